"""Planned money that goes from one line to another: nothing is made, nothing is lost, and it can be taken back."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.budget.decisions import TRANSFER
from eventplanner.domain.budget.figures import of_line, total
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget, year_budget
from eventplanner.services.records import records
from kit import Apart, Fill, Filled, add, conference, transfer


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(conference)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


def line(planner: Planner, event: int | None, name: str, amount: str, **texts: str) -> BudgetLine:
    return add(planner, BUDGET_LINE, event, name=name, amount=amount, **texts)


def planned(planner: Planner) -> dict[str, int]:
    return {each.name: each.planned for each in records.every(planner, BUDGET_LINE)}


def now(planner: Planner, there: BudgetLine) -> BudgetLine:
    return records.get(planner, BUDGET_LINE, there.id)


def test_one_is_planned_for_less_and_the_other_for_more(planner: Planner, event: int) -> None:
    reserve, coffee = line(planner, event, "Reserve", "50.000"), line(planner, event, "Coffee", "20.000")
    change = transfer(planner, reserve, coffee, 15_000, "Dearer beans")
    assert planned(planner) == {"Reserve": 35_000, "Coffee": 35_000}
    there = records.added(planner, TRANSFER, change)
    assert (there.amount, there.reason, there.day, there.who) == (15_000, "Dearer beans", date(2027, 3, 9), "ana")
    assert change.label.id == "Transfer {amount} from “{source}” to “{target}”"
    # The lines themselves say what they said.
    assert [now(planner, each).amount for each in (reserve, coffee)] == [50_000, 20_000]
    assert [now(planner, each).version for each in (reserve, coffee)] == [1, 1]
    history.undo(planner)
    assert planned(planner) == {"Reserve": 50_000, "Coffee": 20_000}
    history.redo(planner)
    assert planned(planner) == {"Reserve": 35_000, "Coffee": 35_000}


def test_no_more_goes_than_is_planned(planner: Planner, event: int) -> None:
    reserve, coffee = line(planner, event, "Reserve", "50.000"), line(planner, event, "Coffee", "20.000")
    with pytest.raises(Invalid) as refused:
        transfer(planner, reserve, coffee, 50_001, "x")
    assert set(refused.value.fields) == {"amount"}
    transfer(planner, reserve, coffee, 50_000, "x")
    with pytest.raises(Invalid):
        transfer(planner, now(planner, reserve), coffee, 1, "x")
    transfer(planner, now(planner, coffee), reserve, 70_000, "Back")
    assert planned(planner) == {"Reserve": 70_000, "Coffee": 0}


@pytest.mark.parametrize(
    ("amount", "reason", "same", "fields"),
    [
        (0, "x", False, {"amount"}),
        (-5, "x", False, {"amount"}),
        (5, "", False, {"reason"}),
        (5, "x", True, {"to_id"}),
        (0, "", True, {"amount", "reason", "to_id"}),
    ],
)
def test_what_makes_no_sense_is_refused(planner: Planner, event: int, amount, reason, same, fields) -> None:
    reserve, coffee = line(planner, event, "Reserve", "50.000"), line(planner, event, "Coffee", "20.000")
    with pytest.raises(Invalid) as refused:
        transfer(planner, reserve, reserve if same else coffee, amount, reason)
    assert set(refused.value.fields) == fields


def test_an_income_pays_no_expense(planner: Planner, event: int) -> None:
    tickets, coffee = line(planner, event, "Tickets", "50", flow="income"), line(planner, event, "Coffee", "20")
    for source, target in ((tickets, coffee), (coffee, tickets)):
        with pytest.raises(Invalid) as refused:
            transfer(planner, source, target, 5, "x")
        assert set(refused.value.fields) == {"to_id"}
    sponsor = line(planner, event, "Andina", "30", flow="income")
    transfer(planner, tickets, sponsor, 5, "One more logo")
    assert planned(planner) == {"Tickets": 45, "Coffee": 20, "Andina": 35}


def test_an_amount_that_is_corrected_is_free_again(planner: Planner, event: int) -> None:
    reserve, coffee = line(planner, event, "Reserve", "50.000"), line(planner, event, "Coffee", "20.000")
    there = records.added(planner, TRANSFER, transfer(planner, reserve, coffee, 40_000, "x"))

    def to(amount: str) -> None:
        last = records.get(planner, TRANSFER, there.id)
        reading = records.read(planner, TRANSFER, {"amount": amount}, TRANSFER.draft_of(last))
        kinds.write(planner, TRANSFER, reading, last)

    to("50.000")
    assert planned(planner) == {"Reserve": 0, "Coffee": 70_000}
    with pytest.raises(Invalid):
        to("50.001")
    to("1")
    assert planned(planner) == {"Reserve": 49_999, "Coffee": 20_001}
    reading = records.read(planner, TRANSFER, {"amount": "2"}, TRANSFER.draft_of(there))
    with pytest.raises(Conflict):
        kinds.write(planner, TRANSFER, reading, there)


def test_between_currencies_it_is_of_the_base_currency(planner: Planner, event: int) -> None:
    add(planner, RATE, currency="USD", day="2027-03-01", value="950,5")
    streaming = line(planner, event, "Streaming", "100", currency="USD")
    coffee = line(planner, event, "Coffee", "20.000")
    transfer(planner, streaming, coffee, 10_000, "x")
    # 100 × 950,5 − 10.000
    assert planned(planner) == {"Streaming": 85_050, "Coffee": 30_000}
    # What the dollars are worth later is of their line alone.
    add(planner, RATE, currency="USD", day="2027-03-02", value="1.000")
    assert planned(planner) == {"Streaming": 90_000, "Coffee": 30_000}


def test_between_events_and_what_belongs_to_none_the_year_stays(planner: Planner, event: int) -> None:
    coffee = line(planner, event, "Coffee", "20.000", category="catering")
    licences = line(planner, None, "Licences", "90.000", category="licences", year="2027")
    before = year_budget.of_year(planner, 2027).expenses
    transfer(planner, licences, coffee, 30_000, "x")
    found = year_budget.of_year(planner, 2027)
    assert found.expenses.planned == before.planned == 110_000
    assert {share.name: share.figures.planned for share in found.by_category} == {
        "catering": 50_000,
        "licences": 60_000,
    }
    assert budget.of_id(planner, event).expenses.planned == 50_000
    assert [each.amount for each in budget.of_id(planner, event).transfers] == [30_000]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(st.integers(0, 10**9), min_size=2, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 10**9)), max_size=10),
)
def test_whatever_is_transferred_nothing_is_made_or_lost(apart: Apart, event: int, amounts: list[int], moves) -> None:
    with apart() as planner:
        lines = [line(planner, event, f"Line {n}", str(amount)) for n, amount in enumerate(amounts)]
        start, done = planned(planner), 0
        expected = dict(start)
        for n, m, amount in moves:
            source, target = (now(planner, lines[each % len(lines)]) for each in (n, m))
            if source.id == target.id or amount > source.planned:
                with pytest.raises(Invalid):
                    transfer(planner, source, target, amount, "x")
                continue
            transfer(planner, source, target, amount, "x")
            done += 1
            expected[source.name] -= amount
            expected[target.name] += amount
            assert planned(planner) == expected
            assert sum(expected.values()) == sum(amounts)
        assert min(expected.values()) >= 0
        figures = [of_line(each) for each in records.every(planner, BUDGET_LINE)]
        assert total(figures) == budget.of_id(planner, event).expenses == year_budget.of_year(planner, 2027).expenses
        for _ in range(done):
            history.undo(planner)
        assert planned(planner) == start
