"""JSON of an event, with the keys that the command line guarantees."""

from datetime import UTC, datetime
from typing import Any

from eventplanner.domain.events.events import EVENT, Event, EventDraft
from eventplanner.domain.records.reading import json_value

_WHEN = ("start", "end", "timezone", "all_day")
"""Keys that stand together."""
_TIME = EVENT.columns.index("start")
_KEYS = (*EVENT.columns[:_TIME], *_WHEN, *(name for name in EVENT.columns[_TIME:] if name not in _WHEN))


def event_json(event: Event) -> dict[str, Any]:
    """Times are wall clock in `timezone`, or dates with the last day included if `all_day`; instants are RFC 3339."""
    return {
        "id": event.id,
        "uid": event.uid,
        "version": event.version,
        **draft_json(event),
        "sequence": event.sequence,
        "created_at": _instant(event.created_at),
        "updated_at": _instant(event.updated_at),
    }


def draft_json(draft: EventDraft) -> dict[str, Any]:
    """Returns a draft in the JSON shape of an event."""
    values = {name: json_value(getattr(draft, name)) for name in _KEYS}
    return values | {"start": _wall(draft.start, draft.all_day), "end": _wall(draft.end, draft.all_day)}


def _wall(moment: datetime | None, all_day: bool) -> str | None:
    if moment is None:
        return None
    if all_day:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
