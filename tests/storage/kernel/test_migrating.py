"""Older files: brought up to date once, with a backup, or left as they are."""

import hashlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.services.base import history, names
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import backup, file, opening
from eventplanner.storage.kernel.migrating import migrate
from eventplanner.storage.kernel.store import Store
from kit import PATIENCE
from storage import next_schema

SCHEMA_5 = "8bbc3d12c324290fad435f4fe68975e808137563c6df37e7b6dfa961e153e06a"
"""Digest of the statements that plans of schema 5 hold."""
TODAY = file.SCHEMA
EVENT = """
    INSERT INTO event (version, uid, sequence, created_at, updated_at, title, kind, format, status, start, "end",
        all_day, timezone, venue, geo, url, audience, goal, lead, series, tags, notes,
        start_key, last_key, title_key, venue_key, lead_key, series_key, tags_key, stage, words)
    VALUES (3, 'one@example.org', 1, '2027-01-05 12:00:00.000000', '2027-01-06 12:00:00.000000', 'Meetup Python',
        'meetup', 'in_person', 'planned', '2027-03-12 18:30:00.000000', '2027-03-12 21:00:00.000000',
        0, 'America/Santiago', 'Sede', '', '', '', '', '', '', '', '',
        '2027-03-12 18:30:00.000000', '2027-03-12', 'meetup python', 'sede', '', '', '', 1, 'meetup python')
"""
TASK = """
    INSERT INTO task (version, event_id, title, area, owner, "offset", state, reason, priority, waits_for, links, notes,
        "key", due_key, owner_key, words)
    VALUES (1, 1, 'Confirm', 'venue', '', -5, 'todo', '', 0, '', '', '', '', '2027-03-07', '', 'confirm')
"""
"""Due on a Sunday."""
NUMBERS = "INSERT INTO headcount (version, event_id, diets, access_needs, notes) VALUES (1, 1, '', '', '')"
JOURNAL = """
    INSERT INTO journal (at, actor, label, kind, subjects)
    VALUES ('2027-01-05 12:00:00.000000', 'ana', ?, 'do', 'event')
"""


@pytest.fixture
def plan(path: Path) -> Path:
    """A plan of today's schema, with one event, what belongs to it, and one line of history."""
    file.make_file(path)
    migrate(path, keep=False, target=TODAY)
    with file.connected(path) as connection:
        file.set_journal_mode(connection, network=False)
        connection.execute(EVENT)
        connection.execute(NUMBERS)
        connection.execute(JOURNAL, (Message("Add “{title}”", {"title": "Meetup Python"}).to_json(),))
    return path


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], None]:
    """Makes this process a session of the version to come, for which a plan of today is older."""
    return lambda: next_schema.use(monkeypatch, tmp_path / "revisions")


@pytest.fixture
def older(plan: Path, upgrade: Callable[[], None]) -> Path:
    """The plan, in a session of the version to come."""
    upgrade()
    return plan


def test_schema_5_stays_what_plans_hold_by_now(path: Path):
    file.make_file(path)
    migrate(path, keep=False, target=5)

    text = "\n".join(_words(sql) for sql in sorted(_statements(path)))
    assert hashlib.sha256(text.encode()).hexdigest() == SCHEMA_5, "Change plans by a revision with the next number."


def test_a_new_file_is_laid_out_as_the_revisions_lay_it_out(path: Path, tmp_path: Path):
    file.make_file(path)
    migrate(path, keep=False)
    fresh = tmp_path / "fresh.db"
    Store(fresh).close()

    assert _layout(path) == _layout(fresh)


def test_a_plan_of_schema_5_keeps_what_it_has_and_can_keep_names(path: Path):
    file.make_file(path)
    migrate(path, keep=False, target=5)
    with file.connected(path) as connection:
        connection.execute(EVENT)
        connection.execute(JOURNAL, (Message("Add “{title}”", {"title": "Meetup Python"}).to_json(),))
        connection.execute(TASK)

    store = Store(path)
    planner = Planner(store, "ana")
    names.keep(planner, "Ana Soto")

    assert [each.who for each in history.since(planner, 0)] == ["Ana Soto"]
    assert store.read("SELECT title, due_key, pulled_from FROM task") == [
        {"title": "Confirm", "due_key": "2027-03-07", "pulled_from": None}
    ]
    assert planner.settings().working_days == "off"
    store.close()
    assert [kept.path.exists() for kept in backup.listed(path)] == [True]


@pytest.mark.parametrize("schema", range(1, file.OLDEST))
@pytest.mark.parametrize("read_only", [False, True])
def test_a_plan_from_before_the_first_release_is_left_as_it_is(plan: Path, schema: int, read_only: bool):
    with file.connected(plan) as connection:
        connection.execute(f"PRAGMA user_version = {schema}")
    before = plan.read_bytes()

    with pytest.raises(FileProblem) as refused:
        Store(plan, read_only=read_only)
    assert refused.value.message == Message(opening.TOO_OLD, {"path": str(plan), "folder": str(plan.parent)})
    assert plan.read_bytes() == before
    assert backup.listed(plan) == []


def test_a_migrated_file_has_what_the_revision_adds_and_all_else_as_it_was(older: Path):
    before = _layout(older)
    migrate(older)

    after = _layout(older)
    assert after.pop("mood")["columns"] == {"id": ("INTEGER", 1, None, 1, 0), "words": ("VARCHAR", 0, None, 0, 0)}
    assert after["event"]["columns"].pop("mood_id") == ("INTEGER", 0, None, 0, 0)
    assert after == before


def test_an_older_file_opens_with_all_that_was_in_it(older: Path):
    store = Store(older)

    assert store.read("SELECT id, uid, version, title, mood_id FROM event") == [
        {"id": 1, "uid": "one@example.org", "version": 3, "title": "Meetup Python", "mood_id": None}
    ]
    assert store.read("SELECT event_id FROM headcount") == [{"event_id": 1}]
    store.close()
    assert opening.inspect(older).kind is opening.PathKind.CURRENT


def test_a_backup_is_made_before_a_migration(older: Path):
    migrate(older)

    (kept,) = backup.listed(older)
    assert opening.inspect(kept.path).schema == TODAY
    assert kept.path.stat().st_mode & 0o777 == 0o600


def test_a_migration_ends_the_undo_stack(older: Path):
    migrate(older)

    with file.connected(older) as connection:
        assert connection.execute("SELECT value FROM plan_meta WHERE key = 'undo_floor'").fetchone() == ("1",)


def test_a_session_of_the_older_version_reads_on_and_may_not_write_after_a_migration(
    plan: Path, upgrade: Callable[[], None]
):
    session = Store(plan)
    upgrade()
    migrate(plan)

    assert session.touched()
    assert session.read("SELECT title FROM event") == [{"title": "Meetup Python"}]
    with pytest.raises(FileProblem) as refused, session.write(Message("Try"), "ana"):
        pytest.fail("A transaction was opened.")
    assert refused.value.message == file.NEWER_MEANWHILE
    session.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path):
    with file.connected(older) as connection:
        connection.execute("CREATE TABLE mood (in_the_way)")
    before = _layout(older)

    with pytest.raises(Exception, match="already exists"):
        migrate(older)

    assert _layout(older) == before
    assert opening.inspect(older).schema == TODAY


def test_references_to_what_is_missing_stop_a_migration(older: Path):
    with file.connected(older) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO journal_entry (revision, subject, row_id) VALUES (99, 'event', 1)")

    with pytest.raises(FileProblem, match="refer to others"):
        migrate(older)

    assert opening.inspect(older).schema == TODAY


def test_a_file_that_is_up_to_date_is_left_alone(older: Path):
    migrate(older)
    migrate(older)

    assert len(backup.listed(older)) == 1


def test_an_older_read_only_file_is_refused(older: Path):
    before = older.read_bytes()

    with pytest.raises(FileProblem, match="older version"):
        opening.open_plan(older, read_only=True)

    assert older.read_bytes() == before


def test_of_several_sessions_started_together_one_migrates(plan: Path, tmp_path: Path):
    sessions = [_session_to_come(plan, tmp_path / f"revisions {n}") for n in range(4)]

    assert [session.wait(PATIENCE) for session in sessions] == [0, 0, 0, 0]
    assert opening.header(plan).schema == next_schema.NUMBER
    assert len(backup.listed(plan)) == 1


def test_of_two_versions_started_together_the_older_opens_before_or_is_refused(plan: Path, tmp_path: Path):
    code = f"""
from eventplanner.domain.base.errors import FileProblem
from eventplanner.storage.kernel import opening
from eventplanner.storage.kernel.store import Store
try:
    Store({str(plan)!r}).close()
except FileProblem as error:
    assert error.message.id == opening.NEWER
"""
    to_come = _session_to_come(plan, tmp_path / "revisions")
    sessions = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]

    assert [session.wait(PATIENCE) for session in (to_come, *sessions)] == [0, 0, 0, 0]
    assert opening.header(plan).schema == next_schema.NUMBER
    assert len(backup.listed(plan)) == 1


def _session_to_come(plan: Path, revisions: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, next_schema.__file__, str(revisions), str(plan)])


def _statements(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'")
        return [sql for (sql,) in rows]


def _words(sql: str) -> str:
    """A statement without the blanks that do not matter."""
    return re.sub(r"\s*([(),])\s*|\s+", lambda found: found[1] or " ", sql).strip()


def _layout(path: Path) -> dict[str, dict[str, object]]:
    """Tables with their columns, keys and indexes, however they came about."""
    with file.connected(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        asked = {name: {} for (name,) in tables if not name.startswith("sqlite_")}
        for name, answers in asked.items():
            # Without their order: a column that came later stands last where it was added.
            answers["columns"] = {row[1]: row[2:] for row in connection.execute(f"PRAGMA table_xinfo({name})")}
            # A table that was made anew for a column has its keys in another order.
            keys = connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()
            answers["keys"] = sorted(key[1:] for key in keys)
            indexes = connection.execute(
                f"SELECT name, [unique], origin, partial FROM pragma_index_list('{name}')"
            ).fetchall()
            answers["indexes"] = sorted(
                (*index, *connection.execute(f"SELECT name FROM pragma_index_info('{index[0]}')")) for index in indexes
            )
            sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0].upper()
            answers["options"] = ("AUTOINCREMENT" in sql, "WITHOUT ROWID" in sql)
        return asked
