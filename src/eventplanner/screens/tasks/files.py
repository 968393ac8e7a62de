"""Tasks written into a file, and taken out of one, from a page that lists them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from eventplanner.domain.base.text import fold
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.import_subjects import tasks_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.services.exchange import tasks_exchange


class TaskFiles(FileActions):
    """Tables, checklists and calendars."""

    ENDINGS = {
        ".csv": N_("a table"),
        ".md": N_("a checklist to send around"),
        ".ics": N_("a calendar of things to do"),
    }
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("tasks.export", "E", "export", N_("Export"), N_("A table, a list, a calendar"), show=False),
        Action("tasks.import", "i", "import", N_("Import"), N_("Tasks out of a table"), show=False, writes=True),
    )

    @property
    def proposed_file(self) -> str:
        return f"~/{fold(_('tasks'))}.csv"

    @property
    def files_hint(self) -> str:
        return _("a file: .csv a table, .md a checklist, .ics a calendar")

    @property
    def endings_said(self) -> str:
        return _("Its ending says what is written: .csv, .md or .ics.")

    def writer(self) -> Callable[[str, Path], object]:
        return partial(tasks_exchange.save_tasks, self.page.desk.planner, self.page.event_id)

    def reader(self) -> tuple[Callable[..., Any], str]:
        return tasks_reader(self.page.event_id), _("A table of tasks: title, due, owner, area, state, notes.")
