"""The panel of a list of tasks: how the list is begun, and when it is only the filter that hides them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.content import Content

from eventplanner.domain.tasks.groups import TaskOfEvent
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.grouped_list import GroupedList
from eventplanner.widgets.lists.record_panel import RecordPanel


class TaskPanel(RecordPanel):
    """Of the tasks of one event."""

    DEFAULT_CSS: ClassVar[str] = ""
    filtered = ""
    """What is looked for."""

    def _say_nothing(self) -> Content:
        if self.filtered:
            said = _("No task says “{text}”.").format(text=self.filtered)
            key = Content.assemble(("esc", "bold $accent"), f"   {_('shows all')}")
            return Content("\n").join([line(said), key])
        return Content("\n").join([super()._say_nothing(), *self._keys()])

    def _keys(self) -> list[Content]:
        said = _("takes up a checklist: what such events ask for")
        return [Content.assemble(("C", "bold $accent"), f"   {said}")]


class OpenTasksPanel(TaskPanel):
    """Of the tasks of all events, in groups by how soon they are due."""

    def __init__(
        self, columns: Sequence[Column[Any]], *, title: str, purpose: str, example: str, id: str | None = None
    ) -> None:
        super().__init__(TASK, columns, title=title, purpose=purpose, example=example, id=id)
        self.grouped = GroupedList(columns)
        self.records = self.grouped

    def record_of(self, row: Any) -> Any:
        """The task itself."""
        return row.task if isinstance(row, TaskOfEvent) else None

    @property
    def row(self) -> TaskOfEvent | None:
        """The one under the cursor, with its event."""
        found = self.grouped.record
        return found if isinstance(found, TaskOfEvent) else None

    def _keys(self) -> list[Content]:
        return []
