"""A year at a glance: weeks, events of each day, workload of each month."""

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct, field

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.events.filter import Filter, matches
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import (
    Level,
    Stretch,
    effort,
    load_by_day,
    run_up,
    spread,
    stretch,
    week_start,
    weeks,
)

FIRST_YEAR = 1970
LAST_YEAR = 2200
MONTHS = range(1, 13)

_FOREMOST = (Status.CONFIRMED, Status.PLANNED, Status.IDEA, Status.HELD, Status.CLOSED, Status.CANCELLED)
"""Which of a day's events gives the day its mark."""


class Month(Struct, frozen=True):
    """One month's events, by the day they begin and without those cancelled, and its work."""

    number: int
    events: int
    work: Stretch


class YearPicture(Struct, frozen=True):
    """Data from which a year is drawn."""

    year: int
    days: Mapping[date, tuple[Event, ...]]
    """The events of each day that has any, the one that marks the day first."""
    load: Mapping[date, int]
    """Minutes of work by day."""
    months: tuple[Month, ...]
    weekly: int
    """The team's capacity, in person-days a week."""
    others: Mapping[date, tuple[Occasion, ...]] = field(default_factory=dict)
    """The dates of overlays that are shown, by each day they cover, holidays first."""

    @property
    def total(self) -> int:
        return sum(month.events for month in self.months)


class Overload(Struct, frozen=True):
    """Period over capacity, with the unsettled event whose move would relieve it most."""

    work: Stretch
    whole_month: bool
    """A month; else a week of a month that can be carried as a whole."""
    movable: Event | None = None
    eases: int = 0
    """Minutes."""


def draw_year(year: int, events: Iterable[Event], weekly: int, occasions: Iterable[Occasion] = ()) -> YearPicture:
    """Returns the picture of a year, from its events, those whose run-up reaches into it, and others' dates."""
    events = list(events)
    first, last = date(year, 1, 1), date(year, 12, 31)
    load = {day: minutes for day, minutes in load_by_day(events).items() if first <= day <= last}
    begun = _begun(events, year)
    months = tuple(_month(date(year, number, 1), begun[number], load, weekly) for number in MONTHS)
    return YearPicture(
        year, by_day(events, first, last), load, months, weekly, occasions_by_day(occasions, first, last)
    )


def narrowed(picture: YearPicture, wanted: Filter) -> YearPicture:
    """Returns the picture with only the events of a filter; the workload is kept."""
    days = {day: tuple(event for event in found if matches(wanted, event)) for day, found in picture.days.items()}
    left = revised(picture, days={day: found for day, found in days.items() if found})
    begun = _begun(_distinct(left), picture.year)
    months = tuple(revised(month, events=begun[month.number]) for month in picture.months)
    return revised(left, months=months)


def by_day(events: Iterable[Event], first: date, last: date) -> dict[date, tuple[Event, ...]]:
    """Returns the events of each day from `first` to `last`, the most prominent first."""
    days: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        for day in days_of(event, first, last):
            days[day].append(event)
    return {day: tuple(sorted(found, key=_rank)) for day, found in sorted(days.items())}


def occasions_by_day(occasions: Iterable[Occasion], first: date, last: date) -> dict[date, tuple[Occasion, ...]]:
    """Returns others' dates by each day from `first` to `last` that they cover, holidays first."""
    days: dict[date, list[Occasion]] = defaultdict(list)
    for occasion in sorted(occasions, key=lambda o: (not o.is_holiday, o.start, o.of.id)):
        begin, end = max(occasion.first_day, first), min(occasion.last_day, last)
        for n in range((end - begin).days + 1):
            days[begin + timedelta(days=n)].append(occasion)
    return {day: tuple(found) for day, found in sorted(days.items())}


def days_of(event: Event, first: date, last: date) -> list[date]:
    """Returns the days of an event between `first` and `last`."""
    begin, end = event.first_day, event.last_day
    if begin is None or end is None:
        return []
    begin, end = max(begin, first), min(max(begin, end), last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


def month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def next_start(picture: YearPicture, day: date, step: int) -> date | None:
    """Returns the nearest first day of an event after (`step` 1) or before (-1) a day; None if there is none."""
    starts = [d for d, events in picture.days.items() if any(event.first_day == d for event in events)]
    if step > 0:
        return min((d for d in starts if d > day), default=None)
    return max((d for d in starts if d < day), default=None)


def kinds(picture: YearPicture) -> list[EventKind]:
    """Returns the kinds of event in the year."""
    found = {event.kind for event in _distinct(picture)}
    return [kind for kind in EventKind if kind in found]


def overloads(picture: YearPicture, first_weekday: int, since: date) -> list[Overload]:
    """Returns the months from `since` on that are over capacity, then such weeks of other months."""
    movable = [(event, _work_by_day(event)) for event in _distinct(picture) if event.tentative]
    over = [m.work for m in picture.months if m.work.level is Level.OVER and m.work.first >= since.replace(day=1)]
    found = [_with_remedy(work, month_length(work.first.year, work.first.month), movable, True) for work in over]
    heavy = {work.first.month for work in over}
    start = week_start(date(picture.year, 1, 1), first_weekday)
    # A week that another year shares is judged by the days of this one only where they are the most of it.
    for week in weeks(picture.load, start, 53, picture.weekly):
        middle = week.first + timedelta(days=3)
        ours = middle.year == picture.year and week.first + timedelta(days=6) >= since
        if ours and week.level is Level.OVER and middle.month not in heavy:
            found.append(_with_remedy(week, 7, movable, False))
    return found


def _with_remedy(
    work: Stretch, days: int, movable: Sequence[tuple[Event, list[tuple[date, int]]]], whole_month: bool
) -> Overload:
    first, last = work.first, work.first + timedelta(days=days - 1)
    eased = [
        (sum(minutes for day, minutes in share if first <= day <= last), event)
        for event, share in movable
        if share and share[0][0] <= last and share[-1][0] >= first
    ]
    minutes, event = max(eased, key=lambda pair: pair[0], default=(0, None))
    return Overload(work, whole_month, event if minutes else None, minutes)


def _work_by_day(event: Event) -> list[tuple[date, int]]:
    """Returns the minutes of an event's work on each of its days, in order."""
    days = run_up(event)
    return list(zip(days, spread(effort(event), len(days)), strict=True)) if days else []


def _distinct(picture: YearPicture) -> list[Event]:
    return list({event.id: event for events in picture.days.values() for event in events}.values())


def _month(first: date, events: int, load: Mapping[date, int], weekly: int) -> Month:
    return Month(first.month, events, stretch(load, first, month_length(first.year, first.month), weekly))


def _begun(events: Iterable[Event], year: int) -> Counter[int]:
    """How many begin in each month of a year and are not cancelled."""
    return Counter(
        event.first_day.month
        for event in events
        if event.first_day and event.first_day.year == year and event.status is not Status.CANCELLED
    )


def _rank(event: Event) -> tuple[int, datetime, int]:
    return _FOREMOST.index(event.status), *_start(event)


def _start(event: Event) -> tuple[datetime, int]:
    return event.start or datetime.min, event.id
