"""Views of lists that a person has chosen, in one file for all plans."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from eventplanner.domain.base.list_views import ListView
from eventplanner.storage.personal.folders import state_folder, write_private


def read() -> dict[str, ListView]:
    """Returns the views by the name of their list; none where the file is missing or makes no sense."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=dict[str, ListView])
    except (OSError, msgspec.DecodeError):
        return {}


def write(views: Mapping[str, ListView]) -> None:
    """Replaces the file; raises OSError."""
    write_private(_file(), msgspec.json.format(msgspec.json.encode(views), indent=1).decode())


def _file() -> Path:
    return state_folder() / "lists.json"
