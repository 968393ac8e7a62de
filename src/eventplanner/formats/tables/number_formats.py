"""Number formats of spreadsheets: the currency that they name, and percentages.

A format is a pattern such as `[$US$-409]#,##0.00` or `"UF "#,##0`; ECMA-376 Part 1, 18.8.30 and 18.8.31.
"""

import re
from functools import cache

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency

_SIGN = re.compile(r"\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]")
_ASIDE = re.compile(r"\[(?!\$)[^\]]*\]|[_*].")
"""Colours and conditions; blanks as wide as a character, and fillings."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_WORD = re.compile(r"[A-Za-z]{0,2}[$€£¥]|[A-Za-z]{2,3}(?![A-Za-z])")
_OF_PLACE = {
    0x0409: "USD",
    0x0C09: "AUD",
    0x1009: "CAD",
    0x0C0C: "CAD",
    0x1409: "NZD",
    0x080A: "MXN",
    0x2C0A: "ARS",
    0x240A: "COP",
    0x340A: "CLP",
    0x380A: "UYU",
}
"""By the language identifier of Windows, whose dollar or peso a bare `$` is."""
_BUILT_IN_PERCENT = {9, 10}
"""Formats that every spreadsheet has without writing them down: 0% and 0.00%."""


class NumberFormat(Struct, frozen=True):
    """Currency or percentage that the format of a cell names."""

    currency: str = ""
    """Code of ISO 4217; nothing for a sign that several currencies have."""
    is_percent: bool = False

    @property
    def is_plain(self) -> bool:
        """True if the number is all that there is to say."""
        return not self.currency and not self.is_percent


PLAIN = NumberFormat()


@cache
def read_format(pattern: str, number: int = -1) -> NumberFormat:
    """Reads a pattern; `number` is that of a format that is built in, and then the pattern is empty."""
    if number in _BUILT_IN_PERCENT:
        return NumberFormat(is_percent=True)
    positive = _first_section(pattern)
    literals = [one or other for one, other in _LITERAL.findall(positive)]
    bare = _LITERAL.sub("", positive)
    signs = [_signed(sign, place) for sign, place in _SIGN.findall(bare)]
    words = [_named(text) for text in (_together(positive), *literals, _ASIDE.sub("", _SIGN.sub("", bare)))]
    codes = [code for code in (*signs, *words) if code]
    return NumberFormat(codes[0] if codes else "", is_percent="%" in _SIGN.sub("", bare))


def _first_section(pattern: str) -> str:
    """Up to the first semicolon that is not quoted: the form of numbers above zero."""
    section = re.match(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*', pattern)
    return section[0] if section else ""


def _signed(sign: str, place: str) -> str:
    if sign == "$" and place:
        return _OF_PLACE.get(int(place, 16) & 0xFFFF, "")
    return _named(sign)


def _together(positive: str) -> str:
    """Returns text that is written letter by letter, each behind a backslash, as one word."""
    return "".join(re.findall(r"\\(\S)", positive))


def _named(text: str) -> str:
    """Returns the currency that a sign or a word in the text names; nothing for `$`, which many have."""
    for word in _WORD.findall(text):
        code = currency_of(word)
        if is_currency(code):
            return code
    return ""
