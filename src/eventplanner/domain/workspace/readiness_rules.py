"""Readiness rules: missing items of each part of an event, in words, and the light that follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.events.events import OVER, Event, Format
from eventplanner.domain.logistics.venues import PlaceState
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.workspace.needs import EventNeed, NeedTable, Within
from eventplanner.domain.workspace.readiness import GRAVE, AreaReadiness, Light, Readiness

REHEARSE_WITHIN = 3
"""Days before the event by which its platform should have been rehearsed."""
OWNER_WITHIN = 14
"""Days before a task is due by which somebody should have it."""
SOON = 7
"""Days before a task or a decision is due from which it is looked at, and nothing should be in its way any more."""
HEAVY_RISK = 15
"""Likelihood × impact from which a risk needs something against it."""

Grave = tuple[Light, Message]


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
    soon: int = 0
    """Open and due soon or today, with an owner and nothing in its way."""
    first_soon: str = ""
    first_soon_due: date | None = None
    next_due: date | None = None
    """Of what is open and not late."""

    @property
    def open(self) -> int:
        return self.total - self.done


class GateSum(Struct, frozen=True):
    """One decision of an event."""

    title: str
    decision: Decision
    due: date | None


class EventFacts(Struct, frozen=True):
    """Data of one event that readiness is judged by."""

    tasks: Sequence[TaskSum] = ()
    gates: Sequence[GateSum] = ()
    expected_in_person: int = 0
    """Number of people that the event reckons with; 0 where nobody has said."""
    expected_online: int = 0
    place: PlaceState | None = None
    """None where nobody has begun to look for one."""
    option_until: date | None = None
    link: bool = False
    """There is a link for guests, on the platform or on the event."""
    rehearsed: bool = False
    has_platform: bool = False
    risks: Sequence[str] = ()
    """Titles of heavy risks that nothing is planned against."""
    role_problems: Sequence[Message] = ()
    """Roles that nobody has, or that clash."""
    roles: int = 0
    roles_confirmed: int = 0
    has_lead: bool = False
    """Somebody has the role of the lead."""
    speakers: int = 0
    """Speakers who are counted, or who have a role as such."""
    speakers_open: int = 0
    """Roles of speakers that nobody has."""
    lines: int = 0
    """Of its budget."""
    planned: int = 0
    """Expenses, in minor units of the plan's currency."""
    unrated: int = 0
    """Lines of its budget with amounts that have no exchange rate."""
    over: Part = ""
    """The category of expenses that is furthest over its plan."""
    overdue: int = 0
    """Payments whose day has passed."""
    approved: bool = False
    approves: bool = False
    """A decision of it asks for an approved budget, or budgets of its kind are approved."""
    overbooked: Sequence[Message] = ()
    bookings: int = 0


class JudgedPart(Struct):
    """One part of an event while it is judged."""

    area: str
    done: int = 0
    total: int = 0
    known: bool = False
    """There is something to tell of it."""
    grave: list[Grave] = []
    ahead: list[date | None] = []
    """Days of what is open and not grave; None where it has none."""

    def judged(self) -> AreaReadiness:
        """Returns its readiness: done only where something is known and nothing is open."""
        days = [day for day in self.ahead if day is not None]
        upcoming = min(days, default=None)
        if not self.grave:
            light = Light.LATER if self.ahead else Light.GREEN if self.known or self.total else Light.NONE
            return AreaReadiness(self.area, light, (), self.done, self.total, upcoming)
        grave = sorted(self.grave, key=lambda each: GRAVE.index(each[0]))
        reasons = tuple(reason for _light, reason in grave)
        return AreaReadiness(self.area, grave[0][0], reasons, self.done, self.total, upcoming)


class Judge(Struct, frozen=True):
    """An event with its facts, on a day, by a table of needs."""

    event: Event
    facts: EventFacts
    today: date
    needs: NeedTable

    @property
    def days(self) -> int | None:
        """Days until the event; None without a date."""
        return (self.event.first_day - self.today).days if self.event.first_day else None

    def people(self, need: EventNeed) -> int:
        """Returns how many the event is for, as a need counts them: places or expected guests, whichever is more."""
        here = max(self.event.capacity or 0, self.facts.expected_in_person)
        online = max(self.event.capacity_online or 0, self.facts.expected_online)
        if need in {EventNeed.VENUE, EventNeed.SIGNED}:
            return here
        return online if need is EventNeed.PLATFORM else here + online

    def within(self, need: EventNeed) -> Within | None:
        """Returns the days by which the event needs something; None where it does not."""
        return self.needs.within(self.event.kind, self.people(need), need)

    def need(self, part: JudgedPart, need: EventNeed, lacks: Sequence[Message]) -> None:
        """Tells a part what it lacks, by how near the event is; an event that has begun needs nothing any more."""
        if self.days is not None and self.days < 0:
            return
        within = self.within(need)
        part.known = part.known or (within is not None and not lacks)
        if within is None or not lacks:
            return
        if self.days is None:
            part.ahead.append(None)
        elif self.days > within.attention:
            part.ahead.append(self.before(within.attention))
        else:
            light = Light.RED if self.days <= within.trouble else Light.AMBER
            part.grave += [(light, lack) for lack in lacks]

    def before(self, days: int) -> date | None:
        """Returns the day so many days before the event."""
        return self.event.first_day - timedelta(days=days) if self.event.first_day else None


def judged(event: Event, facts: EventFacts, today: date, needs: NeedTable) -> Readiness:
    """Returns the state of each part with its reasons; past and cancelled events are not judged."""
    if event.status in OVER:
        return Readiness(Light.NONE)
    judge = Judge(event, facts, today, needs)
    sums = {each.area: each for each in facts.tasks}
    parts = [*(_area(area, sums.get(area, TaskSum(area)), judge) for area in Area), _roles(judge), _gates(judge)]
    overbooked = JudgedPart("resources", known=facts.bookings > 0)
    overbooked.grave += [(Light.RED, each) for each in facts.overbooked]
    risks = JudgedPart("risks")
    risks.grave += [(Light.AMBER, _risk(title)) for title in facts.risks]
    areas = [part.judged() for part in (*parts, overbooked, risks)]
    told = tuple(area for area in areas if area.light is not Light.NONE)
    return Readiness(worst(area.light for area in told), told)


def worst(lights: Iterable[Light]) -> Light:
    """Returns the worst light; NONE of an empty list."""
    shown = set(lights)
    return next((light for light in Light if light in shown), Light.NONE)


def _area(area: Area, sums: TaskSum, judge: Judge) -> JudgedPart:
    part = JudgedPart(area.value, sums.done, sums.total)
    part.grave += _tasks(sums)
    if sums.open:
        part.ahead.append(sums.next_due)
    if area in _NEEDED:
        _NEEDED[area](part, sums, judge)
    return part


def _tasks(sums: TaskSum) -> Iterable[Grave]:
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
    if sums.soon == 1 and sums.first_soon_due:
        yield Light.AMBER, Message("“{title}” is due on {day}", {"title": sums.first_soon, "day": sums.first_soon_due})
    elif sums.soon:
        yield Light.AMBER, counted("{n} task is due soon", "{n} tasks are due soon", sums.soon)


def _venue(part: JudgedPart, _sums: TaskSum, judge: Judge) -> None:
    event, facts = judge.event, judge.facts
    if event.format is Format.VIRTUAL:
        return
    signed = facts.place is PlaceState.SIGNED
    part.known = part.known or signed
    if not signed and facts.option_until is not None and facts.option_until < judge.today:
        part.grave.append((Light.RED, Message("the venue was held until {day}", {"day": facts.option_until})))
    lacks = []
    if facts.place is None and not event.venue:
        lacks.append(Message("there is no venue"))
    elif facts.place is not None and not signed:
        lacks.append(Message("the venue is not signed"))
    judge.need(part, EventNeed.VENUE, lacks)
    if judge.within(EventNeed.VENUE) and facts.place is None and event.venue:
        judge.need(part, EventNeed.SIGNED, [Message("only the name of the venue is known")])


def _platform(part: JudgedPart, _sums: TaskSum, judge: Judge) -> None:
    if judge.event.format is Format.IN_PERSON:
        return
    facts, days = judge.facts, judge.days
    part.known = part.known or facts.has_platform
    judge.need(part, EventNeed.PLATFORM, [] if facts.link else [Message("there is no link for guests")])
    if not facts.has_platform or facts.rehearsed:
        return
    if days is None or days > REHEARSE_WITHIN:
        part.ahead.append(judge.before(REHEARSE_WITHIN))
    elif days >= 0:
        part.grave.append((Light.AMBER, Message("the platform was not rehearsed")))


def _speakers(part: JudgedPart, sums: TaskSum, judge: Judge) -> None:
    """All tasks about speakers being done tells of them as well."""
    facts = judge.facts
    lacks = []
    if facts.speakers_open:
        lacks.append(
            counted("{n} speaker is still to be found", "{n} speakers are still to be found", facts.speakers_open)
        )
    elif not facts.speakers and not (sums.total and not sums.open):
        lacks.append(Message("nobody says who speaks"))
    judge.need(part, EventNeed.SPEAKERS, lacks)


def _budget(part: JudgedPart, _sums: TaskSum, judge: Judge) -> None:
    facts = judge.facts
    lacks = []
    if not facts.lines:
        lacks.append(Message("there is no budget"))
    elif facts.unrated:
        lacks.append(
            counted("{n} budget line has no exchange rate", "{n} budget lines have no exchange rate", facts.unrated)
        )
    elif facts.planned <= 0:
        lacks.append(Message("no expense has an amount yet"))
    if facts.lines and facts.approves and not facts.approved:
        lacks.append(Message("the budget is not approved"))
    judge.need(part, EventNeed.BUDGET, lacks)
    if facts.overdue:
        part.grave.append((Light.RED, counted("{n} payment is overdue", "{n} payments are overdue", facts.overdue)))
    if facts.over:
        part.grave.append((Light.AMBER, Message("{category} is over its plan", {"category": facts.over})))


_NEEDED: Mapping[Area, Callable[[JudgedPart, TaskSum, Judge], None]] = {
    Area.VENUE: _venue,
    Area.PLATFORM: _platform,
    Area.SPEAKERS: _speakers,
    Area.MONEY: _budget,
}


def _roles(judge: Judge) -> JudgedPart:
    facts = judge.facts
    part = JudgedPart("roles", facts.roles_confirmed, facts.roles)
    judge.need(part, EventNeed.LEAD, [] if judge.event.lead or facts.has_lead else [Message("nobody leads it yet")])
    if facts.roles:
        judge.need(part, EventNeed.ROLES, facts.role_problems)
    if facts.roles <= facts.has_lead:
        judge.need(part, EventNeed.TEAM, [Message("nobody has a role beside the lead")])
    if facts.roles_confirmed < facts.roles and not part.grave and not part.ahead:
        part.ahead.append(None)
    return part


def _gates(judge: Judge) -> JudgedPart:
    gates = judge.facts.gates
    part = JudgedPart("decisions", sum(gate.decision is not Decision.OPEN for gate in gates), len(gates))
    for gate in gates:
        if gate.decision is Decision.NO_GO:
            part.grave.append((Light.RED, Message("“{title}” was decided: no-go", {"title": gate.title})))
        elif gate.decision is Decision.OPEN:
            _ahead(part, gate, judge.today)
    return part


def _ahead(part: JudgedPart, gate: GateSum, today: date) -> None:
    if gate.due is None or gate.due > today + timedelta(days=SOON):
        part.ahead.append(gate.due)
        return
    told: dict[str, Part] = {"title": gate.title, "day": gate.due}
    if gate.due < today:
        part.grave.append((Light.RED, Message("“{title}” was to be decided on {day}", told)))
    else:
        part.ahead.append(gate.due)
        part.grave.append((Light.AMBER, Message("“{title}” is to be decided by {day}", told)))


def _risk(title: str) -> Message:
    return Message("nothing is planned against “{title}”", {"title": title})
