"""Resources that events book, their bookings, and the quotes of suppliers."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class ResourceKind(StrEnum):
    """What sort of thing a resource is."""

    EQUIPMENT = "equipment"
    ROOM = "room"
    LICENCE = "licence"
    SWAG = "swag"
    HOURS = "hours"
    """People's time."""


CONSUMED = frozenset({ResourceKind.SWAG, ResourceKind.HOURS})
"""What is used up: all bookings count together, whenever they are."""


class ResourceDraft(Struct, frozen=True, kw_only=True):
    """A resource as a person describes it."""

    name: str
    kind: ResourceKind = ResourceKind.EQUIPMENT
    quantity: int = 1
    unit: str = ""
    place: str = ""
    """Where it is kept."""
    owner: str = ""
    notes: str = ""


class Resource(ResourceDraft, frozen=True, kw_only=True):
    """A resource as the plan has it, at one version."""

    id: int
    version: int


class BookingDraft(Struct, frozen=True, kw_only=True):
    """So much of a resource for one event, from before it until after it."""

    event_id: int
    resource_id: int
    quantity: int = 1
    setup: int = 0
    """Minutes that it is taken before the event begins."""
    giving_back: int = 0
    """Minutes until it is back after the event's end."""
    notes: str = ""


class Booking(BookingDraft, frozen=True, kw_only=True):
    """A booking as the plan has it, at one version."""

    id: int
    version: int


class QuoteDraft(Struct, frozen=True, kw_only=True):
    """What a supplier asks for something that an event needs."""

    event_id: int
    need: str
    organisation_id: int | None = None
    amount: int | None = None
    """Minor units of `currency`."""
    currency: str = ""
    """ISO 4217."""
    valid_until: date | None = None
    chosen: bool = False
    """At most one of a need is."""
    reason: str = ""
    """Why this one."""
    order_number: str = ""
    ordered_on: date | None = None
    deposit: int | None = None
    """Minor units, part of the amount."""
    deposit_due: date | None = None
    balance_due: date | None = None
    """When the rest is due."""
    document: str = ""
    """A path or a link."""
    notes: str = ""


class Quote(QuoteDraft, frozen=True, kw_only=True):
    """A quote as the plan has it, at one version."""

    id: int
    version: int

    @property
    def balance(self) -> int | None:
        """What is left to pay after the deposit."""
        return None if self.amount is None else self.amount - (self.deposit or 0)


RESOURCE = RecordType(
    name="resource",
    many="resources",
    value=Resource,
    draft=ResourceDraft,
    order="name_key, id",
    fields=(
        Field(name="name", needed=True),
        Field(name="kind", shape=Shape.CHOICE, choices=ResourceKind),
        Field(name="quantity", shape=Shape.NUMBER, needed=True),
        Field(name="unit", longest=40),
        Field(name="place"),
        Field(name="owner"),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
BOOKING = RecordType(
    name="booking",
    many="bookings",
    value=Booking,
    draft=BookingDraft,
    belongs_to="event_id",
    fields=(
        Field(name="resource_id", shape=Shape.RECORD, table="resource", needed=True),
        Field(name="quantity", shape=Shape.NUMBER, least=1, needed=True),
        Field(name="setup", shape=Shape.SPAN),
        Field(name="giving_back", shape=Shape.SPAN),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
QUOTE = RecordType(
    name="quote",
    many="quotes",
    value=Quote,
    draft=QuoteDraft,
    belongs_to="event_id",
    order="need, id",
    fields=(
        Field(name="need", needed=True),
        Field(name="organisation_id", shape=Shape.RECORD, table="organisation"),
        Field(name="amount", shape=Shape.AMOUNT),
        Field(name="currency", longest=3),
        Field(name="valid_until", shape=Shape.DAY),
        Field(name="chosen", shape=Shape.YES),
        Field(name="reason", longest=1000),
        Field(name="order_number", longest=60),
        Field(name="ordered_on", shape=Shape.DAY),
        Field(name="deposit", shape=Shape.AMOUNT),
        Field(name="deposit_due", shape=Shape.DAY),
        Field(name="balance_due", shape=Shape.DAY),
        Field(name="document", longest=2000),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
