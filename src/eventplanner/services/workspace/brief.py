"""The brief of an event: one page for everybody involved."""

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.decisions.judging import RISK
from eventplanner.domain.logistics.resources import QUOTE
from eventplanner.domain.logistics.venues import PLACE, PLATFORM, VENUE
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.domain.workspace.brief import Brief, brief_json
from eventplanner.formats.documents import brief as written
from eventplanner.formats.documents.text_out import text
from eventplanner.formats.documents.writing import json_file, write
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.queries import records

FORMS = ("md", "html", "text", "json")


def brief(planner: Planner, event_id: int, form: str) -> bytes:
    """Returns the page in one of `FORMS`, UTF-8. Raises Invalid, NotFound."""
    if form not in FORMS:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMS)})})
    found = read(planner, event_id)
    match form:
        case "json":
            return json_file(brief_json(found))
        case "text":
            return text(written.document(found), heading=str.upper)
    return write(written.document(found), form)


def read(planner: Planner, event_id: int) -> Brief:
    """Reads the contents of the brief in one snapshot. Raises NotFound."""
    store = planner.store
    with store.snapshot():
        event = events.get(planner, event_id)
        roles, quotes = records.of(store, ROLE, event_id), records.of(store, QUOTE, event_id)
        place = next(iter(records.of(store, PLACE, event_id)), None)
        venues = records.several(store, VENUE, [place.venue_id] if place and place.venue_id else [])
        persons = records.several(store, PERSON, sorted({each.person_id for each in roles if each.person_id}))
        asked = sorted({each.organisation_id for each in quotes if each.organisation_id})
        return Brief(
            event=event,
            today=planner.today(),
            place=place,
            venue=next(iter(venues), None),
            platform=next(iter(records.of(store, PLATFORM, event_id)), None),
            roles=roles,
            people={each.id: each for each in persons},
            tasks=records.of(store, TASK, event_id),
            gates=records.of(store, GATE, event_id),
            risks=records.of(store, RISK, event_id),
            quotes=quotes,
            organisations={each.id: each for each in records.several(store, ORGANISATION, asked)},
        )
