"""The one way in and out of the plan's file: read() and write()."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from eventplanner.domain.changes import ChangeKind
from eventplanner.domain.errors import PlannerError, ReadOnly
from eventplanner.domain.text import Message
from eventplanner.storage.backup import daily_due, make_daily
from eventplanner.storage.file import PATIENCE, SCHEMA, Stamp, explaining, fingerprint, stamp
from eventplanner.storage.opening import Kind, Opened, open_plan, update

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from eventplanner.storage.writing import Writer, Writing

Statement = tuple[str, Mapping[str, Any]]


class Store:
    """One file, for all threads of one session."""

    def __init__(
        self,
        path: str | Path,
        *,
        read_only: bool = False,
        now: Callable[[], datetime] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.path = Path(path)
        self._now, self._patience = now, patience
        self._local = threading.local()
        self._loading = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        self._loaded: Writer | None = None
        self.new = False
        """Did this session lay out the file?"""
        self._opened = self._open(read_only)
        self._epoch = 0
        self._stamp = self._opened.stamp or Stamp(SCHEMA, "")
        self._watch = self._opened.connect()
        self._seen: object = self._pulse()

    @property
    def read_only(self) -> bool:
        return self._opened.read_only

    @property
    def generation(self) -> str:
        """Another one means that the plan was put in place of the one that was there."""
        return self._stamp.generation

    @property
    def network(self) -> str:
        """The network file system the plan is on, or nothing."""
        return self._opened.state.network

    def read(self, sql: str, **params: Any) -> list[dict[str, Any]]:
        """The rows of a SELECT, by column name; never waits for a writer."""
        with explaining(self.path):
            cursor = self._mine().cursor()
            cursor.row_factory = _by_name
            return cursor.execute(sql, params).fetchall()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads of this thread within see the plan at one moment."""
        connection = self._mine()
        if connection.in_transaction:
            yield
            return
        with explaining(self.path):
            connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")

    @contextmanager
    def write(
        self, label: Message, actor: str, kind: ChangeKind = ChangeKind.DO, reverses: int | None = None
    ) -> Iterator["Writing"]:
        """One transaction, one line of history; before the first of a day, a copy of the plan as it was."""
        writer = self._ready_to_write()
        with (
            explaining(self.path),
            writer.transaction(label, actor, kind, reverses, self._stamp, self._held) as writing,
        ):
            yield writing

    @contextmanager
    def together(self) -> Iterator[None]:
        """Changes that this thread makes within are one transaction, each with its own line of history.

        What the thread reads within has them in it; nobody else sees any of them before the end.
        """
        if self._held is not None:
            yield
            return
        writer = self._ready_to_write()
        with explaining(self.path), writer.together(self._stamp) as connection:
            self._local.held = connection
            try:
                yield
            finally:
                self._local.held = None

    def note(self, statements: Iterable[Statement]) -> None:
        """What stands outside the journal, in one transaction; a session that may only read leaves it."""
        if not self.read_only:
            with explaining(self.path):
                self._writer().note(statements, self._stamp, self._held)

    def warm(self) -> None:
        """Load now, in a thread of its own, what the first write would have to wait for."""
        if not self.read_only:
            self._writer()

    def touched(self) -> bool:
        """Has anybody written since the last call? (one PRAGMA, a few microseconds)"""
        with explaining(self.path):
            seen, self._seen = self._seen, self._pulse()
            if seen == self._seen:
                return False
            self._look_again()
            return True

    def reconnect(self) -> None:
        """Read through new connections from now on; those that met an error may go on with what they read then.

        Raises FileProblem where there is no plan to be read.
        """
        # Makes nothing where the file is gone.
        open_plan(self.path, read_only=True)
        watch, self._watch = self._watch, self._opened.connect()
        watch.close()
        self._epoch += 1
        self._seen = None

    def close(self) -> None:
        """Let go of the file; the store is of no use afterwards."""
        for connection in (*self._connections, self._watch):
            connection.close()
        self._connections.clear()

    def _open(self, read_only: bool) -> Opened:
        opened = open_plan(self.path, read_only)
        if opened.stamp is None:
            with explaining(self.path):
                if opened.state.kind is Kind.OLDER:
                    update(self.path)
                else:
                    self.new = self._writer().create()
            opened = open_plan(self.path, read_only)
        return opened

    @property
    def _held(self) -> "Connection | None":
        """The transaction that this thread's changes are parts of."""
        return getattr(self._local, "held", None)

    def _ready_to_write(self) -> "Writer":
        if self._reads_at_one_moment():
            raise RuntimeError("a change within a snapshot would be made on what the plan was before")
        writer = self._writer()
        if self._held is None:
            self._keep_daily_copy()
        return writer

    def _keep_daily_copy(self) -> None:
        """A plan that was begun in this session has nothing to keep yet."""
        day = self._now().date() if self._now else date.today()
        if not self.new and daily_due(self.path, day):
            # Work goes on where no copy can be made; “doctor” says so.
            with suppress(PlannerError, OSError):
                make_daily(self.path, day)

    def _look_again(self) -> None:
        """After somebody wrote: was the whole plan replaced, or a file that could not be shared changed?"""
        if self._opened.immutable:
            self._epoch += 1
            self._opened = open_plan(self.path, read_only=True)
        found = stamp(self._mine())
        # A newer schema is left standing: writing says that the app must be started again.
        if found.schema == self._stamp.schema:
            self._stamp = found

    def _mine(self) -> sqlite3.Connection:
        """This thread's connection: a slow reader must not keep another waiting."""
        if self._held is not None:
            held: Any = self._held.connection.driver_connection
            return cast("sqlite3.Connection", held)
        if getattr(self._local, "epoch", None) != self._epoch:
            if (outdated := getattr(self._local, "connection", None)) is not None:
                self._connections.remove(outdated)
                outdated.close()
            connection = self._opened.connect()
            self._connections.append(connection)
            self._local.connection, self._local.epoch = connection, self._epoch
        mine: sqlite3.Connection = self._local.connection
        return mine

    def _writer(self) -> "Writer":
        if hasattr(self, "_opened") and self.read_only:
            raise ReadOnly(Message("This plan is open to be read only; nothing was changed."))
        with self._loading:
            if self._loaded is None:
                # Here because SQLModel takes half a second to load, which reading can do without.
                from eventplanner.storage.writing import Writer

                self._loaded = Writer(self.path, self._now, self._patience)
            return self._loaded

    def _reads_at_one_moment(self) -> bool:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        return connection is not None and connection.in_transaction

    def _pulse(self) -> object:
        """What moves whenever somebody else's write is committed."""
        if self._opened.immutable:
            return fingerprint(self.path)
        return self._watch.execute("PRAGMA data_version").fetchone()


def _by_name(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
