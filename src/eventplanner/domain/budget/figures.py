"""Figures of a budget: planned, committed, actual, paid and those derived from them, by line and summed."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.budget.conversion import Rates, converted, rounded
from eventplanner.domain.budget.counts import Count, Counts, Source
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.lines import THOUSAND, BudgetLine


class Planned(Protocol):
    """Fields of a line that determine its planned amount."""

    @property
    def amount(self) -> int | None: ...
    @property
    def unit_price(self) -> int | None: ...
    @property
    def quantity(self) -> int: ...
    @property
    def driver(self) -> Driver: ...
    @property
    def currency(self) -> str: ...


class PlannedLine(Planned, Protocol):
    """A line that may be one of the expenses that percentages are of."""

    @property
    def flow(self) -> Flow: ...


class Figures(Struct, frozen=True):
    """Figures in minor units of the base currency, of incomes or of expenses but never of both."""

    planned: int = 0
    committed: int = 0
    actual: int = 0
    paid: int = 0
    forecast: int = 0
    flow: Flow = Flow.EXPENSE
    missing: int = 0
    """Items without a rate, which are in none of the figures."""
    exchange: int = 0

    @property
    def used(self) -> int:
        """The larger of committed and actual."""
        return max(self.committed, self.actual)

    @property
    def available(self) -> int:
        """Planned amount not yet used; negative if more is used than planned."""
        return self.planned - self.used

    @property
    def variance(self) -> int:
        """Difference from the plan; negative is bad: an expense that grows, an income that shrinks."""
        grown = self.forecast - self.planned
        return grown if self.flow is Flow.INCOME else -grown

    @property
    def percent(self) -> int | None:
        """Share of the plan that is used, in rounded per cent; None where nothing was planned."""
        return rounded(self.used * 100, self.planned) if self.planned > 0 else None

    @property
    def is_over(self) -> bool:
        """True if more is spent or ordered than planned."""
        return self.flow is Flow.EXPENSE and self.used > self.planned

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.planned + other.planned,
            self.committed + other.committed,
            self.actual + other.actual,
            self.paid + other.paid,
            self.forecast + other.forecast,
            self.flow,
            self.missing + other.missing,
            self.exchange + other.exchange,
        )


def of_line(line: BudgetLine) -> Figures:
    """Returns the stored figures of a line."""
    return Figures(
        line.planned, line.committed, line.actual, line.paid, line.forecast, line.flow, line.missing, line.exchange
    )


def total(figures: Iterable[Figures], flow: Flow = Flow.EXPENSE) -> Figures:
    """Returns the sum of the figures of one direction."""
    found = Figures(flow=flow)
    for each in figures:
        if each.flow is flow:
            found += each
    return found


def net(out: Figures, into: Figures) -> Figures:
    """Returns expenses minus incomes, as an expense."""
    return Figures(
        out.planned - into.planned,
        out.committed - into.committed,
        out.actual - into.actual,
        out.paid - into.paid,
        out.forecast - into.forecast,
        Flow.EXPENSE,
        out.missing + into.missing,
        out.exchange + into.exchange,
    )


def unsure(name: str, figures: Figures) -> str:
    """Returns the name of a sum, with a mark where amounts without an exchange rate are left out."""
    return f"{name} +?" if figures.missing else name


def no_rates(n: int, currencies: Iterable[str]) -> Message:
    """Returns the number of items without an exchange rate, with their currencies."""
    return counted(
        "{n} item has no rate ({currencies}) and counts nowhere",
        "{n} items have no rate ({currencies}) and count nowhere",
        n,
        currencies=", ".join(currencies),
    )


def forecast(planned: int, committed: int, actual: int, *, closed: bool) -> int:
    """Returns the expected final amount; of a discount, whose plan is below 0, the largest that is known."""
    if closed:
        return actual
    return min(planned, committed, actual) if planned < 0 else max(planned, committed, actual)


def own_amount(line: Planned, counts: Counts) -> int:
    """Returns the planned amount of a line in minor units of its currency.

    It is stated, or quantity times price times driver.
    """
    return line.amount if line.amount is not None else multiplied(line, counts)


def multiplied(line: Planned, counts: Counts) -> int:
    """Returns quantity × unit price × driver, rounded once."""
    if line.driver is Driver.PERCENT:
        whole = counts.get(Driver.PERCENT, Count())
        return rounded(line.quantity * int(whole.n), 100 * THOUSAND)
    if line.unit_price is None:
        return 0
    n = Fraction(1) if line.driver is Driver.FIXED else counts[line.driver].n
    return rounded(line.quantity * line.unit_price * n.numerator, THOUSAND * n.denominator)


def planned(line: Planned, counts: Counts, rates: Rates) -> int | None:
    """Returns the planned amount in the base currency at the latest rate; None without a rate."""
    if is_share(line):
        return multiplied(line, counts)
    known = rates.latest(line.currency or rates.base)
    if known is None:
        return None
    return converted(own_amount(line, counts), line.currency or rates.base, rates.base, known.value)


def is_share(line: Planned) -> bool:
    """Returns whether a line is so many per cent of the expenses."""
    return line.driver is Driver.PERCENT and line.amount is None


def with_expenses(counts: Counts, lines: Iterable[PlannedLine], rates: Rates) -> Counts:
    """Adds the sum that percentages are of: planned expenses in the base currency, without percentages.

    Lines without an exchange rate are in it as little as in any other sum.
    """
    sums = [planned(line, counts, rates) or 0 for line in lines if line.flow is Flow.EXPENSE and not is_share(line)]
    return {**counts, Driver.PERCENT: Count(Fraction(sum(sums)), Source.PLANNED if sums else Source.NOTHING)}
