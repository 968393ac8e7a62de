"""Migration of an older file: one transaction after a backup, run by only one of several sessions."""

import sqlite3
from datetime import datetime
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import N_, Message
from eventplanner.storage.kernel import backup, file
from eventplanner.storage.kernel.engine import driver, make_engine, plain_errors

MIGRATIONS = Path(__file__).parents[1] / "migrations"
REVISIONS = (MIGRATIONS / "versions",)
"""Folders with revisions."""
UNDO_FLOOR = """
    INSERT INTO plan_meta (key, value) VALUES ('undo_floor', (SELECT coalesce(max(revision), 0) FROM journal))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def migrate(
    path: Path,
    *,
    keep: bool = True,
    now: datetime | None = None,
    target: int | None = None,
    patience: float = file.PATIENCE,
) -> None:
    """Migrates the file to a schema, by default this version's; `keep` makes a backup first."""
    engine = make_engine(partial(_connect, path), patience)
    with file.explaining(path), plain_errors(), engine.begin() as connection:
        _migrate(connection, path, target or file.SCHEMA, now or datetime.now() if keep else None)


def _migrate(connection: Connection, path: Path, target: int, now: datetime | None) -> None:
    raw = driver(connection)
    schema = int(raw.execute("PRAGMA user_version").fetchone()[0])
    if schema > target:
        raise FileProblem(file.NEWER_MEANWHILE)
    if schema == target:
        return
    if now is not None:
        backup.keep(path, f"before-schema-{target}", now)
    _upgrade(connection, schema, target)
    raw.execute(f"PRAGMA user_version = {target}")
    raw.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
    raw.execute(UNDO_FLOOR)
    file.renew_generation(raw)
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        text = N_("{path} could not be updated because records refer to others that are missing; it was left as it is.")
        raise FileProblem(Message(text, {"path": file.named(path)}))


def _upgrade(connection: Connection, schema: int, target: int) -> None:
    """Runs the revisions between two schemas."""
    raw = driver(connection)
    raw.execute("CREATE TABLE standing.alembic_version (version_num VARCHAR(32) NOT NULL)")
    if schema:
        raw.execute("INSERT INTO standing.alembic_version VALUES (?)", (f"{schema:04}",))
    config = Config()
    config.set_main_option("script_location", _escaped(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(_escaped, REVISIONS)))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{target:04}")


def _escaped(path: Path) -> str:
    """Returns a path as Alembic's settings take it."""
    return str(path).replace("%", "%%")


def _connect(path: Path) -> sqlite3.Connection:
    connection = file.connect(path)
    # Tables that a revision rebuilds must not take along what refers to them; checked before the commit.
    connection.execute("PRAGMA foreign_keys = OFF")
    # Alembic's own table: in the plan it would be a second truth beside user_version.
    connection.execute("ATTACH ':memory:' AS standing")
    return connection
