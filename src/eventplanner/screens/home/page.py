"""The page of today: what needs me, what comes next, how much work there is, what others changed."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.home.home import HomePicture
from eventplanner.domain.year.workload import person_days
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import Held
from eventplanner.screens.base.unsaved_panel import UnsavedPanel, beginning
from eventplanner.screens.events.adding import Adding
from eventplanner.screens.events.details import entries
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.welcome import show_welcome
from eventplanner.screens.home.need_actions import NeedActions
from eventplanner.services.base import history, session
from eventplanner.services.base.planner import Planner
from eventplanner.services.home import home
from eventplanner.widgets.charts.load_bars import Bar, LoadBars
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.first_run import FirstRun
from eventplanner.widgets.lists.coming import ComingList
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.needs import Further, NeedList
from eventplanner.widgets.lists.news import News
from eventplanner.widgets.lists.unsaved_list import UnsavedList

SETTLED = 0.1
"""Seconds after which all of the first page is painted."""


class HomeScreen(EventsPage):
    """Home page: events that need attention today."""

    WIDGETS = (NeedList,)
    MODE = "home"
    adding = Held(Adding)
    events = Held(NeedActions)
    READ_AHEAD = True
    SHOWS: ClassVar[frozenset[str]] = EventsPage.SHOWS | frozenset(
        {"accepted_clash", "other_date", "overlay", "target", "task", "event_role"}
    )
    DEFAULT_CSS = """
    HomeScreen {
        & #home-main { width: 1fr; }
        & #home-side { width: 43; }
        & #needs-panel { height: 1fr; }
        & #need-panel { height: 15; }
        & #weeks-panel { height: 6; & LoadBars { height: 1fr; } }
        & #coming-panel { height: auto; max-height: 60%; & ComingList { height: auto; } }
        & #news-panel { height: 1fr; }
        & #first-panel { height: 1fr; }
        &.-narrow #home {
            layout: vertical;
            & Panel { padding: 0 1; }
            & #home-main { width: 1fr; height: 1fr; }
            & #home-side { width: 1fr; height: 7; }
            & #need-panel { display: none; }
            & #weeks-panel { height: 4; }
            & #coming-panel { height: 5; max-height: 5; & ComingList { height: 1fr; } }
            &.-detail #home-side, &.-detail #weeks-panel { display: none; }
            &.-detail #need-panel { display: block; height: 13; }
        }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("tasks.whose", "f", "whose", N_("Whose"), N_("Everybody's tasks, mine, or somebody's"), show=False,
               needs="has_events"),
        Action("detail", "z", "detail", N_("Details"), N_("What is known of the event"), needs="has_events"),
        Action("unsaved.open", "R", "take_up", N_("Reopen"), N_("Open what was not saved last time"), show=False,
               needs="has_unsaved", writes=True),
        Action("unsaved.throw_away", "T", "throw_away", N_("Throw away"), N_("Drop what was not saved last time"),
               show=False, needs="has_unsaved", writes=True),
    )  # fmt: skip

    listed = query_one(NeedList)
    coming = query_one(ComingList)
    unsaved_panel = query_one(UnsavedPanel)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: int | None = None
        self._to_look_ahead = False
        """What lies ahead may be another now."""
        self._looked_ahead = False
        self._needing = 0
        self._ahead: tuple[str, ...] = ()
        """How much lies ahead, in words."""
        self._keys_on: Further | None = None
        """What the keys were last said to act on."""

    def body(self) -> ComposeResult:
        yield UnsavedPanel()
        with Horizontal(id="home"):
            with Vertical(id="home-main"):
                with Panel(_("What needs you"), id="needs-panel"):
                    yield NeedList(awaiting=True)
                with Panel(_("Event"), id="need-panel"):
                    yield Detail()
                with Panel(_("Load of 12 weeks"), _("person-days"), id="weeks-panel"):
                    yield LoadBars()
            with Vertical(id="home-side"):
                with Panel(_("Next events"), id="coming-panel"):
                    yield ComingList()
                with Panel(_("Since your last visit"), id="news-panel"):
                    yield News()
        with Panel(_("Today"), id="first-panel"):
            yield FirstRun()
        yield Asking()

    def on_mount(self) -> None:
        self.query_one("#first-panel").display = False
        self.listed.focus()
        self.desk.live.subscribe(self, self._go_on)
        self.desk.unsaved.subscribe(self, self._show_unsaved)

    def load(self) -> HomePicture:
        planner = self.desk.planner
        if self._seen is None:
            # On a first visit what happens from now on is news.
            seen = session.last_visit(planner)
            self._seen = history.last_revision(planner) if seen is None else seen
        return home.picture(planner, self._seen, formats.first_weekday())

    def show(self, data: HomePicture) -> None:
        self.unsaved_panel.show(data.unsaved, self.desk.zone, only_looking=self.only_looking)
        self.say_empty(data.empty)
        self._to_look_ahead = not data.empty
        self.query_one("#home").display = not data.empty
        self.query_one("#first-panel").display = data.empty
        if data.empty:
            show_welcome(self.query_one(FirstRun), self.desk)
            return
        self.listed.show(data.needs, data.today)
        self._needing = len(data.needs)
        self._say_counts()
        self.coming.show(data.coming, data.today)
        self.query_one(News).show(data.news, data.today, self.desk.zone)
        self._show_weeks(data)
        if self.focused in {None, self.listed, self.coming} and not self.is_asking:
            self.take_focus()

    @property
    def has_unsaved(self) -> bool:
        return bool(self.unsaved_panel.forms)

    @property
    def chosen(self) -> list[Event]:
        """The event under the cursor of the list that the keys are in."""
        if self.events.further:
            return [self.events.further.event] if self.events.further.event else []
        if self.events.at_coming or not self.listed.need:
            return [self.coming.event] if self.coming.event else []
        return [self.listed.need.event]

    def take_focus(self) -> None:
        listing = self.listed.need or self.listed.further
        (self.coming if self.events.at_coming or not listing else self.listed).focus()

    def _go_on(self, _: None) -> None:
        """Once a page is live."""
        if self._to_look_ahead:
            self._to_look_ahead = False
            self.look_ahead()

    @work(exclusive=True, group="ahead")
    async def look_ahead(self) -> None:
        """Find what nobody should wait for, and show it where there is room for it."""
        if self.desk.cold:
            await asyncio.sleep(SETTLED)
        # Here because finding clashes is not needed for the first picture.
        from eventplanner.screens.home import ahead as ahead_rows

        planner = self.desk.planner
        try:
            found = await asyncio.to_thread(ahead_rows.look, planner, self.desk.whose)
            self.listed.show_further(ahead_rows.groups(found, self.desk.day))
            self._ahead = tuple(ahead_rows.counts(found))
            self._say_counts()
            if not self._looked_ahead and await asyncio.to_thread(ahead_rows.lacks_holidays, planner):
                self._take_up_holidays(ahead_rows.take_up_holidays)
            self._looked_ahead = True
        except PlannerError as error:
            self.complain(error)

    @work(group="write")
    async def _take_up_holidays(self, take_up: Callable[[Planner], Change | None]) -> None:
        """Once, for a plan that an older version made."""
        try:
            await self.desk.write(take_up)
        except PlannerError as error:
            self.complain(error)

    def _say_keys(self) -> None:
        """Some mean something else on what lies ahead."""
        if self._keys_on is not self.events.further:
            self._keys_on = self.events.further
            self.refresh_bindings()

    def _say_counts(self) -> None:
        events = [words(counted("{n} event", "{n} events", self._needing))] if self._needing else []
        self.query_one("#needs-panel", Panel).set_counts(" · ".join([*events, *self._ahead]))

    def _show_weeks(self, data: HomePicture) -> None:
        bars = []
        for n, week in enumerate(data.weeks):
            new_month = n == 0 or week.first.day <= 7
            label = formats.day_month(week.first) if new_month else str(week.first.day)
            bars.append(Bar(label, week, data.working(week), here=n == 0))
        self.query_one(LoadBars).show(bars)
        count = words(counted("{n} person-day", "{n} person-days", person_days(data.load)))
        self.query_one("#weeks-panel", Panel).set_counts(count)

    @on(NeedList.Highlighted)
    def show_need(self, message: NeedList.Highlighted) -> None:
        message.stop()
        self.events.at_coming = False
        if need := message.need:
            lacking = DetailLine("", f"{glyph('warning')} {names.lacks(need.lacks)}", "amber")
            self.query_one(Detail).show([*entries(need.event, self.desk.day), lacking])
        elif message.further:
            self.query_one(Detail).show(message.further.entries)
        self.query_one("#need-panel", Panel).set_title(_("Task") if self.events.task_here else _("Event"))
        self._say_keys()

    @on(ComingList.Highlighted)
    def show_coming(self, message: ComingList.Highlighted) -> None:
        message.stop()
        self.events.at_coming = True
        self._say_keys()
        self.query_one(Detail).show(entries(message.event, self.desk.day) if message.event else ())

    @on(NeedList.Picked)
    @on(ComingList.Picked)
    def open_chosen(self) -> None:
        self.events.action_open()

    @work
    async def action_whose(self) -> None:
        """Chooses the owner whose tasks are shown, for the session."""
        # Here because it is there by now, or soon: it finds the tasks.
        from eventplanner.screens.home import ahead as ahead_rows

        choices = await asyncio.to_thread(ahead_rows.owner_choices, self.desk.planner, self.desk.who)
        picked = await self.app.push_screen_wait(pick(_("Whose tasks"), choices, self.desk.whose))
        if picked is not None:
            self.desk.whose = picked
            self.look_ahead()

    @on(UnsavedList.Picked)
    def take_up_picked(self, message: UnsavedList.Picked) -> None:
        message.stop()
        if not self.only_looking:
            self.action_take_up(message.place)

    @work
    async def action_take_up(self, place: int = 0) -> None:
        """Open a form that was not saved last time, the latest unless another one is meant."""
        # Here because it brings all forms with it, and seldom is anything left to be taken up.
        from eventplanner.screens.home import restore_drafts as taking_up

        try:
            await taking_up.take_up(self.adding, self.unsaved_panel.forms[place])
        except PlannerError as error:
            self.complain(error)

    @work
    async def action_throw_away(self) -> None:
        """One after the other, the latest first."""
        form = self.unsaved_panel.forms[0]
        await self.desk.throw_away(form)
        self.tell(_("“{text}” is thrown away · u undoes").format(text=beginning(form)))

    def _show_unsaved(self, _: None) -> None:
        self._stale = True
        if self.is_active:
            self.reload_view()

    def action_detail(self) -> None:
        """Toggles between the event and coming events, on a small terminal."""
        self.query_one("#home").toggle_class("-detail")
