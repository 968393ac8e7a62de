"""Columns of a table to import: recognition of a known form, and the order of its dates."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct, field

from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.moments import may_be_two, orders
from eventplanner.domain.parsing.table import Table, TableRow, cell_text

BEGINNINGS = ("date", "start", "start_time")
ENDINGS = ("end_date", "end", "end_time")
"""Fields that together say when an event begins and ends; the later ones decide."""

_MOST_NAMED = 10
_LONGEST = 30
"""Characters of a heading in a list of them."""


class ColumnPlan(Struct, frozen=True):
    """The field of each column, and the order of day and month in its dates."""

    fields: tuple[str, ...]
    """One for each column; nothing for a column that is left out."""
    day_first: bool
    findings: tuple[Message, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    """Said of all rows, such as their currency."""
    asked: frozenset[str] = frozenset()
    """Fields of columns that somebody spoke of."""
    remembered: frozenset[str] = frozenset()
    """Fields of columns that are chosen as the last time."""


def signature(header: Sequence[str]) -> str:
    """Returns the key by which a form is recognised: a hash of its headings in order."""
    return sha256("\x1f".join(heading_key(name) for name in header).encode()).hexdigest()


def with_both_orders(table: Table, fields: Sequence[str], dated: Collection[str]) -> Table:
    """Returns the table with a problem on each row whose date may be two, where others prove both orders."""
    places = [place for place, name in enumerate(fields) if name in dated]
    if not {"day", "month"} <= orders(row.cells[place] for row in table.rows for place in places):
        return table

    def checked(row: TableRow) -> TableRow:
        doubtful = next((place for place in places if may_be_two(row.cells[place])), None)
        if doubtful is None or row.problem:
            return row
        parts: dict[str, Part] = {"column": table.header[doubtful], "text": cell_text(row.cells[doubtful])}
        reason = Message(
            "{column} “{text}” may be two dates, and others have the day or the month first; write 3 apr", parts
        )
        return revised(row, problem=reason)

    return revised(table, rows=tuple(map(checked, table.rows)))


def read_columns(table: Table, fields: tuple[str, ...], dated: Collection[str], *, day_first: bool) -> ColumnPlan:
    """Finds out how to read the columns; cells of `dated` fields show the order of day and month where they can."""
    proofs = [orders(row.cells[n] for row in table.rows) for n, name in enumerate(fields) if name in dated]
    proven = set().union(*proofs)
    findings = []
    if {"day", "month"} <= proven:
        findings.append(Message("some numeric dates have the day first and others the month"))
    elif "day" in proven or "month" in proven:
        day_first = "day" in proven
    elif "either" in proven:
        order = Message("the day first") if day_first else Message("the month first")
        findings.append(
            Message("12/3 could be two dates: read with {order}, as the plan's settings say", {"order": order})
        )
    left = [heading for heading, name in zip(table.header, fields, strict=True) if heading and not name]
    if left:
        findings.append(Message("columns left out: {names}", {"names": _listed(left)}))
    return ColumnPlan(fields, day_first, tuple(findings))


def _listed(names: Sequence[str]) -> str:
    """Returns the first of many names, each at a length that leaves room for other findings."""
    shown = [name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…" for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return f"{', '.join(shown)} … (+{more})" if more else ", ".join(shown)
