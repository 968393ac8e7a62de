"""`demo`: creates and opens a sample plan."""

import argparse
import os
import sys
from pathlib import Path

from eventplanner.cli.base import terminal
from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.open_app import NO_TERMINAL, open_app
from eventplanner.domain.base.changes import Change
from eventplanner.i18n.catalogue import language, words
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.services.sample import demo

DEFAULT_PATH = Path("demo.db")


def run(args: argparse.Namespace) -> int:
    """Creates the sample in a new file, or opens one that exists, so that the same command always ends in the app.

    A file that cannot be filled completely is not created.
    """
    made: list[Change] = []

    def fill(planner: Planner) -> None:
        made.append(_filled(planner, args))

    planner = open_planner(args, args.db or DEFAULT_PATH, make=True, fill=fill)
    if not made and args.no_open:
        fill(planner)
    for change in made:
        if args.size == "small":
            session.set_visit(planner, change.revision)
        print(words(change.label), file=sys.stderr)
    if args.no_open:
        return 0
    if (hindrance := terminal.hindrance(os.environ, sys.stdin, sys.stdout)) is not None:
        print(words(hindrance), file=sys.stderr)
        return NO_TERMINAL
    return open_app(args, planner)


def _filled(planner: Planner, args: argparse.Namespace) -> Change:
    year = args.year or planner.today().year
    if args.size == "heavy":
        return demo.fill_heavy(planner, year)
    return demo.fill_with_news(planner, year, language())
