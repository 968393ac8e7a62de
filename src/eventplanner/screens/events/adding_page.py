"""The base of pages on which events are added: by one line, by the form, out of a file, as a sample year."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.events.quick_line import QuickLine, event_draft, parse, sketch
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, language
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.events.details import reading
from eventplanner.screens.events.dialogs import event_form, sample_year
from eventplanner.screens.exchange.dialogs import import_dialog
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.widgets.forms.asking import Asking, Then
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput

LINE = ("line", None)
"""Under which name an unfinished quick line is kept."""


class AddingPage(Page):
    """Each page says where a new event belongs, and where keys go when nothing is asked."""

    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "setting"})
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("event.add", "a", "add", N_("Add"), N_("Write one line: what, when, @where, #kind"), writes=True),
        Action("event.add_form", "A", "add_form", N_("Add by form"), N_("Fill in everything"), show=False, writes=True),
        Action("events.import", "i", "import", N_("Import"), N_("A table of events, or a calendar"), show=False,
               writes=True),
        Action("plan.sample", "D", "sample", N_("Sample year"), N_("Fill the empty plan to look around"),
               needs="plan_is_empty", writes=True),
    )  # fmt: skip

    _taken_up = ""
    """What the line began with where it was left before."""
    _lookout: Lookout | None = None
    """What would stand in the way of what is typed."""
    plan_is_empty = False
    """There is nothing in the plan, with or without a filter."""

    @property
    def chosen_day(self) -> date | None:
        """When a new event takes place unless something else is said."""
        return None

    def go_to(self, event: Event) -> bool:
        """Put the cursor on an event that was just added, if the page has a place for it."""
        del event
        return False

    def take_focus(self) -> None:
        """Let the keys move about the page again."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        yield Asking()

    def say_empty(self, empty: bool) -> None:
        """Some keys mean nothing in an empty plan, and one means something only there."""
        if self.plan_is_empty != empty:
            self.plan_is_empty = empty
            self.refresh_bindings()

    def unsaved(self) -> UnsavedForm | None:
        """A quick line that was not finished."""
        text = self.query_one(Asking).unfinished("a")
        return (
            UnsavedForm(form="line", record=None, texts={"line": text})
            if text.strip() and text != self._prefill()
            else None
        )

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
    ) -> None:
        """Open a line to type into at the foot of the page, with so many lines below its echo."""
        self.query_one(Asking).open(prompt, read, hint, then, text=text, steps=steps, below=below)

    def action_add(self, text: str = "") -> None:
        self.desk.expect_writing()
        self._lookout = Lookout(self.desk.planner, self.desk.day)
        hint = _("Meetup Python 12 mar 18:30 @Sede Providencia #meetup ~60")
        left = self.desk.left.pop(LINE, None)
        self._taken_up = left.texts["line"] if left and not text else ""
        self.ask("a", self._read_line, hint, self._entered, text=text or self._taken_up or self._prefill())
        if self._taken_up:
            self.tell(_("As you left it · ctrl+u empties it"))

    @work
    async def action_add_form(self) -> None:
        self.desk.expect_writing()
        draft = events.blank(self.desk.settings)
        if day := self.chosen_day:
            midnight = datetime.combine(day, time.min)
            draft = revised(draft, start=midnight, end=midnight, all_day=True)
        if change := await self.app.push_screen_wait(event_form(self.desk, None, draft)):
            await self._added(change)

    @work
    async def action_import(self) -> None:
        self.desk.expect_writing()
        self.tell_done(await self.app.push_screen_wait(import_dialog(self.desk)))

    def action_sample(self) -> None:
        """One step, so that one key takes all of it away again."""
        self.carry_out(sample_year, self.desk.day.year, language())

    @on(Asking.Closed)
    def _asked(self, message: Asking.Closed) -> None:
        """A line that was given up is there again for the next `a`; given up once more as it is, it goes."""
        message.stop()
        if message.prompt == "a" and message.given_up and self._is_worth_keeping(message.text):
            self.desk.left[LINE] = UnsavedForm(form="line", record=None, texts={"line": message.text})
        self.take_focus()

    def _is_worth_keeping(self, text: str) -> bool:
        return bool(text.strip()) and text not in (self._prefill(), self._taken_up)

    @on(QuickInput.Typed)
    def _typed(self, message: QuickInput.Typed) -> None:
        message.stop()

    def _prefill(self) -> str:
        """What a new event's line begins with, understood in both languages."""
        day = self.chosen_day
        return f"{day.day} {formats.month_short(day.month)} {day.year} " if day else ""

    async def _entered(self, text: str) -> str | None:
        """Add what was entered; or why it is no event."""
        if not text.strip() or text == self._prefill():
            return None
        try:
            await self._added(await self.desk.write(self._create, text))
        except PlannerError as error:
            return reasons(error)
        return None

    def _create(self, planner: Planner, text: str) -> Change:
        """Read a line and add what it says; runs in a thread. Raises PlannerError."""
        return events.create(planner, self._draft(self._line(text)))

    async def _added(self, change: Change) -> None:
        self.tell_done(change)
        self.go_to(await asyncio.to_thread(events.added, self.desk.planner, change))

    def _read_line(self, text: str) -> LineReading:
        """Returns the event that a line would add, and its clashes; runs in a thread."""
        line, zone = self._line(text), self.desk.settings.timezone
        return reading(line, zone, self._lookout.against(sketch(line, zone)) if self._lookout else ())

    def _line(self, text: str) -> QuickLine:
        return parse(text, today=self.desk.day, day_first=self.desk.day_first)

    def _draft(self, line: QuickLine) -> EventDraft:
        return event_draft(line, self.desk.settings.timezone)
