"""Growth of registrations towards an event, compared with the last edition, and the attendance to expect."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.attendance.headcounts import RegistrationDraft
from eventplanner.domain.base.text import clean_line, fold


class Point(NamedTuple):
    """Number of registrations so many days before the first day of an event."""

    days: int
    """Below 0 after it."""
    people: int


class Forecast(Struct, frozen=True):
    """Expected final number of registrations, if they grow as for the last edition."""

    people: int
    share: int
    """Per cent of its registrations that the last edition had at the same distance."""
    days: int
    """That distance."""


class Tally(Struct, frozen=True):
    """Sum of lines such as `12 vegan`."""

    groups: tuple[tuple[str, int], ...]
    """What and how many, the most first."""
    total: int
    unread: tuple[str, ...] = ()
    """Lines that do not say how many."""


def curve(readings: Iterable[RegistrationDraft], first_day: date) -> list[Point]:
    """Returns readings by their distance from the event, the farthest first; in person plus online."""
    found = {(first_day - each.day).days: each.in_person + each.online for each in readings}
    return [Point(days, found[days]) for days in sorted(found, reverse=True)]


def people_at(points: Sequence[Point], days: int) -> int | None:
    """Returns the registrations so many days before, interpolated linearly; None before the first reading."""
    later = [point for point in points if point.days <= days]
    earlier = [point for point in points if point.days >= days]
    if not earlier:
        return None
    before = earlier[-1]
    if not later or before.days == days:
        return before.people
    after = later[0]
    gone = before.days - days
    return before.people + _rounded((after.people - before.people) * gone, before.days - after.days)


def ahead(now: Sequence[Point], last: Sequence[Point]) -> int | None:
    """Returns registrations minus those of the last edition at the distance of the newest reading; None if unknown."""
    before = people_at(last, now[-1].days) if now else None
    return None if before is None else now[-1].people - before


def forecast(now: Sequence[Point], last: Sequence[Point]) -> Forecast | None:
    """Returns the expected final registrations, in proportion to the last edition; None without one."""
    before = people_at(last, now[-1].days) if now else None
    if not before or now[-1].days < 0:
        return None
    final, people = max(last[-1].people, before), now[-1].people
    return Forecast(_rounded(people * final, before), _rounded(before * 100, final), now[-1].days)


def expected(registered: int, no_show: int) -> int:
    """Returns the attendance after subtracting a no-show percentage; halves are rounded up."""
    return _rounded(registered * (100 - no_show), 100)


def with_margin(people: int, margin: int) -> int:
    """Adds a margin in per cent, rounded up."""
    return -(-people * (100 + margin) // 100)


def fill(registered: int, capacity: int) -> int:
    """Returns the per cent of places taken; 100 only where all are."""
    return registered * 100 // capacity if capacity else 0


def tally(lines: Iterable[str]) -> Tally:
    """Returns the sums of lines with equal names."""
    groups: dict[str, tuple[str, int]] = {}
    unread = []
    for line in map(clean_line, lines):
        count, _, what = line.partition(" ")
        if not (count.isascii() and count.isdecimal() and len(count) < 8 and what):
            unread.append(line)
            continue
        name, so_far = groups.get(fold(what), (what, 0))
        groups[fold(what)] = name, so_far + int(count)
    ordered = sorted(groups.values(), key=lambda group: -group[1])
    return Tally(tuple(ordered), sum(count for _, count in ordered), tuple(line for line in unread if line))


def _rounded(dividend: int, divisor: int) -> int:
    """Returns the quotient as a whole number, halves up, without floating point."""
    return (2 * dividend + divisor) // (2 * divisor)
