"""Amounts in cells of foreign budgets: the whole cell, with “per day”, “for 6 people”, “+ IVA” behind the amount."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from eventplanner.domain.base.money import exponent
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure, Tax
from eventplanner.domain.parsing.money_text import MoneyText, money_text, no_amount
from eventplanner.domain.parsing.table import Cell, Figure
from eventplanner.domain.parsing.values import Unreadable, unsaid

_PER = {
    r"(?:day|dia)s?": Driver.DAY,
    r"(?:hour|hora)s?": Driver.HOUR,
    r"(?:participant|person|attendee|participante|asistente|persona|head|pax)s?": Driver.ATTENDEE,
    r"(?:speaker|instructor|charlista|orador|presenter)s?": Driver.SPEAKER,
}
_DRIVERS = [(re.compile(rf"(?:/|per\b|por\b)\s*{words}(?!\w)"), driver) for words, driver in _PER.items()]
_FOR = re.compile(r"(?P<word>for|para|x|×)\s*(?P<n>[0-9]{1,6})(?![\w.,])(?:\s+[^\W\d_]+){0,2}")
_ONE = re.compile(r"(?:c/u|each|cada un[oa]|unitari[oa])(?!\w)\.?")
_NOTE = re.compile(r"\((?P<text>[^()\d%]*)\)")
_GROSS = re.compile(
    r"\(?(?:c/\s?iva|(?:con )?iva (?:incl(?:uido|\.)?)|con iva|brut[oa]|gross|(?:vat|tax) incl(?:uded|\.)?|incl(?:uding|\.)? (?:vat|tax|iva)|with vat)\)?(?!\w)"
)
_NET = re.compile(
    r"\(?(?:\+\s?(?:iva|vat|tax)|mas iva|s/\s?iva|sin iva|net[oa]?|(?:vat|tax) excl(?:uded|\.)?|excl(?:uding|\.)? (?:vat|tax|iva)|without vat)\)?(?!\w)"
)
_BOLD = re.compile(r"\*\*(.+)\*\*")
"""As Markdown sets off totals."""
_FACTOR = re.compile(r"(?P<n>[0-9]{1,4})\s?[x×]\s?(?=\S)")
_MARKED = re.compile(r"[0-9]+[.,][0-9]+|[0-9]+(?:[.,'’][0-9]{3})+")


class Amount(Struct, frozen=True):
    """Amount read from a cell."""

    minor: int
    """Below 0 if the cell has a minus, or parentheses."""
    currency: str
    drivers: tuple[Driver, ...] = ()
    """For each of what it is."""
    times: int | None = None
    """For how many."""
    is_product: bool = False
    """It is so many times the amount: `$5.000 x 2`; `$5.000 for 2` is the whole."""
    note: str = ""
    """Words in parentheses behind it."""
    tax: Tax = ""
    """Whether the cell says that tax is part of it."""
    is_each: bool = False
    """It is the price of one."""
    is_rounded: bool = False
    """A formula came to more decimals than the currency has."""


def decimal_mark(cells: Iterable[Cell]) -> str:
    """Returns the decimal mark that the unambiguous amounts of a column prove; empty where none does.

    Where some prove one and some the other, each amount stands for itself.
    """
    found = set()
    for cell in cells:
        for number in re.findall(r"[0-9][0-9.,]*", cell) if isinstance(cell, str) else ():
            if mark := _mark(number.rstrip(".,")):
                found.add(mark)
            break
    return found.pop() if len(found) == 1 else ""


def amount_of(cell: Cell, measure: MoneyMeasure, decimal: str) -> Amount | None:
    """Reads an amount; None for an empty cell. `measure` is what its column and its row say of it. Raises Unreadable."""
    if isinstance(cell, float | int):
        return _of_number(cell, measure)
    text = clean_line(str(cell))
    if bold := _BOLD.fullmatch(text):
        text = bold[1]
    if not text or unsaid(text):
        return None
    if not isinstance(cell, str):
        raise Unreadable(no_amount(text))
    times, text = _factor(text)
    found = money_text(text, measure.currency)
    currency = _agreed(found.currency, measure, clean_line(cell))
    return _with_rest(found, found.minor(currency, decimal, measure.scale), currency, times, clean_line(cell), measure)


def _of_number(cell: float, measure: MoneyMeasure) -> Amount:
    said, text = "", f"{cell:.15g}"
    if isinstance(cell, Figure):
        if cell.is_percent:
            raise Unreadable(no_amount(f"{cell * 100:g}%"))
        said = cell.currency
    currency = _agreed(said, measure, text)
    minor = Decimal(repr(float(cell))).scaleb(exponent(currency) + measure.scale)
    whole = minor.to_integral_value()
    # A spreadsheet's own tiny errors are none; what a formula comes to may have any number of decimals.
    is_rounded = abs(minor - whole) > Decimal("0.001")
    nearest = minor.quantize(Decimal(1), ROUND_HALF_UP) if is_rounded else whole
    return Amount(int(nearest), currency, tax=measure.tax, is_rounded=is_rounded)


def _agreed(said: str, measure: MoneyMeasure, text: str) -> str:
    """Returns the currency of a cell. Raises Unreadable where its column or row names another one."""
    if said and measure.is_named and said != measure.currency:
        told = {"text": text, "own": said, "currency": measure.currency}
        raise Unreadable(Message("“{text}” is in {own}, its column or row in {currency}", told))
    return said or measure.currency


def _factor(text: str) -> tuple[int | None, str]:
    """Takes the number before an amount that is so many times: `2 x $5.000`."""
    match = _FACTOR.match(fold(text))
    return (int(match["n"]), text[match.end() :]) if match else (None, text)


def _with_rest(
    found: MoneyText, minor: int, currency: str, times: int | None, text: str, measure: MoneyMeasure
) -> Amount:
    """Reads what stands behind the number; each word of it is understood. Raises Unreadable."""
    rest, is_each, is_product = found.rest, False, times is not None
    drivers: list[Driver] = []
    notes: list[str] = []
    tax: Tax = ""
    if times is not None and not found.is_marked:
        raise Unreadable(_product(text))
    while rest := rest.strip(" .,;"):
        driver = next(((match, each) for each_re, each in _DRIVERS if (match := each_re.match(rest))), None)
        if driver is not None:
            drivers.append(driver[1])
            rest = rest[driver[0].end() :]
        elif gross := _GROSS.match(rest):
            tax, rest = _one_tax(tax, "gross", text), rest[gross.end() :]
        elif net := _NET.match(rest):
            tax, rest = _one_tax(tax, "net", text), rest[net.end() :]
        elif one := _ONE.match(rest):
            is_each, rest = True, rest[one.end() :]
        elif times is None and (many := _FOR.match(rest)):
            if many["word"] in "x×" and not found.is_marked:
                raise Unreadable(_product(text))
            is_product = many["word"] in "x×"
            times, rest = int(many["n"]), rest[many.end() :]
        elif note := _NOTE.match(rest):
            notes.append(note["text"].strip(" .,;"))
            rest = rest[note.end() :]
        else:
            raise Unreadable(no_amount(text))
    if tax and measure.tax and tax != measure.tax:
        raise Unreadable(Message("“{text}” says another tax than its column", {"text": text}))
    words = "; ".join(notes)
    return Amount(minor, currency, tuple(drivers), times, is_product, words, tax or measure.tax, is_each)


def _one_tax(before: Tax, now: Tax, text: str) -> Tax:
    if before and before != now:
        raise Unreadable(no_amount(text))
    return now


def _product(text: str) -> Message:
    return Message("“{text}” is a product: write what it comes to, or quantity and unit price", {"text": text})


def _mark(number: str) -> str:
    """Returns the mark before decimals, where the number can only be read in one way."""
    marks = [c for c in number if c in ".,"]
    if not marks:
        return ""
    last, behind = marks[-1], len(number) - number.rindex(marks[-1]) - 1
    if len(set(marks)) > 1 or (len(marks) == 1 and behind in {1, 2}):
        return last
    # Several of one kind, or three digits behind one, are of thousands; then the other parts decimals.
    return {".": ",", ",": "."}[last] if len(marks) > 1 else ""
