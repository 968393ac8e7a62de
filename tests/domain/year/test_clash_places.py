"""Where an event is among others, in the form in which it is compared."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_places import names_person, people_of, place_of, work_by_week
from eventplanner.domain.year.workload import load_by_day, week_start
from year_values import event, events


@given(events(), st.integers(0, 6))
def test_the_work_of_the_weeks_is_the_work_of_their_days(ours, first_weekday):
    for one in ours:
        by_day: Counter[int] = Counter()
        for day, minutes in load_by_day([one]).items():
            by_day[week_start(day, first_weekday).toordinal()] += minutes
        assert work_by_week(one, first_weekday) == {week: minutes for week, minutes in by_day.items() if minutes}


@given(events(), st.integers(0, 6))
def test_a_week_has_the_work_of_all_events_that_make_some_in_it(ours, first_weekday):
    calendar = Calendar(ours, [], first_weekday=first_weekday)
    by_day: Counter[int] = Counter()
    for day, minutes in load_by_day(ours).items():
        by_day[week_start(day, first_weekday).toordinal()] += minutes
    assert {week: sum(share.minutes for share in calendar.week(week)) for week in by_day} == by_day


def test_an_evening_that_ends_at_midnight_is_on_one_day():
    place = place_of(event(first="2027-03-11T20:00", last="2027-03-12T00:00"))
    assert (place.first, place.last) == (date(2027, 3, 11).toordinal(),) * 2


def test_whole_days_include_the_last():
    place = place_of(event(first="2027-03-11", last="2027-03-12"))
    assert (place.first, place.last) == (date(2027, 3, 11).toordinal(), date(2027, 3, 12).toordinal())


@pytest.mark.parametrize("lead", ["Ana Soto, Leo Paz", "ana soto y LEO PAZ", "Leo Paz & Ana Soto", "Ana Soto/Leo Paz"])
def test_a_lead_may_be_several_people(lead):
    assert people_of(lead) == {"ana soto", "leo paz"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ana Soto – vacaciones", True),
        ("Soto, Ana", True),
        ("Anabel Soto", False),
        ("Ana – vacaciones", False),
        ("", False),
    ],
)
def test_somebody_is_named_by_all_parts_of_the_name(text, named):
    assert names_person(text, "ana soto") is named
