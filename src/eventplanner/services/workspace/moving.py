"""Reading the records of events that may be moved."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any

from eventplanner.domain.decisions.gates import GATE, Decision, Gate
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.venues import PLACE, Place, PlaceState
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks.tasks import TASK, Task
from eventplanner.domain.workspace.moving_bookings import newly_over
from eventplanner.domain.workspace.moving_parts import Belongings, Parts
from eventplanner.domain.year.working_days import WorkingDays
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import due_days, logistics, records


def belongings(planner: Planner, chosen: Sequence[Event]) -> Belongings:
    """Returns the records of these events that have a day of their own or are bookings."""
    ids = sorted({event.id for event in chosen if event.id})
    with planner.store.snapshot():
        tasks, gates, places = (_by_event(planner, kind, ids) for kind in (TASK, GATE, PLACE))
        resources = logistics.resources_of(planner.store, ids) if ids else []
        wanted = {resource.id for resource in resources}
        # Of all times, for where they are moved to is not known yet; most events book nothing.
        booked = logistics.rivals(planner.store, None) if wanted else []
        working = due_days.working_days(planner.store)
    parts = {id: _parts(tasks[id], gates[id], places[id], working) for id in ids}
    if not resources:
        return Belongings(parts)
    return Belongings(
        parts, partial(newly_over, resources, [each for each in booked if each.booking.resource_id in wanted])
    )


def _parts(tasks: Sequence[Task], gates: Sequence[Gate], places: Sequence[Place], working: WorkingDays | None) -> Parts:
    place = next(iter(places), None)
    return Parts(
        tuple(task for task in tasks if task.is_open),
        tuple(gate for gate in gates if gate.decision is Decision.OPEN),
        venue_held=place is not None and place.state is not PlaceState.LOOKING,
        option_until=place.option_until if place is not None and place.state is PlaceState.OPTION else None,
        working=working,
    )


def _by_event(planner: Planner, kind: Kind[Any], ids: Sequence[int]) -> dict[int, list[Any]]:
    by_event: dict[int, list[Any]] = defaultdict(list)
    for record in records.of_several(planner.store, kind, ids):
        by_event[record.event_id].append(record)
    return by_event
