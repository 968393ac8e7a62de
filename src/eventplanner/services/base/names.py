"""Name of a person as others see it, kept in the plan beside the login name of her changes."""

from collections.abc import Mapping
from contextlib import suppress

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import clean_line
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import login_names, names

LONGEST = 80


def shown(planner: Planner) -> Mapping[str, str]:
    """Returns what people see of each login name that has a name."""
    return names.shown(planner.store)


def keep(planner: Planner, name: str) -> None:
    """Keeps the name that this person wants others to see; nothing takes it away. A read-only session keeps none."""
    name = clean_line(name)[:LONGEST]
    if not planner.store.read_only and name != names.stored(planner.store, planner.actor):
        planner.store.note([login_names.keeping(planner.actor, name)])


def keep_at_opening(planner: Planner, name: str) -> None:
    """Keeps a name that is set on this machine and not in the plan; work goes on where that cannot be written."""
    if name:
        with suppress(PlannerError):
            keep(planner, name)
