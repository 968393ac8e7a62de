"""Queries of people's roles, over all events."""

from collections.abc import Sequence
from datetime import date, timedelta

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.events.events import LONGEST, Event
from eventplanner.domain.team.roles import ROLE, Role
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import events, records

_THEIRS = """
    person_id IN ({marks})
    AND event_id IN (SELECT id FROM event WHERE start_key >= :earliest AND start_key < :beyond AND last_key >= :near)
"""
_NEAR = timedelta(days=43)
"""How far from its event a shift may reach: 60,000 minutes, and the day that it is elsewhere on Earth."""


def of_people(store: Store, person_ids: Sequence[int], first: date, last: date) -> list[tuple[Role, Event]]:
    """Returns roles of these people at events on, or with shifts on, these days, by start of the event."""
    near = first - _NEAR
    span = {"earliest": (near - LONGEST).isoformat(), "near": near.isoformat(), "beyond": (last + _NEAR).isoformat()}
    found: list[Role] = []
    for at in range(0, len(person_ids), 500):
        parameters = {f"id{n}": id for n, id in enumerate(person_ids[at : at + 500])}
        found += records.where(store, ROLE, _THEIRS.format(marks=records.marks(parameters)), **parameters, **span)
    by_id = {event.id: event for event in events.several(store, sorted({role.event_id for role in found}))}
    pairs = [(role, by_id[role.event_id]) for role in found if role.event_id in by_id]
    return sorted(pairs, key=lambda pair: (str(pair[1].start), pair[0].id))


def names_beginning(store: Store, text: str) -> list[str]:
    """Returns the names of people that begin with these words, without case and accents: `leo` for Leo Paz."""
    sql = """
        SELECT name FROM person WHERE name_key >= :first AND name_key < :beyond ORDER BY name_key, id LIMIT 20
    """
    begin = f"{fold(clean_line(text))} "
    rows = store.read(sql, first=begin, beyond=begin[:-1] + chr(ord(" ") + 1))
    return [clean_line(row["name"]) for row in rows]
