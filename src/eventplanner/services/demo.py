"""The sample year, and the heavy plan that shows what the app can bear."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from eventplanner.domain.changes import Change
from eventplanner.domain.demo_year import LEO, SOL, YEAR, ZONE, undated
from eventplanner.domain.errors import FileProblem
from eventplanner.domain.events import Event, EventDraft, Format, Kind, Status
from eventplanner.domain.text import Message
from eventplanner.services import events, session
from eventplanner.services.planner import Planner
from eventplanner.storage import journal
from eventplanner.storage.events import columns

HEAVY_EVENTS = 5000
HEAVY_YEARS = 20
COLLEAGUES = ("leo", "sol")


def fill(planner: Planner, year: int, language: str) -> Change:
    """Put the sample year into an empty plan, as one step; the same for a year, a day and a language."""
    today = planner.today()
    drafts = [sample.draft(year, today, language) for sample in YEAR] + [undated(language)]
    return _add(planner, Message("Add the sample year {year}", {"year": year}), drafts, f"sample/{year}")


def enliven(planner: Planner) -> None:
    """What colleagues did to the sample since one last looked."""
    seen = journal.last_revision(planner.store)
    ahead = [event for event in events.everything(planner) if event.status in {Status.CONFIRMED, Status.PLANNED}]
    for n, event in enumerate(ahead[:4]):
        colleague = replace(planner, actor=COLLEAGUES[n % 2])
        events.set_fields(colleague, [event], _touch(event, n))
    session.set_visit(planner, seen)


def fill_heavy(planner: Planner, year: int) -> Change:
    """Five thousand events over the twenty years that end with `year`; the same for a given year."""
    drafts = list(_heavy(random.Random(year), year))
    return _add(
        planner,
        Message("Add {n} events over {years} years", {"n": len(drafts), "years": HEAVY_YEARS}),
        drafts,
        f"heavy/{year}",
    )


def _add(planner: Planner, label: Message, drafts: list[EventDraft], name: str) -> Change:
    if events.ids(planner):
        raise FileProblem(Message("The plan is not empty; the sample year goes into an empty one."))
    rows: Iterator[dict[str, Any]] = (
        columns(draft) | {"uid": str(uuid5(NAMESPACE_OID, f"eventplanner/{name}/{n}"))}
        for n, draft in enumerate(drafts)
    )
    with planner.write(label) as writing:
        writing.add_many("event", rows)
    return writing.outcome


def _touch(event: Event, n: int) -> dict[str, Any]:
    match n:
        case 0:
            return {"capacity": (event.capacity or 40) + 20}
        case 1:
            return {"lead": SOL if event.lead == LEO else LEO}
        case 2 if event.start and event.end:
            return {"start": event.start + timedelta(minutes=30), "end": event.end + timedelta(minutes=30)}
    return {"notes": "Catering: confirmar alergias. / Catering: ask about allergies."}


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
    Kind.MEETUP: "Meetup", Kind.WORKSHOP: "Taller", Kind.WEBINAR: "Webinar", Kind.CONFERENCE: "Conferencia",
    Kind.HACKATHON: "Hackatón", Kind.TALK: "Charla", Kind.PRESENCE: "Presencia", Kind.INTERNAL: "Interno",
}  # fmt: skip
_WEIGHTS = (30, 16, 18, 5, 3, 14, 6, 8)
_PLACES = ("Providencia", "Ñuñoa", "Valparaíso", "Concepción", "Temuco", "Antofagasta", "La Serena", "Lima", "Bogotá")


def _heavy(dice: random.Random, last_year: int) -> Iterator[EventDraft]:
    for n in range(HEAVY_EVENTS):
        year = last_year - HEAVY_YEARS + 1 + n * HEAVY_YEARS // HEAVY_EVENTS
        yield _heavy_draft(dice, n, year, last_year)


def _heavy_draft(dice: random.Random, n: int, year: int, last_year: int) -> EventDraft:
    kind = dice.choices(list(Kind), _WEIGHTS)[0]
    topic, place = dice.choice(_TOPICS), dice.choice(_PLACES)
    form = Format.VIRTUAL if kind is Kind.WEBINAR else dice.choice(list(Format))
    long = kind in {Kind.CONFERENCE, Kind.HACKATHON, Kind.PRESENCE}
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
