"""Databases built beside their place and moved there whole, or not at all."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eventplanner.storage.kernel import file
from eventplanner.storage.kernel.output import name_anew, settle

_STALE = 24 * 3600.0
"""Seconds."""


@contextmanager
def beside(target: Path, like: Path | None = None) -> Iterator[Path]:
    """Yields an empty file in the folder of `target` with the permissions of `like`; deleted unless it is moved."""
    unfinished = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    file.make_file(unfinished, like=like)
    try:
        yield unfinished
    finally:
        file.remove_with_company(unfinished)


def put_in_place(unfinished: Path, target: Path, *, force: bool) -> None:
    """Raises FileExistsError where there is a file already, unless by `force`."""
    if force:
        unfinished.replace(target)
    else:
        name_anew(unfinished, target)
    settle(target.parent)


@contextmanager
def made_whole(target: Path) -> Iterator[Path]:
    """Yields a path for making a new plan, which is moved to `target` at the end unless something failed.

    Raises FileExistsError where somebody else was quicker, and leaves what is there.
    """
    sweep(target.parent, target.stem)
    with beside(target) as unfinished:
        yield unfinished
        with file.connected(unfinished) as connection:
            into_one_file(connection)
        put_in_place(unfinished, target, force=False)


def into_one_file(connection: sqlite3.Connection) -> None:
    """Merges the -wal file into the database; raises where there is no room for it."""
    connection.execute("PRAGMA journal_mode = DELETE")


def sweep(folder: Path, stem: str) -> None:
    """Removes what was left beside a plan of that name by work that was cut off; a day later it is nobody's."""
    for left in folder.glob(f".{literal(stem)}.*.part*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def literal(name: str) -> str:
    """Returns a name escaped for a glob."""
    return re.sub(r"([*?[])", r"[\1]", name)
