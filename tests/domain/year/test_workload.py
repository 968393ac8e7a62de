"""The work that events make."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.year.workload import (
    LONGEST_RUN_UP,
    PERSON_DAY,
    Level,
    Stretch,
    effort,
    is_working,
    load_by_day,
    person_days,
    run_up,
    spread,
    stretch,
    tint,
    weeks,
)

FRIDAY = datetime(2027, 3, 12, 18, 30)
MEETUP = EventDraft(title="Meetup Python", start=FRIDAY, end=FRIDAY + timedelta(hours=2), capacity=60)

working_events = st.builds(
    EventDraft,
    title=st.just("x"),
    kind=st.sampled_from(EventKind),
    format=st.sampled_from(Format),
    status=st.sampled_from([Status.PLANNED, Status.CONFIRMED, Status.HELD, Status.CLOSED]),
    start=st.datetimes(datetime(1970, 1, 1), datetime(2200, 12, 31)),
    capacity=st.none() | st.integers(0, 100_000),
    capacity_online=st.none() | st.integers(0, 100_000),
)


@given(st.integers(0, 10**7), st.integers(1, 60))
def test_what_is_spread_adds_up_to_the_whole_and_grows(minutes: int, days: int) -> None:
    shares = spread(minutes, days)
    assert sum(shares) == minutes
    assert len(shares) == days
    # Each share is rounded down at both ends, so it may fall short of the one before by a minute.
    assert all(later >= earlier - 1 for earlier, later in pairwise(shares))


@given(st.lists(working_events, max_size=8))
def test_the_load_of_all_days_is_the_effort_of_all_events(events: list[EventDraft]) -> None:
    assert sum(load_by_day(events).values()) == sum(map(effort, events))


@given(working_events)
def test_work_falls_on_working_days_up_to_the_first_day_of_the_event(event: EventDraft) -> None:
    days = run_up(event)
    assert event.first_day is not None
    assert days == sorted(set(days))
    assert all(map(is_working, days))
    assert event.first_day - LONGEST_RUN_UP <= days[0]
    assert days[-1] <= event.first_day < days[-1] + timedelta(days=3)


@given(working_events, st.dates(date(1971, 1, 1), date(2199, 1, 1)))
def test_weeks_side_by_side_hold_the_load_of_their_days(event: EventDraft, first: date) -> None:
    load = load_by_day([event])
    found = weeks(load, first, 12, 10)
    assert sum(week.load for week in found) == stretch(load, first, 84, 10).load
    assert sum(week.capacity for week in found) == 12 * 10 * PERSON_DAY


def test_a_meetup_costs_three_person_days_over_two_weeks() -> None:
    assert effort(MEETUP) == 3 * PERSON_DAY
    assert run_up(MEETUP)[0] == date(2027, 3, 1)
    assert run_up(MEETUP)[-1] == date(2027, 3, 12)


def test_a_weekend_event_is_prepared_by_the_friday_before() -> None:
    sunday = revised(MEETUP, start=datetime(2027, 3, 14, 10), end=datetime(2027, 3, 14, 12))
    assert run_up(sunday)[-1] == date(2027, 3, 12)


def test_size_format_and_length_make_an_event_dearer() -> None:
    conference = EventDraft(
        title="DevConf",
        kind=EventKind.CONFERENCE,
        format=Format.HYBRID,
        start=datetime(2027, 4, 15),
        end=datetime(2027, 4, 16),
        all_day=True,
        capacity=420,
    )
    assert effort(conference) == int(12 * 2 * 1.25 * 1.25 * PERSON_DAY)
    assert effort(revised(conference, capacity=420, capacity_online=2000)) == int(12 * 3 * 1.25 * 1.25 * PERSON_DAY)
    assert effort(revised(MEETUP, format=Format.VIRTUAL)) == int(3 * 0.75 * PERSON_DAY)


def test_ideas_cancelled_and_undated_events_make_no_work() -> None:
    idle = [
        revised(MEETUP, status=Status.IDEA),
        revised(MEETUP, status=Status.CANCELLED),
        revised(MEETUP, start=None, end=None),
    ]
    assert load_by_day(idle) == {}


def test_a_stretch_is_held_against_its_working_days() -> None:
    week = stretch({date(2027, 3, 12): 11 * PERSON_DAY}, date(2027, 3, 8), 7, 10)
    assert week == Stretch(date(2027, 3, 8), 11 * PERSON_DAY, 10 * PERSON_DAY)
    assert week.level == Level.OVER


def test_levels_begin_at_four_fifths_and_above_the_capacity() -> None:
    levels = [Stretch(date(2027, 1, 4), load, 100).level for load in (0, 79, 80, 100, 101)]
    assert levels == [Level.CALM, Level.CALM, Level.BUSY, Level.BUSY, Level.OVER]
    assert Stretch(date(2027, 1, 4), 0, 0).level == Level.CALM
    assert Stretch(date(2027, 1, 4), 1, 0).level == Level.OVER


def test_a_day_is_tinted_by_its_share_of_a_day_of_the_team() -> None:
    daily = 2 * PERSON_DAY
    assert [tint(daily * per_cent // 100, 10) for per_cent in (0, 9, 10, 30, 60, 200)] == [0, 0, 1, 2, 3, 3]
    assert tint(0, 0) == 0


def test_person_days_are_rounded_to_whole_ones() -> None:
    assert [person_days(minutes) for minutes in (0, 239, 240, 480, 719, 720)] == [0, 0, 1, 1, 1, 2]
