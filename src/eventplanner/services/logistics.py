"""Where an event takes place and what it takes: its venue, its platform, its bookings and its quotes."""

from collections import defaultdict
from collections.abc import Sequence

from eventplanner.domain.bookings import HOLDING, Overbooking, overbooked
from eventplanner.domain.text import Message
from eventplanner.services.planner import Planner
from eventplanner.storage import logistics


def overbookings(planner: Planner, event_ids: Sequence[int] | None = None) -> list[Overbooking]:
    """Where more is booked than there is; all of them, or those that any of these events has a part in."""
    with planner.store.snapshot():
        resources = logistics.resources_of(planner.store, event_ids)
        booked = logistics.rivals(planner.store, event_ids) if resources else []
    found = overbooked(resources, booked)
    if event_ids is None:
        return found
    asked = set(event_ids)
    return [each for each in found if any(one.booking.event_id in asked for one in each.bookings)]


def overbooked_events(planner: Planner, event_ids: Sequence[int]) -> dict[int, list[Message]]:
    """For each of these events that books more of something than there is, what and with whom, in sentences."""
    asked = set(event_ids)
    said: dict[int, list[Message]] = defaultdict(list)
    for each in overbookings(planner, event_ids):
        for id in dict.fromkeys(one.booking.event_id for one in each.bookings if one.status in HOLDING):
            if id in asked:
                said[id].append(each.said(id))
    return dict(said)
