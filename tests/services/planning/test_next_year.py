"""Next year from this one, in the plan."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Conflict, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Status
from eventplanner.domain.planning.next_year_plan import YearPlan, choosing, moving
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.domain.year.clashes import ClashKind
from eventplanner.services.base import history, settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.planning import next_year
from eventplanner.services.series import series
from eventplanner.services.year import overlays

ZONE = "America/Santiago"


def add(planner: Planner, title: str, first: str, last: str, **said: object) -> None:
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
    values = {"title": title, "start": start, "end": end, "timezone": ZONE, "all_day": len(first) == 10} | said
    events.create(planner, EventDraft(**values))  # type: ignore[arg-type]


def add_series(planner: Planner, until: date | None = None, **said: object) -> None:
    template = EventDraft(
        title="Meetup", start=datetime(2027, 3, 11, 18, 30), end=datetime(2027, 3, 11, 21), timezone=ZONE, **said
    )  # type: ignore[arg-type]
    rule = "FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5"
    series.create(
        planner, SeriesDraft(name="Python", rule=rule, first=date(2027, 3, 11), until=until, template=template)
    )


def of(planner: Planner, year: int) -> list[Event]:
    return events.between(planner, date(year, 1, 1), date(year, 12, 31))


def days(planner: Planner, year: int) -> list[tuple[str, str]]:
    return [(event.title, f"{event.first_day:%a %d %b}") for event in of(planner, year)]


def carry_out(planner: Planner, from_year: int = 2027) -> YearPlan:
    plan = next_year.plan(planner, from_year, from_year + 1)
    next_year.carry_out(planner, plan)
    return plan


@pytest.fixture
def year(planner: Planner) -> Planner:
    """A meetup, a conference of two days, and one that was cancelled."""
    add(planner, "Meetup", "2027-05-13T18:30", "2027-05-13T21:00", venue="Sede")
    add(planner, "DevConf 2027", "2027-04-15", "2027-04-16", kind=EventKind.CONFERENCE)
    add(planner, "Off", "2027-06-10T18:30", "2027-06-10T21:00", status=Status.CANCELLED)
    return planner


def test_the_events_of_the_year_are_added_on_the_same_weekdays(year):
    carry_out(year)
    assert days(year, 2028) == [("DevConf 2028", "Thu 20 Apr"), ("Meetup", "Thu 11 May")]
    assert [event.last_day for event in of(year, 2028)] == [date(2028, 4, 21), date(2028, 5, 11)]
    assert [event.venue for event in of(year, 2028)] == ["", "Sede"]


def test_one_undo_takes_all_of_it_away(year):
    add_series(year)
    before = days(year, 2028)
    carry_out(year)
    assert len(days(year, 2028)) == 5
    history.undo(year)
    assert days(year, 2028) == before == []


def test_twice_is_once(year):
    add_series(year)
    carry_out(year)
    plan = next_year.plan(year, 2027, 2028)
    assert (plan.chosen, plan.added) == (frozenset(), 0)
    assert [each.title for each in plan.proposals if each.is_there] == ["Python", "DevConf 2028", "Meetup"]
    with pytest.raises(NotFound):
        next_year.carry_out(year, plan)


def test_what_was_moved_in_the_new_year_is_not_added_again(year):
    plan = next_year.plan(year, 2027, 2028)
    (meetup,) = (copy for copy in plan.copies if copy.event.title == "Meetup")
    next_year.carry_out(year, moving(plan, meetup, (date(2028, 5, 25) - date(2028, 5, 11))))
    assert ("Meetup", "Thu 25 May") in days(year, 2028)
    assert next_year.plan(year, 2027, 2028).added == 0


def test_of_two_who_do_it_at_once_one_is_told(year, at):
    plan = next_year.plan(year, 2027, 2028)
    carry_out(at("leo"))
    with pytest.raises(Conflict) as told:
        next_year.carry_out(year, plan)
    assert told.value.message.params == {"title": "DevConf 2028"}
    assert len(days(year, 2028)) == 2


def test_of_two_who_let_a_series_go_on_one_is_told(planner, at):
    add_series(planner)
    plan = next_year.plan(planner, 2027, 2028)
    carry_out(at("leo"))
    with pytest.raises(Conflict):
        next_year.carry_out(planner, plan)
    assert len(days(planner, 2028)) == 3


def test_only_what_is_chosen_is_added(year):
    plan = next_year.plan(year, 2027, 2028)
    cancelled = next(each.id for each in plan.proposals if each.title == "Off")
    next_year.carry_out(year, choosing(plan, {cancelled}))
    assert [(event.title, event.status) for event in of(year, 2028)] == [("Off", Status.PLANNED)]


def test_a_series_goes_on_by_its_rule(planner):
    add_series(planner)
    carry_out(planner)
    assert days(planner, 2028) == [("Meetup", "Thu 09 Mar"), ("Meetup", "Thu 13 Apr"), ("Meetup", "Thu 11 May")]
    assert [event.series_day for event in of(planner, 2028)] == [event.first_day for event in of(planner, 2028)]


def test_a_series_has_only_the_dates_that_it_lacks(planner):
    add_series(planner)
    plan = next_year.plan(planner, 2027, 2028)
    add(planner, "Elsewhere", "2028-04-20T18:30", "2028-04-20T21:00", series="python", series_day=date(2028, 4, 13))
    (only,) = next_year.plan(planner, 2027, 2028).proposals
    assert (only.new_day, len(only.results), only.of.there) == (date(2028, 3, 9), 2, 1)
    # A plan that was made before would add it twice.
    with pytest.raises(Conflict):
        next_year.carry_out(planner, plan)


def test_a_series_that_ends_with_the_year_goes_on_as_long_in_the_next(planner):
    add_series(planner, until=date(2027, 5, 31))
    carry_out(planner)
    assert [day for _, day in days(planner, 2028)] == ["Thu 09 Mar", "Thu 13 Apr", "Thu 11 May"]
    assert series.named(planner, "Python").until == date(2028, 5, 31)
    history.undo(planner)
    assert series.named(planner, "Python").until == date(2027, 5, 31)


def test_a_series_that_ended_before_is_not_spoken_of(planner):
    add_series(planner, until=date(2027, 5, 31))
    assert next_year.plan(planner, 2028, 2029).proposals == ()


def test_the_events_of_a_series_with_a_number_of_dates_are_copied(planner):
    add_series(planner)
    there = series.named(planner, "Python")
    rule = "FREQ=MONTHLY;BYDAY=2TH;COUNT=3"
    series.change(planner, there, SeriesDraft(name="Python", rule=rule, first=there.first, template=there.template))
    plan = next_year.plan(planner, 2027, 2028)
    assert [(each.id > 0, each.new_day) for each in plan.proposals] == [
        (True, date(2028, 3, 9)),
        (True, date(2028, 4, 13)),
        (True, date(2028, 5, 11)),
    ]


def test_a_series_that_was_described_by_an_event_that_is_over_is_planned(planner):
    add_series(planner)
    there = series.named(planner, "Python")
    with planner.write(Message("Describe it anew")) as writing:
        writing.change("series", there.id, there.version, {"status": Status.HELD})
    carry_out(planner)
    assert {event.status for event in of(planner, 2028)} == {Status.PLANNED}


def test_a_leap_day_falls_on_the_last_such_weekday(planner):
    add(planner, "Leap", "2028-02-29T18:30", "2028-02-29T21:00")
    carry_out(planner, 2028)
    assert days(planner, 2029) == [("Leap", "Tue 27 Feb")]


def test_holidays_of_the_new_year_are_said_before_and_taken_up(planner):
    add(planner, "Aniversario", "2026-09-18T18:30", "2026-09-18T21:00")
    plan = next_year.plan(planner, 2026, 2027)
    assert [clash.kind for clash in plan.proposals[0].clashes] == [ClashKind.HOLIDAY]
    next_year.carry_out(planner, plan)
    assert 2027 in overlays.listing(planner)[0].overlay.years


def test_clashes_with_the_new_year_are_named(year):
    settings.change(year, holidays="off")
    add(year, "Own", "2028-05-11T19:00", "2028-05-11T22:00", venue="Sede")
    plan = next_year.plan(year, 2027, 2028)
    assert [(each.title, [{c.event.title, c.other.title} for c in each.clashes]) for each in plan.proposals] == [
        ("DevConf 2028", []),
        ("Meetup", [{"Meetup", "Own"}]),
        ("Off", []),
    ]
