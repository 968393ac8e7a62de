"""What is typed at the foot of a page or into a form is never lost, never taken for keys, and never covered."""

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from app_kit import NARROW, WIDE, press, sees, settle, told, types
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.events.page import EventsScreen
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.form import FieldRow, Form
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import events_page, plan, titles

LINE = "Meetup Python 12 mar 2027 18:30-21:00 @Sede #meetup ~60 +Ana"


def typed(pilot: Pilot[None]) -> str:
    """What stands in the line at the foot; nothing where none is open."""
    return next((field.value for field in pilot.app.screen.query_one(Asking).query(LineInput)), "")


async def test_a_form_saved_untouched_changes_nothing_and_offers_no_undo(planner: Planner) -> None:
    plan(planner, [LINE])
    revision = history.last_revision(planner)
    async with events_page(planner) as pilot:
        await press(pilot, "e", "ctrl+s")
        assert told(pilot) == ["Nothing changed."]
        await press(pilot, "m", "plus", "0", "enter")
        assert told(pilot) == ["Nothing changed."]
    assert history.last_revision(planner) == revision


async def test_a_move_that_makes_no_sense_stays_to_be_mended(planner: Planner) -> None:
    plan(planner, [LINE])
    async with events_page(planner) as pilot:
        await press(pilot, "m", *"dd", "enter", *"du")
        assert typed(pilot) == "dddu"
        assert titles(planner) == ["Meetup Python"]
        await press(pilot, "backspace", "backspace", "enter")
        assert any("not a date, and no number of days" in row for row in sees(pilot).splitlines())


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_line_that_was_left_is_taken_up_again_and_goes_when_left_once_more(
    planner: Planner, size: tuple[int, int]
) -> None:
    async with events_page(planner, size) as pilot:
        await press(pilot, "a")
        await types(pilot, "Charla")
        await press(pilot, "escape", "a")
        assert typed(pilot) == "Charla"
        assert told(pilot) == ["As you left it · ctrl+u empties it"]
        await press(pilot, "escape", "a")
        assert typed(pilot) == ""


async def test_a_form_that_was_left_is_taken_up_again_and_goes_when_left_once_more(planner: Planner) -> None:
    plan(planner, [LINE])
    async with events_page(planner) as pilot:
        await press(pilot, "A")
        await types(pilot, "Hack")
        await press(pilot, "escape", "escape", "A")
        form = pilot.app.screen.query_one(Form)
        assert form.texts()["title"] == "Hack"
        assert "as you left it" in str(pilot.app.screen.query_one(Panel).border_subtitle)
        await press(pilot, "escape", "escape", "A")
        assert pilot.app.screen.query_one(Form).texts()["title"] == ""


async def test_a_left_form_is_that_of_its_event_alone(planner: Planner) -> None:
    plan(planner, [LINE])
    async with events_page(planner) as pilot:
        await press(pilot, "e", "2", "escape", "escape", "A")
        assert pilot.app.screen.query_one(Form).texts()["title"] == ""
        await press(pilot, "escape", "e")
        assert pilot.app.screen.query_one(Form).texts()["title"] == "Meetup Python2"


async def test_what_a_form_says_goes_with_it(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A", "x", "escape")
        assert any("Not saved yet. esc once more closes the form." in row for row in sees(pilot).splitlines())
        await press(pilot, "escape")
        assert not any("Not saved yet" in row for row in sees(pilot).splitlines())


async def test_all_that_is_wrong_with_a_form_is_said_at_once(planner: Planner) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "A")
        form = pilot.app.screen.query_one(Form)
        form.fill({"date": "someday", "url": "no link", "capacity": "many"})
        await press(pilot, "ctrl+s")
        wrong = {row.field.name for row in form.query(FieldRow) if row.has_class("-problem")}
        assert wrong == {"title", "date", "url", "capacity"}


async def test_a_form_has_its_texts_before_it_is_shown(planner: Planner) -> None:
    plan(planner, [LINE])
    async with events_page(planner) as pilot:
        event = events.everything(planner)[0]
        form = EventForm(pilot.app.screen.desk, event, event)
        rows = [row for row in Form(form.fields(), texts=form._texts)._rows.values() if row.field.name == "title"]
        assert rows[0].text == "Meetup Python"


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("key", ["a", "A"])
async def test_sentences_do_not_cover_what_is_typed(planner: Planner, size: tuple[int, int], key: str) -> None:
    async with events_page(planner, size) as pilot:
        await press(pilot, key)
        pilot.app.notify("Copied · m moves the copy · u undoes")
        await settle(pilot)
        toast = pilot.app.screen.query_one(Toast).region
        focused = pilot.app.focused
        assert focused is not None
        assert toast.y == 0
        assert not toast.overlaps(focused.region)


@pytest.mark.parametrize("key", ["question_mark", "colon", "S", "g", "A"])
async def test_what_lies_over_a_page_has_a_whole_border(planner: Planner, key: str) -> None:
    plan(planner, [LINE])
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, key)
        box, rows = (
            pilot.app.screen.query_one(Panel).region,
            [strip.text for strip in pilot.app.screen._compositor.render_strips()],
        )
        edges = [(rows[y][box.x], rows[y][box.right - 1]) for y in range(box.y + 1, box.bottom - 1)]
        assert set(edges) == {("│", "│")}
        assert (rows[box.y][box.x], rows[box.bottom - 1][box.right - 1]) == ("╭", "╯")


async def test_a_copy_is_under_the_cursor_and_is_what_is_moved(planner: Planner) -> None:
    plan(planner, [LINE])
    original = events.everything(planner)[0].id
    async with events_page(planner) as pilot:
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert pilot.app.screen.query_one(RecordList).record.id != original
        assert told(pilot) == ["Copied · m moves the copy · u undoes"]


async def test_the_palette_begins_with_what_the_page_can_do_and_ends_with_moving_about(planner: Planner) -> None:
    plan(planner, [LINE])
    async with events_page(planner) as pilot:
        await press(pilot, "colon")
        groups = [command.group for command in pilot.app.screen._known]
        assert list(dict.fromkeys(groups)) == ["On this screen", "Everywhere", "Where the cursor is"]
