"""Clashes: kinds, severities and identifiers."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.year.overlays import Occasion

_LONGEST_NAME = 200
"""Characters of a uid that stand in a key as they are; longer ones are told apart by what they hash to."""


class ClashKind(StrEnum):
    """Kinds of clash."""

    HOLIDAY = "holiday"
    """A public holiday."""
    AWAY = "away"
    """A date of an overlay that names who leads the event."""
    OVERLAY = "overlay"
    """Another's date, also where its file marks the day as free."""
    VENUE = "venue"
    """Two events of ours at one place at once."""
    LEAD = "lead"
    """Two events of ours that one person leads at once."""
    PEOPLE = "people"
    """Two events of ours that one person has roles at, at once."""
    OVERLAP = "overlap"
    """Two events of ours at once, at different places and under different people."""
    AUDIENCE = "audience"
    """The event before or after for the same audience is too close."""
    SERIES = "series"
    """The event before or after of the same series is too close."""
    WEEK = "week"
    """More work in a week than the team can do."""


class Severity(IntEnum):
    """Severities of a clash."""

    NOTE = 1
    WARNING = 2
    SEVERE = 3


class Rules(Struct, frozen=True):
    """The plan's limits for workload and distance."""

    weekly: int = 10
    """The team's capacity, in person-days a week."""
    audience_gap: int = 7
    """Days that two events for one audience are apart at least."""
    series_gap: int = 14
    """Days that two events of a series are apart at least, unless its own rule has them closer."""


class Clash(NamedTuple):
    """Clash of one event."""

    kind: ClashKind
    severity: Severity
    event: Event
    """Of two, the one that begins later, unless it is over; of a week, the one whose move would ease it most."""
    other: Event | Occasion | None
    """None for a week."""
    day: date
    """The first day on which both are; of a week its first, and of two that are too close the first of the later one."""
    load: int = 0
    """Of a week, in minutes."""
    capacity: int = 0
    """Of a week, in minutes."""
    people: tuple[str, ...] = ()
    """Who has to be in two places."""

    @property
    def key(self) -> str:
        """Identifier of an accepted clash: stable while neither side moves, and independent of their order."""
        return "|".join((self.kind, *self._names, self.day.isoformat()))

    @property
    def matter(self) -> tuple[str, ...]:
        """Subject of the clash, independent of the event's day, so that a move along a conference keeps it."""
        when = self.day if self.kind is ClashKind.WEEK else None
        if isinstance(self.other, Occasion):
            when = self.other.first_day
        return (self.kind, *self._names, when.isoformat() if when else "")

    @property
    def _names(self) -> tuple[str, ...]:
        if isinstance(self.other, Event):
            # Whoever else has to be in two places is another matter.
            who = tuple(_short(fold(name).replace(" ", "-")) for name in self.people)
            return (*sorted((_short(self.event.uid), _short(self.other.uid))), *who)
        return (_short(self.event.uid), *([_short(named(self.other))] if self.other else []))


def named(occasion: Occasion) -> str:
    """Returns the identifier of another's date, stable over newer versions of its file."""
    return occasion.of.uid or str(occasion.of.id)


def without_accepted(clashes: Iterable[Clash], keys: Collection[str]) -> list[Clash]:
    """Returns the clashes that nobody has accepted."""
    return [clash for clash in clashes if clash.key not in keys]


def _short(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    # Here because hardly any name is that long, and every command that looks for clashes would load it.
    from hashlib import sha256

    return sha256(name.encode()).hexdigest()
