"""Connections to the plan's file: settings, locking, and messages for SQLite's errors."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from eventplanner.domain.base.errors import Busy, FileProblem, PlannerError, ReadOnly, Replaced
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import N_, Message, clean_line

APPLICATION_ID = 0x4556504C
"""Marks a SQLite database as a plan ("EVPL"); in the file's header, where `file` and others look for it."""
SCHEMA = 7
"""The number of the schema that this version reads and writes; SQLite's user_version."""
OLDEST = 5
"""The first schema that is brought up to date; those before it were never released."""
PATIENCE = 10.0
"""Seconds."""
_MOMENT = 0.001
"""Seconds; the shortest that is waited between two tries."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps next to a file while it is open."""

SHUT_OUT = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
"""What SQLite reports where it may not make its files beside the plan."""
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})
"""What SQLite reports where there is no room for a page, or for what it keeps beside the plan while it is open."""
NEWER_MEANWHILE = Message("A newer version of eventplanner has updated this plan. Please restart.")

T = TypeVar("T")


class Stamp(NamedTuple):
    """Schema number and generation of a plan; a session's writes are refused where the file has others."""

    schema: int
    generation: str
    """Random; another one means that the plan was put in place of the one that was there."""


def connect(
    path: Path, *, read_only: bool = False, immutable: bool = False, waiting: float = 0.0
) -> sqlite3.Connection:
    """Returns a connection to an existing file, without implicit transactions.

    Writers leave `waiting` (seconds) alone and take turns by `patiently`; readers may wait inside SQLite.
    """
    mode = "mode=ro&immutable=1" if immutable else "mode=ro" if read_only else "mode=rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=waiting, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
            patiently(partial(connection.execute, f"PRAGMA {pragma}"))
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, waiting: float = PATIENCE) -> tuple[sqlite3.Connection, bool]:
    """Returns a read-only connection, and whether it treats the file as immutable.

    It must where nothing can be kept beside the file; raises OperationalError if changes lie there unread.
    """
    try:
        # The first question to the file is asked in there, and shows whether it can be read in this way.
        return connect(path, read_only=True, waiting=waiting), False
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in SHUT_OUT or has_company(path):
            raise
    return connect(path, immutable=True), True


def patiently(attempt: Callable[[], T], patience: float = PATIENCE) -> T:
    """Retries until the file is free, at random intervals, because SQLite's own waiting starves some sessions."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            if time.monotonic() >= deadline:
                raise busy() from error
        # Not by the module for it, which every command would have to load.
        time.sleep(_MOMENT * (1 + os.urandom(1)[0] / 18))


def set_journal_mode(connection: sqlite3.Connection, *, network: bool, patience: float = PATIENCE) -> None:
    """Readers beside a writer (WAL) on a local disk; a plain journal where memory cannot be shared."""
    wanted = "delete" if network else "wal"
    if patiently(lambda: connection.execute("PRAGMA journal_mode").fetchone(), patience)[0] != wanted:
        patiently(lambda: connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone(), patience)


def stamp(connection: sqlite3.Connection) -> Stamp:
    """Reads the stamp of a file."""
    sql = """
        SELECT user_version, coalesce((SELECT value FROM plan_meta WHERE key = 'generation'), '')
        FROM pragma_user_version
    """
    cursor = connection.cursor()
    cursor.row_factory = None
    return Stamp(*patiently(lambda: cursor.execute(sql).fetchone()))


def check_stamp(connection: sqlite3.Connection, expected: Stamp) -> None:
    """Refuses to write to a file that differs from what the session knows; called under the write lock."""
    current = stamp(connection)
    if current.schema != expected.schema:
        raise FileProblem(NEWER_MEANWHILE)
    if current != expected:
        raise Replaced(Message("The plan was restored from a backup meanwhile; look at it before you change it."))


def stamp_new(connection: sqlite3.Connection) -> Stamp:
    """Marks freshly created tables as a plan, within the same transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    return Stamp(SCHEMA, renew_generation(connection))


def renew_generation(connection: sqlite3.Connection) -> str:
    """Makes every session that has the file open read it anew."""
    generation = os.urandom(16).hex()
    connection.execute(
        "INSERT INTO plan_meta (key, value) VALUES ('generation', ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (generation,),
    )
    return generation


def make_folder(folder: Path, like: Path | None = None) -> None:
    """Makes a folder and missing parents, for its owner alone or with the permissions of `like`, whatever the umask."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(0o700)
        folder.chmod(0o700)
        if like is not None:
            _open_folder(folder, like)


def make_file(path: Path, like: Path | None = None) -> bool:
    """Makes an empty file for its owner alone, or with the permissions of `like`; False if it exists."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    try:
        os.fchmod(descriptor, 0o600)
        if like is not None:
            _take_after(descriptor, like)
    finally:
        os.close(descriptor)
    return True


def fingerprint(path: Path) -> tuple[tuple[int, int, int], ...]:
    """Returns a value that changes when the file or its -wal does, for sessions that cannot ask SQLite."""
    return tuple(_identity(Path(f"{path}{ending}")) for ending in ("", "-wal"))


def has_company(path: Path) -> bool:
    """Returns whether a journal or -wal with changes to the file lies beside it."""
    with_size = (Path(f"{path}{ending}") for ending in ("-wal", "-journal"))
    return any(beside.exists() and beside.stat().st_size for beside in with_size)


def remove_with_company(path: Path) -> None:
    """Deletes the file and those that SQLite left beside it."""
    for ending in ("", *BESIDE):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def named(path: Path) -> str:
    """Returns a path for use in a sentence."""
    return clean_line(str(path))


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turns errors of SQLite and of the system about a file into a PlannerError; any other error passes."""
    try:
        yield
    except sqlite3.Error as error:
        if (reason := explain(error, path)) is None:
            raise
        raise reason from error
    except OSError as error:
        raise unreachable(path, error) from error


def explain(error: Exception, path: Path) -> PlannerError | None:
    """Returns the message for an SQLite error that a person can act on; None for any other."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if _is_busy(error):
        return busy()
    if code in _FULL:
        return FileProblem(Message(N_("The disk is full; the plan is as it was. Make room and try again.")))
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_ERROR if "unsupported file format" in str(error):
            return damaged(path)
        case sqlite3.SQLITE_NOTADB:
            return not_a_database(path)
        case sqlite3.SQLITE_READONLY:
            return ReadOnly(Message("The plan can be read here and not changed: {path}", {"path": named(path)}))
        case sqlite3.SQLITE_IOERR:
            text = N_("The disk did not read or write {path}; the plan is as it was. Look for a full or failing disk.")
            return FileProblem(Message(text, {"path": named(path)}))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            text = N_("{path} cannot be opened. Ask its owner to let you in, or name another file with --db.")
            return FileProblem(Message(text, {"path": named(path)}))
    return None


def busy() -> Busy:
    return Busy(Message("Others kept the plan busy for too long; nothing was changed. Please try again."))


def damaged(path: Path) -> FileProblem:
    text = N_("{path} is damaged and was left as it is. Bring back a backup with “eventplanner restore FILE”.")
    return FileProblem(Message(text, {"path": named(path)}))


def not_a_database(path: Path) -> FileProblem:
    text = N_("{path} is not a plan of eventplanner and was left as it is. Name another file with --db.")
    return FileProblem(Message(text, {"path": named(path)}))


def unreachable(path: Path, error: OSError) -> FileProblem:
    text = N_("{path} cannot be reached ({reason}). Name another file with --db.")
    return FileProblem(Message(text, {"path": named(path), "reason": reason_of(error.errno)}))


@contextmanager
def transaction(connection: sqlite3.Connection, patience: float = PATIENCE) -> Iterator[None]:
    """Opens a transaction with the write lock from its first moment."""
    patiently(lambda: connection.execute("BEGIN IMMEDIATE"), patience)
    try:
        yield
        patiently(lambda: connection.execute("COMMIT"), patience)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def connected(path: Path, *, read_only: bool = False, waiting: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """Opens a connection for one maintenance task and closes it."""
    with explaining(path), closing(connect(path, read_only=read_only, waiting=waiting)) as connection:
        yield connection


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}


def _take_after(descriptor: int, like: Path) -> None:
    """The mode and, where the system lets one, the group of another file."""
    model = like.stat()
    with suppress(PermissionError):
        os.fchown(descriptor, -1, model.st_gid)
    if os.fstat(descriptor).st_gid == model.st_gid:
        os.fchmod(descriptor, model.st_mode & 0o660)


def _open_folder(folder: Path, like: Path) -> None:
    model = like.stat()
    with suppress(PermissionError):
        os.chown(folder, -1, model.st_gid)
    if model.st_mode & 0o060 and folder.stat().st_gid == model.st_gid:
        folder.chmod(0o2770)


def _identity(path: Path) -> tuple[int, int, int]:
    try:
        seen = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns)
