"""Reading the plan's settings."""

import json
from functools import partial
from typing import Any

from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import clean_line
from eventplanner.storage.kernel.store import Store


def get(store: Store) -> Settings:
    """Returns the plan's settings, read again only after a change because each letter of a line needs them."""
    return store.cached("settings", partial(_read, store))


def _read(store: Store) -> Settings:
    names = set(Settings.__struct_fields__)
    rows = store.read("SELECT name, value FROM setting")
    return Settings(**{row["name"]: _safe(json.loads(row["value"])) for row in rows if row["name"] in names})


def _safe(value: Any) -> Any:
    """Another program may have written it."""
    return clean_line(value) if isinstance(value, str) else value


def stored(store: Store) -> dict[str, dict[str, Any]]:
    """Returns the rows of settings that differ from their defaults, by name."""
    return {row["name"]: row for row in store.read("SELECT id, version, name, value FROM setting")}
