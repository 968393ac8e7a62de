"""Risks, goals, findings and incidents of an event."""

from datetime import datetime
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.decisions.quick_lines import finding_texts, goal_texts, risk_texts
from eventplanner.domain.people.personal import DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind


class Verdict(Choice):
    """Outcomes of a goal."""

    OPEN = "open", N_("open")
    MET = "met", N_("met")
    PARTLY = "partly", N_("partly")
    MISSED = "missed", N_("missed")


class FindingKind(Choice):
    """Kinds of finding."""

    WELL = "well", N_("went well")
    BADLY = "badly", N_("went badly")
    ACTION = "action", N_("to be done next time")
    """To be done for the next edition."""


class RiskDraft(Struct, frozen=True, kw_only=True):
    """Something that may happen."""

    event_id: Annotated[int, Field(table="event")]
    title: Annotated[str, Field(N_("title"), needed=True)]
    likelihood: Annotated[int, Field(N_("likelihood"), least=1, most=5, needed=True)] = 3
    """1 to 5."""
    impact: Annotated[int, Field(N_("impact"), least=1, most=5, needed=True)] = 3
    """1 to 5."""
    mitigation: Annotated[str, Field(N_("mitigation"), longest=1000)] = ""
    owner: Annotated[str, Field(N_("owner"), personal=DUTIES)] = ""
    trigger: Annotated[str, Field(N_("trigger"), longest=1000)] = ""
    """How it shows that it happens."""
    closed: Annotated[bool, Field(N_("closed"))] = False


class Risk(RiskDraft, frozen=True, kw_only=True):
    """A risk as stored, at one version."""

    id: int
    version: int

    @property
    def weight(self) -> int:
        """Probability times impact, 1 to 25."""
        return self.likelihood * self.impact


class GoalDraft(Struct, frozen=True, kw_only=True):
    """Goal of an event, set before it and judged after it."""

    event_id: Annotated[int, Field(table="event")]
    title: Annotated[str, Field(N_("title"), needed=True)]
    aim: Annotated[int | None, Field(N_("aim"), least=-1_000_000_000, most=1_000_000_000)] = None
    unit: Annotated[str, Field(N_("unit"), longest=40)] = ""
    result: Annotated[int | None, Field(N_("result"), least=-1_000_000_000, most=1_000_000_000)] = None
    verdict: Annotated[Verdict, Field(N_("verdict"))] = Verdict.OPEN
    note: Annotated[str, Field(N_("note"), Shape.NOTES, longest=4000)] = ""


class Goal(GoalDraft, frozen=True, kw_only=True):
    """A goal as stored, at one version."""

    id: int
    version: int


class FindingDraft(Struct, frozen=True, kw_only=True):
    """One line of the retrospective."""

    event_id: Annotated[int, Field(table="event")]
    title: Annotated[str, Field(N_("title"), needed=True)]
    kind: Annotated[FindingKind, Field(N_("kind"))] = FindingKind.ACTION
    owner: Annotated[str, Field(N_("owner"), personal=DUTIES)] = ""
    note: Annotated[str, Field(N_("note"), Shape.NOTES, longest=4000)] = ""


class Finding(FindingDraft, frozen=True, kw_only=True):
    """Finding as stored, at one version."""

    id: int
    version: int


class IncidentDraft(Struct, frozen=True, kw_only=True):
    """Incident, with its time."""

    event_id: Annotated[int, Field(table="event")]
    title: Annotated[str, Field(N_("title"), needed=True)]
    at: datetime
    """UTC, without tzinfo, whole seconds."""
    by: Annotated[str, Field(N_("by"), personal=DUTIES, signed=True)] = ""
    note: Annotated[str, Field(N_("note"), Shape.NOTES, longest=4000)] = ""


class Incident(IncidentDraft, frozen=True, kw_only=True):
    """Incident as stored, at one version."""

    id: int
    version: int


_NOTE = Field(name="note", shape=Shape.NOTES, longest=4000)

RISK = Kind(
    name="risk",
    many="risks",
    noun=N_("risk"),
    value=Risk,
    draft=RiskDraft,
    belongs_to="event_id",
    order="closed, likelihood * impact DESC, id",
    line=lambda said: risk_texts(said.line),
)
GOAL = Kind(
    name="goal",
    many="goals",
    noun=N_("goal"),
    value=Goal,
    draft=GoalDraft,
    belongs_to="event_id",
    line=lambda said: goal_texts(said.line),
)
FINDING = Kind(
    name="finding",
    many="findings",
    noun=N_("finding"),
    value=Finding,
    draft=FindingDraft,
    belongs_to="event_id",
    line=lambda said: finding_texts(said.line),
)
INCIDENT = Kind(
    name="incident",
    many="incidents",
    noun=N_("incident"),
    value=Incident,
    draft=IncidentDraft,
    belongs_to="event_id",
    order='"at", id',
)
