"""How a go/no-go decision stands by its criteria."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.decisions.criterion_tests import Test as By
from eventplanner.domain.decisions.gate_rules import CriterionState, GateFacts, GateState, state_of
from eventplanner.domain.decisions.gates import Criterion, Gate
from eventplanner.domain.logistics.venues import PlaceState


def criterion(test: By, number: int | None = None, *, met: bool = False, text: str = "") -> Criterion:
    return Criterion(id=1, version=1, gate_id=1, test=test, number=number, met=met, text=text)


def said(state: CriterionState) -> str:
    message = state.said
    text = message.id if not message.plural or message.params["n"] == 1 else message.plural
    return text.format(**message.params)


@pytest.mark.parametrize(
    ("asked", "facts", "wanted"),
    [
        (criterion(By.VENUE_SIGNED), GateFacts(), (False, "the venue is not signed")),
        (criterion(By.VENUE_SIGNED), GateFacts(place=PlaceState.BOOKED), (False, "the venue is not signed")),
        (criterion(By.VENUE_SIGNED), GateFacts(place=PlaceState.SIGNED), (True, "the venue is signed")),
        (criterion(By.PLATFORM_READY), GateFacts(rehearsed=True), (False, "there is no link for guests")),
        (criterion(By.PLATFORM_READY), GateFacts(link=True), (False, "the platform was not rehearsed")),
        (criterion(By.PLATFORM_READY), GateFacts(link=True, rehearsed=True), (True, "the platform is rehearsed")),
        (criterion(By.ROLES_FILLED), GateFacts(), (False, "0 of 0 roles are confirmed")),
        (
            criterion(By.ROLES_FILLED),
            GateFacts(roles=3, roles_confirmed=2),
            (False, "2 of 3 roles are confirmed"),
        ),
        (criterion(By.ROLES_FILLED), GateFacts(roles=3, roles_confirmed=3), (True, "3 of 3 roles are confirmed")),
        (criterion(By.TASKS_DONE), GateFacts(), (True, "no task is asked for")),
        (
            criterion(By.TASKS_DONE),
            GateFacts(tasks=4, tasks_done=3, first_open="Sign"),
            (False, "3 of 4 tasks are done; next: Sign"),
        ),
        (criterion(By.TASKS_DONE), GateFacts(tasks=4, tasks_done=4), (True, "4 of 4 tasks are done")),
        (
            criterion(By.REGISTRATIONS, 60),
            GateFacts(),
            (False, "60 registrations are wanted, and nobody has counted"),
        ),
        (criterion(By.REGISTRATIONS, 60), GateFacts(registered=59), (False, "59 of 60 registrations")),
        (criterion(By.REGISTRATIONS, 60), GateFacts(registered=60), (True, "60 of 60 registrations")),
        (criterion(By.OWN, text="The board agrees"), GateFacts(), (False, "The board agrees")),
        (criterion(By.OWN, text="The board agrees", met=True), GateFacts(), (True, "The board agrees")),
    ],
)
def test_each_criterion_says_whether_it_is_met_and_how_far_it_is(asked, facts, wanted):
    state = state_of(asked, facts)
    assert (state.met, said(state)) == wanted


def test_a_tick_means_nothing_where_the_data_decide():
    assert not state_of(criterion(By.VENUE_SIGNED, met=True), GateFacts()).met


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_more_registrations_never_undo_a_criterion(wanted, there, more):
    asked = criterion(By.REGISTRATIONS, wanted)
    before, after = (state_of(asked, GateFacts(registered=n)).met for n in (there, there + more))
    assert before == (there >= wanted)
    assert after >= before


@given(st.lists(st.booleans(), max_size=6))
def test_what_is_missing_is_what_is_not_met(ticks):
    states = [state_of(criterion(By.OWN, met=met, text=str(n)), GateFacts()) for n, met in enumerate(ticks)]
    gate = GateState(Gate(id=1, version=1, title="Commit", event_id=1), states)
    assert [each.met for each in gate.missing] == [met for met in ticks if not met]
