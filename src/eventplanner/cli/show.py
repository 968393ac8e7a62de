"""`show`: one thing in full."""

import argparse

from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import when
from eventplanner.cli.output import print_json
from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import clean
from eventplanner.domain.events.events import EVENT, Event
from eventplanner.domain.events.json import event_json
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _
from eventplanner.services.events import events


def run(args: argparse.Namespace) -> None:
    event = events.get(open_planner(args), args.id)
    if args.json:
        print_json(event_json(event))
        return
    rows = [(names.field(name), _text(event, name)) for name in EVENT.asked if name not in {"end", "all_day"}]
    wide = max(len(label) for label, _value in rows)
    for label, text in rows:
        if text:
            print(f"{label:{wide}}  " + f"\n{'':{wide}}  ".join(clean(text).splitlines()))


def _text(event: Event, name: str) -> str:
    if name == "start":
        return when(event)
    match getattr(event, name):
        case Choice() as choice:
            return labels.choice(choice)
        case tuple() as tags:
            return " ".join(f"#{tag}" for tag in tags)
        case bool() as yes:
            return _("yes") if yes else ""
        case int() as number:
            return formats.number(number)
        case value:
            return str(value or "")
