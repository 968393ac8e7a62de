"""Contents of an event's overview, read in one call and few statements."""

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.money import Money
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.venues import PLACE, PLATFORM, VENUE
from eventplanner.domain.people.people import PERSON
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.domain.workspace.overview import Overview
from eventplanner.i18n import labels
from eventplanner.services.base.planner import Planner
from eventplanner.services.workspace import numbers, readiness
from eventplanner.storage.kernel import journal
from eventplanner.storage.queries import budget, overview, records

ACTIVITY = 40
"""Changes that are told."""


def of_event(planner: Planner, event: Event) -> Overview:
    """Returns a summary of each part of an event."""
    store = planner.store
    with store.snapshot():
        roles = records.of(store, ROLE, event.id)
        place = next(iter(records.of(store, PLACE, event.id)), None)
        venues = records.several(store, VENUE, [place.venue_id] if place and place.venue_id else [])
        persons = records.several(store, PERSON, sorted({role.person_id for role in roles if role.person_id}))
        tasks = records.of(store, TASK, event.id)
        sums = budget.expense_sums(store, event.id)
        over = budget.first_over(store, event.id)
        currency = planner.settings().currency
        return Overview(
            numbers=numbers.of_event(planner, event),
            readiness=readiness.of_event(planner, event),
            tasks=tasks,
            gates=records.of(store, GATE, event.id),
            roles=roles,
            people={person.id: person for person in persons},
            place=place,
            venue=next(iter(venues), None),
            platform=next(iter(records.of(store, PLATFORM, event.id)), None),
            activity=activity(planner, event.id),
            money=(Money(sums.planned, currency), Money(sums.forecast, currency)) if sums else None,
            unsure=sums is not None and sums.unsure,
            over=labels.said_category(over) if over else "",
        )


def activity(planner: Planner, event_id: int, count: int = ACTIVITY) -> list[Change]:
    """Returns changes of an event and of all that belongs to it, newest first."""
    return journal.several(planner.store, overview.revisions(planner.store, event_id, count))
