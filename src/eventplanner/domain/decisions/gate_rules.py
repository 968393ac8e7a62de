"""State of a go/no-go decision: criteria that are met, and reasons for those that are not."""

from collections.abc import Sequence

from msgspec import Struct

from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gates import Criterion, Gate
from eventplanner.domain.logistics.venues import PlaceState


class GateFacts(Struct, frozen=True):
    """Data that criteria are tested against."""

    place: PlaceState | None = None
    link: bool = False
    rehearsed: bool = False
    roles: int = 0
    roles_confirmed: int = 0
    tasks: int = 0
    """Those that the gate asks for."""
    tasks_done: int = 0
    first_open: str = ""
    """The title of the first of them that is open."""
    registered: int | None = None
    """In all, at the last count; None where nobody has counted."""
    approved_by: str = ""
    """Who approved the budget; nothing where nobody did."""
    over: Part = ""
    """A category of expenses that is over its plan; nothing where none is."""


class CriterionState(Struct, frozen=True):
    """Present state of a criterion."""

    criterion: Criterion
    met: bool
    said: Message
    """What it is about, and how far that is."""

    @property
    def id(self) -> int:
        return self.criterion.id

    @property
    def version(self) -> int:
        return self.criterion.version


class GateState(Struct, frozen=True):
    """Decision with the state of its criteria."""

    gate: Gate
    criteria: Sequence[CriterionState] = ()

    @property
    def id(self) -> int:
        return self.gate.id

    @property
    def version(self) -> int:
        return self.gate.version

    @property
    def missing(self) -> tuple[CriterionState, ...]:
        """Criteria that are not met."""
        return tuple(each for each in self.criteria if not each.met)


def state_of(criterion: Criterion, facts: GateFacts) -> CriterionState:
    """Returns whether a criterion is met now; for a custom one, whether it was ticked."""
    met, said = _look(criterion, facts)
    return CriterionState(criterion, met, said)


def _look(criterion: Criterion, facts: GateFacts) -> tuple[bool, Message]:
    match criterion.test:
        case Test.VENUE_SIGNED:
            met = facts.place is PlaceState.SIGNED
            return met, Message("the venue is signed") if met else Message("the venue is not signed")
        case Test.PLATFORM_READY:
            return _platform(facts)
        case Test.ROLES_FILLED:
            met = facts.roles > 0 and facts.roles_confirmed == facts.roles
            said = {"n": facts.roles_confirmed, "all": facts.roles}
            return met, Message("{n} of {all} roles are confirmed", said)
        case Test.TASKS_DONE:
            return _tasks(facts)
        case Test.BUDGET_APPROVED:
            return _budget(facts)
        case Test.REGISTRATIONS:
            wanted, there = criterion.number or 0, facts.registered
            if there is None:
                return False, counted(
                    "{n} registration is wanted, and nobody has counted",
                    "{n} registrations are wanted, and nobody has counted",
                    wanted,
                )
            return there >= wanted, Message("{n} of {all} registrations", {"n": there, "all": wanted})
    return criterion.met, Message("{text}", {"text": criterion.text})


def _budget(facts: GateFacts) -> tuple[bool, Message]:
    if not facts.approved_by:
        return False, Message("the budget is not approved")
    if facts.over:
        return False, Message("the budget is approved, and {category} is over its plan", {"category": facts.over})
    return True, Message("the budget is approved by {who}", {"who": facts.approved_by})


def _platform(facts: GateFacts) -> tuple[bool, Message]:
    if not facts.link:
        return False, Message("there is no link for guests")
    if not facts.rehearsed:
        return False, Message("the platform was not rehearsed")
    return True, Message("the platform is rehearsed")


def _tasks(facts: GateFacts) -> tuple[bool, Message]:
    if not facts.tasks:
        return True, Message("no task is asked for")
    said: dict[str, str | int] = {"n": facts.tasks_done, "all": facts.tasks}
    if facts.tasks_done == facts.tasks:
        return True, Message("{n} of {all} tasks are done", said)
    return False, Message("{n} of {all} tasks are done; next: {title}", said | {"title": facts.first_open})
