"""The base of pages that show events in their own way: adding one, opening the chosen one, deleting it."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eventplanner.domain.changes import Change
from eventplanner.domain.errors import PlannerError
from eventplanner.domain.events import Event, EventDraft, Status
from eventplanner.domain.quickline import QuickLine, event_draft, parse
from eventplanner.domain.unsaved_forms import UnsavedForm
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens import dialogs_asked
from eventplanner.screens.event_shown import reading
from eventplanner.screens.page import Page
from eventplanner.services import events
from eventplanner.services.events import EVERYTHING
from eventplanner.widgets.asking import Asking
from eventplanner.widgets.quick_input import QuickInput, Reading


class PlanningPage(Page):
    """Each page says which event is chosen, and where keys go when nothing is asked."""

    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "setting"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "add_form", N_("Add by form"), id="event.add_form", show=False, tooltip=N_("Fill in everything")),
        Binding("d", "delete", N_("Delete"), id="event.delete", show=False, tooltip=N_("Delete at once; u undoes")),
        Binding(
            "E", "export", N_("Export"), id="events.export", show=False, tooltip=N_("A calendar or a table for others")
        ),
        Binding("i", "import", N_("Import"), id="events.import", show=False, tooltip=N_("Events out of a table")),
        Binding("x", "held", N_("Held"), id="event.held", show=False, tooltip=N_("The chosen event took place")),
    ]

    @property
    def chosen(self) -> Event | None:
        """The event that keys act on."""
        return None

    @property
    def chosen_day(self) -> date | None:
        """When a new event takes place unless something else is said."""
        return None

    @property
    def year(self) -> int:
        """The year that is looked at."""
        return self.desk.day.year

    def go_to(self, event: Event) -> None:
        """Show an event that was just added, where the page has a place for it."""

    def take_focus(self) -> None:
        """Let the keys move about the page again."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        yield Asking()

    def unsaved(self) -> UnsavedForm | None:
        """A quick line that was not finished."""
        text = self.query_one(Asking).unfinished("a")
        return (
            UnsavedForm(form="line", record=None, texts={"line": text})
            if text.strip() and text != self._prefill()
            else None
        )

    def action_add(self, text: str = "") -> None:
        hint = _("Meetup Python 12 mar 18:30 @Sede Providencia #meetup ~60")
        self.query_one(Asking).open("a", self._read_line, hint, self._entered, text=text or self._prefill())

    @on(Asking.Closed)
    def _asked(self, message: Asking.Closed) -> None:
        message.stop()
        self.take_focus()

    @on(QuickInput.Typed)
    def _typed(self, message: QuickInput.Typed) -> None:
        message.stop()

    @work
    async def action_add_form(self) -> None:
        draft = events.blank(self.desk.planner)
        if day := self.chosen_day:
            midnight = datetime.combine(day, time.min)
            draft = replace(draft, start=midnight, end=midnight, all_day=True)
        self.tell_done(await self.app.push_screen_wait(dialogs_asked.event_form(self.desk, None, draft)))

    @work
    async def action_edit(self) -> None:
        if event := self.chosen:
            self.tell_done(await self.app.push_screen_wait(dialogs_asked.event_form(self.desk, event, event)))
        else:
            self.tell(_("There is no event here. a adds one."))

    def action_delete(self) -> None:
        if event := self.chosen:
            self.carry_out(events.remove, [event])

    def action_held(self) -> None:
        """Held, or once more confirmed, if its day has come."""
        event = self.chosen
        if event is None:
            return
        if event.first_day is None or event.first_day > self.desk.day:
            self.tell(_("The day of “{title}” has not come yet.").format(title=event.title))
            return
        self.carry_out(events.set_status, [event], Status.CONFIRMED if event.status is Status.HELD else Status.HELD)

    def action_export(self) -> None:
        self.app.push_screen(
            dialogs_asked.export_dialog(self.desk, EVERYTHING, [self.chosen] if self.chosen else [], self.year)
        )

    @work
    async def action_import(self) -> None:
        self.tell_done(await self.app.push_screen_wait(dialogs_asked.import_dialog(self.desk)))

    def tell_done(self, change: Change | None) -> None:
        """Say what a form has done."""
        if change is not None:
            self.tell(_("{done} · u undoes").format(done=words(change.label)))

    def _prefill(self) -> str:
        """What a new event's line begins with, understood in both languages."""
        day = self.chosen_day
        return f"{day.day} {formats.month_short(day.month)} {day.year} " if day else ""

    def _entered(self, text: str) -> None:
        if text.strip() and text != self._prefill():
            self._create(text)

    @work(group="write")
    async def _create(self, text: str) -> None:
        try:
            change = await self.desk.write(events.create, self._draft(self._line(text)))
        except PlannerError as error:
            self.complain(error)
            self.action_add(text)
        else:
            self.tell_done(change)
            self.go_to(events.added(self.desk.planner, change))

    def _read_line(self, text: str) -> Reading:
        return reading(self._line(text), self.desk.planner.settings().timezone)

    def _line(self, text: str) -> QuickLine:
        day_first = self.desk.planner.settings().numeric_dates == "day"
        return parse(text, today=self.desk.day, day_first=day_first)

    def _draft(self, line: QuickLine) -> EventDraft:
        return event_draft(line, self.desk.planner.settings().timezone)
