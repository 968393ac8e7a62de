"""Backups of the plan while others work on it: on demand, daily, and before any replacement."""

import os
import re
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import N_, Message
from eventplanner.storage.kernel import file
from eventplanner.storage.kernel.beside import beside, into_one_file, literal, put_in_place, sweep

DAYS = 7
WEEKS = 4


class Backup(NamedTuple):
    """One copy that lies beside the plan."""

    path: Path
    made: datetime
    """UTC."""
    size: int
    """Bytes."""


def folder(plan: Path) -> Path:
    """Returns the folder for backups of a plan."""
    return plan.parent / "backups"


def make_folder(plan: Path) -> Path:
    """Makes the folder of the backups, with the permissions of the plan."""
    place = folder(plan)
    with file.explaining(place):
        file.make_folder(place, like=plan if plan.exists() else None)
    return place


def copy(plan: Path, target: Path, *, force: bool = False) -> None:
    """Copies the plan into one file, completely or not at all."""
    if target.exists() and target.samefile(plan):
        raise FileProblem(Message("A backup cannot take the place of the plan itself. Name another file."))
    if target.exists() and not (force and target.is_file()):
        text = N_("{path} exists already and was left as it is. Name another file, or add --force.")
        raise FileProblem(Message(text, {"path": file.named(target)}))
    with file.explaining(target), beside(target, like=plan) as unfinished:
        copy_pages(plan, unfinished)
        put_in_place(unfinished, target, force=force)


def copy_pages(source: Path, target: Path, patience: float = file.PATIENCE) -> None:
    """Copies all pages of a file into another, as of one moment, by SQLite's online backup."""
    with file.explaining(source):
        reading, _ = file.connect_to_read(source, patience)
        with closing(reading), closing(file.connect(target)) as writing:
            _transfer(reading, writing, patience)
            # With nothing beside it that could be forgotten or be made where it is only read.
            into_one_file(writing)


def replace_pages(source: Path, target: Path, patience: float = file.PATIENCE) -> None:
    """Copies pages as `copy_pages` does, into a plan that others may have open.

    They see the whole copy or none of it.
    """
    with file.explaining(target):
        reading, _ = file.connect_to_read(source, patience)
        with closing(reading), closing(file.connect(target, waiting=patience)) as writing:
            _transfer(reading, writing, patience)


def keep(plan: Path, why: str, now: datetime) -> Path:
    """Makes a backup that rotation leaves alone, named for its reason; returns its path."""
    target = place_for(plan, why, now)
    copy(plan, target)
    return target


def place_for(plan: Path, why: str, now: datetime) -> Path:
    """Returns a path that no other backup has."""
    target = make_folder(plan) / f"{plan.stem}.{why}-{now:%Y-%m-%dT%H%M%S}.db"
    return target.with_name(f"{target.stem}-{os.urandom(3).hex()}.db") if target.exists() else target


def daily_due(plan: Path, today: date) -> bool:
    """Returns whether today's backup is missing, by one look at the folder."""
    return not _daily(plan, today).exists()


def make_daily(plan: Path, today: date) -> Path | None:
    """Makes today's backup and rotates old ones; returns None if another session was quicker."""
    make_folder(plan)
    target = _daily(plan, today)
    if target.exists():
        return None
    with file.explaining(target), beside(target, like=plan) as unfinished:
        copy_pages(plan, unfinished)
        with suppress(FileExistsError):
            put_in_place(unfinished, target, force=False)
    _rotate(plan)
    return target


def listed(plan: Path) -> list[Backup]:
    """Returns the backups beside the plan, newest first."""
    found = []
    with suppress(OSError):
        for path in folder(plan).glob(f"{literal(plan.stem)}.*.db"):
            with suppress(FileNotFoundError):
                seen = path.stat()
                found.append(Backup(path, datetime.fromtimestamp(seen.st_mtime, UTC), seen.st_size))
    return sorted(found, key=lambda one: (one.made, one.path), reverse=True)


def superfluous(days: Iterable[date]) -> set[date]:
    """Returns the daily backups to delete: all but the last seven, and the last of each of the four weeks before."""
    newest_first = sorted(days, reverse=True)
    older = newest_first[DAYS:]
    last_of_week: dict[tuple[int, int], date] = {}
    for day in older:
        last_of_week.setdefault(day.isocalendar()[:2], day)
    return set(older) - set(list(last_of_week.values())[:WEEKS])


def _transfer(reading: sqlite3.Connection, writing: sqlite3.Connection, patience: float) -> None:
    deadline = time.monotonic() + patience
    left = -1

    def watch(_: int, remaining: int, __: int) -> None:
        # A step that found the file locked leaves as much to do as before.
        nonlocal left, deadline
        if remaining != left:
            left, deadline = remaining, time.monotonic() + patience
        elif remaining and time.monotonic() > deadline:
            raise file.busy()

    reading.backup(writing, progress=watch, sleep=0.01)


def _daily(plan: Path, day: date) -> Path:
    return folder(plan) / f"{plan.stem}.{day.isoformat()}.db"


def _rotate(plan: Path) -> None:
    """Deletes superfluous backups; one that cannot be removed stays."""
    pattern = re.compile(re.escape(plan.stem) + r"\.(\d{4}-\d\d-\d\d)\.db")
    days = [date.fromisoformat(match[1]) for path in folder(plan).iterdir() if (match := pattern.fullmatch(path.name))]
    for day in superfluous(days):
        with suppress(OSError):
            _daily(plan, day).unlink()
    sweep(folder(plan), plan.stem)
