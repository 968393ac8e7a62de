"""Connections, turns, stamps and the sentences for what SQLite reports."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Busy, FileProblem, PlannerError, ReadOnly, Replaced
from eventplanner.domain.base.text import Message
from eventplanner.i18n.catalogue import words
from eventplanner.storage.kernel import file
from eventplanner.storage.kernel.store import Store
from storage.waiting import once_tried


@pytest.fixture
def plan(path: Path) -> Path:
    Store(path).close()
    return path


def test_connections_are_careful(plan: Path):
    with closing(file.connect(plan)) as connection:
        asked = ("foreign_keys", "synchronous", "trusted_schema", "journal_mode", "busy_timeout")
        assert [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == [1, 2, 0, "wal", 0]


@pytest.mark.parametrize("name", ["a b.db", "año?.db", "50%.db", "a#b.db", "-x.db", "file:x.db"])
def test_any_name_will_do(tmp_path: Path, name: str):
    Store(tmp_path / name).close()

    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [name]


def test_a_connection_makes_no_file(tmp_path: Path):
    with pytest.raises(sqlite3.OperationalError):
        file.connect(tmp_path / "plan.db")


def test_a_turn_that_does_not_come_is_busy(plan: Path):
    with file.connected(plan) as one, file.connected(plan, waiting=0) as other:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            file.patiently(lambda: other.execute("BEGIN IMMEDIATE"), patience=0.05)
        one.execute("ROLLBACK")


def test_what_is_no_question_of_turns_is_said_at_once(plan: Path):
    with file.connected(plan) as connection, pytest.raises(sqlite3.OperationalError, match="syntax"):
        file.patiently(lambda: connection.execute("SELEKT"))


def test_a_transaction_that_fails_leaves_nothing(plan: Path):
    with file.connected(plan) as connection:
        before = file.stamp(connection)
        with suppress(KeyError), file.transaction(connection):
            file.renew_generation(connection)
            raise KeyError
        assert not connection.in_transaction
        assert file.stamp(connection) == before


def test_another_generation_refuses_a_write(plan: Path):
    with file.connected(plan) as connection:
        known = file.stamp(connection)
        file.check_stamp(connection, known)
        file.renew_generation(connection)
        with pytest.raises(Replaced):
            file.check_stamp(connection, known)


def test_a_link_is_not_followed_to_make_a_file(tmp_path: Path):
    (tmp_path / "plan.db").symlink_to(tmp_path / "elsewhere.db")

    assert not file.make_file(tmp_path / "plan.db")
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_new_file_is_as_open_as_its_model(tmp_path: Path):
    model = tmp_path / "model"
    model.touch()
    model.chmod(0o664)
    before = os.umask(0o077)
    try:
        file.make_file(tmp_path / "new", like=model)
        file.make_folder(tmp_path / "folder", like=model)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o660
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o2770


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path):
    tmp_path.chmod(0o750)
    file.make_folder(tmp_path)

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Busy, "busy"),
        (sqlite3.SQLITE_CORRUPT_VTAB, FileProblem, "damaged"),
        (sqlite3.SQLITE_NOTADB, FileProblem, "not a plan"),
        (sqlite3.SQLITE_FULL, FileProblem, "full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnly, "read here"),
        (sqlite3.SQLITE_IOERR_WRITE, FileProblem, "did not read or write"),
        (sqlite3.SQLITE_CANTOPEN, FileProblem, "cannot be opened"),
    ],
)
def test_what_sqlite_reports_is_a_sentence(path: Path, code: int, kind: type[PlannerError], words: str):
    error = sqlite3.OperationalError("whatever")
    error.sqlite_errorcode = code

    with pytest.raises(kind, match=words), file.explaining(path):
        raise error


def test_what_the_system_reports_is_a_sentence(path: Path):
    with pytest.raises(FileProblem) as refused, file.explaining(path):
        os.stat(path / "beyond")  # noqa: PTH116

    assert words(refused.value.message.params["reason"]) == "it is not there"


def test_a_mistake_of_ours_stays_one(path: Path):
    with pytest.raises(sqlite3.ProgrammingError), file.explaining(path):
        raise sqlite3.ProgrammingError


def test_a_path_is_safe_in_a_sentence():
    assert file.named(Path("/tmp/\x1b[31mplan\n.db")) == "/tmp/plan .db"


def test_a_commit_waits_for_readers_where_there_is_no_wal(plan: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("eventplanner.storage.kernel.mounts.MOUNTS", plan.parent / "mounts")
    (plan.parent / "mounts").write_text(f"server:/plans {plan.parent} nfs4 rw 0 0\n")
    store = Store(plan)
    with file.connected(plan) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT name FROM setting").fetchall() == []
        committing = once_tried("COMMIT", lambda: reader.execute("ROLLBACK"))
        with committing, store.write(Message("Settings"), "ana") as writing:
            writing.add("setting", {"name": "organisation", "value": '"Los Andes"'})

        assert reader.execute("SELECT name FROM setting").fetchall() == [("organisation",)]
    store.close()
