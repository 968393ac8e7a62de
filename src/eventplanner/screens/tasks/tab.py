"""The tab of an event's tasks: what is to be done until when and by whom, and how far each area is."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from eventplanner.domain.base.text import counted, fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.tasks.tasks import TASK, Task
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.tasks import columns as task_columns
from eventplanner.screens.tasks.apply_checklist import ApplyChecklist
from eventplanner.screens.tasks.files import TaskFiles
from eventplanner.screens.tasks.panel import TaskPanel
from eventplanner.screens.tasks.task_actions import TaskActions
from eventplanner.services.checklists import checklists
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.widgets.chrome.glance import Glance
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.forms.asking import nothing_understood
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList

BESIDE = ("", "-detail", "-areas")
"""What `z` shows in turn where there is room for one thing only."""


class TasksOfEvent(Struct, frozen=True):
    """Loaded data."""

    tasks: list[Task]
    gates: Mapping[int, str]
    """What the decisions are called that ask for some."""


class EventTasksScreen(EventPage):
    """By the day they are due; those that are done stay where they were, muted."""

    TAB = "event_tasks"
    files = Held(TaskFiles)
    records = Held(TaskActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS
    DEFAULT_CSS = """
    EventTasksScreen {
        & #tasks-body { height: 1fr; }
        & #task-list { width: 1fr; }
        & #task-side { width: 44; }
        & #task-detail { height: 1fr; }
        & #task-areas { height: auto; max-height: 60%; }
        &.-wide.-alone #task-side { display: none; }
        &.-narrow #tasks-body {
            layout: vertical;
            & #task-side { width: 1fr; height: auto; display: none; }
            &.-detail #task-side, &.-areas #task-side { display: block; }
            & #task-detail, & #task-areas { display: none; }
            &.-detail #task-detail { display: block; height: 10; }
            &.-areas #task-areas { display: block; max-height: 10; }
        }
        &.-none #task-side { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        # What is done most with tasks stands in the line of keys; this one is known from the other tabs.
        Action("tab.next", "greater_than_sign", "tab(1)", N_("Next tab"), N_("The next part of the event"), show=False),
        Action("checklist.apply", "C", "apply", N_("Checklist"), N_("Take up a checklist; nothing twice"), writes=True),
        Action("checklist.keep", "K", "keep", N_("Keep as checklist"), N_("For events to come"), show=False,
               needs="has_tasks_to_keep"),
        Action("detail", "z", "detail", N_("Details"), N_("What is known of the task, areas"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = TasksOfEvent([], {})
        self._by_id: dict[int, Task] = {}
        self._new = True
        self.records.heed_filter = self._show_list
        self.records.still_first = self._still_first

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="tasks-body"):
            yield TaskPanel(
                TASK,
                [],
                title=_("Tasks"),
                purpose=_("What is to be done for this event, until when and by whom."),
                example=_("Confirm catering T-7 +leo #catering"),
                id="task-list",
            )
            with Vertical(id="task-side"):
                with Panel(_("Task"), id="task-detail"):
                    yield Detail()
                with Panel(_("Areas"), id="task-areas"):
                    yield Glance()

    # Reading and showing.

    def load_tab(self, event: Event) -> TasksOfEvent:
        found = tasks.of_event(self.desk.planner, event.id)
        gates = records.names(self.desk.planner, "gate", [task.gate_id for task in found if task.gate_id])
        return TasksOfEvent(found, gates)

    def show_tab(self, data: TasksOfEvent) -> None:
        self._found = data
        self._by_id = {task.id: task for task in data.tasks}
        today = self.desk.day
        self.set_class(not data.tasks, "-none")
        self.listed.records.set_columns(task_columns.event_columns(data.tasks, today, data.gates))
        if self._new and data.tasks:
            # What is done already is behind.
            self._new = False
            first = next((task.id for task in data.tasks if task.is_open), data.tasks[0].id)
            self.records.wanted.setdefault(TASK.name, first)
            self.call_after_refresh(self.listed.records.bring_up)
        self._show_list()
        found = task_columns.areas(data.tasks, today)
        self.query_one("#task-areas Glance", Glance).show(lambda width: task_columns.area_rows(found, today, width))
        self.show_detail(self.listed.record)

    def _show_list(self) -> None:
        """Those that the filter finds."""
        self.listed.filtered = self.records.narrowed if self._found.tasks else ""
        if (added := self.records.wanted.get(TASK.name)) is not None and not self._says(self._by_id.get(added)):
            # What was just added is seen, whatever was looked for before.
            self.records.narrowed = self.listed.filtered = ""
        self.records.show_rows(self.listed, [task for task in self._found.tasks if self._says(task)])
        self._count()

    def _says(self, task: Task | None) -> bool:
        if task is None:
            return True
        area, gate = labels.choice(task.area), self._found.gates.get(task.gate_id or 0, "")
        said = fold(f"{task.title} {task.owner} {area} {gate} {labels.choice(task.state)} {task.reason}")
        return all(word in said for word in fold(self.records.narrowed).replace("#", " ").replace("+", " ").split())

    def _count(self) -> None:
        parts = list(task_columns.counts(self._found.tasks, self.desk.day)) if self._found.tasks else []
        if self.records.narrowed:
            parts.insert(0, _("“{text}”").format(text=self.records.narrowed))
        if marks := len(self.listed.records.marks):
            parts.append(words(counted("{n} marked", "{n} marked", marks)))
        if any(task.pulled_from for task in self._found.tasks):
            parts.append(_("{sign} pulled to a working day").format(sign=glyph("holiday")))
        self.listed.set_counts(" · ".join(parts))

    @property
    def listed(self) -> TaskPanel:
        return self.query_one("#task-list", TaskPanel)

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        message.stop()
        self.show_detail(message.record)

    @on(RecordList.Marked)
    def _marked(self) -> None:
        self._count()

    def show_detail(self, task: Task | None) -> None:
        """Shows details of the task under the cursor."""
        said = task_columns.detail(task, self.desk.day, self._by_id, self._found.gates) if task else []
        self.query_one("#task-detail Detail", Detail).show(said)

    def _still_first(self, chosen: Sequence[Task]) -> str:
        return next(
            (
                first
                for task in chosen
                if task.is_open and (first := task_columns.still_first(task, self._by_id, leaving_out=chosen))
            ),
            "",
        )

    # Filtering.

    @property
    def has_tasks_to_keep(self) -> bool:
        return bool(self._found.tasks)

    def action_detail(self) -> None:
        """Toggles the side panel; on a small terminal cycles through detail, areas and neither."""
        if self.app.size.width >= NARROW:
            self.toggle_class("-alone")
            return
        body = self.query_one("#tasks-body")
        now = next((name for name in BESIDE if name and body.has_class(name)), "")
        following = BESIDE[(BESIDE.index(now) + 1) % len(BESIDE)]
        for name in BESIDE[1:]:
            body.set_class(name == following, name)

    # Checklists.

    @work
    async def action_apply(self) -> None:
        """Choose a checklist, see what it would add, take it up."""
        if self.event is not None:
            self.desk.expect_writing()
            self.tell_done(await self.app.push_screen_wait(ApplyChecklist(self.desk, self.event)))

    def action_keep(self) -> None:
        if self.event is not None:
            hint = _("a name for this list, to give it to other events")
            self.records.ask("K", nothing_understood, hint, partial(self._keep, self.event))

    async def _keep(self, event: Event, name: str) -> str | None:
        return await self.attempt(checklists.save_own, event, name) if name.strip() else None
