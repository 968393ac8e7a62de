"""Contents of Home: events that need attention, coming events, changes by others."""

from datetime import date, timedelta

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.home.home import HomePicture, Need, needs
from eventplanner.domain.year.workload import LONGEST_RUN_UP, load_by_day, week_start, weeks
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import journal
from eventplanner.storage.queries import year

WEEKS = 12
COMING = 8
NEWS = 20
UNDATED = 50
FARTHEST = 3660
"""Days."""
UNSETTLED = 20
"""As many past events are asked for of which nobody has said how they went: a history that was imported has more."""


def picture(planner: Planner, seen: int | None = None, first_weekday: int = 0) -> HomePicture:
    """Returns the contents of Home; `seen` is the last revision of the visit before, None on the first one."""
    store = planner.store
    settings, today = planner.settings(), planner.today()
    with store.snapshot():
        this_week = week_start(today, first_weekday)
        around = year.starting(store, this_week, this_week + timedelta(weeks=WEEKS) + LONGEST_RUN_UP)
        open_needs = needing(planner)
        return HomePicture(
            today=today,
            needs=open_needs,
            coming=tuple(sorted(year.coming(store, today, COMING), key=_by_start)),
            weeks=weeks(load_by_day(around), this_week, WEEKS, settings.capacity),
            news=tuple(journal.by_others(store, seen, planner.actor, NEWS)) if seen is not None else (),
            around=tuple(around),
            unsaved=tuple(reversed(session.unsaved_forms(planner))),
            empty=not open_needs and not around and not year.any_event(store),
        )


def needing(planner: Planner) -> tuple[Need, ...]:
    """Returns the events that lack details by now, the most urgent first."""
    today, warn_days = planner.today(), planner.settings().warn_days
    waiting = year.waiting(planner.store, today, today + timedelta(days=warn_days))
    unsettled = year.unsettled(planner.store, today, UNSETTLED)
    return needs([*unsettled, *waiting, *year.undated(planner.store, UNDATED)], today, warn_days)


def coming(planner: Planner, days: int) -> list[Event]:
    """Returns events from today on and within so many days, by start, without cancelled ones."""
    today = planner.today()
    last = today + timedelta(days=min(max(days, 0), FARTHEST))
    return [event for event in year.between(planner.store, today, last) if event.status is not Status.CANCELLED]


def _by_start(event: Event) -> tuple[date, int]:
    return event.first_day or date.max, event.id
