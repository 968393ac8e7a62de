"""Outlook of Home, read after its first picture so that nobody waits for it."""

from datetime import timedelta

from eventplanner.domain.planning.outlook import Outlook, gravest_first
from eventplanner.domain.year.clash_values import Clash
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.planning import targets
from eventplanner.services.year import clashes, overlays

CLASHES = 84
"""Days in which clashes are pointed out: twelve weeks."""
CALLS = 30
"""Days before its end from which a call for papers is pointed out."""


def outlook(planner: Planner) -> Outlook:
    """Clashes that nobody has accepted, calls for papers that end soon, targets that are behind."""
    with planner.store.snapshot():
        calls = overlays.calls(planner, CALLS)
        return Outlook(gravest_first(_clashes(planner)), tuple(calls), tuple(targets.behind(planner)))


def _clashes(planner: Planner) -> list[Clash]:
    """Holidays are looked up only where the plan should have them and does not: that takes longer than all the rest."""
    first = planner.today()
    last = clashes.shifted(first, timedelta(days=CLASHES))
    kept = not holidays.used_missing(planner)
    calendar = clashes.calendar_of(planner, *clashes.surroundings(planner, first, last, kept=kept))
    return [each.clash for each in clashes.found_in(planner, calendar, first, last) if not each.accepted]
