"""Open tasks of all events grouped by due day: overdue, today, this week, later."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.tasks.tasks import Task

LAST = "9999-"
"""A `due_key` that comes after all, also after that of what has no day."""


class Soon(StrEnum):
    """Groups of tasks by due day."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    """Until the last day of this week."""
    LATER = "later"
    """Also what has no day."""


class TaskOfEvent(Struct, frozen=True):
    """Task in a list over all events."""

    task: Task
    event_title: str = ""
    """Nothing for a task that belongs to no event."""

    @property
    def id(self) -> int:
        return self.task.id

    @property
    def version(self) -> int:
        return self.task.version


class TaskGroup(Struct, frozen=True):
    """Tasks of a group: their number, and the first of them."""

    soon: Soon
    total: int = 0
    tasks: tuple[TaskOfEvent, ...] = ()

    @property
    def more(self) -> int:
        """Number of tasks of the group that are not listed."""
        return self.total - len(self.tasks)


class TaskGroups(Struct, frozen=True):
    """The four groups, the most pressing first, empty ones included."""

    today: date
    groups: tuple[TaskGroup, ...]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    def group(self, soon: Soon) -> TaskGroup:
        return next(group for group in self.groups if group.soon is soon)


def last_of_week(today: date, first_weekday: int) -> date:
    """Returns the last day of a day's week; weeks begin on `first_weekday`, 0 for Monday."""
    return today + timedelta(days=(first_weekday - 1 - today.weekday()) % 7)


def soon(due_key: str, today: date, first_weekday: int = 0) -> Soon:
    """Returns the group of a due day."""
    return next(each for each, (_first, beyond) in stretches(today, first_weekday).items() if due_key < beyond)


def stretches(today: date, first_weekday: int) -> dict[Soon, tuple[str, str]]:
    """Returns the range of each group: first `due_key`, and the first one after it."""
    tomorrow = (today + timedelta(days=1)).isoformat()
    next_week = (last_of_week(today, first_weekday) + timedelta(days=1)).isoformat()
    return {
        Soon.OVERDUE: ("", today.isoformat()),
        Soon.TODAY: (today.isoformat(), tomorrow),
        Soon.WEEK: (tomorrow, next_week),
        Soon.LATER: (next_week, LAST),
    }
