"""Effects of moving an event, before it is moved: records that follow, dates in the past, clashes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event
from eventplanner.domain.workspace.moving_parts import STILL, Belongings, Pair, Parts, PartsMoved, parts_moved
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_remedies import carried
from eventplanner.domain.year.clash_values import Clash
from eventplanner.domain.year.clashes import clashes_of
from eventplanner.domain.year.workload import run_up

NOTHING = Belongings({})


class MovePreview(Struct, frozen=True):
    """Effects of moving one event."""

    event: Event
    """As it would be; the same as it is if it has no date."""
    before: tuple[date, date] | None
    """Its first and its last day; None without a date."""
    after: tuple[date, date] | None
    follows: tuple[Message, ...]
    """What moves with it, or stays as it is."""
    past: tuple[Message, ...]
    """What falls into the past that was not there before; nothing if all is still to come."""
    new: tuple[Clash, ...]
    """What it clashes with at the new place alone."""
    gone: tuple[Clash, ...]
    """What it clashes with no more."""
    parts: PartsMoved = STILL
    """What becomes of all that belongs to it."""


def preview_move(
    event: Event, by: timedelta, calendar: Calendar, today: date, belongings: Belongings = NOTHING
) -> MovePreview:
    """Previews moving one event; raises Invalid outside the range of years."""
    there = carried(event, by)
    parts = all_parts_moved([(event, there)], belongings, today)
    return _preview(event, there, calendar, calendar, today, parts[event.id])


def preview_moves(
    events: Sequence[Event], by: timedelta, calendar: Calendar, today: date, belongings: Belongings = NOTHING
) -> tuple[MovePreview, ...]:
    """Previews moving several events together, each beside the others at their new places. Raises Invalid."""
    pairs = [(event, carried(event, by)) for event in events]
    after = calendar.instead([there for _, there in pairs])
    parts = all_parts_moved(pairs, belongings, today)
    return tuple(_preview(old, new, calendar, after, today, parts[old.id]) for old, new in pairs)


def all_parts_moved(pairs: Sequence[Pair], belongings: Belongings, today: date) -> dict[int, PartsMoved]:
    """Returns the effects on the records of events, by their ids."""
    moved = {old.id: parts_moved(old, new, belongings.parts.get(old.id, Parts()), today) for old, new in pairs}
    over = belongings.over(pairs)
    return {id: revised(each, over=over.get(id, ())) for id, each in moved.items()}


def _preview(old: Event, new: Event, before: Calendar, after: Calendar, today: date, parts: PartsMoved) -> MovePreview:
    had, has = clashes_of(old, before), clashes_of(new, after)
    known, still = {clash.matter for clash in had}, {clash.matter for clash in has}
    return MovePreview(
        new,
        _days(old),
        _days(new),
        tuple(_follows(new)) if new.start != old.start else (),
        tuple(_past(old, new, today)),
        tuple(clash for clash in has if clash.matter not in known),
        tuple(clash for clash in had if clash.matter not in still),
        parts,
    )


def _days(event: Event) -> tuple[date, date] | None:
    return (event.first_day, event.last_day) if event.first_day and event.last_day else None


def _follows(event: Event) -> Iterator[Message]:
    days = _days(event)
    if days and (n := (days[1] - days[0]).days + 1) > 1:
        yield counted("It still lasts {n} day.", "It still lasts {n} days.", n)
    if event.start and event.end and not event.all_day:
        hours: dict[str, Part] = {"begin": event.start.time(), "end": event.end.time()}
        yield Message("Its hours stay: {begin}–{end}.", hours)
    if event.series_day:
        parts: dict[str, Part] = {"day": event.series_day, "series": event.series}
        yield Message("In the series “{series}” it still stands for {day}.", parts)


def _past(old: Event, new: Event, today: date) -> Iterator[Message]:
    was, now = old.first_day, new.first_day
    if now and now < today and not (was and was < today):
        yield Message("It would have begun already, on {day}.", {"day": now})
        return
    days = [day for day in run_up(new) if day < today]
    if days and len(days) > sum(day < today for day in run_up(old)):
        n = len(days)
        yield counted(
            "{n} of the days on which it is prepared would be past; the first was {day}.",
            "{n} of the days on which it is prepared would be past; the first was {day}.",
            n,
            day=days[0],
        )
