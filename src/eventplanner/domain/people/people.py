"""People and organisations."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message, clean_line, counted, fold
from eventplanner.domain.people.personal import AGREED, CONTACT, REACH
from eventplanner.domain.people.quick_line import organisation_texts, person_texts
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind
from eventplanner.domain.records.lines import SaidLine


class Dealing(Choice):
    """Relations of an organisation to the company; it may have several."""

    SUPPLIER = "supplier", N_("supplier")
    SPONSOR = "sponsor", N_("sponsor")
    COMMUNITY = "community", N_("community")
    CLIENT = "client", N_("client")
    MEDIA = "media", N_("media")
    UNIVERSITY = "university", N_("university")


class OrganisationDraft(Struct, frozen=True, kw_only=True):
    """Organisation as entered by a person."""

    name: Annotated[str, Field(N_("name"), needed=True)]
    dealings: Annotated[tuple[str, ...], Field(N_("is to us"), Shape.CHOICES, choices=Dealing)] = ()
    """Values of `Dealing`."""
    contact: Annotated[str, Field(N_("contact"), personal=CONTACT)] = ""
    email: Annotated[str, Field(N_("e-mail"), longest=254, personal=CONTACT)] = ""
    phone: Annotated[str, Field(N_("telephone"), longest=60, personal=CONTACT)] = ""
    url: Annotated[str, Field(N_("link"), Shape.LINK, longest=2000)] = ""
    place: Annotated[str, Field(N_("city"))] = ""
    tax_number: Annotated[str, Field(N_("tax number"), longest=40)] = ""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Organisation(OrganisationDraft, frozen=True, kw_only=True):
    """An organisation as stored, at one version."""

    id: int
    version: int


class PersonDraft(Struct, frozen=True, kw_only=True):
    """Person as entered."""

    name: Annotated[str, Field(N_("name"), needed=True, personal=REACH)]
    role: Annotated[str, Field(N_("role"), personal=REACH)] = ""
    organisation_id: Annotated[int | None, Field(N_("organisation"), table="organisation", personal=REACH)] = None
    internal: Annotated[bool, Field(N_("works here"), personal=REACH)] = False
    """Employed here."""
    team: Annotated[str, Field(N_("team"), personal=REACH)] = ""
    email: Annotated[str, Field(N_("e-mail"), longest=254, personal=REACH)] = ""
    phone: Annotated[str, Field(N_("telephone"), longest=60, personal=REACH)] = ""
    channels: Annotated[tuple[str, ...], Field(N_("other channels"), Shape.LINES, longest=2000, personal=REACH)] = ()
    """Other ways to reach her, a line each."""
    place: Annotated[str, Field(N_("city"), personal=REACH)] = ""
    timezone: Annotated[str, Field(N_("time zone"), Shape.ZONE, longest=64, personal=REACH)] = ""
    """IANA name, or nothing."""
    languages: Annotated[tuple[str, ...], Field(N_("languages"), Shape.WORDS, personal=REACH)] = ()
    consent: Annotated[str, Field(N_("consent"), longest=1000, personal=AGREED)] = ""
    """What she agreed to: photographs, recording, to be written to."""
    consent_on: Annotated[date | None, Field(N_("consent given on"), personal=AGREED)] = None
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000, personal=REACH)] = ""


class Person(PersonDraft, frozen=True, kw_only=True):
    """A person as stored, at one version."""

    id: int
    version: int


def _wrong(draft: OrganisationDraft | PersonDraft) -> dict[str, Message]:
    mail = draft.email
    if mail and ("@" not in mail.strip("@") or any(c.isspace() for c in mail)):
        return {"email": Message("not an e-mail address")}
    return {}


def _organisation_line(said: SaidLine) -> Mapping[str, str]:
    words = said.choices(Dealing)
    return organisation_texts(said.line, lambda word: fold(clean_line(word)) in words)


ORGANISATION = Kind(
    name="organisation",
    many="organisations",
    noun=N_("organisation"),
    value=Organisation,
    draft=OrganisationDraft,
    order="name_key, id",
    made_by_name=True,
    keys=("name_key", "email_key", "phone_key", "words"),
    indexes=(Index("ix_organisation_name", ("name_key", "id")),),
    rules=_wrong,
    line=_organisation_line,
    imports=lambda n: counted("Import {n} organisation", "Import {n} organisations", n),
)
PERSON = Kind(
    name="person",
    many="people",
    noun=N_("person"),
    value=Person,
    draft=PersonDraft,
    order="name_key, id",
    made_by_name=True,
    keys=("name_key", "email_key", "phone_key", "words"),
    indexes=(
        Index("ix_person_name", ("name_key", "id")),
        Index("ix_person_email", ("email_key",)),
        Index("ix_person_phone", ("phone_key",)),
    ),
    rules=_wrong,
    line=lambda said: person_texts(said.line),
)
