"""What was acknowledged is there, whatever happens to the process or the disk."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, file
from eventplanner.storage.kernel.restoring import faults
from eventplanner.storage.kernel.store import Store
from kit import PATIENCE

WRITER = """
import sys
from pathlib import Path
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel.store import Store
store, mine = Store(Path(sys.argv[1])), sys.argv[2]
for n in range(int(sys.argv[3])):
    with store.write(Message("Settings"), mine) as writing:
        writing.add("setting", {"name": f"{mine}-{n}-one", "value": "1"})
        writing.add("setting", {"name": f"{mine}-{n}-two", "value": "2"})
    print(n, flush=True)
"""


@pytest.fixture
def plan(path: Path) -> Path:
    Store(path).close()
    return path


def test_what_was_acknowledged_survives_a_kill(plan: Path):
    chance = random.Random(2027)
    acknowledged = set()
    for turn in range(4):
        writer = _writer(plan, f"w{turn}", 10_000)
        assert writer.stdout is not None
        for _ in range(chance.randrange(1, 60)):
            acknowledged.add(f"w{turn}-{writer.stdout.readline().strip()}")
        writer.send_signal(signal.SIGKILL)
        acknowledged |= {f"w{turn}-{line}" for line in writer.communicate()[0].split()}

    names = _names(plan)
    assert faults(plan) == []
    assert {f"{one}-one" for one in acknowledged} | {f"{one}-two" for one in acknowledged} <= names
    assert {name.removesuffix("-one") for name in names if name.endswith("-one")} == {
        name.removesuffix("-two") for name in names if name.endswith("-two")
    }


def test_processes_that_write_at_once_lose_nothing(plan: Path):
    writers = [_writer(plan, f"w{n}", 25) for n in range(4)]

    assert [writer.communicate(timeout=PATIENCE)[0].count("\n") for writer in writers] == [25, 25, 25, 25]
    assert len(_names(plan)) == 4 * 25 * 2
    with file.connected(plan) as connection:
        assert connection.execute("SELECT count(*), max(revision) FROM journal").fetchone() == (100, 100)


def test_a_full_disk_is_a_sentence_and_the_plan_as_it_was(small_disk: Path):
    store = Store(small_disk / "plan.db")
    _add(store, "before", 10)
    filling = small_disk / "filling"
    filling.write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * 4096 - 12_288))
    before = store.read("SELECT * FROM setting")

    with pytest.raises(FileProblem, match="disk is full"):
        _add(store, "during", 200)
    with pytest.raises(FileProblem, match="disk is full"):
        backup.copy(store.path, small_disk / "copy.db")
    assert store.read("SELECT * FROM setting") == before
    assert faults(store.path) == []
    assert sorted(each.name for each in small_disk.iterdir()) == ["filling", "plan.db", "plan.db-shm", "plan.db-wal"]

    filling.unlink()
    _add(store, "during", 20)
    assert len(store.read("SELECT * FROM setting")) == 30
    store.close()


def test_a_file_that_may_not_grow_is_a_sentence_and_the_plan_as_it_was(plan: Path):
    code = f"""
import resource
from pathlib import Path
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel.store import Store
store = Store(Path({str(plan)!r}))
store.warm()
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    with store.write(Message("Settings"), "ana") as writing:
        for n in range(500):
            writing.add("setting", {{"name": f"n{{n}}", "value": "x" * 1900}})
except PlannerError as error:
    print(error.message.id)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.startswith(("The disk is full", "The disk did not"))
    assert (_names(plan), faults(plan)) == (set(), [])


def _writer(plan: Path, name: str, count: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(plan), name, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def _add(store: Store, name: str, count: int) -> None:
    with store.write(Message("Settings"), "ana") as writing:
        for n in range(count):
            writing.add("setting", {"name": f"{name}{n}", "value": "x" * 1900})


def _names(plan: Path) -> set[str]:
    with file.connected(plan) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM setting")}
