"""Which plan, whose hands: what the arguments and the environment say."""

import argparse
import os
import pwd
import sys
from pathlib import Path

from eventplanner.domain.text import clean_line
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import words
from eventplanner.services.planner import Planner
from eventplanner.storage import folders
from eventplanner.storage.file import make_folder
from eventplanner.storage.store import Store


def plan_path(args: argparse.Namespace) -> Path:
    """`--db`, else `EVENTPLANNER_DB`, else the person's own."""
    if args.db is not None:
        return Path(args.db)
    if given := os.environ.get("EVENTPLANNER_DB"):
        return Path(given).expanduser()
    own = folders.data_folder()
    make_folder(own)
    return own / "plan.db"


def login() -> str:
    """The login name, which an environment variable cannot change."""
    try:
        return clean_line(pwd.getpwuid(os.getuid()).pw_name)
    except KeyError:
        return str(os.getuid())


def open_planner(args: argparse.Namespace, path: Path | None = None) -> Planner:
    """The plan until the end of the command, made if there is none; what a new one assumes is said on stderr."""
    planner = Planner(Store(path or plan_path(args), read_only=args.read_only), login())
    args.at_the_end.callback(planner.store.close)
    if planner.store.new:
        # Here because a plan is new once, and every command would have to load it.
        from eventplanner.services import founding

        if assumed := founding.found(planner):
            print(words(assumed), file=sys.stderr)
    formats.use_country(planner.settings().country)
    return planner
