"""What happens to the plan, the day and the words while pages are open."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from eventplanner.app import EventPlanner
from eventplanner.domain.changes import Change
from eventplanner.domain.events import EventDraft
from eventplanner.i18n import catalogue
from eventplanner.services import events, settings, upkeep
from eventplanner.services.planner import Planner
from eventplanner.widgets.form import Form
from eventplanner.widgets.record_list import RecordList
from screens.plans import events_page, plan, press, settle
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


async def test_a_plan_that_is_spoilt_is_said_in_a_sentence_and_only_once(planner: Planner, path: Path) -> None:
    plan(planner, ["Uno 9 mar 2027"])
    async with events_page(planner) as pilot:
        with path.open("r+b") as file:
            file.write(b"no plan" * 9000)
        await pilot.app.desk.look()
        await settle(pilot)
        assert [each.severity for each in pilot.app._notifications] == ["error"]
        pilot.app.clear_notifications()
        await pilot.app.desk.look()
        await press(pilot, "down")
        assert list(pilot.app._notifications) == []


async def test_what_is_half_typed_outlives_another_language(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "comma")
        app.screen.query_one("#shared-form", Form).fill({"organisation": "Python Chile"})
        own = app.screen.query_one("#own-form", Form)
        own.fill({"language": "es"})
        own.action_save()
        while catalogue.language() != "es":
            await pilot.pause()
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert app.screen.query_one("#shared-form", Form).texts()["organisation"] == "Python Chile"


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
