"""Go/no-go gates: decisions with a day, and their criteria."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message, fold
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.quick_lines import criterion_texts, gate_texts
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.people.personal import DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind
from eventplanner.domain.tasks.tasks import UNDATED


class Decision(Choice):
    """Outcomes of a gate."""

    OPEN = "open", N_("open")
    GO = "go", N_("go")
    NO_GO = "no_go", N_("no-go")


class GateDraft(Struct, frozen=True, kw_only=True):
    """Decision to be taken on a day."""

    event_id: Annotated[int, Field(table="event", indexed=False)]
    title: Annotated[str, Field(N_("title"), needed=True)]
    offset: Annotated[int | None, Field(least=-1500, most=1500)] = None
    due: Annotated[date | None, Field(N_("due"), Shape.DUE)] = None
    free_until: Annotated[date | None, Field(N_("free until"))] = None
    """The last day on which a no costs nothing."""
    decider: Annotated[str, Field(N_("who decides"), personal=DUTIES)] = ""
    decision: Decision = Decision.OPEN
    decided_on: date | None = None
    decided_by: Annotated[str, Field(signed=True)] = ""
    note: Annotated[str, Field(N_("note"), Shape.NOTES, longest=4000)] = ""
    key: Annotated[str, Field(longest=120)] = ""
    """The template's gate that it comes from, as `conference/commit`."""


class Gate(GateDraft, frozen=True, kw_only=True):
    """A gate as stored, at one version."""

    id: int
    version: int
    due_key: str = UNDATED
    pulled_from: date | None = None
    """The day that it would be due if that were a working day; None where it is due on the day that is reckoned."""

    @property
    def when(self) -> Due:
        return Due(self.offset, self.due)

    @property
    def due_on(self) -> date | None:
        """Day of the decision; None without one."""
        return None if self.due_key == UNDATED else date.fromisoformat(self.due_key)


class CriterionDraft(Struct, frozen=True, kw_only=True):
    """Condition of a go."""

    gate_id: Annotated[int, Field(table="gate")]
    text: Annotated[str, Field(N_("what has to be so"), longest=300)] = ""
    """Of one's own, what is to be so."""
    test: Annotated[Test, Field(N_("found out by"))] = Test.OWN
    number: Annotated[int | None, Field(N_("how many"))] = None
    """How many, where the test counts."""
    met: Annotated[bool, Field(N_("met"))] = False
    """Of one's own only: it was ticked."""


class Criterion(CriterionDraft, frozen=True, kw_only=True):
    """A criterion as stored, at one version."""

    id: int
    version: int


def _wrong_criterion(draft: CriterionDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
    if draft.test is Test.OWN and not fold(draft.text):
        wrong["text"] = Message("say what has to be so")
    if draft.test is Test.REGISTRATIONS and draft.number is None:
        wrong["number"] = Message("say how many")
    return wrong


GATE = Kind(
    name="gate",
    many="gates",
    noun=N_("decision"),
    value=Gate,
    draft=GateDraft,
    belongs_to="event_id",
    order="due_key, id",
    called="title",
    indexes=(
        Index("ix_gate_event", ("event_id", "due_key", "id")),
        Index("ix_gate_open", ("decision", "due_key", "id")),
    ),
    line=lambda said: gate_texts(said.line, said.today, day_first=said.day_first),
)
CRITERION = Kind(
    name="criterion",
    many="criteria",
    noun=N_("criterion"),
    value=Criterion,
    draft=CriterionDraft,
    belongs_to="gate_id",
    rules=_wrong_criterion,
    line=lambda said: criterion_texts(said.line, said.choices(Test)),
)
