"""What lines are multiplied by: what was counted before what is expected, days and hours as the event has them."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.counts import Count, Source, Stated, counts_of, with_heads
from eventplanner.domain.budget.drivers import Driver

HEADS = st.one_of(st.none(), st.integers(0, 5000))
PAIRS = st.tuples(HEADS, HEADS)
STATED = st.builds(Stated, expected=PAIRS, attended=PAIRS, registered=PAIRS, capacity=PAIRS)


@pytest.mark.parametrize(
    ("stated", "n", "source"),
    [
        (Stated(), 0, Source.NOTHING),
        (Stated(registered=(70, None)), 70, Source.REGISTERED),
        # Of those who will come some are registered so far.
        (Stated(registered=(70, None), capacity=(100, None)), 100, Source.CAPACITY),
        (Stated(registered=(70, None), capacity=(100, None), expected=(60, None)), 60, Source.EXPECTED),
        (Stated(registered=(70, None), expected=(60, None), attended=(50, None)), 50, Source.COUNTED),
        (Stated(expected=(60, None), attended=(0, None)), 0, Source.COUNTED),
        (Stated(expected=(None, 60)), 0, Source.NOTHING),
    ],
)
def test_the_surest_number_is_taken(stated: Stated, n: int, source: Source) -> None:
    assert counts_of(stated)[Driver.IN_PERSON] == Count(Fraction(n), source)


@given(STATED)
def test_whoever_attends_is_there_or_online(stated: Stated) -> None:
    counts = counts_of(stated)
    assert counts[Driver.ATTENDEE].n == counts[Driver.IN_PERSON].n + counts[Driver.ONLINE].n
    assert counts[Driver.FIXED].n == 1


@given(STATED, HEADS, HEADS)
def test_another_attendance_is_what_was_said_and_leaves_the_rest(
    stated: Stated, in_person: int | None, online: int | None
) -> None:
    before, after = counts_of(stated), counts_of(with_heads(stated, in_person, online))
    for driver, n in ((Driver.IN_PERSON, in_person), (Driver.ONLINE, online)):
        assert after[driver].n == (before[driver].n if n is None else n)
    assert counts_of(with_heads(stated, None, None))[Driver.ATTENDEE].n == before[Driver.ATTENDEE].n


def test_speakers_and_staff_are_as_said_and_roles_count_where_nobody_said_how_many() -> None:
    counts = counts_of(Stated(speakers=3, staff=4, roles=7))
    assert (counts[Driver.SPEAKER].n, counts[Driver.STAFF].n) == (3, 4)
    assert counts_of(Stated(roles=7))[Driver.STAFF] == Count(Fraction(7), Source.COUNTED)
    assert counts_of(Stated(staff=0, roles=7))[Driver.STAFF].n == 0
    assert counts_of(Stated())[Driver.STAFF] == counts_of(Stated())[Driver.SPEAKER] == Count()


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2027, 5, day, hour, minute)


@pytest.mark.parametrize(
    ("start", "end", "all_day", "days", "hours"),
    [
        (None, None, False, 0, "0"),
        (at(20, 9), at(20, 18), False, 1, "9"),
        (at(20, 9), at(20, 10, 20), False, 1, "4/3"),
        (at(20, 9), at(21, 18), False, 2, "18"),
        (at(20, 9), at(22, 9, 30), False, 3, "97/2"),
        (at(20, 20), at(21), False, 1, "4"),
        (at(20, 9), at(22), False, 2, "30"),
        (at(20, 20), at(21, 2), False, 1, "6"),
        (at(20), at(21), False, 1, "24"),
        (at(20), at(20), False, 1, "0"),
        (at(20, 9), None, False, 1, "0"),
        (at(20), at(20), True, 1, "8"),
        (at(20), at(22), True, 3, "24"),
    ],
)
def test_days_and_hours_are_those_of_the_event(
    start: datetime | None, end: datetime | None, all_day: bool, days: int, hours: str
) -> None:
    counts = counts_of(Stated(start=start, end=end, all_day=all_day))
    assert (counts[Driver.DAY].n, counts[Driver.HOUR].n) == (days, Fraction(hours))


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda each: each.replace(second=0, microsecond=0)),
    st.integers(0, 60 * 24 * 8),
    st.booleans(),
)
def test_no_event_has_more_hours_than_it_lasts(start: datetime, minutes: int, all_day: bool) -> None:
    end = start + timedelta(minutes=minutes)
    counts = counts_of(Stated(start=start, end=end, all_day=all_day))
    assert counts[Driver.DAY].n >= 1
    assert 0 <= counts[Driver.HOUR].n <= 24 * counts[Driver.DAY].n
    if not all_day:
        assert counts[Driver.HOUR].n <= Fraction(minutes, 60)
