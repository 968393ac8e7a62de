"""Names that a typed line may mean, for its completion."""

from eventplanner.domain.base.text import fold
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.tasks.areas import Area
from eventplanner.i18n import labels, names
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records
from eventplanner.storage.queries import events, tasks
from eventplanner.storage.queries.records import known

FILTER = "filter"
"""Kind of the line that narrows a list of events."""
PARTIES = ("organisation", "venue")
"""Tables whose records stand behind `@` in the lines of kinds that name one."""


def of_line(planner: Planner, kind: str, event_id: int | None = None) -> dict[str, list[str]]:
    """Returns the names behind each sign of a line that becomes a record of a kind; under an empty text all of them."""
    store = planner.store
    declared = all_kinds().get(kind)
    tables = {field.table for field in declared.names_others} if declared else set()
    parties = [name for table in PARTIES if table in tables for name in known(store, table, event_id)]
    places = [*events.names(store, "venue"), *known(store, "venue")]
    people = [*known(store, "person"), *tasks.owners(store, planner.today()), *events.names(store, "lead")]
    if kind == FILTER:
        return {"@": _quoted(places), "+": _quoted(people), "#": _unique(_tags(planner, "event"))}
    suggested = records.suggestions(planner, declared, event_id) if declared else {}
    bare = [name for listed in suggested.values() for name in listed]
    return {
        "@": _unique(parties or places),
        "+": _unique(people),
        # A tag is one word in a line.
        "#": [tag for tag in _unique(_tags(planner, kind)) if " " not in tag],
        "": _unique([*bare, *people]),
    }


def _tags(planner: Planner, kind: str) -> list[str]:
    match kind:
        case "event" | "series":
            return [*map(names.kind, EventKind), *events.tags(planner.store)]
        case "task" | "checklist_line":
            return [labels.choice(area) for area in Area]
        case "budget_line" | "envelope":
            return [labels.choice(category) for category in Category]
    return events.tags(planner.store)


def _quoted(texts: list[str]) -> list[str]:
    """Returns names as a filter reads them whole."""
    return [f'"{text}"' if " " in text else text for text in _unique(texts) if '"' not in text]


def _unique(texts: list[str]) -> list[str]:
    """Returns each name once, as it was written first."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(fold(text), text)
    return list(first.values())
