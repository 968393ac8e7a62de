"""Whether the app can run in this terminal, and what has to be set before Textual is imported."""

from collections.abc import MutableMapping
from typing import TextIO

from eventplanner.domain.base.text import Message


def hindrance(environ: MutableMapping[str, str], stdin: TextIO, stdout: TextIO) -> Message | None:
    """Why the app cannot be shown here; nothing if it can."""
    if environ.get("TERM", "") == "dumb":
        return Message("This terminal cannot show the app (TERM=dumb); “eventplanner --help” lists the commands.")
    if not (stdin.isatty() and stdout.isatty()):
        return Message("The app needs a terminal; “eventplanner --help” lists the commands that do not.")
    return None


def prepare(environ: MutableMapping[str, str]) -> None:
    """A slow line gets fewer frames and no animation; Textual reads this when it is imported."""
    if environ.get("SSH_CONNECTION"):
        environ.setdefault("TEXTUAL_ANIMATIONS", "none")
        environ.setdefault("TEXTUAL_FPS", "30")
