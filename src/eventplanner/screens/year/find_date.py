"""The page that finds a date: a wish in one line, the days that are free for it, and those that are better avoided."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.getters import query_one

from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Format
from eventplanner.domain.events.quick_line import QuickLine
from eventplanner.domain.year.find_date import DateWish, FoundDates
from eventplanner.domain.year.find_words import ReadWish, read_wish
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.adding import Adding
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.moving import MovingLine
from eventplanner.screens.year.find_date_columns import (
    FoundDayRow,
    columns,
    counts,
    entries,
    hours,
    reading,
    row_role,
    rows,
)
from eventplanner.services.events import events
from eventplanner.services.year import find_date
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.year.found_months import FoundMonths, MarkedDays

REST = 0.08
"""Seconds that nothing has to be typed before days are looked for."""


class Search(NamedTuple):
    """Wish with its result."""

    text: str
    wish: DateWish
    found: FoundDates
    event: Event | None


class WishAdding(Adding):
    """Adds an event on a day that was found for a wish."""

    def __init__(self, page: EventsPage) -> None:
        super().__init__(page)
        self.wish: DateWish | None = None
        """For which days were found last."""

    def prefill(self) -> str:
        """Returns the wish in an order in which a title may follow."""
        day, wish = self.page.chosen_day, self.wish
        if day is None or wish is None:
            return super().prefill()
        last = day + timedelta(days=wish.days - 1)
        said = [day_text(day) if wish.days == 1 else f"{day_text(day)} - {day_text(last)}"]
        said += [f"@{wish.venue}" if wish.venue else "", f"+{', '.join(wish.people)}" if wish.people else ""]
        said += [names.format(wish.format) if wish.format is not Format.IN_PERSON else "", f"#{wish.kind}"]
        said.append(hours(wish) if wish.begin else "")
        return " ".join(word for word in said if word) + " "

    def draft(self, line: QuickLine) -> EventDraft:
        """For whom it is and what it is part of is said in the wish alone."""
        draft = super().draft(line)
        if (wish := self.wish) is None:
            return draft
        return revised(draft, audience=draft.audience or wish.audience, series=draft.series or wish.series)


class FindDateScreen(EventsPage):
    """Page for finding a free date."""

    WIDGETS = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "setting", "other_date", "overlay"})
    DEFAULT_CSS = """
    FindDateScreen {
        & #wish { height: 4; }
        & #found { layout: horizontal; height: 1fr; }
        & #days { width: 1fr; height: 1fr; }
        & #beside { width: 41; height: 1fr; }
        & #months { height: 1fr; }
        & #day { height: 12; }
        &.-narrow #wish { height: 3; }
        &.-narrow #found { layout: vertical; & Panel { padding: 0 1; } #beside { width: 1fr; height: 7; } }
        &.-narrow #months { display: none; }
        &.-narrow #day { height: 7; }
        &.-no-detail #beside { display: none; }
    }
    """
    adding = Held(WishAdding)
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("find.take", "enter,m", "take", N_("Take it"), N_("Move the event there, or add one"), writes=True),
        Action("find.wish", "slash", "wish", N_("Wish"), N_("Weekday, time of day, month, #kind, +person"),
               needs="can_wish"),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    listed = query_one(RecordList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text = ""
        self._search: Search | None = None
        self._shown = False
        """The days have been shown at least once."""

    def body(self) -> ComposeResult:
        with Panel(_("Find a date"), id="wish"):
            yield QuickInput("F", self._read, _("Thursday evening in September #meetup +Ana"))
        with Container(id="found"):
            with Panel(_("Days"), id="days"):
                yield RecordList(columns(), row_role)
            with Vertical(id="beside"):
                with Panel(_("Months"), id="months"):
                    yield FoundMonths()
                with Panel(_("Why"), id="day"):
                    yield Detail()
        yield Asking()

    def on_mount(self) -> None:
        self.query_one(FoundMonths).first_weekday = formats.first_weekday()

    @property
    def can_wish(self) -> bool:
        """While a line is typed its keys are letters."""
        return not isinstance(self.focused, LineInput)

    def load(self) -> Search:
        text, event = self._text, self._about()
        if event and not text and not self._shown:
            text = find_date.wish_of(event, self.desk.day)
        wish = self._wish(text).wish
        return Search(text, wish, find_date.find(self.desk.planner, wish, event), event)

    def show(self, data: Search) -> None:
        before, self._search = self.listed.record, data
        self.adding.wish = data.wish
        if not self._shown and data.event:
            self._propose(data.event, data.text)
        found = rows(data.found)
        days = [row.day for row in found]
        kept = self._shown and before is not None and before.day in days and before.day != days[0]
        self.listed.show(Fixed(found), days.index(before.day) if kept and before else 0)
        self.query_one("#days", Panel).set_counts(counts(data.found))
        self._show_months()
        if data.event and not self._shown and found:
            self.listed.focus()
        self._shown = True

    def _propose(self, event: Event, text: str) -> None:
        """The wish of the event, unless somebody is typing one already."""
        self.query_one("#wish", Panel).set_title(_("Find a date for “{title}”").format(title=event.title))
        line = self.query_one("#wish QuickInput", QuickInput)
        if not line.text:
            self._text = line.text = text

    def _about(self) -> Event | None:
        """The event that a date is looked for, as it is now; runs in a thread."""
        found = events.several(self.desk.planner, [self.about]) if self.about is not None else []
        return found[0] if found else None

    def _wish(self, text: str) -> ReadWish:
        return read_wish(text, self.desk.day, day_first=self.desk.day_first)

    def _read(self, text: str) -> LineReading:
        return reading(self._wish(text)) if text.strip() else LineReading()

    def _show_months(self) -> None:
        if (search := self._search) is None:
            return
        row: FoundDayRow | None = self.listed.record
        ranks = {each.day: rank for rank, each in enumerate(search.found.ranked, 1)}
        avoided = frozenset(each.day for each in search.found.avoided)
        found = MarkedDays(search.wish.first, search.wish.last, row.day if row else None, ranks, avoided)
        self.query_one(FoundMonths).show(found)

    @property
    def chosen_day(self) -> date | None:
        row: FoundDayRow | None = self.listed.record
        return row.day if row else None

    def take_focus(self) -> None:
        self.listed.focus()

    @on(QuickInput.Typed)
    def heed_wish(self, message: QuickInput.Typed) -> None:
        if message.quick.prompt == "F" and message.text != self._text:
            self._text = message.text
            self._look_soon()

    @work(exclusive=True, group="rest")
    async def _look_soon(self) -> None:
        await asyncio.sleep(REST)
        self.reload()

    @on(QuickInput.Entered)
    def leave_wish(self, message: QuickInput.Entered) -> None:
        if message.quick.prompt == "F" and self.listed.total:
            self.listed.focus()

    @on(QuickInput.Left)
    def give_up_wish(self, message: QuickInput.Left) -> None:
        if message.quick.prompt == "F":
            if self.listed.total:
                self.listed.focus()
            else:
                self.dismiss()

    @on(RecordList.Highlighted)
    def show_day(self, message: RecordList.Highlighted) -> None:
        row: FoundDayRow | None = message.record
        self.query_one(Detail).show(entries(row, self.desk.day) if row else ())
        self._show_months()

    @on(RecordList.Picked)
    def take_picked(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """The event goes there once it is said what comes of it; where there is none, a new one is written down."""
        if self.only_looking:
            self.refuse()
        elif (day := self.chosen_day) and self._search:
            self.desk.expect_writing()
            if self._search.event:
                self._move(self._search.event, day)
            else:
                self.adding.action_add()

    def _move(self, event: Event, day: date) -> None:
        if event.first_day is None:
            self._date(event, day)
        else:
            MovingLine(self, [event]).ask(day_text(day))

    def _date(self, event: Event, day: date) -> None:
        """An event that had no date gets this one, with the hours of the wish."""
        if self._search:
            self.carry_out(find_date.settle, event, day, self._search.wish)

    def action_wish(self) -> None:
        self.query_one("#wish QuickInput").query_one(LineInput).focus()

    def action_detail(self) -> None:
        self.toggle_class("-no-detail")


def day_text(day: date) -> str:
    """Returns a day as a line accepts it in both languages."""
    return f"{day.day} {formats.month_short(day.month)} {day.year}"
