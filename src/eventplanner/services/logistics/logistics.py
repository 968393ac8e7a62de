"""Venue, platform, bookings and quotes of an event."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from eventplanner.domain.attendance.headcounts import REGISTRATION
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.bookings import HOLDING, Booked, Overbooking, overbooked
from eventplanner.domain.logistics.logistics import BookingRow, Logistics, QuoteRow, side_by_side
from eventplanner.domain.logistics.resources import BOOKING, QUOTE, Resource
from eventplanner.domain.logistics.venues import PLACE, PLATFORM, VENUE, Place, Venue
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import logistics, records


class OfResource(Struct, frozen=True):
    """Bookings of a resource."""

    coming: Sequence[Booked]
    """Those that are not over and hold it, by start; of events without a date last."""
    over: Sequence[Overbooking]
    used: int
    """All that was and will be used up, where that is what becomes of it."""


def overbookings(planner: Planner, event_ids: Sequence[int] | None = None) -> list[Overbooking]:
    """Returns resources booked beyond their number; all, or those in which any of these events has a part."""
    with planner.store.snapshot():
        resources = logistics.resources_of(planner.store, event_ids)
        booked = logistics.rivals(planner.store, event_ids) if resources else []
    over = overbooked(resources, booked)
    if event_ids is None:
        return over
    asked = set(event_ids)
    return [each for each in over if any(one.booking.event_id in asked for one in each.bookings)]


def overbooked_events(planner: Planner, event_ids: Sequence[int]) -> dict[int, list[Message]]:
    """Returns overbookings of these events in sentences, by event."""
    asked = set(event_ids)
    said: dict[int, list[Message]] = defaultdict(list)
    for each in overbookings(planner, event_ids):
        for id in dict.fromkeys(one.booking.event_id for one in each.bookings if one.status in HOLDING):
            if id in asked:
                said[id].append(each.said(id))
    return dict(said)


def of_event(planner: Planner, event: Event) -> Logistics:
    """Returns the contents of an event's tab, in one snapshot."""
    with planner.store.snapshot():
        place = plain.single(planner, PLACE, event.id)
        venues = records.several(planner.store, VENUE, [place.venue_id] if place and place.venue_id else [])
        counts = records.of(planner.store, REGISTRATION, event.id)
        return Logistics(
            place=place,
            venue=venues[0] if venues else None,
            platform=plain.single(planner, PLATFORM, event.id),
            bookings=_bookings(planner, event),
            quotes=quotes(planner, event.id),
            registered=counts[-1] if counts else None,
        )


def quotes(planner: Planner, event_id: int) -> list[QuoteRow]:
    """Returns the quotes of an event by need, compared with each other."""
    of_event = records.of(planner.store, QUOTE, event_id)
    named = [each.organisation_id for each in of_event if each.organisation_id]
    return side_by_side(of_event, records.names(planner.store, "organisation", named))


def set_venue(planner: Planner, event_id: int, name: str) -> Change:
    """Sets the venue of an event by name; an unknown one is added. Raises Invalid, Conflict."""
    stored = plain.single(planner, PLACE, event_id)
    base = PLACE.draft_of(stored) if stored else PLACE.blank(event_id)
    return put_place(planner, event_id, plain.read(planner, PLACE, {"venue_id": name}, base), stored)


def save_place(planner: Planner, reading: plain.RecordReading, place: Place | None = None) -> Change:
    """Saves the place of an event. Raises Invalid, Conflict."""
    return put_place(planner, reading.draft.event_id, reading, place)


def put_place(planner: Planner, event_id: int, reading: plain.RecordReading, stored: Place | None) -> Change:
    """Writes the place of an event; the event's own venue text is filled in where it is empty.

    `there` is the place as it was seen. Raises Invalid, Conflict.
    """
    event = events.get(planner, event_id)
    venue = _venue_read(planner, reading)
    label = Message("Change the place of “{title}”", {"title": event.title})
    if venue and reading.draft.venue_id != (stored.venue_id if stored else None):
        label = Message("“{title}” takes place at {venue}", {"title": event.title, "venue": venue.name})
    venue_text = _told(planner, event, stored, venue)
    with planner.write(label) as writing:
        if stored:
            plain.alter(writing, PLACE, stored, reading)
        else:
            plain.add(writing, PLACE, reading)
        if venue_text:
            writing.change("event", event.id, event.version, venue_text)
    return writing.outcome


def next_bookings(planner: Planner, resources: Sequence[Resource]) -> dict[int, date]:
    """Returns the first day from today on for which each resource is booked, by id."""
    return logistics.next_bookings(planner.store, [each.id for each in resources], planner.today())


def worst_ahead(planner: Planner) -> dict[int, int]:
    """Returns the peak demand from now on for each overbooked resource, by its id."""
    now, worst = planner.now(), dict[int, int]()
    for each in overbookings(planner):
        if each.ends is None or each.ends >= now:
            worst[each.resource.id] = max(each.wanted, worst.get(each.resource.id, 0))
    return worst


def of_resource(planner: Planner, resource: Resource) -> OfResource:
    """Returns the bookings of a resource from today on."""
    with planner.store.snapshot():
        booked = logistics.bookings_of(planner.store, resource.id)
    now = planner.now()
    coming = [each for each in booked if each.status in HOLDING and (not each.taken or each.taken[1] >= now)]
    over = [each for each in overbooked([resource], booked) if each.ends is None or each.ends >= now]
    used = sum(each.booking.quantity for each in booked if each.counts_when_used_up)
    return OfResource(coming, over, used)


def events_at(planner: Planner, venue: Venue) -> list[Event]:
    """Returns the events at a venue, also those that only name it in text, the last first."""
    return logistics.events_at(planner.store, venue)


def _bookings(planner: Planner, event: Event) -> list[BookingRow]:
    resources = {each.id: each for each in logistics.resources_of(planner.store, [event.id])}
    over = overbookings(planner, [event.id])
    return [
        BookingRow(
            each,
            resources[each.resource_id],
            _booked(event, each),
            tuple(one.of_event(event.id) for one in over if any(part.booking.id == each.id for part in one.bookings)),
        )
        for each in records.of(planner.store, BOOKING, event.id)
    ]


def _booked(event: Event, booking: Any) -> Booked:
    return Booked(
        booking=booking,
        title=event.title,
        status=event.status,
        start=event.start,
        end=event.end,
        all_day=event.all_day,
        timezone=event.timezone,
    )


class _Named(Struct, frozen=True):
    """What guests are told of a venue."""

    name: str
    geo: str


def _venue_read(planner: Planner, reading: plain.RecordReading) -> _Named | None:
    """Returns the venue that was read, also one that is still to be made."""
    for column, _table, name in reading.new:
        if column == "venue_id":
            return _Named(name, "")
    if reading.draft.venue_id is None:
        return None
    venue = records.get(planner.store, VENUE, reading.draft.venue_id)
    return _Named(venue.name, venue.geo)


def _told(planner: Planner, event: Event, stored: Place | None, venue: _Named | None) -> dict[str, str]:
    """What the event itself has to say now: where it said nothing, or the venue that it is no longer at."""
    if venue is None:
        return {}
    before = records.names(planner.store, VENUE.name, [stored.venue_id] if stored and stored.venue_id else [])
    if event.venue.strip() and fold(event.venue) not in map(fold, before.values()):
        return {}
    if fold(event.venue) == fold(venue.name):
        return {}
    # Where the old venue was says nothing of the new one.
    return {"venue": venue.name} | ({"geo": venue.geo} if venue.geo or event.venue.strip() else {})
