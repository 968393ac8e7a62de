"""The page of a year: its days, the agenda of the chosen one, and the work of its months."""

import asyncio
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.errors import PlannerError
from eventplanner.domain.events import Event, moved_by
from eventplanner.domain.text import counted
from eventplanner.domain.workload import person_days
from eventplanner.domain.year import Overload, YearPicture, kinds, narrowed, next_events, overloads
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens import dialogs_asked
from eventplanner.screens.desk import Desk
from eventplanner.screens.filtering_page import FilteringPage
from eventplanner.screens.tight import TightCompositor
from eventplanner.services import events, year
from eventplanner.services.events import EventQuery
from eventplanner.widgets.agenda import Agenda, Day
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.load_bars import Bar, LoadBars
from eventplanner.widgets.panel import NARROW, Panel
from eventplanner.widgets.shown import fit
from eventplanner.widgets.year_grid import YearGrid
from eventplanner.widgets.year_legend import YearLegend

NEAR = 5
LEAST_TITLE = 12
"""Cells of an event's title that are always shown in a warning."""


class YearData(NamedTuple):
    """What the page shows of one year."""

    picture: YearPicture
    """All of it."""
    found: YearPicture
    """What the filter leaves of it."""
    after: list[Event]
    """The first events of what follows."""
    plan_is_empty: bool


class YearScreen(FilteringPage):
    """Where in the year there is much, and where there is room."""

    MODE = "year"
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
            &.-months #year-panel { height: 18; }
            &.-months YearLegend { display: none; }
            & #agenda-panel { width: 1fr; height: 1fr; border: none; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "move", N_("Move"), id="event.move", tooltip=N_("Take the event in hand; enter drops it")),
        Binding("t", "today", N_("Today"), id="today", tooltip=N_("To the day it is")),
        Binding("v", "switch", N_("View"), id="view", tooltip=N_("Twelve months, or one row a month")),
        Binding("z", "detail", N_("Agenda"), id="detail", show=False, tooltip=N_("Show or hide the agenda")),
    ]

    grid = query_one(YearGrid)
    agenda = query_one(Agenda)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._compositor = TightCompositor()
        self._day = desk.day
        self._data: YearData | None = None

    def body(self) -> ComposeResult:
        with Horizontal(id="year"):
            with Vertical(id="year-main"):
                with Panel(id="year-panel"):
                    yield YearGrid(self.desk.day)
                with Panel(_("Load by month"), _("person-days"), id="months-panel"):
                    yield LoadBars()
                yield YearLegend()
            with Panel(_("Agenda"), _("enter opens"), id="agenda-panel"):
                yield Agenda()
        yield from super().body()

    def on_mount(self) -> None:
        self.grid.first_weekday = formats.first_weekday()
        self.grid.focus()

    def load(self) -> YearData:
        of = self._day.year
        picture = year.picture(self.desk.planner, of)
        found = narrowed(picture, self.filter) if self.filter.terms else picture
        after = year.near(self.desk.planner, date(of, 12, 31), NEAR, self.filter)
        return YearData(picture, found, after, not events.listing(self.desk.planner).total)

    def show(self, data: YearData) -> None:
        self._data = data
        self.say_empty(data.plan_is_empty)
        self.grid.first_weekday = formats.first_weekday()
        self.grid.show(data.found, self.desk.day, self._day)
        self._day = self.grid.day
        self._show_layout()
        self._show_bars()
        found = overloads(data.picture, self.grid.first_weekday, self.desk.day)
        room = self.query_one(YearLegend).size.width - 4
        warnings = [warning(overload, room) for overload in found]
        self.query_one(YearLegend).show(kinds(data.found), warnings)
        self.query_one(YearLegend).styles.height = 4 if self.wide else 2 + bool(warnings)
        self._show_day()

    @property
    def wide(self) -> bool:
        return self.app.size.width >= NARROW

    @property
    def chosen(self) -> list[Event]:
        """The day's event that the agenda has its cursor on."""
        return [self.agenda.chosen] if self.agenda.chosen else []

    @property
    def query_shown(self) -> EventQuery:
        return EventQuery(self.filter)

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self._day.year

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Later and earlier are other years here; with an event in hand there is nothing to do but to move it."""
        if self.is_mounted and self.grid.carried:
            return False
        return action != "step" and super().check_action(action, parameters)

    def go_to(self, event: Event) -> bool:
        """To its day; its sheet is the agenda's, where it may be one of several."""
        if event.first_day:
            self.grid.go(event.first_day)
        return False

    def take_focus(self) -> None:
        self.grid.focus()

    @property
    def chosen_day(self) -> date:
        """The day under the cursor."""
        return self._day

    def _show_title(self) -> None:
        if self._data is None:
            return
        panel, carried = self.query_one("#year-panel", Panel), self.grid.carried
        filtered = self.filter.text
        panel.set_title(f"{self._data.picture.year} / {filtered}" if filtered else str(self._data.picture.year))
        if carried:
            self._show_moving(panel, carried)
            return
        total = self._data.picture.total
        count = words(counted("{n} event", "{n} events", total))
        if filtered:
            count = _("{n} of {all}").format(n=formats.number(self._data.found.total), all=formats.number(total))
        view = _("v twelve months") if self.grid.wall else _("v wall planner")
        panel.set_counts(f"{count} {glyph('dot')} {view}")

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

    def _show_day(self) -> None:
        if self._data is None:
            return
        near = next_events(self._data.found, self._day, NEAR)
        found = self._data.found.days.get(self._day, ())
        shown = Day(self._day, self.desk.day, found, tuple([*near, *self._data.after][:NEAR]))
        self.agenda.show(shown)

    @on(YearGrid.Chosen)
    def show_chosen_day(self, message: YearGrid.Chosen) -> None:
        message.stop()
        before, self._day = self._day, message.day
        self._show_day()
        if self.grid.carried:
            self._show_title()
        if before.month != message.day.month:
            self._show_bars()

    @on(YearGrid.YearWanted)
    def show_year(self, message: YearGrid.YearWanted) -> None:
        message.stop()
        self._day = message.day
        self.reload()

    @on(YearGrid.StartWanted)
    @work(exclusive=True, group="seek")
    async def seek_event(self, message: YearGrid.StartWanted) -> None:
        """The next event is in another year, or nowhere."""
        message.stop()
        day = await asyncio.to_thread(year.next_start, self.desk.planner, self.grid.day, message.step, self.filter)
        if day:
            self.grid.go(day)
        else:
            self.tell(_("No later event.") if message.step > 0 else _("No earlier event."))

    @on(YearGrid.Moved)
    def move_event(self, message: YearGrid.Moved) -> None:
        message.stop()
        self.carry_out(events.move, [message.event], timedelta(days=message.days))

    @on(YearGrid.HandChanged)
    def show_hand(self) -> None:
        self._show_title()

    @on(YearGrid.Picked)
    @on(Agenda.Picked)
    def open_chosen(self) -> None:
        self.action_edit()

    def action_today(self) -> None:
        self.grid.go(self.desk.day)

    def action_switch(self) -> None:
        self.grid.switch()
        self._show_layout()

    def _show_layout(self) -> None:
        self.query_one("#year").set_class(not self.grid.wall, "-months")
        self._show_title()

    def action_move(self) -> None:
        """Take an event in hand: the one that was chosen in the agenda, or else one of the day's that is asked for."""
        if not (chosen := self.chosen_or_told()):
            return
        if len(self.agenda.of_the_day) > 1 and not self.agenda.has_focus:
            self._ask_which(chosen[0])
        else:
            self._take_in_hand(chosen[0])

    @work
    async def _ask_which(self, first: Event) -> None:
        found = {str(event.id): event for event in self.agenda.of_the_day}
        choices = [(id, event.title) for id, event in found.items()]
        if picked := await self.app.push_screen_wait(dialogs_asked.pick(_("Move"), choices, str(first.id))):
            self._take_in_hand(found[picked])

    def _take_in_hand(self, event: Event) -> None:
        self.grid.focus()
        self.grid.pick_up(event)

    def action_detail(self) -> None:
        panel = self.query_one("#agenda-panel", Panel)
        panel.display = not panel.display
        self.grid.focus()


def warning(overload: Overload, room: int) -> str:
    """One sentence about a month or a week that holds too much, the title in it cut to what there is room for."""
    work = overload.work
    capacity = person_days(work.capacity)
    # Rounded up where rounding would hide that it is too much.
    load = max(person_days(work.load), capacity + 1)
    over = load - capacity
    if overload.whole_month:
        when = formats.month(work.first.month)
    else:
        when = _("week of {day}").format(day=formats.day_month(work.first))
    said = _("{when}: {load} person-days, {over} over your capacity.").format(when=when, load=load, over=over)
    if overload.movable is None or not person_days(overload.eases):
        return said
    pattern = _("Moving “{title}” eases {n}.")
    title, eased = overload.movable.title, person_days(overload.eases)
    excess = cell_len(f"{said} {pattern.format(title=title, n=eased)}") - room
    if excess > 0:
        title = fit(title, max(LEAST_TITLE, cell_len(title) - excess)).rstrip()
    return f"{said} {pattern.format(title=title, n=eased)}"
