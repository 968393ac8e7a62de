"""Effects of a move on the records of events, in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.workspace.moving_parts import NONE, Costly, Fate, PartsMoved

_NAMED = 3
"""So many are named, the rest is counted."""


def goes_wrong(moved: Sequence[PartsMoved]) -> Iterator[Message]:
    """Yields messages about records that would be in the past, too late, or taken by others."""
    tasks, gates = _together(each.tasks for each in moved), _together(each.gates for each in moved)
    if tasks.late:
        yield counted(
            "{n} task would be late at once: {names}.",
            "{n} tasks would be late at once: {names}.",
            len(tasks.late),
            names=_names(tasks.late),
        )
    if gates.late:
        yield counted(
            "{n} decision would be overdue at once: {names}.",
            "{n} decisions would be overdue at once: {names}.",
            len(gates.late),
            names=_names(gates.late),
        )
    if tasks.after:
        yield counted(
            "{n} task on a date of its own would come only after the event: {names}.",
            "{n} tasks on dates of their own would come only after the event: {names}.",
            len(tasks.after),
            names=_names(tasks.after),
        )
    if gates.after:
        yield counted(
            "{n} decision on a date of its own would come only after the event: {names}.",
            "{n} decisions on dates of their own would come only after the event: {names}.",
            len(gates.after),
            names=_names(gates.after),
        )
    yield from _costs([costly for each in moved for costly in each.costly])
    for each in moved:
        if each.option_over:
            yield Message("The option on the venue ends before that day, on {day}.", {"day": each.option_over})
    over = {message.to_json(): message for each in moved for message in each.over}
    yield from over.values()


def goes_along(moved: Sequence[PartsMoved]) -> Iterator[Message]:
    """Yields messages about records that keep their distance from the event, or lose their day."""
    tasks, gates = _together(each.tasks for each in moved), _together(each.gates for each in moved)
    if tasks.follow:
        yield counted("{n} task moves along.", "{n} tasks move along.", tasks.follow)
    if gates.follow:
        yield counted("{n} decision moves along.", "{n} decisions move along.", gates.follow)
    if tasks.lose:
        yield counted("{n} task has no day then.", "{n} tasks have no day then.", tasks.lose)
    if gates.lose:
        yield counted("{n} decision has no day then.", "{n} decisions have no day then.", gates.lose)


def stays_behind(moved: Sequence[PartsMoved]) -> Iterator[Message]:
    """Yields messages about records with a day of their own, and a venue held for the old day."""
    tasks, gates = _together(each.tasks for each in moved), _together(each.gates for each in moved)
    if tasks.stay:
        yield counted(
            "{n} task stays on its own date: {names}.",
            "{n} tasks stay on their own dates: {names}.",
            len(tasks.stay),
            names=_names(tasks.stay),
        )
    if gates.stay:
        yield counted(
            "{n} decision stays on its own date: {names}.",
            "{n} decisions stay on their own dates: {names}.",
            len(gates.stay),
            names=_names(gates.stay),
        )
    if held := sum(each.venue_held for each in moved):
        yield counted("The venue is held for the old date.", "{n} venues are held for the old dates.", held)


def _costs(costly: Sequence[Costly]) -> Iterator[Message]:
    for each in costly[:_NAMED]:
        parts: dict[str, Part] = {"title": each.title, "day": each.day, "free": each.free_until}
        yield Message("“{title}” would be decided on {day}, and a no costs nothing only until {free}.", parts)


def _together(fates: Iterable[Fate]) -> Fate:
    return reduce(_add, fates, NONE)


def _add(one: Fate, other: Fate) -> Fate:
    follow, lose, stay, late, after = other
    return Fate(one.follow + follow, one.lose + lose, one.stay + stay, one.late + late, one.after + after)


def _names(titles: Sequence[str]) -> Part:
    """Of the first, and how many more there are."""
    names = ", ".join(f"“{title}”" for title in titles[:_NAMED])
    further = len(titles) - _NAMED
    return Message("{names} and {n} more", {"names": names, "n": further}) if further > 0 else names
