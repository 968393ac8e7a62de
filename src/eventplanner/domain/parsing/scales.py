"""Words of scale behind a number: `7k`, `350 mil`, `1,2 millones`, `2 lucas`."""

import re

from eventplanner.domain.base.text import clean_line, fold_each
from eventplanner.domain.parsing.amounts import read_amount

MAGNITUDE = (
    r"(?:(?P<thousands>mil|k|thousand)|(?P<millions>millones|millon|millions?|mm)|(?P<lucas>lucas?)|(?P<palos>palos?))"
)
"""A word of scale, in folded text; what stands behind it must be no letter."""
SLANG = frozenset({"ARS", "CLP", "COP", "UYU"})
"""Currencies of which people say `lucas` for thousands and `palos` for millions."""
_SCALED = re.compile(rf"(?P<number>.*?[0-9])\s?{MAGNITUDE}(?:\s?\$)?")


def power_of(match: re.Match[str], currency: str) -> int:
    """Returns the power of ten of a matched `MAGNITUDE`; 0 where nobody says it of that currency."""
    is_slang = bool(match["lucas"] or match["palos"])
    if is_slang and currency not in SLANG:
        return 0
    return 3 if match["thousands"] or match["lucas"] else 6


def read_scaled(text: str, digits: int, decimal: str = "", currency: str = "") -> int | None:
    """Units of 10⁻ᵈⁱᵍⁱᵗˢ of a number with a word of scale behind it; None for anything else.

    `1,2 millones` is exact; a number that has more decimals than the scale and the currency is none.
    """
    match = _SCALED.fullmatch(fold_each(clean_line(text)))
    if match is None or not (power := power_of(match, currency)):
        return None
    return read_amount(match["number"], digits + power, decimal)
