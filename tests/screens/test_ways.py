"""The way by keys to every page that there is."""

from textual.binding import Binding
from textual.pilot import Pilot

from app_kit import NARROW, page_at, page_of, press
from eventplanner.screens import event_page, pages
from eventplanner.screens.event_overview import EventOverviewScreen
from eventplanner.screens.goto import GotoScreen
from eventplanner.screens.home import HomeScreen
from eventplanner.screens.page import TABS
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
        opened = {mode: await where(pilot, key) for mode, (key, *_) in TABS.items()}
        assert opened == {mode: load() for mode, load in pages.MAIN.items()}
        assert [await where(pilot, ","), await where(pilot, ";")] == [pages.settings(), pages.history()]


async def test_two_letters_or_the_tabs_of_an_event_open_every_page_there_is(planner: Planner) -> None:
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ"])
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "enter")
        assert page_of(pilot, EventOverviewScreen).about == 1
        tabs = [EventOverviewScreen] + [await where(pilot, ">") for _ in range(len(event_page.TABS) - 1)]
        assert tabs == [pages.OVER[name]() for name in event_page.TABS]
        assert await where(pilot, ">") is EventOverviewScreen
        await press(pilot, "escape")
        # The first leaves a line that takes letters, where a page begins with one.
        letters = {await where(pilot, "escape", "escape", "g", letter) for letter in LETTERS}
    every_page = (*pages.MAIN.values(), *pages.OVER.values(), pages.settings, pages.history)
    assert letters | set(tabs) == {load() for load in every_page}
