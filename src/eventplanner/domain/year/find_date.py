"""Search for a date: free days that meet a wish, the best first, and days to avoid with reasons."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventKind, Format
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Clash, ClashKind, Rules, Severity
from eventplanner.domain.year.clashes import clashes_of
from eventplanner.domain.year.date_merits import Merit, broken_week, merits
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import WORKING_WEEK, is_working

LONGEST_SEARCH = 1100
"""Days that are looked at; three years."""
_START = 80
"""The score of a day of which there is nothing to say; 100 is the best and 0 the worst."""
_COSTS = {ClashKind.WEEK: -30, ClashKind.AUDIENCE: -15, ClashKind.SERIES: -15}
_COST_OF_OTHERS = -5


class DateWish(Struct, frozen=True, kw_only=True):
    """Requirements of a date for an event that has none yet."""

    first: date
    last: date
    """All of the event has to be over by the end of it."""
    weekdays: frozenset[int] = frozenset()
    """On which it may begin, 0 is Monday; nothing means: all of it from Monday to Friday."""
    begin: time | None = None
    """None for whole days."""
    minutes: int = 120
    """How long it is on its last day, if not for whole days."""
    days: int = 1
    kind: EventKind = EventKind.MEETUP
    format: Format = Format.IN_PERSON
    audience: str = ""
    people: tuple[str, ...] = ()
    """Who of ours has to be free."""
    series: str = ""
    venue: str = ""
    timezone: str = ""
    """Of `begin`, IANA; nothing means: wherever the others are."""
    uid: str = ""
    """Of the event that is to be moved, which is not in its own way."""


class FreeDate(Struct, frozen=True):
    """A day on which nothing forbids the event."""

    day: date
    score: int
    reasons: tuple[Message, ...]
    """What speaks for it and against it, the weightiest first."""
    clashes: tuple[Clash, ...]
    """None that is graver than a full week."""


class Avoided(Struct, frozen=True):
    """A day that the wish allows and that is no good."""

    day: date
    reasons: tuple[Message, ...]


class FoundDates(Struct, frozen=True):
    """Result of a search for dates."""

    ranked: tuple[FreeDate, ...]
    """The least clashes first, then the highest score, then the earliest."""
    avoided: tuple[Avoided, ...]
    """By day."""
    problem: Message | None = None
    """Why no day was found."""


def find_dates(
    wish: DateWish,
    events: Iterable[Event],
    occasions: Iterable[Occasion],
    rules: Rules,
    language: str = "en",
    first_weekday: int = 0,
) -> FoundDates:
    """Returns the days that meet a wish; titles of others' dates are in a language."""
    calendar = Calendar(events, occasions, rules, first_weekday)
    ranked, avoided = [], []
    for day in days_wished(wish):
        match _judged(wish, day, calendar, language):
            case FreeDate() as free:
                ranked.append(free)
            case Avoided() as bad:
                avoided.append(bad)
    ranked.sort(key=lambda free: (_worst(free.clashes), -free.score, free.day))
    return FoundDates(tuple(ranked), tuple(avoided), None if ranked else _problem(wish, avoided))


def days_wished(wish: DateWish) -> Iterator[date]:
    """Yields the possible first days of the event, free or not."""
    last = wish.last - timedelta(days=wish.days - 1)
    for n in range(min((last - wish.first).days + 1, LONGEST_SEARCH)):
        day = wish.first + timedelta(days=n)
        if _fits(wish, day):
            yield day


def wished_event(wish: DateWish, day: date) -> Event:
    """Returns the event as it would be on a day, with no id in the plan."""
    start = datetime.combine(day, wish.begin or time.min)
    end = start + timedelta(days=wish.days - 1, minutes=wish.minutes if wish.begin else 0)
    return Event(
        id=0, version=0, uid=wish.uid, sequence=0, created_at=start, updated_at=start, title="", kind=wish.kind,
        format=wish.format, start=start, end=end, all_day=wish.begin is None, timezone=wish.timezone, venue=wish.venue,
        audience=wish.audience, lead=", ".join(wish.people), series=wish.series,
    )  # fmt: skip


def _fits(wish: DateWish, day: date) -> bool:
    if wish.weekdays:
        return day.weekday() in wish.weekdays
    return all(is_working(day + timedelta(days=n)) for n in range(min(wish.days, WORKING_WEEK)))


def _judged(wish: DateWish, day: date, calendar: Calendar, language: str) -> FreeDate | Avoided:
    event = wished_event(wish, day)
    clashes = clashes_of(event, calendar)
    against = [clash for clash in clashes if clash.severity > Severity.NOTE and clash.kind is not ClashKind.WEEK]
    broken = broken_week(event, calendar, language)
    if against or broken:
        reasons = [about_day(clash, event, language) for clash in sorted(against, key=lambda clash: -clash.severity)]
        return Avoided(day, (*reasons, *([broken] if broken else [])))
    found = [Merit(_COSTS.get(c.kind, _COST_OF_OTHERS), about_day(c, event, language)) for c in clashes]
    found += merits(event, calendar, language)
    found.sort(key=lambda merit: -abs(merit.points))
    score = max(0, min(100, _START + sum(merit.points for merit in found)))
    reasons = [merit.reason for merit in found] or [Message("Nothing stands in its way.")]
    return FreeDate(day, score, tuple(reasons), tuple(clashes))


def _worst(clashes: Iterable[Clash]) -> int:
    return max((clash.severity for clash in clashes), default=0)


def _problem(wish: DateWish, avoided: list[Avoided]) -> Message:
    days = {"first": wish.first, "last": wish.last}
    if avoided:
        return Message("Of the days that were asked for, none between {first} and {last} is free.", days)
    return Message("There is no such day between {first} and {last}.", days)
