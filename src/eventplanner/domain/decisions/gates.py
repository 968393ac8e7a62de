"""Go/no-go gates: dated decisions, and the criteria that they are taken by."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.parsing.due import Due
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType
from eventplanner.domain.tasks.tasks import UNDATED


class Decision(StrEnum):
    """What was decided."""

    OPEN = "open"
    GO = "go"
    NO_GO = "no_go"


class Test(StrEnum):
    """What a criterion looks at."""

    VENUE_SIGNED = "venue_signed"
    PLATFORM_READY = "platform_ready"
    ROLES_FILLED = "roles_filled"
    TASKS_DONE = "tasks_done"
    """All tasks that the gate asks for are done."""
    REGISTRATIONS = "registrations"
    """At least so many people are registered."""
    BUDGET_APPROVED = "budget_approved"
    """The budget was approved, and no category of it is over."""
    OWN = "own"
    """What only a person can tell."""


class GateDraft(Struct, frozen=True, kw_only=True):
    """A decision to be taken on a day."""

    title: str
    event_id: int
    offset: int | None = None
    due: date | None = None
    free_until: date | None = None
    """The last day on which a no costs nothing."""
    decider: str = ""
    decision: Decision = Decision.OPEN
    decided_on: date | None = None
    decided_by: str = ""
    note: str = ""
    key: str = ""
    """The template's gate that it comes from, as `conference/commit`."""


class Gate(GateDraft, frozen=True, kw_only=True):
    """A gate as the plan has it, at one version."""

    id: int
    version: int
    due_key: str = UNDATED

    @property
    def when(self) -> Due:
        return Due(self.offset, self.due)

    @property
    def due_on(self) -> date | None:
        """The day of the decision."""
        return None if self.due_key == UNDATED else date.fromisoformat(self.due_key)


class CriterionDraft(Struct, frozen=True, kw_only=True):
    """One thing that has to be so for a go."""

    gate_id: int
    text: str = ""
    """Of one's own, what is to be so."""
    test: Test = Test.OWN
    number: int | None = None
    """How many, where the test counts."""
    met: bool = False
    """Of one's own only: it was ticked."""


class Criterion(CriterionDraft, frozen=True, kw_only=True):
    """A criterion as the plan has it, at one version."""

    id: int
    version: int


GATE = RecordType(
    name="gate",
    many="gates",
    value=Gate,
    draft=GateDraft,
    belongs_to="event_id",
    order="due_key, id",
    fields=(
        Field(name="title", needed=True),
        Field(name="due", shape=Shape.DUE),
        Field(name="free_until", shape=Shape.DAY),
        Field(name="decider"),
        Field(name="note", shape=Shape.NOTES, longest=4000),
    ),
)
CRITERION = RecordType(
    name="criterion",
    many="criteria",
    value=Criterion,
    draft=CriterionDraft,
    belongs_to="gate_id",
    fields=(
        Field(name="text", longest=300),
        Field(name="test", shape=Shape.CHOICE, choices=Test),
        Field(name="number", shape=Shape.NUMBER),
        Field(name="met", shape=Shape.YES),
    ),
)
