"""What needs a manager today."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.events.events import Event, Format, Status
from eventplanner.domain.home.home import Lack, Urgency, lacks, need, needs

TODAY = date(2027, 3, 9)


def event(id: int = 1, days: int | None = 3, **fields: object) -> Event:
    start = datetime(2027, 3, 9, 18, 30) + timedelta(days=days) if days is not None else None
    end = start + timedelta(hours=2) if start else None
    stamp = datetime(2027, 1, 1)
    known = {"id": id, "version": 1, "uid": f"{id}@x", "sequence": 0, "created_at": stamp, "updated_at": stamp}
    ready = {"venue": "Sede", "lead": "ana", "capacity": 60, "status": Status.CONFIRMED, "start": start, "end": end}
    return Event(**(known | ready | {"title": f"Event {id}"} | fields))  # type: ignore[arg-type]


def test_an_event_with_everything_needs_nobody() -> None:
    assert need(event(), TODAY, 30) is None


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"venue": ""}, Lack.VENUE),
        ({"lead": ""}, Lack.LEAD),
        ({"capacity": None}, Lack.CAPACITY),
        ({"status": Status.PLANNED}, Lack.CONFIRMATION),
        ({"format": Format.VIRTUAL, "capacity_online": 100}, Lack.LINK),
        ({"format": Format.VIRTUAL, "url": "https://example.org"}, Lack.CAPACITY),
        ({"format": Format.HYBRID}, Lack.LINK),
    ],
)
def test_what_is_missing_is_named(fields: dict[str, object], missing: Lack) -> None:
    assert lacks(event(**fields), TODAY) == (missing,)


def test_a_virtual_event_needs_no_venue() -> None:
    assert lacks(event(format=Format.VIRTUAL, venue="", url="https://a.example", capacity_online=9), TODAY) == ()


def test_the_gravest_lack_comes_first() -> None:
    found = lacks(event(venue="", lead="", capacity=None, status=Status.PLANNED), TODAY)
    assert found == (Lack.VENUE, Lack.CONFIRMATION, Lack.LEAD, Lack.CAPACITY)


@pytest.mark.parametrize("status", [Status.IDEA, Status.HELD, Status.CLOSED, Status.CANCELLED])
def test_ideas_and_what_is_over_lack_nothing(status: Status) -> None:
    assert need(event(status=status, venue="", lead=""), TODAY, 30) is None


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(0, Urgency.NOW), (7, Urgency.NOW), (8, Urgency.SOON), (15, Urgency.SOON), (16, Urgency.LATER)],
)
def test_a_lack_grows_more_urgent_as_the_day_comes_near(days: int, urgency: Urgency) -> None:
    found = need(event(days=days, venue=""), TODAY, 30)
    assert found is not None
    assert (found.urgency, found.days) == (urgency, days)


def test_what_is_far_off_is_not_pointed_out() -> None:
    assert need(event(days=30, venue=""), TODAY, 30) is not None
    assert need(event(days=31, venue=""), TODAY, 30) is None


def test_an_event_without_a_date_lacks_a_date() -> None:
    planned = need(event(days=None, status=Status.PLANNED, venue=""), TODAY, 30)
    confirmed = need(event(days=None), TODAY, 30)
    assert planned is not None
    assert confirmed is not None
    assert (planned.lacks, planned.days, planned.urgency) == ((Lack.DATE,), None, Urgency.LATER)
    assert confirmed.urgency == Urgency.SOON


def test_a_past_event_lacks_the_word_that_it_was_held() -> None:
    found = need(event(days=-2, venue=""), TODAY, 30)
    assert found is not None
    assert (found.lacks, found.days, found.urgency) == ((Lack.OUTCOME,), -2, Urgency.NOW)


def test_an_event_that_is_still_running_is_not_past() -> None:
    running = event(days=-1, end=datetime(2027, 3, 9, 18), venue="")
    assert lacks(running, TODAY) == (Lack.VENUE,)


@given(st.lists(st.none() | st.integers(-5, 40), max_size=12))
def test_the_most_urgent_come_first_and_none_twice(days: list[int | None]) -> None:
    found = needs([event(n, d, venue="") for n, d in enumerate(days)], TODAY, 30)
    assert len(found) == sum(d is None or d <= 30 for d in days)
    assert [n.urgency for n in found] == sorted(n.urgency for n in found)
    for group in Urgency:
        dated = [n.days for n in found if n.urgency == group and n.days is not None]
        assert dated == sorted(dated, key=lambda days: (days >= 0, abs(days)))
