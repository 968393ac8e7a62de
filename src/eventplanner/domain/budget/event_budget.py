"""Budget of one event: lines with their figures, by category and in total, and the approved amounts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from eventplanner.domain.budget.categories import Category
from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.counts import Counts, Stated, counts_of
from eventplanner.domain.budget.decisions import Amendment, Approval, Baseline, Over, Transfer
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.dues import AmountDue, dues, in_order
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.figures import Figures, of_line, total, with_expenses
from eventplanner.domain.budget.lines import Benefit, BudgetLine
from eventplanner.domain.budget.settling import OrderGroup, groups
from eventplanner.domain.events.events import Event, Status

ORDER = {category.value: place for place, category in enumerate(Category)}
"""In which order categories stand; one's own come behind, by name."""


class LineRow(Struct, frozen=True):
    """Line with its figures, its counterparty, and its approved amount."""

    line: BudgetLine
    figures: Figures
    party: str = ""
    """The supplier or sponsor by name."""
    approved: int | None = None
    """Planned at the approval; None where it was not there, or nothing is approved."""

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def version(self) -> int:
        return self.line.version


class CategoryRow(Struct, frozen=True):
    """Lines of one category and direction, summed."""

    category: str
    flow: Flow
    lines: Sequence[LineRow]
    figures: Figures
    approved: int | None = None
    over: Over = Over.WARN


class EventBudget(Struct, frozen=True, kw_only=True, dict=True):
    """Budget of an event with all its data."""

    event: Event
    today: date
    currency: str
    """The plan's own; all figures are in its minor units."""
    is_gross: bool = False
    lines: Sequence[BudgetLine] = ()
    entries: Sequence[Entry] = ()
    rates: Rates = field(default_factory=lambda: Rates("CLP"))
    names: Mapping[int, str] = field(default_factory=dict)
    """Organisations by id."""
    people: Mapping[int, str] = field(default_factory=dict)
    stated: Stated = field(default_factory=Stated)
    registered: int | None = None
    """In person and online."""
    attended: int | None = None
    cases: tuple[tuple[int | None, int | None], ...] = ((None, None), (None, None))
    """Attendance in person and online if few come, and if many do."""
    approval: Approval | None = None
    """The last one."""
    baseline: Sequence[Baseline] = ()
    amendments: Sequence[Amendment] = ()
    """Those since the approval."""
    transfers: Sequence[Transfer] = ()
    benefits: Sequence[Benefit] = ()
    rules: Mapping[str, Over] = field(default_factory=dict)
    """By category."""

    @cached_property
    def counts(self) -> Counts:
        """Numbers of the event that lines are multiplied by."""
        return counts_of(self.stated)

    @cached_property
    def multipliers(self) -> Counts:
        """Those numbers, and the expenses that percentages are of."""
        return with_expenses(self.counts, self.lines, self.rates)

    @cached_property
    def rows(self) -> list[LineRow]:
        """Lines by flow and category, expenses first."""
        approved = {each.line_id: each.planned for each in self.baseline}
        rows = [
            LineRow(line, of_line(line), self.names.get(line.organisation_id or 0, ""), approved.get(line.id))
            for line in self.lines
        ]
        return sorted(rows, key=lambda row: (*order_of(row.line.flow, row.line.category), row.line.id))

    @cached_property
    def categories(self) -> list[CategoryRow]:
        """Categories, expenses first, in the order of `Category`."""
        together: dict[tuple[Flow, str], list[LineRow]] = defaultdict(list)
        for row in self.rows:
            together[row.line.flow, row.line.category].append(row)
        approved: dict[tuple[str, str], int] = defaultdict(int)
        for each in self.baseline:
            approved[each.flow, each.category] += each.planned
        gone = {(Flow(flow), category) for flow, category in approved} - set(together)
        found = [
            CategoryRow(
                category,
                flow,
                lines := together.get((flow, category), []),
                total((row.figures for row in lines), flow),
                approved.get((flow, category), 0) if self.approval else None,
                self.rules.get(category, Over.WARN),
            )
            for flow, category in [*together, *sorted(gone)]
        ]
        return sorted(found, key=lambda row: order_of(row.flow, row.category))

    @cached_property
    def expenses(self) -> Figures:
        return total((row.figures for row in self.rows), Flow.EXPENSE)

    @cached_property
    def incomes(self) -> Figures:
        return total((row.figures for row in self.rows), Flow.INCOME)

    @property
    def net_planned(self) -> int:
        """Planned expenses minus planned incomes."""
        return self.expenses.planned - self.incomes.planned

    @property
    def net_forecast(self) -> int:
        return self.expenses.forecast - self.incomes.forecast

    @property
    def missing(self) -> int:
        """Number of items without an exchange rate."""
        return self.expenses.missing + self.incomes.missing

    @property
    def without_rate(self) -> list[str]:
        """Currencies without an exchange rate."""
        own = {line.currency for line in self.lines if line.missing and self.rates.latest(line.currency) is None}
        return sorted(own | {entry.currency for entry in self.entries if entry.base is None})

    @property
    def exchange(self) -> int:
        return self.expenses.exchange + self.incomes.exchange

    @property
    def approved(self) -> tuple[int, int] | None:
        """Approved expenses and incomes; None without an approval."""
        if self.approval is None:
            return None
        sums = dict.fromkeys(Flow, 0)
        for each in self.baseline:
            sums[Flow(each.flow)] += each.planned
        return sums[Flow.EXPENSE], sums[Flow.INCOME]

    @cached_property
    def dues(self) -> list[AmountDue]:
        """Open payables and receivables, by day."""
        mine: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            mine[entry.budget_line_id].append(entry)
        return in_order(
            due
            for line in self.lines
            for due in dues(line, mine[line.id], self.rates, is_gross=self.is_gross, is_closed=self._is_closed)
        )

    @property
    def _is_closed(self) -> bool:
        return self.event.status is Status.CLOSED

    @cached_property
    def _by_line(self) -> Mapping[int, list[Entry]]:
        """What is given in kind stands on both sides."""
        found: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for line in {entry.budget_line_id, entry.against_id or entry.budget_line_id}:
                found[line].append(entry)
        return found

    def of_line(self, line: BudgetLine) -> list[Entry]:
        """Returns the entries that count on a line, by day."""
        return self._by_line.get(line.id, [])

    def groups(self, line: BudgetLine) -> list[OrderGroup]:
        """Returns the entries of a line grouped by order."""
        return groups(self.of_line(line), self.rates)

    @property
    def contingency_uses(self) -> list[Transfer]:
        """Transfers out of the contingency, with their reasons."""
        reserve = {line.id for line in self.lines if line.category == Category.CONTINGENCY}
        return [each for each in self.transfers if each.from_id in reserve]

    def cost_per(self, heads: int | None) -> int | None:
        """Returns the forecast expenses per head; None without heads."""
        return round_half_up(self.expenses.forecast, heads) if heads else None


def round_half_up(amount: int, by: int) -> int:
    """Returns an amount divided by a number, in minor units, halves rounded up."""
    return (2 * amount + by) // (2 * by)


def order_of(flow: Flow, category: str) -> tuple[bool, int, str]:
    """Expenses before incomes, known categories before one's own."""
    return flow is Flow.INCOME, ORDER.get(category, len(ORDER)), category
