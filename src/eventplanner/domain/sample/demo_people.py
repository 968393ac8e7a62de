"""People of the sample year; none of them is real."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.text import fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.people.people import OrganisationDraft, PersonDraft


class Company(Struct, frozen=True, kw_only=True):
    """The company whose year it is."""

    name: str
    domain: str
    """Of its e-mail."""
    place: str
    timezone: str
    consent: str
    consent_on: date


class SamplePerson(Struct, frozen=True, kw_only=True):
    """Somebody of the company, or somebody it works with."""

    name: str
    role: str
    languages: Sequence[str]
    team: str = ""
    organisation: str = ""
    email: str = ""


def with_addresses(organisations: Sequence[OrganisationDraft]) -> Iterator[OrganisationDraft]:
    """Returns them with an e-mail, a telephone and a page each."""
    for n, organisation in enumerate(organisations):
        yield revised(
            organisation, email=f"hola{n}@example.org", phone=f"+56 2 2555 01{n:02d}", url=f"https://org{n}.example.org"
        )


def colleagues(company: Company, team: Sequence[SamplePerson], company_id: int) -> Iterator[PersonDraft]:
    """Returns the people of the company."""
    for n, person in enumerate(team):
        yield PersonDraft(
            name=person.name,
            role=person.role,
            organisation_id=company_id,
            internal=True,
            team=person.team,
            email=f"{fold(person.name.split()[0])}@{company.domain}",
            phone=f"+56 9 5555 02{n:02d}",
            place=company.place,
            timezone=company.timezone,
            languages=tuple(person.languages),
            consent=company.consent,
            consent_on=company.consent_on,
        )


def contacts(
    company: Company, people: Sequence[SamplePerson], organisation_ids: Mapping[str, int]
) -> Iterator[PersonDraft]:
    """Returns the people of other organisations, and of none."""
    for n, person in enumerate(people):
        yield PersonDraft(
            name=person.name,
            role=person.role,
            organisation_id=organisation_ids.get(person.organisation),
            email=person.email or f"contacto{n}@example.org",
            phone=f"+56 9 5555 03{n:02d}",
            place=company.place,
            languages=tuple(person.languages),
        )
