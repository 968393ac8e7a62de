"""Actions on what needs somebody today: events, tasks, clashes and targets."""

from collections.abc import Sequence
from typing import Any, ClassVar

from eventplanner.domain.parsing.dates import read_day
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.events.event_actions import EventActions
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.widgets.forms.asking import nothing_understood
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.needs import Further, NeedList


class NeedActions(EventActions):
    """One key means what can be done with the line that the cursor is on."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("clash.accept", "x", "accept", N_("Accept"), N_("Point the clash out no more; a note says why"),
               needs="can_accept", writes=True),
        Action("task.done", "x", "tick", N_("Done"), N_("The task under the cursor is done"), needs="task_here",
               writes=True),
        Action("event.held", "x", "held", N_("Held"), N_("It took place; once more: it did not"), needs="can_hold",
               writes=True),
        Action("task.snooze", "s", "put_off", N_("Snooze"), N_("Until a day nobody is reminded of it"),
               needs="task_here", writes=True),
        Action("event.status", "s", "status", N_("Status"), N_("Choose one of the statuses"), show=False,
               needs="can_choose_status", writes=True),
    )  # fmt: skip

    def __init__(self, page: EventsPage) -> None:
        super().__init__(page)
        self.at_coming = False
        """The keys are in the list of what is coming, not in that of what needs somebody."""

    @property
    def can_choose_status(self) -> bool:
        """Of a task there is none."""
        return self.has_events and not self.task_here

    @property
    def can_hold(self) -> bool:
        """Only an event takes place."""
        return self.has_events and not self.further

    @property
    def further(self) -> Further | None:
        """The row under the cursor, where it is neither an event that lacks something nor one that is coming."""
        return None if self.at_coming else self.page.query_one(NeedList).further

    @property
    def task_here(self) -> Any:
        """The task under the cursor, if it is one."""
        return self.further.task if self.further else None

    @property
    def can_accept(self) -> bool:
        return self.further is not None and self.further.thing is not None

    def action_open(self) -> None:
        """Opens the event, or else the page with more of the kind."""
        if self.further and not self.further.event:
            self.page.hand_on(f"app.open('{self.further.page}', {self.further.page_of})", self.page)
        else:
            super().action_open()

    def action_link(self) -> None:
        if self.further and self.further.link:
            self.page.copy(self.further.link, self.further.link)
        else:
            super().action_link()

    def action_accept(self) -> None:
        """Ask why."""
        self.page.desk.expect_writing()
        clash = self.further and self.further.thing

        async def accept(note: str) -> str | None:
            # Here because it is there by now: it has found the clash.
            from eventplanner.screens.home import ahead as ahead_rows

            return await self.page.attempt(ahead_rows.accept, clash, note)

        self.page.ask("x", nothing_understood, _("why it may stay, or nothing"), accept)

    def action_tick(self) -> None:
        # Here because it is there by now: it has found the task.
        from eventplanner.screens.home import ahead as ahead_rows

        self.page.carry_out(ahead_rows.tick, self.task_here)

    def action_put_off(self) -> None:
        """Ask until when."""
        self.page.desk.expect_writing()
        task = self.task_here

        async def put_off(text: str) -> str | None:
            # Here because it is there by now: it has found the task.
            from eventplanner.screens.home import ahead as ahead_rows

            if not text.strip():
                return None
            if (day := read_day(text, self.page.desk.day, day_first=self.page.desk.day_first)) is None:
                return _("Which day is that? For example: tomorrow, 12 mar.")
            return await self.page.attempt(ahead_rows.put_off, task, day)

        self.page.ask("s", self._echo_day, _("until when: tomorrow, friday, 12 mar"), put_off)

    def _echo_day(self, text: str) -> LineReading:
        day = read_day(text, self.page.desk.day, day_first=self.page.desk.day_first)
        return LineReading((), [(formats.day_year(day), "amber")] if day else ())
