"""Rows of somebody's budget in their order: lines, headings among them, and rows that sum others up."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.exchange.sections import RowSection
from eventplanner.domain.ledgers.budget_cells import Amount
from eventplanner.domain.ledgers.budget_columns import COLUMN_NAMES, is_two_ways, plus_is
from eventplanner.domain.ledgers.budget_flows import Directed, Sort, asked, sort_of
from eventplanner.domain.ledgers.budget_outline import bare_name
from eventplanner.domain.ledgers.budget_rows import BudgetRowReader, FileLine, MoneyColumns, Reckoning, product
from eventplanner.domain.ledgers.budget_sections import direction_of, headings_of
from eventplanner.domain.ledgers.budget_totals import TotalKind, is_bare_total, total_flow, total_kind
from eventplanner.domain.parsing.table import Table, TableRow
from eventplanner.domain.parsing.values import Unreadable, unsaid

_OFF = re.compile(
    r"(?:anulad|cancelad|rechazad|descartad|desestimad|suspendid|eliminad)[oa]s?\b|cancell?ed\b|void(?:ed)?\b|rejected\b"
    r"|declined\b|dropped\b|discarded\b"
)
_BESIDE = frozenset({"notes", "organisation_id", "cost_centre", "level"})
"""Columns that may speak of a total or of a balance without being one."""


_OF_LINES = frozenset({"quantity", "unit_price", "organisation_id", "flow", "driver"})
"""Columns that are filled for lines and not for what sums them up."""


class ReadLine(Struct):
    """Row that is a line, while its direction is looked for."""

    row: TableRow
    label: str
    amount: Amount | None
    directed: Directed
    party: str = ""
    problem: Message | None = None
    values: dict[str, Any] = field(default_factory=dict)
    actual: Amount | None = None
    quantity: int | None = None
    """In thousandths."""
    price: Amount | None = None
    """Of one."""
    is_sure: bool = False
    """Has a price, a supplier or a category, as totals have not."""

    @property
    def money(self) -> list[Amount]:
        """All that its cells say of money."""
        return [each for each in (self.amount, self.price, self.actual) if each is not None]

    @property
    def flow(self) -> Flow:
        return self.directed.flow or Flow.EXPENSE

    @property
    def currency(self) -> str:
        return self.directed.currency

    @property
    def written(self) -> int:
        """Minor units as the file has them; what is for each of something counts as nothing."""
        if self.amount is None or self.amount.drivers or self.amount.is_product:
            return product(self.values)
        return self.amount.minor

    @property
    def in_direction(self) -> int:
        """Minor units in the direction of the line."""
        return -abs(self.written) if self.directed.takes_back else abs(self.written)

    @property
    def signed(self) -> int:
        return self.in_direction if self.flow is Flow.EXPENSE else -self.in_direction

    @property
    def is_by_number(self) -> bool:
        """True if it is worth so much for each of something."""
        return self.values.get("driver", Driver.FIXED) is not Driver.FIXED and self.values.get("amount") is None


class ReadTotal(Struct):
    """Row that sums others up, with its amounts and the direction that each is of."""

    row: TableRow
    name: str
    kind: TotalKind
    amounts: list[tuple[Amount, Flow | None]]
    problem: Message | None = None
    """The reason why its amounts cannot be read."""


class ReadSection(Struct):
    """Heading among the rows."""

    title: str
    line: int

    @property
    def flow(self) -> Flow | None:
        return direction_of(self.title)


ReadItem = ReadLine | ReadTotal | ReadSection | FileLine


def is_off(state: str) -> bool:
    """Returns whether the state of a row says that nothing will come of it."""
    return bool(_OFF.match(fold(state)))


class Walk:
    """Goes down the rows of a table, and remembers under which heading they stand."""

    def __init__(self, table: Table, columns: MoneyColumns, reckoning: Reckoning) -> None:
        self._table, self._columns = table, columns
        self._reader = BudgetRowReader(columns, reckoning)
        amount = columns.places.get("amount")
        heading = table.header[amount] if amount is not None else ""
        self._plus, self._is_two_ways = plus_is(heading), is_two_ways(heading)
        self._sheet = direction_of(table.sheet)
        self._headings = headings_of(table, columns)
        self._section = ""
        self._section_flow = direction_of(table.above[-1]) if table.above else None
        self._open: list[ReadLine] = []
        """Lines since the last total of which nothing says whether they are incomes or expenses."""
        self._other_header = self._last = 0
        self.off: list[int] = []
        """Lines of the file that were cancelled or rejected."""
        self._has_begun = False
        """The row above is a heading."""

    def items(self) -> list[ReadItem]:
        """Returns lines, totals, headings and bad rows in their order."""
        return [item for row in self._table.rows for item in self._items(row)]

    def _items(self, row: TableRow) -> list[ReadItem]:
        label = self._columns.label(row)
        items = self._understood(row, label)
        self._has_begun = bool(items) and isinstance(items[0], ReadSection)
        return items

    def _understood(self, row: TableRow, label: str) -> list[ReadItem]:
        if row.problem is not None:
            name = self._total_name(row, label)
            return [self._total(row, name) if name else FileLine(row.line, label, problem=row.problem)]
        is_apart, self._last = self._is_apart(row), row.line
        if label and is_off(self._columns.text(row, "state")):
            self.off.append(row.line)
            return []
        if self._other_header or self._is_other_header(row, is_apart=is_apart):
            self._other_header = self._other_header or row.line
            said = {"line": self._other_header}
            reason = Message("stands under another header (line {line}): import that table by itself", said)
            return [FileLine(row.line, label, problem=reason)]
        if (name := self._total_name(row, label)) is not None:
            return [self._total(row, name)]
        try:
            amounts = self._reader.amounts(row)
            has_price = self._reader.amount(row, "unit_price") is not None or self._reader.is_share(row)
        except Unreadable as error:
            return [FileLine(row.line, label, problem=error.message)]
        if not amounts and not has_price:
            return self._spent_alone(row, label) or self._without_amount(row, label)
        if not label:
            return [ReadTotal(row, "", TotalKind.SUM, amounts)]
        if not amounts:
            return [self._line(row, label, None, None)]
        return [self._line(row, label, amount, flow) for amount, flow in amounts]

    def _is_apart(self, row: TableRow) -> bool:
        """Does an empty line or a heading stand between a row and the one before it?"""
        return self._has_begun or row.line > self._last + 1 > 1

    def _is_other_header(self, row: TableRow, *, is_apart: bool) -> bool:
        """Is it the header of another table below this one?"""
        texts = [cell for cell in row.cells if cell != ""]
        names = [cell for cell in texts if isinstance(cell, str) and COLUMN_NAMES.is_known(cell)]
        money = [self._columns.cell(row, name) for name in self._columns.measures]
        words = [cell for cell in money if isinstance(cell, str) and cell and not any(map(str.isdigit, cell))]
        if any(word in names for word in words) and len(names) > 1 and len(names) * 2 > len(texts):
            return True
        return is_apart and bool(names) and len(texts) > 1 and any(not unsaid(word) for word in words)

    def _spent_alone(self, row: TableRow, label: str) -> list[ReadItem]:
        """Returns the line of a row that says what was spent and plans nothing."""
        try:
            actual = self._reader.amount(row, "actual")
        except Unreadable as error:
            return [FileLine(row.line, label, problem=error.message)]
        if actual is None or not label:
            return []
        return [self._line(row, label, revised(actual, minor=0), None)]

    def _without_amount(self, row: TableRow, label: str) -> list[ReadItem]:
        if row.line in self._headings:
            return [self._begin(self._headings[row.line])]
        if label:
            return [FileLine(row.line, label, problem=Message("“{name}”: there is no amount", {"name": label}))]
        return [FileLine(row.line, "", problem=Message("there is no name"))]

    def _total_name(self, row: TableRow, label: str) -> str | None:
        """Returns what a row of totals is called; None for a line, even one that has the word in its name."""
        filled = self._columns.filled(row)
        is_priced = {"quantity", "unit_price"} <= filled and not ("amount" not in filled and is_bare_total(label))
        if label and (is_priced or "driver" in filled):
            return None
        if label and total_kind(label):
            return label
        beside = {self._columns.places[name] for name in _BESIDE & self._columns.places.keys()}
        told = [clean_line(cell) for n, cell in enumerate(row.cells) if n not in beside and isinstance(cell, str)]
        kinds = {TotalKind.SUM, TotalKind.SUB} if label else set(TotalKind)
        return next((text for text in told if total_kind(text) in kinds), None)

    def _total(self, row: TableRow, name: str) -> ReadTotal:
        problem = row.problem
        amounts: list[tuple[Amount, Flow | None]] = []
        sides: dict[Flow, Amount | None] = {}
        try:
            if problem is None:
                several: list[tuple[Amount, Flow | None]] = [
                    (each, None) for each in self._reader.of_currencies(row).values()
                ]
                amounts = several if len(several) > 1 else self._reader.amounts(row) or self._sum_of_prices(row)
                sides = {flow: self._reader.amount(row, flow.value) for flow in (Flow.INCOME, Flow.EXPENSE)}
        except Unreadable as error:
            problem = error.message
        kind = total_kind(name) or TotalKind.SUM
        flow = total_flow(name) if kind is TotalKind.SUM else None
        told: list[tuple[Amount, Flow | None]] = [(each, side) for side, each in sides.items() if each is not None]
        told = told or [(amount, flow) for amount, _side in amounts]
        if kind in {TotalKind.SUM, TotalKind.RESULT}:
            if flow is not None:
                self._direct_above(told[0][0] if told else None, flow)
            self._open.clear()
        return ReadTotal(row, name, kind, told, problem)

    def _sum_of_prices(self, row: TableRow) -> list[tuple[Amount, Flow | None]]:
        """Returns what stands below the prices of one, where no column says what lines come to."""
        amount = None if "amount" in self._columns.places else self._reader.amount(row, "unit_price")
        return [] if amount is None else [(amount, None)]

    def _direct_above(self, total: Amount | None, flow: Flow) -> None:
        """Gives the lines since the last total its direction, if it is one of all of them; without an amount, asks."""
        fits = total is not None and _fits(self._open, total, flow)
        for line in self._open:
            if fits or (total is None and not _is_other(line, flow)):
                line.directed.flow = flow
            elif total is None:
                line.problem = line.problem or asked(line.label)

    def _begin(self, heading: RowSection) -> ReadSection:
        section = ReadSection(heading.title, heading.line)
        self._section = "" if section.flow else heading.title
        self._section_flow = section.flow or self._section_flow
        return section

    def _line(self, row: TableRow, label: str, amount: Amount | None, flow: Flow | None) -> ReadLine:
        name = bare_name(label)
        line = ReadLine(row, label, amount, Directed(name=name, flow=flow, is_exact=flow is not None))
        filled = self._columns.filled(row)
        line.is_sure = bool(_OF_LINES & filled) or {"name", "category"} <= filled
        line.party = self._columns.text(row, "organisation_id")
        try:
            line.values = {"name": name[:200], **self._reader.values(row, amount)}
            line.values["category"] = self._reader.category(row, name, self._section)
            line.price = self._reader.amount(row, "unit_price")
            line.actual = self._reader.amount(row, "actual")
            line.quantity = self._reader.quantity(row) if amount is not None and not amount.drivers else None
            said = self._reader.flow(row)
            if None not in {flow, said} and said != flow:
                raise Unreadable(Message("the row is called an income and an expense"))
        except Unreadable as error:
            line.problem = error.message
            return line
        line.directed.currency = line.values["currency"]
        line.directed.minor = minor = line.written or line.values.get("unit_price") or 0
        line.directed.sign = (minor > 0) - (minor < 0)
        if said is not None:
            line.directed.flow, line.directed.is_exact = said, True
        elif flow is None:
            self._lean(line)
        return line

    def _lean(self, line: ReadLine) -> None:
        """Gives a line the direction of its section, its column or its sheet."""
        if self._is_two_ways and self._section_flow is None:
            line.directed.flow, line.directed.is_two_ways = self._plus, True
        else:
            line.directed.flow = self._section_flow or self._plus or self._sheet
        if line.directed.flow is None:
            self._open.append(line)


def _is_other(line: ReadLine, flow: Flow) -> bool:
    """Is a line called as those of the other direction are?"""
    return sort_of(line.label) is (Sort.EXPENSE if flow is Flow.INCOME else Sort.INCOME)


def _fits(lines: Sequence[ReadLine], total: Amount, flow: Flow) -> bool:
    """Is a total nearer to all these lines than to those that are not called otherwise?"""
    together = abs(sum(line.directed.minor for line in lines))
    alone = abs(sum(line.directed.minor for line in lines if not _is_other(line, flow)))
    return abs(together - abs(total.minor)) <= abs(alone - abs(total.minor))
