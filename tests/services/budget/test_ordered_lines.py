"""A chosen quote becomes an order of the budget, and a new line of its name and supplier the plan of that."""

from pathlib import Path

import pytest

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.logistics.resources import QUOTE, Quote
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import quotes
from eventplanner.services.records import records
from kit import Fill, Filled, add, conference


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[Quote]:
    """A conference with a quote for its catering."""

    def with_quote(planner: Planner) -> Quote:
        said = {"need": "Catering", "organisation_id": "Banquetes Ñuñoa", "amount": "4.800.000"}
        return add(planner, QUOTE, conference(planner), **said)

    return fill(with_quote)


@pytest.fixture(scope="module")
def template(made: Filled[Quote]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def quote(made: Filled[Quote]) -> Quote:
    return made.value


def lines(planner: Planner, quote: Quote) -> list[BudgetLine]:
    return records.of(planner, BUDGET_LINE, quote.event_id)


def line(planner: Planner, quote: Quote, **texts: str) -> BudgetLine:
    return add(planner, BUDGET_LINE, quote.event_id, **texts)


def test_choosing_says_the_order_before_and_after(planner: Planner, quote: Quote) -> None:
    before = quotes.foretold(planner, quote)
    assert before is not None
    assert before.params == {"amount": Money(4_800_000, "CLP"), "line": "Catering"}
    change = quotes.choose(planner, quote, "the cheapest")
    assert change.label.params["amount"] == Money(4_800_000, "CLP")
    (there,) = lines(planner, quote)
    assert there.committed == 4_800_000


def test_choosing_says_what_it_goes_over(planner: Planner, quote: Quote) -> None:
    line(planner, quote, name="Catering", amount="4.000.000")
    before = quotes.foretold(planner, quote)
    assert before is not None
    assert before.params["over"] == Money(800_000, "CLP")


def test_a_quote_without_an_amount_orders_nothing(planner: Planner, quote: Quote) -> None:
    asked = add(planner, QUOTE, quote.event_id, need="Sonido", organisation_id="Luz")
    assert quotes.foretold(planner, asked) is None
    assert "amount" not in quotes.choose(planner, asked, "no other").label.params


@pytest.mark.parametrize("supplier", ["", "Banquetes Ñuñoa"])
def test_a_line_of_its_name_and_supplier_becomes_its_plan(planner: Planner, quote: Quote, supplier: str) -> None:
    quotes.choose(planner, quote, "the cheapest")
    planned = line(planner, quote, name="catering", amount="5.000.000", organisation_id=supplier, cost_centre="devrel")
    (there,) = lines(planner, quote)
    assert planned.id == there.id
    assert (there.name, there.planned, there.committed, there.cost_centre) == (
        "Catering",
        5_000_000,
        4_800_000,
        "devrel",
    )
    assert [each.amount for each in records.every(planner, ENTRY)] == [4_800_000]


@pytest.mark.parametrize(
    "texts",
    [
        {"name": "Catering", "organisation_id": "Otra Mesa", "amount": "5.000.000"},
        {"name": "Catering de oradores", "amount": "5.000.000"},
        {"name": "Catering", "flow": "income", "amount": "5.000.000"},
        {"name": "Catering"},
    ],
    ids=["another supplier", "another name", "an income", "no plan"],
)
def test_any_other_line_is_another(planner: Planner, quote: Quote, texts: dict[str, str]) -> None:
    quotes.choose(planner, quote, "the cheapest")
    line(planner, quote, **texts)
    assert len(lines(planner, quote)) == 2


def test_a_line_that_is_planned_stays_as_it_is(planner: Planner, quote: Quote) -> None:
    line(planner, quote, name="Catering", amount="5.000.000")
    quotes.choose(planner, quote, "the cheapest")
    line(planner, quote, name="Catering", amount="1.000.000")
    assert sorted(each.planned for each in lines(planner, quote)) == [1_000_000, 5_000_000]
