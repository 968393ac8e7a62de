"""JSON of series and their dates, with the keys that the command line guarantees."""

from collections.abc import Callable, Sequence
from typing import Any

from eventplanner.domain.events.json import draft_json
from eventplanner.domain.series.preview import SeenDate
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.domain.year.clash_values import Clash

_NOT_SAID = frozenset({"series", "series_day"})
"""Keys of an event that say nothing of what all events of a series are like."""
Reason = Callable[[Clash, SeenDate], str]
"""A clash of a date in words."""


def series_json(series: Series, dates: Sequence[SeenDate], reason: Reason) -> dict[str, Any]:
    """Returns a series as JSON; `dates` are those of a year, or all that are planned from this year on."""
    return {"id": series.id, "version": series.version} | series_draft_json(series, dates, reason)


def series_draft_json(series: SeriesDraft, dates: Sequence[SeenDate], reason: Reason) -> dict[str, Any]:
    """Returns a series that is not in the plan yet as JSON."""
    template = {name: value for name, value in draft_json(series.template).items() if name not in _NOT_SAID}
    return {
        "name": series.name,
        "rule": series.rule,
        "first": series.first.isoformat(),
        "until": series.until.isoformat() if series.until else None,
        "skipped": [day.isoformat() for day in sorted(series.skipped)],
        "shifted": [{"day": day.isoformat(), "to": to.isoformat()} for day, to in sorted(series.shifted.items())],
        "template": template,
        "dates": [date_json(each, reason) for each in dates],
    }


def date_json(seen: SeenDate, reason: Reason) -> dict[str, Any]:
    """Returns a date as JSON; `event` is the id of its event, if it has one by now."""
    return {
        "rule_day": seen.on.rule_day.isoformat(),
        "day": seen.on.day.isoformat(),
        "skipped": seen.on.skipped,
        "event": seen.on.event.id if seen.on.event else None,
        "clashes": [
            {"kind": clash.kind.value, "severity": clash.severity.name.lower(), "reason": reason(clash, seen)}
            for clash in seen.clashes
        ],
    }
