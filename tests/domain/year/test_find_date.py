"""Finding a date: which days are free, how good they are, and why the others are not."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind
from eventplanner.domain.year.clashes import Calendar, ClashKind, Rules, Severity, clashes_of
from eventplanner.domain.year.find_date import (
    Avoided,
    DateWish,
    FoundDates,
    FreeDate,
    days_wished,
    find_dates,
    wished_event,
)
from eventplanner.domain.year.overlays import Occasion, OverlaySource
from eventplanner.i18n.catalogue import words
from year_values import event, events, fiestas_patrias, holiday, occasion, occasions

EASY = Rules(weekly=1000)
THURSDAYS = DateWish(
    first=date(2027, 9, 1), last=date(2027, 9, 30), weekdays=frozenset({3}), begin=time(18, 30), minutes=150
)
TUESDAY = DateWish(first=date(2027, 3, 9), last=date(2027, 3, 9), begin=time(18, 30))


def find(wish: DateWish, *ours: Event, others: list[Occasion] | None = None, language: str = "en") -> FoundDates:
    return find_dates(wish, ours, others or [], EASY, language)


def only(wish: DateWish, *ours: Event, others: list[Occasion] | None = None) -> FreeDate:
    (free,) = find(wish, *ours, others=others).ranked
    return free


def reasons(judged: FreeDate | Avoided) -> list[str]:
    return [words(reason) for reason in judged.reasons]


@pytest.mark.parametrize(("language", "name"), [("en", "National Holiday"), ("es", "Fiestas Patrias")])
def test_a_thursday_evening_in_september_is_not_in_the_week_of_fiestas_patrias(language, name):
    found = find(THURSDAYS, others=fiestas_patrias(), language=language)
    assert [free.day.day for free in found.ranked] == [2, 9, 23, 30]
    assert [(bad.day.day, reasons(bad)) for bad in found.avoided] == [
        (16, [f"It is the week of {name}, with 3 public holidays from Fri 17 Sep 2027 on."])
    ]


def test_every_day_says_why():
    assert [reasons(free) for free in find(THURSDAYS).ranked] == [["Nothing else that week."]] * 5


def test_one_holiday_spoils_a_week_but_does_not_forbid_it():
    tuesday = only(TUESDAY, others=[holiday("2027-03-11", "Some Day")])
    assert reasons(tuesday) == ["Some Day is the same week, on Thu 11 Mar 2027."]
    assert tuesday.score < only(TUESDAY).score


def test_a_bridge_day_is_worse_than_another_of_its_week():
    other = [holiday("2027-03-11", "Some Day")]
    week = DateWish(first=date(2027, 3, 8), last=date(2027, 3, 12), begin=time(10))
    scores = {free.day.day: free.score for free in find(week, others=other).ranked}
    assert sorted(scores) == [8, 9, 10, 12]
    assert scores[12] < scores[9]
    friday = next(free for free in find(week, others=other).ranked if free.day.day == 12)
    assert reasons(friday) == ["A day between Some Day, Thu 11 Mar 2027, and the weekend."]


def test_the_evening_before_a_holiday_is_worse_than_its_morning():
    other = [holiday("2027-03-10", "Some Day")]
    evening, morning = only(TUESDAY, others=other), only(revised(TUESDAY, begin=time(10)), others=other)
    assert evening.score == morning.score - 10
    assert "The evening before Some Day." in reasons(evening)


def test_what_else_there_is_that_week_is_named():
    free = only(
        TUESDAY,
        event(1, "2027-03-11T10:00", title="Workshop"),
        others=[occasion("PyCon", "2027-03-12", overlay="Conferences")],
    )
    assert reasons(free) == [
        "“Workshop” is the same week, on Thu 11 Mar 2027.",
        "“PyCon” (Conferences) is the same week, on Fri 12 Mar 2027.",
    ]


def test_a_good_distance_from_its_series_is_said():
    wish = revised(TUESDAY, series="Python Santiago")
    free = only(wish, event(1, "2027-02-16T18:30", title="Meetup", series="python santiago"))
    assert reasons(free) == ["Nothing else that week.", "3 weeks after the last of its series, “Meetup”."]


def test_a_conference_of_others_on_those_days_is_avoided():
    found = find(TUESDAY, others=[occasion("PyCon", "2027-03-08", "2027-03-10", overlay="Conferences")])
    assert [reasons(bad) for bad in found.avoided] == [["“PyCon” is on that day (Conferences)."]]
    assert found.problem
    assert words(found.problem) == (
        "Of the days that were asked for, none between Tue 9 Mar 2027 and Tue 9 Mar 2027 is free."
    )


def test_own_people_have_to_be_free():
    wish = revised(TUESDAY, people=("Ana Soto", "Leo Paz"))
    leave = occasion("Leo Paz – vacaciones", "2027-03-09", source=OverlaySource.CALENDAR)
    busy = event(1, "2027-03-09T19:00", lead="Ana Soto", title="Talk")
    (avoided,) = find(wish, busy, others=[leave]).avoided
    assert reasons(avoided) == ["Leo Paz is away: “Leo Paz – vacaciones”.", "Ana Soto leads “Talk” at that time."]


def test_an_event_that_is_to_be_moved_is_not_in_its_own_way():
    own = event(1, "2027-03-09T18:30")
    assert find(TUESDAY, own).ranked == ()
    assert len(find(revised(TUESDAY, uid=own.uid), own).ranked) == 1


def test_a_full_week_is_the_last_choice_and_not_forbidden():
    wish = revised(TUESDAY, last=date(2027, 4, 30), weekdays=frozenset({1}))
    crowd = [event(n, "2027-03-12", kind=EventKind.CONFERENCE, capacity=900) for n in range(1, 3)]
    found = find_dates(wish, crowd, [], Rules(weekly=5))
    last = found.ranked[-1]
    assert [clash.kind for clash in last.clashes] == [ClashKind.WEEK] * len(last.clashes) != []


def test_a_range_without_such_a_weekday_says_so():
    found = find(revised(TUESDAY, weekdays=frozenset({5})))
    assert (found.ranked, found.avoided) == ((), ())
    assert found.problem
    assert words(found.problem) == "There is no such day between Tue 9 Mar 2027 and Tue 9 Mar 2027."


def test_several_days_stay_within_the_week_unless_a_weekday_is_said():
    two = DateWish(first=date(2027, 3, 8), last=date(2027, 3, 14), days=2)
    assert [day.day for day in days_wished(two)] == [8, 9, 10, 11]
    assert [day.day for day in days_wished(revised(two, weekdays=frozenset({4, 6})))] == [12]


wishes = st.builds(
    DateWish,
    first=st.dates(date(2027, 3, 1), date(2027, 4, 30)),
    last=st.dates(date(2027, 4, 1), date(2027, 5, 31)),
    weekdays=st.frozensets(st.integers(0, 6)),
    begin=st.none() | st.times(),
    minutes=st.integers(30, 480),
    days=st.integers(1, 4),
    kind=st.sampled_from(EventKind),
    audience=st.sampled_from(["", "developers"]),
    people=st.sampled_from([(), ("Ana Soto",), ("Leo Paz", "Ana Soto")]),
    series=st.sampled_from(["", "Python Santiago"]),
)


@given(wishes, events(), occasions())
def test_every_day_of_a_wish_is_ranked_or_avoided_with_reasons(wish, ours, others):
    found = find_dates(wish, ours, others, Rules())
    judged = [*found.ranked, *found.avoided]
    assert sorted(one.day for one in judged) == list(days_wished(wish))
    assert all(one.reasons for one in judged)
    assert (found.problem is None) == bool(found.ranked)


@given(wishes, events(), occasions())
def test_ranked_days_satisfy_the_wish(wish, ours, others):
    for free in find_dates(wish, ours, others, Rules()).ranked:
        assert wish.first <= free.day <= free.day + timedelta(days=wish.days - 1) <= wish.last
        assert free.day.weekday() in (wish.weekdays or range(5))
        assert 0 <= free.score <= 100


@given(wishes, events(), occasions())
def test_no_ranked_day_has_a_clash_for_which_another_is_avoided(wish, ours, others):
    calendar = Calendar(ours, others, Rules())
    found = find_dates(wish, ours, others, Rules())
    for free in found.ranked:
        clashes = clashes_of(wished_event(wish, free.day), calendar)
        assert list(free.clashes) == clashes
        assert all(clash.severity is Severity.NOTE or clash.kind is ClashKind.WEEK for clash in clashes)
    order = [max((clash.severity for clash in free.clashes), default=0) for free in found.ranked]
    assert order == sorted(order)


@given(wishes, events())
def test_a_holiday_makes_no_day_better(wish, ours):
    plain = {free.day: free.score for free in find_dates(wish, ours, [], Rules()).ranked}
    spoilt = {free.day: free.score for free in find_dates(wish, ours, [holiday("2027-04-14", "X")], Rules()).ranked}
    assert spoilt.keys() <= plain.keys()
    assert all(score <= plain[day] for day, score in spoilt.items())
