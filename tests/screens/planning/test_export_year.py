"""A year for the wall from the dialog of files."""

from pathlib import Path

import pytest

from app_kit import NARROW, WIDE, press, settle
from eventplanner.screens.events.page import EventsScreen
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.form import Form
from screens.plans import events_page, plan

LINES = ["Meetup Python 12 mar 2027 18:30 @Sede", "Idea suelta 4 may 2027 status:idea", "Later 3 mar 2028"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_year_is_written_as_a_page(planner: Planner, tmp_path: Path, size: tuple[int, int]) -> None:
    plan(planner, LINES)
    path = tmp_path / "year.html"
    async with events_page(planner, size) as pilot:
        await press(pilot, "E")
        form = pilot.app.screen.query_one(Form)
        form.fill({"format": "year"})
        await settle(pilot)
        assert form.texts()["path"] == "~/events-2027.html"
        assert str(pilot.app.screen.query_one("#preview").render()) == "the year 2027 · 1 event"
        form.fill({"path": str(path), "audience": "team"})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, EventsScreen)
    written = path.read_text(encoding="utf-8")
    assert [title in written for title in ("Meetup Python", "Idea suelta", "Later")] == [True, True, False]


async def test_a_page_that_is_there_is_refused_beside_its_path(planner: Planner, tmp_path: Path) -> None:
    plan(planner, LINES)
    path = tmp_path / "year.html"
    path.write_text("mine")
    async with events_page(planner) as pilot:
        await press(pilot, "E")
        pilot.app.screen.query_one(Form).fill({"format": "year", "path": str(path)})
        await press(pilot, "ctrl+s")
        assert (path.read_text(), isinstance(pilot.app.screen, EventsScreen)) == ("mine", False)
