"""`list events` and `show event`."""

import argparse

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_json
from eventplanner.cli.events.event_lines import print_events, when
from eventplanner.cli.events.event_scope import query_of
from eventplanner.domain.base.text import clean
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.events.json import event_json
from eventplanner.i18n import labels, names
from eventplanner.services.events import events


def run(args: argparse.Namespace) -> None:
    """Carries out `list` and `show`."""
    {"list": _list, "show": _show}[args.verb](args)


def _list(args: argparse.Namespace) -> None:
    matches = events.everything(open_planner(args), query_of(args))
    if args.json:
        print_json([event_json(event) for event in matches])
    else:
        print_events(matches)


def _show(args: argparse.Namespace) -> None:
    event = events.get(open_planner(args), args.id)
    if args.json:
        print_json(event_json(event))
        return
    texts = {name: labels.said(EVENT.field(name), event) for name in EVENT.asked if name not in {"end", "all_day"}}
    rows = [(names.field(name), text) for name, text in (texts | {"start": when(event)}).items()]
    width = max(len(label) for label, _value in rows)
    for label, text in rows:
        if text:
            print(f"{label:{width}}  " + f"\n{'':{width}}  ".join(clean(text).splitlines()))
