"""Changes of an event and of all that belongs to it, from the journal."""

from eventplanner.domain.records.kind import of_events
from eventplanner.storage.kernel.store import Store

RECENT = 5000
"""Entries of the journal among which those of records that were deleted are looked for: nothing else finds them."""
_TABLES = tuple(kind.name for kind in of_events())
_OWN = (("event", "id = :event"), *((table, "event_id = :event") for table in _TABLES))
_CRITERIA = ("criterion", "gate_id IN (SELECT id FROM gate WHERE event_id = :event)")
_THERE = " UNION ".join(
    f"""
    SELECT revision FROM journal_entry WHERE subject = '{table}'
        AND row_id IN (SELECT id FROM {table} WHERE {condition})
    UNION SELECT revision FROM journal_entry WHERE subject = '{table}' AND row_id = 0
        AND batch IN (SELECT batch FROM {table} WHERE {condition} AND batch IS NOT NULL)
    """
    for table, condition in (*_OWN, _CRITERIA)
)
_GONE = f"""
    SELECT told.revision FROM journal_entry AS gone
        JOIN journal_entry AS told ON told.subject = gone.subject AND told.row_id = gone.row_id
    WHERE gone.id > (SELECT coalesce(max(id), 0) FROM journal_entry) - {RECENT}
        AND gone.after IS NULL AND gone.before IS NOT NULL AND gone.row_id > 0
        AND gone.subject IN ({", ".join(f"'{table}'" for table in _TABLES)})
        AND json_valid(gone.before) AND json_extract(gone.before, '$.event_id') = :event
"""
_LAST = f"SELECT revision FROM ({_THERE} UNION {_GONE}) ORDER BY revision DESC LIMIT :count"


def revisions(store: Store, event_id: int, count: int) -> list[int]:
    """Returns the latest changes of an event and its records, newest first."""
    return [row["revision"] for row in store.read(_LAST, event=event_id, count=count)]
