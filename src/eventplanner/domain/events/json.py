"""An event as scripts read it: the keys that the command line promises."""

from datetime import UTC, datetime
from typing import Any

from eventplanner.domain.events.events import Event, EventDraft


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
    """What a person said of an event, in the same shape."""
    return {
        "title": draft.title,
        "kind": draft.kind.value,
        "format": draft.format.value,
        "status": draft.status.value,
        "start": _wall(draft.start, draft.all_day),
        "end": _wall(draft.end, draft.all_day),
        "timezone": draft.timezone,
        "all_day": draft.all_day,
        "venue": draft.venue,
        "geo": draft.geo,
        "url": draft.url,
        "capacity": draft.capacity,
        "capacity_online": draft.capacity_online,
        "audience": draft.audience,
        "goal": draft.goal,
        "lead": draft.lead,
        "series": draft.series,
        "series_day": draft.series_day.isoformat() if draft.series_day else None,
        "tags": list(draft.tags),
        "notes": draft.notes,
    }


def _wall(moment: datetime | None, all_day: bool) -> str | None:
    if moment is None:
        return None
    if all_day:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
