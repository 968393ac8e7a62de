"""Twenty years of a busy team, thrown with dice: the heavy plan that shows what the app can bear."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.sample.demo_year import LEO, SOL, ZONE

HEAVY_EVENTS = 5000
HEAVY_YEARS = 20

_TOPICS = (
    "Python",
    "Rust",
    "Datos",
    "API",
    "Kubernetes",
    "Accesibilidad",
    "Seguridad",
    "SDK",
    "Frontend",
    "Go",
    "ML",
    "DevOps",
)
_NAMES = {
    EventKind.MEETUP: "Meetup", EventKind.WORKSHOP: "Taller", EventKind.WEBINAR: "Webinar", EventKind.CONFERENCE: "Conferencia",
    EventKind.HACKATHON: "Hackatón", EventKind.TALK: "Charla", EventKind.PRESENCE: "Presencia", EventKind.INTERNAL: "Interno",
}  # fmt: skip
_WEIGHTS = (30, 16, 18, 5, 3, 14, 6, 8)
_PLACES = ("Providencia", "Ñuñoa", "Valparaíso", "Concepción", "Temuco", "Antofagasta", "La Serena", "Lima", "Bogotá")


def heavy_plan(last_year: int) -> Iterator[EventDraft]:
    """The events of the years that end with `last_year`; the same for a given year."""
    dice = random.Random(last_year)
    for n in range(HEAVY_EVENTS):
        year = last_year - HEAVY_YEARS + 1 + n * HEAVY_YEARS // HEAVY_EVENTS
        yield _draft(dice, n, year, last_year)


def _draft(dice: random.Random, n: int, year: int, last_year: int) -> EventDraft:
    kind = dice.choices(list(EventKind), _WEIGHTS)[0]
    topic, place = dice.choice(_TOPICS), dice.choice(_PLACES)
    form = Format.VIRTUAL if kind is EventKind.WEBINAR else dice.choice(list(Format))
    long = kind in {EventKind.CONFERENCE, EventKind.HACKATHON, EventKind.PRESENCE}
    start = datetime(year, 1, 1) + timedelta(days=dice.randrange(365), hours=0 if long else dice.randint(9, 19))
    length = timedelta(days=dice.randint(0, 2)) if long else timedelta(hours=dice.randint(1, 4))
    done = Status.CLOSED if year < last_year else dice.choice([Status.PLANNED, Status.CONFIRMED])
    return EventDraft(
        title=f"{_NAMES[kind]} {topic} {place} {n + 1}",
        kind=kind, format=form, status=Status.CANCELLED if dice.random() < 0.04 else done, start=start, end=start + length,
        all_day=long, timezone=ZONE, venue="" if form is Format.VIRTUAL else f"Sede {place}",
        url="" if form is Format.IN_PERSON else "https://meet.example.org/sala",
        capacity=None if form is Format.VIRTUAL else dice.choice([30, 60, 120, 400]),
        capacity_online=None if form is Format.IN_PERSON else 300, audience="desarrolladores", lead=dice.choice(["Ana Soto", LEO, SOL]),
        series=f"{topic} {place}", tags=(topic.lower(), place.lower().replace(" ", "-")),
    )  # fmt: skip
