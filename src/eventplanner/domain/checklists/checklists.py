"""Built-in checklists: tasks, decisions and roles for one kind of event, in one language."""

from collections.abc import Container

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.base.values import revised
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.events.events import EventKind, Format
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.team.duties import Duty


class Where(Choice):
    """Formats of event to which a task applies."""

    IN_PERSON = "in_person", N_("in person")
    VIRTUAL = "virtual", N_("virtual")
    BOTH = "both", N_("both")


_HERE_ONLY = {Test.VENUE_SIGNED: Where.IN_PERSON, Test.PLATFORM_READY: Where.VIRTUAL}


class Titled(Struct, frozen=True, kw_only=True):
    """Part of a checklist that has a title."""

    key: str
    """Stable for life; no other part of its kind has it."""
    title: str = ""


class ChecklistGate(Titled, frozen=True, kw_only=True):
    """Decision of a checklist."""

    offset: int
    """Days from the event, as of a task."""
    penalty_free: int | None = None
    """The last day on which a no costs nothing, counted likewise."""
    criteria: tuple[str, ...] = ()
    """Values of `Test` but `own`; `registrations 60` is per cent of the capacity."""
    own: tuple[Titled, ...] = ()
    """What only a person can tell."""


class ChecklistRole(Struct, frozen=True, kw_only=True):
    """Duty on the day, with the number of people it takes."""

    role: Duty
    where: Where = Where.BOTH
    count: int = 1


class ChecklistTask(Titled, frozen=True, kw_only=True):
    """Task of a checklist."""

    offset: int
    """Days from the event: before its first day if negative, after its last if positive."""
    area: Area
    where: Where = Where.BOTH
    gate: str = ""
    """The key of the decision that asks for it."""
    waits_for: tuple[str, ...] = ()
    """Keys of the tasks that come first."""


class Checklist(Titled, frozen=True, kw_only=True):
    """Tasks, decisions and roles that a kind of event needs."""

    gates: tuple[ChecklistGate, ...] = ()
    roles: tuple[ChecklistRole, ...] = ()
    tasks: tuple[ChecklistTask, ...] = ()

    def of(self, format: Format) -> "Checklist":
        """Returns the checklist with only the tasks that apply to a format."""
        tasks = tuple(task for task in self.tasks if applies(task.where, format))
        kept = {task.key for task in tasks}
        return revised(
            self,
            gates=tuple(_gate_of(gate, format) for gate in self.gates),
            roles=tuple(role for role in self.roles if applies(role.where, format)),
            tasks=tuple(revised(task, waits_for=_known(task.waits_for, kept)) for task in tasks),
        )


def applies(where: Where, format: Format) -> bool:
    """Returns whether an item applies to an event of a format; every item applies to a hybrid one."""
    return where is Where.BOTH or format is Format.HYBRID or where.value == format.value


def for_kind(kind: EventKind) -> str:
    """Returns the key of the built-in checklist for events of that kind."""
    return "talk" if kind is EventKind.INTERNAL else kind.value


def _gate_of(gate: ChecklistGate, format: Format) -> ChecklistGate:
    """A virtual event has no venue to be signed, and one in person no platform to be ready."""
    criteria = tuple(each for each in gate.criteria if applies(_where(each), format))
    return revised(gate, criteria=criteria)


def _where(criterion: str) -> Where:
    return _HERE_ONLY.get(Test(criterion.partition(" ")[0]), Where.BOTH)


def _known(keys: tuple[str, ...], kept: Container[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in kept)
