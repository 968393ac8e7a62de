"""Bookings over time, held against a count minute by minute."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Status
from eventplanner.domain.logistics.bookings import HOLDING, Booked, overbooked
from eventplanner.domain.logistics.resources import Booking, Resource, ResourceKind

NIGHT = datetime(2027, 4, 3, 20, 0)
"""Clocks in Santiago go back four hours later: 23:00 to 24:00 comes twice."""
ZONES = ("America/Santiago", "UTC", "Asia/Kolkata")


def resource(quantity: int = 1, kind: ResourceKind = ResourceKind.EQUIPMENT) -> Resource:
    return Resource(id=1, version=1, name="Projector", quantity=quantity, kind=kind)


def booked(
    event: int,
    start: datetime | None,
    minutes: int = 60,
    quantity: int = 1,
    setup: int = 0,
    giving_back: int = 0,
    status: Status = Status.PLANNED,
    all_day: bool = False,
    timezone: str = "America/Santiago",
) -> Booked:
    booking = Booking(
        id=event, version=1, event_id=event, resource_id=1, quantity=quantity, setup=setup, giving_back=giving_back
    )
    end = start + timedelta(minutes=minutes) if start else None
    return Booked(
        booking=booking,
        title=f"Event {event}",
        status=status,
        start=start,
        end=end,
        all_day=all_day,
        timezone=timezone,
    )


@st.composite
def bookings(draw: st.DrawFn) -> list[Booked]:
    """A few around the night on which clocks go back."""
    return [
        booked(
            n,
            NIGHT + timedelta(minutes=draw(st.integers(0, 420))),
            draw(st.integers(0, 180)),
            draw(st.integers(1, 3)),
            draw(st.integers(0, 90)),
            draw(st.integers(0, 90)),
            draw(st.sampled_from(Status)),
            timezone=draw(st.sampled_from(ZONES)),
        )
        for n in range(draw(st.integers(0, 5)))
    ]


@given(st.integers(0, 4), bookings())
def test_what_is_overbooked_is_so_in_every_minute_of_the_stretch_and_in_no_other(
    quantity: int, all_booked: list[Booked]
) -> None:
    there = resource(quantity)
    spans = [(each, each.taken) for each in all_booked if each.status in HOLDING]
    begin = datetime(2027, 4, 3, 12, 0, tzinfo=UTC)
    over: set[datetime] = set()
    worst = 0
    for minute in (begin + timedelta(minutes=n) for n in range(32 * 60)):
        wanted = sum(each.booking.quantity for each, span in spans if span and span[0] <= minute < span[1])
        if wanted > quantity:
            over.add(minute)
            worst = max(worst, wanted)
    found = overbooked([there], all_booked)
    said = {
        each.begins + timedelta(minutes=n)
        for each in found
        if each.begins and each.ends
        for n in range(int((each.ends - each.begins).total_seconds()) // 60)
    }
    assert said == over
    assert max((each.wanted for each in found), default=0) == worst


@given(st.integers(0, 6), bookings())
def test_what_is_used_up_counts_together_whenever_it_is(quantity: int, all_booked: list[Booked]) -> None:
    used = sum(each.booking.quantity for each in all_booked if each.status not in {Status.IDEA, Status.CANCELLED})
    found = overbooked([resource(quantity, ResourceKind.SWAG)], all_booked)
    assert [each.wanted for each in found] == ([used] if used > quantity else [])


def test_setting_up_takes_its_minutes_by_the_watch_when_clocks_go_back() -> None:
    late = booked(1, datetime(2027, 4, 4, 0, 30), setup=120)
    taken = late.taken
    assert taken is not None
    # 00:30 is 04:30 UTC; two hours before it the clocks showed 23:30 for the first time.
    assert taken[0] == datetime(2027, 4, 4, 2, 30, tzinfo=UTC)
    assert late.at_home(taken[0]) == datetime(2027, 4, 3, 23, 30)


def test_whole_days_are_taken_until_the_last_one_is_over() -> None:
    days = booked(1, datetime(2027, 5, 1), minutes=24 * 60, all_day=True, timezone="UTC")
    assert days.taken == (datetime(2027, 5, 1, tzinfo=UTC), datetime(2027, 5, 3, tzinfo=UTC))


def test_one_that_is_given_back_as_the_next_begins_is_enough_for_both() -> None:
    noon = datetime(2027, 5, 1, 12, 0)
    assert not overbooked([resource()], [booked(1, noon), booked(2, noon + timedelta(hours=1))])
    assert overbooked([resource()], [booked(1, noon, giving_back=1), booked(2, noon + timedelta(hours=1))])


def test_an_overbooking_is_said_with_the_day_and_with_whom() -> None:
    noon = datetime(2027, 5, 1, 12, 0)
    (found,) = overbooked([resource(2)], [booked(1, noon, quantity=2), booked(2, noon, quantity=1)])
    assert found.said(1) == Message(
        "{resource}: {wanted} booked on {day}, {there} there; also by {others}",
        {"resource": "Projector", "wanted": 3, "there": 2, "others": "Event 2", "day": noon.date()},
    )
    (alone,) = overbooked([resource(2)], [booked(1, noon, quantity=3)])
    assert alone.said(1).id == "{resource}: {wanted} booked, {there} there"


def test_of_many_others_the_first_are_named_and_the_rest_counted() -> None:
    noon = datetime(2027, 5, 1, 12, 0)
    (found,) = overbooked([resource(1)], [booked(n, noon) for n in range(1, 7)])
    said = found.said(1)
    assert said.params["others"] == "Event 2, Event 3, Event 4"
    assert said.params["further"] == 2


def test_an_event_is_not_told_of_others_that_it_never_meets() -> None:
    noon = datetime(2027, 5, 1, 12, 0)
    morning, long, evening = (
        booked(1, noon, minutes=60),
        booked(2, noon, minutes=180, quantity=2),
        booked(3, noon + timedelta(minutes=60), minutes=120),
    )
    (found,) = overbooked([resource(2)], [morning, long, evening])
    assert {id: found.of_event(id).others(id) for id in (1, 2, 3)} == {
        1: ["Event 2"],
        2: ["Event 1", "Event 3"],
        3: ["Event 2"],
    }


@given(st.integers(0, 4), bookings())
def test_for_an_event_the_worst_moment_is_one_at_which_it_has_the_thing(quantity: int, booked: list[Booked]) -> None:
    for found in overbooked([resource(quantity)], booked):
        for each in found.bookings:
            here = found.of_event(each.booking.event_id)
            span = each.taken
            assert span is not None
            assert quantity < here.wanted <= found.wanted
            assert here.begins is not None
            assert span[0] <= here.begins < span[1]
