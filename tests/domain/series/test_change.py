"""What a changed series does to its events."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Status, draft_of
from eventplanner.domain.series.change import Follow, follow, is_own, series_change
from eventplanner.domain.series.dates import SeriesDate, draft_for, planned_dates, shift, skip
from eventplanner.domain.series.series import SeriesDraft

TODAY = date(2027, 3, 9)
THURSDAYS = [date(2027, 3, 11), date(2027, 4, 8), date(2027, 5, 13)]
TUESDAYS = [date(2027, 3, 9), date(2027, 4, 13), date(2027, 5, 11)]
SERIES = SeriesDraft(
    name="Python Santiago",
    rule="FREQ=MONTHLY;BYDAY=2TH",
    first=THURSDAYS[0],
    template=EventDraft(
        title="Python",
        series="Python Santiago",
        start=datetime(2027, 3, 11, 19),
        end=datetime(2027, 3, 11, 21),
        venue="Sede",
        capacity=60,
    ),
    shifted={},
)


def made(day: date, id: int = 1, **said) -> Event:
    draft = draft_for(SERIES, SeriesDate(day, day))
    values = {name: getattr(draft, name) for name in EventDraft.__struct_fields__} | said
    moment = datetime(2027, 1, 1, tzinfo=UTC)
    return Event(**values, id=id, version=1, uid=f"{id}@x", sequence=0, created_at=moment, updated_at=moment)


EVENTS = [made(day, id) for id, day in enumerate(THURSDAYS, 1)]


def places(follows: list[Follow]) -> dict[int, date | None]:
    return {each.event.id: each.draft and each.draft.series_day for each in follows}


def test_nothing_changed_is_nothing_to_do():
    change = series_change(SERIES, SERIES, THURSDAYS, EVENTS, TODAY)

    assert (change.follows, change.added, change.gone) == ((), (), ())


def test_another_weekday_takes_each_event_along_within_its_month():
    new = revised(SERIES, rule="FREQ=MONTHLY;BYDAY=2TU")

    follows = follow(SERIES, new, TUESDAYS, EVENTS, TODAY)

    assert places(follows) == {1: TUESDAYS[0], 2: TUESDAYS[1], 3: TUESDAYS[2]}
    assert follows[1].draft == draft_for(new, SeriesDate(TUESDAYS[1], TUESDAYS[1]))
    assert [each.is_own for each in follows] == [False, False, False]


def test_half_of_the_dates_leave_the_others_where_they_are():
    weekly = [date(2027, 3, 11) + timedelta(weeks=n) for n in range(4)]
    events = [made(day, id) for id, day in enumerate(weekly, 1)]

    change = series_change(SERIES, revised(SERIES, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"), weekly[::2], events, TODAY)

    assert places(change.follows) == {2: None, 4: None}
    assert [each.event.id for each in change.gone] == [2, 4]
    assert change.added == ()


def test_what_finds_no_date_in_its_month_takes_the_next_that_is_left():
    change = series_change(SERIES, SERIES, [THURSDAYS[0], date(2027, 6, 10), date(2027, 7, 8)], EVENTS, TODAY)

    assert places(change.follows) == {2: date(2027, 6, 10), 3: date(2027, 7, 8)}


def test_dates_without_events_are_new_from_today_on():
    days = [date(2027, 2, 11), *THURSDAYS, date(2027, 6, 10), date(2027, 7, 8)]
    new = revised(SERIES, skipped=frozenset({date(2027, 7, 8)}), shifted={date(2027, 6, 10): date(2027, 6, 11)})

    change = series_change(SERIES, new, days, EVENTS, TODAY)

    assert (change.follows, change.added) == ((), (SeriesDate(date(2027, 6, 10), date(2027, 6, 11)),))


def test_a_date_that_is_skipped_now_goes():
    assert places(follow(SERIES, skip(SERIES, THURSDAYS[1]), THURSDAYS, EVENTS, TODAY)) == {2: None}


def test_a_date_that_is_shifted_now_moves_its_event():
    (found,) = follow(SERIES, shift(SERIES, THURSDAYS[1], 1), THURSDAYS, EVENTS, TODAY)

    assert (found.draft.start, found.draft.series_day) == (datetime(2027, 4, 9, 19), THURSDAYS[1])


@pytest.mark.parametrize("status", [Status.HELD, Status.CLOSED, Status.CANCELLED])
def test_what_is_over_is_not_touched_and_keeps_its_date(status):
    over = made(THURSDAYS[1], 2, status=status)

    change = series_change(
        SERIES, revised(SERIES, template=revised(SERIES.template, venue="Hub")), THURSDAYS, [over], TODAY
    )

    assert (change.follows, [each.rule_day for each in change.added]) == ((), [THURSDAYS[0], THURSDAYS[2]])


def test_the_past_is_not_touched():
    change = series_change(SERIES, revised(SERIES, rule="FREQ=MONTHLY;BYDAY=2TU"), TUESDAYS, EVENTS, date(2027, 5, 1))

    assert places(change.follows) == {3: TUESDAYS[2]}


def test_an_event_to_come_is_not_put_into_the_past():
    change = series_change(SERIES, SERIES, TUESDAYS, EVENTS, date(2027, 3, 10))

    assert places(change.follows) == {2: TUESDAYS[1], 3: TUESDAYS[2]}
    assert change.added == ()


def test_events_of_other_series_are_not_touched():
    others = [made(THURSDAYS[0], series="Go"), made(THURSDAYS[1], 2, series_day=None)]

    assert follow(SERIES, SERIES, [], others, TODAY) == []


def test_what_was_changed_by_itself_stays_so_and_the_rest_follows():
    new = revised(SERIES, template=revised(SERIES.template, venue="Hub", capacity=80, lead="Leo"))
    event = made(THURSDAYS[1], 2, venue="Café", status=Status.CONFIRMED)

    (found,) = follow(SERIES, new, THURSDAYS, [event], TODAY)

    assert found.is_own
    assert found.draft == revised(draft_of(event), capacity=80, lead="Leo")


def test_a_day_that_was_changed_by_itself_stays_and_its_hours_follow():
    new = revised(
        SERIES, template=revised(SERIES.template, start=datetime(2027, 3, 11, 18), end=datetime(2027, 3, 11, 21))
    )
    event = made(THURSDAYS[1], 2, start=datetime(2027, 4, 9, 19), end=datetime(2027, 4, 9, 21))

    (found,) = follow(SERIES, new, THURSDAYS, [event], TODAY)

    assert (found.draft.start, found.draft.end) == (datetime(2027, 4, 9, 18), datetime(2027, 4, 9, 21))


def test_hours_that_were_changed_by_themselves_stay_and_their_day_follows():
    event = made(THURSDAYS[1], 2, start=datetime(2027, 4, 8, 10), end=datetime(2027, 4, 8, 11))

    (found,) = follow(SERIES, SERIES, TUESDAYS, [event], TODAY)

    assert (found.draft.start, found.draft.end) == (datetime(2027, 4, 13, 10), datetime(2027, 4, 13, 11))


def test_an_event_without_a_date_stays_without():
    event = made(THURSDAYS[1], 2, start=None, end=None)

    (found,) = follow(SERIES, revised(SERIES, template=revised(SERIES.template, lead="Leo")), THURSDAYS, [event], TODAY)

    assert (found.draft.start, found.draft.end, found.draft.lead) == (None, None, "Leo")


def test_a_new_name_takes_all_along():
    new = revised(SERIES, name="Python Chile", template=revised(SERIES.template, series="Python Chile"))

    follows = follow(SERIES, new, THURSDAYS, EVENTS, TODAY)

    assert [(each.draft.series, each.is_own) for each in follows] == [("Python Chile", False)] * 3


def test_only_what_differs_is_an_events_own():
    assert not is_own(SERIES, made(THURSDAYS[1]))
    assert not is_own(SERIES, made(THURSDAYS[1], series="PYTHON SANTIAGO"))
    assert is_own(SERIES, made(THURSDAYS[1], notes="Bring the banner"))


within = st.dates(date(2027, 1, 1), date(2028, 6, 30))


@given(st.sets(within, max_size=20), st.sets(within, max_size=20), st.sets(within), within, st.integers(-5, 5))
def test_after_a_change_every_coming_date_has_one_event_and_none_is_left_over(before, after, skipped, today, by):
    new = revised(SERIES, skipped=frozenset(skipped), template=revised(SERIES.template, venue="Hub"))
    new = shift(new, max(after, default=today), by)
    events = [made(day, id) for id, day in enumerate(sorted(before), 1)]

    change = series_change(SERIES, new, sorted(after), events, today)

    touched = {each.event.id: each for each in change.follows}
    days = [each.draft.series_day for each in change.follows if each.draft]
    assert len(days) == len(set(days))
    assert all(each.draft.series_day in after - skipped for each in change.follows if each.draft)
    assert all(each.event.first_day >= today for each in change.follows)
    assert not {each.rule_day for each in change.added} & (set(days) | skipped)
    assert all(each.day >= today for each in change.added)
    result = [
        revised(event, **{name: getattr(touched[event.id].draft, name) for name in EventDraft.__struct_fields__})
        if event.id in touched and touched[event.id].draft
        else event
        for event in events
        if event.id not in touched or touched[event.id].draft
    ]
    planned = planned_dates(new, sorted(after), result)
    lacking = {each.rule_day for each in planned if not each.event and not each.skipped and each.day >= today}
    assert lacking == {each.rule_day for each in change.added}
    assert series_change(new, new, sorted(after), result, today).gone == ()
