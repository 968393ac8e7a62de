"""Reading a year, and stepping from event to event."""

from datetime import date

from eventplanner.domain.events.events import Event
from eventplanner.domain.events.filter import Filter
from eventplanner.domain.year.workload import LONGEST_RUN_UP
from eventplanner.domain.year.year import YearPicture, draw_year
from eventplanner.services.base.planner import Planner
from eventplanner.services.year import overlays
from eventplanner.storage.queries import year
from eventplanner.storage.queries.event_filter import where
from eventplanner.storage.queries.events import all_of

EVERYTHING = Filter()


def picture(planner: Planner, of: int) -> YearPicture:
    """Returns the year's events, its workload with that of early events of the next year, and others' dates."""
    first, last = date(of, 1, 1), date(of, 12, 31)
    of_year = year.between(planner.store, first, last + LONGEST_RUN_UP)
    return draw_year(of, of_year, planner.settings().capacity, overlays.occasions(planner, first, last))


def near(planner: Planner, day: date, count: int, wanted: Filter = EVERYTHING) -> list[Event]:
    """Returns the next events of a filter that begin after a day."""
    ahead = year.coming(planner.store, day, 2 * count) if not wanted.terms else _found(planner, wanted)
    return [event for event in ahead if event.first_day and event.first_day > day][:count]


def next_start(planner: Planner, day: date, step: int, wanted: Filter = EVERYTHING) -> date | None:
    """Returns the nearest first day of such an event after (`step` 1) or before (-1) a day, in any year."""
    if not wanted.terms:
        return (year.start_after if step > 0 else year.start_before)(planner.store, day)
    starts = [event.first_day for event in _found(planner, wanted) if event.first_day]
    if step > 0:
        return min((start for start in starts if start > day), default=None)
    return max((start for start in starts if start < day), default=None)


def _found(planner: Planner, wanted: Filter) -> list[Event]:
    return all_of(planner.store, where(wanted))
