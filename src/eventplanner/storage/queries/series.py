"""Queries of series."""

from typing import Any

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.series.series import (
    SERIES,
    TEMPLATE,
    Series,
    SeriesDraft,
    SeriesRow,
    days_in,
    days_text,
    pairs_in,
    pairs_text,
)
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records
from eventplanner.storage.queries.event_rows import COLUMNS, event

_EVENTS = f"SELECT {COLUMNS} FROM event WHERE series_key = :key ORDER BY start_key, id"


def all_of(store: Store) -> list[Series]:
    """Returns all series, by name."""
    stored = map(_series, records.every(store, SERIES))
    return sorted(stored, key=lambda series: (fold(series.name), series.id))


def get(store: Store, id: int) -> Series:
    matches = records.several(store, SERIES, [id])
    if not matches:
        raise NotFound(Message("There is no series {id}.", {"id": str(id)}))
    return _series(matches[0])


def events(store: Store, name: str) -> list[Event]:
    """Returns the events that name this series, by start."""
    return [event(row) for row in store.read(_EVENTS, key=fold(name))]


def columns(draft: SeriesDraft) -> dict[str, Any]:
    """Returns a draft as the columns of its row."""
    row = SeriesRow(
        name=draft.name,
        rule=draft.rule,
        first=draft.first,
        until=draft.until,
        skipped=days_text(draft.skipped),
        shifted=pairs_text(draft.shifted),
        **{name: getattr(draft.template, name) for name in TEMPLATE},
    )
    return records.stored(SERIES, row)


def _series(row: Any) -> Series:
    return Series(
        id=row.id,
        version=row.version,
        name=row.name,
        rule=row.rule,
        first=row.first,
        until=row.until,
        skipped=days_in(row.skipped),
        shifted=pairs_in(row.shifted),
        template=EventDraft(series=row.name, **{name: getattr(row, name) for name in TEMPLATE}),
    )
