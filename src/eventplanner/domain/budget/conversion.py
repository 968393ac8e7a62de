"""Currency conversion in integers, by rates of a day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from eventplanner.domain.base.money import exponent

DIGITS = 8
"""Decimals of a rate."""


ONE = 10**DIGITS
"""The rate of a currency to itself."""


class DatedRate(Struct, frozen=True):
    """Rate with its day; None for the rate of the base currency to itself."""

    value: int
    day: str | None = None


class Rates:
    """Exchange rates of a plan against its base currency."""

    def __init__(self, base: str, rates: Iterable[tuple[str, str, int]] = ()) -> None:
        """`rates` are currency, day in ISO 8601, value in 10⁻⁸."""
        self.base = base
        self._days: dict[str, list[str]] = defaultdict(list)
        self._values: dict[str, list[int]] = defaultdict(list)
        for currency, day, value in sorted(rates):
            self._days[currency].append(day)
            self._values[currency].append(value)

    @property
    def currencies(self) -> list[str]:
        """Currencies with a rate, without the base."""
        return sorted(self._days)

    def latest(self, currency: str) -> DatedRate | None:
        """Returns the latest rate of a currency; None if there is none."""
        if currency == self.base:
            return DatedRate(ONE)
        days = self._days.get(currency)
        return DatedRate(self._values[currency][-1], days[-1]) if days else None

    def on(self, currency: str, day: str | None) -> DatedRate | None:
        """Returns the rate of a day or the last before it; without a day, the latest. None if there is none."""
        if currency == self.base or day is None:
            return self.latest(currency)
        place = bisect_right(self._days.get(currency, ()), day)
        return DatedRate(self._values[currency][place - 1], self._days[currency][place - 1]) if place else None


def rounded(numerator: int, denominator: int) -> int:
    """Returns the quotient as an integer, halves away from zero; the denominator is positive."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def converted(minor: int, currency: str, base: str, value: int) -> int:
    """Returns an amount in minor units of another currency, at a rate in 10⁻⁸ units of that currency."""
    if currency == base:
        return minor
    return rounded(minor * value * 10 ** exponent(base), ONE * 10 ** exponent(currency))
