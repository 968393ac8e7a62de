"""Money: whole minor units of one currency."""

from decimal import Decimal

from msgspec import Struct

# ISO 4217, amendment 176: the currencies whose exponent is not 2.
_EXPONENTS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0)
_EXPONENTS |= dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
_EXPONENTS |= dict.fromkeys("CLF UYW".split(), 4)

# ISO 4217, list one of January 2026, with what left it in the years that a plan may still speak of.
CURRENCIES = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF "
    "CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD "
    "HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG "
    "ANG CUC HRK SLL ZWL".split()
)


def exponent(currency: str) -> int:
    """How many decimal digits the minor unit of an ISO 4217 currency stands for: CLP 0, USD 2, CLF 4."""
    return _EXPONENTS.get(currency, 2)


class Money(Struct, frozen=True):
    """An exact amount."""

    minor: int
    """In minor units: 1234 is $12.34 in USD and $1.234 in CLP."""
    currency: str
    """ISO 4217."""

    @property
    def amount(self) -> Decimal:
        return Decimal(self.minor).scaleb(-exponent(self.currency))


def is_currency(code: str) -> bool:
    """Is it one of ISO 4217?"""
    return code in CURRENCIES
