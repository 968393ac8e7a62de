"""Effects of a move on the records of an event: tasks and decisions, venue, bookings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.year.working_days import WorkingDays, due_on

if TYPE_CHECKING:
    # For their types alone: the app starts without them.
    from eventplanner.domain.decisions.gates import Gate
    from eventplanner.domain.tasks.tasks import Task

Pair = tuple[Event, EventDraft]
"""An event as it was, and as it would be."""
Over = Callable[[Sequence[Pair]], Mapping[int, tuple[Message, ...]]]


def nothing_over(pairs: Sequence[Pair]) -> Mapping[int, tuple[Message, ...]]:
    """Returns no overbookings, for events without bookings."""
    del pairs
    return {}


class Parts(Struct, frozen=True):
    """Records of an event that have a day."""

    tasks: tuple["Task", ...] = ()
    """Those that are open."""
    gates: tuple["Gate", ...] = ()
    """Those that nobody has decided yet."""
    venue_held: bool = False
    """A venue is held, agreed or signed for its day."""
    option_until: date | None = None
    """Where it is held only, until when."""
    working: WorkingDays | None = None
    """The working days that due days are pulled to, if they are."""


class Belongings(Struct, frozen=True):
    """Records of the events that may be moved."""

    parts: Mapping[int, Parts]
    """By the id of the event."""
    over: Over = nothing_over
    """What would be booked more often than it is there, by event."""


class Fate(NamedTuple):
    """Effects on the tasks, or on the decisions, of an event."""

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


class PartsMoved(Struct, frozen=True):
    """Effects on all records of an event."""

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
    """Returns the effects on the records of one event; none where its days stay."""
    if (old.first_day, old.last_day) == (new.first_day, new.last_day):
        return STILL
    until = parts.option_until
    passed = until and new.first_day and until < new.first_day
    passed_before = until and old.first_day and until < old.first_day
    return PartsMoved(
        tasks=_fate(old, new, parts.tasks, parts.working, today),
        gates=_fate(old, new, parts.gates, parts.working, today),
        costly=tuple(_costly(old, new, parts.gates, parts.working)),
        venue_held=parts.venue_held and bool(old.first_day and new.first_day),
        option_over=until if passed and not passed_before else None,
    )


def _fate(
    old: EventDraft, new: EventDraft, records: "Iterable[Task | Gate]", working: WorkingDays | None, today: date
) -> Fate:
    follow, lose = 0, 0
    stay, late, after = [], [], []
    for record in records:
        was, will = (due_on(record.when, each.first_day, each.last_day, working) for each in (old, new))
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


def _costly(old: EventDraft, new: EventDraft, gates: "Iterable[Gate]", working: WorkingDays | None) -> Iterable[Costly]:
    for gate in gates:
        was, will = (due_on(gate.when, each.first_day, each.last_day, working) for each in (old, new))
        if gate.free_until and will and will > gate.free_until and not (was and was > gate.free_until):
            yield Costly(gate.title, will, gate.free_until)
