"""The only place that writes: every row is checked, versioned and journalled in one transaction."""

import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, delete, func, select

from eventplanner.domain.changes import Change, ChangeKind, Entry
from eventplanner.domain.errors import Conflict, Invalid, NotFound
from eventplanner.domain.text import Message
from eventplanner.models.base import Record
from eventplanner.models.journal import Journal, JournalEntry
from eventplanner.models.registry import TABLES, Table
from eventplanner.storage import derived
from eventplanner.storage.engine import driver, make_engine, plain_errors
from eventplanner.storage.file import PATIENCE, Stamp, check_stamp, connect, stamp_new

_TWICE = re.compile(r"UNIQUE constraint failed: \w+\.(\w+)")
_APART = "FOREIGN KEY constraint failed"
GONE = Message("This is not there any more.")
REPLACED = Message("Something of the same name has taken its place meanwhile.")
PARTED = Message("What belongs to this was added or removed meanwhile.")
REASONS = {
    "string_too_short": Message("may not be empty"),
    "string_too_long": Message("too long"),
    "greater_than_equal": Message("too small"),
    "less_than_equal": Message("too large"),
    "missing": Message("cannot be left out"),
}
OTHERWISE = Message("not understood")
NOTHING = Message("Nothing changed.")
UNJOURNALLED = frozenset({"batch"})
"""Columns that are not a person's, and that the journal leaves out beside the derived ones."""
RESTORED = 2
"""How far SEQUENCE jumps when a deleted row comes back: one step was already told as its cancellation."""


class Writing:
    """What a service holds while its transaction is open."""

    def __init__(self, session: Session, journal: Journal, label: Message, now: datetime) -> None:
        self._session, self._journal, self._label, self._now = session, journal, label, now
        self._subjects: set[str] = set()

    @property
    def outcome(self) -> Change:
        """What there is to announce; without subjects where nothing was touched, and nothing is kept then."""
        journal = self._journal
        at = journal.at.replace(tzinfo=UTC)
        label = self._label if self._subjects else NOTHING
        return Change(self.revision, label, journal.actor, frozenset(self._subjects), at, journal.kind)

    @property
    def revision(self) -> int:
        """The number of the change that is being made."""
        return _known(self._journal.revision)

    def add(self, table: str, values: Mapping[str, Any]) -> int:
        """A new row; its id. Raises Invalid."""
        row = TABLES[table].model(**self._complete(table, values))
        self._session.add(row)
        self._flush()
        self._note(table, _known(row.id), None, _facts(row))
        return _known(row.id)

    def change(self, table: str, id: int, version: int, values: Mapping[str, Any]) -> bool:
        """Change some columns of the row at that version; False if they were so already. Raises Invalid, Conflict."""
        row = self._at(table, id, version)
        before = _facts(row)
        wanted = _checked(TABLES[table], row.model_dump() | dict(values))
        changed = {name for name in values if getattr(wanted, name) != getattr(row, name)}
        if not changed:
            return False
        for name in changed:
            setattr(row, name, getattr(wanted, name))
        self._grow(row, changed)
        self._flush()
        self._note(table, id, before, _facts(row))
        return True

    def remove(self, table: str, id: int, version: int) -> None:
        """Delete the row at that version. Raises Conflict, NotFound."""
        row = self._at(table, id, version)
        # With its import, so that it is of that again should it come back.
        before = _facts(row) | ({"batch": row.batch} if row.batch is not None else {})
        self._session.delete(row)
        self._flush()
        self._note(table, id, before, None)

    def add_many(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """All rows of an import as one entry of the journal; how many. Raises Invalid."""
        batch = self.revision
        plain = [self._complete(table, row) | {"batch": batch} for row in rows]
        if plain:
            self._insert(table, plain)
            self._note(table, 0, None, None, batch=batch, batch_version=1)
        return len(plain)

    def bring_in(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of a whole plan as they were there, with their ids and versions; not journalled. Raises Invalid."""
        if plain := [self._complete(table, row) for row in rows]:
            self._insert(table, plain)
        self._subjects.add(table)

    def take_number(self, revision: int) -> Change:
        """Let this change be the revision that a whole plan was at; nothing is noted in it afterwards."""
        journal = self._journal
        journal.subjects = ",".join(sorted(self._subjects))
        self._session.flush()
        change = self.outcome._replace(revision=max(revision, 1))
        self._session.expunge(journal)
        self.run("UPDATE journal SET revision = :new WHERE revision = :old", new=change.revision, old=self.revision)
        return change

    def run(self, sql: str, **params: Any) -> list[Any]:
        """What stands outside the journal, within this change."""
        found = self._session.connection().execute(text(sql), params)
        return list(found.all()) if found.returns_rows else []

    def put_back(self, entry: Entry) -> None:
        """Make a row what it was before `entry`; whether it may be is the caller's to know. Raises Conflict."""
        if entry.batch is not None:
            self._put_back_batch(entry)
            return
        row = self._session.get(TABLES[entry.subject].model, entry.row_id)
        if row is None:
            self._revive(entry)
        elif entry.before is None:
            self.remove(entry.subject, entry.row_id, row.version)
        else:
            self.change(entry.subject, entry.row_id, row.version, _content(TABLES[entry.subject], entry.before))

    def _revive(self, entry: Entry) -> None:
        if entry.before is None:
            return
        version = self._last_version(entry.subject, entry.row_id) + 1
        try:
            self.add(entry.subject, self._revived(entry.before, version))
        except Invalid as error:
            raise Conflict(REPLACED) from error

    def _revived(self, row: Mapping[str, Any], version: int) -> dict[str, Any]:
        """A row that was deleted, above all that was told of it."""
        values = dict(row) | {"version": version}
        if "sequence" in values:
            values["sequence"] += RESTORED
        if "updated_at" in values:
            values["updated_at"] = self._now
        return values

    def _put_back_batch(self, entry: Entry) -> None:
        """Take away all rows of an import, or bring them back."""
        model = TABLES[entry.subject].model
        if entry.kept is None:
            found = self._session.exec(
                select(model).where(col(model.batch) == entry.batch).order_by(col(model.id))
            ).all()
            kept = zlib.compress(json.dumps([_facts(row) | {"batch": row.batch} for row in found]).encode())
            self._session.exec(delete(model).where(col(model.batch) == entry.batch))
            self._note(entry.subject, 0, None, None, batch=entry.batch, batch_version=entry.batch_version, kept=kept)
            return
        rows = json.loads(zlib.decompress(entry.kept))
        version = max((row["version"] for row in rows), default=0) + 1
        if rows:
            self._insert(entry.subject, [self._complete(entry.subject, self._revived(row, version)) for row in rows])
        self._note(entry.subject, 0, None, None, batch=entry.batch, batch_version=version)

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Many at once, through the driver's executemany."""
        columns = [column.name for column in TABLES[table].model.__table__.columns]  # type: ignore[attr-defined]
        numbered = {name for name in columns if name != "id" or rows[0].get("id") is not None}
        prepared = [{name: row.get(name) for name in numbered} for row in rows]
        self._session.connection().execute(TABLES[table].model.__table__.insert(), prepared)  # type: ignore[attr-defined]

    def _complete(self, table: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Checked values for every column, with what follows from them."""
        checked = _checked(TABLES[table], values).model_dump()
        stamps = {name: self._now for name in ("created_at", "updated_at") if name in checked and name not in values}
        return checked | stamps | derived.columns(table, checked)

    def _grow(self, row: Record, changed: set[str]) -> None:
        """What only ever grows, and what follows from the rest."""
        row.version += 1
        if changed & row.sequenced:
            row.sequence += 1  # type: ignore[attr-defined]
        if hasattr(row, "updated_at"):
            row.updated_at = self._now
        for name, value in derived.columns(_subject(row), row.model_dump()).items():
            setattr(row, name, value)

    def _flush(self) -> None:
        try:
            self._session.flush()
        except IntegrityError as error:
            if column := _TWICE.search(str(error.orig)):
                raise Invalid({column[1]: Message("already taken")}) from error
            if _APART in str(error.orig):
                raise Conflict(PARTED) from error
            raise

    def _at(self, table: str, id: int, version: int) -> Record:
        row = self._session.get(TABLES[table].model, id)
        if row is None:
            raise NotFound(GONE)
        if row.version != version:
            raise Conflict(Message("{actor} has changed this meanwhile.", {"actor": self._last_actor(table, id)}))
        return row

    def _last_actor(self, table: str, id: int) -> str:
        of_row = (
            select(Journal.actor).join(JournalEntry).where(JournalEntry.subject == table, JournalEntry.row_id == id)
        )
        return self._session.exec(of_row.order_by(col(JournalEntry.id).desc()).limit(1)).first() or "?"

    def _last_version(self, table: str, id: int) -> int:
        version = func.max(func.json_extract(JournalEntry.before, "$.version"))
        entries = select(version).where(JournalEntry.subject == table, JournalEntry.row_id == id)
        return self._session.exec(entries).one() or 1

    def _note(
        self, subject: str, id: int, before: dict[str, Any] | None, after: dict[str, Any] | None, **batch: Any
    ) -> None:
        self._subjects.add(subject)
        self._journal.subjects = ",".join(sorted(self._subjects))
        entry = JournalEntry(revision=self.revision, subject=subject, row_id=id, **batch)
        entry.before, entry.after = _json(before), _json(after)
        self._session.add(entry)


class Writer:
    """Opens transactions on one file."""

    def __init__(self, path: Path, now: Callable[[], datetime] | None = None, patience: float = PATIENCE) -> None:
        self._engine = make_engine(partial(connect, path), patience)
        self._now = now or _utc

    def create(self) -> bool:
        """Lay out a new file; several sessions may try at once, and one does: was it this one?"""
        with self._engine.begin() as connection:
            if connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'journal'")):
                return False
            SQLModel.metadata.create_all(connection)
            stamp_new(driver(connection))
        return True

    @contextmanager
    def transaction(
        self, label: Message, actor: str, kind: ChangeKind, reverses: int | None, known: Stamp
    ) -> Iterator[Writing]:
        """One change from lock to commit; leaves nothing in the journal if it touched no row."""
        now = self._now()
        journal = Journal(at=now, actor=actor[:80], label=label.to_json(), kind=kind, reverses=reverses)
        with plain_errors(), Session(self._engine, expire_on_commit=False) as session:
            check_stamp(driver(session.connection()), known)
            session.add(journal)
            session.flush()
            writing = Writing(session, journal, label, now)
            yield writing
            if journal.subjects:
                session.commit()

    def note(self, statements: Iterable[tuple[str, Mapping[str, Any]]], known: Stamp) -> None:
        """What stands outside the journal, in one transaction of its own."""
        with plain_errors(), self._engine.begin() as connection:
            check_stamp(driver(connection), known)
            for sql, params in statements:
                connection.execute(text(sql), params)


def _utc() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _checked(table: Table, values: Mapping[str, Any]) -> Record:
    """A row that keeps the limits, without the weight of a session."""
    try:
        return table.check.model_validate(values)
    except ValidationError as error:
        raise Invalid({str(e["loc"][0]): REASONS.get(e["type"], OTHERWISE) for e in error.errors()}) from error


def _subject(row: Record) -> str:
    return str(row.__tablename__)


def _facts(row: Record) -> dict[str, Any]:
    """The row as the journal keeps it."""
    return row.model_dump(mode="json", exclude=set(row.derived | UNJOURNALLED))


def _content(table: Table, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a row that an undo brings back; the rest only grows."""
    grown = {"id", "version", "sequence", "created_at", "updated_at"}
    values = {name: value for name, value in facts.items() if name not in grown and name in table.check.model_fields}
    return _checked(table, dict(facts)).model_dump(include=set(values))


def _json(facts: Mapping[str, Any] | None) -> str | None:
    return None if facts is None else json.dumps(facts, ensure_ascii=False, sort_keys=True)


def _known(number: int | None) -> int:
    if number is None:
        raise RuntimeError("a flushed row has no id")
    return number
