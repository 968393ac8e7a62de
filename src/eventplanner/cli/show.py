"""`show`: one thing in full."""

import argparse

from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import when
from eventplanner.cli.output import print_json
from eventplanner.domain.base.text import clean
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.json import event_json
from eventplanner.domain.events.texts import FIELDS
from eventplanner.i18n import formats, names
from eventplanner.services.events import events


def run(args: argparse.Namespace) -> None:
    event = events.get(open_planner(args), args.id)
    if args.json:
        print_json(event_json(event))
        return
    rows = [(names.field(name), _text(event, name)) for name in FIELDS if name not in {"end", "all_day"}]
    wide = max(len(label) for label, _ in rows)
    for label, text in rows:
        if text:
            print(f"{label:{wide}}  " + f"\n{'':{wide}}  ".join(clean(text).splitlines()))


def _text(event: Event, name: str) -> str:
    match name:
        case "start":
            return when(event)
        case "kind":
            return names.kind(event.kind)
        case "format":
            return names.format(event.format)
        case "status":
            return names.status(event.status)
        case "tags":
            return " ".join(f"#{tag}" for tag in event.tags)
    value = getattr(event, name)
    return formats.number(value) if isinstance(value, int) else str(value or "")
