"""The plan and the person of a command, from its arguments and the environment."""

import argparse
import importlib
import os
import pwd
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import N_, Message, Part, clean_line
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import names, session
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.file import make_folder
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.personal import folders

if TYPE_CHECKING:
    from eventplanner.services.base.founding import Fill

_NO_FOLDER = N_(
    "Your own folder {path} cannot be made ({reason}). Let HOME name a folder of yours, or name the plan with --db."
)
_NO_TEMPORARY = N_("There is no folder for temporary files with room in it. Make room in /tmp, or let TMPDIR name one.")
_NO_PLAN = N_("There is no plan in {path} yet; “eventplanner add”, an import or the app begins one.")


def plan_path(args: argparse.Namespace, *, make: bool = False) -> Path:
    """Returns `--db`, else `EVENTPLANNER_DB`, else the person's own plan.

    `make` creates the folder of the latter. Raises FileProblem.
    """
    if args.db is not None:
        return Path(args.db)
    if given := os.environ.get("EVENTPLANNER_DB"):
        return Path(os.path.expanduser(given))  # noqa: PTH111 -- takes a home that is nowhere as it stands
    try:
        own = folders.data_folder()
        if make:
            make_folder(own)
    except OSError as error:
        why: dict[str, Part] = {"path": clean_line(str(error.filename)), "reason": reason_of(error.errno)}
        raise FileProblem(Message(_NO_FOLDER, why)) from error
    return own / "plan.db"


def _to_look_at(args: argparse.Namespace) -> Path | None:
    named = args.db is not None or bool(os.environ.get("EVENTPLANNER_DB"))
    path = plan_path(args)
    # A folder that is missing has a sentence of its own.
    if named and not args.read_only and os.path.isdir(path.parent) and not _is_there(path):  # noqa: PTH112
        raise FileProblem(Message(_NO_PLAN, {"path": clean_line(str(path))}))
    return None if named else nowhere(args)


def _is_there(path: Path) -> bool:
    """Returns False where there is no file; whatever forbids looking is explained when the file is opened."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def login() -> str:
    """Returns the login name, which an environment variable cannot change."""
    try:
        return clean_line(pwd.getpwuid(os.getuid()).pw_name)
    except KeyError:
        return str(os.getuid())


def nowhere(args: argparse.Namespace) -> Path | None:
    """Returns a path for a temporary plan, deleted with the command; None if there is a plan already."""
    if args.read_only or _is_there(plan_path(args)):
        return None
    # Here because most have a plan, and should not wait for it.
    import tempfile

    try:
        folder = tempfile.TemporaryDirectory(prefix="eventplanner-")
    except OSError as error:
        raise FileProblem(Message(_NO_TEMPORARY)) from error
    return Path(args.at_the_end.enter_context(folder)) / "plan.db"


def open_planner(
    args: argparse.Namespace, path: Path | None = None, *, make: bool = False, fill: "Fill | None" = None
) -> Planner:
    """Opens the plan until the end of the command; assumptions about a new one are printed on stderr.

    With `make` a missing plan is created, with what `fill` writes, and the person's name is kept in it. Otherwise a plan that was named must exist, and a
    person without a plan of her own sees an empty one.
    """
    kept = path is None
    if kept and not make:
        path = _to_look_at(args)
        kept = path is None
    path = path or plan_path(args, make=make)
    planner, assumed = _opened(path, args, fill)
    args.at_the_end.callback(planner.store.close)
    if make:
        # Where the settings cannot be read, the app says so; a command goes on without a name.
        with suppress(FileProblem):
            names.keep_at_opening(planner, session.read_preferences().name)
    if assumed and (kept or (make and not getattr(args, "dry_run", False))):
        print(words(assumed), file=sys.stderr)
    formats.use_country(planner.settings().country, planner.settings().timezone)
    return planner


def _opened(path: Path, args: argparse.Namespace, fill: "Fill | None") -> tuple[Planner, Message | None]:
    """Opens a plan; returns it with the assumptions made if it is new."""
    assumed = None
    if not args.read_only and not _is_there(path):
        assumed = _founding().begin(path, login(), fill)
    planner = Planner(Store(path, read_only=args.read_only), login())
    if planner.store.new:
        # There was a file, with nothing in it.
        assumed = _founding().establish(planner, path, fill)
    planner.store.new = assumed is not None
    return planner, assumed


def _founding() -> Any:
    """Imports by name, because a plan is new only once and every command would have to load it."""
    return importlib.import_module("eventplanner.services.base.founding")
