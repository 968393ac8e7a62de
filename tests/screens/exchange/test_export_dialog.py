"""The export dialog: its path, its endings, files that are there already, and what it says of events."""

from pathlib import Path

import pytest

from app_kit import NARROW, WIDE, press, replaces, settle, told
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.exchange.export_dialog import ExportDialog
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.forms.form import Form
from screens.exports import choices_of_file, notice, preview, writes_to
from screens.plans import events_page, plan

LINES = ["Meetup Python 12 mar 2027 18:30 @Sede", "Idea suelta 4 may 2027 status:idea"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_calendar_is_written_and_the_next_one_says_what_is_new(
    planner: Planner, tmp_path: Path, size: tuple[int, int]
) -> None:
    plan(planner, LINES)
    path = tmp_path / "year.ics"
    async with events_page(planner, size) as pilot:
        await press(pilot, "E")
        assert preview(pilot) == ["1 event"]
        await writes_to(pilot, path)
        assert path.read_bytes().count(b"BEGIN:VEVENT") == 1
        plan(planner, ["Charla [b] 2 jun 2027"])
        await press(pilot, "E")
        assert preview(pilot)[1:] == ["+ Charla [b]"]


async def test_a_file_that_is_there_is_refused_beside_its_path_with_the_way_out(
    planner: Planner, tmp_path: Path
) -> None:
    plan(planner, LINES)
    path = tmp_path / "year.ics"
    path.write_text("mine")
    async with events_page(planner) as pilot:
        await press(pilot, "E")
        await writes_to(pilot, path)
        assert (path.read_text(), isinstance(pilot.app.screen, ExportDialog)) == ("mine", True)
        assert "Choose another name, or set “Replace a file” to “yes”." in notice(pilot)
        pilot.app.screen.query_one(Form).fill({"replace": "yes"})
        await settle(pilot)
        assert notice(pilot) == ""
        await press(pilot, "ctrl+s")
        assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")


async def test_a_table_of_the_marked_events(planner: Planner, tmp_path: Path) -> None:
    plan(planner, LINES)
    path = tmp_path / "two.csv"
    async with events_page(planner) as pilot:
        await press(pilot, "V", "E")
        pilot.app.screen.query_one(Form).fill({"format": "csv", "scope": "chosen"})
        await settle(pilot)
        assert choices_of_file(pilot) == (["format", "scope", "path", "replace"], "~/events.csv")
        await writes_to(pilot, path)
        assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 3


async def test_the_ending_that_is_typed_chooses_the_format_and_the_format_the_ending(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "E")
        form = pilot.app.screen.query_one(Form)
        form.go("path")
        await settle(pilot)
        await replaces(pilot, "~/team/list.MD")
        assert form.texts()["format"] == "md"
        form.fill({"format": "csv-es"})
        await settle(pilot)
        assert form.texts()["path"] == "~/team/list.csv"
        form.fill({"format": "xlsx", "scope": "all"})
        await settle(pilot)
        assert form.texts()["path"] == "~/team/list.xlsx"


async def test_an_ending_of_two_formats_keeps_the_one_that_is_chosen(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "E")
        form = pilot.app.screen.query_one(Form)
        form.fill({"path": "~/a.csv"})
        await settle(pilot)
        assert form.texts()["format"] == "csv"
        form.fill({"format": "csv-es"})
        await settle(pilot)
        form.fill({"path": "~/b.csv"})
        await settle(pilot)
        assert form.texts()["format"] == "csv-es"


@pytest.mark.parametrize("name", ["year.pdf", "year"])
async def test_a_foreign_ending_is_refused_beside_the_path(planner: Planner, tmp_path: Path, name: str) -> None:
    plan(planner, LINES)
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "E")
        await writes_to(pilot, tmp_path / name)
        assert "has to end in one of these: .ics, .html, .xlsx, .csv, .md, .txt, .json" in notice(pilot)
        await writes_to(pilot, tmp_path / "year.json")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert told(pilot) == [f"Written to {tmp_path / 'year.json'}."]
    assert [each.name for each in tmp_path.glob("year*")] == ["year.json"]  # noqa: ASYNC240


async def test_a_filter_that_finds_nothing_is_no_calendar_of_everything(planner: Planner, tmp_path: Path) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "slash")
        await replaces(pilot, "nowhere")
        await press(pilot, "E")
        pilot.app.screen.query_one(Form).fill({"scope": "shown"})
        await settle(pilot)
        assert preview(pilot) == ["There is nothing to export."]
        await writes_to(pilot, tmp_path / "none.ics")
        assert isinstance(pilot.app.screen, ExportDialog)
    assert not (tmp_path / "none.ics").exists()


async def test_where_one_may_only_look_files_are_written(planner: Planner, tmp_path: Path) -> None:
    plan(planner, LINES)
    reader = Planner(Store(planner.store.path, read_only=True), "leo", planner.now)
    async with events_page(reader) as pilot:
        await press(pilot, "E")
        await writes_to(pilot, tmp_path / "year.ics")
    assert (tmp_path / "year.ics").exists()
