"""The dates of a series among what lies around them."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.series.dates import SeriesDate, planned_dates
from eventplanner.domain.series.preview import (
    arranged,
    as_event,
    is_open,
    is_settled,
    last_planned,
    seen,
    way_out,
    with_others,
)
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_values import ClashKind
from series_values import DAYS, FIRST, SERIES, TODAY, event


def planned(*events: Event):
    return planned_dates(SERIES, DAYS, events)


def test_a_date_without_an_event_is_seen_as_the_one_it_would_have():
    there = as_event(SERIES, SeriesDate(DAYS[1], date(2027, 4, 9)))

    assert (there.start, there.series_day, there.venue) == (datetime(2027, 4, 9, 19), DAYS[1], "Sede")


def test_a_date_with_an_event_is_that_event_where_it_is_to_be():
    one = event(1, DAYS[0], series="Python", series_day=DAYS[0])

    assert as_event(SERIES, revised(planned(one)[0], day=date(2027, 3, 12))) == revised(
        one, start=datetime(2027, 3, 12, 19), end=datetime(2027, 3, 12, 21)
    )


def test_a_skipped_date_is_in_nobodys_way():
    other = event(9, DAYS[0], venue="Sede")
    dates = planned()
    calendar = Calendar([other], ())

    assert [[clash.kind for clash in each.clashes] for each in seen(SERIES, dates, calendar)] == [
        [ClashKind.VENUE],
        [],
        [],
    ]
    skipped = seen(SERIES, [revised(dates[0], skipped=True), *dates[1:]], calendar)
    assert ([each.clashes for each in skipped], skipped[0].takes_place) == ([(), (), ()], False)


def test_an_accepted_clash_is_not_seen():
    one = event(1, DAYS[0], series="Python", series_day=DAYS[0], venue="Sede")
    calendar = Calendar([one, event(9, DAYS[0], venue="Sede")], ())
    (clash,) = seen(SERIES, planned(one), calendar)[0].clashes

    assert seen(SERIES, planned(one), calendar, {clash.key})[0].clashes == ()


def test_the_way_out_is_no_day_of_the_same_series():
    weekly = [SeriesDate(FIRST + timedelta(weeks=n), FIRST + timedelta(weeks=n)) for n in range(3)]
    calendar = Calendar([event(9, weekly[1].day, venue="Sede")], ())
    found = seen(SERIES, weekly, calendar)

    assert way_out(found[1], found, calendar, FIRST) == FIRST + timedelta(weeks=3)
    assert way_out(found[0], found, calendar, FIRST) is None


def test_events_that_stand_for_no_date_of_the_rule_are_listed_by_their_day():
    stray, undated = event(7, date(2027, 4, 20), series="Python"), event(8, FIRST, start=None, end=None)

    assert [(each.day, each.event and each.event.id) for each in with_others(planned(), [stray, undated])] == [
        (DAYS[0], None),
        (DAYS[1], None),
        (date(2027, 4, 20), 7),
        (DAYS[2], None),
    ]


def test_what_is_past_or_was_held_is_settled_and_what_was_cancelled_is_not():
    def settled(day: date, status: Status) -> bool:
        return is_settled(SeriesDate(day, day, event=event(1, day, status=status)), DAYS[1])

    assert settled(DAYS[0], Status.PLANNED)
    assert settled(DAYS[1], Status.HELD)
    assert not settled(DAYS[1], Status.CANCELLED)
    assert not settled(DAYS[1], Status.PLANNED)


def test_an_open_series_is_planned_to_the_end_of_its_last_year():
    made = event(1, date(2029, 4, 12), series="Python", series_day=date(2029, 4, 12))

    assert last_planned(SERIES, (), date(2031, 1, 1)) == date(2027, 12, 31)
    assert last_planned(SERIES, [made], TODAY) == date(2029, 12, 31)
    assert last_planned(revised(SERIES, until=date(2027, 6, 1)), [made], TODAY) == date(2027, 6, 1)


def test_a_series_that_counts_has_an_end():
    assert [is_open(revised(SERIES, rule=rule)) for rule in ("FREQ=DAILY", "FREQ=DAILY;COUNT=5")] == [True, False]


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(-9, 9), st.booleans()), max_size=5),
    st.frozensets(st.sampled_from(DAYS)),
    st.booleans(),
)
def test_what_a_series_remembers_of_its_dates_gives_them_again(edits, skipped, shifted):
    before = revised(SERIES, skipped=skipped, shifted={DAYS[0]: DAYS[0] + timedelta(days=1)} if shifted else {})
    dates = planned_dates(before, DAYS, ())
    for n, by, skip in edits:
        dates[n] = revised(dates[n], day=dates[n].day + timedelta(days=by), skipped=skip)

    again = planned_dates(arranged(before, dates), DAYS, ())
    assert {each.rule_day: each.skipped for each in again} == {each.rule_day: each.skipped for each in dates}
    assert {(each.rule_day, each.day) for each in again if not each.skipped} == {
        (each.rule_day, each.day) for each in dates if not each.skipped
    }
