"""Validation of rows, and their form in tables and journal."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.models.base import Record
from eventplanner.models.registry import TABLES, Table
from eventplanner.storage.derived import row_keys as derived

REASONS = {
    "string_too_short": Message("may not be empty"),
    "string_too_long": Message("too long"),
    "greater_than_equal": Message("too small"),
    "less_than_equal": Message("too large"),
    "missing": Message("cannot be left out"),
}
OTHERWISE = Message("not understood")
UNJOURNALLED = frozenset({"batch"})
"""Columns that are not a person's, and that the journal leaves out beside the derived ones."""
RESTORED = 2
"""How far SEQUENCE jumps when a deleted row comes back: one step was already told as its cancellation."""
_GROWN = frozenset({"id", "version", "sequence", "created_at", "updated_at"})


def checked(table: Table, values: Mapping[str, Any]) -> Record:
    """Returns a validated row without a session. Raises Invalid."""
    try:
        # SQLModel's own `model_validate` prepares each row for a session first, which takes longer than the checks.
        row: Record = table.check.__new__(table.check)
        table.check.__pydantic_validator__.validate_python(values, self_instance=row)
    except ValidationError as error:
        raise Invalid({str(e["loc"][0]): REASONS.get(e["type"], OTHERWISE) for e in error.errors()}) from error
    return row


def complete(table: str, values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Returns validated values of all columns, with derived ones. Raises Invalid."""
    checks = TABLES[table]
    found = dict(checked(checks, {**dict.fromkeys(checks.stamps, now), **values}).__dict__)
    found.update(derived.columns(table, found))
    return found


def grow(table: str, row: Record, changed: set[str], now: datetime) -> None:
    """Advances the columns of a row that only ever grow, and computes those that follow from others."""
    row.version += 1
    if changed & row.sequenced:
        row.sequence += 1  # type: ignore[attr-defined]
    if hasattr(row, "updated_at"):
        row.updated_at = now
    for name, value in derived.columns(table, row.model_dump()).items():
        setattr(row, name, value)


def revived(row: Mapping[str, Any], version: int, now: datetime) -> dict[str, Any]:
    """Returns a deleted row with a version above all that were seen of it."""
    values = dict(row) | {"version": version}
    if "sequence" in values:
        values["sequence"] += RESTORED
    if "updated_at" in values:
        values["updated_at"] = now
    return values


def facts(row: Record) -> dict[str, Any]:
    """Returns the row as the journal stores it."""
    return row.model_dump(mode="json", exclude=set(row.derived | UNJOURNALLED))


def lost(row: Record) -> dict[str, Any]:
    """Returns the values of a row that is removed.

    Its import is among them, so that the row is assigned to it again should it come back.
    """
    return facts(row) | ({"batch": row.batch} if row.batch is not None else {})


def content(table: Table, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the part of a journalled row that an undo restores; the other columns only grow."""
    names = {name for name in kept if name not in _GROWN and name in table.check.model_fields}
    return checked(table, dict(kept)).model_dump(include=names)


def as_json(kept: Mapping[str, Any] | None) -> str | None:
    return None if kept is None else json.dumps(kept, ensure_ascii=False, sort_keys=True)
