"""The way by keys to every page that there is."""

from textual.binding import Binding
from textual.pilot import Pilot

from app_kit import NARROW, page_at, page_of, press
from eventplanner.screens import pages
from eventplanner.screens.base.goto import GotoScreen
from eventplanner.screens.home.page import HomeScreen
from eventplanner.screens.workspace.tab import EventOverviewScreen
from eventplanner.services.base.planner import Planner
from screens.plans import events_page, plan

LETTERS = [
    each.key.split(",")[0] for each in GotoScreen.BINDINGS if isinstance(each, Binding) and "app." in each.action
]
"""Each goes somewhere after `g`."""


async def where(pilot: Pilot[None], *keys: str) -> type:
    """The kind of page that is open after these keys."""
    await press(pilot, *keys)
    return type(pilot.app.screen)


async def test_a_number_opens_each_main_screen_and_a_sign_the_pages_of_the_app(planner: Planner) -> None:
    async with page_at(planner, HomeScreen, size=NARROW) as pilot:
        opened = {page: await where(pilot, page.key) for page in pages.MAIN}
        assert opened == {page: pages.load(page.name) for page in pages.MAIN}
        assert [await where(pilot, ","), await where(pilot, ";")] == [pages.load("settings"), pages.load("history")]


async def test_two_letters_or_the_tabs_of_an_event_open_every_page_there_is(planner: Planner) -> None:
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ"])
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "enter")
        assert page_of(pilot, EventOverviewScreen).about == 1
        tabs = [EventOverviewScreen] + [await where(pilot, ">") for _ in pages.EVENT_TABS[1:]]
        assert tabs == [pages.load(tab.name) for tab in pages.EVENT_TABS]
        assert await where(pilot, ">") is EventOverviewScreen
        await press(pilot, "escape")
        # The first leaves a line that takes letters, where a page begins with one.
        letters = {await where(pilot, "escape", "escape", "g", letter) for letter in LETTERS}
    inner = {pages.load(page.name) for page in pages.INNER}
    assert letters | set(tabs) | inner == {pages.load(name) for name in pages.PAGES}
