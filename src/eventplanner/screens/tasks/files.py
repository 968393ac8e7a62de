"""Tasks written into a file, and taken out of one, from a page that lists them."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.text import counted
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.export_spec import ExportFormat, ExportSpec, Texts, csv_formats, file_stem, writer
from eventplanner.screens.exchange.import_subjects import tasks_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.tasks_exchange import export_tasks
from eventplanner.services.tasks import tasks


class TaskFiles(FileActions):
    """Tables, checklists and calendars, of an event or of everything that is open."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("tasks.export", "E", "export", N_("Export"), N_("A table, a list, a calendar"), show=False),
        Action("tasks.import", "i", "import", N_("Import"), N_("Tasks out of a table"), show=False, writes=True),
    )

    def exports(self) -> ExportSpec:
        event = self.page.event
        return ExportSpec(
            title=_("Export tasks"),
            formats=[
                *csv_formats(),
                ExportFormat("md", _("checklist to send around (.md)"), "md"),
                ExportFormat("ics", _("calendar of things to do (.ics)"), "ics"),
            ],
            stem=lambda _texts: file_stem(_("tasks"), event.title if event else ""),
            preview=self._preview,
            write=writer(lambda planner, texts: export_tasks(planner, self.page.event_id, texts["format"])),
        )

    def _preview(self, planner: Planner, _texts: Texts) -> Sequence[str]:
        if (event_id := self.page.event_id) is not None:
            return [words(counted("{n} task", "{n} tasks", len(tasks.of_event(planner, event_id))))]
        return [words(counted("{n} open task", "{n} open tasks", tasks.open_listing(planner).total))]

    def reader(self) -> tuple[Callable[..., Any], str]:
        return tasks_reader(self.page.event_id), _("A table of tasks: title, due, owner, area, state, notes.")
