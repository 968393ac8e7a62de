"""Reading the journal."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from eventplanner.domain.base.changes import Change, ChangeKind, RowChange
from eventplanner.domain.base.listing import Seek
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.storage.kernel import names
from eventplanner.storage.kernel.store import Store

_CHANGE = """
    SELECT revision, label, actor, at, kind, subjects,
        EXISTS (SELECT 1 FROM journal AS later WHERE later.reverses = journal.revision) AS undone
    FROM journal
"""
_SINCE = f"{_CHANGE} WHERE revision > :revision ORDER BY revision DESC LIMIT :count"
_OTHERS = f"{_CHANGE} WHERE revision > :revision AND actor NOT IN (:actor, '') ORDER BY revision DESC LIMIT :count"
_OLDER = f"{_CHANGE} WHERE revision < :past ORDER BY revision DESC LIMIT :count OFFSET :skip"
_NEWER = f"{_CHANGE} WHERE revision > :past ORDER BY revision LIMIT :count OFFSET :skip"
_ONE = f"{_CHANGE} WHERE revision = :revision"
_FLOOR = "coalesce((SELECT CAST(value AS INTEGER) FROM plan_meta WHERE key = 'undo_floor'), 0)"
_NEXT_UNDO = f"""
    SELECT revision, label FROM journal AS done
    WHERE actor = :actor AND kind IN ('do', 'redo') AND revision > {_FLOOR}
        AND NOT EXISTS (SELECT 1 FROM journal WHERE reverses = done.revision)
    ORDER BY revision DESC LIMIT 1
"""
_NEXT_REDO = f"""
    SELECT revision, label FROM journal AS undone
    WHERE actor = :actor AND kind = 'undo' AND revision > {_FLOOR}
        AND NOT EXISTS (SELECT 1 FROM journal WHERE reverses = undone.revision)
        AND NOT EXISTS (SELECT 1 FROM journal
            WHERE actor = :actor AND kind = 'do' AND revision > undone.revision)
    ORDER BY revision DESC LIMIT 1
"""
_SINCE_ON_ROW = """
    SELECT DISTINCT journal.revision, actor, reverses, label
    FROM journal JOIN journal_entry USING (revision)
    WHERE subject = :subject AND row_id = :row_id AND journal.revision > :revision
    ORDER BY journal.revision DESC
"""
_OF_ROW = f"""
    {_CHANGE} WHERE revision IN (SELECT revision FROM journal_entry WHERE subject = :subject AND row_id = :row_id)
    ORDER BY revision DESC LIMIT :count
"""


def last_revision(store: Store) -> int:
    return int(store.read("SELECT coalesce(max(revision), 0) AS last FROM journal")[0]["last"])


def total(store: Store) -> int:
    return int(store.read("SELECT count(*) AS total FROM journal")[0]["total"])


def one(store: Store, revision: int) -> Change | None:
    rows = store.read(_ONE, revision=revision)
    return _changes(store, rows)[0] if rows else None


def holds(store: Store, change: Change) -> bool:
    """Returns whether the journal has this very change, and not another with its number."""
    rows = store.read("SELECT actor, at FROM journal WHERE revision = :revision", revision=change.revision)
    return [(clean_line(row["actor"]), _moment(row["at"])) for row in rows] == [(change.actor, change.at)]


def several(store: Store, revisions: Sequence[int]) -> list[Change]:
    """Returns changes by revision, newest first; missing ones are left out."""
    ids = {f"id{n}": revision for n, revision in enumerate(revisions)}
    marks = ", ".join(f":{name}" for name in ids)
    return _changes(store, store.read(f"{_CHANGE} WHERE revision IN ({marks}) ORDER BY revision DESC", **ids))


def since(store: Store, revision: int, count: int) -> list[Change]:
    """Returns the changes after `revision`, newest first."""
    return _changes(store, store.read(_SINCE, revision=revision, count=count))


def by_others(store: Store, revision: int, actor: str, count: int) -> list[Change]:
    """Returns changes after `revision` by others than `actor`, newest first."""
    return _changes(store, store.read(_OTHERS, revision=revision, actor=actor, count=count))


def of_row(store: Store, subject: str, row_id: int, count: int) -> list[Change]:
    """Returns the changes of one row, newest first."""
    return _changes(store, store.read(_OF_ROW, subject=subject, row_id=row_id, count=count))


def page(store: Store, seek: Seek[Change]) -> list[Change]:
    """Returns a page of the history, newest first."""
    if seek.backwards:
        past = seek.past.revision if seek.past else 0
        rows = store.read(_NEWER, past=past, count=seek.count, skip=seek.skip)
    else:
        past = seek.past.revision if seek.past else 1 << 62
        rows = store.read(_OLDER, past=past, count=seek.count, skip=seek.skip)
    return _changes(store, rows)


def next_undo(store: Store, actor: str) -> tuple[int, Message] | None:
    return _next(store, _NEXT_UNDO, actor)


def next_redo(store: Store, actor: str) -> tuple[int, Message] | None:
    return _next(store, _NEXT_REDO, actor)


def entries(store: Store, revision: int) -> list[RowChange]:
    """Returns the row changes of one change, the last first."""
    rows = store.read("SELECT * FROM journal_entry WHERE revision = :revision ORDER BY id DESC", revision=revision)
    return [_entry(row) for row in rows]


def changed_of_batch(store: Store, entry: RowChange) -> list[RowChange]:
    """Returns the rows of an import that were changed since, each as an entry."""
    sql = f"SELECT id FROM {entry.subject} WHERE batch = :batch AND version <> :version"
    rows = store.read(sql, batch=entry.batch, version=entry.batch_version)
    return [RowChange(entry.subject, row["id"], None, None) for row in rows]


def in_the_way(store: Store, entry: RowChange, revision: int, actor: str) -> tuple[str, Message] | None:
    """Returns who made a change after `revision` to the row of `entry`, and its label; None if there is none.

    An actor's own change that has been undone does not count.
    """
    later = store.read(_SINCE_ON_ROW, subject=entry.subject, row_id=entry.row_id, revision=revision)
    alive = {row["revision"]: row for row in later}
    for row in later:
        undone = alive.get(row["reverses"])
        if row["revision"] in alive and undone and row["actor"] == undone["actor"] == actor:
            del alive[row["revision"]], alive[undone["revision"]]
    for row in alive.values():
        login = clean_line(row["actor"])
        return names.shown(store).get(login, login), _label(row["label"])
    return None


def _next(store: Store, sql: str, actor: str) -> tuple[int, Message] | None:
    rows = store.read(sql, actor=actor)
    return (rows[0]["revision"], _label(rows[0]["label"])) if rows else None


def _changes(store: Store, rows: Sequence[dict[str, Any]]) -> list[Change]:
    called = names.shown(store) if rows else {}
    return [_change(row, called) for row in rows]


def _change(row: dict[str, Any], called: Mapping[str, str]) -> Change:
    return Change(
        revision=row["revision"],
        label=_label(row["label"]),
        actor=clean_line(row["actor"]),
        subjects=frozenset(filter(None, row["subjects"].split(","))),
        at=_moment(row["at"]),
        kind=ChangeKind(row["kind"]),
        undone=bool(row["undone"]),
        name=called.get(row["actor"], ""),
    )


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _label(text: str) -> Message:
    """Returns the sentence; whatever another program wrote there is shown as it stands."""
    try:
        return Message.from_json(text)
    except ValueError:
        return Message(clean_line(text))


def _entry(row: dict[str, Any]) -> RowChange:
    before, after = json.loads(row["before"] or "null"), json.loads(row["after"] or "null")
    return RowChange(row["subject"], row["row_id"], before, after, row["batch"], row["batch_version"], row["kept"])
