"""Reading overlays and their dates."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from msgspec.structs import asdict

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message, clean, clean_line
from eventplanner.domain.year.overlays import Colour, OtherDate, OtherDateDraft, Overlay, OverlayDraft, OverlaySource
from eventplanner.storage.kernel.store import Store

OVERLAY_COLUMNS = "id, version, name, source, colour, shown, file, scope, years"
DATE_COLUMNS = """
    id, version, overlay_id, uid, title, title_es, start, "end", all_day, timezone, place, url, cfp_until, cfp_url, rule,
    extra, left_out, notes
"""
_LONG = frozenset({"notes"})
_OVERLAYS = f"SELECT {OVERLAY_COLUMNS} FROM overlay ORDER BY source <> 'holidays', id"
_COUNTS = "SELECT overlay_id, count(*) AS dates, min(first_key) AS first FROM other_date GROUP BY overlay_id"
_DATES = f"SELECT {DATE_COLUMNS} FROM other_date WHERE overlay_id = :overlay_id ORDER BY first_key, id"
# What may still go on is looked up by its end: of a past of many years hardly any is.
_BETWEEN = f"""
    SELECT {DATE_COLUMNS} FROM other_date
    WHERE last_key >= :first AND first_key <= :last AND overlay_id IN (SELECT id FROM overlay WHERE shown)
    ORDER BY first_key, id
"""
_CALLS = f"""
    SELECT {DATE_COLUMNS} FROM other_date
    WHERE last_key >= :first AND cfp_until BETWEEN :first AND :last
        AND overlay_id IN (SELECT id FROM overlay WHERE shown)
    ORDER BY cfp_until, id
"""


def overlays(store: Store) -> list[Overlay]:
    """All of them, holidays first."""
    return [_overlay(row) for row in store.read(_OVERLAYS)]


def get(store: Store, id: int) -> Overlay:
    rows = store.read(f"SELECT {OVERLAY_COLUMNS} FROM overlay WHERE id = :id", id=id)
    if not rows:
        raise NotFound(Message("There is no overlay {id}.", {"id": str(id)}))
    return _overlay(rows[0])


def counts(store: Store) -> dict[int, int]:
    """How many dates each overlay has, recurring ones counted once, by its id."""
    return {row["overlay_id"]: row["dates"] for row in store.read(_COUNTS)}


def dates(store: Store, overlay_id: int) -> list[OtherDate]:
    """The dates of one overlay as they were entered, by their first day."""
    return [_date(row) for row in store.read(_DATES, overlay_id=overlay_id)]


def date_of(store: Store, id: int) -> OtherDate:
    rows = store.read(f"SELECT {DATE_COLUMNS} FROM other_date WHERE id = :id", id=id)
    if not rows:
        raise NotFound(Message("There is no date {id}.", {"id": str(id)}))
    return _date(rows[0])


def between(store: Store, first: date, last: date) -> list[OtherDate]:
    """The dates of the overlays shown that may fall on these days; those with a rule have to be followed to know."""
    return [_date(row) for row in store.read(_BETWEEN, first=first.isoformat(), last=last.isoformat())]


def calls(store: Store, first: date, last: date) -> list[OtherDate]:
    """The dates of the overlays shown whose call for papers ends on one of these days, the first to end first."""
    return [_date(row) for row in store.read(_CALLS, first=first.isoformat(), last=last.isoformat())]


def added_by(store: Store, revision: int, table: str) -> int:
    """The id of the overlay, date or series that a change added. Raises NotFound."""
    sql = "SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = :table AND before IS NULL"
    rows = store.read(sql, revision=revision, table=table)
    if not rows:
        raise NotFound(Message("There is no overlay {id}.", {"id": "?"}))
    return int(rows[0]["row_id"])


def columns(draft: OverlayDraft) -> dict[str, Any]:
    """A draft as the columns of its row."""
    values = {name: getattr(draft, name) for name in OverlayDraft.__struct_fields__}
    return values | {"years": " ".join(map(str, draft.years))}


def date_columns(draft: OtherDateDraft) -> dict[str, Any]:
    """A draft as the columns of its row."""
    values = asdict(draft)
    values = {name: values[name] for name in OtherDateDraft.__struct_fields__}
    return values | {"extra": _moments(draft.extra), "left_out": _moments(draft.left_out)}


def _moments(moments: Iterable[datetime]) -> str:
    return " ".join(moment.isoformat(timespec="seconds") for moment in moments)


def _overlay(row: Mapping[str, Any]) -> Overlay:
    kept = _safe(row)
    return Overlay(
        **kept
        | {
            "source": OverlaySource(kept["source"]),
            "colour": Colour(kept["colour"]),
            "shown": bool(kept["shown"]),
            "years": tuple(map(int, kept["years"].split())),
        }
    )


def _date(row: Mapping[str, Any]) -> OtherDate:
    kept = _safe(row)
    return OtherDate(
        **kept
        | {
            "start": datetime.fromisoformat(kept["start"]),
            "end": datetime.fromisoformat(kept["end"]),
            "all_day": bool(kept["all_day"]),
            "cfp_until": date.fromisoformat(kept["cfp_until"]) if kept["cfp_until"] else None,
            "extra": tuple(map(datetime.fromisoformat, kept["extra"].split())),
            "left_out": tuple(map(datetime.fromisoformat, kept["left_out"].split())),
        }
    )


def _safe(row: Mapping[str, Any]) -> dict[str, Any]:
    """Another program may have written it."""
    return {
        name: (clean(value) if name in _LONG else clean_line(value))
        if isinstance(value, str) and not value.isprintable()
        else value
        for name, value in row.items()
    }
