"""The page of the open tasks of all events: what is overdue, due today, this week, later."""

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import PAGE
from eventplanner.domain.base.text import counted
from eventplanner.domain.tasks.groups import TaskOfEvent
from eventplanner.domain.tasks.tasks import TASK, Task
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import Held
from eventplanner.screens.tasks import columns as task_columns
from eventplanner.screens.tasks.ahead import GROUPS, owner_choices
from eventplanner.screens.tasks.files import TaskFiles
from eventplanner.screens.tasks.panel import OpenTasksPanel
from eventplanner.screens.tasks.task_actions import TaskActions
from eventplanner.services.records import records
from eventplanner.services.tasks import task_list, tasks
from eventplanner.services.tasks.task_list import OpenTasks
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.grouped_list import Grouped, ListGroup
from eventplanner.widgets.lists.record_list import RecordList

EVENT, TITLE = 20, 24
"""Cells that the titles of events take at most, and those of tasks unless there is room."""


class LoadedTasks(Struct, frozen=True):
    """Loaded data."""

    found: OpenTasks
    first: Sequence[TaskOfEvent]
    """The first rows, by which the columns are measured."""
    place: int
    """Of the task that the cursor was on, or of what follows it."""


class TasksScreen(Page):
    """Read a page at a time, however many there are."""

    WIDGETS = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset({"task", "event", "gate", "setting"})
    DEFAULT_CSS = """
    TasksScreen {
        & #tasks-body { height: 1fr; }
        & #open-tasks { width: 1fr; }
        & #task-detail { width: 40; height: 1fr; }
        &.-wide.-alone #task-detail { display: none; }
        &.-narrow #tasks-body { layout: vertical; }
        &.-narrow #task-detail { display: none; width: 1fr; height: 10; }
        &.-narrow.-detail #task-detail { display: block; }
    }
    """
    records = Held(TaskActions)
    files = Held(TaskFiles)
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("tasks.whose", "f", "whose", N_("Whose"), N_("Everybody's tasks, mine, or somebody's")),
        Action("tasks.group", "tab", "next_group", N_("Next group"), show=False),
        Action("detail", "z", "detail", N_("Details"), N_("What is known of the task"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._total = 0

    def body(self) -> ComposeResult:
        with Horizontal(id="tasks-body"):
            yield OpenTasksPanel(
                [],
                title=_("Tasks"),
                purpose=_("What is to be done in all events. There is nothing open."),
                example=_("Renew the meetup licence 12 mar +ana"),
                id="open-tasks",
            )
            with Panel(_("Task"), id="task-detail"):
                yield Detail()
        yield Asking()

    @property
    def listed(self) -> OpenTasksPanel:
        return self.query_one("#open-tasks", OpenTasksPanel)

    # Reading and showing.

    def load(self) -> LoadedTasks:
        planner, owner, text = self.desk.planner, self.desk.whose, self.records.narrowed
        here = self._wanted_task()
        with planner.store.snapshot():
            found = task_list.open_tasks(planner, owner, text, formats.first_weekday())
            first = [row for n in range(min(PAGE, found.listing.total)) if (row := found.listing[n]) is not None]
            place = tasks.open_place(planner, owner, text, here) if here else 0
            found.listing.prepare(place)
        return LoadedTasks(found, first, place)

    def _wanted_task(self) -> Task | None:
        """The task that the cursor shall be on, as it is now, or as it was where it is gone."""
        here: Task | None = self.listed.record
        id = self.records.wanted.pop(TASK.name, here.id if here else 0)
        return next(iter(records.several(self.desk.planner, TASK, [id])), here)

    def show(self, data: LoadedTasks) -> None:
        listed, today = self.listed, self.desk.day
        wide = self.app.size.width >= NARROW
        groups = [ListGroup(_(GROUPS[soon].heading), GROUPS[soon].role, total) for soon, total in data.found.totals]
        grouped = Grouped(data.found.listing, groups, blanks=wide)
        before, after = task_columns.columns(data.first, today, lambda row: row.task, TITLE)
        longest = max((cell_len(row.event_title) for row in data.first), default=0)
        width = max(5, min(EVENT, longest))
        event = Column[Any](title=N_("event"), cell=lambda row: Cell(row.event_title, "muted"), width=width)
        listed.filtered = self.records.narrowed
        listed.records.set_columns([*before, event, *after])
        self._total = data.found.listing.total
        last = max(0, self._total - 1)
        listed.show(grouped, grouped.place(min(data.place, last)))
        self._count()
        self.refresh_bindings()
        self._show_detail(listed.row)
        if self.focused is None and not self.is_asking:
            listed.records.focus()

    def _count(self) -> None:
        parts = [_("“{text}”").format(text=self.records.narrowed)] if self.records.narrowed else []
        parts.append(words(counted("{n} open", "{n} open", self._total)))
        if marks := len(self.listed.records.marks):
            parts.append(words(counted("{n} marked", "{n} marked", marks)))
        self.listed.set_counts(" · ".join(parts))
        whose = self.desk.whose
        self.listed.set_title(_("Tasks of {name}").format(name=whose) if whose else _("Tasks of all events"))

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        message.stop()
        self._show_detail(message.record)

    @on(RecordList.Marked)
    def _marked(self) -> None:
        self._count()

    @work(exclusive=True, group="detail")
    async def _show_detail(self, row: TaskOfEvent | None) -> None:
        """What is known of the task under the cursor, with what it waits for."""
        if row is None:
            self.query_one(Detail).show([])
            return
        try:
            others, gates = await asyncio.to_thread(self._about, row.task)
        except PlannerError as error:
            self.complain(error)
            return
        title, *rest = task_columns.detail(row.task, self.desk.day, others, gates)
        event = [DetailLine("", row.event_title, "sky")] if row.event_title else []
        self.query_one(Detail).show([title, *event, *rest])

    def _about(self, task: Task) -> tuple[dict[int, Task], dict[int, str]]:
        planner = self.desk.planner
        first = records.several(planner, TASK, task.waits_for)
        return {each.id: each for each in first}, records.names(planner, "gate", [task.gate_id or 0])

    # What the keys do.

    @on(RecordList.Picked)
    def open_event(self, message: RecordList.Picked) -> None:
        """The tasks of its event; of one that belongs to none, the form."""
        message.stop()
        message.prevent_default()
        event_id = message.record.task.event_id
        if event_id is None:
            self.records.action_edit()
        else:
            self.hand_on(f"app.open('event_tasks', {event_id})", self)

    @work
    async def action_whose(self) -> None:
        """Chooses the owner whose tasks are shown, for the session."""
        choices = await asyncio.to_thread(owner_choices, self.desk.planner, self.desk.who)
        picked = await self.app.push_screen_wait(pick(_("Whose tasks"), choices, self.desk.whose))
        if picked is not None:
            self.desk.whose = picked
            self.reload()

    def action_next_group(self) -> None:
        self.listed.grouped.next_group()

    def action_detail(self) -> None:
        self.toggle_class("-alone" if self.app.size.width >= NARROW else "-detail")
