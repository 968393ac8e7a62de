"""Causes of a category's excess over its plan, and possible remedies."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.event_budget import CategoryRow, EventBudget, LineRow
from eventplanner.domain.budget.figures import Figures
from eventplanner.domain.budget.lines import BudgetLine


class Remedy(Struct, frozen=True):
    """Money of another line that is free."""

    line: BudgetLine
    amount: int
    """How much of it would be moved, in minor units of the base currency."""
    free: int


def excess(figures: Figures) -> int:
    """Returns the amount used or forecast beyond the plan; 0 where there is none."""
    if figures.flow is Flow.INCOME:
        return 0
    return max(figures.used - figures.planned, 0)


def causes(budget: EventBudget, row: CategoryRow | LineRow) -> list[Message]:
    """Returns the causes of an overrun in words, the largest first; stated reasons come before computed ones."""
    lines = row.lines if isinstance(row, CategoryRow) else [row]
    over = sorted((each for each in lines if excess(each.figures)), key=lambda each: -excess(each.figures))
    found = [message for each in over for message in _said(budget, each)]
    return [*found, *(_figured(budget, each) for each in over)]


def remedies(budget: EventBudget, wanted: int, beside: Sequence[int]) -> list[Remedy]:
    """Returns lines with enough or some free money: the contingency first, then those with most."""
    found = [
        Remedy(row.line, min(wanted, row.figures.planned - row.figures.used), row.figures.planned - row.figures.used)
        for row in budget.rows
        if row.line.flow is Flow.EXPENSE and row.line.id not in beside and row.figures.planned > row.figures.used
    ]
    return sorted(found, key=lambda each: (each.line.category != Category.CONTINGENCY, -each.free, each.line.id))


def _said(budget: EventBudget, row: LineRow) -> Iterator[Message]:
    for entry in budget.of_line(row.line):
        if entry.reason:
            yield Message("“{line}”: {reason}", {"line": row.line.name, "reason": entry.reason})


def _figured(budget: EventBudget, row: LineRow) -> Message:
    line, figures = row.line, row.figures
    over = Money(figures.used - figures.planned, budget.currency)
    said: dict[str, Part] = {"line": line.name, "over": over}
    if any(currency != budget.currency for currency in _currencies(budget, line)):
        return Message("“{line}” is {over} over; it is in another currency, see the rate", said)
    unplanned = figures.planned == 0
    if unplanned:
        return Message("“{line}” was not planned: {over}", said)
    if figures.actual >= figures.used:
        return Message("“{line}” is invoiced at {over} more than planned", said)
    # More is ordered than has been invoiced so far: the orders are what it will come to.
    if {each.paper for each in budget.of_line(line) if each.kind is EntryKind.COMMITMENT} == {Paper.CONTRACT}:
        return Message("“{line}” is contracted at {over} more than planned", said)
    return Message("“{line}” is ordered at {over} more than planned", said)


def _currencies(budget: EventBudget, line: BudgetLine) -> set[str]:
    entries = [each for each in budget.of_line(line) if each.kind is not EntryKind.QUOTE]
    return {each.currency for each in entries if each.currency} or {line.currency}
