"""Looking after the file as one does from the command line."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem, ReadOnly
from eventplanner.domain.events.events import EventDraft
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.base.upkeep import CheckLevel, Report, backup, doctor, free_room, restore, unshare
from eventplanner.services.events import events
from eventplanner.storage.kernel import file, opening
from eventplanner.storage.kernel.store import Store
from storage import next_schema

NOW = datetime(2027, 3, 9, 15, 30)
DRAFT = EventDraft(title="Meetup", timezone="America/Santiago")


@pytest.fixture
def plan(planner: Planner) -> Path:
    """The file of a plan with one event."""
    events.create(planner, DRAFT)
    return planner.store.path


def test_a_backup_lies_beside_the_plan_if_no_place_is_named(plan: Path):
    assert backup(plan, None, NOW) == plan.parent / "backups" / "plan.by-hand-2027-03-09T153000.db"


def test_what_was_backed_up_can_be_restored(planner: Planner, plan: Path, tmp_path: Path):
    backup(plan, tmp_path / "copy.db", NOW)
    events.create(planner, DRAFT)
    kept = restore(plan, tmp_path / "copy.db", NOW)

    assert len(events.ids(planner)) == 1
    assert kept is not None


def test_a_file_that_is_not_there_is_not_backed_up(path: Path):
    with pytest.raises(FileProblem, match="no plan"):
        backup(path, None, NOW)
    assert not path.exists()


def test_the_doctor_says_that_an_older_plan_will_be_updated(
    plan: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    next_schema.use(monkeypatch, tmp_path / "revisions")
    text = (
        f"Schema {next_schema.NUMBER - 1}, older than this version's {next_schema.NUMBER}: updated when it is opened."
    )
    assert text in _said(doctor(plan), CheckLevel.WARNING)
    assert doctor(plan).healthy


def test_the_doctor_says_that_a_plan_from_before_the_first_release_cannot_be_opened(plan: Path):
    with file.connected(plan) as connection:
        connection.execute(f"PRAGMA user_version = {file.OLDEST - 1}")
    (text,) = _said(doctor(plan), CheckLevel.PROBLEM)
    assert text.startswith(f"{plan} is from an early version of eventplanner that this one cannot open")


def _change_something(session: Planner) -> None:
    events.create(session, DRAFT)


def test_the_first_change_of_a_day_keeps_the_plan_as_it_was(planner: Planner, plan: Path, at: Callable[..., Planner]):
    leo = at("leo")
    _change_something(leo)
    _change_something(leo)
    copy = plan.parent / "backups" / "plan.2027-03-09.db"
    assert [each.path for each in doctor(plan).backups] == [copy]
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT count(*) FROM event").fetchone() == (1,)


def test_a_plan_that_was_just_begun_has_nothing_to_keep(planner: Planner, plan: Path):
    _change_something(planner)
    assert doctor(plan).backups == ()


def test_a_session_that_may_only_read_makes_no_backup(plan: Path):
    with pytest.raises(ReadOnly):
        _change_something(Planner(Store(plan, read_only=True), "leo"))
    assert not (plan.parent / "backups").exists()


def test_a_plan_in_good_health(planner: Planner, plan: Path, at: Callable[..., Planner]):
    _change_something(at("leo"))
    report = doctor(plan)

    assert report.healthy
    assert _said(report, CheckLevel.WARNING) == []
    assert _said(report)[:2] == ["Schema 7, as this version has it.", "Every page and every reference is sound."]
    assert [copy.path.name for copy in report.backups] == ["plan.2027-03-09.db"]


def test_a_plan_without_backup_is_pointed_out(plan: Path):
    assert _said(doctor(plan), CheckLevel.WARNING) == ["There is no backup yet; the first change of a day makes one."]


def test_a_missing_plan_is_a_problem_and_not_made(path: Path):
    assert _said(doctor(path), CheckLevel.PROBLEM) == [f"There is no plan in {path}."]
    assert not path.exists()


def test_a_damaged_plan_is_a_problem_and_its_backups_are_named(planner: Planner, plan: Path):
    backup(plan, None, NOW)
    planner.store.close()
    plan.write_bytes(plan.read_bytes()[:8192])
    report = doctor(plan)

    assert not report.healthy
    assert len(report.backups) == 1


def test_damage_deep_in_the_file_is_found(planner: Planner, plan: Path):
    planner.store.close()
    damaged = bytearray(plan.read_bytes())
    damaged[8192:12_288] = b"\xa5" * 4096
    plan.write_bytes(damaged)

    assert not doctor(plan).healthy


def test_references_to_what_is_missing_are_found(planner: Planner, plan: Path):
    with closing(sqlite3.connect(plan)) as connection, connection:
        connection.execute("INSERT INTO journal_entry (revision, subject, row_id) VALUES (99, 'event', 1)")

    assert "SQLite: journal_entry 2: refers to a journal that is missing" in _said(doctor(plan), CheckLevel.PROBLEM)


def test_a_plan_that_everybody_can_read_is_a_problem_until_it_is_closed(plan: Path, street: Path):
    copy = street / "plan.db"
    copy.write_bytes(backup(plan, None, NOW).read_bytes())
    copy.chmod(0o644)

    assert "Everybody on this machine" in _said(doctor(copy), CheckLevel.PROBLEM)[0]
    assert words(unshare(copy)).startswith("Only ")
    assert doctor(copy).healthy


def test_looking_changes_nothing(planner: Planner, plan: Path):
    planner.store.close()
    before = plan.read_bytes()
    doctor(plan)

    assert plan.read_bytes() == before
    assert opening.inspect(plan).kind is opening.PathKind.CURRENT


def test_a_plan_on_a_network_file_system_is_said(
    planner: Planner, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "mounts").write_text(f"server:/plans {plan.parent} nfs4 rw 0 0\n")
    monkeypatch.setattr("eventplanner.storage.kernel.mounts.MOUNTS", tmp_path / "mounts")
    while_it_is_open_there = _said(doctor(plan), CheckLevel.PROBLEM)
    planner.store.close()

    assert ["(nfs4)" in text for text in while_it_is_open_there] == [True]
    assert any("(nfs4)" in text for text in _said(doctor(plan), CheckLevel.WARNING))


def test_backups_carry_the_moment_they_were_made(plan: Path):
    backup(plan, None, NOW)

    assert (datetime.now(UTC) - doctor(plan).backups[0].made).total_seconds() < 60


def _said(report: Report, level: CheckLevel | None = None) -> list[str]:
    return [words(finding.message) for finding in report.findings if level in {None, finding.level}]


def test_much_room_is_said_in_a_short_number():
    assert words(free_room(931_000_000_000)) == "931 GB are free on the disk."
    assert words(free_room(931_000_000)) == "931 MB are free on the disk."
