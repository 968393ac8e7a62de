"""A year out of the plan's file."""

from datetime import date, datetime

from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.year import year


def add(planner: Planner, title: str, first: str, last: str = "", **fields: object) -> None:
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last or first)
    values = {"title": title, "start": start, "end": end, "all_day": True, "timezone": "America/Santiago"}
    events.create(planner, EventDraft(**(values | fields)))  # type: ignore[arg-type]


def test_a_year_has_what_begins_in_it_and_what_reaches_into_it(planner: Planner) -> None:
    add(planner, "Before", "2026-12-30")
    add(planner, "Over new year", "2026-12-30", "2027-01-02")
    add(planner, "Inside", "2027-06-01")
    add(planner, "After", "2028-06-01")
    picture = year.picture(planner, 2027)
    assert {event.title for found in picture.days.values() for event in found} == {"Over new year", "Inside"}
    assert list(picture.days) == [date(2027, 1, 1), date(2027, 1, 2), date(2027, 6, 1)]


def test_the_preparation_of_the_next_january_is_in_december(planner: Planner) -> None:
    add(planner, "DevConf", "2028-01-20", kind=EventKind.CONFERENCE)
    assert year.picture(planner, 2027).months[11].work.load > 0


def test_an_empty_plan_has_an_empty_year(planner: Planner) -> None:
    picture = year.picture(planner, 2027)
    assert (picture.total, picture.days, picture.load, picture.weekly) == (0, {}, {}, 10)


def test_the_next_event_is_found_over_the_years(planner: Planner) -> None:
    add(planner, "Early", "2020-05-05")
    add(planner, "Late", "2031-05-05")
    events.create(planner, EventDraft(title="Some day", timezone="America/Santiago"))
    assert year.next_start(planner, date(2027, 1, 1), 1) == date(2031, 5, 5)
    assert year.next_start(planner, date(2027, 1, 1), -1) == date(2020, 5, 5)
    assert year.next_start(planner, date(2031, 5, 5), 1) is None


def test_what_is_near_begins_after_the_day(planner: Planner) -> None:
    add(planner, "Running", "2027-03-08", "2027-03-11")
    add(planner, "Today", "2027-03-09")
    add(planner, "Idea", "2027-03-10", status=Status.IDEA)
    add(planner, "Soon", "2027-03-12")
    assert [event.title for event in year.near(planner, date(2027, 3, 9), 5)] == ["Soon"]
