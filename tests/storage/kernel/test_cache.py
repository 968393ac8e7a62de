"""What is read from the plan is asked again after a change, and only then."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.services.base import history, settings, upkeep
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import data
from statements import listen, selects

At = Callable[..., Planner]


def test_settings_are_read_once_for_many_questions(at: At, monkeypatch: pytest.MonkeyPatch):
    statements = listen(monkeypatch)
    planner = at("ana")
    settings.change(planner, warn_days=9)
    first = planner.settings()
    statements.clear()

    assert planner.settings() is first
    assert planner.zone() == ZoneInfo(first.timezone)
    assert planner.today() == planner.now().astimezone(planner.zone()).date()
    assert selects(statements) == []


def test_settings_that_this_session_changes_are_the_new_ones(planner: Planner):
    for days in (9, 8, 7):
        settings.change(planner, warn_days=days)
        assert planner.settings().warn_days == days


def test_settings_that_another_session_changes_are_the_new_ones(at: At):
    ana, leo = at("ana"), at("leo")
    for days in (9, 8, 7):
        settings.change(leo, warn_days=days)
        assert ana.settings().warn_days == days


def test_settings_that_are_taken_back_are_those_from_before(planner: Planner):
    settings.change(planner, warn_days=9)
    settings.change(planner, warn_days=8)
    planner.settings()
    history.undo(planner)

    assert planner.settings().warn_days == 9


def test_settings_of_a_plan_that_was_restored_are_those_of_the_backup(at: At, path: Path, tmp_path: Path):
    ana, leo = at("ana"), at("leo")
    settings.change(ana, organisation="Los Andes")
    copy = upkeep.backup(path, tmp_path / "copy.db", ana.now())
    settings.change(ana, organisation="Cordillera")
    assert (ana.settings().organisation, leo.settings().organisation) == ("Cordillera", "Cordillera")
    upkeep.restore(path, copy, ana.now())

    assert (ana.settings().organisation, leo.settings().organisation) == ("Los Andes", "Los Andes")


def test_settings_of_a_plan_that_was_brought_in_are_its_own(at: At, path: Path, tmp_path: Path):
    full = at("ana")
    settings.change(full, organisation="Los Andes")
    whole = data.export_data(full)
    settings.change(full, organisation="Cordillera")
    empty = revised(full, store=type(full.store)(tmp_path / "empty.db"))
    assert empty.settings().organisation == ""
    data.import_data(empty, whole)

    assert empty.settings().organisation == "Los Andes"
    empty.store.close()


def test_within_a_snapshot_settings_are_those_of_that_moment(at: At):
    ana, leo = at("ana"), at("leo")
    settings.change(leo, warn_days=9)
    with ana.store.snapshot():
        assert ana.settings().warn_days == 9
        settings.change(leo, warn_days=8)
        assert [ana.settings().warn_days, leo.settings().warn_days] == [9, 8]
    assert ana.settings().warn_days == 8


def test_a_snapshot_does_not_take_what_was_read_after_it_began(at: At):
    ana, leo = at("ana"), at("leo")
    settings.change(leo, warn_days=9)
    with ana.store.snapshot(), ThreadPoolExecutor(1) as another_thread:
        history.last_revision(ana)
        settings.change(leo, warn_days=8)
        assert another_thread.submit(ana.settings).result().warn_days == 8
        assert ana.settings().warn_days == 9


def test_within_a_snapshot_settings_are_read_once(at: At, monkeypatch: pytest.MonkeyPatch):
    statements = listen(monkeypatch)
    planner = at("ana")
    with planner.store.snapshot():
        statements.clear()
        assert planner.settings() is planner.settings()
        assert len(selects(statements, "setting")) == 1


def test_within_a_change_settings_are_the_committed_ones(planner: Planner):
    settings.change(planner, warn_days=9)
    with planner.write(Message("Change the settings")) as writing:
        settings.set_in(planner, writing, {"warn_days": 8})
        assert planner.settings().warn_days == 9
    assert planner.settings().warn_days == 8


def test_a_change_that_is_given_up_changes_no_settings(planner: Planner):
    settings.change(planner, warn_days=9)
    with suppress(PlannerError), planner.write(Message("Change the settings")) as writing:
        settings.set_in(planner, writing, {"warn_days": 8})
        raise PlannerError(Message("Never mind."))
    assert planner.settings().warn_days == 9


def test_within_several_changes_settings_are_those_of_the_last(planner: Planner):
    settings.change(planner, warn_days=9)
    with planner.together(), ThreadPoolExecutor(1) as another_thread:
        for days in (8, 7):
            settings.change(planner, warn_days=days)
            assert planner.settings().warn_days == days
            assert another_thread.submit(planner.settings).result().warn_days == 9
    assert planner.settings().warn_days == 7


def test_several_changes_that_are_given_up_change_no_settings(planner: Planner):
    settings.change(planner, warn_days=9)
    with suppress(PlannerError), planner.together():
        settings.change(planner, warn_days=8)
        assert planner.settings().warn_days == 8
        raise PlannerError(Message("Never mind."))
    assert planner.settings().warn_days == 9


def test_no_thread_is_given_settings_from_before_a_change_that_was_made(at: At):
    ana, leo = at("ana"), at("leo")
    settings.change(leo, warn_days=1)
    made, finished = [1], threading.Event()

    def read() -> int:
        times = 0
        while not finished.is_set():
            at_least = made[-1]
            assert ana.settings().warn_days >= at_least
            times += 1
        return times

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(read) for _ in range(4)]
        try:
            for days in range(2, 30):
                settings.change(ana if days % 2 else leo, warn_days=days)
                made.append(days)
        finally:
            finished.set()
        assert min(reader.result() for reader in readers) > 0


def test_a_store_that_is_closed_takes_nothing_for_unchanged(planner: Planner):
    before = planner.settings()
    planner.store.close()

    assert planner.settings() == before
    assert planner.settings() is not planner.settings()
