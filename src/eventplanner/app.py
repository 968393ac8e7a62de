"""The application: its pages, its start and its end."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.worker import WorkerFailed

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.base.system_errors import problem_of
from eventplanner.domain.base.text import clean
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.screens import pages
from eventplanner.screens.base.actions import EVERYWHERE
from eventplanner.screens.base.desk import Desk, Unfinished
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.places import Places
from eventplanner.screens.base.typed_ahead import TypedAhead
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome import glyphs, theme
from eventplanner.widgets.chrome.ascii_only import AsciiOnly
from eventplanner.widgets.chrome.key_names import key_name
from eventplanner.widgets.chrome.lifeline import Lifeline
from eventplanner.widgets.chrome.paint import Painter
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.textual_private import CompositorUpdate

SETTLED = 0.3
"""Seconds after which all of the first page is painted."""
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class EventPlanner(TypedAhead):
    """One session at a terminal."""

    TITLE = "eventplanner"
    CSS_PATH = Path(__file__).with_name("eventplanner.tcss")
    DEFAULT_MODE: ClassVar[str] = "home"
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 4
    HORIZONTAL_BREAKPOINTS = [(0, "-thin"), (60, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(page.key, f"go('{page.name}')", page.label, id=f"go.{page.name}", show=False, group=EVERYWHERE)
            for page in pages.MAIN
        ),
        *(
            Binding(page.key, f"open('{page.name}')", page.label, id=page.name, show=False, group=EVERYWHERE)
            for page in pages.OVER
            if page.key
        ),
    ]

    def __init__(
        self, planner: Planner, preferences: Preferences | None = None, *, warm: bool = True, plain: bool = False
    ) -> None:
        super().__init__()
        self._plain = plain
        """Plain characters were asked for as long as this run lasts, whatever the preferences are."""
        self.bug_report: Path | None = None
        self.last_words = ""
        """Why the app has to end, where that is no bug."""
        self._new = warm
        self._forms_kept = False
        self.desk = Desk(self, planner, preferences)
        self.desk.cold = warm
        self.places = Places(self, self.desk)
        self._painter = Painter()
        self._ascii_only = AsciiOnly(enabled=False)
        for each in theme.themes():
            self.register_theme(each)
        self.apply_preferences(self.desk.preferences)
        formats.use_country(self.desk.settings.country, self.desk.settings.timezone)
        self._first = self._read_ahead(self.DEFAULT_MODE)
        for listed in pages.MAIN:
            self.add_mode(listed.name, partial(self._page, listed.name))

    def apply_preferences(self, preferences: Preferences) -> None:
        """Applies preferences to characters and colours; the run keeps the language that it was begun in."""
        ascii_only = self._plain or preferences.ascii
        glyphs.use_ascii(ascii_only)
        self._ascii_only.enabled = ascii_only
        self.set_class(ascii_only, "-ascii")
        self.theme = theme.known(preferences.theme)

    def on_load(self) -> None:
        # Before the first page is made, which may be live before the app is mounted.
        self.desk.live.subscribe(self, self._go_live)
        self.desk.changes.subscribe(self, self._heed_settings)
        self.desk.preferred.subscribe(self, self.apply_preferences)

    def on_mount(self) -> None:
        self.set_keymap(self.desk.preferences.keys)
        self.set_interval(1.0, self._look)
        self.app_resume_signal.subscribe(self, lambda _: self._painter.forget())

    def on_resize(self) -> None:
        # A terminal may move what it shows when it gets another size.
        self._painter.forget()

    def on_ready(self) -> None:
        """Exempts the objects made at the start from garbage collection."""
        gc.freeze()
        gc.enable()

    def _look(self) -> None:
        """One look at a time, so that a slow file is not asked more often than it answers."""
        if not self.desk.is_looking:
            start(self, "look", self.desk.look)

    def _go_live(self, _: None) -> None:
        """Once there is something to look at, say so, and get ready for the other pages."""
        if self._new:
            self._new = False
            self.desk.say_saved()
            self.set_timer(SETTLED, pages.load_all)

    def _heed_settings(self, change: Change) -> None:
        if "setting" in change.subjects:
            formats.use_country(self.desk.settings.country, self.desk.settings.timezone)

    def slim(self, update: CompositorUpdate) -> CompositorUpdate:
        """Reduces an update to the cells that differ on the terminal."""
        return self._painter.lean(update)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Returns the filters of drawn lines, ours last.

        It replaces characters that the terminal cannot show.
        """
        filters = super().get_line_filters()
        return [*filters, self._ascii_only] if self._ascii_only.enabled else filters

    def get_key_display(self, binding: Binding) -> str:
        return binding.key_display or key_name(binding)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002
    ) -> None:
        """Shows one plain line at a time, never as markup, whoever asks."""
        self.clear_notifications()
        super().notify(clean(message), title=clean(title), severity=severity, timeout=timeout, markup=False)

    async def action_go(self, mode: str) -> None:
        """Show a main screen, and put aside what was opened over it."""
        await self.places.go(mode)

    async def action_open(self, page: str, about: int | None = None) -> None:
        """Show one of the pages that lie over a main screen, for what it may be opened for."""
        await self.places.open(pages.load(page), about)

    async def action_turn(self, page: str, about: int) -> None:
        """Show another tab of the page that is open."""
        await self.places.turn(pages.load(page), about)

    async def action_back(self) -> None:
        """Show the place that the person came from."""
        await self.places.back()

    async def action_close(self) -> None:
        """Show the main screen again, however many pages lead to where one is."""
        await self.places.close()

    def _read_ahead(self, mode: str) -> Page | None:
        """Returns the first page with its contents, if they can be read before the event loop runs."""
        page: type[Page] = pages.load(mode)
        if not page.READ_AHEAD:
            return None
        first = page(self.desk)
        first.read_ahead()
        return first

    def _page(self, mode: str) -> Page:
        first, self._first = self._first, None
        page: Page = first if first is not None and mode == first.MODE else pages.load(mode)(self.desk)
        # Its styles are read when it is mounted; nothing has changed since that all would have to be read again for.
        self.take_as_styled(page)
        return page

    def action_help_quit(self) -> None:
        self.notify(_("q leaves the app."))

    async def action_quit(self) -> None:
        """Leaves the app when pending writes are done; unsaved input is kept."""
        self.keep_forms()
        await self.desk.settle()
        self.exit()

    def leave(self, status: int) -> None:
        """Saves unsaved input and leaves, because of a signal."""
        self.keep_forms()
        self.exit(return_code=status)

    def keep_forms(self) -> None:
        """Saves the unsaved input of all screens, once."""
        if not self._forms_kept:
            self._forms_kept = True
            session.keep_forms(self.desk.planner, self._half_typed())

    def _half_typed(self) -> list[UnsavedForm]:
        forms = [
            screen.unsaved() for screen in {*self.all_screens, *self.places.kept} if isinstance(screen, Unfinished)
        ]
        return [form for form in forms if form]

    def absorb(self, error: Exception) -> bool:
        """Shows as a line what a person can mend, and passes over what fails while the app ends; the rest is a bug."""
        problem = problem_of(getattr(error, "error", error))
        if problem is not None and isinstance(error, WorkerFailed):
            self.notify(words(problem.message), severity="error")
            return True
        # A page that is only being mounted when the app is told to end does not find its parts any more.
        return self.is_ending

    def report_failure(self, error: Exception) -> None:
        """Handles an error outside a worker: a sentence on leaving if a person can mend it, else a bug report."""
        cause = getattr(error, "error", error)
        if (problem := problem_of(cause)) is None:
            self.bug_report = session.report_bug(cause)
        else:
            self.last_words = words(problem.message)
        with suppress(Exception):
            self.keep_forms()

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002
        """Leaves the app, because the terminal cannot be read any more."""
        self.leave(128 + signal.SIGHUP)


def run(planner: Planner, preferences: Preferences, *, mouse: bool = True, plain: bool = False) -> int:
    """Runs the app and returns its exit status; `plain` draws in ASCII whatever the preferences are."""
    app = EventPlanner(planner, preferences, plain=plain)
    lifeline = Lifeline()

    def end(number: int, _: FrameType | None) -> None:
        """May interrupt anything, also a loop that waits for a terminal that takes no more."""
        if app.loop is None:
            sys.exit(128 + number)
        lifeline.cut_after(128 + number, app.keep_forms)
        app.loop.call_soon_threadsafe(app.leave, 128 + number)

    before = {number: signal.signal(number, end) for number in SIGNALS}
    try:
        app.run(mouse=mouse)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    try:
        _say_what_happened(app)
        sys.stdout.flush()
    except OSError:
        # The line is cut; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    session.end_visit(planner)
    return app.return_code or 0


def _say_what_happened(app: EventPlanner) -> None:
    if app.last_words:
        sys.stderr.write(app.last_words + "\n")
    elif app.bug_report is not None:
        said = _("eventplanner met a bug and had to stop; what was saved is safe. The report is in {path}.")
        sys.stderr.write(said.format(path=app.bug_report) + "\n")
    elif app.failure is not None:
        sys.stderr.write(_("eventplanner met a bug and had to stop; what was saved is safe.") + "\n")
    sys.stderr.flush()
