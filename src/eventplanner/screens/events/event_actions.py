"""Actions on events, the same on every page: on those that are marked, or on the chosen one."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.events.rules import step_problem
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.events.dialogs import bulk_form, event_form, events_export, exported
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.moving import MovingLine
from eventplanner.screens.exchange.dialogs import export_dialog
from eventplanner.services.events import events

LIFE = (Status.IDEA, Status.PLANNED, Status.CONFIRMED, Status.HELD, Status.CLOSED)
"""The steps of an event's life in their order."""


class EventActions(PagePart[EventsPage]):
    """The page says which events are chosen."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("event.open", "enter", "open", N_("Open"), N_("Is it ready, why not, and what is next"),
               needs="has_events"),
        Action("event.edit", "e", "edit", N_("Edit"), N_("Change the event, or all that are marked"),
               needs="has_events", writes=True),
        Action("events.export", "E", "export", N_("Export"), N_("A calendar or a table for others"), show=False,
               needs="has_events"),
        Action("event.move", "m", "move", N_("Move"), N_("To another day: a date, or +7, -1"), show=False,
               needs="has_events", writes=True),
        Action("event.held", "x", "held", N_("Held"), N_("It took place; once more: it did not"), show=False,
               needs="has_events", writes=True),
        Action("event.delete", "d", "delete", N_("Delete"), N_("Delete at once; u undoes"), show=False,
               needs="has_events", writes=True),
        Action("event.duplicate", "c", "duplicate", N_("Duplicate"), show=False, needs="has_events", writes=True),
        Action("event.later", "plus", "step(1)", N_("Next step"), N_("Idea, planned, confirmed …"), show=False,
               needs="can_step", writes=True),
        Action("event.earlier", "minus", "step(-1)", N_("Step back"), show=False, needs="can_step", writes=True),
        Action("event.cancel", "X", "cancel", N_("Cancel event"), N_("It stays in the plan"), show=False,
               needs="has_events", writes=True),
        Action("event.status", "s", "status", N_("Status"), N_("Choose one of the statuses"), show=False,
               needs="has_events", writes=True),
        Action("event.find", "F", "find", N_("Find a date"), N_("For this event, or a new one"), show=False),
        Action("event.link", "o", "link", N_("Copy link"), show=False, needs="has_events"),
        Action("event.copy", "y", "copy", N_("Copy"), N_("As text for a chat, to the clipboard"), show=False,
               needs="has_events"),
        Action("event.copy_markdown", "Y", "copy_markdown", N_("Copy Markdown"), show=False, needs="has_events"),
    )  # fmt: skip

    @property
    def has_events(self) -> bool:
        return self.page.has_events

    can_step = has_events

    def action_open(self) -> None:
        """The workspace of the event under the cursor."""
        if (event := self.page.event_at_cursor) is not None:
            self.page.hand_on(f"app.open('event', {event.id})", self.page)

    @background()
    async def action_edit(self) -> None:
        if self.page.only_looking:
            self.page.refuse()
            return
        self.page.desk.expect_writing()
        chosen = self.page.chosen_or_told()
        if len(chosen) > 1:
            self.page.tell_done(await self.page.app.push_screen_wait(bulk_form(self.page.desk, chosen)))
        elif chosen:
            self.page.tell_done(await self.page.app.push_screen_wait(event_form(self.page.desk, chosen[0], chosen[0])))

    def action_export(self) -> None:
        spec = events_export(self.page.query_shown, self.page.chosen, self.page.year_shown)
        self.page.app.push_screen(export_dialog(self.page.desk, spec))

    def action_delete(self) -> None:
        self._do(events.remove)

    @background()
    async def action_duplicate(self) -> None:
        """The cursor goes to the copy, because that is what is to be changed now."""
        if not (chosen := self.page.chosen_or_told()):
            return
        try:
            change = await self.page.desk.write(events.duplicate, chosen)
        except PlannerError as error:
            self.page.complain(error)
            return
        if self.page.go_to(await asyncio.to_thread(events.added, self.page.desk.planner, change)):
            self.page.tell(_("Copied · m moves the copy · u undoes"))
        else:
            self.page.tell_done(change)

    def action_held(self) -> None:
        """Held, or once more confirmed, if its day has come."""
        chosen = self.page.chosen_or_told()
        if early := [event for event in chosen if event.first_day is None or event.first_day > self.page.desk.day]:
            self.page.tell(_("The day of “{title}” has not come yet.").format(title=early[0].title))
            return
        held = all(event.status is Status.HELD for event in chosen)
        self._do(events.set_status, Status.CONFIRMED if held else Status.HELD)

    def action_step(self, step: int) -> None:
        """One step on, or back, in its life."""
        if not (chosen := self.page.chosen_or_told()):
            return
        status = chosen[0].status
        place = LIFE.index(status) + step if status in LIFE else int(step > 0)
        if 0 <= place < len(LIFE):
            self._do(events.set_status, LIFE[place])

    def action_cancel(self) -> None:
        """Cancel, or take up again what was cancelled."""
        chosen = self.page.chosen
        again = bool(chosen) and all(event.status is Status.CANCELLED for event in chosen)
        self._do(events.set_status, Status.PLANNED if again else Status.CANCELLED)

    @background()
    async def action_status(self) -> None:
        """Choose among the steps that all of the chosen may take."""
        self.page.desk.expect_writing()
        if not (chosen := self.page.chosen_or_told()):
            return
        steps = [status for status in Status if not any(step_problem(event.status, status) for event in chosen)]
        choices = [(status.value, names.status(status)) for status in steps]
        if picked := await self.page.app.push_screen_wait(pick(_("Status"), choices, chosen[0].status.value)):
            self.page.carry_out(events.set_status, chosen, Status(picked))

    def action_move(self) -> None:
        """Ask for how far, or where to, and say what would come of it."""
        self.page.desk.expect_writing()
        if chosen := self.page.chosen_or_told():
            MovingLine(self.page, chosen).ask()

    async def action_find(self) -> None:
        """Finds another date for the chosen event, or a date for a new one."""
        about = self.page.chosen[0].id if self.page.chosen else None
        await self.page.app.run_action(f"open('find_date', {about})")

    def action_link(self) -> None:
        if chosen := self.page.chosen_or_told():
            self.page.copy_links([event.url for event in chosen if event.url])

    def action_copy(self) -> None:
        """Copies the text that `export events` writes of them."""
        self._copy_as("text")

    def action_copy_markdown(self) -> None:
        self._copy_as("md")

    def _copy_as(self, form: str) -> None:
        if chosen := self.page.chosen_or_told():
            self._copy_exported(chosen, form)

    @background(exclusive=True, group="copy")
    async def _copy_exported(self, chosen: Sequence[Event], form: str) -> None:
        self.page.copy(await asyncio.to_thread(exported, self.page.desk.planner, chosen, form), _named(chosen))

    def _do(self, service: Callable[..., Change], *more: Any) -> None:
        if chosen := self.page.chosen_or_told():
            self.page.carry_out(service, chosen, *more)


def _named(chosen: Sequence[Event]) -> str:
    """One by its title, several by their number."""
    return chosen[0].title if len(chosen) == 1 else words(counted("{n} event", "{n} events", len(chosen)))
