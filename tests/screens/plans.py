"""Plans for tests of screens, and the page of events on one."""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from textual.pilot import Pilot

from app_kit import WIDE, page_at
from eventplanner.domain.events import quick_line as quickline
from eventplanner.screens.events.page import EventsScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.file import make_file

_FILLED: dict[Callable[[Planner], object], bytes] = {}
"""Plans as files, by what fills them."""


def plan(planner: Planner, lines: Iterable[str]) -> None:
    """Adds an event for each quick line."""
    for line in lines:
        said = quickline.parse(line, today=planner.today())
        events.create(planner, quickline.event_draft(said, planner.settings().timezone))


def filled(at: Callable[..., Planner], path: Path, fill: Callable[[Planner], object]) -> Planner:
    """Ana at work on a plan that a function has filled, which it does once in a test process; later it is copied."""
    if fill not in _FILLED:
        planner = at("ana")
        fill(planner)
        planner.store.close()
        _FILLED[fill] = path.read_bytes()
    make_file(path)
    path.write_bytes(_FILLED[fill])
    return at("ana")


def titles(planner: Planner) -> list[str]:
    """Returns the titles of all events, by start."""
    return [event.title for event in events.everything(planner)]


def events_page(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app at the page of events, with everything read."""
    return page_at(planner, EventsScreen, size=size)
