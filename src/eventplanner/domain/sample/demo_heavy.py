"""Heavy plan of twenty years, generated with random numbers, for tests of performance."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.people.people import PersonDraft

HEAVY_EVENTS = 5000
HEAVY_YEARS = 20

_WEIGHTS = (30, 16, 18, 5, 3, 14, 6, 8)


class Crowd(Struct, frozen=True, kw_only=True):
    """Parts of the names of many people, with their duties."""

    first_names: Sequence[str]
    last_names: Sequence[str]
    roles: Sequence[str]
    team: str
    places: Sequence[str]


class HeavyNames(Struct, frozen=True, kw_only=True):
    """Names from which the heavy plan is generated, in one language."""

    language: str
    timezone: str
    topics: Sequence[str]
    places: Sequence[str]
    venue: str
    """With a `{place}`."""
    url: str
    audience: str
    leads: Sequence[str]
    line: str
    """With its number `{n}`."""
    cost_centres: Sequence[str]
    kinds: Mapping[EventKind, str]
    crowd: Crowd


def heavy_plan(names: HeavyNames, last_year: int) -> Iterator[EventDraft]:
    """Returns the events of the years that end with `last_year`; equal for equal years."""
    dice = random.Random(last_year)
    for n in range(HEAVY_EVENTS):
        year = last_year - HEAVY_YEARS + 1 + n * HEAVY_YEARS // HEAVY_EVENTS
        yield _draft(names, dice, n, year, last_year)


def _draft(names: HeavyNames, dice: random.Random, n: int, year: int, last_year: int) -> EventDraft:
    kind = dice.choices(list(EventKind), _WEIGHTS)[0]
    topic, place = dice.choice(names.topics), dice.choice(names.places)
    form = Format.VIRTUAL if kind is EventKind.WEBINAR else dice.choice(list(Format))
    long = kind in {EventKind.CONFERENCE, EventKind.HACKATHON, EventKind.PRESENCE}
    start = datetime(year, 1, 1) + timedelta(days=dice.randrange(365), hours=0 if long else dice.randint(9, 19))
    length = timedelta(days=dice.randint(0, 2)) if long else timedelta(hours=dice.randint(1, 4))
    done = Status.CLOSED if year < last_year else dice.choice([Status.PLANNED, Status.CONFIRMED])
    return EventDraft(
        title=f"{names.kinds[kind]} {topic} {place} {n + 1}",
        kind=kind, format=form, status=Status.CANCELLED if dice.random() < 0.04 else done, start=start, end=start + length,
        all_day=long, timezone=names.timezone, venue="" if form is Format.VIRTUAL else names.venue.format(place=place),
        url="" if form is Format.IN_PERSON else names.url,
        capacity=None if form is Format.VIRTUAL else dice.choice([30, 60, 120, 400]),
        capacity_online=None if form is Format.IN_PERSON else 300, audience=names.audience, lead=dice.choice(names.leads),
        series=f"{topic} {place}", tags=(topic.lower(), place.lower().replace(" ", "-")),
    )  # fmt: skip


def heavy_crowd(crowd: Crowd, count: int) -> Iterator[PersonDraft]:
    """Returns as many people as are wanted, no two with the same address."""
    first_names, last_names = crowd.first_names, crowd.last_names
    for n in range(count):
        first, last = first_names[n % len(first_names)], last_names[n // len(first_names) % len(last_names)]
        second = last_names[(n * 7 + 3) % len(last_names)]
        yield PersonDraft(
            name=f"{first} {last} {second}",
            role=crowd.roles[n % len(crowd.roles)],
            internal=n % 25 == 0,
            team=crowd.team if n % 25 == 0 else "",
            email=f"person{n}@example.org",
            phone=f"+56 9 {50_000_000 + n}",
            place=crowd.places[n % len(crowd.places)],
        )
