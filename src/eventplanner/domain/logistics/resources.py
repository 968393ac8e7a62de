"""Resources that events book, their bookings, and the quotes of suppliers."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import N_, Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.logistics.quick_lines import booking_texts, quote_texts, resource_texts
from eventplanner.domain.people.personal import DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind


class ResourceKind(Choice):
    """Kinds of resource."""

    EQUIPMENT = "equipment", N_("equipment")
    ROOM = "room", N_("room")
    LICENCE = "licence", N_("licence")
    SWAG = "swag", N_("swag")
    HOURS = "hours", N_("hours")
    """People's time."""


CONSUMED = frozenset({ResourceKind.SWAG, ResourceKind.HOURS})
"""What is used up: all bookings count together, whenever they are."""


class ResourceDraft(Struct, frozen=True, kw_only=True):
    """Resource as entered by a person."""

    name: Annotated[str, Field(N_("name"), needed=True)]
    kind: Annotated[ResourceKind, Field(N_("kind"))] = ResourceKind.EQUIPMENT
    quantity: Annotated[int, Field(N_("quantity"), needed=True)] = 1
    unit: Annotated[str, Field(N_("unit"), longest=40)] = ""
    place: Annotated[str, Field(N_("city"))] = ""
    """Where it is kept."""
    owner: Annotated[str, Field(N_("owner"), personal=DUTIES)] = ""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Resource(ResourceDraft, frozen=True, kw_only=True):
    """A resource as stored, at one version."""

    id: int
    version: int


class BookingDraft(Struct, frozen=True, kw_only=True):
    """So much of a resource for one event, from before it until after it."""

    event_id: Annotated[int, Field(table="event")]
    resource_id: Annotated[int, Field(N_("resource"), needed=True, table="resource")]
    quantity: Annotated[int, Field(N_("quantity"), least=1, needed=True)] = 1
    setup: Annotated[int, Field(N_("set up before"), Shape.SPAN, least=0)] = 0
    """Minutes that it is taken before the event begins."""
    giving_back: Annotated[int, Field(N_("until it is back"), Shape.SPAN, least=0)] = 0
    """Minutes until it is back after the event's end."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Booking(BookingDraft, frozen=True, kw_only=True):
    """A booking as stored, at one version."""

    id: int
    version: int


class QuoteDraft(Struct, frozen=True, kw_only=True):
    """Offer of a supplier for a need of an event."""

    event_id: Annotated[int, Field(table="event")]
    need: Annotated[str, Field(N_("need"), needed=True)]
    organisation_id: Annotated[int | None, Field(N_("organisation"), table="organisation")] = None
    amount: Annotated[int | None, Field(N_("amount"), Shape.AMOUNT)] = None
    """Minor units of `currency`."""
    currency: Annotated[str, Field(N_("currency"), longest=3)] = ""
    """ISO 4217."""
    valid_until: Annotated[date | None, Field(N_("valid until"))] = None
    chosen: Annotated[bool, Field(N_("chosen"))] = False
    """At most one of a need is."""
    reason: Annotated[str, Field(N_("reason"), longest=1000)] = ""
    """Why this one."""
    order_number: Annotated[str, Field(N_("order number"), longest=60)] = ""
    ordered_on: Annotated[date | None, Field(N_("ordered on"))] = None
    deposit: Annotated[int | None, Field(N_("deposit"), Shape.AMOUNT)] = None
    """Minor units, part of the amount."""
    deposit_due: Annotated[date | None, Field(N_("deposit due"))] = None
    balance_due: Annotated[date | None, Field(N_("balance due"))] = None
    """When the rest is due."""
    document: Annotated[str, Field(N_("document"), longest=2000)] = ""
    """A path or a link."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Quote(QuoteDraft, frozen=True, kw_only=True):
    """A quote as stored, at one version."""

    id: int
    version: int

    @property
    def balance(self) -> int | None:
        """Amount left to pay after the deposit; None where it is unknown."""
        return None if self.amount is None else self.amount - (self.deposit or 0)


def _complete_booking(draft: BookingDraft, _currency: str) -> BookingDraft:
    return revised(draft, setup=draft.setup or 0, giving_back=draft.giving_back or 0)


def _wrong_booking(draft: BookingDraft) -> dict[str, Message]:
    wrong = {name: getattr(draft, name) < 0 for name in ("setup", "giving_back")}
    return {name: Message("hours and minutes, not less than 0:00") for name, less in wrong.items() if less}


def _complete_quote(draft: QuoteDraft, currency: str) -> QuoteDraft:
    return revised(draft, currency=currency_of(draft.currency or currency))


def _wrong_quote(draft: QuoteDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
    if not is_currency(draft.currency):
        wrong["currency"] = Message("a currency in three letters, such as CLP or USD")
    if (draft.amount or 0) < 0:
        wrong["amount"] = Message("not less than nothing")
    elif (draft.deposit or 0) > (draft.amount or 0):
        wrong["deposit"] = Message("more than the whole amount")
    if draft.chosen and not draft.reason:
        wrong["reason"] = Message("say why this one is chosen")
    return wrong


RESOURCE = Kind(
    name="resource",
    many="resources",
    noun=N_("resource"),
    value=Resource,
    draft=ResourceDraft,
    order="name_key, id",
    keys=("name_key", "words"),
    indexes=(Index("ix_resource_name", ("name_key", "id")),),
    line=lambda said: resource_texts(said.line),
    imports=lambda n: counted("Import {n} resource", "Import {n} resources", n),
)
BOOKING = Kind(
    name="booking",
    many="bookings",
    noun=N_("booking"),
    value=Booking,
    draft=BookingDraft,
    belongs_to="event_id",
    complete=_complete_booking,
    rules=_wrong_booking,
    line=lambda said: booking_texts(said.line),
)
QUOTE = Kind(
    name="quote",
    many="quotes",
    noun=N_("quote"),
    value=Quote,
    draft=QuoteDraft,
    belongs_to="event_id",
    order="need, id",
    complete=_complete_quote,
    rules=_wrong_quote,
    line=lambda said: quote_texts(said.line),
)
