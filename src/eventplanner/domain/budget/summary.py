"""Summary of the budget of an event or a year, from which all budget files are made."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.cases import BreakEven, Case
from eventplanner.domain.budget.conversion import DatedRate
from eventplanner.domain.budget.counts import Count
from eventplanner.domain.budget.decisions import Amendment, Approval, Transfer
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.dues import AmountDue
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.figures import Figures, net, of_line
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.year_budget import BudgetPart, EnvelopeRow, MonthOfCash, PastYear, SponsorRow

TOP = 10
"""Variances that are told."""


class CategoryLine(Struct, frozen=True):
    """Category of a summary."""

    category: str
    figures: Figures
    approved: int | None = None
    envelope: int | None = None

    @property
    def left(self) -> int | None:
        """Part of the envelope left after the forecast."""
        return None if self.envelope is None else self.envelope - self.figures.forecast


class Variance(Struct, frozen=True):
    """Line with a forecast that differs from its plan."""

    line: BudgetLine
    event: str
    amount: int
    """Below 0 is bad."""
    reasons: tuple[Message, ...] = ()


class LineOut(Struct, frozen=True):
    """Line with its names in full."""

    line: BudgetLine
    event: str = ""
    party: str = ""
    approved: int | None = None

    @property
    def figures(self) -> Figures:
        return of_line(self.line)


class EntryOut(Struct, frozen=True):
    """Entry with its names in full."""

    entry: Entry
    line: str
    event: str = ""
    party: str = ""


class DueOut(Struct, frozen=True):
    """Open amount with its names in full."""

    due: AmountDue
    event: str = ""
    party: str = ""


class BudgetSummary(Struct, frozen=True, kw_only=True):
    """Contents of a budget file."""

    title: str
    """Of the event; nothing for a year."""
    year: int | None = None
    today: date
    currency: str
    is_gross: bool = False
    organisation: str = ""
    expenses: Figures
    incomes: Figures
    envelope: int | None = None
    categories: Sequence[CategoryLine] = ()
    events: Sequence[BudgetPart] = ()
    """Of a year."""
    envelopes: Sequence[EnvelopeRow] = ()
    sponsors: Sequence[SponsorRow] = ()
    before: Sequence[PastYear] = ()
    variances: Sequence[Variance] = ()
    dues: Sequence[DueOut] = ()
    cash: Sequence[MonthOfCash] = ()
    lines: Sequence[LineOut] = ()
    entries: Sequence[EntryOut] = ()
    counts: Mapping[Driver, Count] = field(default_factory=dict)
    """What the lines of an event are multiplied by."""
    cases: Sequence[Case] = ()
    break_even: BreakEven | None = None
    per_registered: int | None = None
    """Forecast of the expenses for each, in minor units of the base currency."""
    per_attended: int | None = None
    rates: Sequence[tuple[str, DatedRate]] = ()
    """The latest of each currency that something is in."""
    approval: Approval | None = None
    approved: tuple[int, int] | None = None
    """Expenses and incomes."""
    amendments: Sequence[Amendment] = ()
    transfers: Sequence[Transfer] = ()
    checks: Sequence[Message] = ()
    without_rate: Sequence[str] = ()
    """The currencies of items that have no rate and are in none of the figures."""

    @property
    def net(self) -> Figures:
        """Expenses minus incomes, as an expense."""
        return net(self.expenses, self.incomes)


def top_variances(lines: Iterable[LineOut], reasons: Mapping[int, Sequence[Message]]) -> list[Variance]:
    """Returns the largest variances, overruns first; `reasons` by line."""
    found = [
        Variance(each.line, each.event, each.figures.variance, tuple(reasons.get(each.line.id, ())))
        for each in lines
        if each.figures.variance
    ]
    return sorted(found, key=lambda each: (each.amount > 0, -abs(each.amount), each.line.id))[:TOP]


def months_of(entries: Iterable[tuple[Entry, Flow]], dues: Iterable[AmountDue], today: date) -> list[MonthOfCash]:
    """Returns the cash flow from the first to the last month with any; overdue and undated amounts count now."""
    sums: dict[date, list[int]] = {}
    now = today.replace(day=1)
    for entry, flow in entries:
        if entry.cash and entry.day:
            sums.setdefault(entry.day.replace(day=1), [0, 0, 0, 0])[2 * (flow is Flow.INCOME)] += entry.cash
    for due in dues:
        if due.base is not None:
            month = max((due.day or now).replace(day=1), now)
            sums.setdefault(month, [0, 0, 0, 0])[1 + 2 * due.is_income] += due.base
    return [MonthOfCash(month, *sums.get(month, [0, 0, 0, 0])) for month in _between(sorted(sums))]


def _between(months: Sequence[date]) -> list[date]:
    found: list[date] = []
    while months and (not found or found[-1] < months[-1]):
        last = found[-1] if found else None
        found.append(months[0] if last is None else _next(last))
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
