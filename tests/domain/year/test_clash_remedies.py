"""Where an event that clashes could go instead."""

from datetime import date, datetime, timedelta

from hypothesis import given

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.year.clash_remedies import free_day
from eventplanner.domain.year.clashes import Calendar, Rules, Severity, clashes_of
from year_values import event, events, fiestas_patrias, occasion, occasions

RULES = Rules(weekly=1000)


def test_the_nearest_free_day_of_the_same_weekday_is_offered():
    meetup = event(first="2027-09-17T18:30")
    calendar = Calendar([meetup], fiestas_patrias(), RULES)
    assert free_day(meetup, calendar) == date(2027, 9, 24)


def test_the_days_before_are_taken_where_those_after_are_not_free():
    meetup = event(first="2027-09-17T18:30")
    calendar = Calendar([meetup], [*fiestas_patrias(), occasion("Nerdearla", "2027-09-20", "2027-10-30")], RULES)
    assert free_day(meetup, calendar) == date(2027, 9, 10)
    assert free_day(meetup, calendar, since=date(2027, 9, 11)) is None


def test_no_other_day_is_offered_for_what_others_hold():
    presence = event(first="2027-09-17", kind=EventKind.PRESENCE)
    calendar = Calendar([presence], fiestas_patrias(), RULES)
    assert free_day(presence, calendar) is None


def test_a_day_with_a_mere_note_is_better_than_none():
    meetup = event(first="2027-09-17T18:30", audience="devs")
    weekly = [event(n + 2, "2027-08-01T10:00", audience="devs") for n in range(14)]
    around = [
        revised(
            e, start=datetime(2027, 8, 5, 10) + timedelta(weeks=n), end=datetime(2027, 8, 5, 12) + timedelta(weeks=n)
        )
        for n, e in enumerate(weekly)
    ]
    assert free_day(meetup, Calendar([meetup, *around], fiestas_patrias(), RULES)) == date(2027, 9, 24)


@given(events(), occasions())
def test_the_day_that_is_offered_has_nothing_worth_a_warning(ours, others):
    calendar = Calendar(ours, others, RULES)
    for one in ours:
        if day := free_day(one, calendar):
            by = day - one.first_day
            assert by.days % 7 == 0
            assert abs(by) <= timedelta(weeks=6)
            there = revised(one, start=one.start + by, end=one.end + by)
            assert all(clash.severity is Severity.NOTE for clash in clashes_of(there, calendar))
