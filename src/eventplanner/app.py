"""The application: which pages there are, and how it starts and ends."""

import asyncio
import importlib
import signal
import sys
import threading
from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from eventplanner.domain.settings import Preferences
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.desk import Desk
from eventplanner.screens.page import EVERYWHERE, Page
from eventplanner.services.planner import Planner
from eventplanner.widgets import glyphs, theme


def _pages() -> Mapping[str, type[Page]]:
    pages = {}
    for mode, name in {"home": "HomeScreen", "year": "YearScreen", "events": "EventsScreen"}.items():
        try:
            pages[mode] = getattr(importlib.import_module(f"eventplanner.screens.{mode}"), name)
        except ImportError as error:
            pages[mode] = type(name, (Page,), {"MODE": mode})
    return pages


PAGES = _pages()


class EventPlanner(App[None]):
    """One session at a terminal."""

    TITLE = "eventplanner"
    CSS_PATH = "eventplanner.tcss"
    DEFAULT_MODE: ClassVar[str] = "home"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-thin"), (60, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "go('home')", N_("Today"), id="go.home", show=False, group=EVERYWHERE),
        Binding("2", "go('year')", N_("Year"), id="go.year", show=False, group=EVERYWHERE),
        Binding("3", "go('events')", N_("Events"), id="go.events", show=False, group=EVERYWHERE),
    ]

    def __init__(self, planner: Planner, preferences: Preferences | None = None, warm: bool = True) -> None:
        super().__init__()
        self._cold = warm
        self.desk = Desk(self, planner, preferences)
        for each in theme.themes():
            self.register_theme(each)
        self.apply_preferences(self.desk.preferences)
        formats.use_country(planner.settings().country)
        for name, page in PAGES.items():
            self.add_mode(name, partial(page, self.desk))

    def apply_preferences(self, preferences: Preferences) -> None:
        """Look as the person wants it, from now on."""
        glyphs.use_ascii(preferences.ascii)
        self.set_class(preferences.ascii, "-ascii")
        self.theme = theme.known(preferences.theme)

    def on_load(self) -> None:
        # A closed line or a shutdown must leave the terminal as it was.
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self.exit)

    def on_mount(self) -> None:
        self.desk.live.subscribe(self, self._go_live)
        self.set_interval(1.0, self.desk.look)

    def _go_live(self, _: None) -> None:
        """Once there is something to look at, say so and get ready to write."""
        if self._cold:
            self._cold = False
            self.desk.say_saved()
            # A daemon, because leaving must not wait for it.
            threading.Thread(target=self.desk.planner.store.warm, daemon=True).start()

    async def action_go(self, mode: str) -> None:
        """Show a main screen."""
        await self.switch_mode(mode)


def run(planner: Planner, preferences: Preferences, *, mouse: bool = True) -> int:
    """Open the app; the exit status once it is closed."""
    app = EventPlanner(planner, preferences)
    app.run(mouse=mouse)
    return app.return_code or 0
