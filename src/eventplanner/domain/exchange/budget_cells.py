"""Amounts in cells of foreign budgets: with currency signs, in parentheses, “per day”, “for 6 people”."""

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import exponent
from eventplanner.domain.base.text import Message, Part, clean_line, fold
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.parsing.values import Unreadable, unsaid

_AMOUNT = re.compile(
    r"^(?P<open>[(+\-−\s]*)(?P<sign>us\$|u\$s?|clp\$?|r\$|[$€£¥]|[a-z]{3}(?=[\s\d$])|uf(?=[\s\d]))?(?P<minus>[\s$+\-−(]*)"
    r"(?P<number>\d[\d.,'’]*)\s?(?P<after>€|£|\$|(?:usd|eur|clp|gbp|uf|clf)(?![a-z]))?(?P<close>\)?)(?P<rest>.*)$"
)
_PER = {
    r"(?:/|per|por)\s*(?:day|dia)s?": Driver.DAY,
    r"(?:/|per|por)\s*(?:hour|hora)s?": Driver.HOUR,
    r"(?:/|per|por)\s*(?:participant|person|attendee|participante|asistente|persona|head|pax)s?": Driver.ATTENDEE,
    r"(?:/|per|por)\s*(?:speaker|instructor|charlista|orador|presenter)s?": Driver.SPEAKER,
}
_FOR = re.compile(r"(?:for|para|x|×)\s*(?P<n>\d+)")
_SIGNS = {"€": "EUR", "£": "GBP", "us$": "USD", "u$": "USD", "u$s": "USD", "uf": "CLF", "r$": "BRL", "¥": "JPY"}


class Amount(Struct, frozen=True):
    """Amount read from a cell."""

    minor: int
    """Below 0 if the cell has a minus, or parentheses."""
    currency: str
    drivers: tuple[Driver, ...] = ()
    """For each of what it is."""
    times: int | None = None
    """For how many."""
    note: str = ""
    """Whatever else stands in the cell."""


def decimal_mark(cells: Iterable[Cell]) -> str:
    """Returns the decimal mark that the unambiguous amounts of a column prove; empty where none does.

    Raises Unreadable where some have one and some the other.
    """
    found = set()
    for cell in cells:
        match = _AMOUNT.match(fold(clean_line(cell))) if isinstance(cell, str) else None
        if match is not None and (mark := _mark(match["number"].rstrip(".,"))):
            found.add(mark)
    if len(found) > 1:
        raise Unreadable(Message("some amounts have a comma before decimals and some a point"))
    return found.pop() if found else ""


def amount_of(cell: Cell, currency: str, decimal: str, *, strict: bool) -> Amount | None:
    """Reads an amount; None for an empty cell. `currency` applies where the cell names none.

    With `strict` a number that only the mark of the country could explain is refused. Raises Unreadable.
    """
    if isinstance(cell, float | int):
        return Amount(_exactly(Decimal(repr(cell)), currency), currency)
    text = clean_line(str(cell))
    if not text or unsaid(text):
        return None
    match = _AMOUNT.match(fold(text))
    if match is None:
        raise Unreadable(Message("not an amount: “{text}”", {"text": text}))
    code = _code(match["sign"] or match["after"] or "") or currency
    number = match["number"].rstrip(".,")
    digits = exponent(code)
    if strict and _ambiguous(number, digits):
        raise Unreadable(Message("“{text}” may be two amounts: say which mark parts decimals", {"text": text}))
    minor = read_amount(number, max(digits, 2), decimal)
    if minor is None:
        raise Unreadable(Message("not an amount: “{text}”", {"text": text}))
    scale = 10 ** (max(digits, 2) - digits)
    if minor % scale:
        raise Unreadable(_no_decimals(text, code))
    before = match["open"] + match["minus"]
    negative = any(c in "-−" for c in before) or ("(" in before and match["close"] == ")")
    drivers, times, note = _rest(match["rest"])
    return Amount(-(minor // scale) if negative else minor // scale, code, drivers, times, note)


def _exactly(number: Decimal, currency: str) -> int:
    """Returns minor units; a spreadsheet's own tiny errors are none."""
    minor = number.scaleb(exponent(currency))
    whole = minor.to_integral_value()
    if abs(minor - whole) > Decimal("0.001"):
        raise Unreadable(_no_decimals(f"{number:f}", currency))
    return int(whole)


def _no_decimals(text: str, currency: str) -> Message:
    said: dict[str, Part] = {"text": text, "currency": currency, "n": exponent(currency)}
    return Message("“{text}” has more decimals than {currency} has ({n}): say in which currency it is", said)


def _code(sign: str) -> str:
    """Returns the ISO 4217 code of a sign; nothing for one that several currencies have, or for a word that is none."""
    plain = sign.strip()
    if plain in _SIGNS:
        return _SIGNS[plain]
    return currency_of(plain) if len(plain) == 3 and plain.isalpha() and plain in _CODES else ""


_CODES = frozenset(
    "ars bob brl cad chf clf clp cop eur gbp jpy mxn pen pyg usd uyu aud nzd cny inr sek nok dkk".split()
)


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


def _ambiguous(number: str, digits: int) -> bool:
    marks = [c for c in number if c in ".,"]
    return digits > 2 and len(marks) == 1 and len(number) - number.rindex(marks[0]) - 1 == 3


def _rest(text: str) -> tuple[tuple[Driver, ...], int | None, str]:
    """What stands behind the number."""
    drivers = tuple(driver for words, driver in _PER.items() if re.search(words, text))
    match = _FOR.search(text)
    return drivers, int(match["n"]) if match else None, text.strip(" .,;()")
