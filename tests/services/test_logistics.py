"""Where an event takes place and what it takes, over a real file."""

from typing import Any

from eventplanner.domain.events import Event
from eventplanner.domain.resources import BOOKING, RESOURCE, Resource
from eventplanner.services import events, logistics, records
from eventplanner.services.planner import Planner
from screens.plans import plan


def made(planner: Planner, of: Any, parent: int | None = None, **said: str) -> Any:
    """A record from texts."""
    return records.added(planner, of, records.create(planner, of, records.read(planner, of, said, of.blank(parent))))


def resource(planner: Planner, name: str, quantity: int, kind: str = "equipment") -> Resource:
    found: Resource = made(planner, RESOURCE, name=name, quantity=str(quantity), kind=kind)
    return found


def called(planner: Planner, title: str) -> Event:
    return next(event for event in events.everything(planner) if event.title == title)


def test_two_events_at_once_that_need_the_same_thing_are_both_told(planner: Planner) -> None:
    plan(planner, ["One 12 mar 18:00-20:00", "Two 12 mar 19:00-21:00", "Far 12 jun 19:00-21:00"])
    resource(planner, "Projector", 1)
    one, two, far = (called(planner, title).id for title in ("One", "Two", "Far"))
    for event in (one, two, far):
        made(planner, BOOKING, event, resource_id="Projector")
    found = logistics.overbooked_events(planner, [one, two, far])
    assert {id: [message.params["others"] for message in said] for id, said in found.items()} == {
        one: ["Two"],
        two: ["One"],
    }
    assert list(logistics.overbooked_events(planner, [two])) == [two]
    assert len(logistics.overbookings(planner)) == 1


def test_what_is_set_up_long_before_clashes_with_an_event_that_is_far_off(planner: Planner) -> None:
    plan(planner, ["Early 1 apr 18:00-20:00", "Late 1 may 19:00-21:00"])
    resource(planner, "Stage", 1)
    early, late = called(planner, "Early").id, called(planner, "Late").id
    made(planner, BOOKING, early, resource_id="Stage", giving_back="15 d")
    made(planner, BOOKING, late, resource_id="Stage", setup="20 d")
    assert list(logistics.overbooked_events(planner, [early])) == [early]


def test_what_is_used_up_counts_over_all_events_also_without_a_date(planner: Planner) -> None:
    plan(planner, ["One 12 mar 18:00-20:00", "Far 12 nov 19:00-21:00", "Someday"])
    resource(planner, "T-shirts", 100, "swag")
    for title in ("One", "Far", "Someday"):
        made(planner, BOOKING, called(planner, title).id, resource_id="T-shirts", quantity="40")
    one = called(planner, "One").id
    (said,) = logistics.overbooked_events(planner, [one])[one]
    assert (said.params["wanted"], said.params["there"], said.params["others"]) == (120, 100, "Far, Someday")


def test_an_idea_and_a_cancelled_event_hold_nothing(planner: Planner) -> None:
    plan(planner, ["One 12 mar 18:00-20:00", "Two 12 mar 19:00-21:00 status:idea"])
    resource(planner, "Projector", 1)
    one, two = called(planner, "One").id, called(planner, "Two").id
    for event in (one, two):
        made(planner, BOOKING, event, resource_id="Projector")
    assert logistics.overbooked_events(planner, [one, two]) == {}
