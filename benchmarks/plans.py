"""Plans with any number of events."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.events import columns

FIRST = datetime.combine(date.today() - timedelta(days=3650), time(18, 30))


def make(path: Path, events: int) -> None:
    """Lay out a plan, and put that many events in it, spread over twenty years."""
    store = Store(path)
    if events:
        with Planner(store, "bench").write(Message("Add {n} events", {"n": events})) as writing:
            writing.add_many("event", _rows(events))
    store.close()


def draft(n: int, of: int) -> EventDraft:
    """One event, the same for the same numbers."""
    start = FIRST + timedelta(days=7300 * n // of)
    return EventDraft(
        title=f"Meetup {n:06} of a long list", status=Status.CONFIRMED, start=start, end=start + timedelta(hours=2),
        timezone="America/Santiago", venue="HQ", capacity=60, lead="Ana Soto", tags=("python",),
    )  # fmt: skip


def _rows(events: int) -> Iterator[dict[str, Any]]:
    return (columns(draft(n, events)) | {"uid": f"row-{n}@bench"} for n in range(events))
