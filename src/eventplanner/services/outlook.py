"""What lies ahead on Home, read after its first picture because nobody should wait for it."""

from eventplanner.domain.outlook import Outlook, gravest_first
from eventplanner.services import clashes, overlays, targets
from eventplanner.services.planner import Planner

CLASHES = 84
"""Days in which clashes are pointed out: twelve weeks."""
CALLS = 30
"""Days before its end from which a call for papers is pointed out."""


def outlook(planner: Planner) -> Outlook:
    """Clashes that nobody has accepted, calls for papers that end soon, targets that are behind."""
    with planner.store.snapshot():
        found = [each.clash for each in clashes.ahead(planner, CLASHES) if not each.accepted]
        calls = overlays.calls(planner, CALLS)
        return Outlook(gravest_first(found), tuple(calls), tuple(targets.behind(planner)))
