"""Inspection of a file before it is opened, with one sentence for each reason that prevents it."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import N_, Message
from eventplanner.storage.kernel import file
from eventplanner.storage.kernel.mounts import network_file_system

NO_SUCH_FOLDER = N_("There is no folder {folder}. Make it first, or name another file with --db.")
LEADS_NOWHERE = N_("{path} is a link to a file that is not there. Mend the link, or name another file with --db.")
NO_WAY_IN = N_(
    "You may not look into {folder}. Ask its owner to let you in (a new group counts from your next login on),"
    " or name another file with --db."
)
NOT_A_FILE = N_("{path} is not a file but a folder or device. Name a file with --db.")
NOT_READABLE = N_("You may not read {path}. Ask its owner to share it with you, or name another file with --db.")
NOT_MAKEABLE = N_("You may not make a file in {folder}. Name a file in a folder of your own with --db.")
NOTHING_TO_READ = N_("There is no plan in {path} yet. Open it once without --read-only to begin one.")
OTHER_DATABASE = N_("{path} is another program's database and was left as it is. Name another file with --db.")
NEWER = N_(
    "{path} was written by a newer version of eventplanner and was left as it is. Update eventplanner to open it."
)
TOO_OLD = N_(
    "{path} is from an early version of eventplanner that this one cannot open, and was left as it is."
    " Write it to a file with that version (“eventplanner export data”), and bring that into a new plan with this one"
    " (“eventplanner import data”)."
)
OLDER_READ_ONLY = N_(
    "{path} is from an older version of eventplanner and cannot be updated here, where it is read-only."
    " Ask its owner to open it once, or copy it to a folder of your own."
)
UNFINISHED = N_(
    "{path} has changes waiting beside it (-wal) that cannot be read from here."
    " Ask its owner to close it, or copy both files to a folder of your own."
)

OPEN_ELSEWHERE = N_(
    "{path} is on a network file system ({network}) and in use on the machine that it lies on (-wal beside it)."
    " Work on it there, over SSH, or let it be opened and closed there once."
)


class PathKind(StrEnum):
    """Kinds of file found at the path of a plan."""

    MISSING = "missing"
    EMPTY = "empty"
    """Nothing in it yet: no bytes, or a database without tables."""
    CURRENT = "current"
    OLDER = "older"


class PathState(NamedTuple):
    """Result of inspecting a path; a file that cannot be opened at all raises FileProblem instead."""

    kind: PathKind
    schema: int
    writable: bool
    network: str
    """The network file system it is on, or nothing."""


class Header(NamedTuple):
    """Identification fields of a database file."""

    owner: int
    """SQLite's application_id."""
    schema: int
    tables: int
    """And indexes."""


class Opened(NamedTuple):
    """Mode in which a session holds a file: the state of its path, and the connections it may make."""

    path: Path
    state: PathState
    read_only: bool
    immutable: bool
    """Nothing can be kept beside the file, so that changes show in `file.fingerprint` alone; then open again."""
    stamp: file.Stamp | None
    """None until an empty file is laid out or an older one migrated."""

    def connect(self) -> sqlite3.Connection:
        """Returns a connection for reading, from any thread; waits for locks."""
        return file.connect(self.path, read_only=self.read_only, immutable=self.immutable, waiting=file.PATIENCE)


def open_plan(path: Path, read_only: bool = False) -> Opened:
    """Decides how a file can be held; makes an empty file where there is none, and writes nothing else.

    Where the state is MISSING or EMPTY the writing kernel lays out the tables, where it is OLDER the migrations run;
    open again after either.
    """
    with file.explaining(path):
        state = inspect(path)
        read_only = read_only or not state.writable
        if read_only:
            return _open_to_read(path, state)
        if state.kind is PathKind.MISSING:
            file.make_file(path)
        if state.kind is not PathKind.OLDER:
            with closing(file.connect(path)) as connection:
                file.set_journal_mode(connection, network=bool(state.network))
        return Opened(path, state, read_only, immutable=False, stamp=_stamp(path, state))


def update(path: Path, *, keep: bool = True) -> None:
    """Migrates an older file to this version's schema, after a backup unless it is one; only one session does."""
    # Here because Alembic takes half a second to load, and few files are older.
    from eventplanner.storage.kernel.migrating import migrate

    migrate(path, keep=keep)


def inspect(path: Path) -> PathState:
    """Inspects a path without changing a byte of the file."""
    with file.explaining(path):
        network = network_file_system(path)
        size = _size(path)
        refuse_in_use(path, network)
        writable = _writable(path)
        if size is None:
            if not writable:
                raise _problem(NOT_MAKEABLE, path)
            return PathState(PathKind.MISSING, 0, writable, network)
        if not _may(path, os.R_OK):
            raise _problem(NOT_READABLE, path)
        if size == 0:
            return PathState(PathKind.EMPTY, 0, writable, network)
        kind, schema = _kind(path)
        return PathState(kind, schema, writable, network)


def _size(path: Path) -> int | None:
    """In bytes; None if there is nothing yet."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise _problem(LEADS_NOWHERE, path) from error
        if not path.parent.is_dir():
            raise _problem(NO_SUCH_FOLDER, path) from error
        return None
    except NotADirectoryError as error:
        raise _problem(NO_SUCH_FOLDER, path) from error
    except PermissionError as error:
        raise _problem(NO_WAY_IN, path) from error
    if not stat.S_ISREG(status.st_mode):
        raise _problem(NOT_A_FILE, path)
    return status.st_size


def refuse_in_use(path: Path, network: str) -> None:
    """Raises FileProblem where a plan on a network file system is held open by sessions on its own machine.

    Their locks and their shared memory do not show here, and SQLite would take from under them what they write to.
    """
    if network and any(Path(f"{path}{ending}").exists() for ending in ("-wal", "-shm")):
        raise FileProblem(Message(OPEN_ELSEWHERE, {"path": file.named(path), "network": network}))


def header(path: Path) -> Header:
    """Reads the header of a file; raises the errors of SQLite where that is impossible."""
    try:
        return _header(path, read_only=True)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in file.SHUT_OUT:
            raise
        if not _writable(path):
            raise _problem(UNFINISHED, path) from error
    # A journal that a crash left behind is played back by whoever may write.
    return _header(path, read_only=False)


def _kind(path: Path) -> tuple[PathKind, int]:
    head = header(path)
    if head.tables == 0 and head.owner in {0, file.APPLICATION_ID}:
        return PathKind.EMPTY, 0
    if head.owner != file.APPLICATION_ID:
        raise _problem(OTHER_DATABASE, path)
    if head.schema > file.SCHEMA:
        raise _problem(NEWER, path)
    if head.schema < file.OLDEST:
        raise _problem(TOO_OLD, path)
    return (PathKind.CURRENT if head.schema == file.SCHEMA else PathKind.OLDER), head.schema


def _header(path: Path, *, read_only: bool) -> Header:
    """Through SQLite alone: a file that the process itself opened and closed would take its locks away (POSIX)."""
    immutable = not file.has_company(path)
    with closing(file.connect(path, read_only=read_only, immutable=immutable, waiting=file.PATIENCE)) as connection:
        sql = "SELECT * FROM pragma_application_id, pragma_user_version, (SELECT count(*) FROM sqlite_schema)"
        return Header(*file.patiently(lambda: connection.execute(sql).fetchone()))


def _open_to_read(path: Path, state: PathState) -> Opened:
    if state.kind in {PathKind.MISSING, PathKind.EMPTY}:
        raise _problem(NOTHING_TO_READ, path)
    if state.kind is PathKind.OLDER:
        raise _problem(OLDER_READ_ONLY, path)
    try:
        connection, immutable = file.connect_to_read(path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in file.SHUT_OUT:
            raise
        raise _problem(UNFINISHED, path) from error
    with closing(connection):
        return Opened(path, state, read_only=True, immutable=immutable, stamp=file.stamp(connection))


def _stamp(path: Path, state: PathState) -> file.Stamp | None:
    if state.kind is not PathKind.CURRENT:
        return None
    with closing(file.connect(path, waiting=file.PATIENCE)) as connection:
        return file.stamp(connection)


def _writable(path: Path) -> bool:
    """May one write the file, or make it, and what SQLite needs beside it?"""
    return _may(path.parent, os.W_OK | os.X_OK) and (not path.exists() or _may(path, os.W_OK))


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _problem(text: str, path: Path) -> FileProblem:
    folder = path.parent
    # A name alone stands for a folder that has one too, unless that has been deleted.
    with suppress(OSError):
        folder = folder.absolute()
    return FileProblem(Message(text, {"path": file.named(path), "folder": file.named(folder)}))
