"""Letting go of a lock when it is waited for, rather than after some time."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

from eventplanner.storage.kernel.engine import driver
from kit import PATIENCE


@contextmanager
def once_tried(sql: str, do: Callable[[], object], times: int = 1) -> Iterator[None]:
    """Does it, in a thread of its own, as soon as a writer has tried the statement so many times."""
    tried = threading.Semaphore(0)

    def note(statement: str) -> None:
        if statement == sql:
            tried.release()

    def listen(connection: Connection) -> None:
        raw: sqlite3.Connection = driver(connection)
        raw.set_trace_callback(note)

    def wait() -> None:
        waited_for.append(all(tried.acquire(timeout=PATIENCE) for _ in range(times)))
        do()

    waited_for: list[bool] = []
    waiting = threading.Thread(target=wait)
    # Before any other listener, among which is the one that waits for its turn.
    event.listen(Engine, "begin", listen, insert=True)
    waiting.start()
    try:
        yield
    finally:
        waiting.join()
        event.remove(Engine, "begin", listen)
    assert waited_for == [True]
