"""Records of the sample's events: people, venues, tasks and others, written in bulk."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from eventplanner.domain.base.text import fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.checklists.checklists import for_kind
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.sample.demo_event import Sampled, sampled
from eventplanner.domain.sample.demo_heavy import HeavyNames, heavy_crowd
from eventplanner.domain.sample.demo_money import CURRENCY
from eventplanner.domain.sample.demo_people import colleagues, contacts, with_addresses
from eventplanner.domain.sample.sample_plan import SamplePlan, SampleQuotes
from eventplanner.formats.data.checklist_file import built_in
from eventplanner.services.sample.demo_money import put_heavy_money, put_money
from eventplanner.services.sample.things import Things
from eventplanner.storage.kernel.store import Store

TASKS_OF_HEAVY = 12
"""For each of the five thousand events."""
PEOPLE_OF_HEAVY = 10_000
Row = dict[str, Any]


def sample_things(
    store: Store, first_event: int, plan: SamplePlan, drafts: Sequence[EventDraft], today: date
) -> Things:
    """Returns what the sample year has beside its events; equal for equal plans and days."""
    things, dice = Things(store), random.Random(len(drafts))
    firms = {
        organisation.name: things.draft("organisation", organisation)
        for organisation in with_addresses(plan.organisations)
    }
    people = (
        *colleagues(plan.company, plan.team, firms[plan.company.name]),
        *contacts(plan.company, plan.contacts, firms),
    )
    people_ids = [things.draft("person", person) for person in people]
    places = {fold(venue.name): things.draft("venue", venue) for venue in plan.venues}
    kit = {key: things.draft("resource", resource) for key, resource in plan.resources.items()}
    for n, event in enumerate(drafts):
        event_things = sampled(event, built_in(for_kind(event.kind), plan.language), today, plan.things, dice)
        _put(things, first_event + n, event, event_things, people_ids, places)
        if event_things.tasks and event.status is not Status.CLOSED:
            _book(things, first_event + n, event, kit, dice)
            _quote(things, first_event + n, event, plan.quotes, firms)
    put_money(things, first_event, plan.money, drafts, today, firms)
    return things


def heavy_things(
    store: Store, first_event: int, names: HeavyNames, plan: SamplePlan, drafts: Sequence[EventDraft], today: date
) -> Things:
    """Returns sixty thousand tasks, ten thousand people, and two roles for each event."""
    things, dice = Things(store), random.Random(len(drafts))
    people_ids = [things.draft("person", person) for person in heavy_crowd(names.crowd, PEOPLE_OF_HEAVY)]
    for n, event in enumerate(drafts):
        event_things = sampled(event, built_in(for_kind(event.kind), plan.language), today, plan.things, dice)
        for task, _gate in event_things.tasks[:TASKS_OF_HEAVY] or _plain_tasks(event, plan):
            things.draft("task", task, event_id=first_event + n)
        for place, role in enumerate(event_things.roles[:2]):
            who = people_ids[(n * 2 + place) % len(people_ids)]
            things.draft("event_role", role, event_id=first_event + n, person_id=who)
        for gate, _criteria in event_things.gates[:1]:
            things.draft("gate", gate, event_id=first_event + n)
    put_heavy_money(things, first_event, names, plan.money, drafts, today)
    return things


def _plain_tasks(event: EventDraft, plan: SamplePlan) -> Iterable[tuple[Any, str]]:
    """Returns those that an event that was called off had already."""
    held = revised(event, status=Status.CLOSED, lead="")
    checklist = built_in(for_kind(event.kind), plan.language)
    return sampled(held, checklist, event.first_day or date.max, plan.things, random.Random(0)).tasks[:TASKS_OF_HEAVY]


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


def _book(things: Things, id: int, event: EventDraft, kit: Mapping[str, int], dice: random.Random) -> None:
    """A projector where people meet, a camera and a licence where they look on."""
    if event.format is not Format.VIRTUAL:
        things.put(
            "booking", {"event_id": id, "resource_id": kit["projector"], "quantity": 1, "setup": 60, "giving_back": 60}
        )
        things.put("booking", {"event_id": id, "resource_id": kit["t-shirts"], "quantity": dice.randrange(10, 30)})
    if event.format is not Format.IN_PERSON:
        things.put(
            "booking",
            {"event_id": id, "resource_id": kit["webinar-licence"], "quantity": 1, "setup": 30, "giving_back": 15},
        )
    if event.kind is EventKind.CONFERENCE:
        for key, quantity in (("lapel-microphone", 4), ("camera", 2), ("video-mixer", 1), ("stickers", 800)):
            things.put("booking", {"event_id": id, "resource_id": kit[key], "quantity": quantity, "setup": 240})


def _quote(
    things: Things, id: int, event: EventDraft, quotes: Iterable[SampleQuotes], firms: Mapping[str, int]
) -> None:
    """Of what a conference needs; the cheapest is chosen once it is near, where there is a reason to."""
    if event.kind is not EventKind.CONFERENCE:
        return
    for quote in quotes:
        for n, supplier in enumerate(quote.suppliers):
            chosen = n == 0 and event.status is Status.CONFIRMED and bool(quote.reason)
            things.put(
                "quote",
                {
                    "event_id": id,
                    "need": quote.need,
                    "organisation_id": firms[supplier],
                    "amount": quote.amount + n * quote.amount // 9,
                    "currency": CURRENCY,
                    "chosen": chosen,
                    "reason": quote.reason if chosen else "",
                    "deposit": quote.amount // 2 if chosen else None,
                },
            )
