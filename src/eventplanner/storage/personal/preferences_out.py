"""Writing preferences to `config.toml`, keeping its comments and other lines."""

from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import N_, Message, Part, clean_line
from eventplanner.storage.personal.folders import config_file, write_private
from eventplanner.storage.personal.preferences import INVALID

_UNWRITABLE = N_(
    "Your settings could not be written to {path} ({reason}). Mend that, or let XDG_CONFIG_HOME name another folder."
)

WRITTEN = ("language", "theme", "name", "ascii")
"""The keys of `[keys]` are only ever written by hand."""


def write(preferences: Preferences, path: Path | None = None) -> None:
    """Raises FileProblem where the file cannot be read or written."""
    try:
        # Through a link, because many keep their settings in a folder of their own; the link stays.
        path = (path or config_file()).resolve()
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        usual = Preferences()
        for name in WRITTEN:
            _set(document, name, getattr(preferences, name), getattr(usual, name))
        write_private(path, tomlkit.dumps(document))
    except OSError as error:
        why: dict[str, Part] = {"path": str(path or "~"), "reason": reason_of(error.errno)}
        raise FileProblem(Message(_UNWRITABLE, why)) from error
    except (UnicodeDecodeError, TOMLKitError) as error:
        raise FileProblem(Message(INVALID, {"path": str(path), "reason": clean_line(str(error))})) from error


def _set(document: tomlkit.TOMLDocument, name: str, value: Any, usual: Any) -> None:
    """A usual value needs no line of its own."""
    if name in document or value != usual:
        document[name] = value
