"""Readiness rules: missing items of each part of an event, in words, and the light that follows."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.events.events import OVER, Event, Format
from eventplanner.domain.logistics.venues import PlaceState
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.workspace.readiness import AreaReadiness, Light, Readiness

SIGN_WITHIN = 30
"""Days before the event by which its venue should be signed."""
ROLES_WITHIN = 45
"""Days before the event from which it matters who does what."""
PRESSING = 7
"""Days before the event from which what is still missing is urgent."""
REHEARSE_WITHIN = 3
"""Days before the event by which its platform should have been rehearsed."""
OWNER_WITHIN = 14
"""Days before a task is due by which somebody should have it."""
WAITS_WITHIN = 7
"""Days before a task is due within which nothing should be in its way any more."""
HEAVY_RISK = 15
"""Likelihood × impact from which a risk needs something against it."""

Found = tuple[Light, Message]


class TaskSum(Struct, frozen=True):
    """The tasks of one area of an event."""

    area: Area
    total: int = 0
    done: int = 0
    late: int = 0
    first_late: str = ""
    """The title of the one that is late for longest."""
    blocked: int = 0
    first_blocked: str = ""
    unowned: int = 0
    """Open, due soon or past, and nobody has them."""
    first_unowned: str = ""
    waiting: int = 0
    """Due soon or past, while one that comes first is still open."""
    first_waiting: str = ""


class GateSum(Struct, frozen=True):
    """One decision of an event."""

    title: str
    decision: Decision
    due: date | None


class EventFacts(Struct, frozen=True):
    """Data of one event that readiness is judged by."""

    tasks: Sequence[TaskSum] = ()
    gates: Sequence[GateSum] = ()
    place: PlaceState | None = None
    """None where nobody has begun to look for one."""
    option_until: date | None = None
    link: bool = False
    """There is a link for guests, on the platform or on the event."""
    rehearsed: bool = False
    has_platform: bool = False
    risks: Sequence[str] = ()
    """Heavy ones that nothing is done about."""
    roles: int = 0
    role_problems: Sequence[Message] = ()
    overbooked: Sequence[Message] = ()
    bookings: int = 0


def judged(event: Event, facts: EventFacts, today: date) -> Readiness:
    """Returns the state of each part with its reasons; past and cancelled events are not judged."""
    if event.status in OVER:
        return Readiness(Light.NONE)
    days = (event.first_day - today).days if event.first_day else None
    sums = {each.area: each for each in facts.tasks}
    areas = [_area(area, sums.get(area, TaskSum(area)), event, facts, days, today) for area in Area]
    areas += [
        _told("roles", _roles(facts, days), facts.roles > 0),
        _told("decisions", list(_gates(facts, today)), bool(facts.gates)),
        _told("resources", [(Light.RED, each) for each in facts.overbooked], facts.bookings > 0),
        _told("risks", [(Light.AMBER, _risk(title)) for title in facts.risks], False),
    ]
    found = tuple(area for area in areas if area.light is not Light.NONE or area.total)
    return Readiness(worst(area.light for area in found), found)


def worst(lights: Iterable[Light]) -> Light:
    """Returns the worst light; NONE of an empty list."""
    found = set(lights)
    return next((light for light in Light if light in found), Light.NONE)


def _area(area: Area, sums: TaskSum, event: Event, facts: EventFacts, days: int | None, today: date) -> AreaReadiness:
    found = list(_tasks(sums))
    known = sums.total > 0
    if area is Area.VENUE and event.format is not Format.VIRTUAL:
        found += _place(event, facts, days, today)
        known = known or facts.place is PlaceState.SIGNED
    if area is Area.PLATFORM and event.format is not Format.IN_PERSON:
        found += _platform(facts, days)
        known = known or facts.has_platform
    return _told(area.value, found, known, sums.done, sums.total)


def _told(area: str, found: Sequence[Found], known: bool, done: int = 0, total: int = 0) -> AreaReadiness:
    """Green where something is known of it and nothing is wrong."""
    if not found:
        return AreaReadiness(area, Light.GREEN if known else Light.NONE, (), done, total)
    order = list(Light)
    grave_first = sorted(found, key=lambda each: order.index(each[0]))
    return AreaReadiness(area, grave_first[0][0], tuple(message for _light, message in grave_first), done, total)


def _tasks(sums: TaskSum) -> Iterable[Found]:
    if sums.late == 1:
        yield Light.RED, Message("“{title}” is late", {"title": sums.first_late})
    elif sums.late:
        yield Light.RED, counted("{n} task is late", "{n} tasks are late", sums.late)
    if sums.blocked == 1:
        yield Light.AMBER, Message("“{title}” is blocked", {"title": sums.first_blocked})
    elif sums.blocked:
        yield Light.AMBER, counted("{n} task is blocked", "{n} tasks are blocked", sums.blocked)
    if sums.waiting == 1:
        yield Light.AMBER, Message("“{title}” is due soon and waits for another", {"title": sums.first_waiting})
    elif sums.waiting:
        yield (
            Light.AMBER,
            counted(
                "{n} task is due soon and waits for another", "{n} tasks are due soon and wait for others", sums.waiting
            ),
        )
    if sums.unowned == 1:
        yield Light.AMBER, Message("“{title}” is due and has no owner", {"title": sums.first_unowned})
    elif sums.unowned:
        yield (
            Light.AMBER,
            counted("{n} task that is due has no owner", "{n} tasks that are due have no owner", sums.unowned),
        )


def _place(event: Event, facts: EventFacts, days: int | None, today: date) -> Iterable[Found]:
    if facts.place is PlaceState.SIGNED:
        return
    if facts.option_until is not None and facts.option_until < today:
        yield Light.RED, Message("the venue was held until {day}", {"day": facts.option_until})
    if days is None or not 0 <= days <= SIGN_WITHIN:
        return
    light = Light.RED if days <= PRESSING else Light.AMBER
    if facts.place is None and not event.venue:
        yield light, Message("there is no venue")
    elif facts.place is not None:
        yield light, Message("the venue is not signed")


def _platform(facts: EventFacts, days: int | None) -> Iterable[Found]:
    if days is None or not 0 <= days <= SIGN_WITHIN:
        return
    if not facts.link:
        yield (Light.RED if days <= PRESSING else Light.AMBER), Message("there is no link for guests")
    if facts.has_platform and not facts.rehearsed and days <= REHEARSE_WITHIN:
        yield Light.AMBER, Message("the platform was not rehearsed")


def _roles(facts: EventFacts, days: int | None) -> list[Found]:
    if days is None or not 0 <= days <= ROLES_WITHIN:
        return []
    light = Light.RED if days <= PRESSING else Light.AMBER
    return [(light, message) for message in facts.role_problems]


def _gates(facts: EventFacts, today: date) -> Iterable[Found]:
    for gate in facts.gates:
        if gate.decision is Decision.NO_GO:
            yield Light.RED, Message("“{title}” was decided: no-go", {"title": gate.title})
        elif gate.decision is Decision.OPEN and gate.due is not None and gate.due < today:
            yield Light.RED, Message("“{title}” was to be decided on {day}", {"title": gate.title, "day": gate.due})


def _risk(title: str) -> Message:
    return Message("nothing is planned against “{title}”", {"title": title})
