"""Rows of a table as texts by field, for records that read their fields from texts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean, clean_line
from eventplanner.domain.parsing import table
from eventplanner.domain.parsing.table import Cell, TableRow
from eventplanner.domain.parsing.values import unsaid

_LONGEST_SHOWN = 40


class TextRow(Struct, frozen=True):
    """Row of texts by field; missing columns and empty cells are left out."""

    line: int
    texts: Mapping[str, str] = field(default_factory=dict)
    """By field, as records read them."""
    problem: Message | None = None
    """Why the row cannot be read."""
    named: str = "name"
    """The field that names the record."""

    @property
    def title(self) -> str:
        return self.texts.get(self.named, "")


def refusal(row: TextRow, error: Invalid) -> Message:
    """Returns the reason to refuse a row, with the text of the field that is wrong."""
    field, reason = next(iter(error.fields.items()), ("", error.message))
    text = clean_line(row.texts.get(field, ""))
    if not text:
        return error.message
    shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return Message("{field} “{text}”: {reason}", {"field": error.label(field), "text": shown, "reason": reason})


def texts_of(row: TableRow, fields: Sequence[str], long: Collection[str]) -> dict[str, str]:
    """Returns the text of each field.

    Several columns of one field, and cells of a `long` field, become several lines.
    """
    texts: dict[str, str] = {}
    for name, cell in zip(fields, row.cells, strict=True):
        text = cell_text(cell, is_long=name in long) if name else ""
        if text and not unsaid(text):
            texts[name] = "\n".join(filter(None, [texts.get(name, ""), text]))
    return texts


def cell_text(cell: Cell, *, is_long: bool = False) -> str:
    """Returns a cell as a person would type it, a day without its time; on one line unless `is_long`."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = table.cell_text(cell)
    return clean(text).strip() if is_long else clean_line(text)
