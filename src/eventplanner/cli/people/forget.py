"""`forget`: erases a person from the plan and its history."""

import argparse
import sys

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import agreed
from eventplanner.domain.base.text import clean_line
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.people import people

REFUSED = 1


def run(args: argparse.Namespace) -> int:
    """Erases a person after a confirmation, because undo does not bring her back."""
    planner = open_planner(args)
    name = people.called(planner, args.id)
    if not args.yes and not _agreed(name):
        print(_("Nothing was changed."), file=sys.stderr)
        return REFUSED
    done = people.forget(planner, args.id)
    print(words(done.change.label))
    for message in people.left_behind(done):
        print(words(message))
    for path in done.backups:
        print(clean_line(str(path)))
    return 0


def _agreed(name: str) -> bool:
    question = _("Forget {name} for good, with everything that the history says of her? Undo does not help. [y/N] ")
    return agreed(question.format(name=clean_line(name)))
