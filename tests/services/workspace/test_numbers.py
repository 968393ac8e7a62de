"""The numbers of an event before its day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from eventplanner.domain.attendance.attendance import NoShowRate
from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION, HeadcountDraft, RegistrationDraft
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Status
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.workspace import numbers


def event(planner: Planner, title: str, day: str, **fields: Any) -> Event:
    start = datetime.fromisoformat(day)
    values: dict[str, Any] = {
        "title": title,
        "start": start,
        "end": start,
        "all_day": True,
        "timezone": "America/Santiago",
    }
    return events.added(planner, events.create(planner, EventDraft(**(values | fields))))


def count(planner: Planner, event: Event, day: str, in_person: int, online: int = 0) -> None:
    draft = RegistrationDraft(event_id=event.id, day=date.fromisoformat(day), in_person=in_person, online=online)
    numbers.put_count(planner, draft)


def reckon(planner: Planner, event: Event, **fields: Any) -> None:
    records.create(planner, HEADCOUNT, records.RecordReading(HeadcountDraft(event_id=event.id, **fields)))


def test_a_day_has_one_count_and_the_last_one_holds(planner: Planner) -> None:
    conf = event(planner, "DevConf", "2027-04-15")
    count(planner, conf, "2027-03-09", 80)
    count(planner, conf, "2027-03-09", 85, 40)
    assert [(each.in_person, each.online) for each in records.of(planner, REGISTRATION, conf.id)] == [(85, 40)]
    history.undo(planner)
    assert numbers.of_event(planner, conf).registered == 80


def test_two_who_count_the_same_day_write_one_count(planner: Planner, at: Callable[..., Planner]) -> None:
    conf = event(planner, "DevConf", "2027-04-15")
    count(planner, conf, "2027-03-09", 80)
    count(at("leo"), conf, "2027-03-09", 81)
    assert numbers.of_event(planner, conf).registered == 81


def test_fewer_than_nobody_is_refused(planner: Planner) -> None:
    conf = event(planner, "DevConf", "2027-04-15")
    with pytest.raises(Invalid):
        count(planner, conf, "2027-03-09", -1)


def test_the_last_edition_is_the_one_before_of_its_series(planner: Planner) -> None:
    event(planner, "Meetup", "2027-01-10", series="Noches", status=Status.CANCELLED)
    before = event(planner, "Otro nombre", "2026-12-10", series="noches")
    event(planner, "Meetup", "2026-11-10", series="Noches")
    event(planner, "Meetup", "2027-05-10", series="Noches")
    now = event(planner, "Meetup", "2027-04-10", series="Noches")
    found = numbers.last_edition(planner, now)
    assert found is not None
    assert found.event.id == before.id


def test_of_a_series_the_last_edition_is_the_last_that_was_counted(planner: Planner) -> None:
    counted = event(planner, "Meetup", "2026-11-10", series="Noches")
    event(planner, "Meetup", "2026-12-10", series="Noches")
    count(planner, counted, "2026-11-01", 30)
    found = numbers.last_edition(planner, event(planner, "Meetup", "2027-04-10", series="Noches"))
    assert found is not None
    assert (found.event.id, found.points) == (counted.id, ((9, 30),))


def test_without_a_series_it_is_the_one_of_the_same_name_a_year_before(planner: Planner) -> None:
    before = event(planner, "DevConf 2026", "2026-04-16", kind=EventKind.CONFERENCE)
    event(planner, "DevConf 2025", "2025-04-16", kind=EventKind.CONFERENCE)
    event(planner, "DevConf 2026", "2026-09-16", kind=EventKind.WORKSHOP)
    now = event(planner, "DevConf 2027", "2027-04-15", kind=EventKind.CONFERENCE)
    found = numbers.last_edition(planner, now)
    assert found is not None
    assert found.event.id == before.id
    assert numbers.last_edition(planner, before) is not None
    assert numbers.last_edition(planner, event(planner, "Otra", "2027-04-15", kind=EventKind.CONFERENCE)) is None


def test_registrations_are_held_against_the_last_edition(planner: Planner) -> None:
    before = event(planner, "DevConf 2026", "2026-04-16", kind=EventKind.CONFERENCE)
    count(planner, before, "2026-03-10", 60)
    count(planner, before, "2026-04-15", 240)
    now = event(planner, "DevConf 2027", "2027-04-15", kind=EventKind.CONFERENCE)
    count(planner, now, "2027-03-09", 102)
    found = numbers.of_event(planner, now)
    assert found.ahead == 42
    assert found.forecast is not None
    assert (found.forecast.people, found.forecast.share, found.forecast.days) == (408, 25, 37)


def test_without_a_figure_for_those_who_do_not_come_nobody_is_expected(planner: Planner) -> None:
    conf = event(planner, "DevConf", "2027-04-15")
    count(planner, conf, "2027-03-09", 80)
    found = numbers.of_event(planner, conf)
    assert (found.expected, found.catering, found.no_show) == (None, None, None)


def test_who_does_not_come_is_as_at_the_last_edition_unless_it_is_said(planner: Planner) -> None:
    before = event(planner, "DevConf 2026", "2026-04-16", kind=EventKind.CONFERENCE)
    reckon(planner, before, no_show=25, no_show_online=50)
    now = event(planner, "DevConf 2027", "2027-04-15", kind=EventKind.CONFERENCE, capacity=100, capacity_online=200)
    count(planner, now, "2027-03-09", 81, 50)
    reckon(planner, now, no_show_online=60, catering_margin=10, diets=("50 vegan", "12 sin gluten"))
    found = numbers.of_event(planner, now)
    assert (found.no_show, found.no_show_online) == (NoShowRate(25, from_last=True), NoShowRate(60))
    assert (found.expected, found.expected_online, found.catering) == (61, 20, 68)
    assert (found.diets.total, found.too_many_diets) == (62, True)
