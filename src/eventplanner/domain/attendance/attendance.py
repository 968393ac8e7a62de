"""Attendance of an event: registrations and the figures computed from them, each with its basis."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from eventplanner.domain.attendance.curve import (
    Forecast,
    Point,
    Tally,
    ahead,
    curve,
    expected,
    forecast,
    tally,
    with_margin,
)
from eventplanner.domain.attendance.headcounts import Headcount, Registration
from eventplanner.domain.events.events import Event


class Edition(Struct, frozen=True):
    """Previous edition, as far as it was counted."""

    event: Event
    points: tuple[Point, ...] = ()
    headcount: Headcount | None = None


class NoShowRate(Struct, frozen=True):
    """No-show rate in per cent, with its source."""

    percent: int
    from_last: bool = False
    """It is the last edition's."""


class Numbers(Struct, frozen=True, dict=True):
    """Registrations and expected attendance of an event, and its previous edition."""

    event: Event
    today: date
    readings: Sequence[Registration] = ()
    headcount: Headcount | None = None
    last: Edition | None = None

    @cached_property
    def points(self) -> tuple[Point, ...]:
        first = self.event.first_day
        return tuple(curve(self.readings, first)) if first else ()

    @property
    def newest(self) -> Registration | None:
        return max(self.readings, key=lambda each: each.day, default=None)

    @property
    def registered(self) -> int | None:
        """Registrations in person and online; None before the first count."""
        return None if self.newest is None else self.newest.in_person + self.newest.online

    @property
    def ahead(self) -> int | None:
        """Registrations compared with the last edition at the same distance; None where that is unknown."""
        return ahead(self.points, self.last.points) if self.last else None

    @property
    def forecast(self) -> Forecast | None:
        return forecast(self.points, self.last.points) if self.last else None

    @property
    def no_show(self) -> NoShowRate | None:
        """No-show rate in person."""
        return self._rate("no_show")

    @property
    def no_show_online(self) -> NoShowRate | None:
        return self._rate("no_show_online")

    @property
    def expected(self) -> int | None:
        """Expected attendance in person; None without a count or a no-show rate."""
        return expected(self.newest.in_person, self.no_show.percent) if self.newest and self.no_show else None

    @property
    def expected_online(self) -> int | None:
        rate = self.no_show_online
        return expected(self.newest.online, rate.percent) if self.newest and rate else None

    @property
    def margin(self) -> int | None:
        return self.headcount.catering_margin if self.headcount else None

    @property
    def catering(self) -> int | None:
        """Number of people to cater for."""
        return None if self.expected is None else with_margin(self.expected, self.margin or 0)

    @property
    def diets(self) -> Tally:
        return tally(self.headcount.diets if self.headcount else ())

    @property
    def access_needs(self) -> Tally:
        return tally(self.headcount.access_needs if self.headcount else ())

    @property
    def too_many_diets(self) -> bool:
        """True if more diets are noted than people are expected."""
        return self.expected is not None and self.diets.total > self.expected

    def _rate(self, name: str) -> NoShowRate | None:
        for said, from_last in ((self.headcount, False), (self.last.headcount if self.last else None, True)):
            percent = getattr(said, name) if said else None
            if percent is not None:
                return NoShowRate(percent, from_last)
        return None
