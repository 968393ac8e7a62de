"""Where an event takes place and what it takes, over a real file."""

import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.resources import BOOKING, QUOTE, RESOURCE, Resource
from eventplanner.domain.logistics.venues import PLACE, VENUE
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import quotes
from eventplanner.services.events import events
from eventplanner.services.logistics import logistics
from eventplanner.services.records import records
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


def test_a_venue_that_is_named_for_an_event_that_said_none_is_told_to_guests_with_one_undo(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar 18:00-20:00"])
    event = called(planner, "Meetup")
    logistics.set_venue(planner, event.id, "Sede Norte")
    said = logistics.of_event(planner, called(planner, "Meetup"))
    assert said.venue is not None
    assert (said.venue.name, called(planner, "Meetup").venue) == ("Sede Norte", "Sede Norte")
    history.undo(planner)
    assert records.every(planner, VENUE) == []
    assert records.single(planner, PLACE, event.id) is None
    assert called(planner, "Meetup").venue == ""


def test_the_event_follows_its_venue_but_keeps_words_of_its_own(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar 18:00-20:00", "Talk 13 mar 18:00-20:00 @Room 5, upstairs"])
    meetup, talk = called(planner, "Meetup").id, called(planner, "Talk").id
    for event in (meetup, talk):
        logistics.set_venue(planner, event, "North")
        logistics.set_venue(planner, event, "South")
    assert called(planner, "Meetup").venue == "South"
    assert called(planner, "Talk").venue == "Room 5, upstairs"


def test_only_one_quote_of_a_need_is_chosen_and_undo_brings_the_other_back(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar 18:00-20:00"])
    event = called(planner, "Meetup").id
    first = made(planner, QUOTE, event, need="Catering", organisation_id="A", amount="100")
    second = made(planner, QUOTE, event, need="catering", organisation_id="B", amount="110")
    other = made(planner, QUOTE, event, need="Streaming", organisation_id="C", amount="50")
    for quote in (first, other):
        quotes.choose(planner, quote, "the cheapest")
    quotes.choose(planner, second, "they have vegan food")
    assert chosen(planner, event) == ["B", "C"]
    history.undo(planner)
    assert chosen(planner, event) == ["A", "C"]
    now = records.get(planner, QUOTE, other.id)
    quotes.unchoose(planner, now)
    assert chosen(planner, event) == ["A"]
    assert records.get(planner, QUOTE, other.id).reason == "the cheapest"


def test_a_quote_is_not_chosen_without_a_reason(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar 18:00-20:00"])
    quote = made(planner, QUOTE, called(planner, "Meetup").id, need="Catering", amount="100")
    with pytest.raises(Invalid) as refused:
        quotes.choose(planner, quote, " ")
    assert list(refused.value.fields) == ["reason"]


def test_a_quote_that_is_saved_as_chosen_takes_the_place_of_the_other(planner: Planner) -> None:
    plan(planner, ["Meetup 12 mar 18:00-20:00"])
    event = called(planner, "Meetup").id
    first = made(planner, QUOTE, event, need="Catering", organisation_id="A")
    quotes.choose(planner, first, "known")
    said = {"need": "Catering", "organisation_id": "B", "chosen": "yes", "reason": "nearer"}
    quotes.save(planner, records.read(planner, QUOTE, said, QUOTE.blank(event)))
    assert chosen(planner, event) == ["B"]
    first = records.get(planner, QUOTE, first.id)
    quotes.save(planner, records.read(planner, QUOTE, {"chosen": "yes"}, QUOTE.draft_of(first)), first)
    assert chosen(planner, event) == ["A"]


def chosen(planner: Planner, event: int) -> list[str]:
    return [row.supplier for row in logistics.quotes(planner, event) if row.record.chosen]


def test_the_tab_reads_all_that_an_event_has(planner: Planner) -> None:
    plan(planner, ["One 12 mar 18:00-20:00", "Two 12 mar 19:00-21:00"])
    resource(planner, "Projector", 2)
    one, two = called(planner, "One"), called(planner, "Two")
    made(planner, BOOKING, one.id, resource_id="Projector", quantity="2", setup="1:00")
    made(planner, BOOKING, two.id, resource_id="Projector")
    found = logistics.of_event(planner, one)
    (row,) = found.bookings
    assert (row.resource.name, row.wanted, [each.others(one.id) for each in row.over]) == ("Projector", 3, [["Two"]])
    assert (found.place, found.platform, found.quotes, found.registered) == (None, None, [], None)


def test_a_resource_says_who_has_it_next_and_where_it_is_too_little(planner: Planner) -> None:
    plan(planner, ["Past 1 mar 2027 18:00-20:00", "One 12 mar 18:00-20:00", "Two 12 mar 19:00-21:00"])
    projector = resource(planner, "Projector", 1)
    for title in ("Past", "One", "Two"):
        made(planner, BOOKING, called(planner, title).id, resource_id="Projector")
    found = logistics.of_resource(planner, projector)
    assert [each.title for each in found.coming] == ["One", "Two"]
    assert len(found.over) == 1
    assert logistics.next_bookings(planner, [projector]) == {projector.id: date(2027, 3, 12)}


def test_events_at_a_venue_are_those_that_were_placed_there_and_those_that_say_so(planner: Planner) -> None:
    plan(planner, ["One 12 mar 18:00-20:00", "Two 13 mar 19:00-21:00 @sede norte", "Three 14 mar @Elsewhere"])
    venue = made(planner, VENUE, name="Sede Norte")
    logistics.set_venue(planner, called(planner, "One").id, "Sede Norte")
    assert [event.title for event in logistics.events_at(planner, venue)] == ["Two", "One"]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_read_for_one_event_is_what_all_together_show_of_it(planner: Planner, seed: int) -> None:
    dice = random.Random(seed)
    zones = ("America/Santiago", "Asia/Tokyo", "Pacific/Auckland", "America/Los_Angeles")
    starts = [datetime(2027, 4, 1) + timedelta(hours=dice.randrange(0, 24 * 12)) for _ in range(30)]
    with planner.write(Message("Sample")) as writing:
        events_of = [
            writing.add(
                "event",
                {
                    "title": f"Event {n}",
                    "start": start,
                    "end": start + timedelta(hours=dice.randrange(0, 30)),
                    "timezone": dice.choice(zones),
                    "all_day": dice.random() < 0.2,
                    "status": dice.choice(["planned", "confirmed", "idea", "held", "cancelled"]),
                },
            )
            for n, start in enumerate(starts)
        ]
        kinds = (("equipment", 1), ("room", 2), ("swag", 60))
        things = [writing.add("resource", {"name": kind, "kind": kind, "quantity": there}) for kind, there in kinds]
        for event in events_of:
            for thing in things:
                times = {"setup": dice.randrange(0, 3000), "giving_back": dice.randrange(0, 3000)}
                writing.add("booking", {"event_id": event, "resource_id": thing, "quantity": 2, **times})
    everything = logistics.overbookings(planner)
    assert everything
    for event in events_of:
        here = [each.said(event) for each in logistics.overbookings(planner, [event])]
        assert here == [each.said(event) for each in everything if each.concerns(event)]
