"""What happens to the plan, the day and the words while pages are open."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app_kit import page_at, press, settle
from eventplanner.i18n import catalogue
from eventplanner.screens.settings import SettingsScreen
from eventplanner.services import upkeep
from eventplanner.services.planner import Planner
from eventplanner.widgets.form import Form
from eventplanner.widgets.record_list import RecordList
from screens.plans import events_page, plan

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
        pilot.app.desk.look()
        await settle(pilot)
        assert [*signs, records.render_line(1).text[1]] == ["►", "!"]


async def test_a_backup_put_in_the_plans_place_is_seen_at_once(planner: Planner, path: Path, tmp_path: Path) -> None:
    plan(planner, ["Uno 9 mar 2027"])
    copy = upkeep.backup(path, tmp_path / "copy.db", planner.now())
    plan(planner, ["Dos 9 mar 2027", "Tres 9 mar 2027"])
    async with events_page(planner) as pilot:
        upkeep.restore(path, copy, planner.now())
        pilot.app.desk.look()
        await settle(pilot)
        assert pilot.app.screen.query_one(RecordList).total == 1


async def test_a_plan_that_is_spoilt_is_said_in_a_sentence_and_only_once(planner: Planner, path: Path) -> None:
    plan(planner, ["Uno 9 mar 2027"])
    async with events_page(planner) as pilot:
        with path.open("r+b") as file:
            file.write(b"no plan" * 9000)
        pilot.app.desk.look()
        await settle(pilot)
        assert [each.severity for each in pilot.app._notifications] == ["error"]
        pilot.app.clear_notifications()
        pilot.app.desk.look()
        await press(pilot, "down")
        assert list(pilot.app._notifications) == []


async def test_what_is_half_typed_outlives_another_language(planner: Planner) -> None:
    async with page_at(planner, SettingsScreen) as pilot:
        pilot.app.screen.query_one("#shared-form", Form).fill({"organisation": "Python Chile"})
        own = pilot.app.screen.query_one("#own-form", Form)
        own.fill({"language": "es"})
        own.action_save()
        await settle(pilot)
        assert catalogue.language() == "es"
        assert pilot.app.screen.query_one("#shared-form", Form).texts()["organisation"] == "Python Chile"
