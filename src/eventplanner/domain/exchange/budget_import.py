"""Import of a foreign budget table: lines, sections, and totals that are checked but never counted."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import category_of, guessed
from eventplanner.domain.budget.conversion import rounded
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.lines import THOUSAND
from eventplanner.domain.exchange.budget_cells import Amount, amount_of, decimal_mark
from eventplanner.domain.exchange.budget_columns import money_columns, plus_is
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.table import Cell, Table, TableRow
from eventplanner.domain.parsing.values import Unreadable, unsaid

_TOTAL = re.compile(r"^(?:sub-?\s?|gran\s|grand\s)?total(?:es)?\b|^suma\b|^sum\b|\btotal(?:es)?$|^saldo\b|^balance\b")
_SUB = re.compile(r"^sub-?\s?total")
_INTO = re.compile(r"^(?:income|ingresos?|inflow|revenues?|funding|aportes?|projected inflow|final inflow)\b")
_OUT = re.compile(r"^(?:expenses?|gastos?|egresos?|costs?|costos?|expenditures?)\b")
_OF_INCOME = re.compile(r"\b(?:income|ingresos?|inflow|revenues?|funding|aportes?)\b")
_BESIDE = frozenset({"notes", "organisation_id", "cost_centre"})
"""Columns that may speak of a total or of a balance without being one."""


class FileLine(Struct, frozen=True):
    """Row that is a budget line, with values by column of the line."""

    line: int
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    party: str = ""
    """The supplier or sponsor by name."""
    actual: int | None = None
    """Minor units of its currency: what it came to."""
    problem: Message | None = None


class Reckoning(Struct, frozen=True, kw_only=True):
    """Context in which rows are read."""

    currency: str
    """That amounts are in where they name none."""
    decimal: str = ""
    """The mark before decimals, where somebody said so."""
    days: int = 1
    """Of the event."""


class BudgetTable(Struct):
    """Result of reading a table."""

    rows: list[FileLine] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    """Lines of the file that sum others up."""
    checks: list[Message] = field(default_factory=list)
    """What does not add up."""


def read_table(table: Table, fields: Sequence[str], reckoning: Reckoning) -> BudgetTable:
    """Reads every row of a table. Raises Unreadable where amounts contradict each other."""
    places = money_columns(fields)
    decimal = reckoning.decimal or decimal_mark(row.cells[place] for place in places for row in table.rows)
    reader = _RowReader(table.header, fields, revised(reckoning, decimal=decimal), said=bool(decimal))
    for row in table.rows:
        reader.take(row)
    return reader.found


class _RowReader:
    """Goes down the rows, and remembers under which heading they stand and what they sum up to."""

    def __init__(self, header: Sequence[str], fields: Sequence[str], reckoning: Reckoning, *, said: bool) -> None:
        self._places = {name: place for place, name in enumerate(fields) if name}
        self._reckoning, self._said = reckoning, said
        amount = self._places.get("amount")
        self._plus = plus_is(header[amount]) if amount is not None else None
        self._section, self._section_flow = "", None
        self._sums = {"all": 0, "since": 0, "section": 0}
        """Of the amounts as they stand in the file, in units of its last decimal."""
        self._undecided: list[int] = []
        """Places of the rows since the last total of which nothing says whether they are incomes or expenses."""
        self._by_number = False
        """Are there lines that are worth so much for each of something?"""
        self.found = BudgetTable()

    _section_flow: Flow | None

    def take(self, row: TableRow) -> None:
        texts = [clean_line(str(cell)) for cell in row.cells if clean_line(str(cell))]
        try:
            amount = self._amount(row)
        except Unreadable as error:
            if self._label(row):
                self.found.rows.append(FileLine(row.line, self._label(row), problem=error.message))
            return
        label = self._label(row)
        beside = {self._places[name] for name in _BESIDE & self._places.keys()}
        told = (clean_line(str(cell)) for place, cell in enumerate(row.cells) if place not in beside)
        named = next((text for text in told if _TOTAL.search(fold(text))), "")
        if named and not self._is_named_line(row, label):
            self._total(row, named, amount)
        elif amount is None and "unit_price" not in self._said_of(row):
            if len(texts) == 1:
                self._begin(texts[0])
            elif label:
                self.found.rows.append(FileLine(row.line, label, problem=Message("there is no amount")))
        elif not label:
            self._nameless(row, amount)
        else:
            self._line(row, label, amount)

    def _is_named_line(self, row: TableRow, label: str) -> bool:
        """Is it a thing that happens to have the word in its name, with a quantity and a price?"""
        return bool(label) and {"quantity", "unit_price"} <= self._said_of(row)

    def _said_of(self, row: TableRow) -> set[str]:
        return {name for name, place in self._places.items() if clean_line(str(row.cells[place]))}

    def _text(self, row: TableRow, name: str) -> str:
        place = self._places.get(name)
        return clean_line(str(row.cells[place])) if place is not None else ""

    def _label(self, row: TableRow) -> str:
        return self._text(row, "name") or self._text(row, "category")

    def _cell(self, row: TableRow, name: str) -> Cell:
        place = self._places.get(name)
        return row.cells[place] if place is not None else ""

    def _currency(self, row: TableRow) -> str:
        return currency_of(self._text(row, "currency")) or self._reckoning.currency

    def _read(self, row: TableRow, name: str) -> Amount | None:
        return amount_of(self._cell(row, name), self._currency(row), self._reckoning.decimal, strict=not self._said)

    def _amount(self, row: TableRow) -> Amount | None:
        """That of the row; in a table with a column each, incomes as they stand and expenses too."""
        return self._read(row, "amount") or self._read(row, "expense") or self._read(row, "income")

    def _begin(self, title: str) -> None:
        """A heading among the rows."""
        plain = fold(title).strip(": ")
        self._section, self._sums["section"] = title.strip(": "), 0
        if _INTO.match(plain):
            self._section, self._section_flow = "", Flow.INCOME
        elif _OUT.match(plain):
            self._section, self._section_flow = "", Flow.EXPENSE

    def _nameless(self, row: TableRow, amount: Amount | None) -> None:
        """A number without a name that is the sum so far is one; any other is bad."""
        if amount is not None and amount.minor in self._sums.values() and self.found.rows:
            self.found.totals.append(row.line)
        else:
            self.found.rows.append(FileLine(row.line, "", problem=Message("there is no name")))

    def _total(self, row: TableRow, name: str, amount: Amount | None) -> None:
        self.found.totals.append(row.line)
        if amount is not None and self._by_number:
            told: dict[str, Part] = {"line": row.line, "name": name, "total": Money(amount.minor, amount.currency)}
            self.found.checks.append(
                Message("line {line}: “{name}” says {total}; it holds lines for each of something", told)
            )
        elif amount is not None and amount.minor not in {*self._sums.values(), *(-n for n in self._sums.values())}:
            nearest = self._sums["since"] if _SUB.search(fold(name)) else self._sums["all"]
            said: dict[str, Part] = {
                "line": row.line,
                "name": name,
                "total": Money(amount.minor, amount.currency),
                "sum": Money(nearest, amount.currency),
            }
            self.found.checks.append(Message("line {line}: “{name}” says {total}, the lines come to {sum}", said))
        self._sums["since"] = 0
        plain = fold(name)
        if not _SUB.search(plain):
            if _OF_INCOME.search(plain) and not _OUT.search(plain):
                self._turn()
            self._undecided.clear()

    def _turn(self) -> None:
        """The total below them says that they are incomes."""
        for place in self._undecided:
            row = self.found.rows[place]
            turned = Flow.EXPENSE if row.values["flow"] is Flow.INCOME else Flow.INCOME
            self.found.rows[place] = revised(row, values={**row.values, "flow": turned})

    def _line(self, row: TableRow, label: str, amount: Amount | None) -> None:
        try:
            found = self._values(row, label, amount)
        except Unreadable as error:
            self.found.rows.append(FileLine(row.line, label, problem=error.message))
            return
        if not self._is_decided(row):
            self._undecided.append(len(self.found.rows))
        self.found.rows.append(found)
        self._by_number |= found.values.get("driver", Driver.FIXED) is not Driver.FIXED
        plain = amount is not None and not amount.drivers
        signed = amount.minor if amount is not None and plain else self._product(found.values)
        for name in self._sums:
            self._sums[name] += signed

    def _values(self, row: TableRow, label: str, amount: Amount | None) -> FileLine:
        unit, actual = self._read(row, "unit_price"), self._read(row, "actual")
        quantity = self._quantity(row)
        currency = next((each.currency for each in (amount, unit) if each is not None), self._reckoning.currency)
        values: dict[str, Any] = {
            "name": label[:200],
            "flow": self._flow(row, amount),
            "category": self._category(row, label),
            "currency": currency,
            "notes": self._text(row, "notes"),
            "cost_centre": self._text(row, "cost_centre")[:80],
        }
        if vat := self._text(row, "vat").removesuffix("%").strip():
            values["vat"] = _scaled(vat, self._reckoning.decimal)
        values |= self._worth(row, amount, unit, quantity)
        if amount is not None and (amount.drivers or amount.times) and not values["notes"]:
            values["notes"] = self._text(row, "amount")
        return FileLine(
            row.line, label, values, self._text(row, "organisation_id"), abs(actual.minor) if actual else None
        )

    def _worth(self, row: TableRow, amount: Amount | None, unit: Amount | None, quantity: int | None) -> dict[str, Any]:
        """As a plain amount, or as so many of a price; what contradicts itself is said."""
        if amount is not None and amount.drivers:
            return self._driven(amount)
        found: dict[str, Any] = {}
        if unit is not None:
            found = {"unit_price": abs(unit.minor), "quantity": THOUSAND if quantity is None else quantity}
        if amount is not None:
            product = self._product(found) if unit is not None else None
            if product is not None and product != abs(amount.minor):
                said: dict[str, Part] = {
                    "line": row.line,
                    "product": Money(product, amount.currency),
                    "amount": Money(abs(amount.minor), amount.currency),
                }
                message = Message("line {line}: quantity × unit price are {product}, the amount is {amount}", said)
                self.found.checks.append(message)
            if product is None or product != abs(amount.minor):
                found["amount"] = abs(amount.minor)
        return found

    def _driven(self, amount: Amount) -> dict[str, Any]:
        """`$55 / day / participant` is for each participant on each of the event's days."""
        drivers: list[Driver] = [driver for driver in amount.drivers if driver is not Driver.DAY]
        by_day = len(amount.drivers) > 1 and Driver.DAY in amount.drivers
        times = self._reckoning.days if by_day else 1
        if amount.times is not None:
            # For a number that is said the number counts, and not how many come.
            return {
                "unit_price": abs(amount.minor),
                "quantity": amount.times * times * THOUSAND,
                "driver": Driver.FIXED,
            }
        return {
            "unit_price": abs(amount.minor),
            "quantity": times * THOUSAND,
            "driver": drivers[0] if drivers else Driver.DAY,
        }

    def _product(self, values: Mapping[str, Any]) -> int:
        if "unit_price" not in values or values.get("driver", Driver.FIXED) is not Driver.FIXED:
            return int(values.get("amount") or 0)
        return rounded(values["quantity"] * values["unit_price"], THOUSAND)

    def _quantity(self, row: TableRow) -> int | None:
        cell = self._cell(row, "quantity")
        if isinstance(cell, float | int):
            return round(cell * THOUSAND)
        text = clean_line(str(cell))
        return None if not text or unsaid(text) else _scaled(text, self._reckoning.decimal)

    def _flow(self, row: TableRow, amount: Amount | None) -> Flow:
        if said := fold(self._text(row, "flow")):
            return _flow_said(said)
        if self._read(row, "amount") is None and self._places.keys() & {"income", "expense"}:
            return Flow.INCOME if self._read(row, "expense") is None and amount is not None else Flow.EXPENSE
        plus = self._plus or self._section_flow or Flow.EXPENSE
        if self._section_flow is not None and amount is not None and amount.minor >= 0:
            plus = self._section_flow
        if amount is not None and amount.minor < 0:
            return Flow.EXPENSE if plus is Flow.INCOME else Flow.INCOME
        return plus

    def _is_decided(self, row: TableRow) -> bool:
        """Does a column, a heading, or a heading among the rows say which way the money goes?"""
        by_column = bool(self._places.keys() & {"income", "expense"}) or bool(self._text(row, "flow"))
        return by_column or self._plus is not None or self._section_flow is not None

    def _category(self, row: TableRow, label: str) -> str:
        said = self._text(row, "category")
        if said:
            return category_of(said)[:80]
        found = guessed(label)
        if found == "other" and self._section:
            return category_of(self._section)[:80]
        return found


def _flow_said(text: str) -> Flow:
    """Which way the money goes, by the word of a column. Raises Unreadable, because a guess would turn a sum round."""
    if re.search(r"income|ingreso|inflow|revenue|funding|aporte|auspicio|sponsor|haber|abono|entrada", text):
        return Flow.INCOME
    if re.search(r"expen|cost|gasto|egreso|outflow|debe|cargo|spend|salida|compra", text):
        return Flow.EXPENSE
    raise Unreadable(Message("neither an income nor an expense: “{text}”", {"text": text}))


def _scaled(text: str, decimal: str) -> int:
    if not decimal and read_amount(text, 3, ".") != read_amount(text, 3, ","):
        raise Unreadable(Message("“{text}” may be two amounts: say which mark parts decimals", {"text": text}))
    scaled = read_amount(text, 3, decimal or ".")
    if scaled is None or scaled < 0:
        raise Unreadable(Message("not a number: “{text}”", {"text": text}))
    return scaled
