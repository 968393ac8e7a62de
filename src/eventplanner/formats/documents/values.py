"""Typed values of cells, for readers and for spreadsheets."""

from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from eventplanner.domain.base.currency_table import ALIASES
from eventplanner.domain.base.money import Money
from eventplanner.i18n import formats


class Percent(NamedTuple):
    """Share in whole per cent."""

    n: int


class Decimals(NamedTuple):
    """Number that is not money, in units of its last decimal."""

    scaled: int
    digits: int
    unit: str = ""
    """Written behind it for people: `%`."""


class Struck(NamedTuple):
    """Text that is crossed out, where a format supports it."""

    text: str


Number = float | Money | Percent | Decimals
Value = str | date | time | Number | Struck | None


def text_of(value: Value) -> str:
    """Returns a value as a person of the plan's country reads it."""
    match value:
        case None:
            return ""
        case Money():
            return formats.money(value)
        case Percent():
            return f"{formats.number(value.n)} %"
        case Decimals():
            return f"{formats.number(decimal(value.scaled, value.digits))} {value.unit}".rstrip()
        case Struck():
            return value.text
        case date():
            return formats.day_month_year(value)
        case time():
            return formats.clock(value)
        case str():
            return value
    return formats.number(number_of(value))


def number_of(value: Number) -> Decimal:
    """Returns the number that a spreadsheet computes with."""
    match value:
        case Money():
            return value.amount
        case Percent():
            return Decimal(value.n) / 100
        case Decimals():
            return decimal(value.scaled, value.digits)
    return Decimal(repr(value))


def is_text(value: Value) -> bool:
    """Tells words and empty cells, which stand at the left, from numbers and days, which stand at the right."""
    return isinstance(value, str | Struck | None)


def decimal(scaled: int, digits: int) -> Decimal:
    """Returns a number without zeros at its end, and never as a power of ten."""
    plain = Decimal(scaled).scaleb(-digits).normalize()
    return plain if decimals_of(plain) else plain.quantize(Decimal(1))


def decimals_of(number: Decimal) -> int:
    """Returns the number of digits behind the decimal mark."""
    return max(0, -int(number.as_tuple().exponent))


def currency_name(currency: str) -> str:
    """Returns the word that people use for a currency, such as `UF`, or else its code."""
    symbol = formats.symbol(currency)
    return symbol if symbol.isalpha() and ALIASES.get(symbol) == currency else currency
