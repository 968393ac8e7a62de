"""Access to the plan's file: read() and write()."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from eventplanner.domain.base.changes import ChangeKind
from eventplanner.domain.base.errors import PlannerError, ReadOnly
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel.backup import daily_due, make_daily
from eventplanner.storage.kernel.cache import Cache
from eventplanner.storage.kernel.data_version import DataVersion
from eventplanner.storage.kernel.file import PATIENCE, Stamp, explaining, stamp
from eventplanner.storage.kernel.opening import Opened, PathKind, open_plan, update
from eventplanner.storage.kernel.pool import ConnectionPool, Row, fetch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from eventplanner.storage.kernel.writing import Writer, Writing

Statement = tuple[str, Mapping[str, Any]]
T = TypeVar("T")


class Handle(NamedTuple):
    """State of a session while it has a file open."""

    opened: Opened
    pool: ConnectionPool
    version: DataVersion
    cache: Cache
    stamp: Stamp
    seen: object
    """The data version when somebody last looked for changes."""

    @classmethod
    def of(cls, opened: Opened) -> "Handle":
        """Returns a handle for an opened file. Raises the errors of SQLite."""
        pool, version = ConnectionPool(opened), DataVersion(opened)
        try:
            # First, so that a change made while the rest is read is noticed.
            seen = version.current()
            with pool.connection() as connection:
                return cls(opened, pool, version, Cache(), stamp(connection), seen)
        except BaseException:
            pool.close()
            version.close()
            raise

    def close(self) -> None:
        self.pool.close()
        self.version.close()


class Snapshot(NamedTuple):
    """A read transaction of one thread, with the values that were read in it."""

    connection: sqlite3.Connection
    cache: Cache


class Store:
    """One file, for all threads of one session.

    Threads may read, write and look for changes at once. Whatever may change meanwhile is in one immutable handle, which
    `touched` replaces as a whole under a lock; a thread takes the handle once and goes on with that. Each read and each
    snapshot has a connection to itself, and writers take turns inside SQLite.
    """

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
        self._loading, self._looking = threading.Lock(), threading.Lock()
        self._loaded: Writer | None = None
        self.new = False
        """Did this session lay out the file?"""
        self._handle = self._open(read_only)

    @property
    def read_only(self) -> bool:
        return self._handle.opened.read_only

    @property
    def generation(self) -> str:
        """Identifier of the plan, which changes when another plan replaces it."""
        return self._handle.stamp.generation

    @property
    def network(self) -> str:
        """Network file system of the plan, or empty."""
        return self._handle.opened.state.network

    def read(self, sql: str, **params: Any) -> list[Row]:
        """Returns the rows of a SELECT by column name; never waits for a writer."""
        with explaining(self.path):
            if (held := self._held) is not None:
                return fetch(cast("sqlite3.Connection", held.connection.driver_connection), sql, params)
            if (snapshot := self._snapshot()) is not None:
                return fetch(snapshot.connection, sql, params)
            return self._handle.pool.fetch(sql, params)

    def cached(self, name: str, read: Callable[[], T]) -> T:
        """Returns the result of `read`, which is called again only after somebody has committed a change.

        Within a snapshot it is the value of that moment, and within a transaction of several changes it is read anew.
        All threads are given the same object, which must not be changed.
        """
        if self._held is not None:
            return read()
        if (snapshot := self._snapshot()) is not None:
            return snapshot.cache.get(name, None, read)
        handle = self._handle
        with explaining(self.path):
            version = handle.version.current()
        return handle.cache.get(name, version, read)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Makes all reads of this thread within the block see one moment of the plan."""
        if self._snapshot() is not None or self._held is not None:
            yield
            return
        with self._handle.pool.connection() as connection:
            with explaining(self.path):
                connection.execute("BEGIN")
            self._local.snapshot = Snapshot(connection, Cache())
            try:
                yield
            finally:
                self._local.snapshot = None
                # SQLite ends it by itself after some errors.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def write(
        self, label: Message, actor: str, kind: ChangeKind = ChangeKind.DO, reverses: int | None = None
    ) -> Iterator["Writing"]:
        """Opens one transaction with one history entry; the first of a day makes a backup before it."""
        writer = self._ready_to_write()
        with (
            explaining(self.path),
            writer.transaction(label, actor, kind, reverses, self._handle.stamp, self._held) as writing,
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
        with explaining(self.path), writer.together(self._handle.stamp) as connection:
            self._local.held = connection
            try:
                yield
            finally:
                self._local.held = None

    def note(self, statements: Iterable[Statement]) -> None:
        """Writes outside the journal in one transaction; a read-only session writes nothing."""
        if not self.read_only:
            with explaining(self.path):
                self._writer().note(statements, self._handle.stamp, self._held)

    def warm(self) -> None:
        """Loads in a thread of its own what the first write would have to wait for."""
        if not self.read_only:
            self._writer()

    def touched(self) -> bool:
        """Returns whether anybody has written since the last call (one PRAGMA, a few microseconds)."""
        with explaining(self.path), self._looking:
            handle = self._handle
            if (version := handle.version.current()) == handle.seen:
                return False
            self._handle = handle._replace(seen=version)
            self._look_again()
            return True

    def reconnect(self) -> None:
        """Opens new connections for reading; readers that met an error may keep their old values.

        Raises FileProblem where there is no plan to be read.
        """
        # Makes nothing where the file is gone.
        open_plan(self.path, read_only=True)
        with explaining(self.path), self._looking:
            handle = self._handle
            # Nothing has been seen of the file yet, so that whoever looks next is told of a change.
            self._handle = Handle.of(handle.opened)._replace(seen=None)
            handle.close()

    def close(self) -> None:
        """Closes the file; the store cannot be used afterwards."""
        self._handle.close()

    def _open(self, read_only: bool) -> Handle:
        opened = open_plan(self.path, read_only)
        if opened.stamp is None:
            with explaining(self.path):
                if opened.state.kind is PathKind.OLDER:
                    update(self.path)
                else:
                    self.new = self._writer().create()
            opened = open_plan(self.path, read_only)
        with explaining(self.path):
            return Handle.of(opened)

    @property
    def _held(self) -> "Connection | None":
        """The transaction that this thread's changes are parts of."""
        held: Connection | None = getattr(self._local, "held", None)
        return held

    def _ready_to_write(self) -> "Writer":
        if self._snapshot() is not None:
            raise RuntimeError("a change within a snapshot would be made on what the plan was before")
        if self.read_only:
            raise ReadOnly(Message("This plan is open to be read only; nothing was changed."))
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
        handle = self._handle
        if handle.opened.immutable:
            self._handle = Handle.of(open_plan(self.path, read_only=True))
            handle.close()
            return
        with handle.pool.connection() as connection:
            current = stamp(connection)
        # A newer schema is left standing: writing says that the app must be started again.
        if current.schema == handle.stamp.schema:
            self._handle = handle._replace(stamp=current)

    def _snapshot(self) -> Snapshot | None:
        """Returns the snapshot that this thread is in."""
        return getattr(self._local, "snapshot", None)

    def _writer(self) -> "Writer":
        with self._loading:
            if self._loaded is None:
                # Here because SQLModel takes half a second to load, which reading can do without.
                from eventplanner.storage.kernel.writing import Writer

                self._loaded = Writer(self.path, self._now, self._patience)
            return self._loaded
