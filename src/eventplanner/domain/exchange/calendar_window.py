"""Days from which the entries of a calendar are taken."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import CalendarEntry

Starts = Callable[[CalendarEntry, date, date, int], list[datetime]]
"""The starts of a recurring entry from a day to another, at most so many."""


class Window(Struct, frozen=True, kw_only=True):
    """Days whose dates are taken, both included."""

    first: date = date.min
    last: date = date.max
    horizon: date
    """The last day of what recurs without end."""

    @property
    def limited(self) -> bool:
        """True if dates outside are left out that would not be else."""
        return (self.first, self.last) != (date.min, date.max)

    def starts(self, entry: CalendarEntry, starts: Starts, most: int) -> list[datetime]:
        """Returns when an entry begins in these days, at most so many times."""
        if not entry.rule and not entry.extra:
            inside = entry.start.date() <= self.last and entry.end.date() >= self.first
            return [entry.start][: int(inside)]
        first, last = max(self.first, entry.start.date()), min(self.last, self.horizon)
        return starts(entry, first, last, most) if first <= last else []

    def takes(self, entry: CalendarEntry, starts: Starts) -> bool:
        """Returns whether any date of an entry lies in these days."""
        return not self.limited or bool(self.starts(entry, starts, 1))


def window_of(first: date | None, last: date | None, today: date) -> Window:
    """Returns the days that a person names; rules without end are followed up to the end of next year."""
    year = max(today.year + 1, first.year if first else 0)
    return Window(first=first or date.min, last=last or date.max, horizon=last or date(year, 12, 31))


def fitting_window(
    entries: Sequence[CalendarEntry], starts: Starts, window: Window, today: date, most: int
) -> Window | None:
    """Returns a window with at most so many dates: this one, or a shorter one if nobody has named the days; or None."""
    options = (window,) if window.limited else (window, *_shorter(window, today))
    return next((each for each in options if _fits(entries, starts, each, most)), None)


def window_finding(window: Window, most: int, *, is_said: bool) -> Message:
    """Returns the sentence about the days that are taken."""
    days: dict[str, Part] = {"first": window.first, "last": min(window.last, window.horizon)}
    if not window.limited:
        return Message("recurring events up to {day}", {"day": window.horizon})
    if is_said:
        return Message("dates from {first} to {last}", days)
    return Message("more than {most} dates in all: taken are those from {first} to {last}", {"most": most, **days})


def _shorter(window: Window, today: date) -> Iterator[Window]:
    """Yields last year to next year, then from today on, each time half as long."""
    yield revised(window, first=date(today.year - 1, 1, 1), last=window.horizon)
    days = (window.horizon - today).days
    while days:
        yield revised(window, first=today, last=today + timedelta(days=days))
        days //= 2


def _fits(entries: Sequence[CalendarEntry], starts: Starts, window: Window, most: int) -> bool:
    left = most
    for entry in entries:
        left -= len(window.starts(entry, starts, left + 1))
        if left < 0:
            return False
    return True
