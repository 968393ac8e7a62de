"""What the sample's events stand on and have: people, places, tasks and the rest, written many at once."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.text import fold
from eventplanner.domain.checklists.checklists import for_kind
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.sample.demo_event import Sampled, sampled
from eventplanner.domain.sample.demo_people import (
    CATERERS,
    PRINTERS,
    STREAMERS,
    crowd,
    organisations,
    people,
    resources,
    venues,
)
from eventplanner.formats.checklist_file import built_in
from eventplanner.services.sample.demo_money import put_heavy_money, put_money
from eventplanner.services.sample.things import Things
from eventplanner.storage.kernel.store import Store

if TYPE_CHECKING:
    pass

TASKS_OF_HEAVY = 12
"""For each of the five thousand events."""
PEOPLE_OF_HEAVY = 10_000
Row = dict[str, Any]


def sample_things(store: Store, first_event: int, drafts: Sequence[EventDraft], today: date, language: str) -> Things:
    """Of the sample year; the same for a year, a day and a language."""
    things, dice = Things(store), random.Random(len(drafts))
    known = {each.name: things.draft("organisation", each) for each in organisations()}
    everybody = [things.draft("person", each) for each in people(language, known)]
    places = {fold(each.name): things.draft("venue", each) for each in venues(language)}
    kit = [things.draft("resource", each) for each in resources(language)]
    for n, event in enumerate(drafts):
        found = sampled(event, built_in(for_kind(event.kind)), today, language, dice)
        _put(things, first_event + n, event, found, everybody, places)
        if found.tasks and event.status is not Status.CLOSED:
            _book(things, first_event + n, event, kit, dice)
            _quote(things, first_event + n, event, known, language)
    put_money(things, first_event, drafts, today, language, known)
    return things


def heavy_things(store: Store, first_event: int, drafts: Sequence[EventDraft], today: date) -> Things:
    """Sixty thousand tasks, ten thousand people, and as many roles as two for each event."""
    things, dice = Things(store), random.Random(len(drafts))
    everybody = [things.draft("person", each) for each in crowd(PEOPLE_OF_HEAVY)]
    for n, event in enumerate(drafts):
        found = sampled(event, built_in(for_kind(event.kind)), today, "es", dice)
        for task, _gate in found.tasks[:TASKS_OF_HEAVY] or _plain_tasks(event):
            things.draft("task", task, event_id=first_event + n)
        for place, role in enumerate(found.roles[:2]):
            who = everybody[(n * 2 + place) % len(everybody)]
            things.draft("event_role", role, event_id=first_event + n, person_id=who)
        for gate, _criteria in found.gates[:1]:
            things.draft("gate", gate, event_id=first_event + n)
    put_heavy_money(things, first_event, drafts, today)
    return things


def _plain_tasks(event: EventDraft) -> Iterable[tuple[Any, str]]:
    """Those that an event that was called off had already."""
    return sampled(
        EventDraft(
            title=event.title,
            kind=event.kind,
            format=event.format,
            start=event.start,
            end=event.end,
            status=Status.CLOSED,
        ),
        built_in(for_kind(event.kind)),
        event.first_day or date.max,
        "es",
        random.Random(0),
    ).tasks[:TASKS_OF_HEAVY]


def _put(
    things: Things,
    id: int,
    event: EventDraft,
    found: Sampled,
    everybody: Sequence[int],
    places: Mapping[str, int],
) -> None:
    gates = {}
    for gate, criteria in found.gates:
        gates[gate.key] = things.draft("gate", gate, event_id=id)
        for criterion in criteria:
            things.draft("criterion", criterion, gate_id=gates[gate.key])
    for task, key in found.tasks:
        list_key = task.key.split("/")[0]
        things.draft("task", task, event_id=id, gate_id=gates.get(f"{list_key}/{key}"))
    for role in found.roles:
        who = everybody[role.person_id] if role.person_id is not None else None
        things.draft("event_role", role, event_id=id, person_id=who)
    if found.place:
        things.draft("event_place", found.place, event_id=id, venue_id=places.get(fold(event.venue)))
    if found.platform:
        things.draft("event_platform", found.platform, event_id=id)
    for table, values in found.more:
        things.put(table, values | {"event_id": id})


def _book(things: Things, id: int, event: EventDraft, kit: Sequence[int], dice: random.Random) -> None:
    """A projector where people meet, a camera and a licence where they look on."""
    if event.format is not Format.VIRTUAL:
        things.put("booking", {"event_id": id, "resource_id": kit[0], "quantity": 1, "setup": 60, "giving_back": 60})
        things.put("booking", {"event_id": id, "resource_id": kit[6], "quantity": dice.randrange(10, 30)})
    if event.format is not Format.IN_PERSON:
        things.put("booking", {"event_id": id, "resource_id": kit[5], "quantity": 1, "setup": 30, "giving_back": 15})
    if event.kind is EventKind.CONFERENCE:
        for place, quantity in ((1, 4), (2, 2), (3, 1), (7, 800)):
            things.put("booking", {"event_id": id, "resource_id": kit[place], "quantity": quantity, "setup": 240})


def _quote(things: Things, id: int, event: EventDraft, known: Mapping[str, int], language: str) -> None:
    """Of what a conference needs; the cheapest of the caterers is chosen once it is near."""
    if event.kind is not EventKind.CONFERENCE:
        return
    cheapest = (
        "Cumple lo pedido y es la más barata" if language == "es" else "It has what we asked for and is the cheapest"
    )
    streaming = "Transmisión" if language == "es" else "Streaming"
    prints = "Señalética y poleras" if language == "es" else "Signs and T-shirts"
    for need, suppliers, amount in (
        ("Catering", CATERERS, 4_200_000),
        (streaming, STREAMERS, 2_900_000),
        (prints, PRINTERS, 1_100_000),
    ):
        for n, supplier in enumerate(suppliers):
            chosen = n == 0 and event.status is Status.CONFIRMED and need == "Catering"
            things.put(
                "quote",
                {
                    "event_id": id,
                    "need": need,
                    "organisation_id": known[supplier],
                    "amount": amount + n * amount // 9,
                    "currency": "CLP",
                    "chosen": chosen,
                    "reason": cheapest if chosen else "",
                    "deposit": amount // 2 if chosen else None,
                },
            )
