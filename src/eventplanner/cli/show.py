"""`show`: one thing in full."""

import argparse

from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import when
from eventplanner.cli.output import print_json
from eventplanner.domain.base.text import clean
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.events.json import event_json
from eventplanner.i18n import labels, names
from eventplanner.services.events import events


def run(args: argparse.Namespace) -> None:
    event = events.get(open_planner(args), args.id)
    if args.json:
        print_json(event_json(event))
        return
    texts = {name: labels.said(EVENT.field(name), event) for name in EVENT.asked if name not in {"end", "all_day"}}
    rows = [(names.field(name), text) for name, text in (texts | {"start": when(event)}).items()]
    wide = max(len(label) for label, _value in rows)
    for label, text in rows:
        if text:
            print(f"{label:{wide}}  " + f"\n{'':{wide}}  ".join(clean(text).splitlines()))
