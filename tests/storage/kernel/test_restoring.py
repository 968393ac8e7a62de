"""Restoring: a backup takes the plan's place at once for everybody, and what was there is kept."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Busy, FileProblem, Replaced
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, file, opening
from eventplanner.storage.kernel.restoring import faults, restore
from eventplanner.storage.kernel.store import Store
from kit import PATIENCE
from storage import next_schema

NOW = datetime(2027, 3, 9, 15, 30)
BEFORE, AFTER = [("one", '"1"')], [("one", '"1"'), ("two", '"2"')]


@pytest.fixture
def store(path: Path):
    """A plan of one setting, backed up, to which another was added since."""
    store = Store(path)
    _add_setting(store, "one", "1")
    backup.copy(path, path.parent / "backup.db")
    _add_setting(store, "two", "2")
    yield store
    store.close()


@pytest.fixture
def source(store: Store) -> Path:
    return store.path.parent / "backup.db"


def test_the_plan_is_what_the_backup_was(store: Store, source: Path):
    store.close()
    kept = restore(store.path, source, NOW)

    assert _settings(store.path) == BEFORE
    assert kept is not None
    assert _settings(kept) == AFTER
    assert kept.name == "plan.before-restore-2027-03-09T153000.db"


def test_the_backup_stays_as_it_was(store: Store, source: Path):
    before = source.read_bytes()
    restore(store.path, source, NOW)

    assert source.read_bytes() == before


def test_a_missing_plan_comes_back(store: Store, source: Path):
    store.close()
    store.path.unlink()

    assert restore(store.path, source, NOW) is None
    assert _settings(store.path) == BEFORE
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_a_session_that_was_open_sees_the_restored_plan(store: Store, source: Path):
    generation = store.generation
    restore(store.path, source, NOW)

    assert store.touched()
    assert store.read("SELECT name, value FROM setting") == [{"name": "one", "value": '"1"'}]
    assert store.generation != generation


def test_a_session_that_has_not_looked_since_may_not_write(store: Store, source: Path):
    restore(store.path, source, NOW)

    with pytest.raises(Replaced):
        _add_setting(store, "three", "3")
    store.touched()
    _add_setting(store, "three", "3")
    assert _settings(store.path) == [*BEFORE, ("three", '"3"')]


def test_a_restore_waits_for_its_turn(store: Store, source: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("eventplanner.storage.kernel.restoring.PATIENCE", 0.1)
    with file.connected(store.path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore(store.path, source, NOW)
        other.execute("ROLLBACK")

    assert _settings(store.path) == AFTER


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    store: Store, source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    store.close()
    next_schema.use(monkeypatch, tmp_path / "revisions")
    restore(store.path, source, NOW)

    assert opening.inspect(store.path).kind is opening.PathKind.CURRENT
    assert opening.inspect(source).kind is opening.PathKind.OLDER
    assert _settings(store.path) == BEFORE


def test_a_backup_from_before_the_first_release_is_not_restored(store: Store, source: Path):
    with file.connected(source) as connection:
        connection.execute(f"PRAGMA user_version = {file.OLDEST - 1}")

    with pytest.raises(FileProblem) as refused:
        restore(store.path, source, NOW)
    assert (refused.value.message.id, refused.value.message.params["path"]) == (opening.TOO_OLD, str(source))
    assert _settings(store.path) == AFTER


def test_a_plan_from_before_the_first_release_is_replaced_and_kept(store: Store, source: Path):
    store.close()
    with file.connected(store.path) as connection:
        connection.execute(f"PRAGMA user_version = {file.OLDEST - 1}")
    kept = restore(store.path, source, NOW)

    assert _settings(store.path) == BEFORE
    assert kept is not None
    assert opening.header(kept).schema == file.OLDEST - 1


def test_a_damaged_plan_is_replaced_and_kept(store: Store, source: Path):
    store.close()
    damaged = b"\xa5" * 9000
    store.path.write_bytes(damaged)
    Path(f"{store.path}-wal").write_bytes(b"what was going on")
    kept = restore(store.path, source, NOW)

    assert _settings(store.path) == BEFORE
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert Path(f"{kept}-wal").read_bytes() == b"what was going on"


def test_a_plan_cut_short_is_replaced_and_kept(store: Store, source: Path):
    store.close()
    short = store.path.read_bytes()[:8192]
    store.path.write_bytes(short)
    kept = restore(store.path, source, NOW)

    assert _settings(store.path) == BEFORE
    assert kept is not None
    assert kept.read_bytes() == short


@pytest.mark.parametrize("name", ["missing.db", "empty.db", "text.db", "damaged.db", "newer.db", "other.db", "."])
def test_what_cannot_be_restored_leaves_the_plan_as_it_was(store: Store, source: Path, name: str):
    place = source.parent
    (place / "empty.db").touch()
    (place / "text.db").write_text("Fecha;Evento\n" * 900)
    (place / "damaged.db").write_bytes(source.read_bytes()[:12_288] + b"\xa5" * (source.stat().st_size - 12_288))
    (place / "newer.db").write_bytes(source.read_bytes())
    with closing(sqlite3.connect(place / "newer.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with closing(sqlite3.connect(place / "other.db")) as connection:
        connection.execute("CREATE TABLE bookmark (id)")

    with pytest.raises(FileProblem):
        restore(store.path, place / name, NOW)
    assert _settings(store.path) == AFTER
    assert [each.name for each in place.rglob("*.part*")] == []


def test_another_programs_database_is_not_replaced(store: Store, source: Path, tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE bookmark (id)")

    with pytest.raises(FileProblem, match="another program"):
        restore(tmp_path / "other.db", source, NOW)


def test_a_plan_is_not_restored_from_itself(store: Store):
    with pytest.raises(FileProblem, match="the plan itself"):
        restore(store.path, store.path, NOW)


def test_nothing_that_was_acknowledged_is_lost_to_a_restore(store: Store, source: Path):
    """Another process adds settings as fast as it can: each is in the plan, in what was kept, or was refused."""
    code = f"""
import sys
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel.store import Store
store = Store({str(store.path)!r})
print("ready", flush=True)
for n in range(10_000):
    try:
        with store.write(Message("Settings"), "leo") as writing:
            writing.add("setting", {{"name": f"n{{n}}", "value": "1"}})
        print(f"n{{n}}", flush=True)
    except PlannerError:
        break
"""
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    for _ in range(5):
        other.stdout.readline()
    kept = restore(store.path, source, NOW)
    acknowledged = {"n0", "n1", "n2", "n3", *other.communicate(timeout=PATIENCE)[0].split()}

    assert kept is not None
    assert acknowledged <= {name for name, _ in _settings(kept)}
    assert _settings(store.path) == BEFORE
    assert faults(store.path) == []


def test_a_restore_that_is_killed_leaves_the_one_plan_or_the_other(store: Store, source: Path):
    """Two backups take turns as fast as they can until the process is killed somewhere on the way."""
    other = source.with_name("other.db")
    backup.copy(store.path, other)
    store.close()
    code = f"""
from datetime import datetime
from pathlib import Path
from eventplanner.storage.kernel.restoring import restore
for n in range(1000):
    for source in ({str(source)!r}, {str(other)!r}):
        restore(Path({str(store.path)!r}), Path(source), datetime(2027, 3, 9))
        print(n, flush=True)
"""
    for turns in (1, 2, 5):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(turns):
            process.stdout.readline()
        process.kill()
        process.communicate()

        assert faults(store.path) == []
        assert _settings(store.path) in (BEFORE, AFTER)


def _add_setting(store: Store, name: str, value: str) -> None:
    with store.write(Message("Settings"), "ana") as writing:
        writing.add("setting", {"name": name, "value": f'"{value}"'})


def _settings(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, value FROM setting ORDER BY id").fetchall()
