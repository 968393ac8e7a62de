"""Open tasks of all events as one list, with their number in each group."""

from itertools import pairwise

from msgspec import Struct

from eventplanner.domain.base.listing import Listing
from eventplanner.domain.tasks.groups import Soon, TaskOfEvent, stretches
from eventplanner.domain.tasks.tasks import Task
from eventplanner.services.base.planner import Planner
from eventplanner.services.tasks import tasks


class OpenTasks(Struct, frozen=True):
    """The list, and the length of each stretch of it."""

    listing: Listing[TaskOfEvent]
    totals: tuple[tuple[Soon, int], ...]
    """In the order of the list; those without a task too."""


def open_tasks(planner: Planner, owner: str = "", text: str = "", first_weekday: int = 0) -> OpenTasks:
    """Returns the tasks of an owner, or all, that contain all the words of a text, by due day."""
    with planner.store.snapshot():
        listing = tasks.open_listing(planner, owner, text)
        soon = stretches(planner.today(), first_weekday)
        ends = [_before(planner, owner, text, beyond) for _first, beyond in list(soon.values())[:-1]]
    bounds = [0, *ends, listing.total]
    totals = [last - first for first, last in pairwise(bounds)]
    return OpenTasks(listing, tuple(zip(soon, totals, strict=True)))


def _before(planner: Planner, owner: str, text: str, due_key: str) -> int:
    """How many are due before a day."""
    return tasks.open_place(planner, owner, text, Task(id=0, version=0, title="", due_key=due_key))
