"""kill -9 at any moment: an import is in the plan whole or not at all, and what was acknowledged is there."""

import shutil
import signal
import sqlite3
import time
from contextlib import closing, suppress

import pytest

from eventplanner.services.base import history
from eventplanner.services.events import events
from scenarios.colleagues import PATIENCE, health
from scenarios.commands import Command, statements

ROWS = 300
KILLS = 50
BEFORE = 5


@pytest.fixture
def spreadsheet(tmp_path):
    file = tmp_path / "year.csv"
    rows = (f"Evento {n},2027-{1 + n % 12:02}-{1 + n % 28:02},18:30-21:00,Sede {n % 7},meetup" for n in range(ROWS))
    file.write_text("\n".join(["title,date,time,venue,kind", *rows]))
    return file


@pytest.fixture
def base(command, path):
    """A plan with something in it already."""
    for n in range(BEFORE):
        command("add", "event", f"Antes {n} 12 mar 2027 18:30")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def counted(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM event").fetchone()[0]


def test_fifty_imports_killed_at_fifty_moments_leave_all_or_nothing(base, spreadsheet, tmp_path):
    whole = copy(base, tmp_path / "whole.db")
    steps = statements(whole, "import", "events", spreadsheet)
    assert counted(whole) == BEFORE + ROWS
    left, killed = [], 0
    for n in range(KILLS):
        plan = copy(base, tmp_path / f"killed-{n}.db")
        line = ["import", "events", str(spreadsheet)]
        if n % 2:
            killed += Command(plan, line, dies_at=1 + steps * n // KILLS).wait() != 0
        else:
            import_ = Command(plan, line)
            until_written_to(plan, import_, whole.stat().st_size * n // KILLS)
            killed += import_.kill() != 0
        left.append(counted(plan))
        assert health(plan) == ["ok"]
    assert set(left) <= {BEFORE, BEFORE + ROWS}
    assert killed >= KILLS // 2


def copy(plan, path):
    shutil.copyfile(plan, path)
    return path


def until_written_to(plan, command, size=0):
    """The commit has begun: more than so much of what is new is in the file beside the plan."""
    beside, deadline = plan.with_name(f"{plan.name}-wal"), time.monotonic() + PATIENCE
    while not command.ended:
        # It goes when the command that made it ends.
        with suppress(FileNotFoundError):
            if beside.stat().st_size > size:
                return
        assert time.monotonic() < deadline
        time.sleep(0.0002)


def test_after_a_kill_the_next_one_writes_at_once_and_the_import_can_be_made_again(base, spreadsheet, command, at):
    import_ = Command(base, ["import", "events", str(spreadsheet)])
    until_written_to(base, import_)
    import_.kill()
    assert command("add", "event", "Después 13 mar 2027 18:30").status == 0
    said = command("import", "events", spreadsheet, "--json")
    assert said.json["added"] in {0, ROWS}
    assert counted(base) == BEFORE + 1 + ROWS
    planner = at("root")
    history.undo(planner)
    assert counted(base) in {BEFORE + 1, BEFORE + ROWS}


def test_every_event_whose_number_was_printed_is_there(path, at, command):
    steps = statements(path, "add", "event", "Antes 12 mar 2027 18:30")
    adds = [["add", "event", f"Meetup {n} 12 mar 2027 18:30"] for n in range(400)]
    acknowledged = 0
    for n in range(10):
        # Somewhere in the third of them, another place each time.
        adding = Command(path, *adds, dies_at=2 * steps + n * steps // 10)
        assert adding.wait() == -signal.SIGKILL
        said = adding.said()
        acknowledged += len(said)
        numbers = [int(line.split()[0]) for line in said]
        there = events.ids(at("boss"))
        assert set(numbers) <= set(there)
        assert len(there) - 1 - acknowledged in range(n + 2), "at most the one that was under way each time"
    assert acknowledged
    assert health(path) == ["ok"]
