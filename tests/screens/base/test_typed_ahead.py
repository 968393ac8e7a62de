"""Keys that come faster than what they are for: they act in their order, on what is there by then, or not at all."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

from app_kit import WIDE, page_of, press, settle
from eventplanner.app import EventPlanner
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.events.events import Status
from eventplanner.screens.base import base_screen
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.columns_dialog import ColumnsDialog
from eventplanner.screens.base.goto import GotoScreen
from eventplanner.screens.base.help import HelpScreen
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.palette import PaletteScreen
from eventplanner.screens.base.pick import PickScreen
from eventplanner.screens.events.bulk_form import BulkForm
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.events.page import EventsScreen
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import ChoiceInput, LineInput
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.forms.notes_input import NotesInput
from eventplanner.widgets.lists.record_list import RecordList
from screens.everywhere import DIALOGS, every_place, every_screen, fill
from screens.plans import events_page, plan, titles

LINES = ["Meetup Rust 4 apr 2027 18:30 @Sede", "Meetup Python 12 apr 2027 18:30", "DevConf 15-16 apr 2027 @Teatro"]


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """All of them at once, as a line that has stalled hands them over."""
    for key in keys:
        is_letter = len(key) == 1
        pilot.app.post_message(Key(_character_to_key(key), key) if is_letter else Key(key, None))
    await settle(pilot)


@asynccontextmanager
async def sample(planner: Planner, preferences: Preferences | None = None) -> AsyncIterator[Pilot[None]]:
    """The app on the sample year."""
    fill(planner)
    app = EventPlanner(planner, preferences, warm=False)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


def of(pilot: Pilot[None]) -> EventPlanner:
    assert isinstance(pilot.app, EventPlanner)
    return pilot.app


def stack(pilot: Pilot[None]) -> list[type]:
    """What lies over the page of events, from below."""
    return [type(screen) for screen in pilot.app.screen_stack if not isinstance(screen, EventsScreen)]


def line(pilot: Pilot[None]) -> str | None:
    """What stands in the line at the foot; None where there is none."""
    return next((field.value for field in pilot.app.screen.query_one(Asking).query(LineInput)), None)


def test_every_screen_has_its_place_in_these_tests() -> None:
    screens = every_screen()
    assert {kind for kind in screens if issubclass(kind, Dialog)} == set(DIALOGS)
    assert len(screens) == len(every_place())


async def test_every_dialog_is_left_once_however_often_escape_is_pressed(planner: Planner) -> None:
    async with sample(planner) as pilot:
        await of(pilot).action_go("events")
        for kind in DIALOGS:
            await every_place()[kind.__name__](of(pilot))
            assert stack(pilot) == [kind]
            await burst(pilot, *["escape"] * 8)
            assert stack(pilot) == []
        assert pilot.app.is_running


async def test_a_page_is_left_once_by_keys_and_by_itself(planner: Planner) -> None:
    async with sample(planner) as pilot:
        for place in every_place().values():
            await place(of(pilot))
            page = pilot.app.screen
            if isinstance(page, Page) and not page.MODE:
                page.dismiss()
                page.action_back()
                page.dismiss()
                await settle(pilot)
                assert page not in pilot.app.screen_stack
                assert pilot.app.screen_stack
            await of(pilot).action_go("home")


async def test_a_dialog_that_is_answered_below_another_closes_after_it(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "S")
        below = pilot.app.screen
        await pilot.app.push_screen(GotoScreen())
        below.dismiss(None)
        await settle(pilot)
        assert stack(pilot) == [ColumnsDialog, GotoScreen]
        await press(pilot, "escape")
        assert stack(pilot) == []


async def test_a_dialog_that_is_answered_twice_answers_with_the_first(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        answers: list[str | None] = []
        dialog = PickScreen("Choose", [("a", "A"), ("b", "B")], "a")
        await pilot.app.push_screen(dialog, answers.append)
        dialog.dismiss("a")
        dialog.dismiss("b")
        await settle(pilot)
        assert answers == ["a"]
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_what_is_typed_behind_the_key_of_a_form_is_in_the_form(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        revision = history.last_revision(planner)
        await burst(pilot, *"eXYZ")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Meetup RustXYZ"
        assert history.last_revision(planner) == revision


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("e", EventForm),
        ("A", EventForm),
        ("Ve", BulkForm),
        (":", PaletteScreen),
        ("?", HelpScreen),
        ("S", ColumnsDialog),
        ("s", PickScreen),
    ],
)
async def test_no_key_behind_the_one_that_opens_a_dialog_acts_on_what_lies_below(
    planner: Planner, keys: str, kind: type
) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        revision = history.last_revision(planner)
        await burst(pilot, *keys, *"XdXd4")
        assert stack(pilot) == [kind]
        assert history.last_revision(planner) == revision


async def test_a_paste_behind_the_key_of_a_form_is_in_the_form(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        pilot.app.post_message(Key("A", "A"))
        pilot.app.post_message(Paste("Charla de pasillo"))
        await burst(pilot, "!")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Charla de pasillo!"


async def test_a_page_that_is_being_opened_takes_the_keys_behind(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await burst(pilot, *"13jeQ")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Meetup PythonQ"


async def test_a_command_that_is_found_by_name_takes_the_keys_behind(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        revision = history.last_revision(planner)
        await burst(pilot, *":add by form", "enter", *"Xd")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Xd"
        assert history.last_revision(planner) == revision


async def test_escape_and_a_letter_at_once_are_both_even_where_a_terminal_calls_them_alt(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await press(pilot, "e")
        pilot.app.post_message(Key("alt+j", "j"))
        await settle(pilot)
        assert stack(pilot) == []
        assert pilot.app.screen.query_one(RecordList).record.title == "Meetup Python"


async def test_a_letter_with_alt_that_a_person_has_chosen_stays_one_key(planner: Planner) -> None:
    async with sample(planner, Preferences(keys={"event.add_form": "alt+a"})) as pilot:
        pilot.app.post_message(Key("alt+a", "a"))
        await settle(pilot)
        assert isinstance(pilot.app.screen, EventForm)


async def test_keys_behind_the_one_that_leaves_the_app_are_for_nobody(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        for key in "qaXq":
            pilot.app.post_message(Key(key, key))
        while pilot.app.is_running:
            await pilot.pause()
    assert pilot.app.return_code == 0
    assert titles(planner) == []


async def test_a_page_that_goes_ends_what_it_reads_while_it_still_is_whole(planner: Planner) -> None:
    parts: list[int] = []

    async def read(page: Page) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            parts.append(len(page.query("*")))

    async with sample(planner) as pilot:
        await of(pilot).action_open("clashes")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, Page)
        page.run_worker(read(page))
        await pilot.pause()
        whole = len(page.query("*"))
        await of(pilot).places.close()
        assert parts == [whole]


async def test_the_first_row_is_gone_to_before_the_keys_behind_act(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await burst(pilot, *"Gggj")
        assert pilot.app.screen.query_one(RecordList).record.title == "Meetup Python"


async def test_what_was_just_added_is_what_the_keys_behind_act_on(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await burst(pilot, *"aCharla 2 jun 2027", "enter", *"eQ")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "CharlaQ"


async def test_a_copy_is_what_the_keys_behind_act_on(planner: Planner) -> None:
    plan(planner, LINES[:1])
    async with events_page(planner) as pilot:
        await burst(pilot, *"cm+7", "enter")
        assert [event.first_day.day for event in events.everything(planner) if event.first_day] == [4, 11]


async def test_the_keys_behind_one_that_saves_act_on_the_page(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await burst(pilot, *"e2", "ctrl+s", *"je3", "ctrl+s")
        assert titles(planner) == ["Meetup Rust2", "Meetup Python3", "DevConf"]


async def test_a_form_that_is_refused_keeps_the_keys_behind(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        await burst(pilot, "A", "ctrl+s", *"Xd")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Xd"
        assert titles(planner) == ["Meetup Rust", "Meetup Python", "DevConf"]


async def test_where_one_may_only_look_no_key_waits_for_a_form(planner: Planner) -> None:
    plan(planner, LINES)
    async with events_page(Planner(Store(planner.store.path, read_only=True), "leo", planner.now)) as pilot:
        await burst(pilot, *"eAXj")
        assert stack(pilot) == []
        assert pilot.app.screen.query_one(RecordList).record.title == "Meetup Python"


async def test_letters_and_editing_keys_of_a_line_keep_their_order(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await burst(pilot, *"aTesr", "backspace", *"t", "home", "delete", "T", "end", *" x", "ctrl+w", *"dos")
        assert line(pilot) == "Test dos"


async def test_a_line_is_entered_where_the_key_stands_among_the_letters(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await burst(pilot, *"aUno 1 jun 2027", "enter", *"aDos 2 jun 2027", "enter", *"aTres", "escape")
        assert titles(planner) == ["Uno", "Dos"]
        assert line(pilot) is None


async def test_each_field_of_a_form_gets_what_was_typed_for_it(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await burst(pilot, "A", *"Ana", "tab", *"12 mar", "tab", *"18:30", "shift+tab", *" 2027", "up", *"!", "ctrl+s")
        (event,) = events.everything(planner)
        assert (event.title, str(event.start)) == ("Ana!", "2027-03-12 18:30:00")


async def test_enter_and_down_leave_a_field_where_they_stand_among_the_letters(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await burst(pilot, "A", *"Ana", "enter", *"12 mar 2027", "down", *"18:30")
        texts = pilot.app.screen.query_one(Form).texts()
        assert list(texts.values())[:3] == ["Ana", "12 mar 2027", "18:30"]


async def test_letters_and_editing_keys_of_notes_keep_their_order(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A")
        notes = pilot.app.screen.query(NotesInput).first()
        notes.focus()
        await burst(pilot, *"uno", "enter", *"doz", "backspace", *"s", "up", "home", "delete", "U", "end", *"!")
        assert notes.text == "Uno!\ndos"


async def test_a_choice_takes_letters_and_arrows_in_their_order(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A")
        choice = pilot.app.screen.query(ChoiceInput).first()
        choice.focus()
        slowly = await chosen_slowly(pilot, choice, ["right", "w", "left", "end", "m", "right"])
        await burst(pilot, "right", "w", "left", "end", "m", "right")
        assert choice.value == slowly


async def chosen_slowly(pilot: Pilot[None], choice: ChoiceInput, keys: Sequence[str]) -> str:
    """What these keys choose one by one; then the choice is as it was."""
    before = choice.value
    await press(pilot, *keys)
    chosen, choice.value = choice.value, before
    await settle(pilot)
    return chosen


async def test_keys_that_a_person_has_chosen_keep_their_order_too(planner: Planner) -> None:
    async with sample(planner, Preferences(keys={"form.next": "ctrl+n"})) as pilot:
        await burst(pilot, *"3A", *"Ana", "ctrl+n", *"12 mar")
        texts = pilot.app.screen.query_one(Form).texts()
        assert list(texts.values())[:2] == ["Ana", "12 mar"]


async def test_each_key_of_a_burst_acts_on_what_the_one_before_has_left(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However long a slow machine takes to write.
    monkeypatch.setattr(base_screen, "PATIENCE", 3600)
    plan(planner, LINES)
    async with events_page(planner) as pilot:
        before = titles(planner)
        await burst(pilot, "home", "d", "d")
        assert titles(planner) == before[2:]
        await burst(pilot, "u", "u")
        assert titles(planner) == before
        await burst(pilot, "home", "d", "u", "d", "u", "d", "u")
        assert titles(planner) == before


async def test_keys_go_on_where_a_change_has_to_wait_for_long(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base_screen, "PATIENCE", 0.05)
    plan(planner, LINES)
    freed = threading.Event()

    def wait(at_work: Planner) -> Change:
        freed.wait()
        return events.set_status(at_work, events.everything(at_work), Status.CONFIRMED)

    async with events_page(planner) as pilot:
        page = page_of(pilot, EventsScreen)
        moved = asyncio.Event()
        page.watch(page.records, "cursor", moved.set, init=False)
        page.carry_out(wait)
        pilot.app.post_message(Key("j", "j"))
        try:
            await moved.wait()
        finally:
            freed.set()
