"""Plain records: written from texts, found by name, removed with what belongs to them, and brought back."""

from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.listing import Seek
from eventplanner.domain.decisions.gates import CRITERION, GATE
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.logistics.resources import BOOKING, QUOTE, RESOURCE
from eventplanner.domain.logistics.venues import PLACE, VENUE
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.data import export_data
from eventplanner.services.records import records


@pytest.fixture
def event(planner: Planner) -> int:
    start = datetime(2027, 4, 15, 9)
    draft = EventDraft(title="DevConf", start=start, end=start.replace(hour=18), timezone="America/Santiago")
    return events.added(planner, events.create(planner, draft)).id


def add(planner: Planner, kind, parent: int | None = None, **texts: str):
    reading = records.read(planner, kind, texts, kind.blank(parent))
    return records.added(planner, kind, records.create(planner, kind, reading))


def test_who_is_named_for_the_first_time_is_made_in_the_same_change(planner: Planner, event: int) -> None:
    role = add(planner, ROLE, event, duty="mc", person_id="Paula Neira")
    assert [person.name for person in records.every(planner, PERSON)] == ["Paula Neira"]
    again = add(planner, ROLE, event, duty="door", person_id="paula neíra")
    assert again.person_id == role.person_id
    history.undo(planner)
    history.undo(planner)
    assert records.every(planner, PERSON) == []


def test_of_two_with_the_same_name_a_number_says_which(planner: Planner, event: int) -> None:
    first, second = add(planner, PERSON, name="Ana Soto"), add(planner, PERSON, name="Ana Soto")
    with pytest.raises(Invalid) as refused:
        add(planner, ROLE, event, duty="door", person_id="Ana Soto")
    assert set(refused.value.fields) == {"person_id"}
    role = add(planner, ROLE, event, duty="door", person_id=f"#{second.id}")
    assert role.person_id == second.id != first.id
    assert records.texts(planner, ROLE, role)["person_id"] == f"#{second.id}"


def test_what_cannot_be_made_by_its_name_has_to_be_there(planner: Planner, event: int) -> None:
    with pytest.raises(Invalid):
        add(planner, BOOKING, event, resource_id="Projector")
    add(planner, RESOURCE, name="Projector", quantity="4")
    assert add(planner, BOOKING, event, resource_id="projector", quantity="2").quantity == 2


def test_a_decision_is_found_among_those_of_the_same_event(planner: Planner, event: int) -> None:
    add(planner, GATE, event, title="Go/no-go")
    assert add(planner, TASK, event, title="Sign", gate_id="go/no-go").gate_id is not None
    with pytest.raises(Invalid):
        add(planner, TASK, None, title="Sign", gate_id="go/no-go")


def test_an_older_version_is_refused(planner: Planner, event: int) -> None:
    task = add(planner, TASK, event, title="Sign")
    records.change(planner, TASK, task, records.read(planner, TASK, {"owner": "leo"}, TASK.draft_of(task)))
    with pytest.raises(Conflict):
        records.change(planner, TASK, task, records.read(planner, TASK, {"owner": "ana"}, TASK.draft_of(task)))
    assert records.get(planner, TASK, task.id).owner == "leo"


def test_one_place_an_event_is_written_whether_it_is_there_or_not(planner: Planner, event: int) -> None:
    records.put(planner, PLACE, event, records.read(planner, PLACE, {"venue_id": "Teatro"}, PLACE.blank(event)))
    there = records.single(planner, PLACE, event)
    assert there is not None
    reading = records.read(planner, PLACE, {"state": "firmada"}, PLACE.draft_of(there))
    records.put(planner, PLACE, event, reading)
    found = records.single(planner, PLACE, event)
    assert found is not None
    assert (found.state.value, found.venue_id) == ("signed", there.venue_id)


def test_money_is_kept_in_minor_units_of_its_currency(planner: Planner, event: int) -> None:
    pesos = add(planner, QUOTE, event, need="Catering", amount="1.250.000")
    dollars = add(planner, QUOTE, event, need="Streaming", amount="1,250.50", currency="usd")
    assert (pesos.amount, pesos.currency, dollars.amount, dollars.currency) == (1250000, "CLP", 125050, "USD")
    assert records.as_json(planner, QUOTE, dollars)["amount"] == {"amount": "1250.50", "currency": "USD"}


@pytest.mark.parametrize(
    ("kind", "texts", "wrong"),
    [
        (TASK, {"title": "x", "state": "blocked"}, "reason"),
        (QUOTE, {"need": "x", "amount": "10", "deposit": "20"}, "deposit"),
        (QUOTE, {"need": "x", "chosen": "yes"}, "reason"),
        (ROLE, {"duty": "mc", "begins": "2:00", "ends": "1:00"}, "ends"),
        (ROLE, {"duty": "mc", "confirmed": "yes"}, "confirmed"),
        (PERSON, {"name": "Ana", "email": "nowhere"}, "email"),
    ],
)
def test_what_does_not_go_together_is_refused_by_field(planner: Planner, event: int, kind, texts, wrong) -> None:
    with pytest.raises(Invalid) as refused:
        add(planner, kind, event if kind.belongs_to else None, **texts)
    assert set(refused.value.fields) == {wrong}


def full(planner: Planner, event: int) -> None:
    gate = add(planner, GATE, event, title="Go/no-go", due="T-30")
    add(planner, CRITERION, gate.id, text="The keynote is confirmed")
    add(planner, TASK, event, title="Sign", due="T-40", gate_id="Go/no-go")
    add(planner, RESOURCE, name="Projector")
    add(planner, BOOKING, event, resource_id="Projector")
    add(planner, QUOTE, event, need="Catering", organisation_id="Banquetes Ñuñoa")
    add(planner, ROLE, event, duty="mc", person_id="Paula Neira")
    records.put(planner, PLACE, event, records.read(planner, PLACE, {"venue_id": "Teatro"}, PLACE.blank(event)))


def test_an_event_goes_with_all_that_belongs_to_it_and_comes_back_whole(planner: Planner, event: int) -> None:
    full(planner, event)
    before = {name: records.every(planner, kind) for name, kind in all_kinds().items()}
    events.remove(planner, [events.get(planner, event)])
    left = {name for name, kind in all_kinds().items() if records.every(planner, kind)}
    assert left == {"resource", "organisation", "person", "venue", "overlay", "other_date"}

    history.undo(planner)
    after = {name: records.every(planner, kind) for name, kind in all_kinds().items()}
    for name, kind in all_kinds().items():
        assert [kind.draft_of(each) for each in after[name]] == [kind.draft_of(each) for each in before[name]]
        assert [each.id for each in after[name]] == [each.id for each in before[name]]


def test_what_only_names_somebody_is_left_without_and_what_cannot_be_goes_too(planner: Planner, event: int) -> None:
    full(planner, event)
    records.remove(planner, PERSON, records.every(planner, PERSON))
    records.remove(planner, RESOURCE, records.every(planner, RESOURCE))
    records.remove(planner, GATE, records.every(planner, GATE))
    assert [role.person_id for role in records.every(planner, ROLE)] == [None]
    assert [task.gate_id for task in records.every(planner, TASK)] == [None]
    assert records.every(planner, BOOKING) == records.every(planner, CRITERION) == []
    history.undo(planner)
    history.undo(planner)
    history.undo(planner)
    assert records.every(planner, TASK)[0].gate_id == records.every(planner, GATE)[0].id
    assert len(records.every(planner, BOOKING)) == len(records.every(planner, CRITERION)) == 1


def test_those_with_a_name_are_listed_by_it_and_found_by_all_their_words(planner: Planner) -> None:
    for name in ("Óscar Ruiz", "ana soto", "Zoe Lagos", "Beatriz Ñancupil"):
        add(planner, PERSON, name=name, role="Engineer" if "o" in name else "Designer")
    listing = records.listing(planner, PERSON)
    assert [listing[n].name for n in range(listing.total)] == [
        "ana soto",
        "Beatriz Ñancupil",
        "Óscar Ruiz",
        "Zoe Lagos",
    ]
    found = records.listing(planner, PERSON, "nancu design")
    assert [found[0].name, found.total] == ["Beatriz Ñancupil", 1]
    zoe = listing[3]
    assert records.place(planner, PERSON, "", zoe) == 3
    assert Seek(zoe).past is zoe


def test_everything_of_a_record_is_said_and_read_back(planner: Planner) -> None:
    texts = {
        "name": "Paula Neira",
        "organisation_id": "Los Andes",
        "internal": "yes",
        "channels": "@paula\nt.me/paula",
        "timezone": "Europe/Madrid",
        "languages": "es en",
        "consent_on": "2027-01-05",
        "email": "paula@example.org",
    }
    person = add(planner, PERSON, **texts)
    assert person.consent_on == date(2027, 1, 5)
    assert person.channels == ("@paula", "t.me/paula")
    said = records.texts(planner, PERSON, person)
    assert {name: said[name] for name in texts} == texts
    assert [each.name for each in records.every(planner, ORGANISATION)] == ["Los Andes"]


def test_what_is_gone_is_not_found(planner: Planner) -> None:
    with pytest.raises(NotFound):
        records.get(planner, VENUE, 7)


def test_all_of_it_goes_out_with_the_plan(planner: Planner, event: int) -> None:
    full(planner, event)
    said = export_data(planner)
    assert all(word in said for word in ("Paula Neira", "Banquetes Ñuñoa", "Projector", "The keynote is confirmed"))
