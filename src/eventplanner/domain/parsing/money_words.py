"""Words and signs of currencies, and words of scale, as people write them beside amounts and in headings."""

import re

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, clean_line, fold, fold_each
from eventplanner.domain.parsing.values import Unreadable

DOLLARS = frozenset(
    "ARS AUD BBD BMD BND BRL BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NIO NZD SBD SGD SRD TTD TWD "
    "USD UYU XCD".split()
)
"""Currencies with the sign `$`."""
_PESOS = frozenset("ARS CLP COP CUP DOP MXN PHP UYU".split())
_OWN_DOLLARS = frozenset("AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD".split())
_SIGNS = {
    "us$": "USD",
    "u$s": "USD",
    "u$": "USD",
    "usd$": "USD",
    "clp$": "CLP",
    "mx$": "MXN",
    "r$": "BRL",
    "a$": "AUD",
    "c$": "CAD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
}
_WORDS = {
    "euro": "EUR",
    "euros": "EUR",
    "libras": "GBP",
    "libras esterlinas": "GBP",
    "pounds": "GBP",
    "reales": "BRL",
    "reais": "BRL",
    "soles": "PEN",
    "yenes": "JPY",
    "yen": "JPY",
    "pesos chilenos": "CLP",
    "pesos mexicanos": "MXN",
    "pesos argentinos": "ARS",
    "pesos colombianos": "COP",
    "dolares americanos": "USD",
    "dolares estadounidenses": "USD",
    "us dollars": "USD",
    "unidades de fomento": "CLF",
    "unidad de fomento": "CLF",
}
_PLAIN_DOLLARS = ("dolares", "dolar", "dollars", "dollar")
_PLAIN_PESOS = ("pesos", "peso")
_NO_CURRENCIES = ("utm", "uta")
"""Units of account in which this program keeps no amounts."""
_COMMON = "ars bob brl cad chf clf clp cop eur gbp jpy mxn pen pyg usd uyu aud nzd cny inr sek nok dkk uf".split()
"""Codes that are taken for currencies in small letters too; of others the capitals tell them from words."""


def _either(texts: list[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


_NAMES = _either([*_WORDS, *_PLAIN_DOLLARS, *_PLAIN_PESOS, *_NO_CURRENCIES, *_COMMON])
CURRENCY = rf"(?:(?<![^\W\d_])(?:{_either([*_SIGNS])})|[$€£]|(?<![^\W\d_])(?:{_NAMES}|[a-z]{{3}})(?![^\W\d_]))"
"""The sign, the code or the word of a currency, in folded text."""
_CURRENCY = re.compile(CURRENCY)
_MONEY_SIGN = r"(?:us\$|u\$|[$€£]|usd|eur|clp|gbp)"
_SCALES = (
    (re.compile(rf"(?<!\w)(?:miles|thousands?|mil)(?!\w)|(?<!\w)k\s?{_MONEY_SIGN}|{_MONEY_SIGN}\s?k(?!\w)"), 3),
    (re.compile(rf"(?<![\w])['’]?000['’]?s?(?!\w)|{_MONEY_SIGN}\s?['’]?000['’]?s?(?!\w)"), 3),
    (re.compile(rf"(?<!\w)(?:millones|millions?)(?!\w)|(?<!\w)mm\s?{_MONEY_SIGN}|{_MONEY_SIGN}\s?mm(?!\w)"), 6),
    (re.compile(r"(?<!\w)mm(?!\w)"), 6),
)
_EITHER_SCALE = re.compile(rf"(?<!\w)m\s?(?:{_MONEY_SIGN})|{_MONEY_SIGN}\s?m(?!\w)")
"""Thousands where Chileans write it, millions elsewhere."""


def currency_named(word: str, base: str) -> str:
    """Returns the ISO 4217 code of a folded word or sign beside an amount; nothing for a word that is none.

    `$`, pesos and dollars are those of `base` where it has them. Raises Unreadable where it has not, or for a unit of
    account.
    """
    if word in _NO_CURRENCIES:
        raise Unreadable(Message("{unit} is no currency: write the amount in CLP or UF", {"unit": word.upper()}))
    if word == "$":
        return _of_base(word, base, DOLLARS)
    if word in _PLAIN_PESOS:
        return _of_base(word, base, _PESOS)
    if word in _PLAIN_DOLLARS:
        return base if base in _OWN_DOLLARS else "USD"
    if word in _SIGNS or word in _WORDS:
        return _SIGNS.get(word) or _WORDS[word]
    code = currency_of(word)
    return code if is_currency(code) else ""


def currency_said(text: str, base: str) -> str:
    """Returns the code of the currency that a cell names; nothing for an empty one. Raises Unreadable."""
    word = fold(clean_line(text)).strip(" .()")
    if not word:
        return ""
    # A code of its own is one, whichever it is.
    if code := currency_named(word, base):
        return code
    raise Unreadable(Message("“{text}” is no currency: write CLP, USD, EUR or UF", {"text": clean_line(text)}))


def currencies_in(text: str, base: str) -> set[str]:
    """Returns the currencies that a heading or a title names, `$` alone being none. Raises Unreadable."""
    line = clean_line(text)
    found = set()
    for match in _CURRENCY.finditer(fold_each(line)):
        if match[0] != "$" and is_meant(match, line) and (code := currency_named(match[0], base)):
            found.add(code)
    return found


def is_meant(match: re.Match[str], line: str) -> bool:
    """Returns whether three letters are meant as a code: a common one, or one in capitals."""
    word = match[0]
    if len(word) != 3 or not word.isalpha() or word in _COMMON or word in _WORDS or word in _NO_CURRENCIES:
        return True
    return line[match.start() : match.end()].isupper()


def scale_in(text: str, base: str) -> int:
    """Returns the power of ten of a scale that a heading or a title names: 3 for thousands. Raises Unreadable."""
    plain = fold_each(clean_line(text))
    found = {power for pattern, power in _SCALES if pattern.search(plain)}
    if _EITHER_SCALE.search(plain):
        if base != "CLP":
            raise Unreadable(
                Message(
                    "“{text}” may be thousands or millions: say --map scale=thousands or scale=millions",
                    {"text": clean_line(text)},
                )
            )
        found.add(3)
    if len(found) > 1:
        raise Unreadable(Message("“{text}” names two scales", {"text": clean_line(text)}))
    return found.pop() if found else 0


def refuse_sign(word: str, currency: str) -> None:
    """Raises Unreadable where `$`, as a sign, is not that of a currency."""
    _of_base(word, currency, DOLLARS)


def _of_base(word: str, base: str, among: frozenset[str]) -> str:
    if base in among:
        return base
    said = {"word": word, "currency": base}
    raise Unreadable(Message("“{word}” is no sign of {currency}: say which currency is meant", said))
