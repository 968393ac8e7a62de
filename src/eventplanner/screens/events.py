"""The page of all events: a list, what is known of the one under the cursor, and a line to type into."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from eventplanner.domain import event_filter, quickline
from eventplanner.domain.errors import Invalid, PlannerError
from eventplanner.domain.events import Event
from eventplanner.domain.listing import Listing
from eventplanner.domain.text import counted
from eventplanner.domain.unsaved_forms import UnsavedForm
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.screens import events_empty
from eventplanner.screens.desk import Desk
from eventplanner.screens.event_form import EventForm
from eventplanner.screens.event_shown import columns, entries, reading, row_role
from eventplanner.screens.event_verbs import EventVerbs
from eventplanner.screens.export_dialog import ExportDialog
from eventplanner.screens.import_dialog import ImportDialog
from eventplanner.screens.pick import PickScreen
from eventplanner.services import demo, events
from eventplanner.services.events import EventQuery
from eventplanner.widgets.asking import Asking
from eventplanner.widgets.detail import Detail
from eventplanner.widgets.panel import Panel
from eventplanner.widgets.quick_input import QuickInput, Reading
from eventplanner.widgets.record_list import RecordList

REST = 0.06
"""Seconds that the cursor has to rest on a row before the row's detail is drawn."""
SORT_WORDS = {
    "start": N_("date"),
    "title": N_("title"),
    "lead": N_("lead"),
    "status": N_("status"),
    "kind": N_("kind"),
    "changed": N_("last change"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What load() has read."""

    listing: Listing[Event]
    place: int
    marks: frozenset[int]
    everything: int
    """How many events there are without the filter."""


class EventsScreen(EventVerbs):
    """All years in one list, with the cursor at today."""

    MODE: ClassVar[str] = "events"
    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "setting"})
    DEFAULT_CSS = """
    EventsScreen {
        & #events { height: 1fr; }
        & #list { width: 1fr; height: 1fr; }
        & #beside { width: 36; height: 1fr; display: none; }
        & #nothing { display: none; height: 1fr; width: 1fr; content-align: center middle; text-align: center; }
        &.-empty #nothing { display: block; }
        &.-empty RecordList { display: none; }
        &.-wide #beside { display: block; }
        &.-wide.-no-detail #beside { display: none; }
        &.-narrow #events { layout: vertical; }
        &.-narrow.-detail #beside { display: block; width: 1fr; height: 10; }
        &.-wide.-empty #beside { display: none; }
        &.-narrow.-empty #beside { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "add_form", N_("Add by form"), id="event.add_form", show=False),
        Binding(
            "slash", "filter", N_("Filter"), id="list.filter", tooltip=N_("Words, kind:, status:, year:, no:date …")
        ),
        Binding("n", "match(1)", N_("Next match"), id="list.next_match", show=False),
        Binding("N", "match(-1)", N_("Match before"), id="list.match_before", show=False),
        Binding("S", "sort", N_("Sort"), id="list.sort", show=False, tooltip=N_("Once more the same: the other way")),
        Binding("t", "today", N_("Today"), id="list.today", show=False, tooltip=N_("To the next event from today")),
        Binding("D", "sample", N_("Sample year"), id="plan.sample", tooltip=N_("Fill the empty plan to look around")),
        Binding("z", "detail", N_("Detail"), id="list.detail", show=False, tooltip=N_("Show or hide the panel beside")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._query = EventQuery()
        self._last_filter = event_filter.Filter()
        self._wanted: int | None = None
        """The event that the cursor shall go to when the list is read anew."""
        self._everything = 0

    def body(self) -> ComposeResult:
        with Horizontal(id="events"):
            with Panel(_("Events"), id="list"):
                yield RecordList[Event](columns(self.desk.day), row_role)
                yield Static(id="nothing", markup=False)
            with Panel(_("Detail"), id="beside"):
                yield Detail()
        yield Asking()

    def load(self) -> Shown:
        planner = self.desk.planner
        listing = events.listing(planner, self._query)
        place = self._place_now()
        listing[place]  # read here rather than while drawing
        marks = self.records.marks
        kept = frozenset(event.id for event in events.several(planner, sorted(marks))) if marks else frozenset()
        everything = events.listing(planner).total if self._query.filter.terms else listing.total
        return Shown(listing, place, kept, everything)

    def show(self, data: Shown) -> None:
        records = self.records
        self._wanted = None
        self._everything = data.everything
        if data.marks != records.marks:
            records.set_marks(data.marks)
        self.set_class(not data.listing.total, "-empty")
        if not data.listing.total:
            self.query_one("#nothing", Static).update(self._nothing())
        records.show(data.listing, data.place)
        self._count()
        self.refresh_bindings()
        if not self.focused and not self.query_one(Asking).is_open:
            records.focus()

    @property
    def records(self) -> RecordList[Event]:
        return self.query_one(RecordList)

    def unsaved(self) -> UnsavedForm | None:
        """A quick line that was not finished."""
        text = self.query_one(Asking).unfinished("a")
        return UnsavedForm(form="line", record=None, texts={"line": text}) if text else None

    def action_back(self) -> None:
        """Everything again: first without the filter, then without marks."""
        if self._query.filter.text:
            self._narrow(event_filter.Filter())
        elif self.records.marks:
            self.records.set_marks(())

    def action_add(self, text: str = "") -> None:
        hint = _("Meetup Python 12 mar 18:30 @Sede Providencia #meetup ~60")
        self.ask("a", self._read_line, hint, self._add_line, text=text)

    @work
    async def action_add_form(self, typed: dict[str, str] | None = None) -> None:
        blank = events.blank(self.desk.planner)
        change = await self.app.push_screen_wait(EventForm(self.desk, None, blank, typed))
        if change:
            self._go_to(events.added(self.desk.planner, change).id)
            self.tell_done(change)

    def action_filter(self) -> None:
        before = self._query.filter.text
        self.ask(
            "/", lambda _: Reading(), _("words, kind:, status:, lead:, year:, no:date …"), lambda _: None, text=before
        )

    @work
    async def action_sort(self) -> None:
        choices = [(key, _(text)) for key, text in SORT_WORDS.items()]
        if picked := await self.app.push_screen_wait(PickScreen(_("Sort by"), choices, self._query.sort)):
            descending = picked == self._query.sort and not self._query.descending
            self._query = replace(self._query, sort=picked, descending=descending)
            self.reload()

    def action_export(self) -> None:
        record = self.records.record
        day = (record.first_day if record else None) or self.desk.day
        self.app.push_screen(ExportDialog(self.desk, self._query, self.chosen, day.year))

    @work
    async def action_import(self) -> None:
        self.tell_done(await self.app.push_screen_wait(ImportDialog(self.desk)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The sample year goes into an empty plan only; while a line is typed its keys are letters."""
        if self.is_mounted and action == "sample":
            return not self._everything
        if self.is_mounted and action == "filter" and self.query_one(Asking).is_open:
            return False
        return super().check_action(action, parameters)

    def action_sample(self) -> None:
        """One step, so that one key takes all of it away again."""
        self.carry_out(demo.fill, self.desk.day.year, language())

    def action_today(self) -> None:
        if self._query.sort == "start":
            self.records.cursor = events.place_of_day(self.desk.planner, self._query, self.desk.day)

    def action_detail(self) -> None:
        self.toggle_class("-no-detail" if self.has_class("-wide") else "-detail")

    def action_match(self, step: int) -> None:
        """To the next event that the last filter finds, also when it is no longer on."""
        planner, here = self.desk.planner, self.records.record
        found = replace(self._query, filter=self._last_filter)
        matches = events.listing(planner, found)
        if here is None or not matches.total:
            return
        place = events.place(planner, found, here)
        at_match = (match := matches[place]) is not None and match.id == here.id
        place += step if at_match or step < 0 else 0
        if match := matches[place % matches.total]:
            self.records.cursor = events.place(planner, self._query, match)

    def ask(
        self,
        prompt: str,
        read: Callable[[str], Reading],
        hint: str,
        then: Callable[[str], None],
        *,
        text: str = "",
        steps: bool = False,
    ) -> None:
        self.query_one(Asking).open(prompt, read, hint, then, text=text, steps=steps)

    @on(QuickInput.Typed)
    def _filter_as_typed(self, event: QuickInput.Typed) -> None:
        if event.quick.prompt != "/":
            return
        try:
            found = event_filter.parse(event.text, self.desk.day, day_first=self._day_first)
        except Invalid as error:
            # The list stays as it is until the word makes sense.
            event.quick.say([(words(next(iter(error.fields.values()))), "red")])
            return
        if found != self._query.filter:
            self._narrow(found)

    @on(Asking.Closed)
    def _asked(self, event: Asking.Closed) -> None:
        if event.prompt == "/" and event.given_up:
            self._narrow(event_filter.Filter())
        self.records.focus()

    @on(RecordList.Highlighted)
    @work(exclusive=True, group="detail")
    async def show_detail(self, event: RecordList.Highlighted) -> None:
        await asyncio.sleep(REST)
        record = event.record
        self.query_one(Detail).show(entries(record, self.desk.day) if record else [])

    @on(RecordList.Picked)
    def open_event(self) -> None:
        self.action_edit()

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All that the list shows; once more, none."""
        ids = set(events.ids(self.desk.planner, self._query))
        self.records.set_marks(() if ids == self.records.marks else ids)

    @on(RecordList.Marked)
    def _count(self) -> None:
        marks, total = len(self.records.marks), self.records.total
        parts = [words(counted("{n} event", "{n} events", total))]
        if self._query.filter.text:
            parts = [_("{n} of {all}").format(n=formats.number(total), all=formats.number(self._everything))]
        if marks:
            parts.append(words(counted("{n} marked", "{n} marked", marks)))
        if self._query.sort != "start" or self._query.descending:
            parts.append(_("by {field}").format(field=_(SORT_WORDS[self._query.sort])))
        panel = self.query_one("#list", Panel)
        panel.set_counts(" · ".join(parts) if self._everything else _("file: {path}").format(path=self._path))
        text = self._query.filter.text
        panel.set_title(_("Events") + (f" / {text}" if text else ""))

    def _nothing(self) -> Any:
        if self._query.filter.text:
            return events_empty.nothing_found(self._query.filter.text)
        return events_empty.first_run(self.desk.day, self.desk.planner.settings().timezone)

    def _place_now(self) -> int:
        """Where the cursor belongs: on a new event, on the same as before, or at today."""
        planner, record = self.desk.planner, self.records.record
        wanted = self._wanted if self._wanted is not None else record.id if record else None
        if wanted is not None and (there := events.several(planner, [wanted])):
            return events.place(planner, self._query, there[0])
        if record is not None:
            return events.place(planner, self._query, record)
        return events.place_of_day(planner, self._query, self.desk.day) if self._query.sort == "start" else 0

    def _go_to(self, id: int) -> None:
        """Put the cursor on an event once the list is read anew."""
        self._wanted = id
        self.reload()

    def _narrow(self, found: event_filter.Filter) -> None:
        if found.terms:
            self._last_filter = found
        self._query = replace(self._query, filter=found)
        self.reload()

    def _read_line(self, text: str) -> Reading:
        return reading(self._line(text), self.desk.planner.settings().timezone)

    def _line(self, text: str) -> quickline.QuickLine:
        return quickline.parse(text, today=self.desk.day, day_first=self._day_first)

    def _add_line(self, text: str) -> None:
        if text.strip():
            self._create(text)

    @work(group="write")
    async def _create(self, text: str) -> None:
        try:
            draft = quickline.event_draft(self._line(text), self.desk.planner.settings().timezone)
            change = await self.desk.write(events.create, draft)
        except PlannerError as error:
            self.complain(error)
            self.action_add(text)
            return
        self._go_to(events.added(self.desk.planner, change).id)
        self.tell_done(change)

    @property
    def _day_first(self) -> bool:
        return self.desk.planner.settings().numeric_dates == "day"

    @property
    def _path(self) -> str:
        path = str(self.desk.planner.store.path)
        home = str(Path.home())
        return "~" + path.removeprefix(home) if path.startswith(home + "/") else path
