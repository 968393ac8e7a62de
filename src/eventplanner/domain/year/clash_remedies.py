"""Alternative days for an event that clashes: the nearest free day of the same weekday."""

from collections.abc import Iterator
from datetime import date, timedelta

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind, moved_by
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_values import Severity
from eventplanner.domain.year.clashes import clashes_of

_WEEKS = 6


def free_day(event: Event, calendar: Calendar, since: date | None = None) -> date | None:
    """Returns the nearest day of the same weekday without a clash, or else without a warning; None if there is none.

    Within six weeks and not before `since`; of two that are equally near the later one.
    """
    if event.kind is EventKind.PRESENCE:
        return None
    noted = None
    for there in _weeks_off(event):
        day = there.first_day
        if day is None or (since and day < since):
            continue
        worst = max((clash.severity for clash in clashes_of(there, calendar)), default=None)
        if worst is None:
            return day
        if noted is None and worst is Severity.NOTE:
            noted = day
    return noted


def carried(event: Event, by: timedelta) -> Event:
    """Returns the event moved to another day; raises Invalid outside the range of years."""
    there = moved_by(event, by)
    return revised(event, start=there.start, end=there.end)


def _weeks_off(event: Event) -> Iterator[Event]:
    for weeks in range(1, _WEEKS + 1):
        for by in (timedelta(weeks=weeks), timedelta(weeks=-weeks)):
            try:
                yield carried(event, by)
            except Invalid:
                continue
