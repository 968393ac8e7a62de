"""Queries of targets, and counts of the events that are compared with them."""

from eventplanner.domain.events.events import EventKind, Status
from eventplanner.domain.planning.targets import TARGET, Count, Target
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records

_COUNTS = """
    SELECT kind, (CAST(substr(start_key, 6, 2) AS INTEGER) + 2) / 3 AS quarter, status, count(*) AS count FROM event
    WHERE start_key >= :first AND start_key < :beyond GROUP BY 1, 2, 3
"""


def of_year(store: Store, year: int) -> list[Target]:
    """Returns the targets of a year, by quarter and kind."""
    return records.where(store, TARGET, "year = :year", year=year)


def counts(store: Store, year: int) -> dict[Count, int]:
    """Returns the number of events of each kind and status that begin in each quarter of a year."""
    rows = store.read(_COUNTS, first=str(year), beyond=str(year + 1))
    return {(EventKind(row["kind"]), row["quarter"], Status(row["status"])): row["count"] for row in rows}
