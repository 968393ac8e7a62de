"""Workload of events: its amount, its days, and the team's capacity.

An event costs what its kind costs (`_EFFORT`), more with more places, more again with each further day, less if it is
virtual and more if it is hybrid. That effort falls on the working days that end with the event's first day (or the last
working day before it), as many as its kind needs (`_RUN_UP`), and grows evenly from day to day. Ideas and cancelled
events make no work. Work is counted in whole minutes, so that it adds up exactly.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status

PERSON_DAY = 480
"""Minutes."""
WORKING_WEEK = 5
"""Monday to Friday."""
LONGEST_RUN_UP = timedelta(days=41)
"""No event makes work earlier than this before its first day: 30 working days, of which it is one itself."""

_EFFORT = {
    EventKind.MEETUP: 3,
    EventKind.WORKSHOP: 4,
    EventKind.WEBINAR: 2,
    EventKind.CONFERENCE: 12,
    EventKind.HACKATHON: 10,
    EventKind.TALK: 1,
    EventKind.PRESENCE: 3,
    EventKind.INTERNAL: 2,
}
"""Person-days for one day in person with up to 80 places."""
_RUN_UP = {
    EventKind.MEETUP: 10,
    EventKind.WORKSHOP: 10,
    EventKind.WEBINAR: 8,
    EventKind.CONFERENCE: 30,
    EventKind.HACKATHON: 20,
    EventKind.TALK: 5,
    EventKind.PRESENCE: 10,
    EventKind.INTERNAL: 5,
}
"""Working days."""
_SIZES = ((500, 300), (200, 200), (80, 150))
"""Above so many places, per cent of the effort; a place online counts a quarter."""
_FORMATS = {Format.IN_PERSON: 100, Format.VIRTUAL: 75, Format.HYBRID: 125}
_FURTHER_DAY = 25
"""Per cent that each day after the first adds, four at most."""
_TINTS = (60, 30, 10)
"""Per cent of a day's capacity from which a day is tinted 3, 2, 1."""


class Level(IntEnum):
    """Levels of workload compared with the team's capacity."""

    CALM = 0
    BUSY = 1
    """Four fifths and more."""
    OVER = 2


class Stretch(NamedTuple):
    """Work of some days in minutes, with the team's capacity."""

    first: date
    load: int
    capacity: int

    @property
    def level(self) -> Level:
        if self.load > self.capacity:
            return Level.OVER
        return Level.BUSY if self.load and self.load * 5 >= self.capacity * 4 else Level.CALM


def is_working(day: date) -> bool:
    return day.weekday() < WORKING_WEEK


def makes_work(event: EventDraft) -> bool:
    return event.start is not None and event.status not in {Status.IDEA, Status.CANCELLED}


def effort(event: EventDraft) -> int:
    """Returns the total minutes of work of an event, if it takes place."""
    places = (event.capacity or 0) + (event.capacity_online or 0) // 4
    size = next((per_cent for above, per_cent in _SIZES if places > above), 100)
    length = 100 + _FURTHER_DAY * min(4, _further_days(event))
    return _EFFORT[event.kind] * PERSON_DAY * size * _FORMATS[event.format] * length // 1_000_000


def run_up(event: EventDraft) -> list[date]:
    """Returns the working days on which an event causes work, in order."""
    return [date.fromordinal(number) for number in _run_up(event)]


def run_up_length(event: EventDraft) -> int:
    """Returns the number of working days on which an event causes work."""
    return _RUN_UP[event.kind] if makes_work(event) else 0


def spread(minutes: int, days: int) -> list[int]:
    """Distributes minutes over days, growing evenly; their sum is exact."""
    whole = days * (days + 1)
    upto = [minutes * n * (n + 1) // whole for n in range(days + 1)]
    return [after - before for before, after in pairwise(upto)]


def load_by_day(events: Iterable[EventDraft]) -> dict[date, int]:
    load: dict[int, int] = {}
    for event in events:
        if days := _run_up(event):
            for day, minutes in zip(days, spread(effort(event), len(days)), strict=True):
                load[day] = load.get(day, 0) + minutes
    return {date.fromordinal(day): minutes for day, minutes in load.items()}


def tint(minutes: int, weekly: int) -> int:
    """Returns the intensity of a day's tint, 0–3; `weekly` is the team's capacity in person-days a week."""
    daily = weekly * PERSON_DAY // WORKING_WEEK
    return next((3 - n for n, per_cent in enumerate(_TINTS) if minutes and minutes * 100 >= daily * per_cent), 0)


def stretch(load: Mapping[date, int], first: date, days: int, weekly: int) -> Stretch:
    """Returns the work of `days` days from `first` on."""
    span = [first + timedelta(days=n) for n in range(days)]
    working = sum(map(is_working, span))
    return Stretch(first, sum(load.get(day, 0) for day in span), weekly * PERSON_DAY * working // WORKING_WEEK)


def week_start(day: date, first_weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def weeks(load: Mapping[date, int], first: date, count: int, weekly: int) -> tuple[Stretch, ...]:
    """Returns the work of `count` weeks, the first of which begins on `first`."""
    return tuple(stretch(load, first + timedelta(weeks=n), 7, weekly) for n in range(count))


def person_days(minutes: int) -> int:
    """Rounds minutes to whole person-days, halves upwards."""
    return (minutes + PERSON_DAY // 2) // PERSON_DAY


def _further_days(event: EventDraft) -> int:
    if event.first_day is None or event.last_day is None:
        return 0
    return max(0, (event.last_day - event.first_day).days)


def _run_up(event: EventDraft) -> list[int]:
    """The same as ordinals, which are quicker to count with: a year has some 300 events of 30 days."""
    if not makes_work(event) or event.first_day is None:
        return []
    days: list[int] = []
    day, length = event.first_day.toordinal(), _RUN_UP[event.kind]
    while len(days) < length:
        if (day - 1) % 7 < WORKING_WEEK:
            days.append(day)
        day -= 1
    return days[::-1]
