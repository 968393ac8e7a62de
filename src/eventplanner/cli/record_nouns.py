"""What the command line calls the plain records, one of them and several; without loading what they are."""

from collections.abc import Mapping

SEVERAL: Mapping[str, str] = {
    "organisation": "organisations",
    "person": "people",
    "venue": "venues",
    "resource": "resources",
    "checklist": "checklists",
    "checklist_task": "checklist_tasks",
    "task": "tasks",
    "gate": "gates",
    "criterion": "criteria",
    "place": "places",
    "platform": "platforms",
    "headcount": "headcounts",
    "registration": "registrations",
    "booking": "bookings",
    "quote": "quotes",
    "role": "roles",
    "risk": "risks",
    "goal": "goals",
    "finding": "findings",
    "incident": "incidents",
    "line": "lines",
    "entry": "entries",
    "benefit": "benefits",
    "rate": "rates",
    "category": "categories",
    "envelope": "envelopes",
    "transfer": "transfers",
    "approval": "approvals",
    "baseline": "baselines",
    "amendment": "amendments",
}
"""One → several."""
OF_TABLE = {
    "event_place": "place",
    "event_platform": "platform",
    "event_role": "role",
    "budget_line": "line",
    "category_rule": "category",
}
"""Tables whose records are called otherwise."""
SINGLE = frozenset({"place", "platform", "headcount"})
"""Of which an event has one: they are named by the number of their event."""
NAMED = frozenset({"organisation", "person", "venue", "resource"})
"""Which belong to no event and are found by a filter over all they say."""
NOUNS = {*SEVERAL, *SEVERAL.values()}
