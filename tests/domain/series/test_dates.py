"""The dates of a series, skipped, shifted, and with events."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Status
from eventplanner.domain.series.dates import SeriesDate, draft_for, planned_dates, shift, skip
from eventplanner.domain.series.series import Series, SeriesDraft

MARCH, APRIL, MAY = date(2027, 3, 11), date(2027, 4, 8), date(2027, 5, 13)
SERIES = SeriesDraft(
    name="Python Santiago",
    rule="FREQ=MONTHLY;BYDAY=2TH",
    first=MARCH,
    template=EventDraft(
        title="Python", series="Python Santiago", start=datetime(2027, 3, 11, 19), end=datetime(2027, 3, 12, 1)
    ),
)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def event(draft: EventDraft, id: int = 1, **said) -> Event:
    values = {name: getattr(draft, name) for name in EventDraft.__struct_fields__} | said
    moment = datetime(2027, 1, 1, tzinfo=UTC)
    return Event(**values, id=id, version=1, uid=f"{id}@x", sequence=0, created_at=moment, updated_at=moment)


def made(day: date, id: int = 1, **said) -> Event:
    return event(draft_for(SERIES, SeriesDate(day, day)), id, **said)


def test_dates_stand_where_they_are_shifted_to_and_say_that_they_are_skipped():
    series = revised(SERIES, skipped=frozenset({APRIL}), shifted={MARCH: date(2027, 4, 9)})

    assert planned_dates(series, [MARCH, APRIL, MAY], []) == [
        SeriesDate(APRIL, APRIL, skipped=True),
        SeriesDate(MARCH, date(2027, 4, 9)),
        SeriesDate(MAY, MAY),
    ]


def test_a_date_that_has_an_event_is_where_the_event_is():
    moved = made(MARCH, start=datetime(2027, 3, 12, 19), end=datetime(2027, 3, 12, 21))
    undated = made(APRIL, 2, start=None, end=None)

    assert planned_dates(SERIES, [MARCH, APRIL], [moved, undated]) == [
        SeriesDate(MARCH, date(2027, 3, 12), event=moved),
        SeriesDate(APRIL, APRIL, event=undated),
    ]


def test_events_belong_to_a_series_by_its_name_without_case_and_accents():
    named = made(MARCH, series="PYTHON SANTIÁGO")
    other = made(MARCH, 2, series="Python")
    single = made(MARCH, 3, series_day=None)

    assert planned_dates(SERIES, [MARCH], [other, single, named]) == [SeriesDate(MARCH, MARCH, event=named)]


def test_of_two_events_for_one_date_the_one_that_takes_place_counts():
    cancelled, later, first = made(MARCH, 1, status=Status.CANCELLED), made(MARCH, 3), made(MARCH, 2)

    assert [each.event for each in planned_dates(SERIES, [MARCH], [cancelled, later, first])] == [first]
    assert [each.event for each in planned_dates(SERIES, [MARCH], [cancelled])] == [cancelled]


def test_a_date_is_shifted_on_from_where_it_is():
    once = shift(SERIES, MARCH, 1)
    twice = shift(once, MARCH, -3)

    assert (once.shifted, twice.shifted) == ({MARCH: date(2027, 3, 12)}, {MARCH: date(2027, 3, 9)})


def test_nothing_is_shifted_outside_all_years():
    with pytest.raises(Invalid):
        shift(SERIES, MARCH, 10_000_000)


def test_a_series_of_the_plan_becomes_a_draft():
    series = Series(**{name: getattr(SERIES, name) for name in SeriesDraft.__struct_fields__}, id=7, version=2)

    assert skip(series, MARCH) == revised(SERIES, skipped=frozenset({MARCH}), shifted={})


def test_what_is_skipped_forgets_where_it_was_shifted_to():
    skipped = skip(shift(SERIES, MARCH, 1), MARCH)

    assert (skipped.skipped, skipped.shifted) == ({MARCH}, {})


@given(st.sets(days), days, st.integers(-300, 300))
def test_what_is_done_to_a_date_can_be_taken_back(skipped, day, by):
    series = revised(SERIES, skipped=frozenset(skipped - {day}), shifted={})

    assert revised(skip(series, day), skipped=series.skipped) == series
    assert shift(shift(series, day, by), day, -by) == series


@given(days, st.integers(-300, 300))
def test_an_event_is_the_template_on_its_day(day, by):
    place = day + timedelta(days=by)

    draft = draft_for(SERIES, SeriesDate(day, place))

    assert (draft.first_day, draft.series_day, draft.series) == (place, day, "Python Santiago")
    assert (draft.start.time(), draft.end - draft.start) == (datetime(2027, 1, 1, 19).time(), timedelta(hours=6))
    assert revised(draft, start=SERIES.template.start, end=SERIES.template.end, series_day=None) == SERIES.template
