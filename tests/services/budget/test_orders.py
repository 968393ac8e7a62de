"""A quote that is chosen is ordered in the budget; the order follows its quote until it is invoiced or paid."""

from datetime import date
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.logistics.resources import QUOTE, Quote
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals, budget, quotes
from eventplanner.services.records import records
from kit import Fill, Filled, add, conference


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(conference)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


def change(planner: Planner, quote: Quote, **texts: str) -> None:
    quote = records.get(planner, QUOTE, quote.id)
    reading = records.read(planner, QUOTE, texts, QUOTE.draft_of(quote))
    kinds.write(planner, QUOTE, reading, quote)


def catering(planner: Planner, event: int, **texts: str) -> Quote:
    said = {"need": "Catering", "organisation_id": "Banquetes Ñuñoa", "amount": "900.000", **texts}
    return add(planner, QUOTE, event, **said)


def orders(planner: Planner) -> list[Entry]:
    return records.every(planner, ENTRY)


def committed(planner: Planner) -> dict[str, int]:
    return {each.name: each.committed for each in records.every(planner, BUDGET_LINE)}


def test_a_quote_alone_binds_nobody(planner: Planner, event: int) -> None:
    catering(planner, event)
    assert orders(planner) == records.every(planner, BUDGET_LINE) == []


def test_a_chosen_quote_is_an_order_with_its_deposit_and_balance(planner: Planner, event: int) -> None:
    quote = catering(
        *(planner, event),
        deposit="300.000",
        deposit_due="2027-04-01",
        balance_due="2027-05-21",
        order_number="OC-7",
        ordered_on="2027-03-05",
        document="quotes/nunoa.pdf",
    )
    quotes.choose(planner, quote, "The best food")
    (order,) = orders(planner)
    assert (order.kind, order.amount, order.currency) == (EntryKind.COMMITMENT, 900_000, "CLP")
    assert (order.number, order.paper, order.document) == ("OC-7", Paper.PURCHASE_ORDER, "quotes/nunoa.pdf")
    assert (order.day, order.deposit, order.deposit_due) == (date(2027, 3, 5), 300_000, date(2027, 4, 1))
    assert (order.due, order.organisation_id, order.quote_id) == (date(2027, 5, 21), quote.organisation_id, quote.id)
    assert [(due.amount, due.day) for due in budget.of_id(planner, event).dues] == [
        (300_000, date(2027, 4, 1)),
        (600_000, date(2027, 5, 21)),
    ]

    history.undo(planner)
    assert orders(planner) == records.every(planner, BUDGET_LINE) == []
    history.redo(planner)
    assert committed(planner) == {"Catering": 900_000}


def test_it_is_ordered_on_the_line_that_was_planned_for_it(planner: Planner, event: int) -> None:
    other = add(planner, BUDGET_LINE, event, name="Coffee", category="catering", amount="1")
    named = add(planner, BUDGET_LINE, event, name="catering", category="other", amount="1.000.000")
    quotes.choose(planner, catering(planner, event), "x")
    assert [order.budget_line_id for order in orders(planner)] == [named.id]
    assert other.id != named.id


def test_or_on_the_first_of_its_category(planner: Planner, event: int) -> None:
    income = add(planner, BUDGET_LINE, event, name="Catering", flow="income", category="catering", amount="1")
    line = add(planner, BUDGET_LINE, event, name="Lunch", category="catering", amount="1.000.000")
    quotes.choose(planner, catering(planner, event), "x")
    assert [order.budget_line_id for order in orders(planner)] == [line.id] != [income.id]


def test_or_on_a_new_one_where_nothing_was_planned(planner: Planner, event: int) -> None:
    add(planner, BUDGET_LINE, event, name="Things", category="other", amount="5")
    quote = add(planner, QUOTE, event, need="Fireworks", organisation_id="Bum", amount="70.000")
    quotes.choose(planner, quote, "x")
    (line,) = [each for each in records.every(planner, BUDGET_LINE) if each.name == "Fireworks"]
    assert (line.planned, line.committed, line.category) == (0, 70_000, "other")
    assert line.organisation_id == quote.organisation_id


def test_the_order_says_what_the_quote_says_now(planner: Planner, event: int) -> None:
    quote = catering(planner, event)
    quotes.choose(planner, quote, "x")
    (first,) = orders(planner)
    change(planner, quote, amount="950.000", order_number="OC-8", balance_due="2027-05-30")
    (order,) = orders(planner)
    assert order.id == first.id
    assert (order.amount, order.number, order.due, order.day) == (950_000, "OC-8", date(2027, 5, 30), date(2027, 3, 9))
    assert committed(planner) == {"Catering": 950_000}
    # What was said of the order itself stays.
    reading = records.read(planner, ENTRY, {"note": "By mail", "vat": "19", "paper": "contract"}, ENTRY.draft_of(order))
    kinds.write(planner, ENTRY, reading, order)
    change(planner, quote, amount="960.000")
    (order,) = orders(planner)
    assert (order.note, order.vat, order.paper, order.amount) == ("By mail", 19_000, Paper.CONTRACT, 960_000)


def test_a_quote_without_an_amount_orders_nothing(planner: Planner, event: int) -> None:
    quote = catering(planner, event, amount="")
    quotes.choose(planner, quote, "x")
    assert orders(planner) == []
    change(planner, quote, amount="10.000")
    assert committed(planner) == {"Catering": 10_000}
    change(planner, quote, amount="")
    assert (orders(planner), committed(planner)) == ([], {"Catering": 0})


def test_of_one_need_one_quote_is_ordered(planner: Planner, event: int) -> None:
    first, second = catering(planner, event), catering(planner, event, organisation_id="Chef", amount="800.000")
    quotes.choose(planner, first, "x")
    quotes.choose(planner, second, "Cheaper")
    assert [(order.quote_id, order.amount) for order in orders(planner)] == [(second.id, 800_000)]
    assert [quote.chosen for quote in records.every(planner, QUOTE)] == [False, True]
    history.undo(planner)
    assert [(order.quote_id, order.amount) for order in orders(planner)] == [(first.id, 900_000)]


def test_a_quote_that_is_written_as_chosen_takes_the_place_of_another(planner: Planner, event: int) -> None:
    quotes.choose(planner, catering(planner, event), "x")
    second = catering(planner, event, organisation_id="Chef", amount="800.000", chosen="yes", reason="Cheaper")
    assert [(order.quote_id, order.organisation_id) for order in orders(planner)] == [
        (second.id, second.organisation_id),
    ]
    change(planner, second, chosen="")
    assert orders(planner) == []


def test_a_choice_that_is_left_open_again_orders_nothing(planner: Planner, event: int) -> None:
    quote = catering(planner, event)
    quotes.choose(planner, quote, "x")
    quotes.unchoose(planner, records.get(planner, QUOTE, quote.id))
    assert (orders(planner), committed(planner)) == ([], {"Catering": 0})


def test_what_is_invoiced_or_paid_is_not_taken_back(planner: Planner, event: int) -> None:
    first, second = catering(planner, event), catering(planner, event, organisation_id="Chef", amount="800.000")
    quotes.choose(planner, first, "x")
    (order,) = orders(planner)
    add(planner, ENTRY, order.budget_line_id, amount="100.000", settles_id=f"#{order.id}")
    chosen = records.get(planner, QUOTE, first.id)
    revision = history.last_revision(planner)
    for refused in (
        lambda: quotes.unchoose(planner, chosen),
        lambda: quotes.choose(planner, second, "Cheaper"),
        lambda: kinds.remove(planner, QUOTE, [chosen]),
        lambda: change(planner, first, chosen=""),
        lambda: change(planner, first, amount=""),
    ):
        with pytest.raises(Invalid):
            refused()
    assert history.last_revision(planner) == revision
    assert records.get(planner, QUOTE, first.id).chosen
    # It still follows its quote.
    change(planner, first, amount="120.000")
    assert committed(planner) == {"Catering": 120_000}


def test_a_quote_that_goes_takes_its_order_along(planner: Planner, event: int) -> None:
    quote = catering(planner, event)
    quotes.choose(planner, quote, "x")
    kinds.remove(planner, QUOTE, [records.get(planner, QUOTE, quote.id)])
    assert (orders(planner), records.every(planner, QUOTE)) == ([], [])
    history.undo(planner)
    assert committed(planner) == {"Catering": 900_000}


def test_an_order_that_somebody_deleted_is_made_again_by_its_quote(planner: Planner, event: int) -> None:
    quote = catering(planner, event)
    quotes.choose(planner, quote, "x")
    kinds.remove(planner, ENTRY, orders(planner))
    assert records.get(planner, QUOTE, quote.id).chosen
    change(planner, quote, amount="910.000")
    assert committed(planner) == {"Catering": 910_000}


def test_an_order_is_in_the_currency_of_its_quote(planner: Planner, event: int) -> None:
    add(planner, RATE, currency="UF", day="2027-03-01", value="39.000")
    quotes.choose(planner, catering(planner, event, amount="20,5", currency="UF"), "x")
    assert [(order.amount, order.currency) for order in orders(planner)] == [(205_000, "CLF")]
    assert committed(planner) == {"Catering": 799_500}


def test_an_approved_budget_takes_an_order_too(planner: Planner, event: int) -> None:
    add(planner, BUDGET_LINE, event, name="Lunch", category="catering", amount="1.000.000")
    approvals.approve(planner, event, "Marta")
    quotes.choose(planner, catering(planner, event), "x")
    assert committed(planner) == {"Lunch": 900_000}
    assert budget.of_id(planner, event).amendments == []
