"""The table of series."""

from datetime import date

from pydantic import NaiveDatetime, field_validator
from sqlmodel import Field

from eventplanner.domain.events.events import EventKind, Format, Status
from eventplanner.models.base import Record, choice


class SeriesRow(Record):
    """What may be stored of a series: its rule, and what each of its events is at first."""

    name: str = Field(min_length=1, max_length=200, unique=True)
    rule: str = Field(min_length=1, max_length=1000)
    first: date
    until: date | None = None
    skipped: str = Field(default="", max_length=20_000)
    """Days with blanks between them."""
    shifted: str = Field(default="", max_length=40_000)
    """Pairs `day>day` with blanks between them."""

    title: str = Field(min_length=1, max_length=200)
    kind: EventKind = choice(EventKind, EventKind.MEETUP)
    format: Format = choice(Format, Format.IN_PERSON)
    status: Status = choice(Status, Status.PLANNED)
    start: NaiveDatetime
    end: NaiveDatetime
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
    tags: str = Field(default="", max_length=2000)
    """Each with a blank on both sides, as those of events."""
    notes: str = Field(default="", max_length=10_000)

    @field_validator("skipped")
    @classmethod
    def _are_days(cls, text: str) -> str:
        for day in text.split():
            date.fromisoformat(day)
        return text

    @field_validator("shifted")
    @classmethod
    def _are_pairs_of_days(cls, text: str) -> str:
        for pair in text.split():
            day, to = pair.split(">")
            date.fromisoformat(day), date.fromisoformat(to)
        return text


class Series(SeriesRow, table=True):
    """One recurring programme."""
