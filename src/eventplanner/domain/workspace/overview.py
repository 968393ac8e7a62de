"""Overview of an event: a summary of each part of its workspace."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from eventplanner.domain.attendance.attendance import Numbers
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Part
from eventplanner.domain.decisions.gates import Decision, Gate
from eventplanner.domain.logistics.venues import Place, Platform, Venue
from eventplanner.domain.people.people import Person
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task
from eventplanner.domain.team.roles import Role
from eventplanner.domain.workspace.readiness import AreaReadiness, Light, Readiness


class AreaSum(Struct, frozen=True):
    """Progress of one area."""

    area: str
    """As in `AreaReadiness`."""
    readiness: AreaReadiness
    done: int = 0
    total: int = 0
    late: int = 0

    @property
    def light(self) -> Light:
        return self.readiness.light

    @property
    def next(self) -> date | None:
        return self.readiness.next


class Overview(Struct, frozen=True):
    """Contents of the overview."""

    numbers: Numbers
    readiness: Readiness
    tasks: Sequence[Task] = ()
    gates: Sequence[Gate] = ()
    roles: Sequence[Role] = ()
    people: Mapping[int, Person] = field(default_factory=dict)
    place: Place | None = None
    venue: Venue | None = None
    platform: Platform | None = None
    activity: Sequence[Change] = ()
    money: tuple[Money, Money] | None = None
    """Expenses as planned and as forecast; None while there is no line."""
    unsure: bool = False
    """Amounts without an exchange rate are left out of them."""
    over: Part = ""
    """A category of expenses that is over its plan."""

    def next_steps(self, today: date) -> list[Task]:
        """Returns open tasks that are not snoozed, the most pressing first."""
        return [task for task in self.tasks if task.is_open and not task.asleep(today)]

    @property
    def decisions(self) -> list[Gate]:
        """Open decisions, then those taken, the last first."""
        ahead = [gate for gate in self.gates if gate.decision is Decision.OPEN]
        taken = [gate for gate in self.gates if gate.decision is not Decision.OPEN]
        return [*ahead, *reversed(taken)]

    def areas(self, today: date) -> list[AreaSum]:
        """Returns the areas that have tasks or a readiness, in their order."""
        found = {each.area: each for each in self.readiness.areas}
        names = dict.fromkeys([*(area.value for area in Area), *found])
        sums = [area_sum(name, found.get(name), self.tasks, today) for name in names]
        return [each for each in sums if each.total or each.light is not Light.NONE]


def area_sum(area: str, readiness: AreaReadiness | None, tasks: Sequence[Task], today: date) -> AreaSum:
    """Returns the progress of an area, with its readiness; that of an event that is over has the tasks alone."""
    of_area = [task for task in tasks if task.area.value == area]
    rated = readiness or AreaReadiness(area, Light.NONE)
    return AreaSum(
        area=area,
        readiness=rated,
        done=sum(not task.is_open for task in of_area) if of_area else rated.done,
        total=len(of_area) or rated.total,
        late=sum(task.late(today) for task in of_area),
    )
