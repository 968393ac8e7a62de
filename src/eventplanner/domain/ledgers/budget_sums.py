"""Sums of the lines of a budget before they are written: how many, and what they come to in each currency."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.lines import BudgetLineDraft
from eventplanner.domain.ledgers.budget_rows import product


def sums_by_direction(drafts: Sequence[BudgetLineDraft]) -> Iterable[Message]:
    """Says lines and sum of expenses and of incomes, by currency; lines for each of something are counted apart."""
    lines: dict[tuple[Flow, str], list[int]] = defaultdict(list)
    by_number: dict[Flow, int] = defaultdict(int)
    for draft in drafts:
        if draft.amount is None and draft.driver is not Driver.FIXED:
            by_number[draft.flow] += 1
        else:
            worth = {"amount": draft.amount, "unit_price": draft.unit_price, "quantity": draft.quantity}
            lines[draft.flow, draft.currency].append(product(worth))
    for flow in Flow:
        for currency in sorted(currency for each, currency in lines if each is flow):
            amounts = lines[flow, currency]
            said: dict[str, Part] = {"sum": Money(sum(amounts), currency)}
            if flow is Flow.EXPENSE:
                yield counted("{n} expense of {sum}", "{n} expenses, together {sum}", len(amounts), **said)
            else:
                yield counted("{n} income of {sum}", "{n} incomes, together {sum}", len(amounts), **said)
        if n := by_number[flow]:
            if flow is Flow.EXPENSE:
                yield counted("{n} expense for each of something", "{n} expenses for each of something", n)
            else:
                yield counted("{n} income for each of something", "{n} incomes for each of something", n)
