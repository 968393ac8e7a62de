"""Somebody's budget on its way in: what its columns are about, what does not add up, and what becomes of its rows."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.money import Money
from eventplanner.domain.exchange.budget_columns import HEADINGS
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.i18n.tables import table_word
from eventplanner.screens.exchange.import_columns import ImportedRow, found, in_order
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import budget_import
from eventplanner.services.exchange.budget_import import BudgetPreview, BudgetRowOutcome, ImportRequest
from eventplanner.widgets.forms.fields import FormField

SKIP, COLUMN, CURRENCY, DECIMAL = "skip", "column", "currency", "decimal"
"""The fields beside those that stand for columns."""
LEFT_OUT = "-"


class BudgetImport(Struct, frozen=True):
    """One table, read; another column means another plan."""

    INERT: ClassVar[frozenset[str]] = frozenset({SKIP})

    path: Path
    preview: BudgetPreview
    rows: tuple[ImportedRow, ...]
    begins_at: str = SKIP

    @staticmethod
    def reader(event_id: int | None, year: int | None) -> Callable[[Planner, Path], "BudgetImport"]:
        """Reads a file for an event, or for what belongs to none in a year."""
        return partial(_read, event_id, year, {})

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "BudgetImport":
        """As the form says it now; runs in a thread. Raises PlannerError."""
        header = self.preview.table.header
        mapping = {name: texts.get(f"{COLUMN}{n}", "") or LEFT_OUT for n, name in enumerate(header) if name}
        for name in (CURRENCY, DECIMAL):
            if texts.get(name):
                mapping[name] = texts[name]
        return _read(self.preview.event_id, self.preview.year, mapping, planner, self.path)

    def asks_as(self, other: "BudgetImport") -> bool:
        """Are the fields those of the other one?"""
        return (self.path, self.preview.table.header) == (other.path, other.preview.table.header)

    def fields(self) -> list[FormField]:
        columns = [("", _("(left out)")), *((name, _called(name)) for name in HEADINGS)]
        marks = [("", _("as the amounts show")), (",", _("comma: 1.234,50")), (".", _("point: 1,234.50"))]
        return [
            FormField(name=SKIP, label=_("Bad rows"), choices=[("", _("nothing is imported")), ("yes", _("left out"))]),
            FormField(name=CURRENCY, label=_("Currency"), hint="CLP"),
            FormField(name=DECIMAL, label=_("Decimals"), choices=marks),
            *(
                FormField(name=f"{COLUMN}{n}", label=heading or _("column {n}").format(n=n + 1), choices=columns)
                for n, (heading, _field) in enumerate(self.preview.columns)
            ),
        ]

    def texts(self) -> dict[str, str]:
        """What stands in the fields at first."""
        columns = {f"{COLUMN}{n}": field for n, (_name, field) in enumerate(self.preview.columns)}
        return {CURRENCY: self.preview.currency, DECIMAL: self.preview.decimal} | columns

    def found(self) -> Content:
        return found(self.preview.result, [*self.preview.checks, *self.preview.findings])

    def writes(self) -> str:
        n = self.preview.result.added + self.preview.result.updated
        return _("Writing {n} budget lines …").format(n=formats.number(n))

    def carry_out(self, planner: Planner, skip: str) -> Change | None:
        """Do it; None if there was nothing to do. Raises PlannerError."""
        return budget_import.carry_out(planner, self.preview, skip_bad=bool(skip))[0]


def _read(
    event_id: int | None, year: int | None, mapping: Mapping[str, str], planner: Planner, path: Path
) -> BudgetImport:
    preview = budget_import.preview(planner, path, ImportRequest(event_id=event_id, year=year, mapping=mapping))
    return BudgetImport(path, preview, tuple(in_order(map(_coming, preview.lines))))


def _called(name: str) -> str:
    return names.heading(table_word(HEADINGS[name], language()))


def _coming(row: BudgetRowOutcome) -> ImportedRow:
    if row.reason:
        about = words(row.reason)
    elif row.changed:
        about = ", ".join(labels.field("budget_line", name) for name in row.changed)
    elif row.draft is not None:
        minor = row.draft.amount if row.draft.amount is not None else row.draft.unit_price or 0
        parts = [
            labels.choice(row.draft.flow),
            labels.category(row.draft.category),
            formats.money(Money(minor, row.draft.currency)),
        ]
        about = " · ".join(parts)
    else:
        about = ""
    return ImportedRow(row.line, row.title, row.outcome, about)
