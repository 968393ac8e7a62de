"""The way between pages: `escape` leads back to where one came from, and what was left is there as it was left."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from app_kit import WIDE, QuietApp, press, sees, settle, types
from eventplanner.app import EventPlanner
from eventplanner.screens import pages
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.places import KEPT, LONGEST_TRAIL
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.record_list import RecordList
from screens.plans import plan

LINES = ("Meetup Python 12 mar 18:30 @HQ #meetup", "Webinar 3 jun #webinar", "Hackathon 4 sep #hackathon")


@pytest.fixture
def planner(planner: Planner) -> Planner:
    plan(planner, LINES)
    return planner


@asynccontextmanager
async def opened(planner: Planner) -> AsyncIterator[Pilot[None]]:
    async with QuietApp(planner, warm=False).run_test(size=WIDE, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


def of(pilot: Pilot[None]) -> EventPlanner:
    assert isinstance(pilot.app, EventPlanner)
    return pilot.app


def place(pilot: Pilot[None]) -> tuple[str, str]:
    """Returns the main screen and the page over it."""
    here = of(pilot).places.here
    return here.mode, here.page.__name__ if here.page else ""


def cursor(pilot: Pilot[None]) -> int:
    return pilot.app.screen.query(RecordList).first().cursor


async def test_escape_leads_back_over_pages_and_main_screens(planner: Planner) -> None:
    async with opened(planner) as pilot:
        way = []
        for keys in ("3", "enter", "g v", "g p", "4", "g t"):
            await press(pilot, *keys.split())
            way.append(place(pilot))
        assert way == [
            ("events", ""),
            ("events", "EventOverviewScreen"),
            ("events", "VenuesScreen"),
            ("events", "PeopleScreen"),
            ("budget", ""),
            ("budget", "TargetsScreen"),
        ]
        for before in reversed(way[:-1]):
            await press(pilot, "escape")
            assert place(pilot) == before
        await press(pilot, "escape", "escape")
        assert place(pilot) == ("events", "")


async def test_main_screens_are_no_way_back_to_each_other(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "2", "3", "4", "escape")
        assert place(pilot) == ("budget", "")


async def test_tab_panel_and_cursor_are_as_they_were_left(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "3", "j", "enter", "greater_than_sign", "greater_than_sign", "tab")
        app = of(pilot)
        assert place(pilot) == ("events", "EventLogisticsScreen")
        page, panel = app.screen, app.focused
        await press(pilot, "g", "v", "escape")
        assert (app.screen, app.focused) == (page, panel)
        await press(pilot, "greater_than_sign", "less_than_sign")
        assert (app.screen, app.focused) == (page, panel)
        await press(pilot, "escape")
        assert (place(pilot), cursor(pilot)) == (("events", ""), 1)


async def test_q_closes_every_page_of_the_way_and_then_leaves(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "3", "g", "v", "g", "p", "q")
        assert place(pilot) == ("events", "")
        await press(pilot, "escape")
        assert place(pilot) == ("events", "")
        await press(pilot, "q")
        assert not pilot.app.is_running


async def test_a_page_that_waited_shows_what_has_changed_meanwhile(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "3", "enter", "g", "v")
        shown = next(event for event in events.everything(planner) if "Python" in event.title)
        await of(pilot).desk.write(events.set_fields, [shown], {"title": "Meetup Rust"})
        await press(pilot, "escape")
        assert "Meetup Rust" in sees(pilot)


async def test_an_event_that_is_gone_is_passed_over_on_the_way_back(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "3", "g", "p", "g", "e", "enter", "g", "v")
        events.remove(planner, [events.get(planner, of(pilot).places.kept[-2].about or 0)])
        await of(pilot).desk.look()
        await press(pilot, "escape")
        assert place(pilot) == ("events", "")
        await press(pilot, "escape")
        assert place(pilot) == ("events", "PeopleScreen")


async def test_the_way_has_an_end_and_old_pages_are_let_go(planner: Planner) -> None:
    async with opened(planner) as pilot:
        names = [page.name for page in pages.OVER if page.letters]
        for name in (names * 4)[: LONGEST_TRAIL + 5]:
            await of(pilot).action_open(name)
            await settle(pilot)
        assert len(of(pilot).places.kept) == KEPT
        alive = [screen for screen in pilot.app._registry if isinstance(screen, Page) and not screen.MODE]
        assert len(alive) == KEPT
        way = [(await _back(pilot))[1] for _ in range(LONGEST_TRAIL)]
        assert way[-1] == pages.load(names[4]).__name__
        assert await _back(pilot) == ("home", "")
        assert await _back(pilot) == ("home", "")


async def _back(pilot: Pilot[None]) -> tuple[str, str]:
    await of(pilot).action_back()
    await settle(pilot)
    return place(pilot)


async def test_a_line_that_is_half_typed_is_there_again_on_a_page_that_is_opened_anew(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "g", "r", "a")
        await types(pilot, "Rust: every second Friday")
        await of(pilot).action_open("people")
        await of(pilot).action_open("series")
        await settle(pilot)
        await press(pilot, "a")
        assert pilot.app.screen.query_one(QuickInput).text == "Rust: every second Friday"


async def test_nothing_moves_while_a_dialog_lies_over_the_page(planner: Planner) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "3", "g", "v", "question_mark")
        app = of(pilot)
        dialog, here = app.screen, place(pilot)
        for move in (
            app.action_back,
            app.action_close,
            lambda: app.action_go("home"),
            lambda: app.action_open("people"),
        ):
            await move()
            await settle(pilot)
            assert (app.screen, place(pilot)) == (dialog, here)
        await press(pilot, "escape", "escape")
        assert place(pilot) == ("events", "")
