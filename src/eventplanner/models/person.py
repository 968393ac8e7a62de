"""The tables of people and organisations."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.models.base import Record

KEYS = frozenset({"name_key", "email_key", "phone_key", "words"})


class OrganisationRow(Record):
    """What may be stored of an organisation."""

    derived: ClassVar[frozenset[str]] = KEYS

    name: str = Field(min_length=1, max_length=200)
    dealings: str = Field(default="", max_length=200)
    contact: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=254)
    phone: str = Field(default="", max_length=60)
    url: str = Field(default="", max_length=2000)
    place: str = Field(default="", max_length=200)
    tax_number: str = Field(default="", max_length=40)
    notes: str = Field(default="", max_length=10_000)

    name_key: str = ""
    email_key: str = ""
    phone_key: str = ""
    words: str = ""


class Organisation(OrganisationRow, table=True):
    """A supplier, sponsor, community: anybody who is no person."""

    __table_args__: Any = (Index("ix_organisation_name", "name_key", "id"), {"sqlite_autoincrement": True})


class PersonRow(Record):
    """What may be stored of a person."""

    derived: ClassVar[frozenset[str]] = KEYS

    name: str = Field(min_length=1, max_length=200)
    role: str = Field(default="", max_length=200)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    internal: bool = False
    team: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=254)
    phone: str = Field(default="", max_length=60)
    channels: str = Field(default="", max_length=2000)
    place: str = Field(default="", max_length=200)
    timezone: str = Field(default="", max_length=64)
    languages: str = Field(default="", max_length=200)
    consent: str = Field(default="", max_length=1000)
    consent_on: date | None = None
    notes: str = Field(default="", max_length=10_000)

    name_key: str = ""
    email_key: str = ""
    phone_key: str = ""
    words: str = ""


class Person(PersonRow, table=True):
    """One individual."""

    __table_args__: Any = (
        Index("ix_person_name", "name_key", "id"),
        Index("ix_person_email", "email_key"),
        Index("ix_person_phone", "phone_key"),
        {"sqlite_autoincrement": True},
    )
