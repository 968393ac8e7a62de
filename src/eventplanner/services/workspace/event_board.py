"""Board of events by stage, with readiness and next step."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.base.listing import Seek
from eventplanner.domain.events.events import OVER, Event, Status
from eventplanner.domain.events.filter import Filter, OneOf, Term
from eventplanner.services.base.planner import Planner
from eventplanner.services.events.events import EventQuery
from eventplanner.services.workspace import readiness
from eventplanner.services.workspace.readiness import EventGlance
from eventplanner.storage.queries import events
from eventplanner.storage.queries.event_filter import where

STAGES = (Status.IDEA, Status.PLANNED, Status.CONFIRMED, Status.HELD, Status.CLOSED)
MAX_EVENTS = 100
"""Cards of one stage."""


class Stage(Struct, frozen=True):
    """One lane of the board."""

    status: Status
    events: Sequence[Event]
    """The first of them by start; of what is over the last first."""
    total: int


class EventBoard(Struct, frozen=True):
    """Contents of the board."""

    stages: Sequence[Stage]
    glances: Mapping[int, EventGlance]
    """Of those that are not over, by id."""

    def event(self, id: int | None) -> Event | None:
        """Returns the event with an id; None if it is not on the board."""
        return next((event for stage in self.stages for event in stage.events if event.id == id), None)

    @property
    def total(self) -> int:
        return sum(stage.total for stage in self.stages)


def of(planner: Planner, query: EventQuery) -> EventBoard:
    """Returns the events of a query by stage; cancelled ones have none."""
    with planner.store.snapshot():
        stages = [_stage(planner, query.filter, status) for status in STAGES]
        ahead = [event for stage in stages if stage.status not in OVER for event in stage.events]
        return EventBoard(stages, readiness.of_events(planner, ahead))


def beside(status: Status, step: int) -> Status | None:
    """Returns the next or previous stage; None at an end."""
    place = STAGES.index(status) + step if status in STAGES else -1
    return STAGES[place] if 0 <= place < len(STAGES) else None


def _stage(planner: Planner, narrowed: Filter, status: Status) -> Stage:
    term = Term((OneOf("status", frozenset({status.value})),))
    what = where(Filter(narrowed.text, (*narrowed.terms, term)))
    page = events.page(planner.store, what, "start", status in OVER, Seek(count=MAX_EVENTS))
    return Stage(status, page, events.total(planner.store, what))
