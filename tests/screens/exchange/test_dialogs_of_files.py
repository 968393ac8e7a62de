"""Files to the page of events: what the import dialog says and does."""

from pathlib import Path

import pytest
import xlsxwriter

from app_kit import NARROW, WIDE, drawn, press, sees, settle
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.exchange.source_line import SourceLine
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, titles

TABLE = "Título;Fecha;Lugar raro\nMeetup Ruby;12/04/2027;Sede\n;1/1/2027;x\n"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_import_shows_what_would_happen_and_then_does_it(
    planner: Planner, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(TABLE, encoding="utf-8")
    async with events_page(planner, size) as pilot:
        await press(pilot, "i")
        screen = pilot.app.screen
        screen.query_one(LineInput).value = str(path)
        await press(pilot, "enter")
        assert str(screen.query_one("#said").render()).startswith("1 new  1 bad")
        assert [row.split()[:2] for row in drawn(screen.query_one(RecordList))[1:3]] == [["3", "bad"], ["2", "new"]]
        await press(pilot, "ctrl+s")
        assert (titles(planner), isinstance(pilot.app.screen, ImportDialog)) == ([], True)
        form = screen.query_one(Form)
        form.fill({"column2": "venue"})
        await settle(pilot)
        form.fill({"skip": "listed"})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert titles(planner) == ["Meetup Ruby"]
        assert "there is no title" in (tmp_path / "in.rejects.csv").read_text(encoding="utf-8-sig")
        await press(pilot, "u")
        assert titles(planner) == []


async def test_a_file_that_is_not_there_is_said(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "i", "x", "enter")
        assert "x" in str(pilot.app.screen.query_one("#said").render())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_another_sheet_of_a_workbook_has_other_columns(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Events": [("Title", "Date"), ("Meetup", "2027-04-28")],
            "Ideas": [("Name",), ("Tour",)],
        }.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        screen = pilot.app.screen
        screen.query_one(LineInput).value = str(path)
        await press(pilot, "enter")
        assert screen.query_one(Form).texts() == {
            "sheet": "Events",
            "skip": "",
            "column0": "title",
            "column1": "date",
        }
        await press(pilot, "up", "right")
        assert screen.query_one(Form).texts() == {"sheet": "Ideas", "skip": "", "column0": "title"}
        await press(pilot, "ctrl+s")
        assert titles(planner) == ["Tour"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_why_a_row_is_bad_is_read_in_full(planner: Planner, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "events.csv"
    path.write_text("title,date,url\n,2027-06-01,\nHackathon,some day next year perhaps,no link\n")
    async with events_page(planner, size) as pilot:
        await press(pilot, "i")
        pilot.app.screen.query_one("#path SourceLine", SourceLine).value = str(path)
        await press(pilot, "enter")
        listed = pilot.app.screen.query_one(RecordList)
        for row in range(listed.total):
            listed.cursor = row
            await settle(pilot)
            shown = sees(pilot).splitlines()
            beneath = " ".join(" ".join(text.strip(" │") for text in shown[listed.region.bottom :]).split())
            assert f"line {listed.record.id}: {' '.join(listed.record.about.split())}" in beneath
        assert "there is no title" in " ".join(drawn(listed))
