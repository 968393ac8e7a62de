"""Pool of reading connections, each used by one thread at a time."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from eventplanner.storage.kernel.file import explaining
from eventplanner.storage.kernel.opening import Opened

Row = dict[str, Any]
MAX_IDLE = 3
"""Connections that stay open while nobody reads: as many as threads read at once in an ordinary session."""


class ConnectionPool:
    """Gives each reader a connection of its own, so that a slow one does not keep another waiting.

    The number of open connections depends on how many threads read at once, not on how many have ever read.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._kept = MAX_IDLE

    def fetch(self, sql: str, params: Mapping[str, Any]) -> list[Row]:
        """Returns the rows of one SELECT, at less cost than `connection`, because there are thousands."""
        connection = self._take()
        try:
            return fetch(connection, sql, params)
        finally:
            self._give_back(connection)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Yields a connection that no other thread uses meanwhile; its rows are tuples."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Closes idle connections now, and those in use when they come back."""
        with self._lock:
            self._kept = 0
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                # The last that came back, whose pages and statements are still in memory.
                return self._idle.pop()
        with explaining(self._opened.path):
            return self._opened.connect()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if keep := len(self._idle) < self._kept and not connection.in_transaction:
                self._idle.append(connection)
        if not keep:
            connection.close()


def fetch(connection: sqlite3.Connection, sql: str, params: Mapping[str, Any]) -> list[Row]:
    """Returns the rows of one SELECT by column name, on any kind of connection."""
    cursor = connection.cursor()
    cursor.row_factory = _by_name
    return cursor.execute(sql, params).fetchall()


def _by_name(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
