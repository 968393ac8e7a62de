"""Readiness of one event or of many at once, computed from their records."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.events.events import Event
from eventplanner.domain.workspace import needs_text
from eventplanner.domain.workspace.needs import EventNeed
from eventplanner.domain.workspace.readiness import Readiness
from eventplanner.domain.workspace.readiness_rules import EventFacts, judged
from eventplanner.i18n import labels
from eventplanner.i18n.vocabulary import choice_named
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import year_budget
from eventplanner.services.logistics import logistics
from eventplanner.services.team import roles
from eventplanner.storage.queries import readiness, year


class EventGlance(Struct, frozen=True):
    """Details of an event in a list, beyond the event itself."""

    readiness: Readiness
    tasks_done: int = 0
    tasks: int = 0
    tasks_late: int = 0
    next_task: str = ""
    """What is due first of all that is open and not put off."""
    next_due: date | None = None
    people_confirmed: int = 0
    people: int = 0


def of_event(planner: Planner, event: Event) -> Readiness:
    """Returns the state of each part of an event with its reasons."""
    return of_events(planner, [event])[event.id].readiness


def of_events(planner: Planner, events: Sequence[Event]) -> dict[int, EventGlance]:
    """Returns the details of many events, by id, in a handful of statements."""
    ids, today = [event.id for event in events], planner.today()
    with planner.store.snapshot():
        found = readiness.facts(planner.store, ids, today)
        people = readiness.roles(planner.store, ids)
        steps = readiness.next_steps(planner.store, ids, today)
        over, overdue = readiness.over(planner.store, ids), _overdue(planner, ids)
        speakers = _speakers(planner, ids)
        problems = roles.problems(planner, ids)
        overbooked = logistics.overbooked_events(planner, ids)
    needs = needs_text.table(planner.settings().needs)
    glances = {}
    for event in events:
        given = dict(found.get(event.id, {}))
        given["link"] = given.get("link", False) or bool(event.url)
        held, wanted = speakers.get(event.id, (0, 0))
        given["speakers"] = max(given.get("speakers", 0), held)
        counts = people.get(event.id, readiness.RoleCounts())
        facts = EventFacts(
            **given,
            over=labels.said_category(over[event.id]) if event.id in over else "",
            overdue=overdue[event.id],
            speakers_open=wanted - held,
            roles=counts.total,
            roles_confirmed=counts.confirmed,
            has_lead=counts.has_lead,
            role_problems=problems.get(event.id, ()),
            overbooked=overbooked.get(event.id, ()),
        )
        step = steps.get(event.id)
        glances[event.id] = EventGlance(
            readiness=judged(event, facts, today, needs),
            tasks_done=sum(each.done for each in facts.tasks),
            tasks=sum(each.total for each in facts.tasks),
            tasks_late=sum(each.late for each in facts.tasks),
            next_task=step.title if step else "",
            next_due=step.due if step else None,
            people_confirmed=counts.confirmed,
            people=counts.total,
        )
    return glances


def of_year(planner: Planner, of: int) -> list[tuple[Event, Readiness]]:
    """Returns the events of a year by start, with their readiness."""
    events = year.between(planner.store, date(of, 1, 1), date(of, 12, 31))
    glances = of_events(planner, events)
    return [(event, glances[event.id].readiness) for event in events]


def _overdue(planner: Planner, event_ids: Sequence[int]) -> Counter[int]:
    """Returns how many payments are open whose day was said and has passed, by event."""
    lines = readiness.perhaps_overdue(planner.store, event_ids, planner.today())
    late = [due for due in year_budget.dues_of(planner, lines) if due.days_late(planner.today()) > 0] if lines else []
    said = (due for due in late if due.day in {due.entry.due, due.entry.deposit_due, due.entry.withheld_due})
    return Counter(due.line.event_id for due in said if due.line.event_id is not None)


def _speakers(planner: Planner, event_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Returns how many roles of speakers somebody has, and how many there are: those with a word for speakers."""
    counts: dict[int, tuple[int, int]] = {}
    for event_id, label, filled in readiness.labelled_roles(planner.store, event_ids):
        if choice_named(EventNeed, label) is EventNeed.SPEAKERS:
            held, total = counts.get(event_id, (0, 0))
            counts[event_id] = (held + filled, total + 1)
    return counts
