"""What a move does to what belongs to an event: tasks and decisions that follow it or stay, its venue, its bookings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from eventplanner.domain.bookings import Booked, Overbooking, overbooked
from eventplanner.domain.events import Event, EventDraft
from eventplanner.domain.gates import Gate
from eventplanner.domain.resources import Resource
from eventplanner.domain.tasks import Task
from eventplanner.domain.text import Message
from eventplanner.domain.venues import Place, PlaceState


@dataclass(frozen=True, slots=True)
class Parts:
    """What of an event has a day."""

    tasks: tuple[Task, ...] = ()
    """Those that are open."""
    gates: tuple[Gate, ...] = ()
    """Those that nobody has decided yet."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to the events that may be moved."""

    parts: Mapping[int, Parts]
    """By the id of the event."""
    resources: Sequence[Resource] = ()
    """Those that these events book."""
    booked: Sequence[Booked] = ()
    """By whomever."""


class Fate(NamedTuple):
    """What becomes of the tasks, or of the decisions, of an event."""

    follow: int = 0
    """So many keep their distance from the event, on another day."""
    lose: int = 0
    """So many have no day any more, because the event has none."""
    stay: tuple[str, ...] = ()
    """The titles of those that have a day of their own."""
    late: tuple[str, ...] = ()
    """Their new day is past, and the one before was not."""
    after: tuple[str, ...] = ()
    """They stay, and come only after the event then."""


NONE = Fate()


class Costly(NamedTuple):
    """A decision that would be taken when a no is not free any more."""

    title: str
    day: date
    free_until: date


@dataclass(frozen=True, slots=True)
class PartsMoved:
    """What becomes of all that belongs to an event."""

    tasks: Fate = NONE
    gates: Fate = NONE
    costly: tuple[Costly, ...] = ()
    venue_held: bool = False
    """It is held for the day before."""
    option_over: date | None = None
    """The option on the venue, or the day on which it ends, comes before the new day and did not before the old one."""
    over: tuple[Message, ...] = ()
    """What is booked more often than it is there, and was not before."""


STILL = PartsMoved()


def parts_moved(old: EventDraft, new: EventDraft, parts: Parts, today: date) -> PartsMoved:
    """What becomes of the parts of one event; nothing where its days stay as they are."""
    if (old.first_day, old.last_day) == (new.first_day, new.last_day):
        return STILL
    place, until = parts.place, parts.place.option_until if parts.place else None
    held = place is not None and place.state is not PlaceState.LOOKING and bool(old.first_day and new.first_day)
    in_option = place is not None and place.state is PlaceState.OPTION
    passed = in_option and until and new.first_day and until < new.first_day
    passed_before = until and old.first_day and until < old.first_day
    return PartsMoved(
        tasks=_fate(old, new, parts.tasks, today),
        gates=_fate(old, new, parts.gates, today),
        costly=tuple(_costly(old, new, parts.gates)),
        venue_held=held,
        option_over=until if passed and not passed_before else None,
    )


def with_bookings(
    moved: Mapping[int, PartsMoved], pairs: Sequence[tuple[Event, EventDraft]], belongings: Belongings
) -> dict[int, PartsMoved]:
    """The same with what is booked more often than it is there once all of the events are at their new places."""
    if not belongings.resources:
        return dict(moved)
    before = overbooked(belongings.resources, _booked(belongings.booked, {old.id: old for old, _ in pairs}))
    after = overbooked(belongings.resources, _booked(belongings.booked, {old.id: new for old, new in pairs}))
    known = {_matter(each) for each in before}
    new = [each for each in after if _matter(each) not in known]
    return {
        id: replace(each, over=tuple(found.said(id) for found in new if found.concerns(id)))
        for id, each in moved.items()
    }


def _fate(old: EventDraft, new: EventDraft, records: Iterable[Task | Gate], today: date) -> Fate:
    follow, lose = 0, 0
    stay, late, after = [], [], []
    for record in records:
        was, will = (record.when.on(each.first_day, each.last_day) for each in (old, new))
        if record.offset is None:
            if was is not None:
                stay.append(record.title)
                if _is_before(was, old.last_day) and new.last_day and not _is_before(was, new.last_day):
                    after.append(record.title)
            continue
        if will is None:
            lose += was is not None
        elif was != will:
            follow += 1
            if will < today and not (was and was < today):
                late.append(record.title)
    return Fate(follow, lose, tuple(stay), tuple(late), tuple(after))


def _is_before(day: date, last: date | None) -> bool:
    """Is it to be done before the event is over?"""
    return last is not None and day <= last


def _costly(old: EventDraft, new: EventDraft, gates: Iterable[Gate]) -> Iterable[Costly]:
    for gate in gates:
        was, will = (gate.when.on(each.first_day, each.last_day) for each in (old, new))
        if gate.free_until and will and will > gate.free_until and not (was and was > gate.free_until):
            yield Costly(gate.title, will, gate.free_until)


def _booked(booked: Iterable[Booked], now: Mapping[int, EventDraft]) -> list[Booked]:
    """As it would be with some events elsewhere."""
    return [_elsewhere(each, now[each.booking.event_id]) if each.booking.event_id in now else each for each in booked]


def _elsewhere(each: Booked, event: EventDraft) -> Booked:
    return replace(each, start=event.start, end=event.end, all_day=event.all_day, timezone=event.timezone)


def _matter(each: Overbooking) -> tuple[int, frozenset[int]]:
    """Whose bookings get in each other's way, whenever that is."""
    return each.resource.id, frozenset(one.booking.id for one in each.bookings)
