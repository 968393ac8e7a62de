"""People and organisations: the plain records on which money and speakers will stand."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class Dealing(StrEnum):
    """What an organisation is to us; it may be several."""

    SUPPLIER = "supplier"
    SPONSOR = "sponsor"
    COMMUNITY = "community"
    CLIENT = "client"
    MEDIA = "media"
    UNIVERSITY = "university"


class OrganisationDraft(Struct, frozen=True, kw_only=True):
    """An organisation as a person describes it."""

    name: str
    dealings: tuple[str, ...] = ()
    """Values of `Dealing`."""
    contact: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    place: str = ""
    tax_number: str = ""
    notes: str = ""


class Organisation(OrganisationDraft, frozen=True, kw_only=True):
    """An organisation as the plan has it, at one version."""

    id: int
    version: int


class PersonDraft(Struct, frozen=True, kw_only=True):
    """A person as somebody describes her."""

    name: str
    role: str = ""
    organisation_id: int | None = None
    internal: bool = False
    """Employed here."""
    team: str = ""
    email: str = ""
    phone: str = ""
    channels: tuple[str, ...] = ()
    """Other ways to reach her, a line each."""
    place: str = ""
    timezone: str = ""
    """IANA name, or nothing."""
    languages: tuple[str, ...] = ()
    consent: str = ""
    """What she agreed to: photographs, recording, to be written to."""
    consent_on: date | None = None
    notes: str = ""


class Person(PersonDraft, frozen=True, kw_only=True):
    """A person as the plan has her, at one version."""

    id: int
    version: int


ORGANISATION = RecordType(
    name="organisation",
    many="organisations",
    value=Organisation,
    draft=OrganisationDraft,
    order="name_key, id",
    fields=(
        Field(name="name", needed=True),
        Field(name="dealings", shape=Shape.CHOICES, choices=Dealing),
        Field(name="contact"),
        Field(name="email", longest=254),
        Field(name="phone", longest=60),
        Field(name="url", shape=Shape.LINK, longest=2000),
        Field(name="place"),
        Field(name="tax_number", longest=40),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
PERSON = RecordType(
    name="person",
    many="people",
    value=Person,
    draft=PersonDraft,
    order="name_key, id",
    fields=(
        Field(name="name", needed=True),
        Field(name="role"),
        Field(name="organisation_id", shape=Shape.RECORD, table="organisation"),
        Field(name="internal", shape=Shape.YES),
        Field(name="team"),
        Field(name="email", longest=254),
        Field(name="phone", longest=60),
        Field(name="channels", shape=Shape.LINES, longest=2000),
        Field(name="place"),
        Field(name="timezone", shape=Shape.ZONE, longest=64),
        Field(name="languages", shape=Shape.WORDS, longest=200),
        Field(name="consent", longest=1000),
        Field(name="consent_on", shape=Shape.DAY),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
