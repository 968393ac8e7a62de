"""JSON of overlays and their dates, with the keys that the command line guarantees."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from eventplanner.domain.records.reading import json_value
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY, Occasion, OtherDate, OtherDateDraft, Overlay

_APART = frozenset({"overlay_id", "start", "end", "rule", "extra", "left_out", "notes"})
"""Of a date: its times depend on whether they are days, and its rule is said of what was entered alone."""


def overlay_json(overlay: Overlay, dates: int, occasions: Sequence[Occasion] | None = None) -> dict[str, Any]:
    """Returns an overlay as JSON; `dates` is their number, `occasions` those of a year."""
    said = {
        "id": overlay.id,
        "version": overlay.version,
        **{name: json_value(getattr(overlay, name)) for name in OVERLAY.columns},
        "dates": dates,
    }
    return said if occasions is None else said | {"occasions": [occasion_json(each) for each in occasions]}


def occasion_json(occasion: Occasion) -> dict[str, Any]:
    """Times are wall clock in `timezone`, or dates with the last day included if `all_day`."""
    one = occasion.of
    when = {"timezone": occasion.timezone} | _span(occasion.start, occasion.end, one.all_day)
    return {"id": one.id} | _said(one) | when | {"overlay": occasion.overlay.name}


def date_json(one: OtherDate) -> dict[str, Any]:
    """Returns a date as JSON, as it was entered."""
    return {"id": one.id, "version": one.version} | draft_json(one)


def draft_json(draft: OtherDateDraft) -> dict[str, Any]:
    """Returns a date that is not in the plan yet as JSON."""
    return _said(draft) | _span(draft.start, draft.end, draft.all_day) | {"rule": draft.rule}


def _span(start: datetime, end: datetime, all_day: bool) -> dict[str, str]:
    if all_day:
        return {"start": start.date().isoformat(), "end": end.date().isoformat()}
    return {"start": start.isoformat(timespec="minutes"), "end": end.isoformat(timespec="minutes")}


def _said(one: OtherDateDraft) -> dict[str, Any]:
    return {name: json_value(getattr(one, name)) for name in OTHER_DATE.columns if name not in _APART}
