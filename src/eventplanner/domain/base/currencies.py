"""Currencies as people write them."""

ALIASES = {"UF": "CLF", "US$": "USD", "U$": "USD", "€": "EUR", "£": "GBP", "R$": "BRL", "DOLAR": "USD", "EURO": "EUR"}
"""Signs and words that people write for a currency, in capitals, with its ISO 4217 code."""


def currency_of(text: str) -> str:
    """Returns the ISO 4217 code that a text means; the text in capitals where it is no known sign or word."""
    plain = text.strip().upper().replace("Ó", "O")
    return ALIASES.get(plain, plain)
