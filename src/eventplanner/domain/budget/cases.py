"""Outcome of an event's budget at low, expected and high attendance, and its break-even point."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from msgspec import Struct

from eventplanner.domain.budget.counts import Counts, counts_of, with_heads
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.figures import is_share, planned, with_expenses
from eventplanner.domain.budget.lines import THOUSAND, BudgetLine
from eventplanner.domain.events.events import Format

_MOST = 10**10
"""Heads, more than there are."""


class Case(Struct, frozen=True):
    """Outcome of the plan at one attendance."""

    name: str
    """`few`, `expected` or `many`."""
    in_person: int
    online: int
    expense: int
    """Minor units of the base currency."""
    income: int

    @property
    def net(self) -> int:
        """Incomes minus expenses; negative for a loss."""
        return self.income - self.expense


def cases(budget: EventBudget) -> list[Case]:
    """Returns the cases of low, expected and high attendance that have a number."""
    few, many = budget.cases
    found = []
    for name, (in_person, online) in (("few", few), ("expected", (None, None)), ("many", many)):
        if name == "expected" or in_person is not None or online is not None:
            found.append(_case(budget, name, in_person, online))
    return found


def worst_and_best(found: Sequence[Case]) -> tuple[Case, Case]:
    """Returns the cases with the lowest and the highest net result."""
    return min(found, key=lambda case: case.net), max(found, key=lambda case: case.net)


class BreakEven(Struct, frozen=True):
    """Attendance at which incomes pay for expenses."""

    heads: int | None
    """None if no number does."""
    online: bool = False
    """Those online are counted, because nobody comes in person."""


def break_even(budget: EventBudget) -> BreakEven | None:
    """Returns the break-even attendance; None where no income grows with attendance."""
    online = budget.event.format is Format.VIRTUAL
    drivers = {Driver.ATTENDEE, Driver.ONLINE if online else Driver.IN_PERSON}
    if not any(line.flow is Flow.INCOME and _grows(line, drivers) for line in budget.lines):
        return None

    def net(heads: int) -> int:
        in_person, others = (None, heads) if online else (heads, None)
        case = _case(budget, "", in_person, others)
        return case.net

    nothing, slope = net(0), _slope(budget, drivers)
    if nothing >= 0:
        return BreakEven(0, online)
    if slope <= 0:
        return BreakEven(None, online)
    exact = Fraction(-nothing) / slope
    heads = max(0, -(-exact.numerator // exact.denominator))
    return BreakEven(_boundary(net, heads), online)


def _boundary(net: Callable[[int], int], near: int) -> int | None:
    """So many with whom it pays, while with one less it does not; nobody at all is too few. None if so many cannot come.

    Each line is rounded for itself, which moves it from where the exact slope says that it is near.
    """
    costs, pays, step = 0, near, 1
    while net(pays) < 0:
        if pays > _MOST:
            return None
        costs, pays, step = pays, pays + step, 2 * step
    step = 1
    while costs < pays - step and net(pays - step) >= 0:
        pays, step = pays - step, 2 * step
    costs = max(costs, pays - step)
    while pays - costs > 1:
        middle = (costs + pays) // 2
        costs, pays = (middle, pays) if net(middle) < 0 else (costs, middle)
    return pays


def _grows(line: BudgetLine, drivers: set[Driver]) -> bool:
    return line.amount is None and line.driver in drivers and bool(line.unit_price)


def _slope(budget: EventBudget, drivers: set[Driver]) -> Fraction:
    """What each further head brings, in minor units of the base currency."""
    many = 10**6
    counts = counts_of(with_heads(budget.stated, many, many))
    nothing = counts_of(with_heads(budget.stated, 0, 0))
    slopes = dict.fromkeys(Flow, Fraction(0))
    for line in budget.lines:
        if _grows(line, drivers):
            grown = (planned(line, counts, budget.rates) or 0) - (planned(line, nothing, budget.rates) or 0)
            heads = 2 * many if line.driver is Driver.ATTENDEE else many
            slopes[line.flow] += Fraction(grown, heads)
    spent = slopes[Flow.EXPENSE]
    for line in filter(is_share, budget.lines):
        slopes[line.flow] += spent * Fraction(line.quantity, 100 * THOUSAND)
    return slopes[Flow.INCOME] - slopes[Flow.EXPENSE]


def _case(budget: EventBudget, name: str, in_person: int | None, online: int | None) -> Case:
    stated = budget.stated if in_person is None and online is None else with_heads(budget.stated, in_person, online)
    counts = with_expenses(counts_of(stated), budget.lines, budget.rates)
    sums = dict.fromkeys(Flow, 0)
    for line in budget.lines:
        sums[line.flow] += _planned(budget, line, counts)
    heads = (int(counts[Driver.IN_PERSON].n), int(counts[Driver.ONLINE].n))
    return Case(name, *heads, sums[Flow.EXPENSE], sums[Flow.INCOME])


def _planned(budget: EventBudget, line: BudgetLine, counts: Counts) -> int:
    """With what was transferred; as the plan has it where nothing depends on attendance."""
    moved = sum((each.amount or 0) * ((each.to_id == line.id) - (each.from_id == line.id)) for each in budget.transfers)
    return (planned(line, counts, budget.rates) or 0) + moved
