"""Use cases of roles: filling, confirming and shifting them, and finding double bookings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.text import Message, clean_line, counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.shifts import Double, counts, double_booked, overlap, span, wall
from eventplanner.domain.people.people import PERSON, Person
from eventplanner.domain.team.roles import ROLE, Role
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records as things
from eventplanner.storage.queries import events, records, roles

STEP = 15
"""Minutes that one key shifts."""
_NEARBY = timedelta(days=1)


class RoleOfEvent(Struct, frozen=True):
    """Role in the list of an event."""

    role: Role
    event: Event
    person: Person | None = None
    organisation: str = ""
    """Where the person comes from, if from elsewhere."""
    others: tuple[tuple[Role, Event], ...] = ()
    """Her other roles on these days and those beside them, by start."""
    doubles: tuple[tuple[Role, Event], ...] = ()
    """Those of them that are on at the same time."""

    @property
    def id(self) -> int:
        return self.role.id

    @property
    def version(self) -> int:
        return self.role.version


def problems(planner: Planner, event_ids: Sequence[int]) -> dict[int, list[Message]]:
    """Returns open or conflicting roles of each event, the gravest first; events without any are left out."""
    ids = list(dict.fromkeys(event_ids))
    with planner.store.snapshot():
        by_id = {event.id: event for event in events.several(planner.store, ids)}
        own: dict[int, list[Role]] = defaultdict(list)
        for role in records.of_several(planner.store, ROLE, list(by_id)):
            own[role.event_id].append(role)
        doubles = _doubles(planner, list(by_id.values()), [role for some in own.values() for role in some])
        named = [double.person_id for double in doubles]
        names = records.names(planner.store, PERSON.name, named) if named else {}
    found = {id: [*_twice(id, doubles, names), *_open(own.get(id, ()))] for id in by_id}
    return {id: messages for id, messages in found.items() if messages}


def of_event(planner: Planner, event: Event) -> list[RoleOfEvent]:
    """Returns the roles of an event by start of shift, with the data of their list."""
    with planner.store.snapshot():
        own = records.of(planner.store, ROLE, event.id)
        ids = sorted({role.person_id for role in own if role.person_id is not None})
        people = {person.id: person for person in records.several(planner.store, PERSON, ids)}
        firms = sorted({each.organisation_id for each in people.values() if each.organisation_id is not None})
        called = records.names(planner.store, "organisation", firms)
        near = [pair for pair in _near(planner, [event], ids) if _is_near(*pair, event)]
    rows = []
    for role in own:
        person = people.get(role.person_id or 0)
        firm = called.get(person.organisation_id or 0, "") if person else ""
        others = tuple(pair for pair in near if pair[0].person_id == role.person_id and pair[0].id != role.id)
        rows.append(RoleOfEvent(role, event, person, firm, others, _at_once(role, event, others)))
    return sorted(rows, key=_order)


def free_people(planner: Planner, chosen: Sequence[Role]) -> list[Person]:
    """Returns our own people who are free at the times of these roles, by name."""
    with planner.store.snapshot():
        ours = [person for person in records.every(planner.store, PERSON) if person.internal]
        held = {event.id: event for event in events.several(planner.store, [role.event_id for role in chosen])}
        near = _near(planner, list(held.values()), [person.id for person in ours])
    mine = {role.id for role in chosen}
    wanted = [times for role in chosen if role.event_id in held and (times := span(role, held[role.event_id]))]
    busy = {
        role.person_id
        for role, event in near
        if role.id not in mine
        and counts(event)
        and (times := span(role, event)) is not None
        and any(overlap(times, asked) for asked in wanted)
    }
    return [person for person in ours if person.id not in busy]


def called(planner: Planner, text: str) -> tuple[str, bool]:
    """Returns the full name that a text stands for, and whether that person is known.

    A text matches a whole name, or the beginning of exactly one.

    Raises Invalid where several begin so.
    """
    text = clean_line(text)
    if text.startswith("#") or records.named(planner.store, PERSON, text):
        return text, True
    alike = roles.names_beginning(planner.store, text)
    if len(alike) > 1:
        raise Invalid(
            {"person_id": Message("several are called so: {names}", {"names": ", ".join(alike[:_MAX_NAMED])})}
        )
    return (alike[0], True) if alike else (text, False)


def assign(planner: Planner, chosen: Sequence[Role], name: str) -> Change:
    """Assigns roles to a person, who is added if unknown; an empty name unassigns them.

    Nobody new has confirmed anything. Raises Invalid, Conflict, NotFound.
    """
    if not chosen:
        raise NotFound(Message("Nothing is chosen."))
    name = clean_line(name)
    readings = [things.read(planner, ROLE, {"person_id": name}, ROLE.draft_of(role, _UNASKED)) for role in chosen]
    if name:
        named = records.names(planner.store, PERSON.name, [readings[0].draft.person_id])
        who = next(iter(named.values()), name)
        label = counted("Give {n} role to {person}", "Give {n} roles to {person}", len(chosen), person=who)
    else:
        label = counted("Leave {n} role to nobody", "Leave {n} roles to nobody", len(chosen))
    new = readings[0].new
    with planner.write(label) as writing:
        made = writing.add(PERSON.name, {"name": new[0][2]}) if new else None
        changes = [
            (role.id, role.version, {"person_id": made or reading.draft.person_id, "confirmed": False})
            for role, reading in zip(chosen, readings, strict=True)
            if made or reading.draft.person_id != role.person_id
        ]
        writing.change_many(ROLE.name, changes)
    return writing.outcome


def confirm(planner: Planner, chosen: Sequence[Role]) -> Change:
    """Toggles the confirmation of roles. Raises Invalid where a role has no person."""
    filled = [role for role in chosen if role.person_id is not None]
    if chosen and not filled:
        raise Invalid({"confirmed": Message("say first who it is")})
    yes = any(not role.confirmed for role in filled)
    if yes:
        label = counted("Confirm {n} role", "Confirm {n} roles", len(filled))
    else:
        label = counted("{n} role is not confirmed", "{n} roles are not confirmed", len(filled))
    return _set(planner, [(role, {"confirmed": yes}) for role in filled if role.confirmed is not yes], label)


def shift(planner: Planner, chosen: Sequence[Role], minutes: int) -> Change:
    """Moves shifts by a difference, earlier if negative; an end that the event sets stays.

    Raises Invalid, Conflict, NotFound.
    """
    held = {event.id: event for event in events.several(planner.store, [role.event_id for role in chosen])}
    changes = [(role, _shifted(role, held[role.event_id], minutes)) for role in chosen if role.event_id in held]
    if minutes < 0:
        label = counted(
            "Shift {n} role {min} min earlier", "Shift {n} roles {min} min earlier", len(changes), min=-minutes
        )
    else:
        label = counted("Shift {n} role {min} min later", "Shift {n} roles {min} min later", len(changes), min=minutes)
    return _set(planner, changes, label)


_MAX_NAMED = 4
_UNASKED = {"person_id": None, "confirmed": False}


def _set(planner: Planner, changes: Sequence[tuple[Role, Mapping[str, int | bool | None]]], label: Message) -> Change:
    if not changes:
        raise NotFound(Message("Nothing is chosen."))
    with planner.write(label) as writing:
        writing.change_many(ROLE.name, [(role.id, role.version, dict(values)) for role, values in changes])
    return writing.outcome


def _shifted(role: Role, event: Event, minutes: int) -> dict[str, int | bool | None]:
    """Its whole length moves: times that the event sets become times of its own."""
    length = None
    if event.start is not None and event.end is not None:
        over = event.end + timedelta(days=1) if event.all_day else event.end
        length = int((over - event.start).total_seconds()) // 60
    begins = (role.begins or 0) + minutes
    ends = role.ends if role.ends is not None else length
    return {"begins": begins, "ends": None if ends is None else max(ends + minutes, begins + 1)}


def _doubles(planner: Planner, there: Sequence[Event], own: Sequence[Role]) -> list[Double[Role]]:
    ids = sorted({role.person_id for role in own if role.person_id is not None})
    return double_booked(_near(planner, there, ids))


def _near(planner: Planner, nearby_events: Sequence[Event], ids: Sequence[int]) -> list[tuple[Role, Event]]:
    """Returns the roles of people on the days of these events and those beside them."""
    days = [day for event in nearby_events for day in (event.first_day, event.last_day) if day]
    if not days or not ids:
        return []
    return roles.of_people(planner.store, ids, min(days) - _NEARBY, max(days) + _NEARBY)


def _is_near(role: Role, at: Event, event: Event) -> bool:
    """Is a shift on the days of an event, or within two days of them?"""
    if not counts(at) or event.first_day is None or event.last_day is None or (times := wall(role, at)) is None:
        return False
    first, last = event.first_day - 2 * _NEARBY, event.last_day + 2 * _NEARBY
    return times.begin.date() <= last and times.end.date() >= first


def _at_once(role: Role, event: Event, others: Sequence[tuple[Role, Event]]) -> tuple[tuple[Role, Event], ...]:
    overlaps = double_booked([(role, event), *others])
    pairs = [(each.one, each.at, each.other, each.elsewhere) for each in overlaps]
    both = [(b, there) if a.id == role.id else (a, at) for a, at, b, there in pairs if role.id in (a.id, b.id)]
    return tuple(both)


def _order(row: RoleOfEvent) -> tuple[bool, str, int]:
    times = span(row.role, row.event)
    return times is None, times.begin.isoformat() if times else "", row.id


def _twice(event_id: int, doubles: Sequence[Double[Role]], names: Mapping[int, str]) -> list[Message]:
    by_pair: dict[tuple[int, int], Message] = {}
    for double in doubles:
        if event_id not in (double.at.id, double.elsewhere.id):
            continue
        name = names.get(double.person_id, "")
        if double.in_one_event:
            said = Message("{person} has two roles here at once.", {"person": name})
            by_pair.setdefault((double.person_id, event_id), said)
            continue
        other = double.elsewhere if double.at.id == event_id else double.at
        parts = {"person": name, "other": other.title, "day": other.first_day or ""}
        said = Message("{person} is also needed at “{other}” at that time, {day}.", parts)
        by_pair.setdefault((double.person_id, other.id), said)
    return sorted(by_pair.values(), key=lambda message: "other" not in message.params)


def _open(own: Sequence[Role]) -> list[Message]:
    missing = sum(role.person_id is None for role in own)
    asked = sum(role.person_id is not None and not role.confirmed for role in own)
    messages = []
    if missing:
        messages.append(counted("{n} role has nobody yet.", "{n} roles have nobody yet.", missing))
    if asked:
        messages.append(counted("{n} person has not confirmed yet.", "{n} people have not confirmed yet.", asked))
    return messages
