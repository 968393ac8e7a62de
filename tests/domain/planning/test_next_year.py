"""Next year from this year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Status
from eventplanner.domain.events.rules import problems
from eventplanner.domain.planning.next_year import KEPT, Copy, plan_next_year, same_weekday, with_year
from eventplanner.domain.series.series import Series
from eventplanner.i18n.catalogue import words
from year_values import event, events

PYTHON = Series(
    id=1, version=1, name="Python Santiago", rule="FREQ=MONTHLY;BYDAY=2TH", first=date(2027, 3, 11),
    template=EventDraft(title="Meetup"),
)  # fmt: skip
days = st.dates(date(1971, 1, 1), date(2199, 12, 31))
years = st.integers(1971, 2199)


def copies(*ours: Event, chosen: set[int] | None = None) -> list[Copy]:
    return plan_next_year(ours, [PYTHON], 2027, 2028, chosen)


def dropped(copy: Copy) -> list[str]:
    return [words(message) for message in copy.dropped]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2027-03-11", "2028-03-09"),
        ("2027-09-30", "2028-09-28"),
        ("2027-07-29", "2028-07-27"),
        ("2027-03-31", "2028-03-29"),
    ],
)
def test_the_second_thursday_becomes_the_second_thursday_and_a_fifth_the_last(day, there):
    assert same_weekday(date.fromisoformat(day), 2028) == date.fromisoformat(there)


@given(days, years)
def test_weekday_month_and_place_in_the_month_stay(day, year):
    there = same_weekday(day, year)
    assert (there.year, there.month, there.weekday()) == (year, day.month, day.weekday())
    nth, now = (day.day - 1) // 7, (there.day - 1) // 7
    assert now == nth or (nth == 4 and now == 3 and (there + timedelta(weeks=1)).month != there.month)


@given(days)
def test_in_its_own_year_a_day_stays_where_it_is(day):
    assert same_weekday(day, day.year) == day


def test_a_copy_is_planned_anew_and_keeps_what_lasts():
    devconf = event(
        7,
        "2027-04-15",
        "2027-04-16",
        title="DevConf 2027",
        status=Status.CLOSED,
        venue="Teatro Oriente",
        geo="-33.4,-70.6",
        capacity=400,
        lead="Ana Soto",
        tags=("devconf2027", "pagos"),
        url="https://devconf.example.org/2027",
        notes="Ask for the big hall",
    )
    (copy,) = copies(devconf)
    assert copy.draft == EventDraft(
        title="DevConf 2028",
        kind=devconf.kind,
        status=Status.PLANNED,
        start=devconf.start.replace(year=2028, day=20),
        end=devconf.end.replace(year=2028, day=21),
        all_day=True,
        timezone=devconf.timezone,
        venue="Teatro Oriente",
        geo="-33.4,-70.6",
        capacity=400,
        lead="Ana Soto",
        tags=("devconf2028", "pagos"),
        notes="Ask for the big hall",
    )
    assert copy.kept == ("kind", "format", "all_day", "timezone", "venue", "geo", "capacity", "lead", "notes")
    assert dropped(copy) == [
        "It is called “DevConf 2028” then.",
        "Its status is no longer closed but planned.",
        "The link is left out: it was for the old date.",
    ]


def test_the_day_of_what_others_hold_is_a_guess_and_an_idea():
    (copy,) = copies(event(kind=EventKind.PRESENCE))
    assert copy.draft.status is Status.IDEA
    assert dropped(copy) == [
        "Its status is no longer planned but idea.",
        "Its day is for others to say, and only a guess.",
    ]


def test_ideas_stay_ideas_and_the_cancelled_stay_behind_unless_they_are_chosen():
    idea, cancelled = event(1, status=Status.IDEA), event(2, status=Status.CANCELLED)
    assert [(copy.event.id, copy.draft.status) for copy in copies(idea, cancelled)] == [(1, Status.IDEA)]
    assert [(copy.event.id, copy.draft.status) for copy in copies(idea, cancelled, chosen={2})] == [(2, Status.PLANNED)]


def test_only_what_begins_in_the_year_is_copied():
    ours = [event(1, "2026-12-30", "2027-01-02"), event(2, "2027-12-30", "2028-01-02"), event(3, "2028-01-05")]
    assert [copy.event.id for copy in copies(*ours, revised(event(4), start=None, end=None))] == [2]


def test_a_date_of_a_rule_is_left_to_the_rule():
    by_rule = event(1, series="python santiago", series_day=date(2027, 3, 11))
    extra = event(2, "2027-04-01T18:30", series="Python Santiago")
    assert [(copy.event.id, copy.by_rule) for copy in copies(by_rule, extra)] == [(1, True), (2, False)]
    assert all(copy.draft.series_day is None for copy in copies(by_rule, extra))


def test_what_the_other_year_has_already_is_pointed_out():
    there = event(2, "2028-03-09T18:30", title="devconf 2028")
    (copy,) = copies(event(1, title="DevConf 2027"), there)
    assert copy.twin == there


def test_what_was_moved_a_little_in_the_other_year_is_there_all_the_same():
    there = event(2, "2028-03-16T18:30", title="Event 1")
    assert [copy.twin for copy in copies(event(1), there)] == [there]
    assert [copy.twin for copy in copies(event(1), revised(there, status=Status.CANCELLED))] == [None]
    far = event(2, "2028-04-27T18:30", title="Event 1")
    assert [copy.twin for copy in copies(event(1), far)] == [None]


def test_each_event_of_the_other_year_stands_for_one_copy_the_nearest():
    march, april = event(1, title="Meetup"), event(2, "2027-04-08T18:30", title="Meetup")
    there = event(3, "2028-04-06T18:30", title="Meetup")
    assert [copy.twin for copy in copies(march, april, there)] == [None, there]


def test_a_date_of_a_rule_stands_for_no_copy_but_on_its_own_day():
    there = event(2, "2028-03-16T18:30", title="Event 1", series_day=date(2028, 3, 16))
    assert [copy.twin for copy in copies(event(1), there)] == [None]
    same = revised(there, start=there.start.replace(day=9), end=there.end.replace(day=9))
    assert [copy.twin for copy in copies(event(1), same)] == [same]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("DevConf 2027", "DevConf 2028"),
        ("DevConf2027", "DevConf2028"),
        ("Temporada 2027/28", "Temporada 2028/29"),
        ("Temporada 2027–2028", "Temporada 2028–2029"),
        ("Sala 20270", "Sala 20270"),
        ("DevConf 2026", "DevConf 2026"),
    ],
)
def test_the_year_in_a_title_is_the_new_one(old, new):
    assert with_year(old, 2027, 2028) == new


@given(events(), st.integers(2028, 2040))
def test_a_copy_can_be_kept_and_lasts_as_long(ours, year):
    planned = plan_next_year(ours, [PYTHON], 2027, year)
    for copy in planned:
        assert copy.draft.end - copy.draft.start == copy.event.end - copy.event.start
        assert copy.draft.first_day == same_weekday(copy.event.first_day, year)
        assert all(getattr(copy.draft, name) == getattr(copy.event, name) for name in KEPT)
        assert problems(copy.draft) == {}
    assert len(planned) == sum(one.status is not Status.CANCELLED for one in ours)
