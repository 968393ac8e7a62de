"""Replacement of the plan with a backup, also while others have the plan open."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import N_, Message
from eventplanner.storage.kernel import backup, file, opening
from eventplanner.storage.kernel.file import PATIENCE
from eventplanner.storage.kernel.mounts import network_file_system

EMPTY = N_("{path} holds no plan. Name a backup to restore.")
FAULTY = N_("{path} is damaged and was not restored; the plan is as it was. Try an older backup.")


def restore(plan: Path, source: Path, now: datetime) -> Path | None:
    """Replaces the plan with a backup; returns the path of the replaced plan, if there was one.

    Sessions that have the plan open see another generation: their next write is refused until they look again.
    """
    network = network_file_system(plan)
    opening.refuse_in_use(plan, network)
    with file.explaining(plan), _prepared(plan, source) as copy:
        file.make_file(plan)
        kept = _replace(plan, copy, now)
        with closing(file.connect(plan)) as connection:
            file.set_journal_mode(connection, network=bool(network))
    return kept


@contextmanager
def _prepared(plan: Path, source: Path) -> Iterator[Path]:
    """A copy of the backup among the others: whole, up to date, and of a new generation."""
    state = opening.inspect(source)
    if state.kind in {opening.PathKind.MISSING, opening.PathKind.EMPTY}:
        raise FileProblem(Message(EMPTY, {"path": file.named(source)}))
    if plan.exists() and plan.samefile(source):
        raise FileProblem(Message("This is the plan itself. Name a backup to restore."))
    copy = backup.make_folder(plan) / f".{plan.stem}.{secrets.token_hex(4)}.part"
    file.make_file(copy, like=plan if plan.exists() else None)
    try:
        backup.copy_pages(source, copy)
        if faults(copy):
            raise FileProblem(Message(FAULTY, {"path": file.named(source)}))
        if state.kind is opening.PathKind.OLDER:
            opening.update(copy, keep=False)
        with file.connected(copy) as connection, file.transaction(connection):
            file.renew_generation(connection)
        yield copy
    finally:
        file.remove_with_company(copy)


def faults(path: Path) -> list[str]:
    """Returns the results of SQLite's integrity check, in its own words."""
    with file.explaining(path), closing(file.connect_to_read(path)[0]) as connection:
        rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    reports = [str(row[0]) for row in rows if row[0] != "ok"]
    return reports + [f"{table} {row}: refers to a {parent} that is missing" for table, row, parent, _ in loose[:20]]


def _replace(plan: Path, copy: Path, now: datetime) -> Path | None:
    """Puts the copy in place of the present plan and returns the path where that was kept."""
    try:
        head = opening.header(plan)
        if head.owner not in {0, file.APPLICATION_ID} or (head.tables and not head.owner):
            raise FileProblem(Message(opening.OTHER_DATABASE, {"path": file.named(plan)}))
        kept = _close(plan, now) if head.tables else None
        backup.replace_pages(copy, plan, PATIENCE)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
        return _set_aside(plan, copy, now)
    return kept


def _close(plan: Path, now: datetime) -> Path:
    """Backs up the plan and, under the same lock, refuses further writes by sessions that have it open."""
    with closing(file.connect(plan)) as connection, file.transaction(connection, PATIENCE):
        kept = backup.keep(plan, "before-restore", now)
        with suppress(sqlite3.OperationalError):
            file.renew_generation(connection)
    return kept


def _set_aside(plan: Path, copy: Path, now: datetime) -> Path:
    """Moves a plan that not even SQLite can read out of the way, with what lies beside it."""
    kept = backup.place_for(plan, "damaged", now)
    kept.hardlink_to(plan)
    for ending in file.BESIDE:
        # Before the copy takes its place: SQLite would play what is in there back into it.
        with suppress(FileNotFoundError):
            Path(f"{plan}{ending}").replace(f"{kept}{ending}")
    copy.replace(plan)
    return kept
