"""The tables of go/no-go gates and their criteria."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.domain.decisions.gates import Decision, Test
from eventplanner.domain.tasks.tasks import UNDATED
from eventplanner.models.base import Record, choice


class GateRow(Record):
    """What may be stored of a gate."""

    derived: ClassVar[frozenset[str]] = frozenset({"due_key"})

    event_id: int = Field(foreign_key="event.id")
    title: str = Field(min_length=1, max_length=200)
    offset: int | None = Field(default=None, ge=-1500, le=1500)
    due: date | None = None
    free_until: date | None = None
    decider: str = Field(default="", max_length=200)
    decision: Decision = choice(Decision, Decision.OPEN)
    decided_on: date | None = None
    decided_by: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=4000)
    key: str = Field(default="", max_length=120)

    due_key: str = UNDATED
    """The day of the decision, which follows from the event too."""


class Gate(GateRow, table=True):
    """A dated decision."""

    __table_args__: Any = (
        Index("ix_gate_event", "event_id", "due_key", "id"),
        Index("ix_gate_open", "decision", "due_key", "id"),
        {"sqlite_autoincrement": True},
    )


class CriterionRow(Record):
    """What may be stored of a criterion."""

    gate_id: int = Field(foreign_key="gate.id", index=True)
    text: str = Field(default="", max_length=300)
    test: Test = choice(Test, Test.OWN)
    number: int | None = Field(default=None, ge=0, le=1_000_000)
    met: bool = False


class Criterion(CriterionRow, table=True):
    """One thing that has to be so for a go."""
