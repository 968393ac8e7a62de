"""What happens to the plan, the day and the words while pages are open."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from app_kit import page_at, press, settle
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Busy, FileProblem, Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft
from eventplanner.i18n import catalogue
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.services.base import settings, upkeep
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.file import busy
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.chrome.top_bar import TopBar
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, plan
from widgets.apps import gate

EVENING = datetime(2027, 3, 10, 2, 59, tzinfo=UTC)
"""A minute before midnight in Santiago."""


async def test_at_midnight_what_was_today_is_late(at: Callable[..., Planner], path: Path) -> None:
    clock = [EVENING]
    planner = Planner(at("ana").store, "ana", lambda: clock[0])
    plan(planner, ["Meetup 9 mar 2027 18:30"])
    async with events_page(planner) as pilot:
        records = pilot.app.screen.query_one(RecordList)
        signs = [records.render_line(1).text[1]]
        clock[0] += timedelta(minutes=1)
        await pilot.app.desk.look()
        await settle(pilot)
        assert [*signs, records.render_line(1).text[1]] == ["►", "!"]


async def test_a_backup_put_in_the_plans_place_is_seen_at_once(planner: Planner, path: Path, tmp_path: Path) -> None:
    plan(planner, ["Uno 9 mar 2027"])
    copy = upkeep.backup(path, tmp_path / "copy.db", planner.now())
    plan(planner, ["Dos 9 mar 2027", "Tres 9 mar 2027"])
    async with events_page(planner) as pilot:
        upkeep.restore(path, copy, planner.now())
        await pilot.app.desk.look()
        await settle(pilot)
        assert pilot.app.screen.query_one(RecordList).total == 1


async def test_a_plan_that_is_spoilt_is_said_in_a_sentence_and_only_once(
    at: Callable[..., Planner], path: Path
) -> None:
    planner, leo = at("ana"), at("leo")
    plan(planner, ["Uno 9 mar 2027"])
    async with events_page(planner) as pilot:
        # First a change by somebody else, after which this session reads from the disk and not from memory.
        plan(leo, ["Dos 9 mar 2027"])
        spoil(path)
        await pilot.app.desk.look()
        await settle(pilot)
        assert [each.severity for each in pilot.app._notifications] == ["error"]
        pilot.app.clear_notifications()
        await pilot.app.desk.look()
        await press(pilot, "down")
        assert list(pilot.app._notifications) == []


async def test_saved_is_said_of_what_was_read_back_alone(planner: Planner) -> None:
    def pretend(planner: Planner) -> Change:
        """As if a write had gone where this session does not read."""
        return Change(99, Message("Written"), planner.actor, frozenset({"event"}), planner.now())

    async with events_page(planner) as pilot:
        desk = pilot.app.desk
        desk.say_saved()
        with pytest.raises(FileProblem, match="does not have what was just written"):
            await desk.write(pretend)
        assert await bar(pilot) == ("! not saved", "red")
        await desk.write(events.create, EventDraft(title="Uno"))
        assert await bar(pilot) == ("✓ saved", "green")


async def test_a_change_of_the_same_number_by_somebody_else_is_not_taken_for_ones_own(
    planner: Planner, at: Callable[..., Planner]
) -> None:
    def pretend(planner: Planner) -> Change:
        change = events.create(at("leo"), EventDraft(title="Uno"))
        return change._replace(actor=planner.actor)

    async with events_page(planner) as pilot:
        with pytest.raises(FileProblem):
            await pilot.app.desk.write(pretend)
        assert await bar(pilot) == ("! not saved", "red")


async def test_a_write_that_failed_is_said_until_one_is_in_the_file(path: Path) -> None:
    planner = Planner(Store(path, patience=0.05), "ana")
    async with events_page(planner) as pilot:
        with closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(Busy):
                await pilot.app.desk.write(events.create, EventDraft(title="Uno"))
            assert await bar(pilot) == ("! not saved", "red")
            holder.execute("ROLLBACK")
        await pilot.app.desk.look()
        assert await bar(pilot) == ("! not saved", "red")
        await pilot.app.desk.write(events.create, EventDraft(title="Dos"))
        assert await bar(pilot) == ("✓ saved", "green")
    planner.store.close()


async def test_what_a_rule_refuses_says_nothing_of_the_file(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        pilot.app.desk.say_saved()
        with pytest.raises(Invalid):
            await pilot.app.desk.write(events.create, EventDraft(title=""))
        assert await bar(pilot) == ("✓ saved", "green")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_plan_that_cannot_be_read_is_said_until_it_can_be_again(
    at: Callable[..., Planner], path: Path, language: str
) -> None:
    planner, leo = at("ana"), at("leo")
    plan(planner, ["Uno 9 mar 2027"])
    catalogue.use(language)
    async with events_page(planner) as pilot:
        pilot.app.desk.say_saved()
        plan(leo, ["Dos 9 mar 2027"])
        whole = spoil(path)
        for _ in range(2):
            await pilot.app.desk.look()
            assert await bar(pilot) == ({"en": "! cannot be read", "es": "! no se puede leer"}[language], "red")
        for part, content in whole.items():
            overwrite(part, content)
        await pilot.app.desk.look()
        # What could not be read then is told now.
        assert await bar(pilot) == ({"en": "leo saved 09:00", "es": "leo guardó 09:00"}[language], "sky")


class Unreadable(Page):
    """A page whose part of the plan cannot be read."""

    def load(self) -> None:
        raise busy()


async def test_a_page_that_cannot_be_read_says_so_on_top_until_a_look_at_the_file(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        desk, states = pilot.app.desk, []
        desk.told.subscribe(pilot.app.screen, lambda _: states.append(desk.state.words))
        await pilot.app.push_screen(Unreadable(desk))
        await settle(pilot)
        assert states[0] == "! cannot be read"
        await desk.look()
        assert await bar(pilot) == ("✓ saved", "green")


def spoil(path: Path) -> dict[Path, bytes]:
    """What was in the plan's files before."""
    whole = {part: part.read_bytes() for part in (path, Path(f"{path}-wal"))}
    for part, content in whole.items():
        overwrite(part, b"no plan" * (len(content) // 7 + 1))
    return whole


def overwrite(path: Path, content: bytes) -> None:
    """Others go on with the same file."""
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


async def bar(pilot: Pilot[None]) -> tuple[str, str]:
    """The right end of the top bar, and its colour."""
    await settle(pilot)
    state = pilot.app.screen.query_one(TopBar).state
    return state.words, state.role


async def test_what_is_half_typed_outlives_saving_ones_own(planner: Planner) -> None:
    async with page_at(planner, SettingsScreen) as pilot:
        pilot.app.screen.query_one("#shared-form", Form).fill({"organisation": "Python Chile"})
        own = pilot.app.screen.query_one("#own-form", Form)
        own.fill({"language": "es", "name": "Ana"})
        own.action_save()
        await settle(pilot)
        assert pilot.app.screen.query_one("#shared-form", Form).texts()["organisation"] == "Python Chile"


async def test_what_another_session_sets_counts_from_the_next_look_on(
    planner: Planner, at: Callable[..., Planner]
) -> None:
    async with events_page(planner) as pilot:
        desk = pilot.app.desk
        assert (desk.day_first, desk.zone, desk.decimal) == (True, ZoneInfo("America/Santiago"), ",")
        settings.change(at("leo"), numeric_dates="month", timezone="Pacific/Auckland", country="US")
        await desk.look()
        assert (desk.day_first, desk.zone, desk.decimal) == (False, ZoneInfo("Pacific/Auckland"), ".")
        assert desk.day == date(2027, 3, 10)
        await settle(pilot)


async def test_a_change_is_told_though_nobody_waits_for_it_any_more(planner: Planner) -> None:
    def add(planner: Planner) -> Change:
        begun.set()
        answers.wait()
        return events.create(planner, EventDraft(title="Uno", timezone="UTC"))

    begun = threading.Event()
    with gate() as answers:
        async with events_page(planner) as pilot:
            desk = pilot.app.desk
            asked = asyncio.create_task(desk.write(add))
            await asyncio.to_thread(begun.wait)
            asked.cancel()
            settled = asyncio.create_task(desk.settle())
            await pilot.pause()
            assert not settled.done()
            answers.set()
            await settled
            await settle(pilot)
            assert pilot.app.screen.query_one(RecordList).total == 1
