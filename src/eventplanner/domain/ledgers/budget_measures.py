"""Currency, scale and tax of amounts, as headings and the lines above a table name them."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, clean_line, fold, fold_each
from eventplanner.domain.parsing.money_words import CURRENCY, currencies_in, is_meant, scale_in
from eventplanner.domain.parsing.values import Unreadable

Tax = Literal["", "net", "gross"]
"""Whether amounts hold the value added tax; empty where nothing says so."""
_GROSS = re.compile(
    r"(?<!\w)(?:brut[oa]s?|gross|c/\s?iva|con (?:iva|impuestos?)|(?:iva|impuestos?) incl\w*|incl\w*\.? (?:de )?(?:iva|vat|tax)"
    r"|(?:vat|tax) incl\w*|with (?:vat|tax))(?!\w)"
)
_NET = re.compile(
    r"(?<!\w)(?:net[oa]s?|net|s/\s?iva|sin (?:iva|impuestos?)|(?:vat|tax|iva) excl\w*|excl\w*\.? (?:vat|tax|iva)|mas iva"
    r"|without (?:vat|tax)|before tax)(?!\w)|\+\s?(?:iva|vat)(?!\w)"
)
_SCALE_WORDS = r"(?<![^\W_])(?:miles|thousands?|mil|millones|millions?|mm|[mk](?=\s?[$€£])|k|['’]?000s?)(?![^\W_])"
_MEASURES = re.compile(rf"{_GROSS.pattern}|{_NET.pattern}|{_SCALE_WORDS}|(?P<currency>{CURRENCY})|[$€£]\s?k(?!\w)")
_JOINTS = re.compile(
    r"(?<![^\W_])(?:en|in|de|of|expresad[oa]s?|expressed|moneda|currency|valores|cifras|amounts|figures)(?![^\W_])|[\W_]+"
)
_IN = re.compile(
    r"(?<![^\W_])(?:(?:en|in)|(?:moneda|currency|divisa)s?\s?:?)\s+"
    rf"(?P<phrase>(?:(?:miles|thousands?|millones|millions?)(?:\s(?:de|of))?\s?)?(?:[mk]{{0,2}}\s?{CURRENCY})?)"
)
_ASIDE = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")


class MoneyMeasure(Struct, frozen=True):
    """Currency, scale and tax of an amount whose cell does not say them."""

    currency: str = ""
    """ISO 4217."""
    scale: int = 0
    """The power of ten of one unit: 3 for thousands."""
    tax: Tax = ""
    is_named: bool = False
    """The file names the currency; else it is the plan's."""

    def under(self, above: "MoneyMeasure", base: str) -> "MoneyMeasure":
        """Returns what a heading names, completed by the lines above its table and then by the plan's currency."""
        currency = self.currency or above.currency or base
        return MoneyMeasure(currency, self.scale or above.scale, self.tax or above.tax, self.is_named or above.is_named)


def measure_in(text: str, base: str, *, currency: str = "", scale: int | None = None) -> MoneyMeasure:
    """Returns what a heading names, in a plan of the currency `base`.

    `currency` and `scale` are what somebody said of it. Raises Unreadable where it names two and nobody says which.
    """
    currencies = currencies_in(text, base)
    if len(currencies) > 1 and currency not in currencies:
        raise Unreadable(_two(text, currencies))
    named = currency if len(currencies) > 1 else "".join(currencies)
    power = scale_in(text, named or base) if scale is None else scale
    return MoneyMeasure(named, power, tax_in(text), bool(named))


def measure_above(lines: Iterable[str], base: str, *, currency: str = "", scale: int | None = None) -> MoneyMeasure:
    """Returns what the lines above a table name of all its amounts: `Valores en UF`, `(miles de pesos)`.

    `currency` and `scale` are what somebody said of it. Raises Unreadable where the lines contradict each other.
    """
    currencies: set[str] = set()
    scales: set[int] = set()
    taxes: set[Tax] = set()
    told = ""
    for line in map(clean_line, lines):
        for phrase in _phrases(line):
            found = currencies_in(phrase, base)
            currencies |= found
            scales |= {scale_in(phrase, next(iter(found), base))} - {0} if scale is None else set()
            told = line if found else told
        said = tax_in(line)
        taxes |= {said} if said and re.search(r"(?<!\w)(?:iva|vat|tax)(?!\w)", fold(line)) else set()
    if len(currencies) > 1 and currency not in currencies:
        raise Unreadable(_two(told, currencies))
    if len(scales) > 1 or len(taxes) > 1:
        raise Unreadable(Message("the lines above the table name two scales, or net and gross"))
    power = scales.pop() if scales else 0
    tax: Tax = taxes.pop() if taxes else ""
    named = currency if len(currencies) > 1 else "".join(currencies)
    return MoneyMeasure(named, power, tax, bool(named))


def _phrases(line: str) -> Iterator[str]:
    """Yields the parts of a line that speak of currency and scale alone."""
    for match in _IN.finditer(fold_each(line)):
        yield line[match.start("phrase") : match.end("phrase")]
    for one, two in _ASIDE.findall(line):
        if not without_measure(one or two):
            yield one or two


def without_measure(text: str) -> str:
    """Returns a heading in its key, without the words of currency, scale and tax."""
    line = clean_line(text)

    def blank(match: re.Match[str]) -> str:
        if match["currency"] and not _is_code(match, line):
            return match[0]
        return " "

    return _JOINTS.sub(" ", _MEASURES.sub(blank, fold_each(line))).strip()


def _is_code(match: re.Match[str], line: str) -> bool:
    word = match["currency"]
    return is_meant(match, line) and (len(word) != 3 or not word.isalpha() or is_currency(currency_of(word)))


def tax_in(text: str) -> Tax:
    """Returns whether a heading says that amounts are with or without tax."""
    plain = fold(clean_line(text))
    if _GROSS.search(plain):
        return "gross"
    return "net" if _NET.search(plain) else ""


def _two(text: str, currencies: set[str]) -> Message:
    said = {"text": clean_line(text), "currencies": ", ".join(sorted(currencies))}
    return Message("“{text}” names several currencies ({currencies}): say one, as in --map currency=USD", said)


def given_scale(text: str) -> int:
    """Returns the power of ten that a mapping says: `thousands`, `millones`, `1000`. Raises Unreadable."""
    word = fold(clean_line(text)).replace(".", "").replace(",", "")
    for words, power in (
        ("1 one uno units unidades", 0),
        ("1000 thousands miles k", 3),
        ("1000000 millions millones mm", 6),
    ):
        if word in words.split():
            return power
    raise Unreadable(Message("“{text}” is no scale: write thousands, millions or 1", {"text": text}))
