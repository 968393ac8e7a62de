"""The tables of resources, bookings, and quotes."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.domain.logistics.resources import ResourceKind
from eventplanner.models.base import Record, choice

LARGEST = 10**15


class ResourceRow(Record):
    """What may be stored of a resource."""

    derived: ClassVar[frozenset[str]] = frozenset({"name_key", "words"})

    name: str = Field(min_length=1, max_length=200)
    kind: ResourceKind = choice(ResourceKind, ResourceKind.EQUIPMENT)
    quantity: int = Field(default=1, ge=0, le=1_000_000)
    unit: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=200)
    owner: str = Field(default="", max_length=200)
    notes: str = Field(default="", max_length=10_000)

    name_key: str = ""
    words: str = ""


class Resource(ResourceRow, table=True):
    """Equipment, a room, a licence, swag, people's time."""

    __table_args__: Any = (Index("ix_resource_name", "name_key", "id"), {"sqlite_autoincrement": True})


class BookingRow(Record):
    """What may be stored of a booking."""

    event_id: int = Field(foreign_key="event.id", index=True)
    resource_id: int = Field(foreign_key="resource.id", index=True)
    quantity: int = Field(default=1, ge=1, le=1_000_000)
    setup: int = Field(default=0, ge=0, le=60_000)
    giving_back: int = Field(default=0, ge=0, le=60_000)
    notes: str = Field(default="", max_length=10_000)


class Booking(BookingRow, table=True):
    """So much of a resource for one event."""


class QuoteRow(Record):
    """What may be stored of a quote."""

    event_id: int = Field(foreign_key="event.id", index=True)
    need: str = Field(min_length=1, max_length=200)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    amount: int | None = Field(default=None, ge=0, le=LARGEST)
    currency: str = Field(default="", max_length=3)
    valid_until: date | None = None
    chosen: bool = False
    reason: str = Field(default="", max_length=1000)
    order_number: str = Field(default="", max_length=60)
    ordered_on: date | None = None
    deposit: int | None = Field(default=None, ge=0, le=LARGEST)
    deposit_due: date | None = None
    balance_due: date | None = None
    document: str = Field(default="", max_length=2000)
    notes: str = Field(default="", max_length=10_000)


class Quote(QuoteRow, table=True):
    """What a supplier asks for something that an event needs."""
