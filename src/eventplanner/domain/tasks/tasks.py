"""Tasks of an event."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.people.personal import DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind
from eventplanner.domain.records.lines import SaidLine
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.quick_line import read_task_line

UNDATED = "9999"
"""The `due_key` of what has no day; it comes after every day."""


class TaskState(Choice):
    """States of a task."""

    TODO = "todo", N_("to do")
    DOING = "doing", N_("doing")
    BLOCKED = "blocked", N_("blocked")
    """It cannot go on, and `reason` says why."""
    DONE = "done", N_("done")


class TaskDraft(Struct, frozen=True, kw_only=True):
    """Task as entered by a person."""

    event_id: Annotated[int | None, Field(table="event", indexed=False)] = None
    """None for what belongs to no event."""
    title: Annotated[str, Field(N_("title"), needed=True)]
    area: Annotated[Area, Field(N_("area"))] = Area.PROGRAMME
    owner: Annotated[str, Field(N_("owner"), personal=DUTIES)] = ""
    offset: Annotated[int | None, Field(least=-1500, most=1500)] = None
    """Days from the event, which the task follows; see `Due`."""
    due: Annotated[date | None, Field(N_("due"), Shape.DUE)] = None
    """A day of its own; None with an offset."""
    state: Annotated[TaskState, Field(N_("state"))] = TaskState.TODO
    reason: Annotated[str, Field(N_("reason"), longest=1000)] = ""
    """Why it is blocked."""
    priority: Annotated[int, Field(N_("priority"), most=3, needed=True)] = 0
    """0 to 3, the most pressing."""
    gate_id: Annotated[int | None, Field(N_("for the decision"), table="gate")] = None
    """The decision that asks for it."""
    waits_for: Annotated[
        tuple[int, ...], Field(N_("waits for"), Shape.NUMBERS, longest=2000, hint=N_("numbers of other tasks"))
    ] = ()
    """Ids of tasks that come first; those that are gone do not count."""
    snoozed_until: Annotated[date | None, Field(N_("snoozed until"))] = None
    """Until that day nobody is reminded of it."""
    done_on: date | None = None
    links: Annotated[tuple[str, ...], Field(N_("links"), Shape.LINES, longest=4000)] = ()
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""
    key: Annotated[str, Field(longest=120)] = ""
    """Where it comes from: `conference/venue-contract`, `finding/12`; nothing for one that a person wrote."""


class Task(TaskDraft, frozen=True, kw_only=True):
    """A task as stored, at one version."""

    id: int
    version: int
    due_key: str = UNDATED
    """The day it is due, as text; storage computes it from the event."""
    pulled_from: date | None = None
    """The day that it would be due if that were a working day; None where it is due on the day that is reckoned."""

    @property
    def when(self) -> Due:
        return Due(self.offset, self.due)

    @property
    def due_on(self) -> date | None:
        """Due day; None without one."""
        return None if self.due_key == UNDATED else date.fromisoformat(self.due_key)

    @property
    def is_open(self) -> bool:
        return self.state is not TaskState.DONE

    def late(self, today: date) -> bool:
        """Returns whether the task is open and its day has passed."""
        return self.is_open and self.due_key < today.isoformat()

    def asleep(self, today: date) -> bool:
        """Returns whether the task is snoozed."""
        return self.snoozed_until is not None and today < self.snoozed_until


def _wrong(draft: TaskDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
    if draft.state is TaskState.BLOCKED and not draft.reason:
        wrong["reason"] = Message("say why it is blocked")
    if draft.offset is not None and draft.event_id is None:
        wrong["due"] = Message("T-30 needs an event; write a date")
    return wrong


def _line(said: SaidLine) -> Mapping[str, str]:
    return read_task_line(said.line, today=said.today, day_first=said.day_first, areas=said.choices(Area))


TASK = Kind(
    name="task",
    many="tasks",
    noun=N_("task"),
    value=Task,
    draft=TaskDraft,
    belongs_to="event_id",
    order="due_key, id",
    called="title",
    keys=("owner_key", "words"),
    indexes=(Index("ix_task_event", ("event_id", "due_key", "id")), Index("ix_task_open", ("state", "due_key", "id"))),
    rules=_wrong,
    line=_line,
)
