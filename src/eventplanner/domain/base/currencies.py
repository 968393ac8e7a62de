"""Currencies as people write them."""

from eventplanner.domain.base.currency_table import ALIASES
from eventplanner.domain.base.text import fold


def currency_of(text: str) -> str:
    """Returns the ISO 4217 code that a text means; the text in capitals where it is no known sign or word."""
    plain = fold(text.strip()).upper()
    return ALIASES.get(plain, plain)


def symbol_of(code: str) -> str:
    """Returns the word by which people type a currency: `UF` for CLF, else the code."""
    return "UF" if code == "CLF" else code
