"""Connections for reading: one for each reader, and none for those who have gone."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, restoring
from eventplanner.storage.kernel.opening import open_plan
from eventplanner.storage.kernel.pool import ConnectionPool
from eventplanner.storage.kernel.store import Store

NOW = datetime(2027, 3, 9, 15, 30)
DESCRIPTORS = Path("/proc/self/fd")
ONE = "SELECT 1 AS one"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A plan that nobody has read from yet."""
    store = Store(path)
    yield store
    store.close()


@pytest.fixture
def pool(store: Store) -> Iterator[ConnectionPool]:
    """Connections to the plan apart from those of the store."""
    pool = ConnectionPool(open_plan(store.path))
    yield pool
    pool.close()


needs_proc = pytest.mark.skipif(not DESCRIPTORS.exists(), reason="needs a system that lists open files")


@needs_proc
def test_threads_that_have_read_leave_no_files_open(store: Store):
    _read_at_once(store, 1)
    before = _open_files(store.path)
    for _ in range(30):
        _read_at_once(store, 1)

    assert _open_files(store.path) == before > 0


@needs_proc
def test_a_second_crowd_of_threads_opens_no_more_files_than_the_first(store: Store):
    # SQLite may close no descriptor while the process has a lock on the file, and takes it for its next connection.
    _read_at_once(store, 12)
    before = _open_files(store.path)
    for _ in range(3):
        _read_at_once(store, 12)

    assert _open_files(store.path) == before


@needs_proc
async def test_workers_of_an_event_loop_open_no_more_files_than_read_at_once(store: Store):
    _read_at_once(store, 1)
    before = _open_files(store.path)
    for _ in range(20):
        assert await asyncio.to_thread(store.read, ONE) == [{"one": 1}]

    assert _open_files(store.path) == before


@needs_proc
def test_a_store_that_is_closed_leaves_no_files_open(store: Store):
    _read_at_once(store, 5)
    store.close()

    assert _open_files(store.path) == 0


def test_threads_that_read_at_once_have_connections_of_their_own(pool: ConnectionPool):
    everybody_has_one = threading.Barrier(6)

    def hold() -> int:
        with pool.connection() as connection:
            everybody_has_one.wait(60)
            return id(connection)

    with ThreadPoolExecutor(6) as threads:
        held = [future.result() for future in [threads.submit(hold) for _ in range(6)]]
    assert len(set(held)) == 6


def test_a_connection_that_came_back_is_used_again(pool: ConnectionPool):
    with pool.connection() as first:
        pass
    with pool.connection() as second:
        assert second is first


def test_a_connection_that_comes_back_within_a_transaction_is_not_used_again(pool: ConnectionPool):
    with pool.connection() as first:
        first.execute("BEGIN")
    with pool.connection() as second:
        assert not second.in_transaction
    with pytest.raises(sqlite3.ProgrammingError):
        first.execute(ONE)


def test_a_pool_that_is_closed_lets_readers_finish(pool: ConnectionPool):
    with pool.connection() as connection:
        pool.close()
        assert connection.execute(ONE).fetchall() == [(1,)]
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute(ONE)


def test_readers_go_on_while_the_plan_is_replaced_again_and_again(store: Store, tmp_path: Path):
    with store.write(Message("Settings"), "ana") as writing:
        writing.add("setting", {"name": "organisation", "value": '"Los Andes"'})
    copy = tmp_path / "copy.db"
    backup.copy(store.path, copy)
    generations: set[str] = set()
    finished = threading.Event()

    def read() -> None:
        while not finished.is_set():
            with store.snapshot():
                names = store.read("SELECT name FROM setting")
            assert names == [{"name": "organisation"}]
            generations.add(store.generation)

    def look() -> None:
        while not finished.is_set():
            store.touched()

    with ThreadPoolExecutor(6) as threads:
        at_work = [threads.submit(task) for task in (read, read, read, read, look, look)]
        try:
            for _ in range(8):
                restoring.restore(store.path, copy, NOW)
        finally:
            finished.set()
        for task in at_work:
            task.result()
    store.touched()
    with store.write(Message("Settings"), "ana") as writing:
        writing.add("setting", {"name": "country", "value": '"CL"'})
    assert len(generations) > 1


def _read_at_once(store: Store, number: int) -> None:
    """Has as many threads read as are asked for, all at the same moment, and waits until they have ended."""
    everybody_reads = threading.Barrier(number)

    def read() -> None:
        with store.snapshot():
            assert store.read(ONE) == [{"one": 1}]
            everybody_reads.wait(60)

    threads = [threading.Thread(target=read) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _open_files(path: Path) -> int:
    """Descriptors of the plan and what lies beside it."""
    return sum(os.path.realpath(link).startswith(str(path)) for link in DESCRIPTORS.iterdir())
