"""Single rows of somebody's budget: what their cells say, before it is known which way the money goes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, field

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, clean, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import category_of, guessed
from eventplanner.domain.budget.conversion import rounded
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.lines import THOUSAND
from eventplanner.domain.budget.tax import gross_of, net_of
from eventplanner.domain.ledgers.budget_cells import Amount, amount_of
from eventplanner.domain.ledgers.budget_flows import flow_said
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.money_words import currency_said
from eventplanner.domain.parsing.table import Cell, Figure, TableRow, cell_text
from eventplanner.domain.parsing.values import Unreadable, unsaid

_WITHOUT_TAX = frozenset({"exento", "exenta", "exempt", "no", "no afecto", "no afecta", "sin iva", "none"})
_WITH_TAX = frozenset({"afecto", "afecta", "si", "yes", "con iva", "taxed", "taxable"})
"""Words of a column of tax that say no rate."""
_MOST_TAX = 30_000
"""Thousandths of a per cent; no country has more, so that a larger number is an amount."""


class Reckoning(Struct, frozen=True, kw_only=True):
    """Context in which rows are read."""

    currency: str
    """That amounts are in where neither they nor their table name one."""
    is_said: bool = False
    """Somebody said this currency; else it is the plan's."""
    decimal: str = ""
    """The mark before decimals, where somebody said so."""
    days: int = 1
    """Of the event."""
    scale: int | None = None
    """The power of ten of one unit, where somebody said so."""
    vat: int | None = None
    """In thousandths of a per cent, of rows that name no rate."""
    prices: Literal["net", "gross"] = "net"
    """Kind of the plan's amounts."""
    price: Literal["open", "remembered", "asked"] = "open"
    """Whether somebody said what a column of amounts beside a quantity is, now or the last time."""
    keeps_sums: bool = False
    """Rows that happen to be the sum of others are lines."""
    driver: Callable[[str], Driver | None] = lambda _text: None
    """Reads the word of a driver in any language."""


class MoneyColumns(Struct, frozen=True):
    """Places of the fields of a table, and what their amounts are in."""

    header: Sequence[str]
    places: Mapping[str, int]
    measures: Mapping[str, MoneyMeasure]
    """By field of money."""

    def text(self, row: TableRow, name: str) -> str:
        place = self.places.get(name)
        return clean_line(cell_text(row.cells[place])) if place is not None else ""

    def cell(self, row: TableRow, name: str) -> Cell:
        place = self.places.get(name)
        return row.cells[place] if place is not None else ""

    def amounts(self) -> list[str]:
        """Returns the fields of amounts: one, or one for each currency."""
        return [name for name in self.measures if name.startswith("amount")]

    def label(self, row: TableRow) -> str:
        return self.text(row, "name") or self.text(row, "category")

    def filled(self, row: TableRow) -> set[str]:
        return {name for name in self.places if self.text(row, name)}

    def heading(self, name: str) -> str:
        return self.header[self.places[name]]


class BudgetRowReader:
    """Reads the cells of rows by their columns."""

    def __init__(self, columns: MoneyColumns, reckoning: Reckoning) -> None:
        self.columns, self.reckoning = columns, reckoning

    def amount(self, row: TableRow, name: str) -> Amount | None:
        """Reads the amount of a column. Raises Unreadable, with the heading."""
        if name not in self.columns.places:
            return None
        try:
            measure = self._measure(row, name)
            return amount_of(self.columns.cell(row, name), measure, self.reckoning.decimal)
        except Unreadable as error:
            raise Unreadable(self._about(name, error.message)) from error

    def amounts(self, row: TableRow) -> list[tuple[Amount, Flow | None]]:
        """Returns the amounts of a row that are lines: one, or an income and an expense. Raises Unreadable."""
        amounts = self.of_currencies(row)
        if len(filled := [name for name, each in amounts.items() if each.minor]) > 1:
            columns = ", ".join(map(self.columns.heading, filled))
            raise Unreadable(
                Message(
                    "there is an amount in {columns}: keep one of them, or leave a column out with --map COLUMN=-",
                    {"columns": columns},
                )
            )
        if amounts:
            amount = amounts[filled[0]] if filled else next(iter(amounts.values()))
            if any((other := self.amount(row, name)) is not None and other.minor for name in ("income", "expense")):
                raise Unreadable(Message("there is an amount in two columns: leave one out with --map COLUMN=-"))
            return [(amount, None)]
        found: list[tuple[Amount, Flow | None]] = [
            (each, flow) for flow in (Flow.INCOME, Flow.EXPENSE) if (each := self.amount(row, flow.value)) is not None
        ]
        # A nought beside an amount says that there is nothing on that side.
        return [each for each in found if each[0].minor] or found[-1:]

    def of_currencies(self, row: TableRow) -> dict[str, Amount]:
        """Returns the amounts of a row by their columns, of which there may be one for each currency. Raises Unreadable."""
        found = {name: self.amount(row, name) for name in self.columns.amounts()}
        return {name: amount for name, amount in found.items() if amount is not None}

    def values(self, row: TableRow, amount: Amount | None) -> dict[str, Any]:
        """Returns the values of a line, apart from its direction; an amount below 0 stays so. Raises Unreadable."""
        unit = self.amount(row, "unit_price")
        if amount is not None and amount.is_each:
            if unit is not None or self.columns.text(row, "quantity") == "":
                text = self.columns.text(row, "amount")
                raise Unreadable(
                    Message("“{text}” is the price of one: write how many in a column “Quantity”", {"text": text})
                )
            amount, unit = None, amount
        if unit is not None and amount is not None and unit.currency != amount.currency:
            raise Unreadable(Message("unit price and amount are in two currencies"))
        vat = self._vat(row, amount)
        money = amount or unit
        values: dict[str, Any] = {
            "currency": money.currency if money is not None else self.reckoning.currency,
            "notes": clean(cell_text(self.columns.cell(row, "notes"))).strip(),
            "cost_centre": self.columns.text(row, "cost_centre")[:80],
            "level": self.columns.text(row, "level")[:40],
        }
        values |= {} if vat is None else {"vat": vat}
        values |= self._worth(row, self._taxed(amount, vat), self._taxed(unit, vat))
        if not values["notes"] and amount is not None:
            values["notes"] = self.columns.text(row, "amount") if amount.drivers or amount.times else amount.note
        return {name: value for name, value in values.items() if name != "level" or value}

    def category(self, row: TableRow, label: str, section: str) -> str:
        """Returns the category that a row, its name or its section says."""
        said = self.columns.text(row, "category")
        found = "" if said else guessed(label)
        return category_of(said or (section if found == "other" and section else found))[:80]

    def flow(self, row: TableRow) -> Flow | None:
        """Returns the direction that the row's own column says. Raises Unreadable for other words."""
        said = self.columns.text(row, "flow")
        return flow_said(said) if said else None

    def _measure(self, row: TableRow, name: str) -> MoneyMeasure:
        measure = self.columns.measures[name]
        said = currency_said(self.columns.text(row, "currency"), measure.currency)
        if not said:
            return measure
        if measure.is_named and said != measure.currency:
            told = {"own": said, "currency": measure.currency}
            raise Unreadable(Message("the row says {own}, the heading {currency}", told))
        return revised(measure, currency=said, is_named=True)

    def _about(self, name: str, reason: Message) -> Message:
        return Message("{column}: {reason}", {"column": self.columns.heading(name), "reason": reason})

    def _taxed(self, amount: Amount | None, vat: int | None) -> Amount | None:
        """Returns an amount as the plan has it, with or without tax. Raises Unreadable where no rate is known."""
        if amount is None or not amount.tax or amount.tax == self.reckoning.prices or vat == 0:
            return amount
        if vat is None:
            said = Message("with tax") if amount.tax == "gross" else Message("without tax")
            raise Unreadable(
                Message(
                    "the amount is {said}, the plan's are not: write the rate in a column VAT, or say --map vat=19",
                    {"said": said},
                )
            )
        minor = net_of(amount.minor, vat) if amount.tax == "gross" else gross_of(amount.minor, vat)
        return revised(amount, minor=minor)

    def _worth(self, row: TableRow, amount: Amount | None, unit: Amount | None) -> dict[str, Any]:
        """As a plain amount, or as so many of a price; a product that is the amount stands for it."""
        if amount is not None and (amount.drivers or amount.is_product):
            return self._driven(amount)
        driver, quantity = self._driver(row), self.quantity(row)
        found: dict[str, Any] = {"driver": driver} if "driver" in self.columns.places else {}
        if driver is Driver.PERCENT and amount is None and quantity:
            return found | {"quantity": quantity}
        if unit is None:
            return found if amount is None else {**found, "amount": amount.minor}
        each = {"unit_price": abs(unit.minor), "quantity": THOUSAND if quantity is None else quantity}
        if amount is None and unit.minor >= 0:
            return found | each
        if driver is not Driver.FIXED:
            if amount is None:
                raise Unreadable(Message("a price below nothing for each of something: write the amount"))
            return found | each | {"amount": amount.minor}
        minor = -product(each) if amount is None else amount.minor
        if abs(minor) != product(each):
            return found | each | {"amount": minor}
        return found | (each if minor >= 0 else {"amount": minor})

    def _driven(self, amount: Amount) -> dict[str, Any]:
        """`$55 / day / participant` is for each participant on each of the event's days."""
        drivers: list[Driver] = [driver for driver in amount.drivers if driver is not Driver.DAY]
        by_day = len(amount.drivers) > 1 and Driver.DAY in amount.drivers
        times = self.reckoning.days if by_day else 1
        if amount.minor < 0 or len(drivers) > 1:
            raise Unreadable(Message("an amount for each of something is one above nothing, for each of one thing"))
        if amount.times is not None:
            # For a number that is said the number counts, and not how many come.
            return {"unit_price": amount.minor, "quantity": amount.times * times * THOUSAND, "driver": Driver.FIXED}
        return {
            "unit_price": amount.minor,
            "quantity": times * THOUSAND,
            "driver": drivers[0] if drivers else Driver.DAY,
        }

    def is_share(self, row: TableRow) -> bool:
        """Returns whether a row says so many per cent of the expenses. Raises Unreadable."""
        said = self.columns.text(row, "driver")
        is_percent = bool(said) and self.reckoning.driver(said) is Driver.PERCENT
        return is_percent and self.quantity(row) is not None

    def _driver(self, row: TableRow) -> Driver:
        said = self.columns.text(row, "driver")
        if not said or unsaid(said):
            return Driver.FIXED
        found = self.reckoning.driver(said)
        if found is None:
            raise Unreadable(
                self._about("driver", Message("“{text}” is none of what a line is for each of", {"text": said}))
            )
        return found

    def quantity(self, row: TableRow) -> int | None:
        """Returns how many a row says, in thousandths. Raises Unreadable."""
        cell = self.columns.cell(row, "quantity")
        if isinstance(cell, float | int) and cell >= 0:
            return round(cell * THOUSAND)
        text = self.columns.text(row, "quantity")
        if not text or unsaid(text):
            return None
        try:
            return scaled(text, self.reckoning.decimal)
        except Unreadable as error:
            raise Unreadable(self._about("quantity", error.message)) from error

    def _vat(self, row: TableRow, amount: Amount | None) -> int | None:
        """Returns the rate of tax in thousandths of a per cent; a share such as 0.19 is one of a hundred.

        The tax itself, beside the amount that it is of, tells its rate.
        """
        cell, text = self.columns.cell(row, "vat"), self.columns.text(row, "vat")
        rate: int | None
        if (word := fold(text).strip(" .")) in _WITHOUT_TAX:
            return 0
        if not text or unsaid(text):
            return self.reckoning.vat
        if word in _WITH_TAX:
            if self.reckoning.vat is not None:
                return self.reckoning.vat
            reason = Message(
                "“{text}” says no rate of tax: say it for these rows with --map vat=19, or write a percentage",
                {"text": text},
            )
            raise Unreadable(self._about("vat", reason))
        if isinstance(cell, float | int):
            is_share = (isinstance(cell, Figure) and cell.is_percent) or 0 < cell < 1
            rate = round(float(cell) * (100_000 if is_share else 1000))
            is_money = isinstance(cell, Figure) and bool(cell.currency)
        else:
            plain = text.removesuffix("%").strip()
            rate = _rate(plain, self.reckoning.decimal)
            is_money = rate is None
            if rate is not None and plain == text and 0 < rate < 1000:
                rate *= 100
        if is_money or rate is None or not 0 <= rate <= _MOST_TAX:
            if (followed := self._rate_of(cell, amount)) is not None:
                return followed
            reason = Message(
                "“{text}” is no rate of tax: write a percentage, such as 19, or leave the column out with --map",
                {"text": text},
            )
            raise Unreadable(self._about("vat", reason))
        return rate

    def _rate_of(self, cell: Cell, amount: Amount | None) -> int | None:
        """Returns the rate that a tax in money is of its amount, where it is a whole per cent; else None."""
        if amount is None or amount.drivers or amount.times:
            return None
        try:
            tax = amount_of(
                cell, revised(self.columns.measures["amount"], currency=amount.currency), self.reckoning.decimal
            )
        except (KeyError, Unreadable):
            return None
        if tax is None or tax.currency != amount.currency:
            return None
        net, due = abs(amount.minor) - (abs(tax.minor) if amount.tax == "gross" else 0), abs(tax.minor)
        rate = rounded(due * 100, net) if net > 0 else 0
        is_whole = rate > 0 and abs(due * 100 - rate * net) <= 100
        return rate * 1000 if is_whole and rate * 1000 <= _MOST_TAX else None


def contradiction(line: int, values: Mapping[str, Any]) -> Message | None:
    """Returns the message that quantity and price of a line do not come to its amount."""
    is_fixed = values.get("driver", Driver.FIXED) is Driver.FIXED
    if not is_fixed or "amount" not in values or values.get("unit_price") is None:
        return None
    said: dict[str, Part] = {
        "line": line,
        "product": Money(product({**values, "amount": None}), values["currency"]),
        "amount": Money(values["amount"], values["currency"]),
    }
    return Message("line {line}: quantity × unit price are {product}, the amount is {amount}", said)


def product(values: Mapping[str, Any]) -> int:
    """Returns what a line comes to where it is not for each of something."""
    if values.get("amount") is not None:
        return int(values["amount"])
    if values.get("unit_price") is None or values.get("driver", Driver.FIXED) is not Driver.FIXED:
        return 0
    return rounded(values["quantity"] * values["unit_price"], THOUSAND)


def given_rate(text: str) -> int:
    """Returns the rate of tax that a mapping says, in thousandths of a per cent. Raises Unreadable."""
    rate = _rate(text.removesuffix("%").strip(), "")
    if rate is None or not 0 <= rate <= _MOST_TAX:
        raise Unreadable(Message("“{text}” is no rate of tax: write a percentage, such as 19", {"text": text}))
    return rate


def scaled(text: str, decimal: str) -> int:
    """Reads a number in thousandths. Raises Unreadable where it is none, or two."""
    if not decimal and read_amount(text, 3, ".") != read_amount(text, 3, ","):
        raise Unreadable(Message("“{text}” may be two amounts: say which mark parts decimals", {"text": text}))
    number = read_amount(text, 3, decimal or ".")
    if number is None or number < 0 or "$" in text:
        raise Unreadable(Message("not a number: “{text}”", {"text": text}))
    return number


def _rate(text: str, decimal: str) -> int | None:
    """Reads a percentage, whose mark may be either where it has one or two digits behind it."""
    for mark in (decimal, ",", "."):
        if "$" not in text and mark and (number := read_amount(text, 3, mark)) is not None:
            return number
    return None


class FileLine(Struct, frozen=True):
    """Row that is a budget line, with values by column of the line."""

    line: int
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    party: str = ""
    """The supplier or sponsor by name."""
    actual: int | None = None
    """Minor units of `actual_currency`: what it came to; below 0 where it was given back."""
    actual_currency: str = ""
    problem: Message | None = None
