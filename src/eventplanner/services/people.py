"""What a person can do with people and organisations: list them, see what they have to do with, make two of them one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from eventplanner.domain.changes import Change
from eventplanner.domain.errors import Invalid
from eventplanner.domain.events import Event
from eventplanner.domain.listing import Listing
from eventplanner.domain.people import PERSON, Organisation, Person
from eventplanner.domain.people_doubles import likenesses, merged
from eventplanner.domain.record_fields import field_text
from eventplanner.domain.record_types import RECORD_TYPES
from eventplanner.domain.records import RecordType
from eventplanner.domain.resources import QUOTE, Quote
from eventplanner.domain.roles import ROLE, Role
from eventplanner.domain.text import Message
from eventplanner.i18n import record_names
from eventplanner.services.planner import Planner
from eventplanner.storage import events, people, records
from eventplanner.storage.people import Wanted


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What a person has to do with."""

    organisation: str = ""
    roles: tuple[tuple[Role, Event], ...] = ()
    """The latest event first."""


@dataclass(frozen=True, slots=True)
class OfOrganisation:
    """What an organisation has to do with."""

    people: tuple[Person, ...] = ()
    quotes: tuple[tuple[Quote, str], ...] = ()
    """Each with the title of its event, the newest first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be the same."""

    one: Any
    """The older of them."""
    other: Any
    reasons: tuple[Message, ...]


def listing(planner: Planner, text: str = "", *, internal: bool | None = None) -> Listing[Person]:
    """People by name who say all the words, or whose organisation is called so; read a page at a time."""
    wanted = Wanted(tuple(text.split()), internal)
    return Listing(people.total(planner.store, wanted), partial(people.page, planner.store, wanted))


def place(planner: Planner, person: Person, text: str = "", *, internal: bool | None = None) -> int:
    """Where in that list somebody is, or would be."""
    return people.place(planner.store, Wanted(tuple(text.split()), internal), person)


def organisation_names(planner: Planner) -> Mapping[int, str]:
    """What the organisations of people are called, by id."""
    return people.organisation_names(planner.store)


def of_person(planner: Planner, person: Person) -> OfPerson:
    """Her organisation and her roles."""
    with planner.store.snapshot():
        called = records.names(planner.store, "organisation", [person.organisation_id or 0])
        own = records.naming(planner.store, ROLE, "person_id", [person.id])
        there = {event.id: event for event in events.several(planner.store, [role.event_id for role in own])}
    pairs = [(role, there[role.event_id]) for role in own if role.event_id in there]
    latest_first = sorted(pairs, key=lambda pair: (pair[1].start is not None, str(pair[1].start)), reverse=True)
    return OfPerson(called.get(person.organisation_id or 0, ""), tuple(latest_first))


def of_organisation(planner: Planner, organisation: Organisation) -> OfOrganisation:
    """Its people and its quotes."""
    with planner.store.snapshot():
        own = records.naming(planner.store, PERSON, "organisation_id", [organisation.id])
        quotes = records.naming(planner.store, QUOTE, "organisation_id", [organisation.id])
        titles = records.names(planner.store, "event", [quote.event_id for quote in quotes])
    with_titles = tuple((quote, titles.get(quote.event_id, "")) for quote in reversed(quotes))
    return OfOrganisation(tuple(sorted(own, key=lambda each: each.name.casefold())), with_titles)


def doubles(planner: Planner, kind: RecordType[Any]) -> list[Pair]:
    """People, or organisations, who may be in the plan twice; the likeliest first."""
    with planner.store.snapshot():
        found = likenesses(people.known(planner.store, kind.name))
        ids = sorted({id for pair in found for id in (pair.one, pair.other)})
        there = {each.id: each for each in records.several(planner.store, kind, ids)}
    return [Pair(there[pair.one], there[pair.other], pair.reasons) for pair in found]


def merge(
    planner: Planner, kind: RecordType[Any], kept: Any, other: Any, takes: Collection[str] = frozenset()
) -> Change:
    """Make two one: what names the other names the kept one, and nothing that either says is lost.

    `takes` are the fields in which the other one has its way. Raises Invalid, Conflict, NotFound.
    """
    if kept.id == other.id:
        raise Invalid({kind.fields[0].name: Message("these are one and the same")})
    draft = merged(kind, kept, other, takes, partial(_said, planner, kind))
    naming = [
        (each, field.name, records.naming(planner.store, each, field.name, [other.id]))
        for each in RECORD_TYPES.values()
        for field in each.names_others
        if field.table == kind.name
    ]
    title = {"other": kind.title(other), "kept": kind.title(kept)}
    with planner.write(Message("Merge “{other}” into “{kept}”", title)) as writing:
        for each, column, found in naming:
            writing.change_many(each.name, [(one.id, one.version, {column: kept.id}) for one in found])
        writing.change(kind.name, kept.id, kept.version, records.stored(kind, draft))
        writing.remove(kind.name, other.id, other.version)
    return writing.outcome


def _said(planner: Planner, kind: RecordType[Any], name: str, record: Any) -> str:
    """A field as a line of notes."""
    of = kind.field(name)
    text = field_text(of, record, name=lambda each, id: records.names(planner.store, each.table, [id]).get(id, ""))
    return f"{record_names.field(kind.name, name)}: {text}"
