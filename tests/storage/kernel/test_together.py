"""Several changes in one transaction: each with its own line of history, all in the file or none."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import file, journal
from eventplanner.storage.kernel.restoring import faults
from eventplanner.storage.kernel.store import Store


@pytest.fixture
def store(path: Path):
    opened = Store(path)
    yield opened
    opened.close()


def set_up(store: Store, *names: str, actor: str = "ana") -> None:
    """One change that adds these settings."""
    with store.write(Message("Settings"), actor) as writing:
        for name in names:
            writing.add("setting", {"name": name, "value": "1"})


def fill_up(store: Store) -> None:
    """More than the small disk has room for; raises FileProblem."""
    for n in range(100):
        with store.write(Message("Settings"), "ana") as writing:
            writing.add_many("setting", [{"name": f"{n}-{m}", "value": "1" * 100} for m in range(1000)])


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.read("SELECT name FROM setting ORDER BY id")]


def history(store: Store) -> list[tuple[int, str]]:
    return [(change.revision, change.actor) for change in journal.since(store, 0, 100)][::-1]


def test_each_change_has_its_own_line_of_history(store: Store):
    with store.together():
        set_up(store, "one")
        set_up(store, "two", "three", actor="leo")

    assert history(store) == [(1, "ana"), (2, "leo")]
    assert names(store) == ["one", "two", "three"]


def test_what_was_changed_is_read_within_and_by_nobody_else_before_the_end(store: Store, path: Path):
    colleague = Store(path)
    with store.together():
        set_up(store, "one")
        assert (names(store), names(colleague)) == (["one"], [])

    assert names(colleague) == ["one"]
    colleague.close()


def test_where_a_later_change_fails_the_earlier_ones_are_undone_too(store: Store):
    def fail() -> None:
        with store.together():
            set_up(store, "one")
            set_up(store, "two", "")

    set_up(store, "before")
    with pytest.raises(Invalid):
        fail()

    assert (names(store), history(store)) == (["before"], [(1, "ana")])
    set_up(store, "after")
    assert history(store) == [(1, "ana"), (2, "ana")]


def test_a_change_that_was_given_up_leaves_the_others(store: Store):
    with store.together():
        set_up(store, "one")
        with pytest.raises(Invalid):
            set_up(store, "two", "")
        set_up(store, "three")

    assert (names(store), history(store)) == (["one", "three"], [(1, "ana"), (2, "ana")])


def test_a_change_that_touched_nothing_has_no_line_of_history(store: Store):
    with store.together():
        set_up(store)
        set_up(store, "one")

    assert history(store) == [(1, "ana")]


def test_what_stands_outside_the_journal_is_a_part_of_it(store: Store):
    mark = ("INSERT INTO plan_meta (key, value) VALUES ('mark', '1')", {})

    def note(more: str) -> None:
        with store.together():
            store.note([mark])
            set_up(store, more)

    with pytest.raises(Invalid):
        note("")
    assert store.read("SELECT value FROM plan_meta WHERE key = 'mark'") == []

    note("one")
    assert store.read("SELECT value FROM plan_meta WHERE key = 'mark'") == [{"value": "1"}]


def test_one_within_another_is_a_part_of_it(store: Store):
    def fail() -> None:
        with store.together():
            with store.together():
                set_up(store, "one")
            set_up(store, "")

    with pytest.raises(Invalid):
        fail()
    assert names(store) == []


def test_a_change_says_what_it_was_once_all_are_made(store: Store):
    with store.together(), store.write(Message("Settings"), "ana") as writing:
        writing.add("setting", {"name": "one", "value": "1"})

    assert writing.outcome[:4] == (1, Message("Settings"), "ana", frozenset({"setting"}))


def test_nothing_is_changed_together_within_a_look_at_one_moment(store: Store):
    with store.snapshot(), pytest.raises(RuntimeError, match="snapshot"), store.together():
        pass


def test_a_disk_that_fills_up_in_the_middle_leaves_the_plan_as_it_was(small_disk: Path):
    def fail() -> None:
        with store.together():
            set_up(store, "one")
            fill_up(store)

    store = Store(small_disk / "plan.db")
    set_up(store, "before")
    with pytest.raises(FileProblem, match="disk is full"):
        fail()

    assert (names(store), history(store), faults(store.path)) == (["before"], [(1, "ana")], [])
    store.close()


def test_whoever_goes_on_after_the_disk_was_full_is_stopped(small_disk: Path):
    def go_on() -> None:
        with store.together():
            with suppress(FileProblem):
                fill_up(store)
            set_up(store, "after")

    store = Store(small_disk / "plan.db")
    with pytest.raises(RuntimeError, match="undone"):
        go_on()

    assert names(store) == []
    store.close()


WRITER = """
import sys
from contextlib import suppress
from pathlib import Path
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel.store import Store
store = Store(Path(sys.argv[1]))
with store.together():
    for n in range(1_000_000):
        with store.write(Message("Settings"), "leo") as writing:
            writing.add_many("setting", [{"name": f"{n}-{m}", "value": "1" * 100} for m in range(1000)])
        print(n, flush=True)
"""


def test_a_kill_in_the_middle_leaves_the_plan_as_it_was(store: Store, path: Path):
    set_up(store, "before")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    # So many that SQLite has begun to put them into the file beside the plan.
    beside = path.with_name(f"{path.name}-wal")
    before = beside.stat().st_size
    while writer.stdout.readline() and beside.stat().st_size == before:
        pass
    writer.send_signal(signal.SIGKILL)
    writer.communicate()

    assert (names(store), history(store), faults(path)) == (["before"], [(1, "ana")], [])
    set_up(store, "after")
    with file.connected(path) as connection:
        assert connection.execute("SELECT name FROM setting ORDER BY id").fetchall() == [("before",), ("after",)]
