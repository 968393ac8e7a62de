"""Shifts: times at which people are needed at an event, and double bookings."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, Protocol, TypeVar

from eventplanner.domain.base.zones import instant
from eventplanner.domain.events.events import OVER, Event, EventDraft, Status

_DAY = timedelta(days=1)
_NOWHERE = frozenset({Status.IDEA, Status.CANCELLED})
"""Nobody is needed at these."""


class HasTimes(Protocol):
    """Anything with a shift in minutes of the clock from the start of its event."""

    @property
    def begins(self) -> int | None: ...

    @property
    def ends(self) -> int | None: ...


class HasPerson(HasTimes, Protocol):
    """A shift that somebody has, or nobody yet."""

    @property
    def id(self) -> int: ...

    @property
    def person_id(self) -> int | None: ...


S = TypeVar("S", bound=HasPerson)


class Shift(NamedTuple):
    """Times of one role at one event, as clash detection needs them."""

    id: int
    """Of the role."""
    event_id: int
    person_id: int
    person: str
    begins: int | None
    ends: int | None


class Span(NamedTuple):
    """Period from one instant to another, the latter excluded."""

    begin: datetime
    end: datetime


class Double(NamedTuple, Generic[S]):
    """Two overlapping shifts of one person, the earlier first."""

    one: S
    at: Event
    other: S
    elsewhere: Event

    @property
    def person_id(self) -> int:
        return self.one.person_id or 0

    @property
    def in_one_event(self) -> bool:
        """Two duties at one event: hard to do, and yet in reach."""
        return self.at.uid == self.elsewhere.uid


def wall(shift: HasTimes, event: EventDraft) -> Span | None:
    """Returns the wall-clock span of a shift; None while the event has no date. Whole days count in full."""
    if event.start is None:
        return None
    over = max(event.start, event.end or event.start)
    try:
        begin = event.start if shift.begins is None else event.start + timedelta(minutes=shift.begins)
        if shift.ends is not None:
            end = event.start + timedelta(minutes=shift.ends)
        else:
            end = over + _DAY if event.all_day else over
    except OverflowError:
        return None
    return Span(begin, max(begin, end))


def span(shift: HasTimes, event: EventDraft) -> Span | None:
    """Returns a shift as instants in UTC; changes of clocks within it make it longer or shorter."""
    if (seen := wall(shift, event)) is None:
        return None
    begin, end = (instant(each, event.timezone) for each in seen)
    return Span(begin, max(begin, end))


def overlap(one: Span, other: Span) -> bool:
    """Returns whether two spans share a moment; touching ends do not."""
    return one.begin < other.end and other.begin < one.end


def counts(event: Event) -> bool:
    """Returns whether people are needed at an event, now or in the past."""
    return event.start is not None and event.status not in _NOWHERE


def double_booked(shifts: Iterable[tuple[S, Event]]) -> list[Double[S]]:
    """Returns people needed in two places at once, by time; pairs of past events are left out."""
    booked: dict[int, list[tuple[Span, S, Event]]] = defaultdict(list)
    for shift, event in shifts:
        if shift.person_id is not None and counts(event) and (times := span(shift, event)) is not None:
            booked[shift.person_id].append((times, shift, event))
    found = [pair for theirs in booked.values() if len(theirs) > 1 for pair in _at_once(theirs)]
    return [double for _, double in sorted(found, key=lambda pair: (pair[0], pair[1].one.id, pair[1].other.id))]


def _at_once(theirs: list[tuple[Span, S, Event]]) -> Iterable[tuple[datetime, Double[S]]]:
    """Of one person, with the moment from which on it is so."""
    theirs.sort(key=lambda each: (each[0], each[1].id))
    going: list[tuple[Span, S, Event]] = []
    for times, shift, event in theirs:
        # What has ended goes, also what has no length and began with this one.
        going = [before for before in going if before[0].end > times.begin]
        for before, other, at in going:
            if overlap(before, times) and not (at.status in OVER and event.status in OVER):
                yield times.begin, Double(other, at, shift, event)
        going.append((times, shift, event))
