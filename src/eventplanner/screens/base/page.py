"""The base of all full screens: load when shown, reload when something they show has changed, write in turn."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from inspect import isawaitable
from typing import Any, ClassVar

from textual import events, on, work
from textual.actions import parse
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, NotFound, PlannerError
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.events.events import Event
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.screens import pages
from eventplanner.screens.base import commands
from eventplanner.screens.base.actions import ON_EVERY_PAGE, PERFORM, Action, bindings
from eventplanner.screens.base.base_screen import DECIDING, BaseScreen
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import goto, help_screen, palette
from eventplanner.screens.base.list_views import ListViews
from eventplanner.screens.base.parts import Declared, Held, PagePart, PartT, held_by, layers
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.base.undoing import Undoing
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome.key_line import KeyLine
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.chrome.too_small import TooSmall
from eventplanner.widgets.chrome.top_bar import TopBar
from eventplanner.widgets.forms.asking import Asking, Then
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel


class Page(BaseScreen[None]):
    """Reads and writes in threads, so that keys are always answered."""

    MODE: ClassVar[str] = ""
    """Which tab is lit; nothing for a page that is opened over a main screen."""
    SHOWS: ClassVar[frozenset[str]] = frozenset()
    """The tables whose changes concern this page."""
    READ_AHEAD: ClassVar[bool] = False
    """Can load() be asked before the page is composed?"""
    KEYS_WAIT_FOR: ClassVar[frozenset[str]] = DECIDING | {"write"}
    """The key behind one that changes something acts on what came of it."""
    AUTO_FOCUS: ClassVar[str | None] = ""
    WIDGETS: ClassVar[Sequence[type[Widget]]] = ()
    """Those on the page that have keys of their own."""
    about: int | None = None
    """What a page was opened for, if for anything: an event by its number, or a year."""
    lists = Held(ListViews)
    ACTIONS: ClassVar[Sequence[Action]] = ON_EVERY_PAGE

    BINDINGS: ClassVar[list[BindingType]] = bindings([ListViews.ACTIONS, Undoing.ACTIONS, ACTIONS])
    declared: ClassVar[Mapping[str, Declared]] = {
        action.id: Declared(part, action)
        for part, actions in (("lists", ListViews.ACTIONS), ("undoing", Undoing.ACTIONS), ("", ACTIONS))
        for action in actions
    }
    """The actions of the page, by id."""
    PARTS: ClassVar[Mapping[str, type[PagePart[Any]]]] = {"lists": ListViews, "undoing": Undoing}
    """The kinds of its parts, by name; a page declares them with `Held`."""
    event: Event | None = None
    """The event that the page is about, as it was read last."""

    def __init_subclass__(cls, *args: Any, **named: Any) -> None:
        own = list(layers(cls))
        cls.BINDINGS = bindings(actions for _, actions in own)
        super().__init_subclass__(*args, **named)
        cls.PARTS = {**cls.PARTS, **held_by(cls)}
        cls.declared = {
            **cls.declared,
            **{action.id: Declared(part, action) for part, actions in own for action in actions},
        }

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.parts = [part(self) for part in self.PARTS.values()]
        vars(self).update(zip(self.PARTS, self.parts, strict=True))
        self._stale = True
        self.has_data = asyncio.Event()
        """Set once the page shows the data that the next key acts on."""
        self._is_leaving = False
        """Another page is about to take its place."""
        self._first_data: Future[Any] | None = None
        """Data read before the event loop ran, or the error that reading ended in."""

    def compose(self) -> ComposeResult:
        yield TopBar(pages.tabs(), self.MODE)
        yield from self.body()
        yield KeyLine()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """Composes the part between the top bar and the keys."""
        yield from ()

    def load(self) -> Any:
        """Read what the page shows; runs in a thread."""

    def show(self, data: Any) -> None:
        """Put on the screen what load() has read."""

    def reorder(self, listed: RecordList[Any]) -> None:
        """Reads a list in the order that was chosen, where it is too long to be sorted in memory."""

    def on_mount(self) -> None:
        self.desk.changes.subscribe(self, self._changed, immediate=True)
        self.desk.told.subscribe(self, self._tell_top)
        self.desk.new_day.subscribe(self, lambda _: self._reload_when_seen())
        self.desk.renamed.subscribe(self, lambda _: self._reload_when_seen())
        self.desk.trouble.subscribe(self, self._troubled)
        self._tell_top()
        for panel in self.query(RecordPanel):
            panel.example = self.for_writers(panel.example)
        self.lists.take_up()
        # Before the first layout, so that the first frame has the data in it.
        self.reload()

    def on_screen_resume(self) -> None:
        self._is_leaving = False
        if self._stale:
            self.reload_view()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Goes back to where the person came from, once, however often it is asked to."""
        del result
        # Where something lies on it, it is read again when that is gone, and asks again if it has to go.
        self._stale = True
        if self.is_active and not self._is_leaving:
            self._is_leaving = True
            self.hand_on("app.back", self)
        return AwaitComplete()

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
        """Hides what there is nothing to do it with; disables, where one may only look, what would change the plan."""
        if action != PERFORM:
            return super().check_action(action, parameters)
        declared = self.declared[str(parameters[0])]
        if not self.is_offered(declared):
            return False
        return None if declared.action.writes and self.only_looking else True

    def is_offered(self, declared: Declared) -> bool:
        """Returns whether an action has something to act on."""
        needs = declared.action.needs
        return not needs or bool(getattr(self._who(declared), needs))

    async def action_perform(self, id: str) -> None:
        """Performs the action that was declared under an id."""
        declared = self.declared[id]
        _, name, arguments = parse(declared.action.does)
        done = getattr(self._who(declared), f"action_{name}")(*arguments)
        if isawaitable(done):
            await done

    def _who(self, declared: Declared) -> object:
        """Whoever does it: a part, or the page."""
        return getattr(self, declared.part) if declared.part else self

    def part(self, kind: type[PartT]) -> PartT:
        """The part of a kind that the page holds."""
        return next(part for part in self.parts if isinstance(part, kind))

    @on(Message)
    def hand_to_parts(self, message: Message) -> None:
        """The last declared hears it first, as it is the most particular."""
        if not isinstance(message, events.Event):
            for part in reversed(self.parts):
                part.heed(message)

    def ask(
        self,
        prompt: str,
        read: Callable[[str], LineReading],
        hint: str,
        then: Then,
        *,
        text: str = "",
        steps: bool = False,
        below: int = 0,
        names_for: str = "",
    ) -> None:
        """Opens the line at the foot of the page; tab completes in it the names that a line for a kind may have."""
        names = partial(_names, self.desk.planner, names_for, self.event_id) if names_for else None
        self.query_one(Asking).open(prompt, read, hint, then, text=text, steps=steps, below=below, names=names)

    @property
    def is_asking(self) -> bool:
        """While a line is typed keys are letters."""
        return any(asking.is_open for asking in self.query(Asking))

    @property
    def year_shown(self) -> int | None:
        """The year that is looked at, on a page that knows one."""
        return None

    @property
    def event_id(self) -> int | None:
        """The event that new records belong to, if they belong to one."""
        return None

    @property
    def only_looking(self) -> bool:
        return self.desk.planner.store.read_only

    def on_key(self, event: Key) -> None:
        """A key that is disabled says why."""
        if self.only_looking and (active := self.active_bindings.get(event.key)) and not active.enabled:
            event.stop()
            self.refuse()

    def for_writers(self, hint: str) -> str:
        """Returns a hint at a key that changes the plan; nothing where one may only look."""
        return "" if self.only_looking else hint

    def refuse(self) -> None:
        said = _("This plan is open to be read only; nothing was changed.")
        self.notify(said, severity="error", markup=False)

    def tell(self, text: str) -> None:
        """A quiet line that goes away by itself."""
        self.notify(text, markup=False)

    def copy(self, text: str, said: str) -> None:
        """Puts a text on the clipboard, and says in short which."""
        self.app.copy_to_clipboard(text)
        self.tell(_("Copied: {text}").format(text=said))

    def copy_links(self, links: Sequence[str]) -> None:
        if links:
            self.copy("\n".join(links), links[0])
        else:
            self.tell(_("There is no link."))

    def complain(self, error: PlannerError) -> None:
        said = next(filter(None, (part.reasons(error) for part in self.parts)), words(error.message))
        self.notify(said, severity="error", markup=False)

    def unsaved(self) -> UnsavedForm | None:
        """Returns the line that is half typed on the page."""
        return next(filter(None, (part.unsaved() for part in self.parts)), None)

    def action_help(self) -> None:
        self.app.push_screen(help_screen(commands.commands(self), self.signs()))

    def signs(self) -> Sequence[Row]:
        """Returns rows that explain the signs of the page under its keys."""
        return ()

    @work
    async def action_palette(self) -> None:
        if command := await self.app.push_screen_wait(palette(commands.commands(self), self.app)):
            self.hand_on(command.action, command.node)

    @work
    async def action_goto(self) -> None:
        if action := await self.app.push_screen_wait(goto()):
            self.hand_on(action, self)

    def action_detail(self) -> None:
        """The panel beside goes and comes."""
        self.toggle_class("-no-detail" if self.has_class("-wide") else "-detail")

    def action_back(self) -> None:
        """One step back on the page; else to the place that the person came from."""
        if any(part.step_back() for part in reversed(self.parts)):
            return
        if self.MODE:
            self.hand_on("app.back", self)
        else:
            self.dismiss()

    async def action_close(self) -> None:
        if self.MODE:
            await self.app.action_quit()
        else:
            self.hand_on("app.close", self)

    @on(TopBar.Chosen)
    def go_to_tab(self, message: TopBar.Chosen) -> None:
        message.stop()
        self.hand_on(f"app.go('{message.mode}')", self)

    def hand_on(self, action: str, node: DOMNode) -> None:
        """Let the app do it: what closes this page cannot be waited for on it."""
        self.app.call_later(self.app.run_action, action, node)

    def _changed(self, change: Change) -> None:
        if self.concerns(change):
            self._reload_when_seen()

    def concerns(self, change: Change) -> bool:
        """Returns whether a change affects the page."""
        return bool(change.subjects & self.SHOWS)

    def _reload_when_seen(self) -> None:
        self._stale = True
        if self.is_active:
            # What the next key acts on is what a change of one's own has left.
            (self.reload_view if self.desk.is_writing else self.reload)()

    def _troubled(self, error: PlannerError) -> None:
        if self.app.screen_stack[0] is self:
            self.complain(error)

    def _tell_top(self, _: None = None) -> None:
        bar = self.query_one(TopBar)
        bar.day = (formats.day_year(self.desk.day), formats.day(self.desk.day))
        bar.who = self.desk.who
        bar.state = self.desk.state


def _names(planner: Planner, kind: str, event_id: int | None) -> Mapping[str, Sequence[str]]:
    """Reads the names for the completion of a line; runs in a thread."""
    # Here because no start should wait for what is needed once tab is pressed.
    from eventplanner.services.workspace import completions

    return completions.of_line(planner, kind, event_id)
