"""Rates of exchange: what one unit of a currency was worth on a day, in the plan's own, and converting by them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.money import exponent
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType

DIGITS = 8
"""Decimals of a rate."""
ONE = 10**DIGITS
"""The rate of a currency to itself."""


class RateDraft(Struct, frozen=True, kw_only=True):
    """What somebody says that a currency was worth on a day."""

    currency: str
    """ISO 4217."""
    day: date
    value: int
    """Of one unit, in 10⁻⁸ units of `base`."""
    base: str = ""
    """ISO 4217; the plan's own where nothing is said."""
    source: str = ""
    """Where it is from."""


class Rate(RateDraft, frozen=True, kw_only=True):
    """A rate as the plan has it, at one version."""

    id: int
    version: int


RATE = RecordType(
    name="rate",
    many="rates",
    value=Rate,
    draft=RateDraft,
    order="currency, day DESC, id DESC",
    fields=(
        Field(name="currency", longest=3, needed=True),
        Field(name="day", shape=Shape.DAY, needed=True),
        Field(name="value", shape=Shape.DECIMAL, digits=DIGITS, most=10**7, needed=True),
        Field(name="base", longest=3),
        Field(name="source"),
    ),
)


class DatedRate(Struct, frozen=True):
    """A rate with the day that it is of; the day is None for the rate of the base currency to itself."""

    value: int
    day: str | None = None


class Rates:
    """All rates of a plan against its base currency."""

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
        """Those that there is a rate for, beside the base."""
        return sorted(self._days)

    def latest(self, currency: str) -> DatedRate | None:
        """The last one that the plan has; None if there is none."""
        if currency == self.base:
            return DatedRate(ONE)
        days = self._days.get(currency)
        return DatedRate(self._values[currency][-1], days[-1]) if days else None

    def on(self, currency: str, day: str | None) -> DatedRate | None:
        """The one of a day or the last before it; None if there is none. Without a day, the latest."""
        if currency == self.base or day is None:
            return self.latest(currency)
        place = bisect_right(self._days.get(currency, ()), day)
        return DatedRate(self._values[currency][place - 1], self._days[currency][place - 1]) if place else None


def rounded(numerator: int, denominator: int) -> int:
    """The whole number next to a fraction, halves away from nothing; the denominator is above 0."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def converted(minor: int, currency: str, base: str, value: int) -> int:
    """Minor units of one currency in minor units of another, at a rate in 10⁻⁸ units of the other."""
    if currency == base:
        return minor
    return rounded(minor * value * 10 ** exponent(base), ONE * 10 ** exponent(currency))
