"""Views of lists that a person has chosen, in one file for all plans."""

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


def keep(name: str, view: ListView) -> None:
    """Keeps the view of one list beside those that other sessions have kept; raises OSError."""
    views = {**read(), name: view}
    write_private(_file(), msgspec.json.format(msgspec.json.encode(views), indent=1).decode())


def _file() -> Path:
    return state_folder() / "lists.json"
