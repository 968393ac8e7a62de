"""The tables of tasks, and of checklists of one's own."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.domain.checklists.checklists import Where
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import UNDATED, TaskState
from eventplanner.models.base import Record, choice


class TaskRow(Record):
    """What may be stored of a task."""

    derived: ClassVar[frozenset[str]] = frozenset({"due_key", "owner_key", "words"})

    event_id: int | None = Field(default=None, foreign_key="event.id")
    title: str = Field(min_length=1, max_length=200)
    area: Area = choice(Area, Area.PROGRAMME)
    owner: str = Field(default="", max_length=200)
    offset: int | None = Field(default=None, ge=-1500, le=1500)
    due: date | None = None
    state: TaskState = choice(TaskState, TaskState.TODO)
    reason: str = Field(default="", max_length=1000)
    priority: int = Field(default=0, ge=0, le=3)
    gate_id: int | None = Field(default=None, foreign_key="gate.id", index=True)
    waits_for: str = Field(default="", max_length=2000)
    snoozed_until: date | None = None
    done_on: date | None = None
    links: str = Field(default="", max_length=4000)
    notes: str = Field(default="", max_length=10_000)
    key: str = Field(default="", max_length=120)

    due_key: str = UNDATED
    """The day it is due, which follows from its event too."""
    owner_key: str = ""
    words: str = ""


class Task(TaskRow, table=True):
    """One line of an event's checklist."""

    __table_args__: Any = (
        Index("ix_task_event", "event_id", "due_key", "id"),
        Index("ix_task_open", "state", "due_key", "id"),
        {"sqlite_autoincrement": True},
    )


class OwnChecklistRow(Record):
    """What may be stored of a checklist of one's own."""

    name: str = Field(min_length=1, max_length=200, unique=True)
    kind: EventKind = choice(EventKind, EventKind.MEETUP)
    notes: str = Field(default="", max_length=10_000)


class OwnChecklist(OwnChecklistRow, table=True):
    """A list of tasks to be given to events."""

    __tablename__ = "checklist"


class OwnChecklistTaskRow(Record):
    """What may be stored of one of its lines."""

    checklist_id: int = Field(foreign_key="checklist.id", index=True)
    title: str = Field(min_length=1, max_length=200)
    area: Area = choice(Area, Area.PROGRAMME)
    offset: int | None = Field(default=None, ge=-1500, le=1500)
    format: Where = choice(Where, Where.BOTH)
    gate: str = Field(default="", max_length=200)
    owner: str = Field(default="", max_length=200)
    notes: str = Field(default="", max_length=10_000)


class OwnChecklistTask(OwnChecklistTaskRow, table=True):
    """One line of a checklist of one's own."""

    __tablename__ = "checklist_task"
