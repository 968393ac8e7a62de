"""A year as it is shown, and moving from event to event over the years."""

from datetime import date

from eventplanner.domain.events import Event
from eventplanner.domain.workload import LONGEST_RUN_UP
from eventplanner.domain.year import YearPicture, draw_year
from eventplanner.services.planner import Planner
from eventplanner.storage import year


def picture(planner: Planner, of: int) -> YearPicture:
    """The year's events, the work they make, and that of events early in the next year."""
    found = year.between(planner.store, date(of, 1, 1), date(of, 12, 31) + LONGEST_RUN_UP)
    return draw_year(of, found, planner.settings().capacity)


def near(planner: Planner, day: date, count: int) -> list[Event]:
    """The events that begin next after a day."""
    return [e for e in year.coming(planner.store, day, 2 * count) if e.first_day and e.first_day > day][:count]


def next_start(planner: Planner, day: date, step: int) -> date | None:
    """The nearest day after (`step` 1) or before (-1) a day on which an event begins, of whatever year."""
    return (year.start_after if step > 0 else year.start_before)(planner.store, day)
