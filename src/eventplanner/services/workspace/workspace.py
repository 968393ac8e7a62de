"""Header of an event's workspace."""

from eventplanner.domain.workspace.workspace import Head
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.queries import workspace


def head(planner: Planner, event_id: int) -> Head:
    """Raises NotFound."""
    event = events.get(planner, event_id)
    return Head(event, workspace.counts(planner.store, event_id, planner.today().isoformat()))
