"""`show readiness`: the readiness of an event or of a year's events, with reasons."""

import argparse
from collections.abc import Mapping
from typing import Any

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.events.json import event_json
from eventplanner.domain.workspace.readiness import AreaReadiness, Light, Readiness
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.events import events
from eventplanner.services.workspace import readiness

_LIGHTS: Mapping[Light, str] = {
    Light.RED: N_("not ready"),
    Light.AMBER: N_("something is missing"),
    Light.GREEN: N_("nothing is missing"),
    Light.NONE: N_("nothing to tell"),
}


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    if args.event is None and args.id is None and args.year is None:
        raise Invalid({"event": Message("say of which event, with --event ID, or of which --year")})
    if args.year is not None:
        rated = readiness.of_year(planner, args.year)
        if args.json:
            print_json([{"event": event_json(event), **_json(ready)} for event, ready in rated])
            return
        print_columns([[str(event.id), _(_LIGHTS[ready.light]), event.title, _why(ready)] for event, ready in rated])
        return
    event = events.get(planner, args.event if args.event is not None else args.id)
    ready = readiness.of_event(planner, event)
    if args.json:
        print_json({"event": event.id, **_json(ready)})
        return
    print(f"{event.title}: {_(_LIGHTS[ready.light])}")
    if rows := [row for each in ready.areas for row in _rows(each)]:
        print_columns(rows)


def _json(ready: Readiness) -> dict[str, Any]:
    areas = [
        {
            "area": each.area,
            "state": each.light.value,
            "done": each.done,
            "total": each.total,
            "reasons": [words(reason) for reason in each.reasons],
        }
        for each in ready.areas
    ]
    return {"state": ready.light.value, "areas": areas}


def _rows(each: AreaReadiness) -> list[list[str]]:
    """Returns a row for each reason, or one without."""
    done = f"{each.done}/{each.total}" if each.total else ""
    reasons = [words(reason) for reason in each.reasons] or [""]
    return [["", labels.area(each.area), _(_LIGHTS[each.light]), done, reason] for reason in reasons]


def _why(ready: Readiness) -> str:
    return " · ".join(words(reason) for reason in ready.reasons[:3])
