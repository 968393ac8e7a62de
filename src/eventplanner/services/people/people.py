"""Use cases of people and organisations: listing, usage, merging, forgetting."""

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.changes import Change, ChangeKind
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.resources import QUOTE, Quote
from eventplanner.domain.people.duplicates import likenesses, merged
from eventplanner.domain.people.people import PERSON, Organisation, Person
from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.domain.records.reading import field_text
from eventplanner.domain.team.roles import ROLE, Role
from eventplanner.i18n import labels
from eventplanner.services.base.planner import Planner
from eventplanner.services.records.removal import Removal
from eventplanner.storage.kernel import backup, forgetting, journal
from eventplanner.storage.queries import events, people, records
from eventplanner.storage.queries.people import PeopleFilter

MERGED = Message("Merge “{other}” into “{kept}”")


class OfPerson(Struct, frozen=True):
    """Records that refer to a person."""

    organisation: str = ""
    roles: tuple[tuple[Role, Event], ...] = ()
    """The latest event first."""


class OfOrganisation(Struct, frozen=True):
    """Records that refer to an organisation."""

    people: tuple[Person, ...] = ()
    quotes: tuple[tuple[Quote, str], ...] = ()
    """Each with the title of its event, the newest first."""


class Pair(Struct, frozen=True):
    """Two that may be the same."""

    one: Any
    """The older of them."""
    other: Any
    reasons: tuple[Message, ...]


def listing(planner: Planner, text: str = "", *, internal: bool | None = None) -> Listing[Person]:
    """Returns people by name whose details or organisation contain all the words, as a paged list."""
    wanted = PeopleFilter(tuple(text.split()), internal)
    return Listing(people.total(planner.store, wanted), partial(people.page, planner.store, wanted))


def place(planner: Planner, person: Person, text: str = "", *, internal: bool | None = None) -> int:
    """Returns the position of a person in that list, also of one who is not in it."""
    return people.place(planner.store, PeopleFilter(tuple(text.split()), internal), person)


def organisation_names(planner: Planner) -> Mapping[int, str]:
    """Returns the names of people's organisations, by id."""
    return people.organisation_names(planner.store)


def of_person(planner: Planner, person: Person) -> OfPerson:
    """Returns the organisation and the roles of a person."""
    with planner.store.snapshot():
        called = records.names(planner.store, "organisation", [person.organisation_id or 0])
        own = records.naming(planner.store, ROLE, "person_id", [person.id])
        by_id = {event.id: event for event in events.several(planner.store, [role.event_id for role in own])}
    pairs = [(role, by_id[role.event_id]) for role in own if role.event_id in by_id]
    latest_first = sorted(pairs, key=lambda pair: (pair[1].start is not None, str(pair[1].start)), reverse=True)
    return OfPerson(called.get(person.organisation_id or 0, ""), tuple(latest_first))


def of_organisation(planner: Planner, organisation: Organisation) -> OfOrganisation:
    """Returns the people and the quotes of an organisation."""
    with planner.store.snapshot():
        own = records.naming(planner.store, PERSON, "organisation_id", [organisation.id])
        quotes = records.naming(planner.store, QUOTE, "organisation_id", [organisation.id])
        titles = records.names(planner.store, "event", [quote.event_id for quote in quotes])
    with_titles = tuple((quote, titles.get(quote.event_id, "")) for quote in reversed(quotes))
    return OfOrganisation(tuple(sorted(own, key=lambda each: each.name.casefold())), with_titles)


def doubles(planner: Planner, kind: Kind[Any]) -> list[Pair]:
    """Returns possible duplicates among people or organisations, the likeliest first."""
    with planner.store.snapshot():
        pairs = likenesses(people.known(planner.store, kind.name))
        ids = sorted({id for pair in pairs for id in (pair.one, pair.other)})
        by_id = {each.id: each for each in records.several(planner.store, kind, ids)}
    return [Pair(by_id[pair.one], by_id[pair.other], pair.reasons) for pair in pairs]


def merge(planner: Planner, kind: Kind[Any], kept: Any, other: Any, takes: Collection[str] = frozenset()) -> Change:
    """Merges two records: references move to the kept one, and no value of either is lost.

    `takes` are the fields in which the other one has its way. Raises Invalid, Conflict, NotFound.
    """
    if kept.id == other.id:
        raise Invalid({kind.fields[0].name: Message("these are one and the same")})
    draft = merged(kind, kept, other, takes, partial(_said, planner, kind))
    naming = [
        (each, field.name, records.naming(planner.store, each, field.name, [other.id]))
        for each in all_kinds().values()
        for field in each.names_others
        if field.table == kind.name
    ]
    label = revised(MERGED, params={"other": kind.title(other), "kept": kind.title(kept)})
    with planner.write(label) as writing:
        for each, column, found in naming:
            writing.change_many(each.name, [(one.id, one.version, {column: kept.id}) for one in found])
        writing.change(kind.name, kept.id, kept.version, records.stored(kind, draft))
        writing.remove(kind.name, other.id, other.version)
    return writing.outcome


class Forgotten(Struct, frozen=True):
    """Result of forgetting a person."""

    change: Change
    name: str
    """What she was called."""
    backups: tuple[Path, ...]
    """Copies of the plan that still hold her, the newest first."""
    erased: bool
    """Is nothing left in the bytes of the file?"""
    tasks: int
    """Whose owner is called as she was."""
    events: int
    """Whose lead is called as she was."""


def called(planner: Planner, id: int) -> str:
    """Returns the name of a person, also of a deleted one; a forgotten one has her number. Raises NotFound."""
    if name := forgetting.traces(planner.store, id, MERGED.id).name:
        return name
    if journal.of_row(planner.store, PERSON.name, id, 1):
        return f"#{id}"
    raise NotFound(Message(records.GONE.id, {"noun": Message("person"), "id": str(id)}))


def forget(planner: Planner, id: int) -> Forgotten:
    """Erases a person from the plan and its history; roles stay, without her. Raises NotFound, Busy.

    Once more, it takes out of the file what others were in the way of.
    """
    name = called(planner, id)
    person_traces = forgetting.traces(planner.store, id, MERGED.id)
    change = (
        _forget(planner, id, person_traces)
        if person_traces.name
        else journal.of_row(planner.store, PERSON.name, id, 1)[0]
    )
    erased = forgetting.erase(planner.store.path)
    copies = tuple(
        each.path for each in backup.listed(planner.store.path) if forgetting.holds(each.path, person_traces.ids)
    )
    return Forgotten(change, name, copies, erased, **people.named_in_text(planner.store, name))


def _forget(planner: Planner, id: int, person_traces: forgetting.Traces) -> Change:
    removal = Removal(planner)
    removal.take(PERSON, records.several(planner.store, PERSON, [id]))
    label = Message("Forget person {n}", {"n": f"#{id}"})
    with planner.store.write(label, planner.actor, ChangeKind.FORGET) as writing:
        removal.carry_out(writing)
        for each in person_traces.ids:
            writing.note_touched(PERSON.name, each)
        forgetting.blank(writing.run, person_traces)
    return writing.outcome


def left_behind(done: Forgotten) -> list[Message]:
    """Returns messages about places where a forgotten person may still be found."""
    found = []
    if not done.erased:
        found.append(Message("Others had the plan open: traces stay in its file until you forget this person again."))
    if done.tasks:
        found.append(
            counted(
                "{n} task still names {name} as its owner.",
                "{n} tasks still name {name} as their owner.",
                done.tasks,
                name=done.name,
            )
        )
    if done.events:
        found.append(
            counted(
                "{n} event still names {name} as its lead.",
                "{n} events still name {name} as their lead.",
                done.events,
                name=done.name,
            )
        )
    if n := len(done.backups):
        found.append(
            counted(
                "{n} backup still holds this person, until it is deleted or rotated out:",
                "{n} backups still hold this person, until they are deleted or rotated out:",
                n,
            )
        )
    return found


def _said(planner: Planner, kind: Kind[Any], name: str, record: Any) -> str:
    """A field as a line of notes."""
    of = kind.field(name)
    text = field_text(of, record, name=lambda each, id: records.names(planner.store, each.table, [id]).get(id, ""))
    return f"{labels.field(kind.name, name)}: {text}"
