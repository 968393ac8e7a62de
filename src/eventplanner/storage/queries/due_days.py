"""Queries of the days on which what follows from events is due."""

from functools import partial

from eventplanner.domain.year.working_days import WorkingDays
from eventplanner.storage.derived import working_calendar
from eventplanner.storage.kernel.store import Store

_YEARS = """
    SELECT DISTINCT CAST(substr(due_key, 1, 4) AS INTEGER) AS year FROM {table}
    WHERE "offset" IS NOT NULL AND due_key >= :first AND due_key < '9999'
"""


def years_from(store: Store, first: int) -> list[int]:
    """Returns years from one on in which something is due by its distance from an event."""
    rows = store.read(" UNION ".join(_YEARS.format(table=table) for table in ("task", "gate")), first=str(first))
    return sorted(row["year"] for row in rows)


def working_days(store: Store) -> WorkingDays | None:
    """Returns the working days that due days are pulled to; None where they are not."""
    return store.cached("working days", partial(_working_days, store))


def _working_days(store: Store) -> WorkingDays | None:
    settings = working_calendar.settings_of(tuple(row.values()) for row in store.read(working_calendar.SETTINGS))
    if settings.working_days != "on":
        return None
    rows = store.read(working_calendar.HOLIDAYS, scope=settings.holidays_of)
    return working_calendar.working_days(tuple(row.values()) for row in rows)
