"""What is the same on every screen: going about, the palette, help, themes, settings, history."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eventplanner.app import EventPlanner
from eventplanner.domain.events import EventDraft
from eventplanner.domain.settings import Preferences
from eventplanner.i18n import catalogue
from eventplanner.screens.goto import GotoScreen
from eventplanner.screens.help import HelpScreen
from eventplanner.screens.history import HistoryScreen
from eventplanner.screens.home import HomeScreen
from eventplanner.screens.page import Page
from eventplanner.screens.palette import PaletteScreen
from eventplanner.screens.settings import SettingsScreen
from eventplanner.screens.year import YearScreen
from eventplanner.services import events, session
from eventplanner.services.planner import Planner
from eventplanner.widgets.form import Form
from eventplanner.widgets.record_list import RecordList

SIZES = [(120, 40), (80, 24)]
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "alembic",
    "icalendar",
    "tomlkit",
    "xlsxwriter",
    "python_calamine",
    "babel",
)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await quiet(pilot)


async def quiet(pilot: Pilot[None]) -> None:
    reading = [worker for worker in pilot.app.workers if worker.group in {"load", "write", "detail"}]
    if reading:
        await pilot.app.workers.wait_for_complete(reading)
    await pilot.pause()


def seen(app: EventPlanner) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_screen_is_a_key_away(planner: Planner, size: tuple[int, int], language: str) -> None:
    catalogue.use(language)
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        await press(pilot, "2")
        assert isinstance(app.screen, YearScreen)
        await press(pilot, "g", "h")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "g")
        assert isinstance(app.screen, GotoScreen)
        await press(pilot, "l")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape", "comma")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "escape", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_esc_never_leaves_a_main_screen(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test() as pilot:
        await press(pilot, "escape", "escape")
        assert app.is_running
        assert isinstance(app.screen, HomeScreen)


async def test_the_palette_finds_a_command_by_its_words_and_carries_it_out(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "colon")
        assert isinstance(app.screen, PaletteScreen)
        await press(pilot, *"setti")
        await press(pilot, "enter")
        assert isinstance(app.screen, SettingsScreen)


async def test_a_key_of_ones_own_takes_the_place_of_the_usual_one(planner: Planner) -> None:
    app = EventPlanner(planner, Preferences(keys={"help": "f1"}), warm=False)
    async with app.run_test() as pilot:
        await quiet(pilot)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)


async def test_below_60x18_there_is_one_polite_line(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(50, 12)) as pilot:
        await quiet(pilot)
        shown = [line.strip() for line in seen(app).splitlines() if line.strip()]
        assert shown == ["Please make the window at least 60×18."]


async def test_another_session_is_seen_on_top_and_in_the_history(at: Callable[..., Planner]) -> None:
    app = EventPlanner(at("ana"), warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "semicolon")
        events.create(at("leo"), EventDraft(title="Meetup Go"))
        await app.desk.look()
        await quiet(pilot)
        assert "leo saved" in seen(app)
        assert app.screen.query_one(RecordList).total >= 1
        assert "Meetup Go" in seen(app)


async def test_what_is_wrong_with_a_setting_stands_beside_it(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "comma")
        form = app.screen.query_one("#shared-form", Form)
        form.fill({"country": "Chile", "capacity": "12"})
        form.action_save()
        await pilot.pause()
        await quiet(pilot)
        assert "two capital letters" in seen(app)
        form.fill({"country": "es"})
        form.action_save()
        await pilot.pause()
        await quiet(pilot)
        assert planner.settings().country == "ES"
        assert planner.settings().capacity == 12


async def test_another_language_counts_at_once_and_is_remembered(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        await press(pilot, "comma")
        form = app.screen.query_one("#own-form", Form)
        form.fill({"language": "es", "theme": "light"})
        form.action_save()
        for _ in range(5):
            await pilot.pause()
            await quiet(pilot)
        assert catalogue.language() == "es"
        assert isinstance(app.screen, SettingsScreen)
        assert app.theme == "light"
        assert session.read_preferences() == Preferences(language="es", theme="light")


async def test_a_bug_is_reported_without_data_and_ends_with_status_1(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    with pytest.raises(ZeroDivisionError):  # noqa: PT012
        async with app.run_test() as pilot:
            await quiet(pilot)
            app.call_later(lambda: 1 // 0)
            await pilot.pause()
    assert app.bug_report is not None
    assert app.return_code == 1
    assert "ZeroDivisionError" in app.bug_report.read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
async def test_every_theme_draws_every_screen_with_signs_of_ascii_too(planner: Planner, theme: str) -> None:
    app = EventPlanner(planner, replace(Preferences(theme=theme), ascii=True), warm=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2", "3", "1")
        assert isinstance(app.screen, Page)
        assert "* 1 Today" in " ".join(seen(app).split())


def test_who_only_looks_loads_nothing_that_is_for_writing(planner: Planner, path: Path) -> None:
    events.create(
        planner, EventDraft(title="Meetup", start=datetime(2027, 3, 12), end=datetime(2027, 3, 12), all_day=True)
    )
    program = (
        "import asyncio, sys\n"
        "from eventplanner.app import EventPlanner\n"
        "from eventplanner.services.planner import Planner\n"
        "from eventplanner.storage.store import Store\n"
        "async def main():\n"
        "    app = EventPlanner(Planner(Store(sys.argv[1]), 'ana'))\n"
        "    async with app.run_test() as pilot:\n"
        "        for key in ('1', '2', 'right', '3', 'down', 'comma', 'semicolon', 'question_mark', 'escape', '1'):\n"
        "            await pilot.press(key)\n"
        "            await app.workers.wait_for_complete()\n"
        "            await pilot.pause()\n"
        "asyncio.run(main())\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
