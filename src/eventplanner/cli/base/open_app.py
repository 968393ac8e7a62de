"""The command without a verb: opens the app."""

import argparse
import gc
import os
import sys
from importlib import import_module

from eventplanner.cli.base import terminal
from eventplanner.cli.base.environment import open_planner
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner

NO_TERMINAL = 2


def run(args: argparse.Namespace) -> int:
    if (hindrance := terminal.hindrance(os.environ, sys.stdin, sys.stdout)) is not None:
        print(words(hindrance), file=sys.stderr)
        return NO_TERMINAL
    return open_app(args, open_planner(args, make=True))


def open_app(args: argparse.Namespace, planner: Planner) -> int:
    """Hands the terminal over to the app until it is closed."""
    preferences = session.read_preferences()
    terminal.prepare(os.environ)
    # Nothing of what is loaded now is ever thrown away; looking for that would be a tenth of the start.
    gc.disable()
    # Loaded by name once the terminal is known to fit: Textual takes a quarter of a second, and reads its settings then.
    app = import_module("eventplanner.app")
    return int(app.run(planner, preferences, mouse=not args.no_mouse, plain=args.ascii))
