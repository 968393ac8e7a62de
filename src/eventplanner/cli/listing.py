"""`list`: what is in the plan."""

import argparse

from msgspec.structs import asdict

from eventplanner.cli.clashes import print_clashes
from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import print_events, setting_label
from eventplanner.cli.event_scope import query_of
from eventplanner.cli.output import print_columns, print_json
from eventplanner.cli.overlays import print_overlays
from eventplanner.cli.series import print_series
from eventplanner.cli.targets import print_targets
from eventplanner.domain.events.json import event_json
from eventplanner.services.events import events


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    if args.noun == "overlays":
        print_overlays(planner, args)
        return
    if args.noun == "series":
        print_series(planner, args)
        return
    if args.noun == "clashes":
        print_clashes(planner, args)
        return
    if args.noun == "targets":
        print_targets(planner, args)
        return
    if args.noun == "settings":
        settings = planner.settings()
        if args.json:
            print_json(asdict(settings))
        else:
            print_columns([[setting_label(name), str(value)] for name, value in asdict(settings).items()])
        return
    found = events.everything(planner, query_of(args))
    if args.json:
        print_json([event_json(event) for event in found])
    else:
        print_events(found)
