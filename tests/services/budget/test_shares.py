"""Percentages of the expenses: they follow the other lines, wherever these change."""

from collections.abc import Callable

import pytest

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.decisions import AMENDMENT
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.ideas.what_if import Idea
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals, budget, what_if, year_budget
from eventplanner.services.records import records
from kit import add, change, conference


def planned(planner: Planner) -> dict[str, int]:
    return {each.name: each.planned for each in records.every(planner, BUDGET_LINE)}


def line(planner: Planner, name: str) -> object:
    return next(each for each in records.every(planner, BUDGET_LINE) if each.name == name)


@pytest.fixture
def event(planner: Planner) -> int:
    event = conference(planner)
    heads = {"expected_in_person": "60"}
    records.put(planner, HEADCOUNT, event, records.read(planner, HEADCOUNT, heads, HEADCOUNT.blank(event)))
    add(planner, RATE, currency="USD", day="2027-03-01", value="900")
    add(planner, BUDGET_LINE, event, name="Arriendo", amount="1.000.000")
    add(planner, BUDGET_LINE, event, name="Catering", driver="attendee", unit_price="1.000")
    add(planner, BUDGET_LINE, event, name="Streaming", amount="100", currency="USD")
    add(planner, BUDGET_LINE, event, name="Entradas", amount="500.000", flow="income")
    add(planner, BUDGET_LINE, event, name="Imprevistos", driver="percent", quantity="10")
    add(planner, BUDGET_LINE, event, name="Agencia", driver="percent", quantity="12,5")
    return event


def test_it_is_of_the_expenses_without_itself_and_other_percentages(planner: Planner, event: int) -> None:
    found = planned(planner)
    assert (found["Imprevistos"], found["Agencia"]) == (115_000, 143_750)
    assert found == {row.line.name: row.figures.planned for row in budget.of_id(planner, event).rows}


@pytest.mark.parametrize(
    ("done", "after"),
    [
        (lambda planner: change(planner, BUDGET_LINE, line(planner, "Arriendo"), amount="2.000.000"), 215_000),
        (lambda planner: records.remove(planner, BUDGET_LINE, [line(planner, "Arriendo")]), 15_000),
        (lambda planner: add(planner, RATE, currency="USD", day="2027-03-05", value="1.000"), 116_000),
        (
            lambda planner: change(planner, HEADCOUNT, records.every(planner, HEADCOUNT)[0], expected_in_person="100"),
            119_000,
        ),
        (lambda planner: change(planner, BUDGET_LINE, line(planner, "Entradas"), flow="expense"), 165_000),
        (
            lambda planner: change(planner, BUDGET_LINE, line(planner, "Catering"), currency="USD", unit_price="1"),
            114_400,
        ),
    ],
)
def test_it_follows_what_changes_beside_it_and_comes_back(
    planner: Planner, event: int, done: Callable[[Planner], object], after: int
) -> None:
    assert event
    done(planner)
    assert planned(planner)["Imprevistos"] == after
    history.undo(planner)
    assert planned(planner)["Imprevistos"] == 115_000


def test_in_an_approved_budget_its_change_is_noted_with_the_reason(planner: Planner, event: int) -> None:
    approvals.approve(planner, event, "Marcela")
    change(planner, BUDGET_LINE, line(planner, "Arriendo"), amount="2.000.000", reason="Larger hall")
    noted = {each.name: (each.before, each.after, each.reason) for each in records.every(planner, AMENDMENT)}
    assert noted == {
        "Arriendo": (1_000_000, 2_000_000, "Larger hall"),
        "Imprevistos": (115_000, 215_000, "Larger hall"),
        "Agencia": (143_750, 268_750, "Larger hall"),
    }


def test_outside_events_it_is_of_the_year(planner: Planner) -> None:
    add(planner, BUDGET_LINE, None, name="Zoom", amount="300.000", year="2027")
    add(planner, BUDGET_LINE, None, name="Meetup", amount="500.000", year="2028")
    add(planner, BUDGET_LINE, None, name="Imprevistos", driver="percent", quantity="10", year="2027")
    assert planned(planner)["Imprevistos"] == 30_000


def test_a_year_in_which_more_come_has_more_of_it(planner: Planner, event: int) -> None:
    year = year_budget.of_year(planner, 2027)
    would = what_if.imagine(planner, year, [Idea(event, in_person=100)])
    assert would.expenses.planned - year.expenses.planned == 40_000 * 1_225 // 1_000


@pytest.mark.parametrize("wrong", [{"quantity": "120"}, {"quantity": "0"}, {"quantity": "10", "unit_price": "5.000"}])
def test_what_is_no_percentage_is_refused(planner: Planner, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        add(planner, BUDGET_LINE, conference(planner), name="Imprevistos", driver="percent", **wrong)
