"""A table of tasks on its way in: what its columns are about, and what becomes of its rows."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.exchange.task_import import TaskLine
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.tasks.columns import HEADINGS
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.i18n.tables import table_word
from eventplanner.screens.exchange.import_columns import ImportedRow, found, in_order
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import tasks_exchange
from eventplanner.services.exchange.tasks_exchange import TaskPreview
from eventplanner.widgets.forms.fields import FormField

SKIP, COLUMN = "skip", "column"
"""The field that says whether bad rows are left out, and how those begin that stand for columns."""
LEFT_OUT = "-"


class TasksImport(Struct, frozen=True):
    """One table, read; another column means another plan."""

    INERT: ClassVar[frozenset[str]] = frozenset({SKIP})

    path: Path
    preview: TaskPreview
    rows: tuple[ImportedRow, ...]
    begins_at: str = SKIP

    @staticmethod
    def reader(event_id: int | None) -> Callable[[Planner, Path], "TasksImport"]:
        """Reads a file for an event; without one, a column may say which."""
        return partial(_read, event_id, None)

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "TasksImport":
        """As the form says it now; runs in a thread. Raises PlannerError."""
        header = self.preview.table.header
        mapping = {name: texts.get(f"{COLUMN}{n}", "") or LEFT_OUT for n, name in enumerate(header) if name}
        return _read(self.preview.event_id, mapping, planner, self.path)

    def asks_as(self, other: "TasksImport") -> bool:
        """Are the fields those of the other one?"""
        return (self.path, self.preview.table.header) == (other.path, other.preview.table.header)

    def fields(self) -> list[FormField]:
        others = {field: heading for heading, field in self.preview.columns if field and field not in HEADINGS}
        columns = [("", _("(left out)")), *((name, _called(name)) for name in HEADINGS if name != "day")]
        columns += others.items()
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
        return _("Writing {n} tasks …").format(n=formats.number(n))

    def carry_out(self, planner: Planner, skip: str) -> Change | None:
        """Do it; None if there was nothing to do. Raises PlannerError."""
        return tasks_exchange.carry_out(planner, self.preview, skip_bad=bool(skip))[0]


def _read(event_id: int | None, mapping: Mapping[str, str] | None, planner: Planner, path: Path) -> TasksImport:
    preview = tasks_exchange.preview(planner, event_id, path, mapping=mapping)
    return TasksImport(path, preview, tuple(in_order(map(_coming, preview.lines))))


def _called(name: str) -> str:
    return names.heading(table_word(HEADINGS[name], language()))


def _coming(row: TaskLine) -> ImportedRow:
    if row.reason:
        about = words(row.reason)
    elif row.changed:
        about = ", ".join(labels.field("task", name) for name in row.changed)
    else:
        about = Due(row.draft.offset, row.draft.due).text if row.draft else ""
    return ImportedRow(row.line, row.title, row.outcome, about)
