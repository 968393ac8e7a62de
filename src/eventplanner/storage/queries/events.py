"""Queries of events."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.listing import Seek
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.events.events import EVENT, Event, EventDraft
from eventplanner.storage.derived.row_keys import STAGES, UNDATED, stored
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records
from eventplanner.storage.queries.event_filter import WhereClause
from eventplanner.storage.queries.event_rows import COLUMNS, event

SORTS = {
    "start": "start_key",
    "title": "title_key",
    "lead": "lead_key",
    "status": "stage",
    "kind": "kind",
    "changed": "updated_at",
    "place": "venue_key",
    "places": "coalesce(capacity, 0) + coalesce(capacity_online, 0)",
    "format": "format",
}
"""What a list can be sorted by, and the column or expression that has it."""


def get(store: Store, id: int) -> Event:
    rows = store.read(f"SELECT {COLUMNS} FROM event WHERE id = :id", id=id)
    if not rows:
        raise NotFound(Message("There is no event {id}.", {"id": str(id)}))
    return event(rows[0])


def several(store: Store, ids: Sequence[int]) -> list[Event]:
    """Returns events by id; missing ones are left out."""
    return records.several(store, EVENT, ids)


def page(store: Store, where: WhereClause, sort: str, descending: bool, seek: Seek[Event]) -> list[Event]:
    """Returns a page of the events; the usual orders are found through an index at any depth."""
    column = SORTS[sort]
    down = descending != seek.backwards
    order, beyond = ("DESC", "<") if down else ("ASC", ">")
    past = f"AND ({column}, id) {beyond} (:past_key, :past_id)" if seek.past else ""
    keys = {"past_key": key(sort, seek.past), "past_id": seek.past.id} if seek.past else {}
    sql = f"""
        SELECT {COLUMNS} FROM event WHERE {where.sql} {past}
        ORDER BY {column} {order}, id {order} LIMIT :count OFFSET :skip
    """
    return [event(row) for row in store.read(sql, **where.params, **keys, count=seek.count, skip=seek.skip)]


def total(store: Store, where: WhereClause) -> int:
    return int(store.read(f"SELECT count(*) AS total FROM event WHERE {where.sql}", **where.params)[0]["total"])


def place(store: Store, where: WhereClause, sort: str, descending: bool, event: Event) -> int:
    """Returns the position of an event in the sorted list: the number of events before it."""
    return _before(store, where, sort, descending, key(sort, event), event.id)


def place_of_day(store: Store, where: WhereClause, descending: bool, day: date) -> int:
    """Returns the number of events, sorted by start, before the first on or after a day."""
    return _before(store, where, "start", descending, day.isoformat(), 0)


def _before(store: Store, where: WhereClause, sort: str, descending: bool, key: object, id: int) -> int:
    beyond = ">" if descending else "<"
    sql = f"SELECT count(*) AS place FROM event WHERE {where.sql} AND ({SORTS[sort]}, id) {beyond} (:key, :id)"
    return int(store.read(sql, **where.params, key=key, id=id)[0]["place"])


UIDS = "SELECT uid, id FROM event"
"""For those that a change has just added, which only its own connection sees."""


def ids(store: Store, where: WhereClause) -> list[int]:
    return [
        row["id"]
        for row in store.read(f"SELECT id FROM event WHERE {where.sql} ORDER BY start_key, id", **where.params)
    ]


def all_of(store: Store, where: WhereClause) -> list[Event]:
    """Returns all of the events by start, at once: for files."""
    sql = f"SELECT {COLUMNS} FROM event WHERE {where.sql} ORDER BY start_key, id"
    return [event(row) for row in store.read(sql, **where.params)]


def names(store: Store, column: str) -> list[str]:
    """Returns the values in use of `venue`, `lead`, `series` or `audience`, the most frequent first."""
    if column not in {"venue", "lead", "series", "audience"}:
        raise ValueError(column)
    sql = f"SELECT {column} AS name FROM event WHERE {column} <> '' GROUP BY {column} ORDER BY count(*) DESC, name LIMIT 200"
    return [clean_line(row["name"]) for row in store.read(sql)]


def tags(store: Store) -> list[str]:
    """Returns the tags in use, the most frequent first."""
    rows = store.read("SELECT tags, count(*) AS n FROM event WHERE tags <> '' GROUP BY tags LIMIT 1000")
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(dict.fromkeys(clean_line(row["tags"]).split(), row["n"]))
    return [tag for tag, _ in counts.most_common()]


def columns(draft: EventDraft) -> dict[str, Any]:
    """Returns a draft as the columns of its row."""
    return records.stored(EVENT, draft)


def chosen_columns(draft: EventDraft, names: Sequence[str]) -> dict[str, Any]:
    """Returns some columns of the events."""
    values = columns(draft)
    return {name: values[name] for name in names}


def key(sort: str, event: Event) -> object:
    """Returns the sort key of an event, in the form that its column has."""
    match sort:
        case "start":
            return stored(event.start) if event.start else UNDATED
        case "title":
            return fold(event.title)
        case "lead":
            return fold(event.lead)
        case "status":
            return STAGES.index(event.status)
        case "kind":
            return event.kind.value
        case "place":
            return fold(event.venue)
        case "places":
            return (event.capacity or 0) + (event.capacity_online or 0)
        case "format":
            return event.format.value
    return stored(event.updated_at.replace(tzinfo=None))


def added_by(store: Store, revision: int) -> int:
    """Returns the id of the event that a change added. Raises NotFound."""
    sql = "SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = 'event' AND before IS NULL"
    rows = store.read(sql, revision=revision)
    if not rows:
        raise NotFound(Message("There is no event {id}.", {"id": "?"}))
    return int(rows[0]["row_id"])
