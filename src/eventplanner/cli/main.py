"""The command: a verb for scripts, or none to open the app."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from eventplanner.cli.parser import language_of, parse
from eventplanner.domain.errors import PlannerError
from eventplanner.domain.system_errors import reason_of
from eventplanner.domain.text import Message
from eventplanner.i18n import catalogue
from eventplanner.i18n.catalogue import _, words

REFUSED = 1
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> None:
    """Carry out one command and leave with its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _open_closed_streams()
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
    except OSError as error:
        if error.filename is not None:
            raise
        _give_up_output()
        if not isinstance(error, BrokenPipeError):
            broken = Message("The output is not complete: {reason}", {"reason": reason_of(error.errno)})
            print(words(broken), file=sys.stderr)
        return REFUSED
    except Exception as error:
        # People's data stays out of the terminal. Loaded by name, because no other command needs it.
        path = importlib.import_module("eventplanner.services.session").report_bug(error)
        said = _("eventplanner met a bug and had to stop; what was saved is safe. The report is in {path}.")
        print(said.format(path=path or "–"), file=sys.stderr)
        return REFUSED
    return status or 0


def _open_closed_streams() -> None:
    """Who closed stdout or stderr (`>&-`) wants to hear nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _give_up_output() -> None:
    """Nobody takes what we write any more; what is still buffered must not raise again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
