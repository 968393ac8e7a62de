"""The tables of venues, and of the place and the platform of each event."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.domain.logistics.venues import PlaceState, Recording
from eventplanner.models.base import Record, choice


class VenueRow(Record):
    """What may be stored of a venue."""

    derived: ClassVar[frozenset[str]] = frozenset({"name_key", "words"})

    name: str = Field(min_length=1, max_length=200)
    address: str = Field(default="", max_length=200)
    place: str = Field(default="", max_length=200)
    geo: str = Field(default="", max_length=40)
    timezone: str = Field(default="", max_length=64)
    setups: str = Field(default="", max_length=1000)
    access: str = Field(default="", max_length=1000)
    power: str = Field(default="", max_length=1000)
    wifi: str = Field(default="", max_length=1000)
    wifi_tested: date | None = None
    av: str = Field(default="", max_length=1000)
    catering: str = Field(default="", max_length=1000)
    contact: str = Field(default="", max_length=200)
    price: str = Field(default="", max_length=200)
    visits: str = Field(default="", max_length=4000)
    files: str = Field(default="", max_length=4000)
    url: str = Field(default="", max_length=2000)
    notes: str = Field(default="", max_length=10_000)

    name_key: str = ""
    words: str = ""


class Venue(VenueRow, table=True):
    """A place that is kept over events."""

    __table_args__: Any = (Index("ix_venue_name", "name_key", "id"), {"sqlite_autoincrement": True})


class PlaceRow(Record):
    """What may be stored of the place of one event."""

    event_id: int = Field(foreign_key="event.id", unique=True)
    venue_id: int | None = Field(default=None, foreign_key="venue.id", index=True)
    setup: str = Field(default="", max_length=200)
    state: PlaceState = choice(PlaceState, PlaceState.LOOKING)
    option_until: date | None = None
    contract: str = Field(default="", max_length=2000)
    arrival: str = Field(default="", max_length=1000)
    notes: str = Field(default="", max_length=10_000)


class Place(PlaceRow, table=True):
    """The venue of one event, and how far it is."""

    __tablename__ = "event_place"


class PlatformRow(Record):
    """What may be stored of the platform of one event."""

    event_id: int = Field(foreign_key="event.id", unique=True)
    name: str = Field(default="", max_length=200)
    audience_url: str = Field(default="", max_length=2000)
    speaker_url: str = Field(default="", max_length=2000)
    backstage_url: str = Field(default="", max_length=2000)
    host: str = Field(default="", max_length=200)
    cohost: str = Field(default="", max_length=200)
    moderators: str = Field(default="", max_length=1000)
    key_place: str = Field(default="", max_length=200)
    plan_b: str = Field(default="", max_length=1000)
    cities: str = Field(default="", max_length=1000)
    tested_on: date | None = None
    consent: str = Field(default="", max_length=1000)
    recording: Recording = choice(Recording, Recording.NONE)
    recording_url: str = Field(default="", max_length=2000)
    notes: str = Field(default="", max_length=10_000)


class Platform(PlatformRow, table=True):
    """Where one event takes place online."""

    __tablename__ = "event_platform"
