"""Go/no-go decisions: by criteria that the data fill in, decided with a reason, and taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from eventplanner.domain.attendance.headcounts import REGISTRATION
from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.decisions.gate_rules import GateState
from eventplanner.domain.decisions.gates import CRITERION, GATE, Decision, Gate
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.venues import PLACE, PLATFORM
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.decisions import gates
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from screens.plans import plan


def put(planner: Planner, kind: Kind[Any], parent: int, **said: str) -> Any:
    change = records.create(planner, kind, records.read(planner, kind, said, kind.blank(parent)))
    return records.added(planner, kind, change)


@pytest.fixture
def event(planner: Planner) -> Event:
    plan(planner, ["DevConf 15-16 apr 2027 @Teatro #conference"])
    return events.everything(planner)[0]


@pytest.fixture
def gate(planner: Planner, event: Event) -> Gate:
    """Thirty days before, with one criterion of each sort."""
    made = put(planner, GATE, event.id, title="Commit", due="T-30", decider="ana")
    for said in (
        {"test": "venue_signed"},
        {"test": "platform_ready"},
        {"test": "roles_filled"},
        {"test": "tasks_done"},
        {"test": "registrations", "number": "60"},
        {"text": "The board agrees"},
    ):
        put(planner, CRITERION, made.id, **said)
    return made


def told(state: GateState) -> list[tuple[bool, str]]:
    return [(each.met, words(each.said)) for each in state.criteria]


def now(planner: Planner, gate: Gate) -> Gate:
    return records.get(planner, GATE, gate.id)


def test_criteria_say_what_the_data_lack(planner: Planner, gate: Gate) -> None:
    assert told(gates.state(planner, gate)) == [
        (False, "the venue is not signed"),
        (False, "there is no link for guests"),
        (False, "0 of 0 roles are confirmed"),
        (True, "no task is asked for"),
        (False, "60 registrations are wanted, and nobody has counted"),
        (False, "The board agrees"),
    ]


def test_criteria_are_met_as_the_data_come_in(planner: Planner, event: Event, gate: Gate) -> None:
    put(planner, PLACE, event.id, state="signed")
    put(planner, PLATFORM, event.id, audience_url="https://meet.example/x", tested_on="2027-03-01")
    put(planner, ROLE, event.id, duty="host", person_id="Sol Vera", confirmed="yes")
    task = put(planner, TASK, event.id, title="Print badges", gate_id="Commit")
    put(planner, TASK, event.id, title="Of no decision")
    put(planner, REGISTRATION, event.id, day="2027-03-01", in_person="70", online="0")
    put(planner, REGISTRATION, event.id, day="2027-03-08", in_person="40", online="15")
    gates.tick(planner, records.of(planner, CRITERION, gate.id)[-1:])
    assert told(gates.state(planner, gate)) == [
        (True, "the venue is signed"),
        (True, "the platform is rehearsed"),
        (True, "1 of 1 roles are confirmed"),
        (False, "0 of 1 tasks are done; next: Print badges"),
        (False, "55 of 60 registrations"),
        (True, "The board agrees"),
    ]
    tasks.set_done(planner, [task])
    put(planner, REGISTRATION, event.id, day="2027-03-09", in_person="45", online="15")
    assert gates.state(planner, gate).missing == ()


def test_a_role_of_somebody_who_has_not_said_yes_is_not_filled(planner: Planner, event: Event, gate: Gate) -> None:
    put(planner, ROLE, event.id, duty="host", person_id="Sol Vera", confirmed="yes")
    put(planner, ROLE, event.id, duty="door", person_id="Leo Paz")
    assert told(gates.state(planner, gate))[2] == (False, "1 of 2 roles are confirmed")


def test_a_go_against_what_is_missing_has_to_say_why(planner: Planner, gate: Gate) -> None:
    with pytest.raises(Invalid) as refused:
        gates.decide(planner, gate, Decision.GO, " \n ")
    assert words(refused.value.fields["note"]) == "not everything is met; say why it is a go all the same"
    assert now(planner, gate).decision is Decision.OPEN
    gates.decide(planner, gate, Decision.GO, "The sponsor pays the rest")
    decided = now(planner, gate)
    assert (decided.decision, decided.decided_on, decided.decided_by, decided.note) == (
        Decision.GO,
        date(2027, 3, 9),
        "ana",
        "The sponsor pays the rest",
    )


def test_a_go_with_everything_met_needs_no_word(planner: Planner, event: Event) -> None:
    made = put(planner, GATE, event.id, title="Commit", due="T-30")
    gates.decide(planner, made, Decision.GO)
    assert now(planner, made).decision is Decision.GO


def test_a_no_go_keeps_what_was_missing_beside_the_note(planner: Planner, gate: Gate) -> None:
    gates.decide(planner, gate, Decision.NO_GO, "Too few")
    lines = now(planner, gate).note.split("\n")
    assert (lines[0], lines[1], len(lines)) == ("Too few", "– the venue is not signed", 6)


def test_a_decision_is_taken_back_and_undone(planner: Planner, gate: Gate) -> None:
    gates.decide(planner, gate, Decision.NO_GO, "Too few")
    gates.decide(planner, now(planner, gate), Decision.OPEN)
    back = now(planner, gate)
    assert (back.decision, back.decided_on, back.decided_by, back.note) == (Decision.OPEN, None, "", "")
    history.undo(planner)
    assert now(planner, gate).decision is Decision.NO_GO


def test_somebody_else_may_have_decided(planner: Planner, gate: Gate) -> None:
    gates.decide(planner, gate, Decision.NO_GO, by="Marta, head of department")
    assert now(planner, gate).decided_by == "Marta, head of department"


def test_whoever_saw_an_older_decision_does_not_decide_over_it(at: Callable[..., Planner], gate: Gate) -> None:
    leo = at("leo")
    gates.decide(leo, gate, Decision.NO_GO)
    with pytest.raises(Conflict):
        gates.decide(at("ana"), gate, Decision.GO, "All is well")


def test_what_the_data_decide_cannot_be_ticked(planner: Planner, gate: Gate) -> None:
    with pytest.raises(Invalid):
        gates.tick(planner, records.of(planner, CRITERION, gate.id)[:1])


def test_a_tick_is_taken_off_again(planner: Planner, gate: Gate) -> None:
    for wanted in (True, False):
        gates.tick(planner, records.of(planner, CRITERION, gate.id)[-1:])
        assert gates.state(planner, gate).criteria[-1].met is wanted


def test_the_day_of_a_decision_follows_its_event(planner: Planner, event: Event, gate: Gate) -> None:
    assert now(planner, gate).due_on == date(2027, 3, 16)
    events.move_to(planner, event, event.start.replace(day=25))
    assert now(planner, gate).due_on == date(2027, 3, 26)
