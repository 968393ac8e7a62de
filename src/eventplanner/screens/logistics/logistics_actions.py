"""Actions on the place and platform of an event, on what it books, and on quotes of suppliers."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.message import Message

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.logistics.logistics import BookingRow, QuoteRow
from eventplanner.domain.logistics.resources import QUOTE
from eventplanner.domain.logistics.venues import PLACE, PLATFORM
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import background
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import quotes
from eventplanner.services.kinds import remove
from eventplanner.services.logistics import logistics
from eventplanner.services.records import records
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.facts_panel import FactsPanel
from eventplanner.widgets.lists.record_panel import RecordPanel


class LogisticsActions(RecordActions):
    """Acts on facts as on the rows of lists."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action(
            "quote.choose",
            "x",
            "choose",
            N_("Choose"),
            N_("Choose the quote, or leave it open again"),
            needs="can_choose",
            writes=True,
        ),
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.here: Panel | None = None
        """The panel that has the keys, or had them before a line was opened."""

    @property
    def offers(self) -> RecordPanel:
        """The panel of quotes."""
        return self.page.query_one("#quotes", RecordPanel)

    @property
    def facts(self) -> FactsPanel | None:
        """The panel of facts that has the keys."""
        return self.here if isinstance(self.here, FactsPanel) else None

    @property
    def panel(self) -> RecordPanel | None:
        return self.here if isinstance(self.here, RecordPanel) else None

    def record_of(self, row: Any) -> Any:
        return row.record if isinstance(row, BookingRow | QuoteRow) else row

    def draft_of(self, kind: Kind[Any], record: Any) -> Any:
        """Of another one like it, which is not chosen."""
        return kind.draft_of(record, {"chosen": False, "reason": ""} if kind is QUOTE else {})

    @property
    def can_choose(self) -> bool:
        return self.panel is self.offers and not self.offers.is_empty

    @property
    def can_edit(self) -> bool:
        return self.facts is not None or self.has_rows

    @property
    def can_delete(self) -> bool:
        facts = self.facts
        return facts.record is not None if facts is not None else self.has_rows

    can_copy = can_delete

    # The verbs.

    def action_add(self, text: str = "") -> None:
        """A venue by its name; all that is to be said of a platform; a row of a list."""
        facts = self.facts
        if facts is None:
            super().action_add(text)
        elif facts.kind is PLATFORM:
            self.action_edit()
        else:
            known = self.page.event.venue if self.page.event and not facts.record else ""
            self.ask("a", self._echo_venue, _("Sede Norte"), self._set_venue, text=text or known)

    def _echo_venue(self, text: str) -> LineReading:
        name = clean_line(text)
        if not name:
            return LineReading()
        known = records.suggestions(self.page.desk.planner, PLACE, self.page.event_id)["venue_id"]
        fits = [each for each in known if name.casefold() in each.casefold()]
        if name.casefold() in map(str.casefold, fits):
            return LineReading((), [(_("a venue that you have"), "green")])
        alike = [(each, "sky") for each in fits[:3]]
        return LineReading((), [(_("a new venue"), "amber"), *alike])

    async def _set_venue(self, text: str) -> str | None:
        if not (name := clean_line(text)) or self.page.event_id is None:
            return None
        return await self.page.attempt(logistics.set_venue, self.page.event_id, name)

    @background()
    async def action_add_form(self) -> None:
        if (facts := self.facts) is not None:
            await self._edit_facts(facts)
        elif (panel := self.panel) is not None:
            await self.add_by_form(panel.kind, self.blank(panel.kind))

    @background()
    async def action_edit(self) -> None:
        if self.page.only_looking:
            self.page.refuse()
        elif (facts := self.facts) is not None:
            await self._edit_facts(facts)
        elif (panel := self.panel) is not None and panel.record is not None:
            await self.edit(panel.kind, self.record_of(panel.record))

    async def _edit_facts(self, facts: FactsPanel) -> None:
        if facts.record is not None:
            await self.edit(facts.kind, facts.record)
        else:
            said = self._said_already() if facts.kind is PLACE else {}
            await self.add_by_form(facts.kind, self.blank(facts.kind), said)

    def _said_already(self) -> Mapping[str, str]:
        return {"venue_id": self.page.event.venue} if self.page.event and self.page.event.venue else {}

    def action_delete(self) -> None:
        if (facts := self.facts) is None:
            super().action_delete()
        elif facts.record is not None:
            self.page.carry_out(remove, facts.kind, [facts.record])

    def action_copy(self) -> None:
        facts = self.facts
        if facts is None:
            super().action_copy()
        elif facts.record is not None:
            self.copy_as_text(facts.kind, [facts.record])

    def action_choose(self) -> None:
        row = self.offers.record
        if not isinstance(row, QuoteRow):
            return
        if row.record.chosen:
            self.page.carry_out(quotes.unchoose, row.record)
            return

        async def take(text: str) -> str | None:
            if not clean_line(text):
                return _("Say why this one is chosen.")
            return await self.page.attempt(quotes.choose, row.record, text)

        why = row.record.reason or (_("It has what we asked for and is the cheapest") if row.is_cheapest else "")
        read = partial(_echo_reason, self.page.desk.planner, row)
        self.ask("x", read, _("why this one"), take, text=why)

    def heed(self, message: Message) -> None:
        super().heed(message)
        if isinstance(message, Asking.Closed):
            self.give_back_keys()

    def give_back_keys(self) -> None:
        """Also to facts, and to a list that is still empty."""
        match self.here:
            case FactsPanel() as panel:
                panel.facts.focus()
            case RecordPanel() as panel:
                panel.records.focus()


def _echo_reason(planner: Planner, row: QuoteRow, text: str) -> LineReading:
    """Echoes the quote that a reason is about, and what choosing it puts into the budget; runs in a thread."""
    if not clean_line(text):
        return LineReading()
    named = " · ".join(filter(None, [row.record.need, row.supplier]))
    order = quotes.foretold(planner, row.record)
    below = [(_("it becomes {order}").format(order=words(order)), "amber")] if order else []
    return LineReading((), [(named, "green")], below, len(below))
