"""Checks of the terminal, and the settings that Textual reads when it is imported."""

from collections.abc import MutableMapping
from typing import TextIO

from eventplanner.domain.base.text import Message


def hindrance(environ: MutableMapping[str, str], stdin: TextIO, stdout: TextIO) -> Message | None:
    """Returns the reason why the app cannot run in this terminal; None if it can."""
    if environ.get("TERM", "") == "dumb":
        return Message("This terminal cannot show the app (TERM=dumb); “eventplanner --help” lists the commands.")
    if not (stdin.isatty() and stdout.isatty()):
        return Message("The app needs a terminal; “eventplanner --help” lists the commands that do not.")
    return None


def prepare(environ: MutableMapping[str, str]) -> None:
    """Reduces frames and animation over SSH; Textual reads these variables when it is imported."""
    if environ.get("SSH_CONNECTION"):
        environ.setdefault("TEXTUAL_ANIMATIONS", "none")
        environ.setdefault("TEXTUAL_FPS", "30")
