"""Overbookings that moving events would cause."""

from collections.abc import Iterable, Mapping, Sequence

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.logistics.bookings import Booked, Overbooking, overbooked
from eventplanner.domain.logistics.resources import Resource
from eventplanner.domain.workspace.moving_parts import Pair


def newly_over(
    resources: Sequence[Resource], booked: Sequence[Booked], pairs: Sequence[Pair]
) -> dict[int, tuple[Message, ...]]:
    """Returns new overbookings in sentences by event; `booked` holds the bookings of all events."""
    before = overbooked(resources, _booked(booked, {old.id: old for old, _ in pairs}))
    after = overbooked(resources, _booked(booked, {old.id: new for old, new in pairs}))
    known = {_matter(each) for each in before}
    new = [each for each in after if _matter(each) not in known]
    return {old.id: tuple(found.said(old.id) for found in new if found.concerns(old.id)) for old, _ in pairs}


def _booked(booked: Iterable[Booked], now: Mapping[int, EventDraft]) -> list[Booked]:
    """As it would be with some events elsewhere."""
    return [_elsewhere(each, now[each.booking.event_id]) if each.booking.event_id in now else each for each in booked]


def _elsewhere(each: Booked, event: EventDraft) -> Booked:
    return revised(each, start=event.start, end=event.end, all_day=event.all_day, timezone=event.timezone)


def _matter(each: Overbooking) -> tuple[int, frozenset[int]]:
    """Whose bookings get in each other's way, whenever that is."""
    return each.resource.id, frozenset(one.booking.id for one in each.bookings)
