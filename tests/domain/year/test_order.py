"""A year in the order of its days."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.year.order import (
    Deadline,
    coming,
    deadlines,
    entries,
    first_day,
    holidays,
    on_day,
    overlays,
    place,
)
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.year import draw_year
from widgets.years import CONFERENCE, HOLIDAYS, LEAVE, MEETUP, event, other

HOLIDAY = other(1, HOLIDAYS, "2027-03-12")
AWAY = other(2, LEAVE, "2026-12-20", "2027-01-10")
CALL = other(3, LEAVE, "2027-06-01", cfp_until=date(2027, 4, 1))
YEAR = draw_year(2027, [MEETUP, CONFERENCE], 10, [HOLIDAY, AWAY, CALL])
IDEA = event(3, "2027-03-10", status=Status.IDEA)


def test_each_is_listed_once_by_its_first_day_in_the_year_and_holidays_first() -> None:
    assert entries(YEAR) == [AWAY, HOLIDAY, MEETUP, Deadline(CALL, date(2027, 4, 1)), CONFERENCE, CALL]


def test_a_day_has_its_events_first_then_others_dates_then_calls_that_end() -> None:
    assert on_day(YEAR, deadlines(YEAR), date(2027, 3, 12)) == [MEETUP, HOLIDAY]
    assert on_day(YEAR, deadlines(YEAR), date(2027, 4, 1)) == [Deadline(CALL, date(2027, 4, 1))]
    assert on_day(YEAR, deadlines(YEAR), date(2027, 4, 16)) == [CONFERENCE]


def test_a_call_that_ends_in_another_year_is_not_of_this_one() -> None:
    earlier = other(3, LEAVE, "2027-06-01", cfp_until=date(2026, 12, 31))
    assert deadlines(draw_year(2027, [], 10, [earlier])) == {}


def test_overlays_are_named_holidays_first_and_only_where_they_have_a_date() -> None:
    assert overlays(YEAR) == [HOLIDAYS, LEAVE]
    assert overlays(draw_year(2027, [], 10, [AWAY])) == [LEAVE]


def test_a_holiday_of_two_days_is_one_holiday() -> None:
    two_days = other(4, HOLIDAYS, "2027-09-18", "2027-09-19")
    assert holidays(draw_year(2027, [], 10, [HOLIDAY, two_days, AWAY])) == 2


def test_ideas_are_not_coming() -> None:
    found = coming(draw_year(2027, [MEETUP, IDEA], 10), [CONFERENCE])
    assert found.since(date(2027, 1, 1), 5) == [MEETUP, CONFERENCE]


def test_what_begins_on_the_day_itself_is_coming_and_what_began_before_is_not() -> None:
    found = coming(YEAR)
    assert found.since(date(2027, 3, 12), 4) == [HOLIDAY, MEETUP, Deadline(CALL, date(2027, 4, 1)), CONFERENCE]
    assert found.since(date(2027, 3, 13), 1) == [CONFERENCE]


days = st.integers(0, 364).map(lambda n: date(2027, 1, 1) + timedelta(days=n))


@given(st.lists(days, max_size=20), st.lists(days, max_size=60), days, st.integers(1, 10))
def test_half_of_what_is_near_is_for_events_however_many_others_there_are(
    own: list[date], others: list[date], day: date, count: int
) -> None:
    events = [event(n, start.isoformat()) for n, start in enumerate(own)]
    occasions = [other(n, LEAVE, start.isoformat()) for n, start in enumerate(others)]
    found = coming(draw_year(2027, events, 10, occasions)).since(day, count)
    later = [start for start in own if start >= day]
    shown = [entry for entry in found if isinstance(entry, Event)]
    assert len(found) == min(count, len(later) + sum(start >= day for start in others))
    assert len(shown) >= min(len(later), (count + 1) // 2)
    assert [first_day(entry) for entry in shown] == sorted(later)[: len(shown)]
    assert [entry.first_day for entry in found if isinstance(entry, Occasion)] == sorted(
        start for start in others if start >= day
    )[: len(found) - len(shown)]
    assert found == sorted(found, key=place)
    assert all(first_day(entry) >= day for entry in found)
    assert datetime.min.date() not in [first_day(entry) for entry in found]
