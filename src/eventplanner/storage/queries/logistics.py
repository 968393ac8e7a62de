"""Queries of shared resources and venues."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from eventplanner.domain.base.text import clean, clean_line, fold
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.logistics.bookings import HOLDING, USING_UP, Booked
from eventplanner.domain.logistics.resources import BOOKING, CONSUMED, RESOURCE, Booking, Resource
from eventplanner.domain.logistics.venues import Venue
from eventplanner.storage.derived.row_keys import UNDATED
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import events
from eventplanner.storage.queries.records import columns, value

ZONES = 3
"""Days by which events that are on at once may be apart on the calendars of their zones."""
_BOOKED = f"""
    SELECT {columns(BOOKING)}, event.title, event.status, event.start, event."end", event.all_day, event.timezone
    FROM booking JOIN event ON event.id = booking.event_id
"""


def _quoted(states: Sequence[str]) -> str:
    return ", ".join(f"'{state}'" for state in sorted(states))


_HOLDING, _USING_UP, _CONSUMED = _quoted([*HOLDING]), _quoted([*USING_UP]), _quoted([*CONSUMED])
_SCARCE = f"""
    SELECT resource.id FROM resource
    JOIN booking ON booking.resource_id = resource.id JOIN event ON event.id = booking.event_id
    WHERE resource.kind IN ({_CONSUMED}) AND event.status IN ({_USING_UP})
    GROUP BY resource.id HAVING sum(booking.quantity) > resource.quantity
"""
"""What is used up and is too little in all."""
_ASKED = "(SELECT value FROM json_each(:ids))"


def resources_of(store: Store, event_ids: Sequence[int] | None) -> list[Resource]:
    """Returns the resources that these events book, or that any event books with None, by name."""
    asked = "" if event_ids is None else f"WHERE event_id IN {_ASKED}"
    sql = f"""
        SELECT {columns(RESOURCE)} FROM resource
        WHERE id IN (SELECT resource_id FROM booking {asked}) ORDER BY {RESOURCE.order}
    """
    return [value(RESOURCE, row) for row in store.read(sql, **_ids(event_ids))]


def rivals(store: Store, event_ids: Sequence[int] | None) -> list[Booked]:
    """Returns the bookings of these events, and others of the same resources that may count at the same time.

    Bookings of a consumable count at any time, but only where there is too little; of other resources, those far from
    all of these events are left out.
    """
    condition = f"""
        ((resource.id IN (SELECT id FROM scarce) AND event.status IN ({_USING_UP}))
         OR (resource.kind NOT IN ({_CONSUMED}) AND event.status IN ({_HOLDING}) AND event.start_key < :undated {{near}}))
    """
    sql = f"""
        WITH scarce AS ({_SCARCE})
        {_BOOKED} JOIN resource ON resource.id = booking.resource_id WHERE {{asked}} {condition} ORDER BY booking.id
    """
    if event_ids is None:
        return [_booked(row) for row in store.read(sql.format(asked="", near=""), undated=UNDATED)]
    asked = f"booking.resource_id IN (SELECT resource_id FROM booking WHERE event_id IN {_ASKED}) AND"
    near = "AND event.start_key <= :last AND event.last_key >= :first"
    span = _span(store, event_ids)
    rows = store.read(sql.format(asked=asked, near=near), **_ids(event_ids), **span, undated=UNDATED)
    return [_booked(row) for row in rows]


def bookings_of(store: Store, resource_id: int) -> list[Booked]:
    """Returns all bookings of a resource, by start of their events."""
    sql = f"{_BOOKED} WHERE booking.resource_id = :resource ORDER BY event.start_key, booking.id"
    return [_booked(row) for row in store.read(sql, resource=resource_id)]


def next_bookings(store: Store, resource_ids: Sequence[int], today: date) -> dict[int, date]:
    """Returns the first day from today on for which each resource is booked, by id."""
    sql = f"""
        SELECT booking.resource_id AS id, min(event.start_key) AS start
        FROM booking JOIN event ON event.id = booking.event_id
        WHERE booking.resource_id IN {_ASKED} AND event.last_key >= :today AND event.status IN ({_HOLDING})
        GROUP BY booking.resource_id
    """
    rows = store.read(sql, **_ids(resource_ids), today=today.isoformat())
    return {row["id"]: datetime.fromisoformat(row["start"]).date() for row in rows}


def events_at(store: Store, venue: Venue) -> list[Event]:
    """Returns the events at a venue, also those that only name it in text, the last first."""
    sql = """
        SELECT id FROM event WHERE id IN (SELECT event_id FROM event_place WHERE venue_id = :venue)
        OR venue_key = :name
    """
    ids = [row["id"] for row in store.read(sql, venue=venue.id, name=fold(venue.name))]
    return sorted(events.several(store, ids), key=lambda each: (each.start or datetime.max, each.id), reverse=True)


def _booked(row: dict[str, Any]) -> Booked:
    return Booked(
        booking=Booking(
            id=row["id"],
            version=row["version"],
            event_id=row["event_id"],
            resource_id=row["resource_id"],
            quantity=row["quantity"],
            setup=row["setup"],
            giving_back=row["giving_back"],
            notes=clean(row["notes"]),
        ),
        title=clean_line(row["title"]),
        status=Status(row["status"]),
        start=_moment(row["start"]),
        end=_moment(row["end"]),
        all_day=bool(row["all_day"]),
        timezone=row["timezone"],
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _ids(ids: Sequence[int] | None) -> dict[str, str]:
    return {} if ids is None else {"ids": json.dumps(list(ids))}


def _span(store: Store, event_ids: Sequence[int]) -> dict[str, str]:
    """Returns the days around these events on which something that they need may be taken."""
    sql = f"""
        SELECT min(start_key) AS first, max(last_key) AS last,
            (SELECT coalesce(max(setup), 0) + coalesce(max(giving_back), 0) FROM booking) AS minutes
        FROM event WHERE id IN {_ASKED} AND start_key < :undated
    """
    row = store.read(sql, **_ids(event_ids), undated=UNDATED)[0]
    if not row["first"]:
        return {"first": UNDATED, "last": ""}
    first, last = datetime.fromisoformat(row["first"]).date(), date.fromisoformat(row["last"])
    apart = timedelta(days=ZONES, minutes=row["minutes"])
    return {"first": (first - apart).isoformat(), "last": (last + apart).isoformat()}
