"""JSON of targets and the outlook, with the keys that the command line guarantees."""

from collections.abc import Callable
from datetime import date
from typing import Any

from eventplanner.domain.events.json import event_json
from eventplanner.domain.planning.outlook import Outlook
from eventplanner.domain.planning.targets import Progress
from eventplanner.domain.year.clash_values import Clash
from eventplanner.domain.year.overlay_json import occasion_json


def target_json(each: Progress, year: int, today: date) -> dict[str, Any]:
    """Returns a target as JSON.

    `behind` is the number that still has to be planned, or should have been held.
    """
    return {
        "year": year,
        "quarter": each.quarter,
        "kind": each.kind.value,
        "target": each.target,
        "planned": each.planned,
        "done": each.done,
        "behind": each.behind(year, today),
    }


def clash_json(clash: Clash, reason: str) -> dict[str, Any]:
    """Returns a clash as JSON, with its reason in words."""
    return {
        "key": clash.key,
        "kind": clash.kind.value,
        "severity": clash.severity.name.lower(),
        "day": clash.day.isoformat(),
        "reason": reason,
        "event": event_json(clash.event),
    }


def outlook_json(found: Outlook, today: date, said: Callable[[Clash], str]) -> dict[str, Any]:
    """Clashes with their reason in the words that `said` gives."""
    return {
        "clashes": [clash_json(clash, said(clash)) for clash in found.clashes],
        "calls": [occasion_json(each) for each in found.calls],
        "targets": [target_json(each, today.year, today) for each in found.targets],
    }
