"""The only writer: every row is validated, versioned and journalled in one transaction."""

import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, func, select

from eventplanner.domain.base.changes import Change, ChangeKind, RowChange
from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.models.base import Record
from eventplanner.models.journal import Journal, JournalEntry
from eventplanner.models.registry import TABLES, layout
from eventplanner.storage.derived.derived_rows import follow
from eventplanner.storage.kernel import login_names, rows
from eventplanner.storage.kernel.engine import driver, make_engine, plain_errors, refuse_if_undone, savepoint
from eventplanner.storage.kernel.file import PATIENCE, Stamp, check_stamp, connect, stamp_new
from eventplanner.storage.kernel.writing_many import GONE, Changing, Many, Noted

_UNIQUE_VIOLATION = re.compile(r"UNIQUE constraint failed: \w+\.(\w+)")
_FOREIGN_KEY_VIOLATION = "FOREIGN KEY constraint failed"
REPLACED = Message("Something of the same name has taken its place meanwhile.")
PARTED = Message("What belongs to this was added or removed meanwhile.")
NOTHING = Message("Nothing changed.")
BULK_THRESHOLD = 20
"""Rows that are put back one by one; from there on it pays to do it together."""


class Writing:
    """Write operations of a service within one open transaction."""

    def __init__(self, session: Session, journal: Journal, label: Message, now: datetime) -> None:
        self._session, self._journal, self._label, self._now = session, journal, label, now
        self._subjects: set[str] = set()

    @property
    def outcome(self) -> Change:
        """The change to announce; without subjects where nothing was touched, and then nothing is kept."""
        journal = self._journal
        at = journal.at.replace(tzinfo=UTC)
        label = self._label if self._subjects else NOTHING
        return Change(self.revision, label, journal.actor, frozenset(self._subjects), at, journal.kind)

    @property
    def revision(self) -> int:
        """Revision of the change that is being made."""
        return _known(self._journal.revision)

    def add(self, table: str, values: Mapping[str, Any]) -> int:
        """Adds a row; returns its id. Raises Invalid."""
        row = TABLES[table].model(**rows.complete(table, values, self._now))
        self._session.add(row)
        self._flush()
        self._note(table, _known(row.id), None, rows.facts(row))
        return _known(row.id)

    def change(self, table: str, id: int, version: int, values: Mapping[str, Any]) -> bool:
        """Changes columns of the row at that version; False if nothing differs. Raises Invalid, Conflict."""
        row = self._at(table, id, version)
        before = rows.facts(row)
        wanted = rows.checked(TABLES[table], row.model_dump() | dict(values))
        changed = {name for name in values if getattr(wanted, name) != getattr(row, name)}
        if not changed:
            return False
        for name in changed:
            setattr(row, name, getattr(wanted, name))
        rows.grow(table, row, changed, self._now)
        self._flush()
        self._note(table, id, before, rows.facts(row))
        return True

    def remove(self, table: str, id: int, version: int) -> None:
        """Deletes the row at that version. Raises Conflict, NotFound."""
        row = self._at(table, id, version)
        before = rows.lost(row)
        self._session.delete(row)
        self._flush()
        self._note(table, id, before, None)

    def change_many(self, table: str, changes: Sequence[Changing]) -> int:
        """Changes many rows; returns how many changed. Raises Invalid, Conflict, NotFound."""
        return self._together(table, lambda many: many.change(changes))

    def remove_many(self, table: str, seen: Sequence[tuple[int, int]]) -> int:
        """Deletes many rows, given by id and version. Raises Conflict, NotFound."""
        return self._together(table, lambda many: many.remove(seen))

    def add_many(self, table: str, many: Iterable[Mapping[str, Any]]) -> int:
        """Adds all rows of an import as one journal entry; returns their number. Raises Invalid, Conflict."""
        batch = self.revision
        plain = [rows.complete(table, row, self._now) for row in many]
        if plain:
            for row in plain:
                row["batch"] = batch
            with self._refusing():
                self._insert(table, plain)
            self._note(table, 0, None, None, batch=batch, batch_version=1)
        return len(plain)

    def bring_in(self, table: str, many: Iterable[Mapping[str, Any]]) -> None:
        """Adds the rows of a whole plan with their ids and versions, without journal entries. Raises Invalid."""
        if plain := [rows.complete(table, row, self._now) for row in many]:
            self._insert(table, plain)
        self._subjects.add(table)

    def note_touched(self, table: str, id: int) -> None:
        """Records in the journal that a row was touched, without the details."""
        self._note(table, id, None, None)
        self._flush()

    def settle(self) -> None:
        """Computes the columns that follow from other tables; once, at the end."""
        self._flush()
        for table in follow(self.run, self.run_many, self.revision, self._subjects):
            self._touch(table)
        self._flush()

    def take_number(self, revision: int) -> Change:
        """Gives this change the revision of an imported plan; nothing may be journalled afterwards."""
        journal = self._journal
        journal.subjects = ",".join(sorted(self._subjects))
        self._session.flush()
        change = self.outcome._replace(revision=max(revision, 1))
        self._session.expunge(journal)
        self.run("UPDATE journal SET revision = :new WHERE revision = :old", new=change.revision, old=self.revision)
        return change

    def run(self, sql: str, **params: Any) -> list[Any]:
        """Executes a statement outside the journal, within this change."""
        result = self._session.connection().execute(text(sql), params)
        return list(result.all()) if result.returns_rows else []

    def run_many(self, sql: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Executes a statement outside the journal for each of the rows."""
        self._session.connection().execute(text(sql), [dict(row) for row in rows])

    def put_back(self, entries: Iterable[RowChange]) -> None:
        """Restores rows to their state before each entry, in turn; the caller has checked that it may.

        Raises Conflict.
        """
        for (subject, batch), run in groupby(entries, lambda entry: (entry.subject, entry.batch is not None)):
            entries_of_row = list(run)
            if (
                not batch
                and len(entries_of_row) > BULK_THRESHOLD
                and len({entry.row_id for entry in entries_of_row}) == len(entries_of_row)
            ):
                self._put_back_many(subject, entries_of_row)
                continue
            for entry in entries_of_row:
                (self._put_back_batch if batch else self._put_back_one)(entry)

    def _put_back_many(self, subject: str, entries: Sequence[RowChange]) -> None:
        existing = self._many(subject).there(entry.row_id for entry in entries)
        gone = [entry for entry in entries if entry.row_id not in existing and entry.before is not None]
        added = [entry.row_id for entry in entries if entry.row_id in existing and entry.before is None]
        self.remove_many(subject, [(id, existing[id].version) for id in added])
        changes = [
            (entry.row_id, existing[entry.row_id].version, rows.content(TABLES[subject], entry.before))
            for entry in entries
            if entry.row_id in existing and entry.before is not None
        ]
        self.change_many(subject, changes)
        try:
            self._together(subject, lambda many: many.revive(gone))
        except Invalid as error:
            raise Conflict(REPLACED) from error

    def _put_back_one(self, entry: RowChange) -> None:
        row = self._session.get(TABLES[entry.subject].model, entry.row_id)
        if row is None:
            self._revive(entry)
        elif entry.before is None:
            self.remove(entry.subject, entry.row_id, row.version)
        else:
            self.change(entry.subject, entry.row_id, row.version, rows.content(TABLES[entry.subject], entry.before))

    def _revive(self, entry: RowChange) -> None:
        if entry.before is None:
            return
        version = self._last_version(entry.subject, entry.row_id) + 1
        try:
            self.add(entry.subject, rows.revived(entry.before, version, self._now))
        except Invalid as error:
            raise Conflict(REPLACED) from error

    def _put_back_batch(self, entry: RowChange) -> None:
        """Takes away all rows of an import, or bring them back."""
        model = TABLES[entry.subject].model
        if entry.kept is None:
            batch_rows = self._session.exec(
                select(model).where(col(model.batch) == entry.batch).order_by(col(model.id))
            ).all()
            kept = zlib.compress(json.dumps([rows.facts(row) | {"batch": row.batch} for row in batch_rows]).encode())
            self._session.exec(delete(model).where(col(model.batch) == entry.batch))
            self._note(entry.subject, 0, None, None, batch=entry.batch, batch_version=entry.batch_version, kept=kept)
            return
        kept_rows = json.loads(zlib.decompress(entry.kept))
        version = max((row["version"] for row in kept_rows), default=0) + 1
        if kept_rows:
            self._insert(entry.subject, [self._again(entry.subject, row, version) for row in kept_rows])
        self._note(entry.subject, 0, None, None, batch=entry.batch, batch_version=version)

    def _again(self, table: str, row: Mapping[str, Any], version: int) -> dict[str, Any]:
        return rows.complete(table, rows.revived(row, version, self._now), self._now)

    def _insert(self, table: str, many: list[dict[str, Any]]) -> None:
        """Many at once, through the driver's executemany."""
        connection = self._session.connection()
        columns = [
            column
            for column in TABLES[table].model.__table__.columns  # type: ignore[attr-defined]
            if column.name != "id" or many[0].get("id") is not None
        ]
        # Prepared here, because the statement's own way looks up each value of each row by several names.
        binds = [column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for column in columns]
        names = [column.name for column in columns]
        values = [_bound([row[name] for row in many], bind) for name, bind in zip(names, binds, strict=True)]
        prepared = list(zip(*values, strict=True))
        quoted = connection.dialect.identifier_preparer.quote
        listed, marks = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {quoted(table)} ({listed}) VALUES ({marks})", prepared)

    def _many(self, table: str) -> Many:
        """What is waiting in the session comes first, and what it knows of rows is asked anew."""
        self._flush()
        self._session.expire_all()
        return Many(self._session.connection(), table, self._now, partial(self._conflict, table))

    def _together(self, table: str, do: Callable[[Many], list[Noted]]) -> int:
        many = self._many(table)
        with self._refusing():
            noted = do(many)
        many.note(self.revision, noted)
        if noted:
            self._touch(table)
        return len(noted)

    def _flush(self) -> None:
        with self._refusing():
            self._session.flush()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What the file itself refuses, in a sentence."""
        try:
            yield
        except IntegrityError as error:
            if column := _UNIQUE_VIOLATION.search(str(error.orig)):
                raise Invalid({column[1]: Message("already taken")}) from error
            if _FOREIGN_KEY_VIOLATION in str(error.orig):
                raise Conflict(PARTED) from error
            raise

    def _at(self, table: str, id: int, version: int) -> Record:
        row = self._session.get(TABLES[table].model, id)
        if row is None:
            raise NotFound(GONE)
        if row.version != version:
            raise self._conflict(table, id)
        return row

    def _conflict(self, table: str, id: int) -> Conflict:
        login = self._last_actor(table, id)
        called = login_names.shown_of(self.run(login_names.READ))
        return Conflict(Message("{actor} has changed this meanwhile.", {"actor": called.get(login, login)}))

    def _last_actor(self, table: str, id: int) -> str:
        of_row = (
            select(Journal.actor)
            .join(JournalEntry, col(JournalEntry.revision) == col(Journal.revision))
            .where(JournalEntry.subject == table, JournalEntry.row_id == id)
        )
        return self._session.exec(of_row.order_by(col(JournalEntry.id).desc()).limit(1)).first() or "?"

    def _last_version(self, table: str, id: int) -> int:
        version = func.max(func.json_extract(JournalEntry.before, "$.version"))
        entries = select(version).where(JournalEntry.subject == table, JournalEntry.row_id == id)
        return self._session.exec(entries).one() or 1

    def _note(
        self, subject: str, id: int, before: dict[str, Any] | None, after: dict[str, Any] | None, **batch: Any
    ) -> None:
        self._touch(subject)
        entry = JournalEntry(revision=self.revision, subject=subject, row_id=id, **batch)
        entry.before, entry.after = rows.as_json(before), rows.as_json(after)
        self._session.add(entry)

    def _touch(self, subject: str) -> None:
        self._subjects.add(subject)
        self._journal.subjects = ",".join(sorted(self._subjects))


class Writer:
    """Writer of transactions on one file."""

    def __init__(self, path: Path, now: Callable[[], datetime] | None = None, patience: float = PATIENCE) -> None:
        self._engine = make_engine(partial(connect, path), patience)
        self._now = now or _utc

    def create(self) -> bool:
        """Lays out a new file; returns False if another session has just done so."""
        with plain_errors(), self._engine.begin() as connection:
            if connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'journal'")):
                return False
            layout(connection)
            stamp_new(driver(connection))
        return True

    @contextmanager
    def together(self, known: Stamp) -> Iterator[Connection]:
        """Opens one transaction for all changes that are made `within` its connection."""
        with plain_errors(), self._engine.begin() as connection:
            check_stamp(driver(connection), known)
            yield connection
            refuse_if_undone(connection)

    @contextmanager
    def transaction(
        self,
        label: Message,
        actor: str,
        kind: ChangeKind,
        reverses: int | None,
        known: Stamp,
        within: Connection | None = None,
    ) -> Iterator[Writing]:
        """Opens one change from lock to commit, or as a savepoint of the transaction `within`.

        Leaves nothing in the journal if it touched no row.
        """
        now = self._now()
        journal = Journal(at=now, actor=actor[:80], label=label.to_json(), kind=kind, reverses=reverses)
        with plain_errors(), self._session(within) as (session, commit):
            check_stamp(driver(session.connection()), known)
            session.add(journal)
            session.flush()
            writing = Writing(session, journal, label, now)
            yield writing
            writing.settle()
            if journal.subjects:
                commit()

    def note(
        self,
        statements: Iterable[tuple[str, Mapping[str, Any]]],
        known: Stamp,
        within: Connection | None = None,
    ) -> None:
        """Writes outside the journal, in a transaction of its own or as part of another."""
        with nullcontext(within) if within is not None else self.together(known) as connection:
            for sql, params in statements:
                connection.execute(text(sql), params)

    @contextmanager
    def _session(self, within: Connection | None) -> Iterator[tuple[Session, Callable[[], None]]]:
        """Rows on their way into the file, and how to commit them; a part is committed with the whole."""
        if within is None:
            with Session(self._engine, expire_on_commit=False) as session:
                yield session, session.commit
            return
        with savepoint(within) as keep, Session(within, join_transaction_mode="rollback_only") as session:
            yield session, keep


def _utc() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _known(number: int | None) -> int:
    if number is None:
        raise RuntimeError("a flushed row has no id")
    return number


def _bound(values: Sequence[Any], bind: Callable[[Any], Any] | None) -> Iterable[Any]:
    """Puts the values of a column into the form in which the driver takes them, each different one once."""
    if bind is None:
        return values
    forms = {value: bind(value) for value in set(values)}
    return map(forms.__getitem__, values)
