"""Queries of import mappings."""

import json
from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from eventplanner.storage.kernel.store import Store


class Remembered(Struct, frozen=True):
    """A form that was imported before."""

    id: int
    version: int
    columns: Mapping[str, str]
    """Heading → field."""


def remembered(store: Store, signature: str) -> Remembered | None:
    """Returns the stored mapping of a form; None if it is new."""
    rows = store.read(
        "SELECT id, version, columns FROM import_mapping WHERE signature = :signature", signature=signature
    )
    return Remembered(rows[0]["id"], rows[0]["version"], json.loads(rows[0]["columns"])) if rows else None


def salt(store: Store) -> UUID | None:
    """Returns the namespace for uids of imported events; None before the first import."""
    rows = store.read("SELECT salt FROM import_mapping ORDER BY id LIMIT 1")
    return UUID(rows[0]["salt"]) if rows else None


def columns(mapping: Mapping[str, str]) -> str:
    """Returns a mapping as its column stores it."""
    return json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True)
