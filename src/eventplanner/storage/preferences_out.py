"""Writing a person's own settings into `config.toml`, whose comments and other lines stay as they are."""

from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from eventplanner.domain.errors import FileProblem
from eventplanner.domain.settings import Preferences
from eventplanner.domain.text import Message
from eventplanner.storage.folders import config_file, write_private

WRITTEN = ("language", "theme", "name", "ascii")
"""The keys of `[keys]` are only ever written by hand."""


def write(preferences: Preferences, path: Path | None = None) -> None:
    """Raises FileProblem where the file cannot be read or written."""
    # Through a link, because many keep their settings in a folder of their own; the link stays.
    path = (path or config_file()).resolve()
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        usual = Preferences()
        for name in WRITTEN:
            _set(document, name, getattr(preferences, name), getattr(usual, name))
        write_private(path, tomlkit.dumps(document))
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise FileProblem(Message("Your settings could not be written to {path}.", {"path": str(path)})) from error


def _set(document: tomlkit.TOMLDocument, name: str, value: Any, usual: Any) -> None:
    """A usual value needs no line of its own."""
    if name in document or value != usual:
        document[name] = value
