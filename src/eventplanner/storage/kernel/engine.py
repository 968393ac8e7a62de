"""SQLAlchemy engines on the plan's file, with locking and plain SQLite errors."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import LRUCache

from eventplanner.storage.kernel.file import patiently

_STATEMENTS = 500
"""Compiled statements that are kept, as many as SQLAlchemy keeps for an engine."""


def make_engine(connect: Callable[[], sqlite3.Connection], patience: float) -> Engine:
    """Returns an engine that opens a connection for each transaction and takes the write lock at once."""
    shared = _shared()
    # No pool: a pooled SQLite connection would be handed from thread to thread.
    creator: Callable[[], Any] = connect
    pool = NullPool(creator, dialect=shared.dialect)
    engine = Engine(pool, shared.dialect, shared.url, execution_options=shared.get_execution_options())
    event.listen(engine, "begin", lambda connection: _take_turn(driver(connection), patience))
    return engine


@cache
def _shared() -> Engine:
    """Holds the dialect and the compiled statements of all engines of the process.

    SQLAlchemy keeps what it compiled by engine and looks it up by the dialect's identity, here and in each mapper: with a
    dialect of its own, every plan that is opened would have all its statements compiled again. Threads may share both, as
    they do the cache of one engine: a statement that two of them miss at once is compiled twice, and one is kept.
    """
    engine = create_engine("sqlite://", poolclass=NullPool, execution_options={"compiled_cache": LRUCache(_STATEMENTS)})
    # A dialect learns from its first connection what this SQLite can do.
    engine.connect().close()
    return engine


def driver(connection: Connection) -> Any:
    """Returns the underlying sqlite3 connection."""
    return connection.connection.driver_connection


@contextmanager
def plain_errors() -> Iterator[None]:
    """Raises the SQLite error that SQLAlchemy wraps, so that it can be explained like any other."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise


@contextmanager
def savepoint(connection: Connection) -> Iterator[Callable[[], None]]:
    """Opens a part of a transaction that is rolled back unless the yielded function was called.

    By hand, because SQLAlchemy's would fail over an error after which SQLite has undone the whole transaction by
    itself (full disk), and hide it.
    """
    refuse_if_undone(connection)
    raw, kept = driver(connection), False

    def keep() -> None:
        nonlocal kept
        kept = True

    raw.execute("SAVEPOINT part")
    try:
        yield keep
    finally:
        if raw.in_transaction:
            if not kept:
                raw.execute("ROLLBACK TO part")
            raw.execute("RELEASE part")


def refuse_if_undone(connection: Connection) -> None:
    """Raises RuntimeError where SQLite has undone the transaction, and somebody goes on as if it had not."""
    if not driver(connection).in_transaction:
        raise RuntimeError("the transaction was undone by an error that nobody heeded")


def _take_turn(raw: sqlite3.Connection, patience: float) -> None:
    """Takes the write lock at once: one taken later could find that others wrote in between."""
    raw.execute("PRAGMA busy_timeout = 0")
    patiently(lambda: raw.execute("BEGIN IMMEDIATE"), patience)
    # Without WAL a commit waits for those who are reading.
    raw.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
