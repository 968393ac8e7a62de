"""The base of pages whose events can be narrowed to those that a filter finds."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.message import Message

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events import filter as event_filter
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.services.events import saved_filters
from eventplanner.services.workspace import completions
from eventplanner.widgets.forms.asking import Asking, nothing_to_do, nothing_understood
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput

USE, KEEP, FORGET = "use:", "keep", "forget"
"""What can be picked: one of the filters, or what becomes of the one that is on."""


class Filtering(PagePart[EventsPage]):
    """Filters as one types; `esc` shows everything again."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("list.filter", "slash", "filter", N_("Filter"), N_("Words, kind:, status:, year:, no:date …"),
               needs="can_filter"),
        Action("list.saved", "f", "saved", N_("Filters"), N_("Pick a filter that is kept, keep this one"), show=False),
    )  # fmt: skip

    def __init__(self, page: EventsPage) -> None:
        super().__init__(page)
        self.filter = event_filter.Filter()
        self.last_filter = event_filter.Filter()
        """The last one that asked for something, whether it is still on or not."""

    def narrow(self, found: event_filter.Filter) -> None:
        if found.terms:
            self.last_filter = found
        self.filter = found
        self.page.reload()

    @property
    def can_filter(self) -> bool:
        """While a line is typed its keys are letters."""
        return not self.page.is_asking

    def action_filter(self) -> None:
        hint = _("words, kind:, status:, lead:, year:, no:date …")
        self.page.ask("/", self._read_filter, hint, nothing_to_do, text=self.filter.text, names_for=completions.FILTER)

    def _read_filter(self, text: str) -> LineReading:
        """Why the page stays as it is until a word makes sense."""
        try:
            event_filter.parse(text, self.page.desk.day, day_first=self.page.desk.day_first)
        except Invalid as error:
            return LineReading((), [(words(next(iter(error.fields.values()))), "red")])
        return LineReading()

    @background()
    async def action_saved(self) -> None:
        """Pick a filter that is kept with the plan; keep the one that is on, or forget it."""
        text = self.filter.text.strip()
        known = await asyncio.to_thread(saved_filters.saved, self.page.desk.planner)
        kept = next((name for name, each in known.items() if each == text), None)
        choices = [(USE + name, f"{name}  {each}") for name, each in known.items()]
        if kept is not None:
            choices.append((FORGET, _("forget “{name}”").format(name=kept)))
        elif self.filter.terms:
            choices.append((KEEP, _("keep this one: {text}").format(text=text)))
        if not choices:
            self.page.tell(_("No filter is kept yet. / filters, then f keeps the filter."))
            return
        picked = await self.page.app.push_screen_wait(pick(_("Filters"), choices, f"{USE}{kept}"))
        if picked == KEEP:
            self.page.ask("f", nothing_understood, _("a name for the filter"), partial(self._keep, text))
        elif picked == FORGET and kept is not None:
            self.page.carry_out(saved_filters.forget, kept)
        elif picked:
            self._use(known[picked.removeprefix(USE)])

    async def _keep(self, text: str, name: str) -> str | None:
        return await self.page.attempt(saved_filters.keep, name, text)

    def _use(self, text: str) -> None:
        try:
            self.narrow(event_filter.parse(text, self.page.desk.day, day_first=self.page.desk.day_first))
        except Invalid as error:
            self.page.complain(error)

    def step_back(self) -> bool:
        """Everything again."""
        if not self.filter.text:
            return False
        self.narrow(event_filter.Filter())
        return True

    def heed(self, message: Message) -> None:
        match message:
            case QuickInput.Typed(quick=quick, text=text) if quick.prompt == "/":
                self._filter_as_typed(text)
            case Asking.Closed(prompt="/", given_up=True):
                self.narrow(event_filter.Filter())

    def _filter_as_typed(self, text: str) -> None:
        desk = self.page.desk
        try:
            found = event_filter.parse(text, desk.day, day_first=desk.day_first)
        except Invalid:
            return
        if found != self.filter:
            self.narrow(found)
