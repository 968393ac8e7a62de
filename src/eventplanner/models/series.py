"""The table of series."""

from datetime import date

from pydantic import NaiveDatetime
from sqlmodel import Field

from eventplanner.domain.events import Format, Kind, Status
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
    kind: Kind = choice(Kind, Kind.MEETUP)
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


class Series(SeriesRow, table=True):
    """One recurring programme."""
