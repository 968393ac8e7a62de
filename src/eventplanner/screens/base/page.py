"""The base of all full screens: load when shown, reload when something they show has changed, write in turn."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import date
from inspect import isawaitable
from typing import Any, ClassVar

from textual import actions, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Key

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, NotFound, PlannerError
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens import pages
from eventplanner.screens.base import commands
from eventplanner.screens.base.actions import PERFORM, Action, bindings
from eventplanner.screens.base.base_screen import BaseScreen
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import goto, help_screen, palette
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.base.unsaved_panel import beginning
from eventplanner.services.base import history
from eventplanner.widgets.chrome.key_line import KeyLine
from eventplanner.widgets.chrome.too_small import TooSmall
from eventplanner.widgets.chrome.top_bar import Tab, TopBar

EVERYWHERE = Binding.Group(commands.EVERYWHERE)


class Page(BaseScreen[None]):
    """Reads and writes in threads, so that keys are always answered."""

    MODE: ClassVar[str] = ""
    """Which tab is lit; nothing for a page that is opened over a main screen."""
    SHOWS: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes concern this page."""
    READ_AHEAD: ClassVar[bool] = False
    """Can load() be asked before the page is composed?"""
    AUTO_FOCUS: ClassVar[str | None] = ""
    about: int | None = None
    """What a page was opened for, if for anything: an event by its number, or a year."""
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("undo", "u", "undo", N_("Undo"), N_("Take back your last change"), group=EVERYWHERE, writes=True),
        Action("redo", "U", "redo", N_("Redo"), N_("Do again what was undone"), show=False, group=EVERYWHERE,
               writes=True),
        Action("help", "question_mark", "help", N_("Help"), N_("The keys of this screen"), group=EVERYWHERE),
        Action("palette", "colon,ctrl+p", "palette", N_("Commands"), N_("Every command, found by typing"), show=False,
               group=EVERYWHERE),
        Action("goto", "g", "goto", N_("Go to"), N_("One more letter says where"), show=False, group=EVERYWHERE),
        Action("back", "escape", "back", N_("Back"), N_("Back, close"), show=False, group=EVERYWHERE),
        Action("quit", "q", "close", N_("Quit"), N_("Close, or leave the app"), show=False, group=EVERYWHERE),
    )  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = bindings([ACTIONS])
    declared: ClassVar[Mapping[str, Action]] = {each.id: each for each in ACTIONS}
    """What can be done on the page, by id."""

    def __init_subclass__(cls, *args: Any, **named: Any) -> None:
        own = vars(cls).get("ACTIONS", ())
        cls.BINDINGS = bindings([own])
        super().__init_subclass__(*args, **named)
        cls.declared = {each.id: each for base in reversed(cls.__mro__) for each in vars(base).get("ACTIONS", ())}

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self.has_data = asyncio.Event()
        """Set once the page shows the data that the next key acts on."""
        self._first_data: Future[Any] | None = None
        """Data read before the event loop ran, or the error that reading ended in."""

    def compose(self) -> ComposeResult:
        yield TopBar(tabs(), self.MODE)
        yield from self.body()
        yield KeyLine()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """What stands between the top bar and the keys."""
        yield from ()

    def load(self) -> Any:
        """Read what the page shows; runs in a thread."""

    def show(self, data: Any) -> None:
        """Put on the screen what load() has read."""

    def on_mount(self) -> None:
        self.desk.changes.subscribe(self, self._changed)
        self.desk.told.subscribe(self, self._told)
        self.desk.new_day.subscribe(self, self._dawned)
        self.desk.trouble.subscribe(self, self._troubled)
        self._tell_top()
        # Before the first layout, so that the first frame has the data in it.
        self.reload()

    def on_screen_resume(self) -> None:
        if self._stale:
            self.reload()

    def read_ahead(self) -> None:
        """Read before the event loop runs, so that the first frame does not wait for a thread."""
        self._first_data = Future()
        try:
            self._first_data.set_result(self.load())
        except PlannerError as error:
            self._first_data.set_exception(error)

    @work(exclusive=True, group="load")
    async def reload(self) -> None:
        """Read, then show, unless a newer reload has taken this one's place."""
        self._stale = False
        ahead, self._first_data = self._first_data, None
        try:
            data = ahead.result() if ahead is not None else await asyncio.to_thread(self.load)
        except PlannerError as error:
            self._stale = True
            self.desk.heed(error)
            self.has_data.set()
            self.complain(error)
            return
        if not self.is_attached:
            # Closed while it was read: its parts are gone already.
            return
        self.show(data)
        self.has_data.set()
        self.call_after_refresh(self.desk.live.publish, None)

    def reload_view(self) -> None:
        """Read another view of the page, which the next key is meant for."""
        self.has_data.clear()
        self.reload()

    @property
    def takes_keys(self) -> bool:
        return self.has_data.is_set() and super().takes_keys

    @work(group="write")
    async def carry_out(self, service: Callable[..., Change], *args: Any, **named: Any) -> None:
        """One change at a time, in the order the keys were pressed, and a line that says what was done."""
        try:
            change = await self.desk.write(service, *args, **named)
        except PlannerError as error:
            self.complain(error)
        else:
            self.tell_done(change)

    async def attempt(self, service: Callable[..., Change], *args: Any, **named: Any) -> str | None:
        """Carry out what a line asks for, in its turn; None once that is done and told, else why it cannot be."""
        try:
            self.tell_done(await self.desk.write(service, *args, **named))
        except (Conflict, NotFound) as error:
            # Entering it once more would not help: what it is about is another by now.
            self.complain(error)
        except PlannerError as error:
            return reasons(error)
        return None

    def tell_done(self, change: Change | None) -> None:
        """Say what was done; where that was nothing, nothing is there to be undone."""
        if change is not None:
            done = words(change.label)
            self.tell(done if change.nothing else _("{done} · u undoes").format(done=done))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hides what there is nothing to do it with; where one may only look, what would change the plan is faint."""
        if action != PERFORM:
            return super().check_action(action, parameters)
        declared = self.declared[str(parameters[0])]
        if not self.is_offered(declared):
            return False
        return None if declared.writes and self.only_looking else True

    def is_offered(self, action: Action) -> bool:
        """Is there something to do it with?"""
        return not action.needs or bool(getattr(self, action.needs))

    async def action_perform(self, id: str) -> None:
        """Does what was declared under an id."""
        _, name, arguments = actions.parse(self.declared[id].does)
        done = getattr(self, f"action_{name}")(*arguments)
        if isawaitable(done):
            await done

    @property
    def only_looking(self) -> bool:
        return self.desk.planner.store.read_only

    def on_key(self, event: Key) -> None:
        """A key that is faint says why."""
        if self.only_looking and (active := self.active_bindings.get(event.key)) and not active.enabled:
            event.stop()
            self.refuse()

    def refuse(self) -> None:
        said = _("This plan is open to be read only; nothing was changed.")
        self.notify(said, severity="error", markup=False)

    def tell(self, text: str) -> None:
        """A quiet line that goes away by itself."""
        self.notify(text, markup=False)

    def complain(self, error: PlannerError) -> None:
        self.notify(words(error.message), severity="error", markup=False)

    @work(group="write")
    async def action_undo(self) -> None:
        if self.desk.thrown_away:
            form = await self.desk.bring_back()
            self.tell(_("“{text}” is there again.").format(text=beginning(form)))
        else:
            await self._reverse(history.undo)

    @work(group="write")
    async def action_redo(self) -> None:
        await self._reverse(history.redo)

    async def _reverse(self, service: Callable[..., Change]) -> None:
        try:
            self.tell(words((await self.desk.write(service)).label))
        except PlannerError as error:
            self.complain(error)

    def action_help(self) -> None:
        self.app.push_screen(help_screen(commands.commands(self)))

    @work
    async def action_palette(self) -> None:
        if command := await self.app.push_screen_wait(palette(commands.commands(self), self.app)):
            self._hand_on(command.action, command.node)

    @work
    async def action_goto(self) -> None:
        if action := await self.app.push_screen_wait(goto()):
            self._hand_on(action, self)

    def action_back(self) -> None:
        """Close what was opened over a main screen; a main screen stays."""
        if not self.MODE:
            self.dismiss()

    async def action_close(self) -> None:
        if self.MODE:
            await self.app.action_quit()
        else:
            self.dismiss()

    @on(TopBar.Chosen)
    def go_to_tab(self, message: TopBar.Chosen) -> None:
        message.stop()
        self._hand_on(f"app.go('{message.mode}')", self)

    def _hand_on(self, action: str, node: DOMNode) -> None:
        """Let the app do it: what closes this page cannot be waited for on it."""
        self.app.call_later(self.app.run_action, action, node)

    def _changed(self, change: Change) -> None:
        if self.concerns(change):
            self._reload_when_seen()

    def concerns(self, change: Change) -> bool:
        """Does the page show something else now?"""
        return bool(change.subjects & self.SHOWS)

    def _dawned(self, _: date) -> None:
        self._reload_when_seen()

    def _reload_when_seen(self) -> None:
        self._stale = True
        if self.is_active:
            self.reload()

    def _troubled(self, error: PlannerError) -> None:
        if self.app.screen_stack[0] is self:
            self.complain(error)

    def _told(self, _: None) -> None:
        self._tell_top()

    def _tell_top(self) -> None:
        bar = self.query_one(TopBar)
        bar.day = (formats.day_year(self.desk.day), formats.day(self.desk.day))
        bar.who = self.desk.who
        bar.state = self.desk.state


def tabs() -> list[Tab]:
    """The main screens, in the language in use."""
    return [Tab(page.name, page.key, _(page.label), _(page.narrow_label)) for page in pages.MAIN]
