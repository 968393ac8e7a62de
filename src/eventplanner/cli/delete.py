"""`delete`: undone by `undo`."""

import argparse

from eventplanner.cli.environment import open_planner
from eventplanner.i18n.catalogue import words
from eventplanner.services import events


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    change = events.remove(planner, [events.get(planner, id) for id in dict.fromkeys(args.ids)])
    print(words(change.label))
