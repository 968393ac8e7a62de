"""Query of the previous edition of an event."""

from datetime import date, timedelta

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import Event
from eventplanner.storage.kernel.store import Store

YEAR_BEFORE = timedelta(days=365 + 60)
"""How far back an edition without a series may lie."""
_OF_SERIES = """
    SELECT id FROM event
    WHERE series_key = :series AND start_key < :start AND id <> :id AND status <> 'cancelled'
    ORDER BY EXISTS (SELECT 1 FROM registration WHERE event_id = event.id) DESC, start_key DESC LIMIT 1
"""
_ALIKE = """
    SELECT id, title_key FROM event
    WHERE start_key >= :since AND start_key < :start AND kind = :kind AND id <> :id AND status <> 'cancelled'
    ORDER BY EXISTS (SELECT 1 FROM registration WHERE event_id = event.id) DESC, start_key DESC
"""


def last_edition(store: Store, event: Event) -> int | None:
    """Returns the previous event of its series, or else of the same title and kind about a year ago.

    One with registrations is preferred.

    Years and numbers in a title do not count: DevConf 2027 follows DevConf 2026.
    """
    if event.start is None:
        return None
    start = event.start.isoformat(" ")
    if event.series:
        rows = store.read(_OF_SERIES, series=fold(event.series), start=start, id=event.id)
        return rows[0]["id"] if rows else None
    since = _day_before(event.start.date())
    rows = store.read(_ALIKE, since=since, start=start, kind=event.kind.value, id=event.id)
    return next((row["id"] for row in rows if _name(row["title_key"]) == _name(fold(event.title))), None)


def _name(title_key: str) -> list[str]:
    """Returns the words of a title without its numbers."""
    return [word for word in title_key.split() if not word.strip("#.°ªº").isdecimal()]


def _day_before(day: date) -> str:
    try:
        return (day - YEAR_BEFORE).isoformat()
    except OverflowError:
        return ""
