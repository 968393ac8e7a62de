"""A row of the table of events as a value."""

from datetime import UTC, date, datetime
from typing import Any

from eventplanner.domain.base.text import clean, clean_line
from eventplanner.domain.events.events import Event, EventKind, Format, Status

LONG = frozenset({"goal", "notes"})
"""Columns with texts of several lines."""
COLUMNS = """
    id, version, uid, sequence, created_at, updated_at, title, kind, format, status, start, "end", all_day, timezone,
    venue, geo, url, capacity, capacity_online, audience, goal, lead, series, series_day,
    tags, notes
"""


def event(row: dict[str, Any]) -> Event:
    """A row as a value; another program may have written it, so its texts are cleaned here too."""
    if not "".join([value for value in row.values() if isinstance(value, str)]).isprintable():
        row = {name: _safe(name, value) for name, value in row.items()}
    start, end = row["start"], row["end"]
    return Event(
        **row
        | {
            "kind": EventKind(row["kind"]),
            "format": Format(row["format"]),
            "status": Status(row["status"]),
            "start": datetime.fromisoformat(start) if start else None,
            "end": datetime.fromisoformat(end) if end else None,
            "all_day": bool(row["all_day"]),
            "series_day": date.fromisoformat(row["series_day"]) if row["series_day"] else None,
            "tags": tuple(row["tags"].split()),
            "created_at": datetime.fromisoformat(row["created_at"]).replace(tzinfo=UTC),
            "updated_at": datetime.fromisoformat(row["updated_at"]).replace(tzinfo=UTC),
        }
    )


def _safe(name: str, value: Any) -> Any:
    if isinstance(value, str) and not value.isprintable():
        return clean(value) if name in LONG else clean_line(value)
    return value
