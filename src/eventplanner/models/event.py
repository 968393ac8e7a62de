"""The table of events."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import uuid4

from pydantic import NaiveDatetime
from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.domain.events.events import SEQUENCED, EventKind, Format, Status
from eventplanner.models.base import Record, choice


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


class EventRow(Record):
    """What may be stored of an event."""

    derived: ClassVar[frozenset[str]] = frozenset(
        {"start_key", "last_key", "title_key", "lead_key", "venue_key", "series_key", "tags_key", "stage", "words"}
    )
    sequenced: ClassVar[frozenset[str]] = SEQUENCED

    uid: str = Field(default_factory=lambda: str(uuid4()), min_length=1, max_length=255, unique=True)
    sequence: int = Field(default=0, ge=0, nullable=False)
    created_at: NaiveDatetime = Field(default_factory=_now)
    """UTC, as all of the plan's instants."""
    updated_at: NaiveDatetime = Field(default_factory=_now)

    title: str = Field(min_length=1, max_length=200)
    kind: EventKind = choice(EventKind, EventKind.MEETUP)
    format: Format = choice(Format, Format.IN_PERSON)
    status: Status = choice(Status, Status.PLANNED)
    start: NaiveDatetime | None = None
    end: NaiveDatetime | None = None
    all_day: bool = False
    timezone: str = Field(max_length=64)
    venue: str = Field(default="", max_length=200)
    geo: str = Field(default="", max_length=40)
    url: str = Field(default="", max_length=2000)
    capacity: int | None = Field(default=None, ge=0, le=1_000_000)
    capacity_online: int | None = Field(default=None, ge=0, le=1_000_000)
    audience: str = Field(default="", max_length=200)
    goal: str = Field(default="", max_length=1000)
    lead: str = Field(default="", max_length=200)
    series: str = Field(default="", max_length=200)
    series_day: date | None = None
    tags: str = Field(default="", max_length=2000)
    """Each with a blank on both sides, so that one is found by its whole word."""
    notes: str = Field(default="", max_length=10_000)

    start_key: str = ""
    """The start as text; undated events come last."""
    last_key: str = ""
    """The last day as text, nothing while undated."""
    title_key: str = ""
    lead_key: str = ""
    venue_key: str = ""
    series_key: str = ""
    tags_key: str = ""
    stage: int = 0
    """The status as its place in the life of an event."""
    words: str = ""
    """Whatever free text finds it by, folded, a line each."""


class Event(EventRow, table=True):
    """One dated happening, or one still without a date."""

    __table_args__: Any = (
        Index("ix_event_start", "start_key", "id"),
        Index("ix_event_last", "last_key", "id"),
        Index("ix_event_title", "title_key", "id"),
        Index("ix_event_lead", "lead_key", "id"),
        Index("ix_event_stage", "stage", "id"),
        Index("ix_event_kind", "kind", "id"),
        Index("ix_event_updated", "updated_at", "id"),
        Index("ix_event_series", "series_key", "id"),
        {"sqlite_autoincrement": True},
    )
