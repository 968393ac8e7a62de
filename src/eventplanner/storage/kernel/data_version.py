"""Detection of commits by other sessions."""

import sqlite3
import threading

from eventplanner.storage.kernel.file import fingerprint
from eventplanner.storage.kernel.opening import Opened


class DataVersion:
    """A value that is another one after each commit, by this session as well as by others.

    Its connection is shared by all threads and never writes, because SQLite does not count a connection's own commits
    in its data_version. Asking costs a few microseconds.
    """

    def __init__(self, opened: Opened) -> None:
        self._path, self._immutable = opened.path, opened.immutable
        self._connection: sqlite3.Connection | None = None if opened.immutable else opened.connect()
        self._lock = threading.Lock()

    def current(self) -> object:
        """Returns a value that equals an earlier one if nobody has committed anything in between."""
        if self._immutable:
            return fingerprint(self._path)
        with self._lock:
            if self._connection is None:
                # Closed: no value is like another, so that nothing is taken for unchanged.
                return object()
            return self._connection.execute("PRAGMA data_version").fetchone()

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
