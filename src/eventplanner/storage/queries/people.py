"""Queries of people and organisations: lists, and candidates for duplicates."""

from typing import Any, NamedTuple

from eventplanner.domain.base.listing import Seek
from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.people.duplicates import ComparedName
from eventplanner.domain.people.people import PERSON, Person
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records

# A person is found by what she is called at, too.
_SAYS = """(instr(words, :{name}) > 0
    OR organisation_id IN (SELECT id FROM organisation WHERE instr(name_key, :{name}) > 0))"""
_COLUMNS = records.columns(PERSON)


class PeopleFilter(NamedTuple):
    """Filter of a list of people."""

    words: tuple[str, ...] = ()
    internal: bool | None = None
    """Only who works here, or only who does not."""


def total(store: Store, wanted: PeopleFilter) -> int:
    """Returns the number of people that match."""
    condition, params = _condition(wanted)
    return int(store.read(f"SELECT count(*) AS total FROM person WHERE {condition}", **params)[0]["total"])


def page(store: Store, wanted: PeopleFilter, seek: Seek[Person]) -> list[Person]:
    """Returns a page of the people, by name."""
    condition, params = _condition(wanted)
    order, beyond = ("DESC", "<") if seek.backwards else ("ASC", ">")
    past = f"AND (name_key, id) {beyond} (:past_key, :past_id)" if seek.past else ""
    if seek.past:
        params |= {"past_key": fold(seek.past.name), "past_id": seek.past.id}
    sql = f"""
        SELECT {_COLUMNS} FROM person WHERE {condition} {past}
        ORDER BY name_key {order}, id {order} LIMIT :count OFFSET :skip
    """
    return [records.value(PERSON, row) for row in store.read(sql, **params, count=seek.count, skip=seek.skip)]


def place(store: Store, wanted: PeopleFilter, person: Person) -> int:
    """Returns the position of a person in the list: the number of people before her."""
    condition, params = _condition(wanted)
    sql = f"SELECT count(*) AS place FROM person WHERE {condition} AND (name_key, id) < (:key, :id)"
    return int(store.read(sql, **params, key=fold(person.name), id=person.id)[0]["place"])


def organisation_names(store: Store) -> dict[int, str]:
    """Returns the names of all organisations that people belong to, by id."""
    sql = "SELECT id, name FROM organisation WHERE id IN (SELECT organisation_id FROM person)"
    return {row["id"]: clean_line(row["name"]) for row in store.read(sql)}


def known(store: Store, table: str) -> list[ComparedName]:
    """Returns the fields by which duplicates are found, for all people or organisations, the oldest first."""
    sql = f"SELECT id, name, email_key, phone_key FROM {table} ORDER BY id"
    return [ComparedName(row["id"], row["name"], row["email_key"], row["phone_key"]) for row in store.read(sql)]


def named_in_text(store: Store, name: str) -> dict[str, int]:
    """Returns how many tasks and events have a name as owner or lead, which is text and no link to the person."""
    sql = """
        SELECT (SELECT count(*) FROM task WHERE owner_key = :name) AS tasks,
            (SELECT count(*) FROM event WHERE lead_key = :name) AS events
    """
    return dict(store.read(sql, name=fold(name))[0])


def _condition(wanted: PeopleFilter) -> tuple[str, dict[str, Any]]:
    params: dict[str, Any] = {f"word{n}": fold(word) for n, word in enumerate(wanted.words)}
    parts = ["1", *(_SAYS.format(name=name) for name in params)]
    if wanted.internal is not None:
        parts.append("internal = :internal")
        params["internal"] = int(wanted.internal)
    return " AND ".join(parts), params
