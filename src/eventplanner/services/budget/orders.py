"""Orders of chosen quotes: each is a commitment on a budget line that follows its quote."""

from datetime import date
from typing import TYPE_CHECKING

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import category_of, guessed
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entries import ENTRY, Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.domain.logistics.resources import QUOTE, QuoteDraft
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import taxes
from eventplanner.services.budget.entries import excess
from eventplanner.storage.queries import budget, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


class Orders:
    """Reads first what there is, because nothing may be read once the first row is written."""

    def __init__(self, planner: Planner, event_id: int) -> None:
        self._planner = planner
        self._event = event_id
        self._today = planner.today()
        self._lines = records.of(planner.store, BUDGET_LINE, event_id)
        quotes = records.of(planner.store, QUOTE, event_id)
        ordered = budget.of_quote(planner.store, [quote.id for quote in quotes])
        self._orders = {entry.quote_id: entry for entry in ordered}
        self._used = {entry.id for entry in ordered if budget.settling(planner.store, entry.id)}

    def follow(self, writing: "Writing", quote_id: int, quote: QuoteDraft) -> None:
        """Creates or updates the order of a chosen quote; without an amount there is none."""
        stored = self._orders.get(quote_id)
        if quote.amount is None:
            self.take_back(writing, quote_id)
            return
        line = stored.budget_line_id if stored else self._line(writing, quote)
        draft = _order(quote, quote_id, line, stored, self._today)
        planned = next((each for each in self._lines if each.id == line), None)
        if planned is not None and not draft.reason and excess(self._planner, planned, draft, stored):
            # Why this supplier is why it costs more than was planned.
            draft = revised(draft, reason=quote.reason[:500])
        if stored is None:
            writing.add(ENTRY.name, records.stored(ENTRY, draft))
        else:
            writing.change(ENTRY.name, stored.id, stored.version, records.stored(ENTRY, draft))

    def take_back(self, writing: "Writing", quote_id: int) -> None:
        """Cancels the order of a quote. Raises Invalid if it is invoiced or paid."""
        if (stored := self.free_order(quote_id)) is not None:
            writing.remove(ENTRY.name, stored.id, stored.version)

    def free_order(self, quote_id: int) -> Entry | None:
        """Returns the order made from a quote; None if there is none. Raises Invalid if it is invoiced or paid."""
        stored = self._orders.get(quote_id)
        if stored is not None and stored.id in self._used:
            raise Invalid({"": Message("This is invoiced or paid already; take that back in the budget first.")})
        return stored

    def foretold(self, quote_id: int, quote: QuoteDraft) -> Message | None:
        """Returns what choosing a quote would put into the budget, in words; None without an amount."""
        if quote.amount is None:
            return None
        amount = Money(quote.amount, quote.currency)
        stored = self._orders.get(quote_id)
        line = next((each for each in self._lines if stored and each.id == stored.budget_line_id), None)
        line = line or _planned_on(self._lines, quote.need)
        if line is None:
            parts: dict[str, Part] = {"amount": amount, "line": quote.need}
            return Message("an order of {amount} on a new line of the budget, “{line}”", parts)
        parts = {"amount": amount, "line": line.name}
        over = excess(self._planner, line, _order(quote, quote_id, line.id, stored, self._today), stored)
        if over:
            parts["over"] = Money(over, self._planner.settings().currency)
            return Message("an order of {amount} on the line “{line}” of the budget, {over} over its plan", parts)
        return Message("an order of {amount} on the line “{line}” of the budget", parts)

    def _line(self, writing: "Writing", quote: QuoteDraft) -> int:
        """Returns the line that the need is planned on; a new one where nothing was planned."""
        if (found := _planned_on(self._lines, quote.need)) is not None:
            return found.id
        draft = BudgetLineDraft(
            name=quote.need,
            event_id=self._event,
            category=guessed(quote.need),
            organisation_id=quote.organisation_id,
            currency=quote.currency,
            vat=taxes.usual_vat(self._planner.settings()),
        )
        return writing.add(BUDGET_LINE.name, records.stored(BUDGET_LINE, draft))


def _planned_on(lines: list[BudgetLine], need: str) -> BudgetLine | None:
    """Of the same name; else the first of the category that the need speaks of."""
    expenses = [line for line in lines if line.flow is Flow.EXPENSE]
    same = next((line for line in expenses if fold(line.name) == fold(need)), None)
    category = category_of(need) if category_of(need) != need else guessed(need)
    return same or next((line for line in expenses if line.category == category and category != "other"), None)


def _order(quote: QuoteDraft, quote_id: int, line: int, stored: Entry | None, today: date) -> EntryDraft:
    return EntryDraft(
        kind=EntryKind.COMMITMENT,
        budget_line_id=line,
        amount=quote.amount,
        currency=quote.currency,
        number=quote.order_number,
        paper=stored.paper if stored else Paper.PURCHASE_ORDER if quote.order_number else Paper.NONE,
        day=quote.ordered_on or (stored.day if stored else today),
        due=quote.balance_due,
        organisation_id=quote.organisation_id,
        settles_id=None,
        vat=stored.vat if stored else None,
        deposit=quote.deposit,
        deposit_due=quote.deposit_due,
        rate=stored.rate if stored else None,
        quote_id=quote_id,
        document=quote.document,
        note=stored.note if stored else "",
        reason=stored.reason if stored else "",
    )
