"""What was not saved last time stands on Home: it is opened or thrown away by a key, and takes no other."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, press, settle
from eventplanner.app import EventPlanner
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.i18n import catalogue
from eventplanner.screens.base.desk import Unfinished
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.base.unsaved_panel import UnsavedPanel
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.home.page import HomeScreen
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.personal import state
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.unsaved_list import UnsavedList
from screens.plans import plan, titles

LINE = UnsavedForm(form="line", record=None, texts={"line": "Dia de demos"}, left="2027-03-09T11:30:00+00:00")
FORM = UnsavedForm(
    form="event",
    record=1,
    texts={"title": "Meetup de sol", "venue": "Sede"},
    before={"title": "Meetup", "venue": "Sede"},
    version=1,
    left="2027-03-08T21:05:00+00:00",
)
SETTINGS = UnsavedForm(
    form="settings", record=None, texts={"organisation": "Python Chile"}, left="2027-03-07T12:00:00+00:00"
)
TASK = UnsavedForm(
    form="record task 99", record=7, texts={"title": "Reservar el teatro"}, left="2027-03-06T12:00:00+00:00"
)


@asynccontextmanager
async def home(
    planner: Planner, *forms: UnsavedForm, size: tuple[int, int] = WIDE, language: str = "en"
) -> AsyncIterator[Pilot[None]]:
    """Home on a plan with one event, and these left from last time."""
    if not planner.store.read_only:
        plan(planner, ["Meetup 20 mar 2027 @Sede"])
    state.keep_forms(planner.store.path, sorted(forms, key=lambda form: form.left))
    catalogue.use(language)
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


def seen(pilot: Pilot[None]) -> list[str]:
    """The lines of the panel; nothing where it is not shown."""
    panel = pilot.app.screen_stack[0].query_one(UnsavedPanel)
    listed = panel.query_one(UnsavedList)
    return [listed.render_line(y).text.rstrip() for y in range(listed.size.height)] if panel.display else []


def told(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


def kept(planner: Planner) -> list[UnsavedForm]:
    return session.unsaved_forms(planner)


async def test_where_everything_was_saved_there_is_no_panel(planner: Planner) -> None:
    async with home(planner) as pilot:
        assert seen(pilot) == []
        await press(pilot, "R", "T")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert told(pilot) == []


async def test_what_was_not_saved_is_told_the_latest_first(planner: Planner) -> None:
    async with home(planner, LINE, FORM, SETTINGS) as pilot:
        assert seen(pilot) == [
            "► 9 Mar 08:30  event     Dia de demos",
            "  8 Mar 18:05  event     Meetup de sol",
            "  7 Mar 09:00  settings  Python Chile",
        ]


async def test_in_spanish_and_where_there_is_little_room_the_lines_that_are_left_out_are_counted(
    planner: Planner,
) -> None:
    async with home(planner, LINE, FORM, SETTINGS, size=NARROW, language="es") as pilot:
        assert seen(pilot) == ["► 9 mar 08:30  evento   Dia de demos", "  y 2 más"]
        assert "R lo abre · T lo bota" in str(pilot.app.screen.query_one(UnsavedPanel).border_title)


async def test_it_stands_over_the_welcome_of_an_empty_plan_too(planner: Planner) -> None:
    state.keep_forms(planner.store.path, [LINE])
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert seen(pilot) == ["► 9 Mar 08:30  event  Dia de demos"]


async def test_whoever_goes_on_typing_at_the_start_loses_nothing(planner: Planner) -> None:
    async with home(planner, LINE) as pilot:
        await press(pilot, *"aDia de pruebas 4 abr", "enter")
        assert titles(planner) == ["Meetup", "Dia de pruebas"]
        assert kept(planner) == [LINE]
        assert seen(pilot) == ["► 9 Mar 08:30  event  Dia de demos"]


async def test_a_line_is_taken_up_in_the_quick_line(planner: Planner) -> None:
    async with home(planner, LINE) as pilot:
        await press(pilot, "R")
        assert pilot.app.screen.query_one(Asking).unfinished("a") == "Dia de demos"
        assert (seen(pilot), kept(planner)) == ([], [])


async def test_a_form_is_taken_up_and_saved_with_a_word_about_it(planner: Planner) -> None:
    async with home(planner, FORM) as pilot:
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, EventForm)
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Meetup de sol"
        await press(pilot, "ctrl+s")
        assert titles(planner) == ["Meetup de sol"]
        assert told(pilot) == ["Rename “Meetup” to “Meetup de sol” · u undoes"]
        assert kept(planner) == []


async def test_a_form_that_is_taken_up_and_left_when_the_session_ends_is_kept_again(planner: Planner) -> None:
    async with home(planner, FORM) as pilot:
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, Unfinished)
        left = pilot.app.screen.unsaved()
        assert left is not None
        assert left.texts["title"] == "Meetup de sol"


async def test_one_that_is_clicked_on_is_the_one_that_is_opened(planner: Planner) -> None:
    async with home(planner, LINE, FORM, SETTINGS) as pilot:
        await pilot.click(UnsavedList, offset=(20, 2))
        await settle(pilot)
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert kept(planner) == [FORM, LINE]


async def test_what_is_thrown_away_is_brought_back_by_undo(planner: Planner) -> None:
    async with home(planner, LINE, FORM) as pilot:
        await press(pilot, "T")
        assert told(pilot) == ["“Dia de demos” is thrown away · u undoes"]
        assert kept(planner) == [FORM]
        await press(pilot, "u")
        assert told(pilot) == ["“Dia de demos” is there again."]
        assert kept(planner) == [FORM, LINE]
        assert seen(pilot)[0] == "► 9 Mar 08:30  event  Dia de demos"
        assert titles(planner) == ["Meetup"]


async def test_several_that_are_thrown_away_come_back_one_by_one_on_any_page(planner: Planner) -> None:
    async with home(planner, LINE, FORM) as pilot:
        await press(pilot, "T", "T")
        assert kept(planner) == []
        await press(pilot, "3", "u")
        assert kept(planner) == [FORM]
        await press(pilot, "u")
        assert kept(planner) == [FORM, LINE]
        await press(pilot, "u")
        assert titles(planner) == []


async def test_once_something_else_was_changed_undo_is_about_that(planner: Planner) -> None:
    async with home(planner, LINE) as pilot:
        await press(pilot, "T", *"aCharla 4 abr 2027", "enter", "u")
        assert titles(planner) == ["Meetup"]
        assert kept(planner) == []


async def test_where_the_record_is_gone_that_is_said_and_the_text_stays(planner: Planner) -> None:
    async with home(planner, TASK) as pilot:
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert told(pilot) == ["There is no task 7."]
        assert kept(planner) == [TASK]


async def test_where_an_event_is_gone_its_form_makes_a_new_one(planner: Planner) -> None:
    async with home(planner, FORM) as pilot:
        events.remove(planner, events.everything(planner))
        await press(pilot, "R")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Meetup de sol"
        assert pilot.app.screen.query_one(Form).texts()["venue"] == "Sede"


async def test_where_one_may_only_look_it_is_shown_and_stays(at: Callable[..., Planner], path: Path) -> None:
    plan(at("ana"), ["Meetup 20 mar 2027 @Sede"])
    planner = Planner(Store(path, read_only=True), "ana", at("ana").now)
    async with home(planner, LINE) as pilot:
        assert seen(pilot) == ["► 9 Mar 08:30  event  Dia de demos"]
        assert pilot.app.screen.query_one(UnsavedPanel).border_subtitle is None
        for key in ("R", "T"):
            pilot.app.clear_notifications()
            await press(pilot, key)
            assert told(pilot) == ["This plan is open to be read only; nothing was changed."]
        await pilot.click(UnsavedList)
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert kept(planner) == [LINE]
    planner.store.close()


@pytest.mark.parametrize("left", ["", "yesterday", "2027-13-40"])
def test_a_form_of_which_nobody_knows_when_it_was_left_is_none(planner: Planner, left: str) -> None:
    state.keep_forms(planner.store.path, [UnsavedForm(form="line", record=None, texts={"line": "x"}, left=left), LINE])
    assert kept(planner) == [LINE]
