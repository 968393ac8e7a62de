"""Past calendar exports: their time, their selection of events and the state that readers have of each event."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.events.events import Event, EventKind, Format, Status
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.storage.derived.row_keys import stored
from eventplanner.storage.kernel.store import Statement, Store

_KEPT = (
    "title", "kind", "format", "status", "start", "end", "all_day", "timezone", "venue", "geo", "url", "series", "tags",
    "created_at",
)  # fmt: skip
"""What it takes to cancel an event in readers' eyes when it is gone."""
_SAVE_SCOPE = """
    INSERT INTO export_scope (key, audience, at, revision, actor) VALUES (:key, :audience, :at, :revision, :actor)
    ON CONFLICT (key) DO UPDATE SET at = excluded.at, revision = excluded.revision, actor = excluded.actor
    WHERE excluded.revision >= export_scope.revision
"""
# An export that was begun earlier and ends later takes nothing back that readers know by now.
# All marks travel as one JSON text: one statement instead of thousands.
_SAVE_MARKS = """
    INSERT INTO export_mark (scope_id, uid, event_id, version, sequence, stamp, withdrawn, facts)
    SELECT scope.id, json_extract(value, '$.uid'), json_extract(value, '$.event_id'), json_extract(value, '$.version'),
        json_extract(value, '$.sequence'), json_extract(value, '$.stamp'), json_extract(value, '$.withdrawn'),
        json_extract(value, '$.facts')
    FROM json_each(:marks), export_scope AS scope WHERE scope.key = :key
    ON CONFLICT (scope_id, uid) DO UPDATE SET event_id = excluded.event_id, version = excluded.version,
        sequence = excluded.sequence, stamp = excluded.stamp, withdrawn = excluded.withdrawn, facts = excluded.facts
    WHERE excluded.version >= export_mark.version AND excluded.sequence >= export_mark.sequence
"""
_GONE = """
    SELECT row_id, max(at) AS at FROM journal_entry JOIN journal USING (revision)
    WHERE subject = 'event' AND row_id <> 0 AND after IS NULL AND row_id NOT IN (SELECT id FROM event)
    GROUP BY row_id
"""
_TAKEN_BACK = """
    SELECT max(at) AS at FROM journal_entry JOIN journal USING (revision)
    WHERE subject = 'event' AND batch IS NOT NULL AND kept IS NOT NULL
"""
_CHANGED = """
    SELECT row_id AS id FROM journal_entry WHERE subject = 'event' AND row_id <> 0 AND revision > :revision
    UNION
    SELECT event.id FROM event JOIN journal_entry AS entry ON entry.subject = 'event' AND entry.batch = event.batch
    WHERE entry.revision > :revision
"""
_BEFORE = """
    SELECT row_id AS id, json_extract(before, '$.status') AS status FROM journal_entry
    WHERE id IN (
        SELECT min(id) FROM journal_entry WHERE subject = 'event' AND row_id <> 0 AND revision > :revision GROUP BY row_id
    ) AND before IS NOT NULL AND json_extract(before, '$.start') IS NOT NULL
"""


class ExportMark(Struct, frozen=True):
    """One event as it was told."""

    event_id: int
    version: int
    withdrawn: bool
    """Told as cancelled, because it was deleted or is not for this audience any more."""
    event: Event
    """With what readers know of it; nothing that is the team's alone."""


class Export(Struct, frozen=True):
    """The last export of one choice of events."""

    id: int
    at: datetime
    """UTC."""
    revision: int
    actor: str


def last(store: Store, scope: CalendarScope) -> Export | None:
    """Returns the last export of this selection; None if there was none."""
    rows = store.read("SELECT id, at, revision, actor FROM export_scope WHERE key = :key", key=scope.key)
    return Export(**rows[0] | {"at": _moment(rows[0]["at"])}) if rows else None


def marks(store: Store, export: Export) -> dict[str, ExportMark]:
    """Returns the state of each event that readers of this export have, by uid."""
    return {
        row["uid"]: _mark(row) for row in store.read("SELECT * FROM export_mark WHERE scope_id = :id", id=export.id)
    }


def shared(store: Store, audience: Audience) -> frozenset[str]:
    """Returns the uids that any export for this audience has contained."""
    sql = "SELECT uid FROM export_mark JOIN export_scope ON id = scope_id WHERE audience = :audience"
    return frozenset(row["uid"] for row in store.read(sql, audience=audience.value))


def sequences(store: Store) -> dict[str, int]:
    """Returns the highest SEQUENCE that each event was exported with while it took place."""
    sql = "SELECT uid, max(sequence - withdrawn) AS sequence FROM export_mark GROUP BY uid"
    return {row["uid"]: row["sequence"] for row in store.read(sql)}


def removals(store: Store) -> dict[int, datetime]:
    """Returns the time of deletion of removed events, by id."""
    return {row["row_id"]: _moment(row["at"]) for row in store.read(_GONE)}


def last_taken_back(store: Store) -> datetime | None:
    """Returns when an import of events was last undone; the journal keeps no single removals for it."""
    at = store.read(_TAKEN_BACK)[0]["at"]
    return _moment(at) if at else None


def changed(store: Store, revision: int) -> frozenset[int]:
    """Returns the ids of events added, changed or deleted after a revision."""
    return frozenset(row["id"] for row in store.read(_CHANGED, revision=revision))


def statuses_at(store: Store, revision: int) -> dict[int, Status]:
    """Returns the status at a revision of events that changed after it, where they had a date then."""
    return {row["id"]: Status(row["status"]) for row in store.read(_BEFORE, revision=revision)}


def last_before(store: Store, moment: datetime) -> int:
    """Returns the last revision before a moment."""
    sql = "SELECT coalesce(max(revision), 0) AS revision FROM journal WHERE at < :at"
    return int(store.read(sql, at=_stored(moment))[0]["revision"])


def moment_of(store: Store, revision: int) -> datetime:
    """Returns the time of a revision."""
    rows = store.read("SELECT max(at) AS at FROM journal WHERE revision <= :revision", revision=revision)
    return _moment(rows[0]["at"]) if rows[0]["at"] else datetime.min.replace(tzinfo=UTC)


def saving(
    scope: CalendarScope, at: datetime, revision: int, actor: str, told: Mapping[str, ExportMark]
) -> Iterable[Statement]:
    """Returns the statements that record an export, for `Store.note`."""
    head = {"key": scope.key, "audience": scope.audience.value, "at": _stored(at), "revision": revision, "actor": actor}
    rows = [
        {
            "uid": uid,
            "event_id": mark.event_id,
            "version": mark.version,
            "sequence": mark.event.sequence,
            "stamp": _stored(mark.event.updated_at),
            "withdrawn": int(mark.withdrawn),
            "facts": _facts(mark.event),
        }
        for uid, mark in told.items()
    ]
    return [(_SAVE_SCOPE, head), (_SAVE_MARKS, {"key": scope.key, "marks": json.dumps(rows, ensure_ascii=False)})]


def _facts(event: Event) -> str:
    return json.dumps({name: _plain(getattr(event, name)) for name in _KEPT}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _mark(row: Mapping[str, Any]) -> ExportMark:
    facts = json.loads(row["facts"])
    event = Event(
        **facts
        | {
            "id": row["event_id"],
            "version": row["version"],
            "uid": row["uid"],
            "sequence": row["sequence"],
            "updated_at": _moment(row["stamp"]),
            "created_at": datetime.fromisoformat(facts["created_at"]),
            "kind": EventKind(facts["kind"]),
            "format": Format(facts["format"]),
            "status": Status(facts["status"]),
            "start": datetime.fromisoformat(facts["start"]),
            "end": datetime.fromisoformat(facts["end"]) if facts["end"] else None,
            "tags": tuple(facts["tags"]),
        }
    )
    return ExportMark(row["event_id"], row["version"], bool(row["withdrawn"]), event)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _stored(moment: datetime) -> str:
    return stored(moment.astimezone(UTC).replace(tzinfo=None))
