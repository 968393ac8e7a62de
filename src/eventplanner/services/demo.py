"""The sample year, and the heavy plan that shows what the app can bear."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from eventplanner.domain.changes import Change
from eventplanner.domain.demo_heavy import HEAVY_YEARS, heavy_plan
from eventplanner.domain.demo_year import LEO, SOL, YEAR, undated
from eventplanner.domain.errors import FileProblem
from eventplanner.domain.events import Event, EventDraft, Status
from eventplanner.domain.text import Message
from eventplanner.services import events, holidays, session
from eventplanner.services.planner import Planner
from eventplanner.storage import journal
from eventplanner.storage.events import columns

COLLEAGUES = ("leo", "sol")


def fill(planner: Planner, year: int, language: str) -> Change:
    """Put the sample year into an empty plan, as one step; the same for a year, a day and a language."""
    today = planner.today()
    drafts = [sample.draft(year, today, language) for sample in YEAR] + [undated(language)]
    return _add(planner, Message("Add the sample year {year}", {"year": year}), drafts, f"sample/{year}")


def enliven(planner: Planner, language: str) -> None:
    """What colleagues did to the sample since one last looked."""
    seen = journal.last_revision(planner.store)
    ahead = [event for event in events.everything(planner) if event.status in {Status.CONFIRMED, Status.PLANNED}]
    for n, event in enumerate(ahead[:4]):
        colleague = replace(planner, actor=COLLEAGUES[n % 2])
        events.set_fields(colleague, [event], _touch(event, n, language))
    session.set_visit(planner, seen)


def fill_heavy(planner: Planner, year: int) -> Change:
    """Five thousand events over the twenty years that end with `year`; the same for a given year."""
    drafts = list(heavy_plan(year))
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
    holidays.take_up_for(planner, drafts)
    with planner.write(label) as writing:
        writing.add_many("event", rows)
    return writing.outcome


def _touch(event: Event, n: int, language: str) -> dict[str, Any]:
    match n:
        case 0:
            return {"capacity": (event.capacity or 40) + 20}
        case 1:
            return {"lead": SOL if event.lead == LEO else LEO}
        case 2 if event.start and event.end:
            return {"start": event.start + timedelta(minutes=30), "end": event.end + timedelta(minutes=30)}
    return {"notes": "Catering: confirmar alergias." if language == "es" else "Catering: ask about allergies."}
