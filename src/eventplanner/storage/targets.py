"""Reading targets."""

from eventplanner.domain.events import Kind
from eventplanner.domain.targets import Target
from eventplanner.storage.store import Store

COLUMNS = "id, version, year, quarter, kind, events"


def of_year(store: Store, year: int) -> list[Target]:
    """The targets of a year, by quarter and kind."""
    rows = store.read(f"SELECT {COLUMNS} FROM target WHERE year = :year ORDER BY quarter, kind", year=year)
    return [Target(**row | {"kind": Kind(row["kind"])}) for row in rows]
