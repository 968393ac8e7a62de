"""The app under test: opening a page of it, pressing its keys, reading its screen, waiting until it is quiet."""

import asyncio
import gc
import inspect
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from itertools import count
from types import CodeType
from typing import ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.events import Ready
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker

from eventplanner.app import EventPlanner
from eventplanner.domain.base.settings import Preferences
from eventplanner.screens.base.page import Page
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import LineInput

WIDE, NARROW = (120, 40), (80, 24)
PATIENCE = 60.0
"""Seconds that a state is waited for; a test that passes never waits them out."""
_ROUNDS = 3
"""Turns of the event loop in a row without anything under way, after which the app is quiet."""
_SPINS = 100
"""Turns of the event loop before a wait leaves the processor to threads and timers."""
_TICK = 0.005
_BEAT = 0.05
"""Seconds between two looks at what others do."""

_APPS = count()
"""How many were opened."""

Opened = TypeVar("Opened", bound=Screen[object])
Result = TypeVar("Result")


class _BarePage(Page):
    """A main screen without anything on it, to lie under the page that is tested."""

    MODE: ClassVar[str] = "home"


class QuietApp(EventPlanner):
    """The app, which draws a frame only once it is quiet, as over a line that is too slow for those between."""

    NOTIFICATION_TIMEOUT = 3600
    """No sentence goes away while a slow machine comes to look at it."""
    owes_frame = False

    def on_ready(self, event: Ready) -> None:  # type: ignore[override]
        # What one app has made for its start is not kept for all that come after it.
        event.prevent_default()


_draw = Screen._compositor_refresh


def _draw_later(screen: Screen[Result]) -> None:
    if isinstance(screen.app, QuietApp) and screen is screen.app.screen:
        screen.app.owes_frame = True
        screen._dirty_widgets.clear()
    else:
        _draw(screen)


Screen._compositor_refresh = _draw_later  # type: ignore[assignment, method-assign]


class _OnePage(QuietApp):
    """The app, with a bare page in place of today's."""

    def _page(self, mode: str) -> Page:
        return _BarePage(self.desk) if mode == _BarePage.MODE else super()._page(mode)


@cache
def _starting_at(mode: str) -> type[EventPlanner]:
    """Returns the app with this main screen as its first."""
    return type("EventPlanner", (QuietApp,), {"DEFAULT_MODE": mode})


@asynccontextmanager
async def page_at(
    planner: Planner,
    page: type[Page],
    about: int | None = None,
    size: tuple[int, int] = WIDE,
    preferences: Preferences | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The app with a page open and everything on it read."""
    with _seldom_collected():
        async with app_for(planner, page, preferences).run_test(size=size, notifications=True) as pilot:
            await open_page(pilot, page, about)
            yield pilot


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """No search for garbage while an app runs; what many of them leave is thrown away at once."""
    gc.disable()
    try:
        yield
    finally:
        if next(_APPS) % 50 == 0:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        gc.enable()


def app_for(planner: Planner, page: type[Page], preferences: Preferences | None = None) -> EventPlanner:
    """Returns an app that begins with a page, if it is a main screen, or with a bare one to lie under it."""
    return (_starting_at(page.MODE) if page.MODE else _OnePage)(planner, preferences, warm=False)


async def open_page(pilot: Pilot[None], page: type[Page], about: int | None = None) -> None:
    """Opens a page of an app that was made for it, and waits until everything on it is read."""
    if not page.MODE:
        assert isinstance(pilot.app, EventPlanner)
        await pilot.app.places.open(page, about)
    await settle(pilot)


async def stand_still(pilot: Pilot[None]) -> None:
    """Stops the cursors that blink, so that a picture is the same whenever it is taken."""
    for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
        field.cursor_blink = False
    await settle(pilot)


def page_of(pilot: Pilot[None], kind: type[Opened]) -> Opened:
    """Returns the screen that is open, which has to be of a kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


def sees(pilot: Pilot[None], *, tight: bool = False) -> str:
    """Returns the screen as lines of text, with blanks in a row made one if it is to be `tight`."""
    lines = [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]
    return "\n".join(" ".join(line.split()) if tight else line for line in lines)


def drawn(widget: Widget) -> list[str]:
    """Returns what a widget that draws lines shows."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def rows(widget: Widget) -> list[str]:
    """Returns the lines of a widget with something in them, with blanks in a row made one."""
    return [line for drawn_line in drawn(widget) if (line := " ".join(drawn_line.split()))]


def told(pilot: Pilot[None]) -> list[str]:
    """Returns what the lines say that go away by themselves."""
    return [notification.message for notification in pilot.app._notifications]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after the other, each once the last is dealt with."""
    for key in keys:
        pilot.app.post_message(_key_event(key))
        await _quiet(pilot)
    await settle(pilot)


async def hurry(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys all at once, as a slow line hands them over."""
    for key in keys:
        pilot.app.post_message(_key_event(key))
    await settle(pilot)


async def types(pilot: Pilot[None], text: str) -> None:
    """Types a text as fast as a terminal hands it over."""
    for character in text:
        pilot.app.post_message(events.Key(_character_to_key(character), character))
    await settle(pilot)


async def enters(pilot: Pilot[None], text: str) -> None:
    """Types a text into the line that is open, and finishes it."""
    await types(pilot, text)
    await press(pilot, "enter")


async def puts(pilot: Pilot[None], text: str) -> None:
    """Puts a text into the line at the foot in place of what it says, as pasting it would."""
    pilot.app.screen.query_one(Asking).query_one(LineInput).value = text
    await settle(pilot)


async def replaces(pilot: Pilot[None], text: str) -> None:
    """Types a text in place of what the line or cell says, and finishes it."""
    await press(pilot, "end", "ctrl+u")
    await enters(pilot, text)


async def until(pilot: Pilot[None], true: Callable[[], object], why: str = "it never came") -> None:
    """Waits for what comes by the clock or from another session."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while not true():
        assert asyncio.get_running_loop().time() < end, f"{why}:\n{sees(pilot)}"
        await asyncio.sleep(_BEAT)
        await settle(pilot)


def _key_event(key: str) -> events.Key:
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = name if len(name) == 1 else None
    return events.Key(name, character)


async def settle(pilot: Pilot[None]) -> None:
    """Returns once the app is quiet: no message, worker or frame is due; workers that ask a person may wait on."""
    await _quiet(pilot)
    if isinstance(pilot.app, QuietApp) and pilot.app.owes_frame and not _ended(pilot.app):
        pilot.app.owes_frame = False
        _draw(pilot.app.screen)
        await _quiet(pilot)


async def _quiet(pilot: Pilot[None]) -> None:
    app, loop = pilot.app, asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    quiet = turns = 0
    refused: list[object] = []
    while quiet < _ROUNDS and not _ended(app):
        reason = _busy(app)
        if reason:
            await asyncio.sleep(0 if turns < _SPINS else _TICK)
        elif tasks := [worker._task for worker in app.workers if worker._task and _at_work(worker)]:
            reason = f"{tasks}"
            await asyncio.wait(tasks, timeout=_TICK, return_when=asyncio.FIRST_COMPLETED)
        elif (due := _due(app.screen)) and due != refused:
            reason = f"a frame for {due}"
            app.screen._on_timer_update()
            # A page may draw nothing as long as it has nothing to show.
            refused = _due(app.screen)
        await asyncio.sleep(0)
        quiet, turns = (0, turns + 1) if reason else (quiet + 1, 0)
        assert loop.time() < end, f"never quiet, because of {reason}"


def _ended(app: App[None]) -> bool:
    return app._exit or app._exception is not None or not app.is_running


def _busy(app: App[None]) -> str:
    """Returns what has messages to deal with, or is being mounted; nothing if all is dealt with."""
    if app._batch_count:
        return "a batch"
    nodes = [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
    return next((repr(node) for node in nodes if _has_messages(node)), "")


def _has_messages(pump: MessagePump) -> bool:
    if pump._closed or pump._closing:
        return False
    if pump.message_queue_size or pump._next_callbacks:
        return True
    # The task of an app that was not started by `run_test` is not known.
    return pump._task is not None and MessagePump._get_message.__code__ not in _stack(pump._task)


def _due(screen: Screen[object]) -> list[object]:
    """Returns what the next frame of a screen is to be drawn for."""
    layout = screen._layout_required, screen._scroll_required, screen._repaint_required, screen._recompose_required
    return [*filter(None, layout), *screen._callbacks, *screen._dirty_widgets]


def _at_work(worker: Worker[object]) -> bool:
    """Returns whether a worker is neither done nor waiting for the answer to a dialog."""
    # While the dialog is only about to be shown, this is not yet what it has come to.
    return not worker.is_finished and _stack(worker._task)[-1:] != [App.push_screen_wait.__code__]


def _stack(task: asyncio.Task[None] | None) -> list[CodeType]:
    """Returns the coroutines in which a task is suspended, from the outermost to the innermost."""
    stack = []
    awaited = task.get_coro() if task is not None else None
    while inspect.iscoroutine(awaited):
        stack.append(awaited.cr_code)
        awaited = awaited.cr_await
    return stack
