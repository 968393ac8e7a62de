"""A table of events on its way in: what its columns are about, and what becomes of its rows."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.events.columns import COLUMNS
from eventplanner.domain.exchange.import_preview import ImportLine, ImportPreview
from eventplanner.domain.parsing.headings import LEFT_OUT
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.i18n.tables import event_heading
from eventplanner.screens.exchange.import_columns import ImportedRow, found, in_order
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.widgets.forms.fields import FormField

SKIP = "skip"
"""The field that says whether bad rows are left out."""
LISTED = "listed"
"""Bad rows are left out and written into a file beside the one that was read."""
SHEET = "sheet"
"""The field that says which sheet of a workbook is read."""
COLUMN = "column"
"""Begins the names of the fields that stand for columns."""


class TableImport(Struct, frozen=True):
    """One table, read; another column means another plan, another sheet other columns."""

    INERT: ClassVar[frozenset[str]] = frozenset({SKIP})
    """Fields on which nothing in the preview depends."""

    path: Path
    preview: ImportPreview
    rows: tuple[ImportedRow, ...]
    begins_at: str = SKIP
    """The field that the cursor goes to."""

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "TableImport":
        """As the form says it now; runs in a thread. Raises PlannerError."""
        sheet = texts.get(SHEET, "")
        if sheet != self.texts().get(SHEET, ""):
            return read_table(planner, self.path, sheet=sheet, begins_at=SHEET)
        header = self.preview.table.header
        mapping = {name: texts.get(f"{COLUMN}{n}", "") or LEFT_OUT for n, name in enumerate(header) if name}
        return read_table(planner, self.path, mapping, sheet)

    def asks_as(self, other: "TableImport") -> bool:
        """Are the fields those of the other one?"""
        return (self.path, self.preview.table.sheet) == (other.path, other.preview.table.sheet)

    def fields(self) -> list[FormField]:
        return _fields(self.preview)

    def texts(self) -> dict[str, str]:
        """What stands in the fields at first."""
        known = {f"{COLUMN}{n}": field for n, (_name, field) in enumerate(self.preview.columns)}
        sheet = {SHEET: self.preview.table.sheet} if len(self.preview.table.sheets) > 1 else {}
        return known | sheet

    def found(self) -> Content:
        return found(self.preview.result, self.preview.findings)

    def writes(self) -> str:
        n = self.preview.result.added + self.preview.result.updated
        return _("Writing {n} events …").format(n=formats.number(n))

    def carry_out(self, planner: Planner, skip: str) -> Change | None:
        """Do it; None if there was nothing to do. Raises PlannerError."""
        bad = {each.line: words(each.reason) for each in self.preview.result.rejected if each.reason}
        if skip == LISTED and bad:
            exchange.save_rejects(self.preview, bad, rejects_beside(self.path))
        return exchange.carry_out(planner, self.preview, skip_bad=bool(skip))[0]


def read_table(
    planner: Planner,
    path: Path,
    mapping: Mapping[str, str] | None = None,
    sheet: str = "",
    begins_at: str = SKIP,
) -> TableImport:
    """Raises FileProblem, Invalid."""
    preview = exchange.preview(planner, path, mapping=mapping, sheet=sheet or None)
    return TableImport(path, preview, tuple(in_order(map(_coming, preview.lines))), begins_at)


def skip_field(label: str) -> FormField:
    """What becomes of what is bad."""
    choices = [("", _("nothing is imported")), ("yes", _("left out")), (LISTED, _("left out, in a file"))]
    return FormField(name=SKIP, label=label, choices=choices)


def rejects_beside(path: Path) -> Path:
    """Where what is bad is listed."""
    return path.with_name(f"{path.stem}.rejects.csv")


def _fields(preview: ImportPreview) -> list[FormField]:
    """One for each column, and one for what becomes of bad rows."""
    called = {column: names.heading(event_heading(column, language())) for column in COLUMNS}
    known = {field: called.get(field, names.heading(names.field(field))) for _name, field in preview.columns if field}
    choices = [("", _("(left out)")), *(called | known).items()]
    sheets = [(name, name) for name in preview.table.sheets]
    return [
        *([FormField(name=SHEET, label=_("Sheet"), choices=sheets)] if len(sheets) > 1 else ()),
        skip_field(_("Bad rows")),
        *(
            FormField(name=f"{COLUMN}{n}", label=heading or _("column {n}").format(n=n + 1), choices=choices)
            for n, (heading, _field) in enumerate(preview.columns)
        ),
    ]


def _coming(row: ImportLine) -> ImportedRow:
    if row.reason:
        about = words(row.reason)
    elif row.changed:
        about = ", ".join(names.field(name) for name in row.changed)
    else:
        about = formats.day_year(row.draft.start) if row.draft and row.draft.start else ""
    return ImportedRow(row.line, row.title, row.outcome, about)
