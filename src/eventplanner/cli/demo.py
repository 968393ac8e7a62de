"""`demo`: a believable year to try everything on."""

import argparse
import os
import sys
from pathlib import Path

from eventplanner.cli import terminal
from eventplanner.cli.environment import open_planner
from eventplanner.cli.open_app import NO_TERMINAL, open_app
from eventplanner.i18n.catalogue import language, words
from eventplanner.services import demo

USUAL = Path("demo.db")


def run(args: argparse.Namespace) -> int:
    path = args.db or USUAL
    fresh = not path.exists() or path.stat().st_size == 0
    planner = open_planner(args, path, make=True)
    year = args.year or planner.today().year
    # A sample that was made before is opened again, so that the same command always ends in the app.
    if fresh or args.no_open:
        change = demo.fill_heavy(planner, year) if args.size == "heavy" else demo.fill(planner, year, language())
        if args.size == "small":
            demo.enliven(planner, language())
        print(words(change.label), file=sys.stderr)
    if args.no_open:
        return 0
    if (hindrance := terminal.hindrance(os.environ, sys.stdin, sys.stdout)) is not None:
        print(words(hindrance), file=sys.stderr)
        return NO_TERMINAL
    return open_app(args, planner)
