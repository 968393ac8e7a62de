"""Logistics of one event: bookings compared with stock, quotes compared with each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from eventplanner.domain.attendance.headcounts import Registration
from eventplanner.domain.base.text import fold
from eventplanner.domain.logistics.bookings import Booked, Overbooking
from eventplanner.domain.logistics.resources import CONSUMED, Booking, Quote, Resource
from eventplanner.domain.logistics.venues import Place, Platform, Venue


class BookingRow(Struct, frozen=True):
    """Booking compared with all others of its resource."""

    record: Booking
    resource: Resource
    booked: Booked
    over: tuple[Overbooking, ...] = ()
    """Where it has a part in more being booked than there is."""

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def version(self) -> int:
        return self.record.version

    @property
    def wanted(self) -> int:
        """Total demand at the worst moment; the booking's own amount if there is no overbooking."""
        return max((each.wanted for each in self.over), default=self.record.quantity)

    @property
    def is_used_up(self) -> bool:
        return self.resource.kind in CONSUMED


class QuoteRow(Struct, frozen=True):
    """Quote compared with others for the same need."""

    record: Quote
    supplier: str
    first: bool
    """Is it the first of its need?"""
    above: int | None
    """Per cent more than the cheapest of its currency; 0 for the cheapest, None where there is nothing to compare."""

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def version(self) -> int:
        return self.record.version

    @property
    def is_cheapest(self) -> bool:
        return self.above == 0


class Logistics(Struct, frozen=True):
    """Contents of an event's tab."""

    place: Place | None
    venue: Venue | None
    platform: Platform | None
    bookings: Sequence[BookingRow]
    quotes: Sequence[QuoteRow]
    registered: Registration | None
    """The last count."""


def side_by_side(quotes: Iterable[Quote], suppliers: Mapping[int, str]) -> list[QuoteRow]:
    """Groups quotes by need, from the cheapest to the dearest; those without an amount come last."""
    ordered = sorted(quotes, key=_by_need)
    return [row for _need, group in groupby(ordered, key=_need) for row in _compared(list(group), suppliers)]


def same_need(one: Quote, other: Quote) -> bool:
    """Returns whether two quotes are for the same need of an event."""
    return one.event_id == other.event_id and _need(one) == _need(other)


def _need(quote: Quote) -> str:
    return fold(quote.need).strip()


def _by_need(quote: Quote) -> tuple[str, bool, str, int, int]:
    return _need(quote), quote.amount is None, quote.currency, quote.amount or 0, quote.id


def _compared(group: Sequence[Quote], suppliers: Mapping[int, str]) -> Iterator[QuoteRow]:
    for place, quote in enumerate(group):
        rivals = [
            each.amount
            for each in group
            if each is not quote and each.currency == quote.currency and each.amount is not None
        ]
        above = None
        if rivals and quote.amount is not None:
            above = _above(quote.amount, min(quote.amount, *rivals))
        yield QuoteRow(quote, suppliers.get(quote.organisation_id or 0, ""), place == 0, above)


def _above(amount: int, cheapest: int) -> int | None:
    """Rounded, but never to nothing where it is more."""
    if amount == cheapest:
        return 0
    return max(1, (200 * (amount - cheapest) + cheapest) // (2 * cheapest)) if cheapest else None
