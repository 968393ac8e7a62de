"""Whatever stands where a plan should be: opened, or refused in one sentence and left as it was."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Busy, FileProblem, PlannerError, ReadOnly
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, file, opening, restoring
from eventplanner.storage.kernel.opening import PathKind, inspect, open_plan
from eventplanner.storage.kernel.store import Store
from kit import PATIENCE
from storage.waiting import once_tried

NOBODY = "nobody"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become another user")


@pytest.fixture
def plan(path: Path) -> Path:
    """A plan with one setting in it, closed."""
    return _make_plan(path)


@pytest.fixture
def public(street: Path) -> Path:
    """The same where everybody may look."""
    return _make_plan(street / "plan.db")


def test_a_missing_file_is_made(path: Path):
    assert inspect(path).kind is PathKind.MISSING
    assert open_plan(path).state.kind is PathKind.MISSING
    assert inspect(path).kind is PathKind.EMPTY


def test_a_file_of_no_bytes_becomes_a_plan(path: Path):
    path.touch()
    Store(path).close()

    assert inspect(path).kind is PathKind.CURRENT


def test_a_plan_is_known_by_its_mark(plan: Path):
    header = plan.read_bytes()[:100]

    assert int.from_bytes(header[68:72]) == file.APPLICATION_ID
    assert int.from_bytes(header[60:64]) == file.SCHEMA


def test_sessions_that_make_a_file_at_once_make_one(path: Path):
    code = (
        f"from eventplanner.storage.kernel.store import Store; s = Store({str(path)!r}); print(s.generation); s.close()"
    )
    sessions = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)]

    assert len({session.communicate(timeout=PATIENCE)[0] for session in sessions}) == 1


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_files_are_their_owners_alone_whatever_the_umask(path: Path, umask: int):
    before = os.umask(umask)
    try:
        file.make_folder(path.parent / "new" / "folder")
        plan = path.parent / "new" / "folder" / "plan.db"
        store = Store(plan)
        _name_organisation(store, "Los Andes")
        modes = {each.name: each.stat().st_mode & 0o7777 for each in plan.parent.iterdir()}
    finally:
        os.umask(before)

    assert modes == {"plan.db": 0o600, "plan.db-wal": 0o600, "plan.db-shm": 0o600}
    assert [folder.stat().st_mode & 0o7777 for folder in (plan.parent, plan.parent.parent)] == [0o700, 0o700]
    store.close()


def test_a_missing_folder_is_named(tmp_path: Path):
    assert _refusal(tmp_path / "nowhere" / "plan.db") == opening.NO_SUCH_FOLDER
    assert not (tmp_path / "nowhere").exists()


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("x")

    assert _refusal(tmp_path / "file" / "plan.db") == opening.NO_SUCH_FOLDER


def test_a_link_to_nowhere_is_refused(path: Path):
    path.symlink_to(path.parent / "elsewhere" / "plan.db")

    assert _refusal(path) == opening.LEADS_NOWHERE


def test_links_in_a_circle_are_refused(path: Path):
    path.symlink_to(path)

    assert "cannot be reached" in _refusal(path)


def test_a_folder_is_refused(tmp_path: Path):
    assert _refusal(tmp_path) == opening.NOT_A_FILE


def test_a_pipe_is_refused_without_waiting_for_its_other_end(path: Path):
    os.mkfifo(path)

    assert _refusal(path) == opening.NOT_A_FILE


def test_a_device_is_refused():
    assert _refusal(Path("/dev/null")) == opening.NOT_A_FILE


def test_what_is_not_a_database_is_left_as_it_is(path: Path):
    path.write_text("Fecha;Evento\n" * 500)

    assert "is not a plan" in _refusal(path)
    assert path.read_text() == "Fecha;Evento\n" * 500


def test_another_programs_database_is_left_as_it_is(path: Path):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE bookmark (id); PRAGMA user_version = 2;")
    before = path.read_bytes()

    assert _refusal(path) == opening.OTHER_DATABASE
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == ["plan.db"]


def test_a_newer_plan_is_left_as_it_is(plan: Path):
    with file.connected(plan) as connection:
        connection.execute(f"PRAGMA user_version = {file.SCHEMA + 1}")
    before = plan.read_bytes()

    assert _refusal(plan) == opening.NEWER
    assert plan.read_bytes() == before


def test_a_plan_cut_short_is_left_as_it_is(plan: Path):
    before = plan.read_bytes()[:8192]
    plan.write_bytes(before)

    assert "is damaged" in _refusal(plan)
    assert plan.read_bytes() == before


@pytest.mark.parametrize("first", [40, 100, 4096])
def test_a_plan_with_damaged_bytes_is_a_sentence_and_left_as_it_is(plan: Path, first: int):
    damaged = bytearray(plan.read_bytes())
    damaged[first : first + 3000] = b"\xa5" * 3000
    plan.write_bytes(damaged)

    with pytest.raises(FileProblem):
        _read_everything(plan)
    assert plan.read_bytes() == damaged


@as_root
def test_a_file_that_one_may_not_read_is_refused(public: Path):
    public.chmod(0o600)

    assert _as_nobody(public, "open") == "You may not read"


@as_root
def test_a_folder_that_one_may_not_enter_is_refused(public: Path):
    public.parent.chmod(0o700)

    assert _as_nobody(public, "open") == "You may not look"


@as_root
def test_a_folder_that_one_may_not_write_to_takes_no_new_plan(street: Path):
    assert _as_nobody(street / "new.db", "open") == "You may not make"


@as_root
def test_a_read_only_file_in_a_read_only_folder_opens_and_is_not_written(public: Path):
    public.chmod(0o644)
    before = {each.name: each.read_bytes() for each in public.parent.iterdir() if each.is_file()}

    assert _as_nobody(public, "open") == "read-only immutable Los Andes"
    assert _as_nobody(public, "write") == "This plan is open"
    assert {each.name: each.read_bytes() for each in public.parent.iterdir() if each.is_file()} == before


@as_root
def test_changes_that_lie_beside_a_file_out_of_reach_are_not_passed_over(public: Path):
    public.chmod(0o644)
    Path(f"{public}-wal").write_bytes(b"changes")
    Path(f"{public}-wal").chmod(0o644)

    assert _as_nobody(public, "open") == "{path} has changes waiting"


@as_root
def test_a_read_only_session_sees_what_a_colleague_is_writing(public: Path):
    public.chmod(0o644)
    colleague = Store(public)
    _name_organisation(colleague, "Cordillera")

    assert _as_nobody(public, "open") == "read-only shared Cordillera"
    colleague.close()


@as_root
def test_a_session_that_can_only_look_follows_what_others_do_to_the_file(public: Path):
    public.chmod(0o644)
    onlooker = _start_as_nobody(public, "follow")
    assert onlooker.stdout is not None
    assert onlooker.stdout.readline() == "immutable Los Andes\n"
    assert _look(onlooker) == "untouched immutable Los Andes"

    colleague = Store(public)
    _name_organisation(colleague, "Cordillera")
    assert _look(onlooker) == "touched shared Cordillera"
    _name_organisation(colleague, "Valle")
    assert _look(onlooker) == "touched shared Valle"
    assert _look(onlooker) == "untouched shared Valle"
    colleague.close()
    onlooker.communicate()


def test_a_session_that_asked_for_it_only_reads(plan: Path):
    store = Store(plan, read_only=True)

    assert store.read("SELECT value FROM setting") == [{"value": '"Los Andes"'}]
    with pytest.raises(ReadOnly):
        _name_organisation(store, "Cordillera")
    store.close()


def test_reading_a_file_that_is_not_there_does_not_make_one(path: Path):
    with pytest.raises(FileProblem) as refused:
        open_plan(path, read_only=True)

    assert refused.value.message.id == opening.NOTHING_TO_READ
    assert not path.exists()


def test_an_immutable_file_is_opened_again_when_it_changes(plan: Path):
    before = file.fingerprint(plan)
    store = Store(plan)
    _name_organisation(store, "Cordillera")
    while_open = file.fingerprint(plan)
    store.close()

    assert len({before, while_open, file.fingerprint(plan)}) == 3


def test_a_plan_that_stays_locked_is_a_sentence(plan: Path):
    with file.connected(plan) as other:
        other.execute("BEGIN IMMEDIATE")
        store = Store(plan, patience=0.1)
        with pytest.raises(Busy):
            _name_organisation(store, "Cordillera")
        store.close()
        other.execute("ROLLBACK")


def test_a_plan_is_written_as_soon_as_it_is_free(plan: Path):
    with file.connected(plan) as other:
        other.execute("BEGIN IMMEDIATE")
        store = Store(plan)
        # Tried for a second time because the first was in vain.
        with once_tried("BEGIN IMMEDIATE", lambda: other.execute("ROLLBACK"), times=2):
            _name_organisation(store, "Cordillera")

    assert store.read("SELECT value FROM setting") == [{"value": '"Cordillera"'}]
    store.close()


def test_a_journal_that_a_crash_left_is_played_back(plan: Path):
    with file.connected(plan) as connection:
        file.set_journal_mode(connection, network=True)
    code = f"""
import os, sqlite3
c = sqlite3.connect({str(plan)!r}, isolation_level=None)
c.execute("PRAGMA cache_size = 1")
c.execute("BEGIN IMMEDIATE")
c.execute("UPDATE setting SET value = 'half'")
c.executemany("INSERT INTO setting (version, name, value) VALUES (1, ?, ?)", [(f"n{{i}}", "x" * 1900) for i in range(200)])
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert Path(f"{plan}-journal").stat().st_size > 0

    store = Store(plan)
    assert store.read("SELECT value FROM setting") == [{"value": '"Los Andes"'}]
    store.close()


def test_a_plan_on_a_network_file_system_keeps_a_plain_journal(plan: Path, monkeypatch: pytest.MonkeyPatch):
    mounts = plan.parent / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/plans {plan.parent} nfs4 rw 0 0\n")
    monkeypatch.setattr("eventplanner.storage.kernel.mounts.MOUNTS", mounts)
    store = Store(plan)
    _name_organisation(store, "Cordillera")

    assert store.network == "nfs4"
    assert store.read("PRAGMA journal_mode") == [{"journal_mode": "delete"}]
    store.close()


def test_a_plan_that_is_in_use_where_it_lies_is_not_opened_over_the_network(
    plan: Path, monkeypatch: pytest.MonkeyPatch
):
    copy = plan.with_name("copy.db")
    backup.copy(plan, copy)
    on_the_server = Store(plan)
    mounts = plan.parent / "mounts"
    mounts.write_text(f"ana@server:/plans {plan.parent} fuse.sshfs rw 0 0\n")
    monkeypatch.setattr("eventplanner.storage.kernel.mounts.MOUNTS", mounts)
    header = plan.read_bytes()[:100]

    for read_only in (False, True):
        with pytest.raises(FileProblem, match="in use on the machine that it lies on"):
            Store(plan, read_only=read_only)
    with pytest.raises(FileProblem, match="in use on the machine that it lies on"):
        restoring.restore(plan, copy, datetime(2027, 3, 9))
    assert plan.read_bytes()[:100] == header
    _name_organisation(on_the_server, "Cordillera")
    assert on_the_server.read("SELECT value FROM setting") == [{"value": '"Cordillera"'}]

    on_the_server.close()
    over_the_network = Store(plan)
    assert over_the_network.read("PRAGMA journal_mode") == [{"journal_mode": "delete"}]
    over_the_network.close()


def _make_plan(path: Path) -> Path:
    store = Store(path)
    _name_organisation(store, "Los Andes")
    store.close()
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(PlannerError) as refused:
        open_plan(path)
    return refused.value.message.id


def _name_organisation(store: Store, name: str) -> None:
    row = next(iter(store.read("SELECT id, version FROM setting WHERE name = 'organisation'")), None)
    with store.write(Message("Settings"), "ana") as writing:
        if row:
            writing.change("setting", row["id"], row["version"], {"value": f'"{name}"'})
        else:
            writing.add("setting", {"name": "organisation", "value": f'"{name}"'})


def _read_everything(path: Path) -> None:
    store = Store(path)
    for table in ("event", "setting", "journal", "journal_entry"):
        store.read(f"SELECT * FROM {table}")
    _name_organisation(store, "Cordillera")


def _start_as_nobody(path: Path, what: str) -> subprocess.Popen[str]:
    program = Path(__file__).with_name("as_another_user.py")
    command = [sys.executable, program, NOBODY, "", what, path]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _as_nobody(path: Path, what: str) -> str:
    """What a user without any rights is told: four words of a sentence, or how the plan opened."""
    process = _start_as_nobody(path, what)
    said, _ = process.communicate()
    assert process.returncode == 0
    return said.strip()


def _look(onlooker: subprocess.Popen[str]) -> str:
    """What a session that follows a plan sees now."""
    assert onlooker.stdin is not None
    assert onlooker.stdout is not None
    onlooker.stdin.write("\n")
    onlooker.stdin.flush()
    return onlooker.stdout.readline().strip()


def test_whoever_met_an_error_reads_anew_what_is_there(plan: Path):
    store = Store(plan)
    whole = plan.read_bytes()
    plan.write_bytes(b"no plan" * 9000)
    with pytest.raises(FileProblem, match="not a plan"):
        store.reconnect()
    plan.write_bytes(whole)
    store.reconnect()

    assert store.touched()
    assert store.read("SELECT name FROM setting") == Store(plan).read("SELECT name FROM setting")
    store.close()


def test_reading_anew_makes_no_file_where_it_is_gone(plan: Path):
    store = Store(plan)
    plan.unlink()

    with pytest.raises(FileProblem, match="There is no plan"):
        store.reconnect()
    assert not plan.exists()
    store.close()
