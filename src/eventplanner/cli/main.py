"""The command: a verb for scripts, or none to open the app."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from eventplanner.cli.parser import language_of, parse
from eventplanner.domain.errors import PlannerError
from eventplanner.i18n import catalogue
from eventplanner.i18n.catalogue import words

REFUSED = 1
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> None:
    """Carry out one command and leave with its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    catalogue.use(language_of(arguments, os.environ))
    sys.exit(run(arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit status: 0 done, 1 refused, 2 usage, 3 some lines were left out, 130 interrupted."""
    try:
        args = parse(arguments)
        verb = importlib.import_module(f"eventplanner.cli.{args.module}")
        with ExitStack() as args.at_the_end:
            status: int | None = verb.run(args)
        sys.stdout.flush()
    except PlannerError as error:
        print(words(error.message), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has heard enough; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    return status or 0
