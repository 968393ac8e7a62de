"""Money: whole minor units of one currency."""

from dataclasses import dataclass
from decimal import Decimal

# ISO 4217, amendment 176: the currencies whose exponent is not 2.
_EXPONENTS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0)
_EXPONENTS |= dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
_EXPONENTS |= dict.fromkeys("CLF UYW".split(), 4)


def exponent(currency: str) -> int:
    """How many decimal digits the minor unit of an ISO 4217 currency stands for: CLP 0, USD 2, CLF 4."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount."""

    minor: int
    """In minor units: 1234 is $12.34 in USD and $1.234 in CLP."""
    currency: str
    """ISO 4217."""

    @property
    def amount(self) -> Decimal:
        return Decimal(self.minor).scaleb(-exponent(self.currency))


def is_currency(code: str) -> bool:
    """Does it look like an ISO 4217 code?"""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
