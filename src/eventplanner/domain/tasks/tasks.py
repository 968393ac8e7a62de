"""Tasks: the lines of an event's checklist."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.parsing.due import Due
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType
from eventplanner.domain.tasks.areas import Area

UNDATED = "9999"
"""The `due_key` of what has no day; it comes after every day."""


class TaskState(StrEnum):
    """How far a task is."""

    TODO = "todo"
    DOING = "doing"
    BLOCKED = "blocked"
    """It cannot go on, and `reason` says why."""
    DONE = "done"


class TaskDraft(Struct, frozen=True, kw_only=True):
    """A task as a person describes it."""

    title: str
    event_id: int | None = None
    """None for what belongs to no event."""
    area: Area = Area.PROGRAMME
    owner: str = ""
    offset: int | None = None
    """Days from the event, which the task follows; see `Due`."""
    due: date | None = None
    """A day of its own; None with an offset."""
    state: TaskState = TaskState.TODO
    reason: str = ""
    """Why it is blocked."""
    priority: int = 0
    """0 to 3, the most pressing."""
    gate_id: int | None = None
    """The decision that asks for it."""
    waits_for: tuple[int, ...] = ()
    """Ids of tasks that come first; those that are gone do not count."""
    snoozed_until: date | None = None
    """Until that day nobody is reminded of it."""
    done_on: date | None = None
    links: tuple[str, ...] = ()
    notes: str = ""
    key: str = ""
    """Where it comes from: `conference/venue-contract`, `finding/12`; nothing for one that a person wrote."""


class Task(TaskDraft, frozen=True, kw_only=True):
    """A task as the plan has it, at one version."""

    id: int
    version: int
    due_key: str = UNDATED
    """The day it is due, as text; storage computes it from the event."""

    @property
    def when(self) -> Due:
        return Due(self.offset, self.due)

    @property
    def due_on(self) -> date | None:
        """The day it is due."""
        return None if self.due_key == UNDATED else date.fromisoformat(self.due_key)

    @property
    def is_open(self) -> bool:
        return self.state is not TaskState.DONE

    def late(self, today: date) -> bool:
        """Open, and its day is past."""
        return self.is_open and self.due_key < today.isoformat()

    def asleep(self, today: date) -> bool:
        """Nobody is to be reminded of it yet."""
        return self.snoozed_until is not None and today < self.snoozed_until


TASK = RecordType(
    name="task",
    many="tasks",
    value=Task,
    draft=TaskDraft,
    belongs_to="event_id",
    order="due_key, id",
    fields=(
        Field(name="title", needed=True),
        Field(name="area", shape=Shape.CHOICE, choices=Area),
        Field(name="owner"),
        Field(name="due", shape=Shape.DUE),
        Field(name="state", shape=Shape.CHOICE, choices=TaskState),
        Field(name="reason", longest=1000),
        Field(name="priority", shape=Shape.NUMBER, most=3, needed=True),
        Field(name="gate_id", shape=Shape.RECORD, table="gate"),
        Field(name="waits_for", shape=Shape.NUMBERS, longest=2000),
        Field(name="snoozed_until", shape=Shape.DAY),
        Field(name="links", shape=Shape.LINES, longest=4000),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
