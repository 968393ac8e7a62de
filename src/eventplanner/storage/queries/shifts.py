"""Query of shifts for finding double bookings; light, because clash detection loads it."""

from datetime import date, timedelta

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.events.shifts import Shift
from eventplanner.storage.kernel.store import Store

# From the events on: of the roles of twenty years few are near.
_SHIFTS = """
    SELECT r.id, r.event_id, r.person_id, p.name, r.begins, r.ends
    FROM event AS e CROSS JOIN event_role AS r ON r.event_id = e.id CROSS JOIN person AS p ON p.id = r.person_id
    WHERE e.start_key >= :earliest AND e.start_key < :beyond AND e.status NOT IN ('idea', 'cancelled')
    ORDER BY r.id
"""


def between(store: Store, first: date, last: date) -> list[Shift]:
    """Returns the shifts at events that begin on any of these days."""
    beyond = (last + timedelta(days=1)).isoformat()
    return [
        Shift(row["id"], row["event_id"], row["person_id"], clean_line(row["name"]), row["begins"], row["ends"])
        for row in store.read(_SHIFTS, earliest=first.isoformat(), beyond=beyond)
    ]
