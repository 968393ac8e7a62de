"""The page of all events: a list, what is known of the one under the cursor, and a line to type into."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.marking import mark_rows
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events import readiness as event_readiness
from eventplanner.screens.events.adding import Adding
from eventplanner.screens.events.board_actions import BoardActions
from eventplanner.screens.events.details import columns, entries, row_role
from eventplanner.screens.events.event_actions import EventActions
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.filtering import Filtering
from eventplanner.screens.events.readiness import reasons
from eventplanner.screens.events.welcome import show_welcome
from eventplanner.services.events import events
from eventplanner.services.events.events import EventQuery
from eventplanner.services.workspace import readiness
from eventplanner.services.workspace.event_board import EventBoard
from eventplanner.services.workspace.readiness import EventGlance
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.asking import ANSWER, Asking
from eventplanner.widgets.forms.first_run import FirstRun
from eventplanner.widgets.lists import ordering
from eventplanner.widgets.lists.board import Board
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.record_list import RecordList

REST = 0.06
"""Seconds that the cursor has to rest on a row before the row's detail is drawn."""


class LoadedEvents(Struct, frozen=True):
    """Data read by load()."""

    listing: Listing[Event]
    place: int
    marked: Sequence[Event]
    """What is marked, as it is now."""
    gone: frozenset[int]
    """What was marked and is not there any more."""
    cursor: int | None
    """Where the cursor was then; None if it is to go somewhere else."""
    everything: int
    """How many events there are without the filter."""
    board: EventBoard | None = None
    """Where that is what is looked at."""


class ListedEventActions(EventActions):
    """Moving stands in the line of keys."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action(
            "event.move",
            "m",
            "move",
            N_("Move"),
            N_("To another day: a date, or +7, -1"),
            needs="has_events",
            writes=True,
        ),
    )


class EventsScreen(EventsPage):
    """All years in one list, with the cursor at today."""

    WIDGETS = (RecordList,)
    MODE: ClassVar[str] = "events"
    SHOWS: ClassVar[frozenset[str]] = EventsPage.SHOWS | frozenset(
        {"task", "event_role", "gate", "event_place", "event_platform", "booking", "resource", "risk"}
    )
    adding = Held(Adding)
    events = Held(ListedEventActions)
    filtering = Held(Filtering)
    board = Held(BoardActions)
    DEFAULT_CSS = """
    EventsScreen {
        & Board { display: none; }
        &.-board Board { display: block; }
        &.-board RecordList { display: none; }
        &.-empty Board, &.-nothing Board { display: none; }
        &.-board #events { layout: vertical; }
        &.-board.-wide #beside { width: 1fr; height: 6; }
        &.-board.-narrow #beside { display: block; width: 1fr; height: 4; }
        &.-board.-narrow.-detail #beside { height: 9; padding: 0; }
        &.-board.-nothing #beside { display: none; }
        & #events { height: 1fr; }
        & #list { width: 1fr; height: 1fr; }
        & #beside { width: 36; height: 1fr; display: none; }
        & #nothing { display: none; height: 1fr; width: 1fr; content-align: center middle; text-align: center; }
        & FirstRun { display: none; }
        &.-nothing #nothing { display: block; }
        &.-empty FirstRun { display: block; }
        &.-empty RecordList, &.-nothing RecordList { display: none; }
        &.-wide #beside { display: block; }
        &.-wide.-no-detail #beside { display: none; }
        &.-narrow #events { layout: vertical; }
        &.-narrow.-detail #beside { display: block; width: 1fr; height: 10; padding: 0 1; }
        &.-wide.-empty #beside, &.-narrow.-empty #beside { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("list.next_match", "n", "match(1)", N_("Next match"), show=False, needs="can_browse"),
        Action("list.match_before", "N", "match(-1)", N_("Match before"), show=False, needs="can_browse"),
        Action("today", "t", "today", N_("Today"), N_("To the next event from today"), show=False, needs="can_browse"),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sort = "start"
        self._descending = False
        self._wanted: int | None = None
        """The event that the cursor shall go to when the list is read anew."""
        self._everything = 0
        self._columns_of = desk.day
        """The day that the list tells what is late from."""
        self._glances: dict[int, EventGlance] = {}
        """How ready the events are that were looked at, by id."""
        self._known: set[int] = set()
        """Of which of them that is known since the list was read."""

    def body(self) -> ComposeResult:
        with Horizontal(id="events"):
            with Panel(_("Events"), id="list"):
                yield RecordList[Event](self._list_columns(), row_role)
                yield Board()
                yield Static(id="nothing", markup=False)
                yield FirstRun()
            with Panel(_("Detail"), id="beside"):
                yield Detail()
        yield Asking()

    def on_mount(self) -> None:
        # A wheel brings other rows into sight without moving the cursor.
        self.watch(self.records, "scroll_y", self.on_resize, init=False)

    def on_resize(self) -> None:
        self.look_closer()

    def load(self) -> LoadedEvents:
        planner, cursor = self.desk.planner, None if self._wanted is not None else self.records.cursor
        listing = events.listing(planner, self.query_shown)
        place = self._place_now()
        listing.prepare(place)
        marks = frozenset(self.records.marks)
        marked = events.several(planner, sorted(marks))
        gone = marks.difference(event.id for event in marked)
        everything = events.listing(planner).total if self.filtering.filter.terms else listing.total
        return LoadedEvents(listing, place, marked, gone, cursor, everything, self.board.load_board())

    def show(self, data: LoadedEvents) -> None:
        records, wanted = self.records, self._wanted
        self._wanted = None
        self._everything = data.everything
        if self._columns_of != self.desk.day:
            self._columns_of = self.desk.day
            records.set_columns(self._list_columns())
        if records.marks:
            records.set_marks(records.marks - data.gone, data.marked)
        self.say_empty(not data.everything)
        self.set_class(self.plan_is_empty, "-empty")
        self.set_class(bool(data.everything) and not data.listing.total, "-nothing")
        if self.plan_is_empty:
            show_welcome(self.query_one(FirstRun), self.desk)
        else:
            self.query_one("#nothing", Static).update(nothing_found(self.filtering.filter.text))
        # Keys that came while the list was read have moved the cursor on.
        moved = records.cursor - data.cursor if data.cursor is not None else 0
        records.show(data.listing, data.place + moved)
        self.board.show_board(data.board, wanted)
        self._known.clear()
        self.look_closer()
        self._count()
        self.refresh_bindings()
        if not self.focused and not self.is_asking:
            self.take_focus()

    @property
    def records(self) -> RecordList[Event]:
        return self.query_one(RecordList)

    @property
    def query_shown(self) -> EventQuery:
        return EventQuery(self.filtering.filter, self._sort, self._descending)

    @property
    def chosen(self) -> list[Event]:
        """The marked events as they were read last, or else the one under the cursor."""
        if self.board.on_board:
            return [self.board.event_on_board] if self.board.event_on_board else []
        if self.records.marks:
            return self.records.marked
        return [self.records.record] if self.records.record else []

    def take_focus(self) -> None:
        (self.board.board if self.board.on_board else self.records).focus()

    def look_from(self, event: Event | None) -> None:
        self._wanted = event.id if event else None
        self.reload_view()

    def _list_columns(self) -> list[Column[Event]]:
        return columns(
            self.desk.day,
            event_readiness.columns(self.desk.day, lambda event: self._glances.get(event.id)),
            self.desk.zone,
        )

    @work(exclusive=True, group="glance")
    async def look_closer(self) -> None:
        """Loads the readiness of visible events after they are shown."""
        await asyncio.sleep(REST if self._glances else 0)
        new = [] if self.board.on_board else [event for event in self.records.in_sight if event.id not in self._known]
        if not new:
            return
        try:
            found = await asyncio.to_thread(readiness.of_events, self.desk.planner, new)
        except PlannerError:
            # The plan is another one by now; the list is about to be read anew.
            return
        self._known.update(found)
        changed = {id for id, glance in found.items() if self._glances.get(id) != glance}
        self._glances |= found
        if self.is_attached and changed:
            self.records.refresh()
            if self.records.record is not None and self.records.record.id in changed:
                self._say_detail(self.records.record)

    def action_back(self) -> None:
        """First without the filter, then without marks."""
        if self.records.marks and not self.filtering.filter.text:
            self.records.set_marks(())
        else:
            super().action_back()

    def signs(self) -> Sequence[Row]:
        return event_readiness.explained()

    @property
    def can_browse(self) -> bool:
        return not self.board.on_board

    def reorder(self, listed: RecordList[Any]) -> None:
        by = ordering.sorting(listed.columns, listed.view)
        order = (by.order, listed.view.descending) if by else ("start", False)
        if order != (self._sort, self._descending):
            self._sort, self._descending = order
            self._first_data = None
            if self.has_data.is_set():
                self.reload()

    def action_today(self) -> None:
        if self._sort != "start":
            self.tell(_("The list is not sorted by date."))
        else:
            self._seek(partial(events.place_of_day, self.desk.planner, self.query_shown, self.desk.day))

    @work(group=ANSWER)
    async def _seek(self, find: Callable[[], int | None]) -> None:
        """Look for a place in a thread; the next key waits, for it is about what the cursor is on."""
        try:
            place = await asyncio.to_thread(find)
        except PlannerError as error:
            self.complain(error)
        else:
            self.records.cursor = self.records.cursor if place is None else place

    def action_match(self, step: int) -> None:
        """To the next event that the last filter finds, also when it is no longer on."""
        if (here := self.records.record) is not None:
            self._seek(partial(self._place_of_match, here, step))

    def _place_of_match(self, here: Event, step: int) -> int | None:
        """Where the match after this event is, or the one before; runs in a thread."""
        planner, found = self.desk.planner, EventQuery(self.filtering.last_filter, self._sort, self._descending)
        matches = events.listing(planner, found)
        if not matches.total:
            return None
        place = events.place(planner, found, here)
        at_match = (match := matches[place]) is not None and match.id == here.id
        place += step if at_match or step < 0 else 0
        match = matches[place % matches.total]
        return events.place(planner, self.query_shown, match) if match else None

    @on(RecordList.Read)
    def look_at_read(self) -> None:
        self.look_closer()

    @on(RecordList.Highlighted)
    @work(exclusive=True, group="detail")
    async def show_detail(self, event: RecordList.Highlighted) -> None:
        record = event.record
        await asyncio.sleep(REST)
        self._say_detail(record)
        self.look_closer()

    def _say_detail(self, record: Event | None) -> None:
        """What is known of an event, and in front of all that is long, why it is not ready."""
        if not self.is_attached or self.board.on_board:
            # The page may be gone by now, or show something else.
            return
        known, why = (
            (entries(record, self.desk.day), reasons(self._glances.get(record.id), self.desk.day))
            if record
            else ([], [])
        )
        place = next((n for n, each in enumerate(known) if each.label), len(known))
        self.query_one(Detail).show([*known[:place], *why, *([DetailLine("", "")] if why else []), *known[place:]])

    @on(Board.Picked)
    def open_card(self, message: Board.Picked) -> None:
        message.stop()
        self.events.action_open()

    @on(RecordList.Picked)
    def open_event(self) -> None:
        self.events.action_open()

    @property
    def event_at_cursor(self) -> Event | None:
        return self.board.event_on_board if self.board.on_board else self.records.record

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All that the list shows; once more, none."""
        mark_rows(self, self.records, partial(events.everything, self.desk.planner, self.query_shown))

    @on(RecordList.Marked)
    def _count(self) -> None:
        marks, total = len(self.records.marks), self.records.total
        parts = [words(counted("{n} event", "{n} events", total))]
        if self.filtering.filter.text:
            parts = [_("{n} of {all}").format(n=formats.number(total), all=formats.number(self._everything))]
        if marks:
            parts.append(words(counted("{n} marked", "{n} marked", marks)))
        panel = self.query_one("#list", Panel)
        panel.set_counts(" · ".join(parts) if self._everything else "")
        text = self.filtering.filter.text
        panel.set_title(_("Events") + (f" / {text}" if text else ""))

    def _place_now(self) -> int:
        """Where the cursor belongs: on a new event, on the same as before, or at today."""
        planner, record = self.desk.planner, self.records.record
        wanted = self._wanted if self._wanted is not None else record.id if record else None
        if wanted is not None and (there := events.several(planner, [wanted])):
            return events.place(planner, self.query_shown, there[0])
        if record is not None:
            return events.place(planner, self.query_shown, record)
        return events.place_of_day(planner, self.query_shown, self.desk.day) if self._sort == "start" else 0

    def go_to(self, event: Event) -> bool:
        """Put the cursor on an event once the list is read anew."""
        self._wanted = event.id
        self.reload_view()
        return True


def nothing_found(text: str) -> Content:
    """The filter leaves nothing."""
    lines = [
        Content.styled(_("Nothing matches the filter"), "bold $text"),
        line(text),
        Content(""),
        Content.assemble(("esc", "bold $accent"), "   ", (_("shows everything again"), "$muted")),
    ]
    return Content("\n").join(lines)
