"""Saved filters, shared with everybody through the plan."""

import json

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.events import filter as event_filter
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import settings

LONGEST_NAME = 40
LONGEST_TEXT = 300
PREFIX = "filter:"
"""Begins the names of the settings that filters are kept as."""


def saved(planner: Planner) -> dict[str, str]:
    """Returns the texts of saved filters, by name."""
    rows = settings.stored(planner.store)
    found = {name.removeprefix(PREFIX): row["value"] for name, row in rows.items() if name.startswith(PREFIX)}
    return {clean_line(name): clean_line(str(json.loads(value))) for name, value in sorted(found.items())}


def keep(planner: Planner, name: str, text: str) -> Change:
    """Saves a filter, replacing one with its name. Raises Invalid."""
    name, text = clean_line(name).strip(), clean_line(text).strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid({"name": Message("a name of up to {n} characters", {"n": LONGEST_NAME})})
    if not event_filter.parse(text, planner.today()).terms or len(text) > LONGEST_TEXT:
        raise Invalid({"filter": Message("there is no filter to keep")})
    with planner.write(Message("Keep the filter “{name}”", {"name": name})) as writing:
        if row := settings.stored(planner.store).get(PREFIX + name):
            writing.change("setting", row["id"], row["version"], {"value": json.dumps(text)})
        else:
            writing.add("setting", {"name": PREFIX + name, "value": json.dumps(text)})
    return writing.outcome


def forget(planner: Planner, name: str) -> Change:
    """Deletes a saved filter. Raises NotFound."""
    with planner.write(Message("Forget the filter “{name}”", {"name": name})) as writing:
        row = settings.stored(planner.store).get(PREFIX + name)
        if row is None:
            raise NotFound(Message("There is no such filter any more."))
        writing.remove("setting", row["id"], row["version"])
    return writing.outcome
