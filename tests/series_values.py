"""A series, its days and events, for tests that need some."""

from datetime import UTC, date, datetime, timedelta

from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.series.series import SeriesDraft

FIRST = date(2027, 3, 11)
TODAY = date(2027, 3, 1)
DAYS = [date(2027, 3, 11), date(2027, 4, 8), date(2027, 5, 13)]
SERIES = SeriesDraft(
    name="Python",
    rule="FREQ=MONTHLY;BYDAY=2TH",
    first=FIRST,
    template=EventDraft(
        title="Python", start=datetime(2027, 3, 11, 19), end=datetime(2027, 3, 11, 21), venue="Sede", series="Python"
    ),
)


def event(id: int, day: date, **said) -> Event:
    at = datetime(2027, 1, 1, tzinfo=UTC)
    start = datetime.combine(day, datetime.min.time()).replace(hour=19)
    fields = {"title": f"E{id}", "start": start, "end": start + timedelta(hours=2)} | said
    return Event(id=id, version=1, uid=f"u{id}", sequence=0, created_at=at, updated_at=at, **fields)
