"""Context of every screen: planner, preferences, and announcements of changes."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from msgspec import Struct
from textual.dom import DOMNode
from textual.signal import Signal

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.settings import Preferences, Settings
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.lines import SaidLine
from eventplanner.i18n import vocabulary
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.regions import region
from eventplanner.screens.base.file_state import FileState
from eventplanner.services.base import history, holidays, names, session
from eventplanner.services.base.planner import Planner, zone_of
from eventplanner.services.budget import taxes
from eventplanner.services.records import records
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.top_bar import BarState

Outcome = TypeVar("Outcome")


@runtime_checkable
class Unfinished(Protocol):
    """A screen on which something may be half typed."""

    def unsaved(self) -> UnsavedForm | None:
        """Returns the form to keep if the app has to end now; called from any thread."""


class ChangeNews(Struct, frozen=True):
    """Changes and settings read after a commit."""

    change: Change | None
    """Everything since the last news, as one change."""
    settings: Settings
    names: Mapping[str, str]
    """Names that people see, by login name."""
    generation: str


class Desk:
    """Shared by all screens of one session; made before the event loop runs, and asks no file on it."""

    def __init__(self, owner: DOMNode, planner: Planner, preferences: Preferences | None = None) -> None:
        self.planner = planner
        self.preferences = preferences or Preferences()
        """As they are kept; what the run was begun with outranks them."""
        self.preferred: Signal[Preferences] = Signal(owner, "preferred")
        """The person has changed her own preferences."""
        self.changes: Signal[Change] = Signal(owner, "changes")
        """Something was written, here or in another session."""
        self.live: Signal[None] = Signal(owner, "live")
        """A page shows its data."""
        self.told: Signal[None] = Signal(owner, "told")
        """The top bar has something else to say: state, day, name or language."""
        self.renamed: Signal[None] = Signal(owner, "renamed")
        """Somebody has set another name for others to see."""
        self.new_day: Signal[date] = Signal(owner, "new day")
        self.trouble: Signal[PlannerError] = Signal(owner, "trouble")
        """The plan cannot be read as it could be until now."""
        self.state = BarState()
        self.settings = planner.settings()
        """The plan's, as they were read last."""
        self._names = names.shown(planner)
        self.zone = zone_of(self.settings)
        """In which moments are told; None where the terminal names one."""
        self.day = self._today()
        self.left: dict[tuple[str, int | None], UnsavedForm] = {}
        """Forms and lines that were closed unsaved in this session, by name and record."""
        self.carried = ""
        """A line that belongs on the page that is opened next."""
        self.unsaved: Signal[None] = Signal(owner, "unsaved")
        """The list of forms that were not saved last time has changed."""
        self.thrown_away: list[UnsavedForm] = []
        """Of that, what was thrown away since this person last changed the plan; undo brings back the last."""
        self.views = session.list_views()
        """Order and columns of lists, by the name of the list."""
        self.whose = ""
        """Whose tasks lists over all events show in this session; nothing for everybody's."""
        self.cold = False
        """What writing needs is to be loaded as soon as somebody looks like writing."""
        self._writing = asyncio.Lock()
        self._looking = asyncio.Lock()
        self._keeping = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()
        """Writes under way, which end also where the screen that asked for them is gone."""
        self._seen = history.last_revision(planner)
        self._generation = planner.store.generation
        self.file = FileState(planner)
        self._told_trouble: BarState | None = None
        """Of the file, as the top bar has it."""
        self._unread = False
        """Somebody has written, and what is new has not been read yet."""

    @property
    def who(self) -> str:
        """The person's name on the screen."""
        return self.preferences.name or self.planner.actor

    @property
    def day_first(self) -> bool:
        """12/3 is in March."""
        return self.settings.numeric_dates == "day"

    @property
    def decimal(self) -> str:
        """The mark before decimals in the plan's country."""
        return region(self.settings.country).decimal

    def said(self, line: str, event: Event | None = None) -> SaidLine:
        """A line with what it is read against."""
        rules = taxes.rules(self.settings)
        return SaidLine(
            *(line, self.day, vocabulary.choices, self.day_first, event, self.decimal),
            *(rules.is_gross, rules.usual, records.dollar(self.settings)),
        )

    def expect_writing(self) -> None:
        """Load, while somebody is typing, what the first write would have to wait for; who only looks is spared it."""
        if self.cold:
            self.cold = False
            # A daemon, because leaving must not wait for it.
            threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        # What is wrong is said when something is to be written.
        with suppress(PlannerError):
            # First, because the first date that is typed is held against them.
            holidays.load(self.planner)
            self.planner.store.warm()

    async def write(self, service: Callable[..., Outcome], *args: Any, **named: Any) -> Outcome:
        """Carry out one change in a thread, after those that were asked for before; raises what the service raises."""
        task = self._soon(self._write(service, *args, **named))
        # A page that is closed meanwhile gives up waiting; neither the change nor the word of it is given up.
        return cast("Outcome", await asyncio.shield(task))

    async def _write(self, service: Callable[..., Outcome], *args: Any, **named: Any) -> Outcome:
        async with self._writing:
            try:
                outcome: Outcome = await asyncio.to_thread(self.file.carry_out, service, *args, **named)
            finally:
                await self.look()
        self.thrown_away.clear()
        return outcome

    def prefer(self, preferences: Preferences) -> None:
        """Takes the person's own preferences as she has changed them."""
        self.preferences = preferences
        self.preferred.publish(preferences)
        self.say_saved()

    def keep_view(self, name: str, view: ListView) -> None:
        """Keeps the order and the columns of a list for this and later sessions."""
        self.views[name] = view
        self._soon(self._keep_view(name, view))

    async def _keep_view(self, name: str, view: ListView) -> None:
        async with self._keeping:
            await asyncio.to_thread(session.keep_list_view, name, view)

    def _soon(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Starts work that is ended before the app is."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def throw_away(self, form: UnsavedForm) -> None:
        """Forget what was not saved last time; undo brings it back."""
        await asyncio.to_thread(session.drop_form, self.planner, form)
        self.thrown_away.append(form)
        self.unsaved.publish(None)

    async def bring_back(self) -> UnsavedForm:
        """Brings back the form that was thrown away last."""
        form = self.thrown_away.pop()
        await asyncio.to_thread(session.put_back, self.planner, form)
        self.unsaved.publish(None)
        return form

    async def settle(self) -> None:
        """Wait until nothing is being written any more."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    @property
    def is_writing(self) -> bool:
        """True while a change of this session is being written and told."""
        return self._writing.locked()

    @property
    def is_looking(self) -> bool:
        """True while somebody reads from the file."""
        return self._looking.locked()

    async def look(self) -> None:
        """Looks for changes of this or another session and for a new day; asked in a thread, told here."""
        async with self._looking:
            try:
                news = await asyncio.to_thread(self._read_news)
            except PlannerError as error:
                # Once: whoever goes on is told again by what she does.
                if self.file.heed(error):
                    self.trouble.publish(error)
            else:
                self.file.clear()
                if news is not None:
                    self._take(news)
            self._say_trouble()
        self._turn_the_page()

    def heed(self, error: PlannerError) -> None:
        """A page could not read what it shows; the next look that can read takes that back."""
        self.file.heed(error)
        self._say_trouble()

    def _say_trouble(self) -> None:
        """Let the top bar say that something is wrong with the file, or is no longer."""
        if self.file.trouble != self._told_trouble:
            self.say_saved()

    def _read_news(self) -> ChangeNews | None:
        """None where nobody has written; of a plan that was put in place of this one, everything is new."""
        self.file.check()
        store = self.planner.store
        self._unread = store.touched() or self._unread
        if not self._unread:
            return None
        generation = store.generation
        since = self._seen if generation == self._generation else 0
        with store.snapshot():
            news = ChangeNews(
                history.newer_than(self.planner, since), self.planner.settings(), names.shown(self.planner), generation
            )
        self._unread = False
        return news

    def _take(self, news: ChangeNews) -> None:
        self._generation = news.generation
        if news.settings != self.settings:
            self.settings = news.settings
            self.zone = zone_of(news.settings)
        if news.change is not None:
            self.announce(news.change)
        if news.names != self._names:
            self._names = news.names
            self.renamed.publish(None)

    def _today(self) -> date:
        return self.planner.now().astimezone(self.zone).date()

    def _turn_the_page(self) -> None:
        if (today := self._today()) != self.day:
            self.day = today
            self.told.publish(None)
            self.new_day.publish(today)

    def announce(self, change: Change) -> None:
        self._seen = change.revision
        self.say_saved(change)
        self.changes.publish(change)

    def say_saved(self, change: Change | None = None) -> None:
        """Let the top bar say whether all is in the file, and who wrote last if it was somebody else."""
        self._told_trouble = self.file.trouble
        if self._told_trouble is not None:
            self.state = self._told_trouble
        elif self.planner.store.read_only:
            self.state = BarState(_("read-only"), _("read-only"), "amber")
        elif change is not None and change.actor not in {self.planner.actor, ""}:
            when = change.at.astimezone(self.zone).strftime("%H:%M")
            words = _("{who} saved {time}").format(who=change.who, time=when)
            self.state = BarState(words, change.who, "sky")
        else:
            self.state = BarState(f"{glyph('done')} {_('saved')}", glyph("done"), "green")
        self.told.publish(None)
