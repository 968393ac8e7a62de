"""Budget of a year by category, event, cost centre and quarter, compared with envelopes and former years."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.decisions import Envelope
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.dues import AmountDue
from eventplanner.domain.budget.event_budget import order_of
from eventplanner.domain.budget.figures import Figures, total
from eventplanner.domain.budget.lines import Benefit, BudgetLine
from eventplanner.domain.events.events import Status

K = TypeVar("K")


class BudgetCell(Struct, frozen=True):
    """Smallest sum of a year's budget: one event or none, category, cost centre and quarter."""

    event_id: int | None
    category: str
    cost_centre: str
    quarter: int
    """0 without a date."""
    figures: Figures


class EventOfYear(Struct, frozen=True):
    """Fields of an event that the budget needs."""

    id: int
    title: str
    start: datetime | None
    status: Status


class BudgetPart(Struct, frozen=True):
    """Part of a year by category, event, cost centre or quarter, with its envelope."""

    name: str
    """The key of a category, a cost centre, a quarter; the title of an event."""
    figures: Figures
    envelope: int | None = None
    event: EventOfYear | None = None

    @property
    def id(self) -> int:
        return self.event.id if self.event else 0

    @property
    def left(self) -> int | None:
        """Part of the envelope left after the forecast."""
        return None if self.envelope is None else self.envelope - self.figures.forecast


class EnvelopeRow(Struct, frozen=True):
    """Envelope with the planned and spent amounts that it covers."""

    record: Envelope
    figures: Figures

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def version(self) -> int:
        return self.record.version

    @property
    def left(self) -> int:
        return (self.record.amount or 0) - self.figures.forecast


class MonthOfCash(Struct, frozen=True):
    """Cash flow of a month, tax included, in minor units of the base currency."""

    month: date
    """Its first day."""
    paid: int = 0
    to_pay: int = 0
    received: int = 0
    to_receive: int = 0


class SponsorRow(Struct, frozen=True):
    """Sponsor's line: promised, invoiced and received amounts, and benefits owed."""

    line: BudgetLine
    sponsor: str
    event: str
    benefits: Sequence[Benefit] = ()

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def version(self) -> int:
        return self.line.version

    @property
    def next_benefit(self) -> Benefit | None:
        """The first benefit that is still owed to the sponsor; None if there is none."""
        waiting = [each for each in self.benefits if not each.done]
        return min(waiting, key=lambda each: (each.due or date.max, each.id), default=None)


class PastYear(Struct, frozen=True):
    """Sums of another year."""

    year: int
    planned: int
    forecast: int
    """Of the expenses."""
    income: int
    by_category: Mapping[str, int] = field(default_factory=dict)
    """Forecast of the expenses."""


class YearBudget(Struct, frozen=True, kw_only=True, dict=True):
    """Budget of a year with all its data."""

    year: int
    today: date
    currency: str
    is_gross: bool = False
    cells: Sequence[BudgetCell] = ()
    events: Mapping[int, EventOfYear] = field(default_factory=dict)
    envelopes: Sequence[Envelope] = ()
    paid: Sequence[MonthOfCash] = ()
    """The twelve months, with what has moved."""
    dues: Sequence[AmountDue] = ()
    """Everything open, of whatever year, by day."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Organisations by id."""
    people: Mapping[int, str] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    """Of the events that something is open of."""
    sponsors: Sequence[SponsorRow] = ()
    rates: Rates = field(default_factory=lambda: Rates("CLP"))
    """The last of each currency."""
    before: Sequence[PastYear] = ()
    without_rate: Sequence[str] = ()
    """The currencies of items that have no rate."""

    @cached_property
    def expenses(self) -> Figures:
        return total((cell.figures for cell in self.cells), Flow.EXPENSE)

    @cached_property
    def incomes(self) -> Figures:
        return total((cell.figures for cell in self.cells), Flow.INCOME)

    @property
    def missing(self) -> int:
        """Number of items without an exchange rate."""
        return self.expenses.missing + self.incomes.missing

    @property
    def exchange_difference(self) -> int:
        """Cost of paying in other currencies, beyond the amounts of the documents."""
        return self.expenses.exchange + self.incomes.exchange

    @cached_property
    def envelope(self) -> int | None:
        """Spending limit of the year: stated, or the sum of its categories or of all its quarters."""
        plain = [each for each in self.envelopes if not each.cost_centre and each.quarter is None]
        quarters = [each for each in self.envelopes if not each.cost_centre and not each.category and each.quarter]
        for some in (
            [each for each in plain if not each.category],
            plain,
            quarters if len({each.quarter for each in quarters}) == 4 else [],
        ):
            if some:
                return sum(each.amount or 0 for each in some)
        return None

    @cached_property
    def by_category(self) -> list[BudgetPart]:
        """Categories, expenses first, also those with an envelope and no line yet."""
        sums = self._sums(lambda cell: (cell.figures.flow, cell.category))
        for each in self.envelopes:
            if each.category and not each.cost_centre and each.quarter is None:
                sums.setdefault((Flow.EXPENSE, each.category), Figures())
        return [
            BudgetPart(category, figures, self._envelope(category) if flow is Flow.EXPENSE else None)
            for (flow, category), figures in sorted(sums.items(), key=lambda item: order_of(*item[0]))
        ]

    @cached_property
    def by_event(self) -> list[BudgetPart]:
        """Expenses of each event by start, then those outside events."""
        sums = self._sums(lambda cell: cell.event_id, Flow.EXPENSE)
        shares = [BudgetPart(self.events[id].title, sums[id], event=self.events[id]) for id in sums if id is not None]
        shares.sort(
            key=lambda share: (share.event.start or datetime.max, share.id) if share.event else (datetime.max, 0)
        )
        return [*shares, *([BudgetPart("", sums[None])] if None in sums else [])]

    @cached_property
    def by_cost_centre(self) -> list[BudgetPart]:
        """Expenses by cost centre; those without one last."""
        sums = self._sums(lambda cell: cell.cost_centre, Flow.EXPENSE)
        for each in self.envelopes:
            if each.cost_centre and not each.category and each.quarter is None:
                sums.setdefault(each.cost_centre, Figures())
        return [
            BudgetPart(name, sums[name], self._envelope("", name) if name else None)
            for name in sorted(sums, key=lambda name: (not name, name))
        ]

    @cached_property
    def by_quarter(self) -> list[BudgetPart]:
        """Expenses by quarter; those without a date last."""
        sums = self._sums(lambda cell: cell.quarter, Flow.EXPENSE)
        for each in self.envelopes:
            if each.quarter and not each.category and not each.cost_centre:
                sums.setdefault(each.quarter, Figures())
        return [
            BudgetPart(
                str(quarter) if quarter else "", sums[quarter], self._envelope("", "", quarter) if quarter else None
            )
            for quarter in sorted(sums, key=lambda quarter: (not quarter, quarter))
        ]

    @cached_property
    def envelope_rows(self) -> list[EnvelopeRow]:
        """Envelopes with the amounts that they cover."""
        return [EnvelopeRow(each, self.within(each)) for each in self.envelopes]

    def within(self, envelope: Envelope) -> Figures:
        """Returns the expenses that an envelope covers."""
        return total(
            cell.figures
            for cell in self.cells
            if (not envelope.category or cell.category == envelope.category)
            and (not envelope.cost_centre or cell.cost_centre == envelope.cost_centre)
            and (envelope.quarter is None or cell.quarter == envelope.quarter)
        )

    @cached_property
    def cash(self) -> list[MonthOfCash]:
        """Cash flow of the twelve months; overdue amounts count now."""
        first = self.today.replace(day=1)
        to_pay: dict[date, int] = defaultdict(int)
        to_receive: dict[date, int] = defaultdict(int)
        for due in self.dues:
            if due.base is not None:
                # What is late, or has no day, is to be paid now.
                month = max((due.day or first).replace(day=1), first)
                (to_receive if due.is_income else to_pay)[month] += due.base
        moved = {each.month: each for each in self.paid}
        return [
            MonthOfCash(
                month,
                moved[month].paid if month in moved else 0,
                to_pay[month],
                moved[month].received if month in moved else 0,
                to_receive[month],
            )
            for month in (date(self.year, n, 1) for n in range(1, 13))
        ]

    def _sums(self, key: Callable[[BudgetCell], K], flow: Flow | None = None) -> dict[K, Figures]:
        parts: dict[K, list[Figures]] = defaultdict(list)
        for cell in self.cells:
            if flow is None or cell.figures.flow is flow:
                parts[key(cell)].append(cell.figures)
        return {each: total(figures, figures[0].flow) for each, figures in parts.items()}

    def _envelope(self, category: str, cost_centre: str = "", quarter: int | None = None) -> int | None:
        found = [
            each.amount or 0
            for each in self.envelopes
            if (each.category, each.cost_centre, each.quarter) == (category, cost_centre, quarter)
        ]
        return sum(found) if found else None
