"""What is the same on every screen: going about, the palette, help, themes, settings, history."""

import errno
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, page_at, press, sees, settle, told, types
from eventplanner.app import EventPlanner
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.logistics.venues import VENUE
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.i18n import catalogue
from eventplanner.screens.base.goto import GotoScreen
from eventplanner.screens.base.help import HelpScreen
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.palette import PaletteScreen
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.history.page import HistoryScreen
from eventplanner.screens.home.page import HomeScreen
from eventplanner.screens.year.page import YearScreen
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.storage.personal.folders import config_file
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.record_list import RecordList

SIZES = [WIDE, NARROW]
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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_screen_is_a_key_away(planner: Planner, size: tuple[int, int], language: str) -> None:
    catalogue.use(language)
    async with page_at(planner, HomeScreen, size=size) as pilot:
        app = pilot.app
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
    async with page_at(planner, HomeScreen) as pilot:
        app = pilot.app
        await press(pilot, "escape", "escape")
        assert app.is_running
        assert isinstance(app.screen, HomeScreen)


async def test_the_palette_finds_a_command_by_its_words_and_carries_it_out(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        app = pilot.app
        await press(pilot, "colon")
        assert isinstance(app.screen, PaletteScreen)
        await types(pilot, "setti")
        await press(pilot, "enter")
        assert isinstance(app.screen, SettingsScreen)


async def test_a_key_of_ones_own_takes_the_place_of_the_usual_one(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, preferences=Preferences(keys={"help": "f1"})) as pilot:
        app = pilot.app
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)


async def test_below_60x18_there_is_one_polite_line(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, size=(50, 12)) as pilot:
        shown = [line.strip() for line in sees(pilot).splitlines() if line.strip()]
        assert shown == ["Please make the window at least 60×18."]


async def test_another_session_is_seen_on_top_and_in_the_history(at: Callable[..., Planner]) -> None:
    async with page_at(at("ana"), HomeScreen) as pilot:
        app = pilot.app
        await press(pilot, "semicolon")
        events.create(at("leo"), EventDraft(title="Meetup Go"))
        await app.desk.look()
        await settle(pilot)
        assert "leo saved" in sees(pilot)
        assert app.screen.query_one(RecordList).total >= 1
        assert "Meetup Go" in sees(pilot)


async def test_the_history_tells_several_values_and_choices_in_words(planner: Planner) -> None:
    texts = {"name": "Los Andes", "dealings": "supplier, client"}
    records.create(planner, ORGANISATION, records.read(planner, ORGANISATION, texts, ORGANISATION.blank()))
    records.create(planner, VENUE, records.read(planner, VENUE, {"name": "HQ", "setups": "theatre 80"}, VENUE.blank()))
    async with page_at(planner, HomeScreen) as pilot:
        await press(pilot, "semicolon")
        assert "Venue “HQ” added" in sees(pilot)
        assert "theatre 80" in sees(pilot)
        await press(pilot, "down")
        assert "Organisation “Los Andes” added" in sees(pilot)
        assert "supplier, client" in sees(pilot)


async def test_what_is_wrong_with_a_setting_stands_beside_it(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        app = pilot.app
        await press(pilot, "comma")
        form = app.screen.query_one("#shared-form", Form)
        form.fill({"country": "Chile", "capacity": "12"})
        form.action_save()
        await settle(pilot)
        assert "two capital letters" in sees(pilot)
        form.fill({"country": "es"})
        form.action_save()
        await settle(pilot)
        assert planner.settings().country == "ES"
        assert planner.settings().capacity == 12


async def saves_own(pilot: Pilot[None], **texts: str) -> None:
    """Opens the settings and saves one's own with these texts in it."""
    await press(pilot, "comma")
    form = pilot.app.screen.query_one("#own-form", Form)
    form.fill(texts)
    form.action_save()
    await settle(pilot)


async def test_another_language_is_remembered_and_counts_from_the_next_start(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        await saves_own(pilot, language="es", theme="light")
        assert catalogue.language() == "en"
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert pilot.app.theme == "light"
        assert session.read_preferences() == Preferences(language="es", theme="light")
        assert told(pilot) == ["Saved. The other language is spoken from the next start on."]


async def test_a_language_that_the_environment_outranks_is_said_so(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENTPLANNER_LANG", "en")
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        await saves_own(pilot, language="es")
        assert told(pilot) == ["Saved. As long as EVENTPLANNER_LANG names a language, that one is spoken."]


@pytest.mark.parametrize(
    "texts", [{"name": "Camila Rojas"}, {"theme": "light"}, {"ascii": "ascii"}, {"language": "en"}]
)
async def test_saving_ones_own_settings_never_changes_the_language_of_the_run(
    planner: Planner, monkeypatch: pytest.MonkeyPatch, texts: dict[str, str]
) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    catalogue.use("es")  # as `--lang es` does
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        await saves_own(pilot, **texts)
        assert catalogue.language() == "es"
        assert "ctrl+s Guardar" in sees(pilot)
        assert "Guardado" in told(pilot)[0]
        assert "Today" not in sees(pilot)


async def test_plain_characters_of_the_run_are_kept_and_never_become_a_setting(planner: Planner) -> None:
    app = EventPlanner(planner, Preferences(), warm=False, plain=True)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await saves_own(pilot, name="Camila Rojas")
        assert app.get_line_filters()[-1].enabled
        assert sees(pilot).isascii()
        assert session.read_preferences() == Preferences(name="Camila Rojas")


async def test_what_another_session_has_kept_of_ones_own_settings_stays(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        session.change_preferences({"theme": "contrast"})
        await saves_own(pilot, name="Camila Rojas")
        assert session.read_preferences() == Preferences(theme="contrast", name="Camila Rojas")
        assert pilot.app.theme == "contrast"


async def test_settings_that_cannot_be_kept_count_for_the_run_and_the_reason_is_said(
    planner: Planner, home: Path
) -> None:
    async with page_at(planner, HomeScreen, size=WIDE) as pilot:
        config_file().mkdir(parents=True)
        await saves_own(pilot, theme="light")
        assert pilot.app.theme == "light"
        assert "cannot be read" in told(pilot)[0]


async def test_a_bug_is_reported_without_data_and_ends_with_status_1(planner: Planner) -> None:
    app = EventPlanner(planner, warm=False)
    with pytest.raises(ZeroDivisionError):  # noqa: PT012
        async with app.run_test() as pilot:
            await settle(pilot)
            app.call_later(lambda: 1 // 0)
            await pilot.pause()
    assert app.bug_report is not None
    assert app.return_code == 1
    assert "ZeroDivisionError" in app.bug_report.read_text(encoding="utf-8")


async def test_what_a_person_can_mend_ends_in_its_sentence_and_leaves_no_report(planner: Planner) -> None:
    async def fail() -> None:
        raise PermissionError(errno.EACCES, "", "/srv/plan.db")

    app = EventPlanner(planner, warm=False)
    with pytest.raises(PermissionError):  # noqa: PT012
        async with app.run_test() as pilot:
            await settle(pilot)
            app.call_later(fail)
            await pilot.pause()
    assert (app.bug_report, app.return_code) == (None, 1)
    assert app.last_words == "You have no right to /srv/plan.db. Ask its owner for it, or name another file or folder."


async def test_a_worker_that_meets_what_a_person_can_mend_says_so_and_the_app_goes_on(planner: Planner) -> None:
    async def fail() -> None:
        raise PermissionError(errno.EACCES, "", "/srv/plan.db")

    app = EventPlanner(planner, warm=False)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        app.run_worker(fail())
        await settle(pilot)
        assert [each.message for each in app._notifications] == [
            "You have no right to /srv/plan.db. Ask its owner for it, or name another file or folder."
        ]
        await press(pilot, "2")
        assert app.current_mode == "year"


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
async def test_every_theme_draws_every_screen_with_signs_of_ascii_too(planner: Planner, theme: str) -> None:
    async with page_at(planner, HomeScreen, size=NARROW, preferences=Preferences(theme=theme, ascii=True)) as pilot:
        app = pilot.app
        await press(pilot, "2", "3", "1")
        assert isinstance(app.screen, Page)
        assert "* 1 Today" in " ".join(sees(pilot).split())


def test_who_only_looks_loads_nothing_that_is_for_writing(planner: Planner, path: Path) -> None:
    events.create(
        planner, EventDraft(title="Meetup", start=datetime(2027, 3, 12), end=datetime(2027, 3, 12), all_day=True)
    )
    program = (
        "import asyncio, sys\n"
        "from eventplanner.app import EventPlanner\n"
        "from eventplanner.services.base.planner import Planner\n"
        "from eventplanner.storage.kernel.store import Store\n"
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
