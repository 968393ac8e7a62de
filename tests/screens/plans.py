"""The app on a plan, for tests that press keys."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from eventplanner.app import EventPlanner
from eventplanner.domain import quickline
from eventplanner.screens.conflict import ConflictScreen
from eventplanner.screens.series_dates import SeriesDates
from eventplanner.screens.series_follow import SeriesFollow
from eventplanner.screens.series_form import SeriesForm
from eventplanner.services import events
from eventplanner.services.planner import Planner

WIDE, NARROW = (120, 40), (80, 24)


def plan(planner: Planner, lines: Iterable[str]) -> None:
    """Add an event for each quick line."""
    for line in lines:
        said = quickline.parse(line, today=planner.today())
        events.create(planner, quickline.event_draft(said, planner.settings().timezone))


def titles(planner: Planner) -> list[str]:
    """Of all events, by start."""
    return [event.title for event in events.everything(planner)]


async def settle(pilot: Pilot[None]) -> None:
    """Until everything that was asked for is done and drawn, or a person is asked for a choice."""
    quiet = 0
    while quiet < 3:
        await pilot.pause()
        quiet = quiet + 1 if not _at_work(pilot) else 0


def _at_work(pilot: Pilot[None]) -> bool:
    if isinstance(pilot.app.screen, ConflictScreen):
        return False
    # A form that shows what would come of it waits beneath for the answer.
    waits = isinstance(pilot.app.screen, SeriesDates | SeriesFollow)
    workers = [each for each in pilot.app.workers if not (waits and isinstance(each.node, SeriesForm))]
    return any(worker.group != "default" and not worker.is_finished for worker in workers)


@asynccontextmanager
async def events_page(planner: Planner, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """The app at the page of events, with everything read."""
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("3")
        await settle(pilot)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each once the last is dealt with."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
