"""The page of a year: its days, the agenda of the chosen one, and the work of its months."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.events.events import Event, moved_by
from eventplanner.domain.workspace.moving_messages import told
from eventplanner.domain.year.order import coming, deadlines, overlays
from eventplanner.domain.year.workload import person_days, week_start
from eventplanner.domain.year.year import kinds, narrowed, overloads
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Declared, Held
from eventplanner.screens.events.adding import Adding
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.filtering import Filtering
from eventplanner.screens.events.moving import sentences
from eventplanner.screens.year import year_clashes
from eventplanner.screens.year.summary import YearData, counts
from eventplanner.screens.year.tight_compositor import TightCompositor
from eventplanner.screens.year.year_clashes import YearClashes
from eventplanner.screens.year.year_event_actions import YearEventActions
from eventplanner.services.events import events
from eventplanner.services.events.events import EventQuery
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.services.year import year
from eventplanner.widgets.charts.load_bars import Bar, LoadBars
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.latest import Latest
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.year.agenda import Agenda, Day
from eventplanner.widgets.year.day_cursor import DayCursor
from eventplanner.widgets.year.year_legend import Said, YearLegend
from eventplanner.widgets.year.year_views import YearLook, YearViews

NEAR = 8
"""Rows of what is near a day, at the most."""


class YearScreen(EventsPage):
    """Page of a year: workload, free days, events."""

    WIDGETS = (DayCursor, Agenda)
    MODE = "year"
    adding = Held(Adding)
    events = Held(YearEventActions)
    filtering = Held(Filtering)
    SHOWS: ClassVar[frozenset[str]] = EventsPage.SHOWS | {"accepted_clash", "other_date", "overlay", "event_role"}
    DEFAULT_CSS = """
    YearScreen {
        & #year-main { width: 1fr; }
        & #year-panel { height: 1fr; }
        & #months-panel { height: 5; & LoadBars { height: 1fr; } }
        & #agenda-panel { width: 29; height: 1fr; }
        &.-narrow #year {
            layout: vertical;
            & Panel { padding: 0 1; }
            & #year-main { width: 1fr; height: auto; }
            & #year-panel { height: 14; }
            & #months-panel { display: none; }
            &.-tall #year-panel { height: 18; }
            &.-tall YearLegend { display: none; }
            &.-tall.-hand YearLegend { display: block; }
            & #agenda-panel { width: 1fr; height: 1fr; border: none; }
        }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("today", "t", "today", N_("Today"), N_("To the day it is")),
        Action("view", "v", "switch", N_("View"), N_("Twelve months, wall planner, one month, list")),
        Action("year.clashes", "w", "clashes", N_("Clashes"), N_("All of them, with remedies"), show=False),
        Action("detail", "z", "detail", N_("Agenda"), N_("Show or hide the agenda"), show=False),
        Action("year.make_next", "C", "app.open('next_year')", N_("Next year"), N_("Make the next year from this one"),
               show=False),
    )  # fmt: skip

    grid = query_one(YearViews)
    agenda = query_one(Agenda)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.use_compositor(TightCompositor())
        self._day = desk.day
        self._clashes: YearClashes | None = None
        """None until they are found."""
        self._hand: Lookout | None = None
        """What lies around the event in hand."""
        self._around: Latest[tuple[Event, timedelta], list[Said]] | None = None
        """What would come of carrying it, where that has to be read."""
        self._hand_said: list[Said] = []
        self._said_of: timedelta | None = None
        """How far from its day what was said last is about."""
        self._data: YearData | None = None
        self._unread = False
        """There is nothing to show, and that has been said."""

    def body(self) -> ComposeResult:
        with Horizontal(id="year"):
            with Vertical(id="year-main"):
                with Panel(id="year-panel"):
                    yield YearViews(self.desk.day)
                with Panel(_("Load by month"), _("person-days"), id="months-panel"):
                    yield LoadBars()
                yield YearLegend()
            with Panel(_("Agenda"), _("enter opens"), id="agenda-panel"):
                yield Agenda()
        yield Asking()

    def on_mount(self) -> None:
        self.grid.first_weekday = formats.first_weekday()
        self.grid.take_keys()

    def load(self) -> YearData:
        of = self._day.year
        picture = year.picture(self.desk.planner, of)
        found = narrowed(picture, self.filtering.filter) if self.filtering.filter.terms else picture
        after = year.near(self.desk.planner, date(of, 12, 31), NEAR, self.filtering.filter)
        empty = not events.listing(self.desk.planner).total
        over = overloads(picture, formats.first_weekday(), self.desk.day)
        return YearData(picture, found, deadlines(picture), coming(found, after), over, empty)

    def show(self, data: YearData) -> None:
        self._data = data
        self.say_empty(data.plan_is_empty)
        self.grid.first_weekday = formats.first_weekday()
        self.grid.show(data.found, self.desk.day)
        self._day = self.grid.day
        if self._day.year != data.picture.year:
            # Keys have gone on to another year meanwhile.
            self.reload()
            return
        if self._clashes and self._clashes.year != self._day.year:
            self._clashes = None
        self._show_layout()
        self._show_bars()
        self._show_legend()
        self._show_day()
        self.call_after_refresh(self._look_for_clashes)

    @work(exclusive=True, group="clashes")
    async def _look_for_clashes(self) -> None:
        """Once the year is painted, because nobody should wait for them."""
        if (data := self._data) is None:
            return
        try:
            found = await asyncio.to_thread(year_clashes.look, self.desk.planner, data.picture.year)
        except PlannerError as error:
            self.complain(error)
            return
        if data is self._data:
            self._clashes = found
            self._show_title()
            self._show_legend()
            self._show_day()

    def complain(self, error: PlannerError) -> None:
        self._unread = True
        super().complain(error)

    @property
    def may_paint(self) -> bool:
        """Until the data are there the page before stays: painting an empty year takes longer than reading a full one."""
        return self._data is not None or self._unread

    @property
    def wide(self) -> bool:
        return self.app.size.width >= NARROW

    @property
    def chosen(self) -> list[Event]:
        """The day's event that the agenda has its cursor on."""
        return [self.agenda.chosen] if self.agenda.chosen else []

    @property
    def query_shown(self) -> EventQuery:
        return EventQuery(self.filtering.filter)

    @property
    def year_shown(self) -> int:
        """The year that is shown."""
        return self._day.year

    def is_offered(self, declared: Declared) -> bool:
        """With an event in hand there is nothing to do but to move it."""
        return not (self.is_mounted and self.grid.carried) and super().is_offered(declared)

    def go_to(self, event: Event) -> bool:
        """To its day; its sheet is the agenda's, where it may be one of several."""
        if event.first_day:
            self.grid.go(event.first_day)
        return False

    def take_focus(self) -> None:
        self.grid.take_keys()

    @property
    def chosen_day(self) -> date:
        """The day under the cursor."""
        return self._day

    def _show_title(self) -> None:
        if self._data is None:
            return
        panel, data, filtered = self.query_one("#year-panel", Panel), self._data, self.filtering.filter.text
        panel.set_title(f"{data.picture.year} / {filtered}" if filtered else str(data.picture.year))
        if carried := self.grid.carried:
            self._show_moving(panel, carried)
        else:
            clashing = len(self._clashes.found) if self._clashes else 0
            panel.set_counts(counts(data, self.grid.following, clashing, filtered=bool(filtered)))

    def _show_moving(self, panel: Panel, event: Event) -> None:
        """What is in hand, and when it would take place; the title gives way where there is no room."""
        try:
            day = formats.day(moved_by(event, self.grid.distance).start or self._day)
        except PlannerError:
            day = formats.day(self._day)
        said, keys = _("Moving “{title}” {arrow} {day}"), _("enter drops · esc leaves it")
        taken = cell_len(said.format(title="", arrow=glyph("to"), day=day))
        title = fit(event.title, max(8, min(cell_len(event.title), panel.outer_size.width - taken - 6)))
        panel.set_title(said.format(title=title, arrow=glyph("to"), day=day))
        panel.set_counts(keys)

    def _show_bars(self) -> None:
        if self._data is None:
            return
        bars = [
            Bar(
                f"{formats.month_short(month.number)} {person_days(month.work.load)}",
                month.work,
                here=month.number == self._day.month,
            )
            for month in self._data.picture.months
        ]
        self.query_one(LoadBars).show(bars)

    def _show_legend(self) -> None:
        """What the signs mean and what is wrong with the year; with an event in hand, what its move would do."""
        if self._data is None:
            return
        carried, legend, rest, more = self.grid.carried, self.query_one(YearLegend), "", 0
        if carried:
            said = self._moving_sentences(carried, self.grid.distance)
        else:
            rest, room = _("+{n} · w"), legend.size.width - 4
            if year_clashes.count(self._data.overloads, self._clashes) > (2 if self.wide else 1):
                room -= cell_len(rest)
            said, more = year_clashes.warnings(self._data.overloads, self._clashes, room)
        self.query_one("#year").set_class(bool(carried and said), "-hand")
        legend.show(
            kinds(self._data.found), overlays(self._data.found), said, in_hand=bool(carried), rest=rest, more=more
        )

    def _moving_sentences(self, event: Event, distance: timedelta) -> list[Said]:
        """What would come of dropping an event so far from where it is; while that is read, what was said last."""
        if self._hand is None or not distance:
            return [("becomes", _("It stays where it is."))]
        if self._said_of != distance and self._hand.knows_of([event], distance):
            self._said_of, self._hand_said = distance, told_of(self._hand, event, distance)
        elif self._said_of != distance:
            self._look_around(event, distance)
        return self._hand_said

    def _look_around(self, event: Event, distance: timedelta) -> None:
        """Read what could stand in the way of an event where it is and where it is taken."""
        if self._around is not None:
            start(self, "hand", self._around.ask, (event, distance))

    def _looked_around(self, hand: Lookout, asked: tuple[Event, timedelta], said: list[Said]) -> None:
        if hand is self._hand:
            self._said_of, self._hand_said = asked[1], said
            self._show_legend()

    def _show_day(self) -> None:
        if self._data is None:
            return
        data, day = self._data, self._day
        # From the start of the week, so that the list stands still while one goes from day to day.
        since = week_start(day, self.grid.first_weekday) if self.wide else day + timedelta(days=1)
        found, others = data.found.days.get(day, ()), data.found.others.get(day, ())
        near = tuple(data.coming.since(since, NEAR))
        against = {event.id: year_clashes.of_event(event, self._clashes) for event in found}
        self.agenda.show(Day(day, self.desk.day, found, near, (*others, *data.deadlines.get(day, ())), against))

    @on(DayCursor.Chosen)
    def show_chosen_day(self, message: DayCursor.Chosen) -> None:
        message.stop()
        before, self._day = self._day, message.day
        if self._data is None or message.day.year != self._data.picture.year:
            return
        self._show_day()
        if self.grid.carried:
            self._show_title()
            self._show_legend()
        if before.month != message.day.month:
            self._show_bars()

    @on(DayCursor.YearWanted)
    def show_year(self, message: DayCursor.YearWanted) -> None:
        message.stop()
        self._day = message.day
        self.reload()

    @on(DayCursor.StartWanted)
    @work
    async def seek_event(self, message: DayCursor.StartWanted) -> None:
        """The next event is in another year, or nowhere."""
        message.stop()
        day = await asyncio.to_thread(
            year.next_start, self.desk.planner, self.grid.day, message.step, self.filtering.filter
        )
        if day:
            self.grid.go(day)
        else:
            self.tell(_("No later event.") if message.step > 0 else _("No earlier event."))

    @on(DayCursor.Moved)
    def move_event(self, message: DayCursor.Moved) -> None:
        message.stop()
        self.carry_out(events.move, [message.event], timedelta(days=message.days))

    @on(DayCursor.HandChanged)
    def show_hand(self) -> None:
        self._hand, self._around, self._hand_said, self._said_of = None, None, [], None
        if event := self.grid.carried:
            self._hand = hand = Lookout(self.desk.planner, self.desk.day)
            self._around = Latest(lambda asked: told_of(hand, *asked), partial(self._looked_around, hand))
            self._look_around(event, timedelta())
        self._show_title()
        self._show_legend()

    @on(DayCursor.Picked)
    @on(Agenda.Picked)
    def open_chosen(self) -> None:
        self.events.action_open()

    def action_today(self) -> None:
        self.grid.go(self.desk.day)

    def action_switch(self) -> None:
        self.grid.switch()
        self._show_layout()

    def _show_layout(self) -> None:
        self.query_one("#year").set_class(self.grid.view is not YearLook.WALL, "-tall")
        self._show_title()

    async def action_clashes(self) -> None:
        await self.app.run_action(f"open('clashes', {self.year_shown})")

    def action_detail(self) -> None:
        panel = self.query_one("#agenda-panel", Panel)
        panel.display = not panel.display
        self.grid.take_keys()


def told_of(hand: Lookout, event: Event, distance: timedelta) -> list[Said]:
    """Returns the effects of moving an event by a distance; may read."""
    try:
        (preview,) = hand.moves([event], distance)
    except PlannerError as error:
        return [("late", words(error.message))]
    return [(line.sign, sentences(line)) for line in told(preview, language())]
