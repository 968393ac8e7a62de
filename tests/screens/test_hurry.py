"""Keys that come faster than the app can answer: nothing is done twice, nothing that was done is undone."""

from pathlib import Path

from app_kit import hurry, press, settle
from eventplanner.screens.exchange.source_line import SourceLine
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, plan, titles

LINES = ["Meetup Rust 4 feb 2027 18:30 @Sede", "Meetup Python 12 mar 2027 18:30", "DevConf 15-16 abr 2027 @Teatro"]


async def test_a_line_that_is_entered_twice_adds_one_event(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "a")
        pilot.app.screen.query_one(Asking).query_one(LineInput).value = "Charla 2 jun 2027"
        await settle(pilot)
        await hurry(pilot, "enter", "enter")
        assert titles(planner) == ["Charla"]


async def test_a_form_that_is_saved_twice_adds_one_event(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A", "x")
        await hurry(pilot, "ctrl+s", "ctrl+s", "escape", "escape")
        assert titles(planner) == ["x"]


async def test_a_file_that_is_imported_twice_is_in_the_plan_once(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("title,date\nUno,2027-06-01\n")
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        pilot.app.screen.query_one(LineInput).value = str(path)
        await press(pilot, "enter")
        await hurry(pilot, "ctrl+s", "ctrl+s", "escape")
        assert titles(planner) == ["Uno"]


async def test_what_is_marked_while_the_list_is_read_stays_marked_and_the_cursor_stays(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "home")
        read = pilot.app.screen.load()
        await press(pilot, "space")
        pilot.app.screen.show(read)
        records = pilot.app.screen.query_one(RecordList)
        assert (records.marks, records.cursor) == ({1}, 1)


async def test_another_file_than_the_one_that_was_read_is_read_first(planner: Planner, tmp_path: Path) -> None:
    for name, title in (("a", "Uno"), ("b", "Dos")):
        (tmp_path / f"{name}.csv").write_text(f"title,date\n{title},2027-06-01\n")
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        path = pilot.app.screen.query_one("#path SourceLine", SourceLine)
        path.value = str(tmp_path / "a.csv")
        await press(pilot, "enter")
        path.value = str(tmp_path / "b.csv")
        await press(pilot, "ctrl+s")
        assert titles(planner) == []
        await press(pilot, "ctrl+s")
        assert titles(planner) == ["Dos"]
