"""Error handling of every command: an exception becomes a sentence and an exit status."""

import argparse
import importlib
import sys
from contextlib import suppress

from eventplanner.cli.base.streams import give_up_output
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.system_errors import problem_of, reason_of
from eventplanner.domain.base.text import Message
from eventplanner.i18n.catalogue import _, words

REFUSED = 1
INTERRUPTED = 130


def ended_early(error: BaseException, args: argparse.Namespace | None) -> int:
    """Prints the reason on standard error and returns the exit status; a bug leaves a report if possible."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, OSError) and error.filename is None:
        give_up_output()
        if not isinstance(error, BrokenPipeError):
            _say(Message("The output is not complete: {reason}", {"reason": reason_of(error.errno)}))
    elif problem := problem_of(error) or _problem_of_plan(error, args):
        _say(problem.message)
    else:
        _report(error)
    return REFUSED


def _problem_of_plan(error: BaseException, args: argparse.Namespace | None) -> PlannerError | None:
    """Returns a sentence for an SQLite error that no service has explained; None for any other error."""
    if args is None or not hasattr(error, "sqlite_errorcode"):
        return None
    # Loaded by name, because no other command needs them and `--version` should not wait.
    explain = importlib.import_module("eventplanner.storage.kernel.file").explain
    plan_path = importlib.import_module("eventplanner.cli.base.environment").plan_path
    problem: PlannerError | None = None
    with suppress(OSError, PlannerError):
        problem = explain(error, plan_path(args))
    return problem


def _report(error: BaseException) -> None:
    """Reports a bug without any data of people."""
    # Loaded by name, because no other command needs it.
    path = importlib.import_module("eventplanner.services.base.session").report_bug(error)
    if path is None:
        print(_("eventplanner met a bug and had to stop; what was saved is safe."), file=sys.stderr)
        return
    text = _("eventplanner met a bug and had to stop; what was saved is safe. The report is in {path}.")
    print(text.format(path=path), file=sys.stderr)


def _say(message: Message) -> None:
    print(words(message), file=sys.stderr)
