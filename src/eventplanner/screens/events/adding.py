"""Adding events on a page: by one line, by the form, out of a file, as a sample year."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, time
from typing import ClassVar

from textual.message import Message

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.events.quick_line import QuickLine, event_draft, parse, sketch
from eventplanner.domain.series.recurring_lines import recurring
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, language
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.events.details import reading, recurs
from eventplanner.screens.events.dialogs import event_form, sample_year
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.exchange.dialogs import import_dialog
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput

LINE = ("line", None)
"""Under which name an unfinished quick line is kept."""


class Adding(PagePart[EventsPage]):
    """Writes down new events, where the page says that they belong."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("event.add", "a", "add", N_("Add"), N_("Write one line: what, when, @where, #kind"), writes=True),
        Action("event.add_form", "A", "add_form", N_("Add by form"), N_("Fill in everything"), show=False, writes=True),
        Action("events.import", "i", "import", N_("Import"), N_("A table of events, or a calendar"), show=False,
               writes=True),
        Action("plan.sample", "D", "sample", N_("Sample year"), N_("Fill the empty plan to look around"),
               needs="can_fill", writes=True),
    )  # fmt: skip

    _taken_up = ""
    """The text that the line began with where it was left before."""
    _lookout: Lookout | None = None
    """Finds whatever stands in the way of the event that is typed."""

    @property
    def can_fill(self) -> bool:
        return self.page.plan_is_empty

    def unsaved(self) -> UnsavedForm | None:
        """A quick line that was not finished."""
        text = self.page.query_one(Asking).unfinished("a")
        return (
            UnsavedForm(form="line", record=None, texts={"line": text})
            if text.strip() and text != self.prefill()
            else None
        )

    def action_add(self, text: str = "") -> None:
        self.page.desk.expect_writing()
        self._lookout = Lookout(self.page.desk.planner, self.page.desk.day)
        hint = _("Meetup Python 12 mar 18:30 @Sede Providencia #meetup ~60")
        left = self.page.desk.left.pop(LINE, None)
        self._taken_up = left.texts["line"] if left and not text else ""
        text = text or self._taken_up or self.prefill()
        self.page.ask("a", self._read_line, hint, self._entered, text=text, names_for="event")
        if self._taken_up:
            self.page.tell(_("As you left it · ctrl+u empties it"))

    @background()
    async def action_add_form(self) -> None:
        self.page.desk.expect_writing()
        draft = events.blank(self.page.desk.settings)
        if day := self.page.chosen_day:
            midnight = datetime.combine(day, time.min)
            draft = revised(draft, start=midnight, end=midnight, all_day=True)
        if change := await self.page.app.push_screen_wait(event_form(self.page.desk, None, draft)):
            await self._added(change)

    @background()
    async def action_import(self) -> None:
        self.page.desk.expect_writing()
        self.page.tell_done(await self.page.app.push_screen_wait(import_dialog(self.page.desk)))

    def action_sample(self) -> None:
        """One step, so that one key takes all of it away again."""
        self.page.carry_out(sample_year, self.page.desk.day.year, language())

    def heed(self, message: Message) -> None:
        match message:
            case Asking.Closed():
                message.stop()
                self._close(message)
            case QuickInput.Typed():
                message.stop()

    def _close(self, message: Asking.Closed) -> None:
        """A line that was given up is there again for the next `a`; given up once more as it is, it goes."""
        if message.prompt == "a" and message.given_up and self._is_worth_keeping(message.text):
            self.page.desk.left[LINE] = UnsavedForm(form="line", record=None, texts={"line": message.text})
        self.page.take_focus()

    def _is_worth_keeping(self, text: str) -> bool:
        return bool(text.strip()) and text not in (self.prefill(), self._taken_up)

    def prefill(self) -> str:
        """The beginning of a new event's line, understood in both languages."""
        day = self.page.chosen_day
        return f"{day.day} {formats.month_short(day.month)} {day.year} " if day else ""

    async def _entered(self, text: str) -> str | None:
        """Add what was entered; or why it is no event."""
        if not text.strip() or text == self.prefill():
            return None
        if found := recurring(self._line(text), self.page.desk.day):
            self.page.desk.carried = found.line
            self.page.hand_on("app.open('series')", self.page)
            return None
        try:
            await self._added(await self.page.desk.write(self._create, text))
        except PlannerError as error:
            return reasons(error)
        return None

    def _create(self, planner: Planner, text: str) -> Change:
        """Read a line and add what it says; runs in a thread. Raises PlannerError."""
        return events.create(planner, self.draft(self._line(text)))

    async def _added(self, change: Change) -> None:
        self.page.tell_done(change)
        self.page.go_to(await asyncio.to_thread(events.added, self.page.desk.planner, change))

    def _read_line(self, text: str) -> LineReading:
        """Returns the event that a line would add, and its clashes; runs in a thread."""
        line, zone = self._line(text), self.page.desk.settings.timezone
        if found := recurring(line, self.page.desk.day):
            return recurs(line, found.words)
        return reading(line, zone, self._lookout.against(sketch(line, zone)) if self._lookout else ())

    def _line(self, text: str) -> QuickLine:
        return parse(text, today=self.page.desk.day, day_first=self.page.desk.day_first)

    def draft(self, line: QuickLine) -> EventDraft:
        return event_draft(line, self.page.desk.settings.timezone)
