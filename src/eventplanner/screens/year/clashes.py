"""The page of clashes: what stands in the way of one's events, and what could be done about it."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import Static

from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_remedies import free_day
from eventplanner.domain.year.clash_values import Clash
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.adding import Adding
from eventplanner.screens.events.event_actions import EventActions
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.moving import MovingLine
from eventplanner.screens.year.clash_columns import ClashRow, columns, entries, row_role
from eventplanner.services.year import clashes
from eventplanner.services.year.clashes import ClashFinding
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import plain
from eventplanner.widgets.forms.asking import Asking, nothing_to_do, nothing_understood
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList

REST = 0.06
"""Seconds that the cursor has to rest on a row before its remedy is looked for."""


class LoadedClashes(NamedTuple):
    """Loaded data."""

    calendar: Calendar
    """In which remedies are looked for."""
    findings: Sequence[ClashFinding]
    everything: int
    """How many there are without the filter."""


class ClashEventActions(EventActions):
    """Moves the event of a clash to the day that is proposed."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("event.move", "m", "move", N_("Move"), N_("To the free day that is proposed, or another"),
               needs="has_events", writes=True),
    )  # fmt: skip

    def __init__(self, page: EventsPage) -> None:
        super().__init__(page)
        self.calendar: Calendar | None = None
        """In which days are proposed."""

    def action_move(self) -> None:
        """To the day that is proposed, once it is said what comes of it."""
        self.page.desk.expect_writing()
        if not (chosen := self.page.chosen_or_told()):
            return
        free = None
        if self.calendar and len(chosen) == 1:
            free = free_day(chosen[0], self.calendar, self.page.desk.day)
        MovingLine(self.page, chosen).ask(f"{free.day} {formats.month_short(free.month)} {free.year}" if free else "")


class ClashesScreen(EventsPage):
    """Page of clashes from today on, or of a whole year with accepted ones."""

    WIDGETS = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"event", "setting", "accepted_clash", "other_date", "overlay", "event_role", "person"}
    )
    DEFAULT_CSS = """
    ClashesScreen {
        & #clashes { layout: horizontal; height: 1fr; }
        & #clash-list { width: 1fr; height: 1fr; }
        & #clash { width: 38; height: 1fr; }
        & #nothing { display: none; height: 1fr; width: 1fr; content-align: center middle; text-align: center; }
        &.-nothing #nothing { display: block; }
        &.-nothing RecordList, &.-nothing #clash { display: none; }
        &.-wide.-no-detail #clash { display: none; }
        &.-narrow #clashes { layout: vertical; & Panel { width: 1fr; padding: 0 1; } #clash { height: 9; } }
        &.-narrow.-no-detail #clash { display: none; }
    }
    """
    adding = Held(Adding)
    events = Held(ClashEventActions)
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("clash.accept", "x", "accept", N_("Accept"), N_("Point it out no more; once more: again"),
               writes=True),
        Action("list.filter", "slash", "filter", N_("Filter"), N_("Words of the event or the reason")),
        Action("view", "v", "switch", N_("View"), N_("The whole year, with what was accepted")),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    listed = query_one(RecordList)
    detail = query_one(Detail)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._whole_year = False
        self._filter = ""
        self._data: LoadedClashes | None = None
        self._numbers: dict[str, int] = {}
        """Under which number a clash is in the list."""
        self._rows: Sequence[ClashRow] = ()

    def body(self) -> ComposeResult:
        with Container(id="clashes"):
            with Panel(_("Clashes"), id="clash-list"):
                yield RecordList(columns(self.desk.day), row_role)
                yield Static(id="nothing", markup=False)
            with Panel(_("Why, and what could be done"), id="clash"):
                yield Detail()
        yield Asking()

    def on_mount(self) -> None:
        self.listed.focus()

    @property
    def year_shown(self) -> int:
        """The year that was looked at when the page was opened."""
        below = self.app.screen_stack[0]
        return self.about or (below.year_shown if isinstance(below, EventsPage) else self.desk.day.year)

    def load(self) -> LoadedClashes:
        planner, first, last = (
            self.desk.planner,
            self.desk.day,
            clashes.shifted(self.desk.day, timedelta(days=clashes.AHEAD)),
        )
        if self._whole_year:
            first, last = date(self.year_shown, 1, 1), date(self.year_shown, 12, 31)
        near = timedelta(weeks=clashes.WEEKS_NEARBY)
        with planner.store.snapshot():
            calendar = clashes.around(planner, clashes.shifted(first, -near), clashes.shifted(last, near))
            found = clashes.found_in(planner, calendar, first, last)
        if not self._whole_year:
            found = [each for each in found if not each.accepted]
        return LoadedClashes(calendar, clashes.narrowed(found, self._filter), len(found))

    def show(self, data: LoadedClashes) -> None:
        before = self.listed.record
        self._data = data
        self.events.calendar = data.calendar
        numbers = [self._numbers.setdefault(each.id, len(self._numbers)) for each in data.findings]
        self._rows = [ClashRow(number, each) for number, each in zip(numbers, data.findings, strict=True)]
        place = numbers.index(before.id) if before and before.id in numbers else self.listed.cursor
        self.listed.marks.intersection_update(numbers)
        self.listed.show(Fixed(self._rows), place)
        self.set_class(not self._rows, "-nothing")
        self.query_one("#nothing", Static).update(plain(self._nothing(data)))
        self._count(data)

    def _nothing(self, data: LoadedClashes) -> str:
        if data.everything:
            return _("Nothing matches the filter. esc shows everything again.")
        if self._whole_year:
            return _("Nothing stands in the way of anything in {year}.").format(year=self.year_shown)
        return _("Nothing stands in the way of what is to come.")

    def _count(self, data: LoadedClashes) -> None:
        n, accepted = len(data.findings), sum(each.accepted for each in data.findings)
        said = [words(counted("{n} clash", "{n} clashes", n))]
        if self._filter:
            said = [_("{n} of {all}").format(n=formats.number(n), all=formats.number(data.everything))]
        if accepted:
            said.append(words(counted("{n} accepted", "{n} accepted", accepted)))
        if marked := len(self.listed.marks):
            said.append(words(counted("{n} marked", "{n} marked", marked)))
        said.append(_("v from today on") if self._whole_year else _("v all of {year}").format(year=self.year_shown))
        panel = self.query_one("#clash-list", Panel)
        panel.set_counts(f" {glyph('dot')} ".join(said))
        title = _("Clashes of {year}").format(year=self.year_shown) if self._whole_year else _("Clashes")
        panel.set_title(f"{title} / {self._filter}" if self._filter else title)

    @property
    def findings(self) -> list[ClashFinding]:
        """Those that are marked, or the one under the cursor."""
        marked = [row.finding for row in self._rows if row.id in self.listed.marks]
        return marked or ([self.listed.record.finding] if self.listed.record else [])

    @property
    def chosen(self) -> list[Event]:
        """The events of the chosen clashes, each once."""
        return list({each.clash.event.id: each.clash.event for each in self.findings}.values())

    def take_focus(self) -> None:
        self.listed.focus()

    @property
    def nothing_chosen(self) -> str:
        return _("There is no clash here.")

    def action_accept(self) -> None:
        """Ask why, which may stay open; what was accepted is heeded again."""
        if self.only_looking:
            self.refuse()
            return
        self.desk.expect_writing()
        found = [each.clash for each in self.findings]
        if not found:
            self.tell(_("There is no clash here."))
        elif all(each.accepted for each in self.findings):
            self.carry_out(clashes.heed, found)
        else:
            hint = _("why it may stay, or nothing")
            self.ask("x", nothing_understood, hint, partial(self._accept, found))

    async def _accept(self, found: Sequence[Clash], note: str) -> str | None:
        return await self.attempt(clashes.accept, found, note)

    def action_switch(self) -> None:
        self._whole_year = not self._whole_year
        self.reload()

    def action_detail(self) -> None:
        self.toggle_class("-no-detail")

    def action_filter(self) -> None:
        self.ask("/", nothing_understood, _("words of the event or the reason"), nothing_to_do, text=self._filter)

    def action_back(self) -> None:
        """First without the filter, then without marks, then back."""
        if self._filter:
            self._narrow("")
        elif self.listed.marks:
            self.listed.set_marks(())
        else:
            super().action_back()

    def _narrow(self, text: str) -> None:
        self._filter = text
        self.reload()

    @on(QuickInput.Typed)
    def filter_as_typed(self, message: QuickInput.Typed) -> None:
        if message.quick.prompt == "/" and message.text != self._filter:
            self._narrow(message.text)

    @on(Asking.Closed)
    def leave_filter(self, message: Asking.Closed) -> None:
        if message.prompt == "/" and message.given_up:
            self._narrow("")

    @on(RecordList.Highlighted)
    @work(exclusive=True, group="detail")
    async def show_detail(self, message: RecordList.Highlighted) -> None:
        row: ClashRow | None = message.record
        await asyncio.sleep(REST)
        if row is None or self._data is None:
            self.detail.show(())
            return
        free = await asyncio.to_thread(free_day, row.finding.clash.event, self._data.calendar, self.desk.day)
        # The page may be gone by now.
        if self.detail.is_attached:
            self.detail.show(entries(row.finding, free))

    @on(RecordList.Picked)
    def open_event(self) -> None:
        self.events.action_open()

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All that the list shows; once more, none."""
        ids = {row.id for row in self._rows}
        self.listed.set_marks(() if ids == self.listed.marks else ids)

    @on(RecordList.Marked)
    def count_marked(self) -> None:
        if self._data is not None:
            self._count(self._data)
