"""What can be done with the events that are marked, or else with the one under the cursor."""

from datetime import date, timedelta
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from eventplanner.domain.changes import Change
from eventplanner.domain.dates import read_day
from eventplanner.domain.errors import PlannerError
from eventplanner.domain.event_rules import step_problem
from eventplanner.domain.events import Event, Status, moved_by
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.bulk import BulkForm
from eventplanner.screens.event_form import EventForm
from eventplanner.screens.event_shown import as_markdown, as_text, when
from eventplanner.screens.page import Page
from eventplanner.screens.pick import PickScreen
from eventplanner.services import events
from eventplanner.widgets.quick_input import Reading
from eventplanner.widgets.record_list import RecordList

LIFE = (Status.IDEA, Status.PLANNED, Status.CONFIRMED, Status.HELD, Status.CLOSED)
"""The steps of an event's life in their order."""
NEED_EVENTS = frozenset(
    "edit export move delete duplicate held step cancel status link copy copy_markdown match sort today detail".split()
)
"""Actions that mean nothing where the list is empty."""


class EventVerbs(Page):
    """A page with a list of events, and the keys that act on them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add"), id="event.add", tooltip=N_("Write one line: what, when, @where, #kind")),
        Binding("e", "edit", N_("Edit"), id="event.edit", tooltip=N_("Change the event, or all that are marked")),
        Binding("E", "export", N_("Export"), id="events.export", tooltip=N_("A calendar or a table for others")),
        Binding("i", "import", N_("Import"), id="events.import", show=False, tooltip=N_("Events from a table")),
        Binding("m", "move", N_("Move"), id="event.move", tooltip=N_("To another day: a date, or +7, -1")),
        Binding("d", "delete", N_("Delete"), id="event.delete", show=False, tooltip=N_("Delete at once; u undoes")),
        Binding("c", "duplicate", N_("Duplicate"), id="event.duplicate", show=False),
        Binding(
            "x", "held", N_("Held"), id="event.held", show=False, tooltip=N_("It took place; once more: it did not")
        ),
        Binding(
            "plus", "step(1)", N_("Next step"), id="event.later", show=False, tooltip=N_("Idea, planned, confirmed …")
        ),
        Binding("minus", "step(-1)", N_("Step back"), id="event.earlier", show=False),
        Binding("X", "cancel", N_("Cancel event"), id="event.cancel", show=False, tooltip=N_("It stays in the plan")),
        Binding("s", "status", N_("Status"), id="event.status", show=False, tooltip=N_("Choose one of the statuses")),
        Binding("o", "link", N_("Copy link"), id="event.link", show=False),
        Binding("y", "copy", N_("Copy"), id="event.copy", show=False, tooltip=N_("As text, to the clipboard")),
        Binding("Y", "copy_markdown", N_("Copy Markdown"), id="event.copy_markdown", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no event there is nothing to do with one."""
        if action in NEED_EVENTS and self.is_mounted and not self.query_one(RecordList).total:
            return False
        return super().check_action(action, parameters)

    @property
    def chosen(self) -> list[Event]:
        """The marked events as they are now, or else the one under the cursor."""
        records: RecordList[Any] = self.query_one(RecordList)
        if records.marks:
            return events.several(self.desk.planner, sorted(records.marks))
        return [records.record] if records.record else []

    @work
    async def action_edit(self) -> None:
        chosen = self.chosen
        if len(chosen) > 1:
            self.tell_done(await self.app.push_screen_wait(BulkForm(self.desk, chosen)))
        elif chosen:
            self.tell_done(await self.app.push_screen_wait(EventForm(self.desk, chosen[0], chosen[0])))

    def action_delete(self) -> None:
        self._do(events.remove)

    def action_duplicate(self) -> None:
        self._do(events.duplicate)

    def action_held(self) -> None:
        """Held, or once more confirmed, if its day has come."""
        chosen = self.chosen
        if early := [event for event in chosen if event.first_day is None or event.first_day > self.desk.day]:
            self.tell(_("The day of “{title}” has not come yet.").format(title=early[0].title))
            return
        held = all(event.status is Status.HELD for event in chosen)
        self._do(events.set_status, Status.CONFIRMED if held else Status.HELD)

    def action_step(self, step: int) -> None:
        """One step on, or back, in its life."""
        if not (chosen := self.chosen):
            return
        status = chosen[0].status
        place = LIFE.index(status) + step if status in LIFE else int(step > 0)
        if 0 <= place < len(LIFE):
            self._do(events.set_status, LIFE[place])

    def action_cancel(self) -> None:
        """Cancel, or take up again what was cancelled."""
        chosen = self.chosen
        again = chosen and all(event.status is Status.CANCELLED for event in chosen)
        self._do(events.set_status, Status.PLANNED if again else Status.CANCELLED)

    @work
    async def action_status(self) -> None:
        """Choose among the steps that all of the chosen may take."""
        if not (chosen := self.chosen):
            return
        steps = [status for status in Status if not any(step_problem(event.status, status) for event in chosen)]
        choices = [(status.value, names.status(status)) for status in steps]
        if picked := await self.app.push_screen_wait(PickScreen(_("Status"), choices, chosen[0].status.value)):
            self.carry_out(events.set_status, chosen, Status(picked))

    def action_move(self) -> None:
        """Ask for how far, or where to."""
        chosen = self.chosen
        dated = [event for event in chosen if event.first_day]
        if chosen and not dated:
            self.tell(_("There is no date to move. e sets one."))
        elif dated:
            self.ask(
                "m", lambda text: self._echo_move(dated[0], text), _("+7, -1, friday, 12 apr …"), self._move, steps=True
            )

    def _move(self, text: str) -> None:
        chosen = [event for event in self.chosen if event.first_day]
        if chosen and (days := self._distance(chosen[0], text)):
            self.carry_out(events.move, chosen, timedelta(days=days))

    def _distance(self, event: Event, text: str) -> int | None:
        """Days from where the event is to where the text says; None if it says nothing."""
        if event.first_day is None:
            return None
        return distance(event.first_day, text, self.desk.day)

    def _echo_move(self, event: Event, text: str) -> Reading:
        days = self._distance(event, text)
        if days is None:
            return Reading((), [(_("not a date, and no number of days"), "red")] if text.strip() else ())
        try:
            moved = moved_by(event, timedelta(days=days))
        except PlannerError as error:
            return Reading((), [(words(error.message), "red")])
        said = _("{n} d").format(n=f"{days:+d}")
        return Reading([(0, len(text), "amber")], [(when(moved), "amber"), (said, "")])

    def action_link(self) -> None:
        if links := [event.url for event in self.chosen if event.url]:
            self.app.copy_to_clipboard("\n".join(links))
            self.tell(_("Copied: {text}").format(text=links[0]))
        else:
            self.tell(_("There is no link."))

    def action_copy(self) -> None:
        self._copy("\n\n".join(as_text(event) for event in self.chosen))

    def action_copy_markdown(self) -> None:
        self._copy("\n".join(as_markdown(event) for event in self.chosen))

    def tell_done(self, change: Change | None) -> None:
        """Say what a form has done."""
        if change is not None:
            self.tell(_("{done} · u undoes").format(done=words(change.label)))

    def ask(self, prompt: str, read: Any, hint: str, then: Any, *, text: str = "", steps: bool = False) -> None:
        """Open a line to type into at the foot of the page."""
        raise NotImplementedError

    def _do(self, service: Any, *more: Any) -> None:
        if chosen := self.chosen:
            self.carry_out(service, chosen, *more)

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.tell(_("Copied: {text}").format(text=text.split("\n", 1)[0]))


def distance(start: date, text: str, today: date) -> int | None:
    """Days from one day to what a text says: `+7`, `-1`, or a date in words."""
    text = text.strip()
    if text.lstrip("+-").isdecimal() and text[:1] in "+-" and len(text) < 7:
        return int(text)
    day = read_day(text, today)
    return (day - start).days if day else None
