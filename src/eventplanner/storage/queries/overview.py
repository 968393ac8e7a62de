"""Changes of an event and of all that belongs to it, from the journal."""

from typing import NamedTuple

from eventplanner.domain.records.kind import all_kinds, of_events
from eventplanner.storage.kernel.store import Store

RECENT = 5000
"""Entries of the journal among which those of records that were deleted are looked for: nothing else finds them."""


class _Below(NamedTuple):
    """Column of a table that names a record of an event: an entry names its budget line."""

    table: str
    column: str
    parent: str


_TABLES = tuple(kind.name for kind in of_events())
_BELOW = tuple(
    _Below(kind.name, name, field.table)
    for kind in all_kinds().values()
    if kind.name not in _TABLES
    for name, field in kind.kept.items()
    if field.table in _TABLES
)
_OWN = (("event", "id = :event"), *((table, "event_id = :event") for table in _TABLES))
_OF_THEM = tuple(
    (each.table, f"{each.column} IN (SELECT id FROM {each.parent} WHERE event_id = :event)") for each in _BELOW
)
_THERE = " UNION ".join(
    f"""
    SELECT revision FROM journal_entry WHERE subject = '{table}'
        AND row_id IN (SELECT id FROM {table} WHERE {condition})
    UNION SELECT revision FROM journal_entry WHERE subject = '{table}' AND row_id = 0
        AND batch IN (SELECT batch FROM {table} WHERE {condition} AND batch IS NOT NULL)
    """
    for table, condition in (*_OWN, *_OF_THEM)
)
_DELETED = f"""
    deleted AS MATERIALIZED (
        SELECT subject, row_id, before FROM journal_entry
        WHERE id > (SELECT coalesce(max(id), 0) FROM journal_entry) - {RECENT}
            AND after IS NULL AND before IS NOT NULL AND row_id > 0 AND json_valid(before)
            AND subject IN ({", ".join(f"'{table}'" for table in sorted({*_TABLES, *(each.table for each in _BELOW)}))})
    ),
    own AS MATERIALIZED (
        SELECT subject, row_id FROM deleted
        WHERE subject IN ({", ".join(f"'{table}'" for table in _TABLES)}) AND json_extract(before, '$.event_id') = :event
    )
"""
# What a record that was deleted belonged to may be there still, or may have been deleted too.
_GONE_BELOW = " UNION ".join(
    f"""
    SELECT subject, row_id FROM deleted WHERE subject = '{each.table}' AND json_extract(before, '$.{each.column}') IN (
        SELECT id FROM {each.parent} WHERE event_id = :event
        UNION SELECT row_id FROM own WHERE subject = '{each.parent}'
    )
    """
    for each in _BELOW
)
_GONE = f"""
    SELECT told.revision FROM (SELECT subject, row_id FROM own UNION {_GONE_BELOW}) AS gone
        JOIN journal_entry AS told ON told.subject = gone.subject AND told.row_id = gone.row_id
"""
_LAST = f"""
    WITH {_DELETED} SELECT revision FROM ({_THERE} UNION {_GONE}) ORDER BY revision DESC LIMIT :count
"""


def revisions(store: Store, event_id: int, count: int) -> list[int]:
    """Returns the latest changes of an event and its records, newest first."""
    return [row["revision"] for row in store.read(_LAST, event=event_id, count=count)]
