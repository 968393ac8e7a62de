"""Queries of overlays and their dates."""

from datetime import date

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY, OtherDate, Overlay
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records

_SHOWN = "overlay_id IN (SELECT id FROM overlay WHERE shown)"
_COUNTS = "SELECT overlay_id, count(*) AS dates, min(first_key) AS first FROM other_date GROUP BY overlay_id"
# What may still go on is looked up by its end: of a past of many years hardly any is.
_BETWEEN = f"last_key >= :first AND first_key <= :last AND {_SHOWN}"
_CALLS = f"last_key >= :first AND cfp_until BETWEEN :first AND :last AND {_SHOWN}"


def overlays(store: Store) -> list[Overlay]:
    """Returns all overlays, holidays first."""
    return records.every(store, OVERLAY)


def get(store: Store, id: int) -> Overlay:
    overlay = next(iter(records.several(store, OVERLAY, [id])), None)
    if overlay is None:
        raise NotFound(Message("There is no overlay {id}.", {"id": str(id)}))
    return overlay


def counts(store: Store) -> dict[int, int]:
    """Returns the number of dates of each overlay, recurring ones counted once, by its id."""
    return {row["overlay_id"]: row["dates"] for row in store.read(_COUNTS)}


def dates(store: Store, overlay_id: int) -> list[OtherDate]:
    """Returns the dates of one overlay as they were entered, by first day."""
    return records.of(store, OTHER_DATE, overlay_id)


def date_of(store: Store, id: int) -> OtherDate:
    other = next(iter(records.several(store, OTHER_DATE, [id])), None)
    if other is None:
        raise NotFound(Message("There is no date {id}.", {"id": str(id)}))
    return other


def between(store: Store, first: date, last: date) -> list[OtherDate]:
    """Returns dates of visible overlays that may fall on these days; recurring ones still have to be expanded."""
    return records.where(store, OTHER_DATE, _BETWEEN, first=first.isoformat(), last=last.isoformat())


def calls(store: Store, first: date, last: date) -> list[OtherDate]:
    """Returns dates of visible overlays whose call for papers ends on one of these days, by that day."""
    found = records.where(store, OTHER_DATE, _CALLS, first=first.isoformat(), last=last.isoformat())
    return sorted(found, key=lambda each: (each.cfp_until or last, each.id))


def added_by(store: Store, revision: int, table: str) -> int:
    """Returns the id of the overlay, date or series that a change added. Raises NotFound."""
    sql = "SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = :table AND before IS NULL"
    rows = store.read(sql, revision=revision, table=table)
    if not rows:
        raise NotFound(Message("There is no overlay {id}.", {"id": "?"}))
    return int(rows[0]["row_id"])
