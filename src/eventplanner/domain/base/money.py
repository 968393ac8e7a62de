"""Money: whole minor units of one currency."""

from decimal import Decimal

from msgspec import Struct

from eventplanner.domain.base.currency_table import CODES, EXPONENTS


def exponent(currency: str) -> int:
    """Returns the number of decimal digits of an ISO 4217 currency: CLP 0, USD 2, CLF 4."""
    return EXPONENTS.get(currency, 2)


class Money(Struct, frozen=True):
    """Exact amount of money."""

    minor: int
    """In minor units: 1234 is $12.34 in USD and $1.234 in CLP."""
    currency: str
    """ISO 4217."""

    @property
    def amount(self) -> Decimal:
        return Decimal(self.minor).scaleb(-exponent(self.currency))


def is_currency(code: str) -> bool:
    """Returns whether a code is in ISO 4217."""
    return code in CODES
