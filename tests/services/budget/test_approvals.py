"""Once a budget is approved it stands: what changes its plan needs a reason, and stays on record."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.budget.decisions import AMENDMENT, APPROVAL, BASELINE
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.events.events import EventDraft
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals, budget, budget_lines
from eventplanner.services.events import events
from eventplanner.services.records import records
from kit import Fill, Filled, add, conference, transfer


def devconf(planner: Planner) -> int:
    event = conference(planner)
    heads = {"expected_in_person": "60"}
    records.put(planner, HEADCOUNT, event, records.read(planner, HEADCOUNT, heads, HEADCOUNT.blank(event)))
    add(planner, BUDGET_LINE, event, name="Lunch", category="catering", driver="attendee", unit_price="1.000")
    add(planner, BUDGET_LINE, event, name="Reserve", category="contingency", amount="50.000")
    add(planner, BUDGET_LINE, event, name="Andina", flow="income", amount="70.000")
    return event


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(devconf)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


def change(planner: Planner, line: BudgetLine, **texts: str) -> BudgetLine:
    budget_lines.set_amount(planner, line, texts)
    return records.get(planner, BUDGET_LINE, line.id)


def named(planner: Planner, name: str) -> BudgetLine:
    (found,) = [each for each in records.every(planner, BUDGET_LINE) if each.name == name]
    return found


def amendments(planner: Planner) -> list[tuple[Any, ...]]:
    return [
        (each.name, each.before, each.after, each.reason, each.day, each.who)
        for each in records.every(planner, AMENDMENT)
    ]


def test_an_approval_freezes_every_line_with_who_and_when(planner: Planner, event: int) -> None:
    change = approvals.approve(planner, event, "Marta Rojas", "With the board", date(2027, 3, 5))
    approval = records.added(planner, APPROVAL, change)
    assert (approval.approved_by, approval.day, approval.note) == ("Marta Rojas", date(2027, 3, 5), "With the board")
    assert (approval.in_person, approval.online) == (60, None)
    assert [(each.name, each.flow, each.category, each.planned) for each in records.every(planner, BASELINE)] == [
        ("Lunch", "expense", "catering", 60_000),
        ("Reserve", "expense", "contingency", 50_000),
        ("Andina", "income", named(planner, "Andina").category, 70_000),
    ]
    assert budget.of_id(planner, event).approved == (110_000, 70_000)
    history.undo(planner)
    assert records.every(planner, APPROVAL) == records.every(planner, BASELINE) == []


def test_it_is_of_today_where_no_day_is_said(planner: Planner, event: int) -> None:
    approval = add(planner, APPROVAL, event, approved_by="Marta Rojas")
    assert approval.day == date(2027, 3, 9)


def test_somebody_has_to_approve_something_that_has_a_rate(planner: Planner, event: int) -> None:
    with pytest.raises(Invalid) as refused:
        approvals.approve(planner, event, "  ")
    assert set(refused.value.fields) == {"approved_by"}
    empty = events.added(planner, events.create(planner, EventDraft(title="Someday"))).id
    with pytest.raises(Invalid):
        approvals.approve(planner, empty, "Marta")
    add(planner, BUDGET_LINE, event, name="Streaming", amount="10", currency="EUR")
    with pytest.raises(Invalid):
        approvals.approve(planner, event, "Marta")
    add(planner, RATE, currency="EUR", day="2027-03-01", value="1.000")
    approvals.approve(planner, event, "Marta")
    with pytest.raises(NotFound):
        approvals.approve(planner, 99, "Marta")


def test_before_it_the_plan_changes_freely(planner: Planner, event: int) -> None:
    change(planner, named(planner, "Reserve"), amount="40.000")
    kinds.remove(planner, BUDGET_LINE, [named(planner, "Andina")])
    assert amendments(planner) == []
    assert not budget_lines.is_approved(planner, event)


def test_after_it_a_change_of_the_plan_says_why_and_is_noted(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    lunch = named(planner, "Lunch")
    with pytest.raises(Invalid) as refused:
        change(planner, lunch, unit_price="1.200")
    assert set(refused.value.fields) == {"reason"}
    lunch = change(planner, lunch, unit_price="1.200", reason="The caterer is dearer")
    assert amendments(planner) == [
        ("Lunch", 60_000, 72_000, "The caterer is dearer", date(2027, 3, 9), "ana"),
    ]
    # The reason of the last change is none for the next.
    with pytest.raises(Invalid):
        change(planner, lunch, unit_price="1.300")
    change(planner, lunch, amount="80.000", reason="Agreed at last")
    assert [each[1:3] for each in amendments(planner)] == [(60_000, 72_000), (72_000, 80_000)]
    assert {each.planned for each in records.every(planner, BASELINE)} == {60_000, 50_000, 70_000}

    history.undo(planner)
    assert len(amendments(planner)) == 1
    assert named(planner, "Lunch").planned == 72_000


def test_a_line_that_comes_later_is_an_amendment_too(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    with pytest.raises(Invalid):
        add(planner, BUDGET_LINE, event, name="Taxi", amount="9.000")
    taxi = add(planner, BUDGET_LINE, event, name="Taxi", amount="9.000", reason="Late speakers")
    assert [each[:4] for each in amendments(planner)] == [("Taxi", 0, 9_000, "Late speakers")]
    assert records.every(planner, AMENDMENT)[0].line_id == taxi.id
    (row,) = [each for each in budget.of_id(planner, event).rows if each.id == taxi.id]
    assert row.approved is None


def test_what_does_not_change_the_plan_needs_no_reason(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    lunch = change(planner, named(planner, "Lunch"), notes="Vegan", vat="19", organisation_id="Chef", name="Almuerzo")
    budget_lines.close(planner, [lunch], closed=True)
    assert amendments(planner) == []
    assert named(planner, "Almuerzo").closed
    budget_lines.close(planner, [named(planner, "Almuerzo")], closed=False)
    assert not named(planner, "Almuerzo").closed


def test_what_was_transferred_is_in_an_amendment_as_it_stands(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    transfer(planner, named(planner, "Reserve"), named(planner, "Lunch"), 10_000, "Dearer")
    assert amendments(planner) == []
    change(planner, named(planner, "Lunch"), unit_price="2.000", reason="Much dearer")
    assert [each[1:3] for each in amendments(planner)] == [(70_000, 130_000)]
    assert named(planner, "Lunch").planned == 130_000


def test_an_approved_line_stays(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    with pytest.raises(Invalid):
        kinds.remove(planner, BUDGET_LINE, [named(planner, "Lunch")])
    free = add(planner, BUDGET_LINE, None, name="Licences", amount="5", year="2027")
    kinds.remove(planner, BUDGET_LINE, [free])


def test_what_was_approved_is_not_written_by_hand(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    change(planner, named(planner, "Lunch"), amount="1", reason="x")
    for kind in (BASELINE, AMENDMENT):
        there = records.every(planner, kind)[0]
        reading = records.read(planner, kind, {"name": "Other"}, kind.draft_of(there))
        with pytest.raises(Invalid):
            kinds.write(planner, kind, reading, there)
        with pytest.raises(Invalid):
            kinds.remove(planner, kind, [there])


def test_the_last_approval_counts_with_what_changed_since(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta", day=date(2027, 3, 1))
    change(planner, named(planner, "Lunch"), amount="80.000", reason="Dearer")
    approvals.approve(planner, event, "Board", day=date(2027, 3, 10))
    found = budget.of_id(planner, event)
    assert found.approval is not None
    assert (found.approval.approved_by, found.approved, found.amendments) == ("Board", (130_000, 70_000), [])


def test_an_approval_goes_with_its_event_and_comes_back(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marta")
    change(planner, named(planner, "Lunch"), amount="80.000", reason="Dearer")
    before = [records.every(planner, kind) for kind in (BASELINE, AMENDMENT)]
    events.remove(planner, [events.get(planner, event)])
    assert [records.every(planner, kind) for kind in (APPROVAL, BASELINE, AMENDMENT)] == [[], [], []]
    history.undo(planner)
    after = [records.every(planner, kind) for kind in (BASELINE, AMENDMENT)]
    for kind, was, now in zip((BASELINE, AMENDMENT), before, after, strict=True):
        assert [kind.draft_of(each) for each in now] == [kind.draft_of(each) for each in was]
