"""An event as scripts read it: the keys that the command line promises."""

from datetime import UTC, datetime
from typing import Any

from eventplanner.domain.events import Event


def event_json(event: Event) -> dict[str, Any]:
    """Times are wall clock in `timezone`, or dates with the last day included if `all_day`; instants are RFC 3339."""
    return {
        "id": event.id,
        "uid": event.uid,
        "version": event.version,
        "title": event.title,
        "kind": event.kind.value,
        "format": event.format.value,
        "status": event.status.value,
        "start": _wall(event.start, event.all_day),
        "end": _wall(event.end, event.all_day),
        "timezone": event.timezone,
        "all_day": event.all_day,
        "venue": event.venue,
        "geo": event.geo,
        "url": event.url,
        "capacity": event.capacity,
        "capacity_online": event.capacity_online,
        "audience": event.audience,
        "goal": event.goal,
        "lead": event.lead,
        "series": event.series,
        "tags": list(event.tags),
        "notes": event.notes,
        "sequence": event.sequence,
        "created_at": _instant(event.created_at),
        "updated_at": _instant(event.updated_at),
    }


def _wall(moment: datetime | None, all_day: bool) -> str | None:
    if moment is None:
        return None
    if all_day:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
