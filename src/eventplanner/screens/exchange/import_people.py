"""A table of people or their cards on the way in: what columns are about, and what becomes of each."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.exchange.people_import import PersonLine
from eventplanner.domain.people.columns import HEADINGS
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.i18n.tables import table_word
from eventplanner.screens.exchange.import_columns import ImportedRow, found, in_order
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import people_exchange
from eventplanner.services.exchange.people_exchange import PeoplePreview
from eventplanner.widgets.forms.fields import FormField

SKIP, COLUMN = "skip", "column"
"""The field that says whether bad rows are left out, and how those begin that stand for columns."""
LEFT_OUT = "-"
_PARTS = {"first": N_("first name"), "last": N_("surname"), "last2": N_("second surname")}


class PeopleImport(Struct, frozen=True):
    """One file, read; another column means another plan."""

    INERT: ClassVar[frozenset[str]] = frozenset({SKIP})

    path: Path
    preview: PeoplePreview
    rows: tuple[ImportedRow, ...]
    begins_at: str = SKIP

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "PeopleImport":
        """As the form says it now; runs in a thread. Raises PlannerError."""
        columns = [name for name, _field in self.preview.columns]
        mapping = {name: texts.get(f"{COLUMN}{n}", "") or LEFT_OUT for n, name in enumerate(columns) if name}
        return read_people(planner, self.path, mapping)

    def asks_as(self, other: "PeopleImport") -> bool:
        """Are the fields those of the other one?"""
        return (self.path, [name for name, _ in self.preview.columns]) == (
            other.path,
            [name for name, _ in other.preview.columns],
        )

    def fields(self) -> list[FormField]:
        columns = [("", _("(left out)")), *((name, _called(name)) for name in (*HEADINGS, *_PARTS))]
        return [
            FormField(name=SKIP, label=_("Bad rows"), choices=[("", _("nothing is imported")), ("yes", _("left out"))]),
            *(
                FormField(name=f"{COLUMN}{n}", label=heading or _("column {n}").format(n=n + 1), choices=columns)
                for n, (heading, _field) in enumerate(self.preview.columns)
            ),
        ]

    def texts(self) -> dict[str, str]:
        """What stands in the fields at first."""
        return {f"{COLUMN}{n}": field for n, (_name, field) in enumerate(self.preview.columns)}

    def found(self) -> Content:
        return found(self.preview.result, self.preview.findings)

    def writes(self) -> str:
        n = self.preview.result.added + self.preview.result.updated
        return _("Writing {n} people …").format(n=formats.number(n))

    def carry_out(self, planner: Planner, skip: str) -> Change | None:
        """Do it; None if there was nothing to do. Raises PlannerError."""
        return people_exchange.carry_out(planner, self.preview, skip_bad=bool(skip))[0]


def read_people(planner: Planner, path: Path, mapping: Mapping[str, str] | None = None) -> PeopleImport:
    """Raises FileProblem, Invalid."""
    preview = people_exchange.preview(planner, path, mapping=mapping)
    return PeopleImport(path, preview, tuple(in_order(map(_coming, preview.lines))))


def _called(name: str) -> str:
    return names.heading(_(_PARTS[name]) if name in _PARTS else table_word(HEADINGS[name], language()))


def _coming(row: PersonLine) -> ImportedRow:
    if row.reason:
        about = words(row.reason)
    elif row.changed:
        about = ", ".join(labels.field("person", name) for name in row.changed)
    else:
        about = " · ".join(filter(None, [row.draft.role, row.draft.email or row.draft.phone])) if row.draft else ""
    return ImportedRow(row.line, row.title, row.outcome, about)
