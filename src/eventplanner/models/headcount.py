"""The tables of what events reckon with, and of how many were registered when."""

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from eventplanner.models.base import Record


class HeadcountRow(Record):
    """What may be stored of the numbers of an event."""

    event_id: int = Field(foreign_key="event.id", unique=True)
    expected_in_person: int | None = Field(default=None, ge=0, le=1_000_000)
    expected_online: int | None = Field(default=None, ge=0, le=1_000_000)
    low_in_person: int | None = Field(default=None, ge=0, le=1_000_000)
    low_online: int | None = Field(default=None, ge=0, le=1_000_000)
    high_in_person: int | None = Field(default=None, ge=0, le=1_000_000)
    high_online: int | None = Field(default=None, ge=0, le=1_000_000)
    speakers: int | None = Field(default=None, ge=0, le=1_000_000)
    staff: int | None = Field(default=None, ge=0, le=1_000_000)
    attended_in_person: int | None = Field(default=None, ge=0, le=1_000_000)
    attended_online: int | None = Field(default=None, ge=0, le=1_000_000)
    no_show: int | None = Field(default=None, ge=0, le=100)
    no_show_online: int | None = Field(default=None, ge=0, le=100)
    catering_margin: int | None = Field(default=None, ge=0, le=100)
    diets: str = Field(default="", max_length=2000)
    access_needs: str = Field(default="", max_length=2000)
    notes: str = Field(default="", max_length=10_000)


class Headcount(HeadcountRow, table=True):
    """What one event reckons with."""


class RegistrationRow(Record):
    """What may be stored of a count of registrations."""

    event_id: int = Field(foreign_key="event.id", index=True)
    day: date
    in_person: int = Field(default=0, ge=0, le=1_000_000)
    online: int = Field(default=0, ge=0, le=1_000_000)


class Registration(RegistrationRow, table=True):
    """How many were registered in all at the end of a day."""

    __table_args__: Any = (UniqueConstraint("event_id", "day"), {"sqlite_autoincrement": True})
