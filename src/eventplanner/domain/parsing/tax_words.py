"""Words about value added tax beside an amount: its rate, net of it, gross with it, exempt from it."""

import re
from enum import StrEnum
from typing import NamedTuple

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.said_amount import PERCENT
from eventplanner.domain.parsing.scanner import ScannedLine

PERCENT_SIGN = r"(?:%|por\s?ciento|per\s?cent|pct\.?)"
_TAX = r"(?:i\.v\.a\.?|iva|vat|igv|(?:sales\s+)?tax(?:es)?|impuestos?)"
_WITHOUT = rf"(?<!\S)(?:sin|without|excl(?:uding|\.)?|before)\s+{_TAX}(?![^\s,;.])"
_RATE = rf"{_TAX}:?\s+(?:del?\s+|of\s+|at\s+)?(?P<a>{PERCENT})\s?{PERCENT_SIGN}?|(?P<b>{PERCENT})\s?{PERCENT_SIGN}\s?(?:del?\s+|of\s+)?{_TAX}"
_EXEMPT = (
    rf"(?<!\S)(?:(?:exent[oa]s?|no afect[oa]s?|exempt)(?:\s+(?:de|a|al|from)\s+{_TAX})?|{_TAX}[\s-](?:exent[oa]|exempt|free)"
    rf"|(?:no|libre de|free of|zero|cero)\s+{_TAX})(?![^\s,;.])"
)
_INCLUDED = (
    rf"(?<!\S)(?:(?:con|with|incl(?:uye|uido|uding|uded|udes)?\.?|inc\.)\s+(?:el\s+)?(?:{_RATE}|{_TAX})"
    rf"|(?:{_RATE.replace('?P<a>', '?P<c>').replace('?P<b>', '?P<d>')}|{_TAX})\s+(?:incl(?:uid[oa]s?|uded|uding)?\.?|inc\.?)"
    r"|(?<=\d\s)(?:brut[oa]s?|gross))(?![^\s,;])"
)
_ADDED = rf"(?<!\S)(?:(?:\+|mas|plus)\s*{_TAX}|(?<=\d\s)net(?:[oa]s?)?)(?![^\s,;])(?!\s*\d)"
RATED = rf"(?<!\S)(?P<plus>\+\s?|mas\s+|plus\s+)?(?:{_RATE})(?![^\s,;])"


class TaxSide(StrEnum):
    """Sides of the tax that an amount may stand on."""

    UNSAID = "unsaid"
    NET = "net"
    GROSS = "gross"


class TaxSaid(NamedTuple):
    """Words of a line about the tax on its amount."""

    side: TaxSide = TaxSide.UNSAID
    rate: str = ""
    """The percentage as it was written; `0` of what is exempt, nothing where none is said."""
    is_usual: bool = False
    """The tax is named without its rate, so that the usual one is meant."""


def take_tax(line: ScannedLine) -> TaxSaid:
    """Takes what a line says of the tax on its amount: `IVA 19%`, `+ IVA`, `IVA incluido`, `neto`, `exento`.

    Raises Invalid of `sin IVA`, which people say of net amounts and of exempt ones.
    """
    if match := line.find(_WITHOUT):
        parts = {"words": line.written(match)}
        raise Invalid({"vat": Message("“{words}”: net of VAT or exempt from it? Write + VAT, or exempt", parts)})
    if line.take(_EXEMPT, "vat"):
        return TaxSaid(rate="0")
    if match := line.take(_INCLUDED, "vat"):
        rate = _rate_in(match)
        return TaxSaid(TaxSide.GROSS, rate, is_usual=not rate)
    if match := line.take(RATED, "vat"):
        return TaxSaid(TaxSide.NET if match["plus"] else TaxSide.UNSAID, _rate_in(match))
    if match := line.take(_ADDED, "vat"):
        return TaxSaid(TaxSide.NET, is_usual=not match[0].startswith("net"))
    return TaxSaid()


def _rate_in(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((groups[name] for name in "abcd" if groups.get(name)), "")
