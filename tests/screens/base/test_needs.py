"""The table of what events need by when on the page of settings, and the lights in the help."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from app_kit import NARROW, WIDE, page_at, press, settle, types
from eventplanner.domain.workspace.needs_text import SETTING
from eventplanner.i18n import catalogue
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.events.page import EventsScreen
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.form import FieldRow, Form
from screens.plans import plan


def row(pilot: Pilot[None]) -> FieldRow:
    return next(row for row in pilot.app.screen.query(FieldRow) if row.field.name == SETTING)


async def save(pilot: Pilot[None]) -> None:
    await press(pilot, "ctrl+s")
    await settle(pilot)


async def save_shared(pilot: Pilot[None]) -> None:
    pilot.app.screen.query_one("#shared-form", Form).go(SETTING)
    await save(pilot)


@pytest.mark.parametrize(("language", "first"), [("en", "meetup venue 90 50"), ("es", "meetup sede 90 50")])
async def test_a_line_that_is_typed_is_kept_and_told_in_its_place(planner: Planner, language: str, first: str) -> None:
    catalogue.use(language)
    async with page_at(planner, SettingsScreen) as pilot:
        pilot.app.screen.query_one("#shared-form", Form).go(SETTING)
        assert row(pilot).text.count("\n") == 8
        await types(pilot, first)
        await press(pilot, "enter")
        await save(pilot)
        assert planner.settings().needs == "meetup venue 90 50"
        assert row(pilot).text.splitlines()[1] == first
        history.undo(planner)
        assert planner.settings().needs == ""


async def test_a_line_that_is_taken_out_is_as_built_in_again(planner: Planner) -> None:
    async with page_at(planner, SettingsScreen) as pilot:
        before = row(pilot).text
        row(pilot).text = "talk venue 9 8\n" + before
        await save_shared(pilot)
        assert planner.settings().needs == "talk venue 9 8"
        row(pilot).text = before.replace("workshop venue 45 14, ", "workshop ")
        await save_shared(pilot)
        assert (planner.settings().needs, row(pilot).text) == ("", before)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_line_that_is_none_is_refused_under_the_table_and_stays(
    planner: Planner, size: tuple[int, int]
) -> None:
    async with page_at(planner, SettingsScreen, size=size) as pilot:
        row(pilot).text = "meetup venue 7 30"
        await save_shared(pilot)
        notice = str(row(pilot).query_one(".notice", Static).render())
        assert (
            notice == "! “meetup venue 7 30”: venue: the first number of days is the larger one, the second is nearer"
        )
        assert (row(pilot).text, planner.settings().needs) == ("meetup venue 7 30", "")


async def test_the_help_explains_the_four_lights(planner: Planner) -> None:
    plan(planner, ["Meetup Rust 4 jun 2027 18:30 @HQ"])
    async with page_at(planner, EventsScreen) as pilot:
        await press(pilot, "?")
        lines = [line.strip() for line in str(pilot.app.screen.query_one("#keys", Static).render()).splitlines()]
        assert lines[lines.index("Signs") + 1 :] == [
            "○ Not yet due: something is open, and its day is not near",
            "▲ Attention: something is missing or blocked, or due within a few days",
            "! Trouble: something is late, was refused, or is missing too near the day",
            "✓ All done: nothing is open",
        ]
