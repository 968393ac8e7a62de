"""Older files: brought up to date once, with a backup, or left as they are."""

import subprocess
import sys
from pathlib import Path

import pytest

from eventplanner.domain.errors import FileProblem
from eventplanner.domain.text import Message
from eventplanner.storage import backup, file, opening
from eventplanner.storage.migrations.runner import migrate
from eventplanner.storage.store import Store
from kit import PATIENCE

FIRST = 1
EVENT = """
    INSERT INTO event (version, uid, sequence, created_at, updated_at, title, kind, format, status, start, "end",
        all_day, timezone, venue, geo, url, audience, goal, lead, series, tags, notes,
        start_key, last_key, title_key, venue_key, lead_key, series_key, tags_key, stage, words)
    VALUES (3, 'one@example.org', 1, '2027-01-05 12:00:00.000000', '2027-01-06 12:00:00.000000', 'Meetup Python',
        'meetup', 'in_person', 'planned', '2027-03-12 18:30:00.000000', '2027-03-12 21:00:00.000000',
        0, 'America/Santiago', 'Sede', '', '', '', '', '', '', '', '',
        '2027-03-12 18:30:00.000000', '2027-03-12', 'meetup python', 'sede', '', '', '', 1, 'meetup python')
"""
JOURNAL = """
    INSERT INTO journal (at, actor, label, kind, subjects)
    VALUES ('2027-01-05 12:00:00.000000', 'ana', ?, 'do', 'event')
"""


@pytest.fixture
def older(path: Path) -> Path:
    """A plan as the first schema left it, with one event and one line of history."""
    file.make_file(path)
    migrate(path, keep=False, target=FIRST)
    with file.connected(path) as connection:
        file.set_journal_mode(connection, network=False)
        connection.execute(EVENT)
        connection.execute(JOURNAL, (Message("Add “{title}”", {"title": "Meetup Python"}).to_json(),))
    return path


def test_a_migrated_file_is_laid_out_as_a_new_one(older: Path, tmp_path: Path):
    migrate(older)
    fresh = tmp_path / "fresh.db"
    Store(fresh).close()

    assert _layout(older) == _layout(fresh)


def test_an_older_file_opens_with_all_that_was_in_it(older: Path):
    store = Store(older)

    assert store.read("SELECT id, uid, version, title FROM event") == [
        {"id": 1, "uid": "one@example.org", "version": 3, "title": "Meetup Python"}
    ]
    store.close()
    assert opening.inspect(older).kind is opening.Kind.CURRENT


def test_a_backup_is_made_before_a_migration(older: Path):
    migrate(older)

    (kept,) = backup.listed(older)
    assert opening.inspect(kept.path).schema == FIRST
    assert kept.path.stat().st_mode & 0o777 == 0o600


def test_a_migration_ends_the_undo_stack(older: Path):
    migrate(older)

    with file.connected(older) as connection:
        assert connection.execute("SELECT value FROM plan_meta WHERE key = 'undo_floor'").fetchone() == ("1",)


def test_a_session_of_the_older_version_may_not_write_after_a_migration(older: Path):
    with file.connected(older) as connection:
        known = file.stamp(connection)
        migrate(older)

        with pytest.raises(FileProblem) as refused:
            file.check_stamp(connection, known)
    assert refused.value.message == file.NEWER_MEANWHILE


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path):
    with file.connected(older) as connection:
        connection.execute("CREATE TABLE export_mark (in_the_way)")
    before = _layout(older)

    with pytest.raises(Exception, match="already exists"):
        migrate(older)

    assert _layout(older) == before
    assert opening.inspect(older).schema == FIRST


def test_references_to_what_is_missing_stop_a_migration(older: Path):
    with file.connected(older) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO journal_entry (revision, subject, row_id) VALUES (99, 'event', 1)")

    with pytest.raises(FileProblem, match="refer to others"):
        migrate(older)

    assert opening.inspect(older).schema == FIRST


def test_a_file_that_is_up_to_date_is_left_alone(older: Path):
    migrate(older)
    migrate(older)

    assert len(backup.listed(older)) == 1


def test_an_older_read_only_file_is_refused(older: Path):
    before = older.read_bytes()

    with pytest.raises(FileProblem, match="older version"):
        opening.open_plan(older, read_only=True)

    assert older.read_bytes() == before


def test_of_several_sessions_started_together_one_migrates(older: Path):
    code = f"from eventplanner.storage.store import Store; Store({str(older)!r}).close()"
    sessions = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]

    assert [session.wait(PATIENCE) for session in sessions] == [0, 0, 0, 0]
    assert opening.inspect(older).kind is opening.Kind.CURRENT
    assert len(backup.listed(older)) == 1


def _layout(path: Path) -> dict[str, object]:
    """Tables with their columns, keys and indexes, however they came about."""
    with file.connected(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        asked = {name: {} for (name,) in tables if not name.startswith("sqlite_")}
        for name, answers in asked.items():
            # Without their order: a column that came later stands last where it was added.
            answers["columns"] = {row[1]: row[2:] for row in connection.execute(f"PRAGMA table_xinfo({name})")}
            answers["keys"] = sorted(connection.execute(f"PRAGMA foreign_key_list({name})").fetchall())
            indexes = connection.execute(f"SELECT name, [unique], origin FROM pragma_index_list('{name}')").fetchall()
            answers["indexes"] = sorted(
                (*index, *connection.execute(f"SELECT name FROM pragma_index_info('{index[0]}')")) for index in indexes
            )
            sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0].upper()
            answers["options"] = ("AUTOINCREMENT" in sql, "WITHOUT ROWID" in sql)
        return asked
