"""Days, hours, people and words of an event in a form that is quick to compare."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from eventplanner.domain.base.text import fold
from eventplanner.domain.base.zones import instant
from eventplanner.domain.events.events import Event
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import WORKING_WEEK, effort, run_up_length

_LATEST = datetime(9999, 12, 30)
_DAY = timedelta(days=1)
_AND = r"[,;/&+]|\s(?:y|e|and)\s"
_WORD = r"[^\W_]+"


class Hours(NamedTuple):
    """From when to when, in which zone; nothing for whole days and for times of no zone."""

    begin: datetime
    end: datetime
    zone: str


class Placement(NamedTuple):
    """Values that decide whether an event clashes; days are ordinals, names are folded."""

    first: int
    last: int
    uid: str
    hours: Hours
    venue: str
    people: frozenset[str]
    audience: str
    series: str
    event: Event


def place_of(event: Event) -> Placement:
    """Returns the placement of an event that has a date."""
    hours = hours_of(event)
    first = hours.begin.toordinal()
    # A moment before its end it is still on; an event of no length is on its own day.
    last = max(first, (hours.end - timedelta.resolution).toordinal())
    names = map(_folded, (event.venue, event.audience, event.series))
    venue, audience, series = names
    return Placement(first, last, event.uid, hours, venue, people_of(event.lead), audience, series, event)


def hours_of(it: Event | Occasion) -> Hours:
    """Returns the hours of an event with a date, or of another's date."""
    begin = it.start or datetime.min
    end = max(begin, it.end or begin)
    if it.all_day:
        return Hours(begin, min(end, _LATEST) + _DAY, "")
    return Hours(begin, end, it.timezone)


def at_once(one: Hours, other: Hours) -> bool:
    """Returns whether two share a moment; whole days and times without a zone are taken locally."""
    if one.zone and other.zone and one.zone != other.zone:
        one, other = _on_earth(one), _on_earth(other)
    return one.begin < other.end and other.begin < one.end


def hours_where(occasion: Occasion, zone: str) -> Hours:
    """Returns the hours of another's date by the clocks of a zone; whole days and times without a zone are local."""
    hours = hours_of(occasion)
    if not hours.zone or not zone or hours.zone == zone:
        return hours
    region = ZoneInfo(zone)
    begin, end = (at.astimezone(region).replace(tzinfo=None, fold=0) for at in _on_earth(hours)[:2])
    return Hours(begin, max(begin, end), zone)


@lru_cache(maxsize=1024)
def people_of(lead: str) -> frozenset[str]:
    """Returns the people named as lead, folded."""
    return frozenset(map(fold, names_in(lead)))


def names_in(lead: str) -> tuple[str, ...]:
    """Splits a lead into names, as in `Ana Soto, Leo Paz`."""
    return tuple(name for part in re.split(_AND, lead, flags=re.IGNORECASE) if (name := part.strip()))


def names_person(text: str, person: str) -> bool:
    """Returns whether a text contains all parts of a person's name as words."""
    wanted = words_of(person)
    return bool(wanted) and wanted <= words_of(text)


def text_of(occasion: Occasion) -> str:
    """Returns all texts of another's date that may name a person."""
    return f"{occasion.of.title} {occasion.of.title_es} {occasion.overlay.name}"


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """Returns the folded words of a text."""
    return frozenset(re.findall(_WORD, fold(text)))


def work_by_week(event: Event, first_weekday: int) -> dict[int, int]:
    """Returns an event's minutes of work by first day of the week, as ordinals."""
    length = run_up_length(event)
    if not length or event.first_day is None:
        return {}
    day, minutes = event.first_day.toordinal(), effort(event)
    before = _working_days(day) - length
    whole = length * (length + 1)
    work: dict[int, int] = {}
    week, over = day - (day - 1 - first_weekday) % 7, minutes
    while over:
        done = max(0, _working_days(week - 1) - before)
        under = minutes * done * (done + 1) // whole
        if over > under:
            work[week] = over - under
        week, over = week - 7, under
    return work


def _working_days(day: int) -> int:
    """How many working days there were up to that day, since the first of all days, a Monday."""
    weeks, rest = divmod(day, 7)
    return weeks * WORKING_WEEK + min(rest, WORKING_WEEK)


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return fold(name)


def _on_earth(hours: Hours) -> Hours:
    return Hours(instant(hours.begin, hours.zone), instant(hours.end, hours.zone), "")
