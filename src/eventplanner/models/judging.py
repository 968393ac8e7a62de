"""The tables of risks, goals, findings and incidents."""

from pydantic import NaiveDatetime
from sqlmodel import Field

from eventplanner.domain.decisions.judging import FindingKind, Verdict
from eventplanner.models.base import Record, choice

FAR = 1_000_000_000


class RiskRow(Record):
    """What may be stored of a risk."""

    event_id: int = Field(foreign_key="event.id", index=True)
    title: str = Field(min_length=1, max_length=200)
    likelihood: int = Field(default=3, ge=1, le=5)
    impact: int = Field(default=3, ge=1, le=5)
    mitigation: str = Field(default="", max_length=1000)
    owner: str = Field(default="", max_length=200)
    trigger: str = Field(default="", max_length=1000)
    closed: bool = False


class Risk(RiskRow, table=True):
    """Something that may happen."""


class GoalRow(Record):
    """What may be stored of a goal."""

    event_id: int = Field(foreign_key="event.id", index=True)
    title: str = Field(min_length=1, max_length=200)
    aim: int | None = Field(default=None, ge=-FAR, le=FAR)
    unit: str = Field(default="", max_length=40)
    result: int | None = Field(default=None, ge=-FAR, le=FAR)
    verdict: Verdict = choice(Verdict, Verdict.OPEN)
    note: str = Field(default="", max_length=4000)


class Goal(GoalRow, table=True):
    """What an event is to reach."""


class FindingRow(Record):
    """What may be stored of a finding."""

    event_id: int = Field(foreign_key="event.id", index=True)
    title: str = Field(min_length=1, max_length=200)
    kind: FindingKind = choice(FindingKind, FindingKind.ACTION)
    owner: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=4000)


class Finding(FindingRow, table=True):
    """One line of a retrospective."""


class IncidentRow(Record):
    """What may be stored of an incident."""

    event_id: int = Field(foreign_key="event.id", index=True)
    title: str = Field(min_length=1, max_length=200)
    at: NaiveDatetime
    """UTC."""
    by: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=4000)


class Incident(IncidentRow, table=True):
    """What happened, and when."""
