"""`show readiness`: the readiness of an event or of a year's events, with reasons."""

import argparse
from datetime import date
from typing import Any

import eventplanner.domain.kinds  # noqa: F401  which lists them all: reasons name people
from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.json import event_json
from eventplanner.domain.workspace.readiness import AreaReadiness, Readiness
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.events import events
from eventplanner.services.workspace import readiness


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    if args.event is None and args.id is None and args.year is None:
        raise Invalid({"event": Message("say of which event, with --event ID, or of which --year")})
    if args.year is not None:
        rated = readiness.of_year(planner, args.year)
        if args.json:
            print_json([{"event": event_json(event), **_json(ready)} for event, ready in rated])
            return
        print_columns([[str(event.id), labels.choice(ready.light), event.title, _why(ready)] for event, ready in rated])
        return
    event = events.get(planner, args.event if args.event is not None else args.id)
    ready = readiness.of_event(planner, event)
    if args.json:
        print_json({"event": event.id, **_json(ready)})
        return
    print(f"{event.title}: {labels.choice(ready.light)}")
    if rows := [row for each in ready.areas for row in _rows(each)]:
        print_columns(rows)


def _json(ready: Readiness) -> dict[str, Any]:
    areas = [
        {
            "area": each.area,
            "state": each.light.value,
            "done": each.done,
            "total": each.total,
            "next": each.next.isoformat() if each.next else None,
            "reasons": [words(reason) for reason in each.reasons],
        }
        for each in ready.areas
    ]
    return {"state": ready.light.value, "next": ready.next.isoformat() if ready.next else None, "areas": areas}


def _rows(each: AreaReadiness) -> list[list[str]]:
    """Returns a row for each reason, or one with the next day."""
    done = f"{each.done}/{each.total}" if each.total else ""
    reasons = [words(reason) for reason in each.reasons] or [_next(each.next)]
    return [["", labels.area(each.area), labels.choice(each.light), done, reason] for reason in reasons]


def _why(ready: Readiness) -> str:
    return " · ".join(words(reason) for reason in ready.reasons[:3]) or _next(ready.next)


def _next(day: date | None) -> str:
    return _("next {day}").format(day=formats.day_month_year(day)) if day else ""
