"""Backups: whole, private, made while others work, and sorted out."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, file, opening
from eventplanner.storage.kernel.store import Store

TODAY = date(2027, 3, 9)
NOW = datetime(2027, 3, 9, 15, 30)


@pytest.fixture
def store(path: Path):
    store = Store(path)
    _add_setting(store, "organisation", "Los Andes")
    yield store
    store.close()


def test_a_backup_holds_what_is_not_yet_in_the_main_file(store: Store, tmp_path: Path):
    backup.copy(store.path, tmp_path / "copy.db")

    assert _settings(tmp_path / "copy.db") == [("organisation", '"Los Andes"')]
    assert opening.inspect(tmp_path / "copy.db").kind is opening.PathKind.CURRENT


def test_a_backup_is_one_file_for_its_owner_alone(store: Store, tmp_path: Path):
    place = tmp_path / "copies"
    place.mkdir()
    before = os.umask(0)
    try:
        backup.copy(store.path, place / "copy.db")
    finally:
        os.umask(before)

    assert [(each.name, each.stat().st_mode & 0o777) for each in place.iterdir()] == [("copy.db", 0o600)]


def test_a_backup_is_made_while_somebody_writes(store: Store, tmp_path: Path):
    with file.connected(store.path) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE setting SET value = 'half'")
        backup.copy(store.path, tmp_path / "copy.db")
        other.execute("ROLLBACK")

    assert _settings(tmp_path / "copy.db") == [("organisation", '"Los Andes"')]


def test_a_backup_is_not_written_over_another_file(store: Store, tmp_path: Path):
    (tmp_path / "copy.db").write_text("mine")

    with pytest.raises(FileProblem, match="exists already"):
        backup.copy(store.path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"

    backup.copy(store.path, tmp_path / "copy.db", force=True)
    assert _settings(tmp_path / "copy.db") == [("organisation", '"Los Andes"')]


def test_a_backup_does_not_take_the_place_of_the_plan(store: Store, tmp_path: Path):
    (tmp_path / "link.db").symlink_to(store.path)

    for target in (store.path, tmp_path / "link.db"):
        with pytest.raises(FileProblem, match="the plan itself"):
            backup.copy(store.path, target, force=True)


def test_a_backup_is_not_written_through_a_link(store: Store, tmp_path: Path):
    (tmp_path / "elsewhere.db").write_text("mine")
    (tmp_path / "copy.db").symlink_to(tmp_path / "elsewhere.db")
    backup.copy(store.path, tmp_path / "copy.db", force=True)

    assert (tmp_path / "elsewhere.db").read_text() == "mine"
    assert not (tmp_path / "copy.db").is_symlink()


def test_a_backup_into_a_missing_folder_is_a_sentence(store: Store, tmp_path: Path):
    with pytest.raises(FileProblem, match="cannot be reached"):
        backup.copy(store.path, tmp_path / "nowhere" / "copy.db")


def test_a_backup_that_fails_leaves_nothing_behind(store: Store, tmp_path: Path):
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:8192])

    with pytest.raises(FileProblem, match="is damaged"):
        backup.copy(store.path, tmp_path / "copy.db")
    assert [each.name for each in tmp_path.iterdir() if "copy" in each.name] == []


def test_the_first_backup_of_a_day_is_the_only_one(store: Store):
    assert backup.daily_due(store.path, TODAY)
    assert backup.make_daily(store.path, TODAY) == backup.folder(store.path) / "plan.2027-03-09.db"
    assert not backup.daily_due(store.path, TODAY)
    assert backup.make_daily(store.path, TODAY) is None
    assert backup.daily_due(store.path, TODAY + timedelta(days=1))


def test_daily_backups_are_their_owners_alone(store: Store):
    before = os.umask(0)
    try:
        made = backup.make_daily(store.path, TODAY)
    finally:
        os.umask(before)

    assert made is not None
    assert (made.parent.stat().st_mode & 0o7777, made.stat().st_mode & 0o7777) == (0o700, 0o600)


def test_after_a_quarter_seven_days_and_four_weeks_are_left(store: Store):
    kept = backup.keep(store.path, "before-restore", NOW)
    for day in range(40):
        (backup.folder(store.path) / f"plan.{TODAY - timedelta(days=40 - day)}.db").touch()
    (backup.folder(store.path) / "other.2026-01-01.db").touch()
    backup.make_daily(store.path, TODAY)

    left = sorted(each.name for each in backup.folder(store.path).iterdir())
    days = [str(TODAY - timedelta(days=n)) for n in range(7)]
    weeks = ["2027-02-28", "2027-02-21", "2027-02-14", "2027-03-02"]
    assert left == sorted(["other.2026-01-01.db", kept.name, *(f"plan.{day}.db" for day in days + weeks)])


@given(st.integers(1, 120), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_whoever_works_every_day_can_go_back_a_week_by_days_and_three_by_weeks(count: int, first: date):
    there: set[date] = set()
    for n in range(count):
        there.add(first + timedelta(days=n))
        there -= backup.superfluous(there)
    today = first + timedelta(days=count - 1)

    assert len(there) <= backup.DAYS + backup.WEEKS
    assert {today - timedelta(days=n) for n in range(min(count, backup.DAYS))} <= there
    assert min(there) <= max(first + timedelta(days=6), today - timedelta(days=22))


def test_backups_are_listed_newest_first(store: Store):
    daily = backup.make_daily(store.path, TODAY)
    kept = backup.keep(store.path, "before-restore", NOW)
    assert daily is not None
    os.utime(daily, (1, 1))

    assert [each.path for each in backup.listed(store.path)] == [kept, daily]


def test_two_copies_of_the_same_second_have_names_of_their_own(store: Store):
    first = backup.keep(store.path, "before-restore", NOW)
    second = backup.keep(store.path, "before-restore", NOW)

    assert first != second
    assert first.exists()


def test_what_an_interrupted_backup_left_is_swept_up(store: Store):
    backup.folder(store.path).mkdir()
    old, new = (backup.folder(store.path) / f".plan.2027-03-08.db.{n}.part" for n in "ab")
    old.touch()
    new.touch()
    os.utime(old, (1, 1))
    backup.make_daily(store.path, TODAY)

    assert (old.exists(), new.exists()) == (False, True)


def test_a_backup_that_finds_the_disk_full_is_a_sentence_and_leaves_the_plan(store: Store, tmp_path: Path):
    for n in range(60):
        _add_setting(store, f"filling{n}", "x" * 1900)
    before = _settings(store.path)
    code = f"""
import resource
from pathlib import Path
from eventplanner.domain.base.errors import FileProblem
from eventplanner.storage.kernel import backup
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
try:
    backup.copy(Path({str(store.path)!r}), Path({str(tmp_path / "copy.db")!r}))
except FileProblem as problem:
    print(problem.message.id)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.startswith(("The disk is full", "The disk did not"))
    assert not list(tmp_path.glob("*copy.db*")) + list(tmp_path.glob(".copy*"))
    assert _settings(store.path) == before


def _add_setting(store: Store, name: str, value: str) -> None:
    with store.write(Message("Settings"), "ana") as writing:
        writing.add("setting", {"name": name, "value": f'"{value}"'})


def _settings(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, value FROM setting ORDER BY id").fetchall()
