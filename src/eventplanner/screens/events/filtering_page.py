"""The base of pages whose events can be narrowed to those that a filter finds."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events import filter as event_filter
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.events.event_verbs import EventVerbs
from eventplanner.services.events import saved_filters
from eventplanner.widgets.forms.asking import Asking, nothing_to_do, nothing_understood
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput

USE, KEEP, FORGET = "use:", "keep", "forget"
"""What can be picked: one of the filters, or what becomes of the one that is on."""


class FilteringPage(EventVerbs):
    """Filters as one types; `esc` shows everything again."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("list.filter", "slash", "filter", N_("Filter"), N_("Words, kind:, status:, year:, no:date …"),
               needs="can_filter"),
        Action("list.saved", "f", "saved", N_("Filters"), N_("Pick a filter that is kept, keep this one"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = event_filter.Filter()
        self.last_filter = event_filter.Filter()
        """The last one that asked for something, whether it is still on or not."""

    def heed_filter(self) -> None:
        """Show what the filter finds."""
        self.reload()

    def narrow(self, found: event_filter.Filter) -> None:
        if found.terms:
            self.last_filter = found
        self.filter = found
        self.heed_filter()

    @property
    def can_filter(self) -> bool:
        """While a line is typed its keys are letters."""
        return not (self.is_mounted and self.query_one(Asking).is_open)

    def action_filter(self) -> None:
        hint = _("words, kind:, status:, lead:, year:, no:date …")
        self.ask("/", self._read_filter, hint, nothing_to_do, text=self.filter.text)

    def _read_filter(self, text: str) -> LineReading:
        """Why the page stays as it is until a word makes sense."""
        try:
            event_filter.parse(text, self.desk.day, day_first=self.desk.day_first)
        except Invalid as error:
            return LineReading((), [(words(next(iter(error.fields.values()))), "red")])
        return LineReading()

    @work
    async def action_saved(self) -> None:
        """Pick a filter that is kept with the plan; keep the one that is on, or forget it."""
        text = self.filter.text.strip()
        known = await asyncio.to_thread(saved_filters.saved, self.desk.planner)
        kept = next((name for name, each in known.items() if each == text), None)
        choices = [(USE + name, f"{name}  {each}") for name, each in known.items()]
        if kept is not None:
            choices.append((FORGET, _("forget “{name}”").format(name=kept)))
        elif self.filter.terms:
            choices.append((KEEP, _("keep this one: {text}").format(text=text)))
        if not choices:
            self.tell(_("No filter is kept yet. / filters, then f keeps the filter."))
            return
        picked = await self.app.push_screen_wait(pick(_("Filters"), choices, f"{USE}{kept}"))
        if picked == KEEP:
            self.ask("f", nothing_understood, _("a name for the filter"), partial(self._keep, text))
        elif picked == FORGET and kept is not None:
            self.carry_out(saved_filters.forget, kept)
        elif picked:
            self._use(known[picked.removeprefix(USE)])

    async def _keep(self, text: str, name: str) -> str | None:
        return await self.attempt(saved_filters.keep, name, text)

    def _use(self, text: str) -> None:
        try:
            self.narrow(event_filter.parse(text, self.desk.day, day_first=self.desk.day_first))
        except Invalid as error:
            self.complain(error)

    def action_back(self) -> None:
        """Everything again."""
        if self.filter.text:
            self.narrow(event_filter.Filter())

    @on(QuickInput.Typed)
    def _filter_as_typed(self, event: QuickInput.Typed) -> None:
        if event.quick.prompt != "/":
            return
        try:
            found = event_filter.parse(event.text, self.desk.day, day_first=self.desk.day_first)
        except Invalid:
            return
        if found != self.filter:
            self.narrow(found)

    @on(Asking.Closed)
    def _leave_filter(self, event: Asking.Closed) -> None:
        if event.prompt == "/" and event.given_up:
            self.narrow(event_filter.Filter())
