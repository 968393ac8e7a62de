"""Queries of accepted clashes."""

from typing import Any

from eventplanner.domain.base.text import clean_line
from eventplanner.storage.kernel.store import Store


def accepted(store: Store) -> dict[str, str]:
    """Returns the note of each accepted clash, by key."""
    return {row["key"]: clean_line(row["note"]) for row in store.read("SELECT key, note FROM accepted_clash")}


def rows(store: Store) -> dict[str, dict[str, Any]]:
    """Returns the rows of accepted clashes, by key."""
    return {row["key"]: row for row in store.read("SELECT id, version, key, note FROM accepted_clash")}
