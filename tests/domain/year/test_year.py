"""A year at a glance."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.parsing.calendar_words import move_months
from eventplanner.domain.year.workload import PERSON_DAY, week_start
from eventplanner.domain.year.year import (
    by_day,
    days_of,
    draw_year,
    kinds,
    month_length,
    next_start,
    overloads,
)

weekdays = st.integers(0, 6)


def event(id: int = 1, first: str = "2027-03-12", last: str = "", **fields: object) -> Event:
    start = datetime.fromisoformat(first)
    known = {"id": id, "version": 1, "uid": f"{id}@x", "sequence": 0, "created_at": start, "updated_at": start}
    values = {"title": f"Event {id}", "start": start, "end": datetime.fromisoformat(last or first), "all_day": True}
    return Event(**(known | values | fields))  # type: ignore[arg-type]


@given(st.dates(date(1971, 1, 1), date(2199, 12, 31)), weekdays)
def test_a_week_starts_at_most_six_days_before(day: date, first_weekday: int) -> None:
    start = week_start(day, first_weekday)
    assert start.weekday() == first_weekday
    assert 0 <= (day - start).days <= 6


@given(st.dates(date(1971, 1, 1), date(2199, 12, 31)), st.integers(-11, 11))
def test_moving_by_months_stays_on_the_day_or_at_the_end_of_the_month(day: date, months: int) -> None:
    there = move_months(day, months)
    assert there.day == min(day.day, month_length(there.year, there.month))
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 400))
def test_an_event_covers_each_of_its_days_in_the_year_once(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    covered = days_of(event(first=first.isoformat(), last=last.isoformat()), date(2027, 1, 1), date(2027, 12, 31))
    expected = [first + timedelta(days=n) for n in range(length + 1)]
    assert covered == [day for day in expected if day.year == 2027]


def test_an_evening_that_ends_at_midnight_is_on_one_day() -> None:
    evening = event(first="2027-03-12T20:00", last="2027-03-13T00:00", all_day=False)
    assert list(by_day([evening], date(2027, 1, 1), date(2027, 12, 31))) == [date(2027, 3, 12)]


def test_the_foremost_event_of_a_day_marks_it() -> None:
    cancelled = event(1, status=Status.CANCELLED)
    late = event(2, "2027-03-12T19:00", "2027-03-12T21:00", all_day=False, status=Status.CONFIRMED)
    early = event(3, "2027-03-12T09:00", "2027-03-12T10:00", all_day=False, status=Status.CONFIRMED)
    idea = event(4, status=Status.IDEA)
    days = by_day([cancelled, late, early, idea], date(2027, 1, 1), date(2027, 12, 31))
    assert [e.id for e in days[date(2027, 3, 12)]] == [3, 2, 4, 1]


def test_months_count_what_begins_in_them_but_not_what_is_cancelled() -> None:
    spanning = event(1, "2026-12-30", "2027-01-02")
    picture = draw_year(2027, [spanning, event(2, "2027-01-31", "2027-02-02"), event(3, status=Status.CANCELLED)], 10)
    assert [month.events for month in picture.months] == [1] + [0] * 11
    assert picture.total == 1
    assert date(2027, 1, 1) in picture.days


def test_the_run_up_of_next_january_is_work_of_this_december() -> None:
    picture = draw_year(2027, [event(kind=EventKind.CONFERENCE, first="2028-01-10")], 10)
    assert picture.months[11].work.load > 0
    assert picture.months[10].work.load > 0
    assert picture.total == 0


def test_month_capacity_goes_by_working_days() -> None:
    march = draw_year(2027, [], 10).months[2].work
    assert march.capacity == 23 * 2 * PERSON_DAY


def test_the_next_start_is_found_both_ways() -> None:
    picture = draw_year(2027, [event(1, "2027-03-12", "2027-03-14"), event(2, "2027-05-06")], 10)
    assert next_start(picture, date(2027, 3, 12), 1) == date(2027, 5, 6)
    assert next_start(picture, date(2027, 5, 6), -1) == date(2027, 3, 12)
    assert next_start(picture, date(2027, 5, 6), 1) is None


def test_a_month_over_capacity_names_what_could_move() -> None:
    fixed = event(1, "2027-04-29", kind=EventKind.CONFERENCE, status=Status.CONFIRMED, capacity=600)
    loose = event(2, "2027-04-30", kind=EventKind.CONFERENCE, capacity=300)
    (found,) = [o for o in overloads(draw_year(2027, [fixed, loose], 10), 0, date(2027, 3, 9)) if o.whole_month]
    assert found.work.first == date(2027, 4, 1)
    assert found.movable == loose
    assert 0 < found.eases < found.work.load


def test_a_week_over_capacity_is_named_where_its_month_is_not() -> None:
    crowd = [event(n, "2027-04-16", kind=EventKind.WORKSHOP, status=Status.CONFIRMED) for n in range(1, 7)]
    found = overloads(draw_year(2027, crowd, 10), 0, date(2027, 3, 9))
    assert [(o.work.first, o.whole_month, o.movable) for o in found] == [(date(2027, 4, 12), False, None)]


def test_an_empty_year_has_nothing_to_warn_of() -> None:
    assert overloads(draw_year(2028, [], 10), 0, date(2028, 1, 1)) == []


def test_what_is_over_anyway_is_not_warned_of() -> None:
    crowd = [event(n, "2027-04-16", kind=EventKind.WORKSHOP, status=Status.CONFIRMED) for n in range(1, 7)]
    assert overloads(draw_year(2027, crowd, 10), 0, date(2027, 4, 19)) == []


def test_only_kinds_that_occur_are_named() -> None:
    picture = draw_year(2027, [event(1, kind=EventKind.TALK), event(2), event(3)], 10)
    assert kinds(picture) == [EventKind.MEETUP, EventKind.TALK]
