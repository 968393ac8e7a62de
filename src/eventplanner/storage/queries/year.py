"""Queries of events by day, always through an index."""

from datetime import date, timedelta

from eventplanner.domain.events.events import LONGEST, Event, Status
from eventplanner.storage.derived.row_keys import STAGES, UNDATED
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.event_rows import COLUMNS, event

WAITING = (STAGES.index(Status.PLANNED), STAGES.index(Status.CONFIRMED))

_STARTING = f"""
    SELECT {COLUMNS} FROM event WHERE start_key >= :first AND start_key < :beyond ORDER BY start_key, id
"""
_WAITING = f"""
    SELECT {COLUMNS} FROM event
    WHERE start_key >= :earliest AND start_key < :beyond AND last_key >= :today AND status IN ('planned', 'confirmed')
    ORDER BY start_key, id
"""
# By their stage: of a past that is closed hardly any are left, while an index of days would go through all of it.
_UNSETTLED = f"""
    SELECT {COLUMNS} FROM event WHERE id IN (
        SELECT id FROM event WHERE stage IN {WAITING} AND +last_key > '' AND +last_key < :today
        ORDER BY +last_key DESC, id LIMIT :count
    ) ORDER BY last_key DESC, id
"""
# One list of whole days and clock times: the last day decides, so that what is under way is still to come.
_COMING = f"""
    SELECT {COLUMNS} FROM event
    WHERE last_key >= :today AND status NOT IN ('idea', 'cancelled') ORDER BY last_key, id LIMIT :count
"""
_UNDATED = f"""
    SELECT {COLUMNS} FROM event
    WHERE start_key = :undated AND status IN ('planned', 'confirmed') ORDER BY id LIMIT :count
"""
_YEARS = """
    SELECT DISTINCT substr(start_key, 1, 4) AS year FROM event
    WHERE start_key >= :first AND start_key < :undated ORDER BY year
"""
_NEXT = "SELECT start FROM event WHERE start_key >= :day AND start_key < :undated ORDER BY start_key LIMIT 1"
_PREVIOUS = "SELECT start FROM event WHERE start_key < :day ORDER BY start_key DESC LIMIT 1"


def between(store: Store, first: date, last: date) -> list[Event]:
    """Returns the events on any of these days, by start."""
    sql = f"""
        SELECT {COLUMNS} FROM event
        WHERE start_key >= :earliest AND start_key < :beyond AND last_key >= :first ORDER BY start_key, id
    """
    earliest, beyond = (first - LONGEST).isoformat(), (last + timedelta(days=1)).isoformat()
    return [event(row) for row in store.read(sql, earliest=earliest, beyond=beyond, first=first.isoformat())]


def starting(store: Store, first: date, last: date) -> list[Event]:
    """Returns the events that begin on any of these days, by start."""
    beyond = (last + timedelta(days=1)).isoformat()
    return [event(row) for row in store.read(_STARTING, first=first.isoformat(), beyond=beyond)]


def waiting(store: Store, today: date, last: date) -> list[Event]:
    """Returns unfinished events that begin by that day and are planned or confirmed."""
    earliest, beyond = (today - LONGEST).isoformat(), (last + timedelta(days=1)).isoformat()
    rows = store.read(_WAITING, earliest=earliest, beyond=beyond, today=today.isoformat())
    return [event(row) for row in rows]


def unsettled(store: Store, today: date, count: int) -> list[Event]:
    """Returns past events that are still planned or confirmed, the latest first."""
    return [event(row) for row in store.read(_UNSETTLED, today=today.isoformat(), count=count)]


def coming(store: Store, today: date, count: int) -> list[Event]:
    """Returns the next firm events, current ones included, by last day."""
    return [event(row) for row in store.read(_COMING, today=today.isoformat(), count=count)]


def undated(store: Store, count: int) -> list[Event]:
    """Returns firm events without a date, the oldest first."""
    return [event(row) for row in store.read(_UNDATED, undated=UNDATED, count=count)]


def start_after(store: Store, day: date) -> date | None:
    """Returns the next day after this one on which an event begins."""
    return _day(store.read(_NEXT, day=(day + timedelta(days=1)).isoformat(), undated=UNDATED))


def start_before(store: Store, day: date) -> date | None:
    """Returns the last day before this one on which an event begins."""
    return _day(store.read(_PREVIOUS, day=day.isoformat()))


def years_from(store: Store, year: int) -> list[int]:
    """Returns the years from this one on in which an event begins."""
    rows = store.read(_YEARS, first=f"{year:04}", undated=UNDATED)
    return [int(row["year"]) for row in rows]


def any_event(store: Store) -> bool:
    return bool(store.read("SELECT 1 AS one FROM event LIMIT 1"))


def _day(rows: list[dict[str, str]]) -> date | None:
    return date.fromisoformat(rows[0]["start"][:10]) if rows else None
