"""Bookings of resources over time, and overbookings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from zoneinfo import ZoneInfo

from msgspec import Struct

from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.zones import instant
from eventplanner.domain.events.events import Status
from eventplanner.domain.logistics.resources import CONSUMED, Booking, Resource

HOLDING = frozenset({Status.PLANNED, Status.CONFIRMED})
"""An idea holds nothing yet, and what an event had is back once it is over."""
USING_UP = HOLDING | {Status.HELD, Status.CLOSED}
"""What was handed out at an event that was held is gone."""
LEAST = timedelta(minutes=1)
"""Something is taken at least so long, also for an event of no length."""
_NAMED = 3
"""Other events that a sentence names."""


class Booked(Struct, frozen=True, kw_only=True):
    """Booking with the data that decide when its event needs the resource."""

    booking: Booking
    title: str
    status: Status
    start: datetime | None
    """As those of events."""
    end: datetime | None
    all_day: bool
    timezone: str

    @property
    def taken(self) -> tuple[datetime, datetime] | None:
        """Period in which the resource is taken, in UTC; None while the event has no date.

        Getting ready and giving back are so many minutes by the watch, also on the night when clocks change.
        """
        if self.start is None:
            return None
        end = self.end or self.start
        begins = instant(self.start, self.timezone)
        ends = instant(end + timedelta(days=1) if self.all_day else end, self.timezone)
        begins -= timedelta(minutes=self.booking.setup)
        ends += timedelta(minutes=self.booking.giving_back)
        return begins, max(ends, begins + LEAST)

    @property
    def counts_when_used_up(self) -> bool:
        """True if the status of the booking counts against a consumable resource."""
        return self.status in USING_UP

    def at_home(self, moment: datetime) -> datetime:
        """Returns an instant as wall-clock time at the event."""
        return moment.astimezone(ZoneInfo(self.timezone)).replace(tzinfo=None)


class Overbooking(Struct, frozen=True, kw_only=True):
    """Demand for a resource beyond its number, in a period or, for a consumable, in total."""

    resource: Resource
    begins: datetime | None
    """UTC; None of what is used up."""
    ends: datetime | None
    wanted: int
    """At the worst moment."""
    bookings: tuple[Booked, ...]
    """All that have a part in it."""

    @property
    def there(self) -> int:
        return self.resource.quantity

    def concerns(self, event_id: int) -> bool:
        return any(each.booking.event_id == event_id for each in self.bookings)

    def of_event(self, event_id: int) -> "Overbooking":
        """Returns the part of an overbooking that overlaps the bookings of one of its events."""
        own = [span for each in self.bookings if each.booking.event_id == event_id and (span := each.taken)]
        if self.begins is None or not own:
            return self
        taken = [(each, span) for each in self.bookings if (span := each.taken) and _meets(span, own)]
        within = {begin for _, (begin, _end) in taken if any(first <= begin < last for first, last in own)}
        moments = sorted(within | {first for first, _last in own})
        wanted = {
            moment: sum(each.booking.quantity for each, (begin, end) in taken if begin <= moment < end)
            for moment in moments
        }
        begins = next((moment for moment in moments if wanted[moment] > self.there), self.begins)
        bookings = tuple(each for each, _ in taken)
        return revised(self, begins=begins, wanted=max(wanted.values()), bookings=bookings)

    def others(self, event_id: int) -> list[str]:
        """Returns the titles of the other events involved."""
        return list(dict.fromkeys(each.title for each in self.bookings if each.booking.event_id != event_id))

    def said(self, event_id: int) -> Message:
        """Returns the overbooking as a sentence for one of its events."""
        here = self.of_event(event_id)
        others = here.others(event_id)
        parts: dict[str, Part] = {"resource": self.resource.name, "wanted": here.wanted, "there": self.there}
        if not others:
            return Message("{resource}: {wanted} booked, {there} there", parts)
        if further := max(0, len(others) - _NAMED):
            parts["further"] = further
        if here.begins:
            own = next(each for each in here.bookings if each.booking.event_id == event_id)
            parts["day"] = own.at_home(here.begins).date()
        pattern = _SAID[here.begins is not None, further > 0]
        return Message(pattern, parts | {"others": ", ".join(others[:_NAMED])})


_SAID = {
    (True, False): Message("{resource}: {wanted} booked on {day}, {there} there; also by {others}").id,
    (True, True): Message(
        "{resource}: {wanted} booked on {day}, {there} there; also by {others} and {further} more"
    ).id,
    (False, False): Message("{resource}: {wanted} booked in all, {there} there; also by {others}").id,
    (False, True): Message("{resource}: {wanted} booked in all, {there} there; also by {others} and {further} more").id,
}
"""Is it at some time, are there more than can be named → the sentence."""


def overbooked(resources: Iterable[Resource], booked: Iterable[Booked]) -> list[Overbooking]:
    """Returns overbookings by resource and time; of each period the worst moment."""
    of: dict[int, list[Booked]] = {}
    for each in booked:
        of.setdefault(each.booking.resource_id, []).append(each)
    return [found for one in resources for found in _of_one(one, of.get(one.id, ()))]


def _meets(span: tuple[datetime, datetime], spans: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(span[0] < last and first < span[1] for first, last in spans)


def _of_one(resource: Resource, booked: Sequence[Booked]) -> Iterator[Overbooking]:
    if resource.kind not in CONSUMED:
        yield from _stretches(resource, [each for each in booked if each.status in HOLDING])
        return
    counting = [each for each in booked if each.counts_when_used_up]
    wanted = sum(each.booking.quantity for each in counting)
    if wanted > resource.quantity:
        yield Overbooking(resource=resource, begins=None, ends=None, wanted=wanted, bookings=tuple(counting))


def _stretches(resource: Resource, booked: Sequence[Booked]) -> Iterator[Overbooking]:
    """Sweeps over the moments at which something is taken or given back."""
    taken: dict[int, Booked] = {}
    part: dict[int, Booked] = {}
    begun: datetime | None = None
    worst = 0
    for moment, steps in groupby(_steps(booked), key=itemgetter(0)):
        for _moment, number, each in steps:
            if each is None:
                del taken[number]
            else:
                taken[number] = each
        wanted = sum(each.booking.quantity for each in taken.values())
        if wanted > resource.quantity:
            begun = begun or moment
            worst = max(worst, wanted)
            part |= taken
        elif begun:
            yield Overbooking(resource=resource, begins=begun, ends=moment, wanted=worst, bookings=_in_order(part))
            begun, worst, part = None, 0, {}


def _steps(booked: Sequence[Booked]) -> list[tuple[datetime, int, Booked | None]]:
    """What is taken (with the booking) or given back (without) when, by time."""
    steps: list[tuple[datetime, int, Booked | None]] = []
    for number, each in enumerate(booked):
        if (span := each.taken) is not None:
            steps += [(span[0], number, each), (span[1], number, None)]
    return sorted(steps, key=itemgetter(0))


def _in_order(part: Mapping[int, Booked]) -> tuple[Booked, ...]:
    return tuple(sorted(part.values(), key=lambda each: (each.taken or (datetime.max.replace(tzinfo=UTC),))[0]))
