"""Multipliers of budget lines: attendance, staff, days and hours of an event."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from fractions import Fraction

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.drivers import Driver

WORKING_HOURS = 8
"""Of a whole day."""
SHORT_DAY, LONG_DAY = timedelta(hours=4), timedelta(hours=15)
"""How long a day of an event over several days lasts, if it goes home at night."""
ONE_EVENING = timedelta(hours=12)
"""What goes on past midnight and is no second day."""


class Source(Choice):
    """Sources of a number."""

    COUNTED = "counted", N_("counted")
    """Somebody counted those who came, or the roles that there are."""
    EXPECTED = "expected", N_("expected")
    """The event says so."""
    REGISTERED = "registered", N_("registered")
    CAPACITY = "capacity", N_("capacity")
    DATES = "dates", N_("from the dates")
    PLANNED = "planned", N_("planned")
    """The other lines say so."""
    NOTHING = "nothing", N_("not said")


class Count(Struct, frozen=True):
    """Number with its source; an unknown one is 0."""

    n: Fraction = Fraction(0)
    source: Source = Source.NOTHING


class Stated(Struct, frozen=True, kw_only=True):
    """Stated numbers of an event; None where nothing is stated."""

    expected: tuple[int | None, int | None] = (None, None)
    """In person and online."""
    attended: tuple[int | None, int | None] = (None, None)
    registered: tuple[int | None, int | None] = (None, None)
    capacity: tuple[int | None, int | None] = (None, None)
    speakers: int | None = None
    staff: int | None = None
    roles: int = 0
    """Of the staff, as far as roles are given out."""
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False


Counts = Mapping[Driver, Count]


def counts_of(stated: Stated) -> Counts:
    """Returns the number of each driver: counted before expected, expected before capacity."""
    in_person, online = _heads(stated, 0), _heads(stated, 1)
    return {
        Driver.FIXED: Count(Fraction(1)),
        Driver.IN_PERSON: in_person,
        Driver.ONLINE: online,
        Driver.ATTENDEE: Count(in_person.n + online.n, in_person.source if in_person.n else online.source),
        Driver.SPEAKER: _said(stated.speakers, Source.EXPECTED),
        Driver.STAFF: _said(stated.staff, Source.EXPECTED) if stated.staff is not None else _roles(stated.roles),
        Driver.DAY: _days(stated),
        Driver.HOUR: _hours(stated),
    }


def with_heads(stated: Stated, in_person: int | None, online: int | None) -> Stated:
    """Returns the numbers with another attendance; None keeps the present one."""
    heads = (
        in_person if in_person is not None else _whole(_heads(stated, 0)),
        online if online is not None else _whole(_heads(stated, 1)),
    )
    return revised(stated, expected=heads, attended=(None, None))


def _whole(count: Count) -> int | None:
    return None if count.source is Source.NOTHING else int(count.n)


def _heads(stated: Stated, place: int) -> Count:
    for source, numbers in (
        (Source.COUNTED, stated.attended),
        (Source.EXPECTED, stated.expected),
        # Before those who are registered so far, of whom more come every day.
        (Source.CAPACITY, stated.capacity),
        (Source.REGISTERED, stated.registered),
    ):
        if (n := numbers[place]) is not None:
            return Count(Fraction(n), source)
    return Count()


def _said(n: int | None, source: Source) -> Count:
    return Count() if n is None else Count(Fraction(n), source)


def _roles(n: int) -> Count:
    return Count(Fraction(n), Source.COUNTED) if n else Count()


def _days(stated: Stated) -> Count:
    if stated.start is None:
        return Count()
    return Count(Fraction(_number_of_days(stated.start, stated.end, all_day=stated.all_day)), Source.DATES)


def _hours(stated: Stated) -> Count:
    """Of an event over several days, those between its hours on each of them."""
    if stated.start is None:
        return Count()
    if stated.all_day or stated.end is None:
        days = _number_of_days(stated.start, stated.end, all_day=stated.all_day)
        return Count(Fraction(days * WORKING_HOURS if stated.all_day else 0), Source.DATES)
    days = _number_of_days(stated.start, stated.end, all_day=False)
    on_first = datetime.combine(stated.start.date(), stated.end.time())
    # Until midnight is until the end of the day.
    on_first += timedelta(days=int(on_first.time() == datetime.min.time()))
    a_day = on_first - stated.start
    whole = stated.end - stated.start
    # From nine to six on two days, and not through the night between; but a hackathon goes on.
    by_day = days > 1 and SHORT_DAY <= a_day <= LONG_DAY
    seconds = a_day.total_seconds() * days if by_day else whole.total_seconds()
    return Count(Fraction(int(seconds), 3600), Source.DATES)


def _number_of_days(start: datetime, end: datetime | None, *, all_day: bool) -> int:
    last = end or start
    if not all_day and timedelta() < last - start <= ONE_EVENING:
        return 1
    if not all_day and last > start and last.time() == datetime.min.time():
        # Until midnight is no further day.
        return (last.date() - start.date()).days
    return (last.date() - start.date()).days + 1
