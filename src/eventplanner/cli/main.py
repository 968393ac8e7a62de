"""The `eventplanner` command: a verb for scripts, or none to open the app."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from eventplanner.cli.base import streams
from eventplanner.cli.base.edge import ended_early
from eventplanner.cli.parser import language_of, parse
from eventplanner.i18n import catalogue


def main(argv: Sequence[str] | None = None) -> None:
    """Carries out one command and exits with its status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
    catalogue.use(language_of(arguments, os.environ))
    sys.exit(run(arguments))


def run(arguments: Sequence[str]) -> int:
    """Carries out a command and returns its exit status.

    0 done, 1 refused, 2 usage, 3 some lines were left out, 130 interrupted.
    """
    args: argparse.Namespace | None = None
    try:
        try:
            args = parse(arguments)
        finally:
            # Help and version leave from in there.
            sys.stdout.flush()
        verb = importlib.import_module(f"eventplanner.cli.{args.module}")
        with ExitStack() as args.at_the_end:
            status: int | None = verb.run(args)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return ended_early(error, args)
    return status or 0
