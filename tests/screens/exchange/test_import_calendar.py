"""A calendar into the plan by the dialog: what it says before, what it does, and how it is taken back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, hurry, press, settle, told
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.exchange.source_line import SourceLine
from eventplanner.services.base import settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.year import overlays
from eventplanner.widgets.forms.form import FieldRow, Form
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, titles

CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:School [b]
BEGIN:VEVENT
UID:winter
DTSTART;VALUE=DATE:20270705
DTEND;VALUE=DATE:20270717
SUMMARY:Winter holidays
END:VEVENT
BEGIN:VEVENT
UID:weekly
DTSTART:20270601T183000
DTEND:20270601T200000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Study group
END:VEVENT
END:VCALENDAR
"""
BAD = "BEGIN:VEVENT\nUID:bad\nDTSTART;VALUE=DATE:20270230\nSUMMARY:No such day\nEND:VEVENT\nEND:VCALENDAR"


@pytest.fixture
def file(planner: Planner, tmp_path: Path) -> Path:
    settings.change(planner, holidays="off")
    path = tmp_path / "terms.ics"
    path.write_text(CALENDAR)
    return path


def rewrite(path: Path, text: str) -> None:
    path.write_text(text)


async def read(pilot: Pilot[None], path: Path) -> Form:
    """Open the dialog and let it read the file."""
    await press(pilot, "i")
    pilot.app.screen.query_one("#path SourceLine", SourceLine).value = str(path)
    await press(pilot, "enter")
    return pilot.app.screen.query_one(Form)


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#said").render())


def kept(planner: Planner) -> list[tuple[str, int]]:
    return [(each.overlay.name, each.dates) for each in overlays.listing(planner)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_calendar_lies_over_the_year_under_its_own_name(
    planner: Planner, file: Path, size: tuple[int, int]
) -> None:
    async with events_page(planner, size) as pilot:
        form = await read(pilot, file)
        asked = {"timezone": "", "from": "", "until": "", "skip": ""}
        assert form.texts() == {"target": "overlay", "name": "School [b]", **asked}
        assert said(pilot).splitlines()[0].strip() == "2 new"
        listed = drawn(pilot.app.screen.query_one(RecordList))
        assert [row.split()[:4] for row in listed[1:3]] == [
            ["3", "new", "Winter", "holidays"],
            ["9", "new", "Study", "group"],
        ]
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert (kept(planner), titles(planner)) == ([("School [b]", 2)], [])
        await press(pilot, "u")
        assert kept(planner) == []


async def test_it_can_become_events_instead(planner: Planner, file: Path) -> None:
    async with events_page(planner) as pilot:
        form = await read(pilot, file)
        await press(pilot, "right")
        assert form.texts()["target"] == "events"
        assert said(pilot).splitlines()[0].strip() == "4 new"
        await press(pilot, "ctrl+s")
        assert (kept(planner), titles(planner)) == ([], ["Study group"] * 3 + ["Winter holidays"])
        await press(pilot, "u")
        assert titles(planner) == []


async def test_the_zone_and_the_days_are_asked(planner: Planner, file: Path) -> None:
    async with events_page(planner) as pilot:
        form = await read(pilot, file)
        assert "times in America/Santiago" in said(pilot)
        form.fill({"timezone": "Coyhaique", "from": "2027-06-01", "until": "2027-06-10"})
        await settle(pilot)
        assert said(pilot).splitlines()[0].split() == ["1", "new"]
        assert "times in America/Coyhaique" in said(pilot)
        form.fill({"timezone": "nowhere"})
        await settle(pilot)
        assert "such as Coyhaique" in said(pilot)
        await press(pilot, "ctrl+s")
        assert kept(planner) == []
        form.fill({"timezone": "", "until": ""})
        await press(pilot, "ctrl+s")
        assert kept(planner) == [("School [b]", 2)]


async def test_saved_in_a_hurry_it_is_what_the_form_says(planner: Planner, file: Path) -> None:
    async with events_page(planner) as pilot:
        await read(pilot, file)
        await hurry(pilot, "right", "ctrl+s")
        assert (kept(planner), len(titles(planner))) == ([], 4)


async def test_another_name_is_another_overlay_and_a_known_one_is_refreshed(planner: Planner, file: Path) -> None:
    async with events_page(planner) as pilot:
        await read(pilot, file)
        await press(pilot, "ctrl+s")
        rewrite(file, CALENDAR.replace("Winter", "Cold").replace("UID:weekly", "UID:other"))
        form = await read(pilot, file)
        assert said(pilot).splitlines()[0].split() == ["1", "new", "1", "changed", "1", "gone"]
        assert [row.field.name for row in form.query(FieldRow) if row.has_class("-warning")] == ["name"]
        form.fill({"name": "Mine"})
        await settle(pilot)
        assert said(pilot).splitlines()[0].split() == ["2", "new"]
        await press(pilot, "ctrl+s")
        assert kept(planner) == [("School [b]", 2), ("Mine", 2)]


async def test_a_name_that_cannot_be_is_refused_and_nothing_is_imported_under_the_old_one(
    planner: Planner, file: Path
) -> None:
    async with events_page(planner) as pilot:
        form = await read(pilot, file)
        form.fill({"name": "x" * 81})
        await settle(pilot)
        assert "up to 80 characters" in said(pilot)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ImportDialog)
        assert kept(planner) == []
        form.fill({"name": "x"})
        await press(pilot, "ctrl+s")
        assert kept(planner) == [("x", 2)]


@pytest.mark.parametrize(("skip", "there"), [("", []), ("yes", [("School [b]", 2)]), ("listed", [("School [b]", 2)])])
async def test_what_becomes_of_bad_entries_is_asked(
    planner: Planner, file: Path, skip: str, there: list[tuple[str, int]]
) -> None:
    rewrite(file, CALENDAR.replace("END:VCALENDAR", BAD))
    async with events_page(planner) as pilot:
        form = await read(pilot, file)
        assert said(pilot).splitlines()[0].split() == ["2", "new", "1", "bad"]
        assert "“20270230” is no date" in str(pilot.app.screen.query_one("#reason").render())
        form.fill({"skip": skip})
        await press(pilot, "ctrl+s")
        assert kept(planner) == there
        assert file.with_name("terms.rejects.csv").exists() is (skip == "listed")


async def test_the_same_file_twice_says_that_all_is_there(planner: Planner, file: Path) -> None:
    async with events_page(planner) as pilot:
        await read(pilot, file)
        await press(pilot, "ctrl+s")
        await read(pilot, file)
        assert said(pilot).splitlines()[0].strip() == "2 the same"
        await press(pilot, "ctrl+s")
        assert told(pilot) == ["All of it is in the plan already."]


@pytest.mark.parametrize("content", ["", "<html>please log in</html>", "[1", "BEGIN:VCALENDAR\nEND:VCALENDAR"])
async def test_what_is_no_calendar_is_said_in_the_dialog(planner: Planner, file: Path, content: str) -> None:
    rewrite(file, content)
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        pilot.app.screen.query_one("#path SourceLine", SourceLine).value = str(file)
        await press(pilot, "enter")
        assert len(said(pilot).splitlines()[0].strip()) > 10
        await press(pilot, "ctrl+s", "escape")
        assert kept(planner) == []


async def test_a_table_after_a_calendar_is_asked_about_its_columns(planner: Planner, file: Path) -> None:
    table = file.with_name("events.csv")
    rewrite(table, "title,date\nMeetup,12/4/2027\n")
    async with events_page(planner) as pilot:
        await read(pilot, file)
        pilot.app.screen.query_one("#path SourceLine", SourceLine).value = str(table)
        pilot.app.screen.query_one("#path SourceLine", SourceLine).focus()
        await press(pilot, "enter")
        assert list(pilot.app.screen.query_one(Form).texts()) == ["skip", "column0", "column1"]
        await press(pilot, "ctrl+s")
        assert (kept(planner), titles(planner)) == ([], ["Meetup"])


async def test_the_dialog_can_be_closed_while_it_reads(planner: Planner, file: Path) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        pilot.app.screen.query_one("#path SourceLine", SourceLine).value = str(file)
        await hurry(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert kept(planner) == []
