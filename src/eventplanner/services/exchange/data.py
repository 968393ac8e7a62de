"""Export and import of the whole plan."""

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import data


def export_data(planner: Planner) -> str:
    """Returns all current records as one JSON document, which is the same for the same plan."""
    return data.whole(planner.store)


def import_data(planner: Planner, text: str) -> Change:
    """Fills this empty plan with an exported one; cannot be undone. Raises FileProblem."""
    return data.bring_in(planner.store, text, Message("Bring in a whole plan"), planner.actor)
