"""The workspace of an event: how it is opened, its head, the way between its tabs."""

from app_kit import NARROW, press
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.tasks.tab import EventTasksScreen
from eventplanner.screens.workspace.tab import EventOverviewScreen
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.lists.event_head import EventHead
from screens.plans import events_page, plan


async def test_enter_opens_the_event_under_the_cursor_and_escape_goes_back(planner: Planner) -> None:
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ", "DevConf 15-16 apr @Teatro Oriente"])
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "j", "enter")
        assert isinstance(pilot.app.screen, EventOverviewScreen)
        head = pilot.app.screen.query_one(EventHead)
        assert head.render_line(0).text.split() == "DevConf ○ planned 15–16 Apr Teatro Oriente in 37 d".split()
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, EventsScreen)


async def test_the_tabs_are_gone_through_in_both_directions(planner: Planner) -> None:
    plan(planner, ["Meetup Python 12 mar 18:30-21:00 @HQ"])
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "enter", ">")
        assert isinstance(pilot.app.screen, EventTasksScreen)
        await press(pilot, "<")
        assert isinstance(pilot.app.screen, EventOverviewScreen)
        await press(pilot, ">", "escape")
        assert isinstance(pilot.app.screen, EventsScreen)
