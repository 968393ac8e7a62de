"""What may go wrong, what an event aims at, what was learnt, and what happened on the day."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class Verdict(StrEnum):
    """How a goal came out."""

    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    MISSED = "missed"


class FindingKind(StrEnum):
    """What sort of thing was learnt."""

    WELL = "well"
    BADLY = "badly"
    ACTION = "action"
    """To be done for the next edition."""


class RiskDraft(Struct, frozen=True, kw_only=True):
    """Something that may happen."""

    title: str
    event_id: int
    likelihood: int = 3
    """1 to 5."""
    impact: int = 3
    """1 to 5."""
    mitigation: str = ""
    owner: str = ""
    trigger: str = ""
    """How it shows that it happens."""
    closed: bool = False


class Risk(RiskDraft, frozen=True, kw_only=True):
    """A risk as the plan has it, at one version."""

    id: int
    version: int

    @property
    def weight(self) -> int:
        """1 to 25."""
        return self.likelihood * self.impact


class GoalDraft(Struct, frozen=True, kw_only=True):
    """What an event is to reach, said before and judged after."""

    title: str
    event_id: int
    aim: int | None = None
    unit: str = ""
    result: int | None = None
    verdict: Verdict = Verdict.OPEN
    note: str = ""


class Goal(GoalDraft, frozen=True, kw_only=True):
    """A goal as the plan has it, at one version."""

    id: int
    version: int


class FindingDraft(Struct, frozen=True, kw_only=True):
    """One line of the retrospective."""

    title: str
    event_id: int
    kind: FindingKind = FindingKind.ACTION
    owner: str = ""
    note: str = ""


class Finding(FindingDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class IncidentDraft(Struct, frozen=True, kw_only=True):
    """What happened, and when."""

    title: str
    event_id: int
    at: datetime
    """UTC, without tzinfo, whole seconds."""
    by: str = ""
    note: str = ""


class Incident(IncidentDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


_NOTE = Field(name="note", shape=Shape.NOTES, longest=4000)

RISK = RecordType(
    name="risk",
    many="risks",
    value=Risk,
    draft=RiskDraft,
    belongs_to="event_id",
    order="closed, likelihood * impact DESC, id",
    fields=(
        Field(name="title", needed=True),
        Field(name="likelihood", shape=Shape.NUMBER, least=1, most=5, needed=True),
        Field(name="impact", shape=Shape.NUMBER, least=1, most=5, needed=True),
        Field(name="mitigation", longest=1000),
        Field(name="owner"),
        Field(name="trigger", longest=1000),
        Field(name="closed", shape=Shape.YES),
    ),
)
GOAL = RecordType(
    name="goal",
    many="goals",
    value=Goal,
    draft=GoalDraft,
    belongs_to="event_id",
    fields=(
        Field(name="title", needed=True),
        Field(name="aim", shape=Shape.NUMBER, least=-1_000_000_000, most=1_000_000_000),
        Field(name="unit", longest=40),
        Field(name="result", shape=Shape.NUMBER, least=-1_000_000_000, most=1_000_000_000),
        Field(name="verdict", shape=Shape.CHOICE, choices=Verdict),
        _NOTE,
    ),
)
FINDING = RecordType(
    name="finding",
    many="findings",
    value=Finding,
    draft=FindingDraft,
    belongs_to="event_id",
    fields=(
        Field(name="title", needed=True),
        Field(name="kind", shape=Shape.CHOICE, choices=FindingKind),
        Field(name="owner"),
        _NOTE,
    ),
)
INCIDENT = RecordType(
    name="incident",
    many="incidents",
    value=Incident,
    draft=IncidentDraft,
    belongs_to="event_id",
    order='"at", id',
    fields=(Field(name="title", needed=True), Field(name="by"), _NOTE),
)
