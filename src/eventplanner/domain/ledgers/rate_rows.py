"""Rates of exchange out of the rows of a table: one a row, one a currency, or a year by day and month."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, clean_line, counted, fold
from eventplanner.domain.budget.conversion import DIGITS, ONE, rounded
from eventplanner.domain.ledgers.budget_cells import decimal_mark
from eventplanner.domain.ledgers.rate_columns import (
    currency_headed,
    currency_of_field,
    month_of_field,
    units_in,
)
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.table import Cell, Figure, Table, TableRow, cell_text
from eventplanner.domain.parsing.values import Unreadable, unsaid

_NO_VALUE = frozenset({"", "nd", "n/d", "n.d.", "n.d", "sd", "s/d", "…", "..."})
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")
_AHEAD = timedelta(days=45)
"""Distance into the future in which rates are known: those of the UF are until the ninth of the next month."""


class RateRow(Struct, frozen=True):
    """Exchange rate read from one row."""

    line: int
    currency: str = ""
    day: date | None = None
    value: int = 0
    """In 10⁻⁸."""
    source: str = ""
    problem: Message | None = None

    @property
    def title(self) -> str:
        return f"{self.currency} {self.day or ''}".strip()


class RateContext(Struct, frozen=True, kw_only=True):
    """Context of all rates of a table."""

    today: date
    currency: str = ""
    """Of rows that name none."""
    base: str = "CLP"
    """That values are in."""
    decimal: str = ""
    """The mark before decimals, where somebody said so."""
    day_first: bool = True
    year: int | None = None
    """Of a table by day and month, where somebody said so."""


class RateTable(Struct, frozen=True):
    """Rates of a table, and what was left out."""

    rows: list[RateRow]
    findings: list[Message]


def read_rates(table: Table, fields: Sequence[str], context: RateContext) -> RateTable:
    """Reads all rates of a table. Raises Unreadable where its marks contradict each other, or its year is not known."""
    valued = [n for n, name in enumerate(fields) if name == "value" or currency_of_field(name) or month_of_field(name)]
    decimal = context.decimal or decimal_mark(row.cells[n] for n in valued for row in table.rows)
    reader = _RateReader(table, fields, context, decimal)
    rows = [rate for row in table.rows for rate in reader.rates(row)]
    return RateTable(rows, [*reader.findings()])


class _RateReader:
    """Reads rows, and counts the cells that hold no value."""

    def __init__(self, table: Table, fields: Sequence[str], context: RateContext, decimal: str) -> None:
        self._fields, self._context, self._decimal = fields, context, decimal
        self._header = table.header
        self._is_year = any(map(month_of_field, fields))
        self._said: list[Message] = []
        self._currency = context.currency
        if self._is_year:
            self._currency = self._currency or _named([table.sheet, *table.above])
            self._year = self._year_of(table)
        self._without_value = 0

    def rates(self, row: TableRow) -> Iterator[RateRow]:
        """Yields the rates of a row; none for cells without a value."""
        if row.problem is not None:
            yield RateRow(row.line, problem=row.problem)
            return
        cells = {name: cell for name, cell in zip(self._fields, row.cells, strict=True) if name}
        source = clean_line(cell_text(cells.get("source", "")))[:200]
        for place, name in enumerate(self._fields):
            if name != "value" and not currency_of_field(name) and not month_of_field(name):
                continue
            raw = row.cells[place]
            if _has_no_value(raw):
                self._without_value += 1
                continue
            yield self._rate(row.line, name, self._header[place], raw, cells, source)

    def findings(self) -> Iterator[Message]:
        """Says what was assumed and left out."""
        yield from self._said
        if self._without_value:
            yield counted(
                "{n} cell without a value left out", "{n} cells without a value left out", self._without_value
            )

    def _rate(self, line: int, field: str, heading: str, raw: Cell, cells: dict[str, Cell], source: str) -> RateRow:
        said = clean_line(cell_text(cells.get("currency", "")))
        units = units_in(said) if field == "value" else units_in(heading)
        code = currency_of_field(field) or _code(said) or self._currency
        told: dict[str, Any] = {"line": line, "currency": code, "source": source}
        if not is_currency(code):
            return RateRow(**told, problem=Message("a currency in three letters, such as CLP or USD"))
        day = self._day_of(month_of_field(field), cells.get("day", ""))
        if day is None:
            text = clean_line(cell_text(cells.get("day", "")))
            return RateRow(**told, problem=Message("not a date: “{text}”", {"text": text}))
        told["day"] = day
        value = self._value(raw)
        if value is None or value <= 0:
            text = clean_line(cell_text(raw))
            return RateRow(**told, problem=Message("not a rate, or one that may be two: “{text}”", {"text": text}))
        if units_said := clean_line(cell_text(cells.get("units", ""))):
            count = read_amount(units_said, 0, self._decimal or ".")
            if not count or count <= 0 or (units > 1 and units != count):
                return RateRow(**told, problem=Message("not a number: “{text}”", {"text": units_said}))
            units = count
        return RateRow(**told, value=rounded(value, units))

    def _value(self, raw: Cell) -> int | None:
        if isinstance(raw, Figure) and (raw.is_percent or raw.currency not in {"", self._context.base}):
            return None
        if isinstance(raw, float | int):
            value: int = round(float(raw) * ONE)
            return value
        text = clean_line(cell_text(raw))
        if not isinstance(raw, str) or ("$" in text and self._context.base == "CLF"):
            return None
        return read_amount(text, DIGITS, self._decimal)

    def _day_of(self, month: int, said: Cell) -> date | None:
        match said:
            case datetime():
                day: date | None = said.date()
            case date():
                day = said
            case _ if month:
                text = cell_text(said) if not isinstance(said, float) else f"{said:g}"
                number = text.strip(" .")
                try:
                    day = date(self._year, month, int(number)) if number.isdecimal() else None
                except ValueError:
                    day = None
            case _:
                day = read_day(clean_line(cell_text(said)), self._context.today, day_first=self._context.day_first)
        return day

    def _year_of(self, table: Table) -> int:
        """Returns the year of a table by day and month. Raises Unreadable where it would be one to come."""
        if self._context.year is not None:
            return self._context.year
        named = {match for text in (table.sheet, *table.above, *table.header) for match in _YEAR.findall(text)}
        if len(named) == 1:
            return int(named.pop())
        year = self._context.today.year
        filled = [
            month_of_field(name) for n, name in enumerate(self._fields) if month_of_field(name) and _is_filled(table, n)
        ]
        if named or (filled and date(year, max(filled), 1) > self._context.today + _AHEAD):
            raise Unreadable(Message("say of which year the table is, as in --map year=2026"))
        self._said.append(Message("the table names no year: read as {year}", {"year": str(year)}))
        return year


def _is_filled(table: Table, place: int) -> bool:
    return any(not _has_no_value(row.cells[place]) for row in table.rows)


def _named(texts: Sequence[str]) -> str:
    """Returns the one currency that the titles of a table name."""
    found = {code for text in texts for word in text.split() if (code := currency_headed(word))}
    return found.pop() if len(found) == 1 else ""


def _code(said: str) -> str:
    """Returns the currency of a cell, `JPY 100` and `100 JPY` too."""
    return currency_of(re.sub(r"^[0-9]+\s+|\s+[0-9]+$", "", said)) if said else ""


def _has_no_value(cell: Cell) -> bool:
    return isinstance(cell, str) and (fold(clean_line(cell)) in _NO_VALUE or unsaid(cell))
