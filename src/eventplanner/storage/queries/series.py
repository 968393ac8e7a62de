"""Reading series."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message, clean, clean_line, fold
from eventplanner.domain.events.events import EVENT, Event, EventDraft, EventKind, Format, Status
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.event_rows import COLUMNS as EVENT_COLUMNS
from eventplanner.storage.queries.event_rows import event

TEMPLATE = tuple(name for name in EventDraft.__struct_fields__ if name not in {"series", "series_day"})
"""What is kept of the event that a series makes: all but whose it is."""
COLUMNS = f"id, version, name, rule, first, until, skipped, shifted, {', '.join(TEMPLATE)}".replace("end,", '"end",')
_LONG = frozenset(name for name, field in EVENT.kept.items() if field.shape is Shape.NOTES)
_EVENTS = f"SELECT {EVENT_COLUMNS} FROM event WHERE series_key = :key ORDER BY start_key, id"


def all_of(store: Store) -> list[Series]:
    """All series, by name."""
    found = [_series(row) for row in store.read(f"SELECT {COLUMNS} FROM series")]
    return sorted(found, key=lambda series: (fold(series.name), series.id))


def get(store: Store, id: int) -> Series:
    rows = store.read(f"SELECT {COLUMNS} FROM series WHERE id = :id", id=id)
    if not rows:
        raise NotFound(Message("There is no series {id}.", {"id": str(id)}))
    return _series(rows[0])


def events(store: Store, name: str) -> list[Event]:
    """The events that say they are of a series, by start."""
    return [event(row) for row in store.read(_EVENTS, key=fold(name))]


def columns(draft: SeriesDraft) -> dict[str, Any]:
    """A draft as the columns of its row."""
    template = draft.template
    return {name: getattr(template, name) for name in TEMPLATE} | {
        "tags": f" {' '.join(template.tags)} " if template.tags else "",
        "name": draft.name,
        "rule": draft.rule,
        "first": draft.first,
        "until": draft.until,
        "skipped": " ".join(day.isoformat() for day in sorted(draft.skipped)),
        "shifted": " ".join(f"{day.isoformat()}>{to.isoformat()}" for day, to in sorted(draft.shifted.items())),
    }


def _series(row: Mapping[str, Any]) -> Series:
    row = {
        name: (clean(value) if name in _LONG else clean_line(value)) if isinstance(value, str) else value
        for name, value in row.items()
    }
    pairs = [pair.split(">") for pair in row["shifted"].split()]
    return Series(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        rule=row["rule"],
        first=date.fromisoformat(row["first"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        skipped=frozenset(map(date.fromisoformat, row["skipped"].split())),
        shifted={date.fromisoformat(day): date.fromisoformat(to) for day, to in pairs},
        template=_template(row),
    )


def _template(row: Mapping[str, Any]) -> EventDraft:
    said = {name: row[name] for name in TEMPLATE} | {
        "series": row["name"],
        "kind": EventKind(row["kind"]),
        "format": Format(row["format"]),
        "status": Status(row["status"]),
        "start": datetime.fromisoformat(row["start"]),
        "end": datetime.fromisoformat(row["end"]),
        "all_day": bool(row["all_day"]),
        "tags": tuple(row["tags"].split()),
    }
    return EventDraft(**said)
