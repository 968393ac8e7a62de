"""What is said of money is kept as it was said, or refused: no service guesses an amount, a document or a currency."""

from pathlib import Path
from typing import Any

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import ENVELOPE
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.records.lines import SaidLine
from eventplanner.i18n.catalogue import words
from eventplanner.i18n.vocabulary import choices
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import entries
from eventplanner.services.records import records
from kit import Fill, Filled, conference


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(conference)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


@pytest.fixture
def lunch(planner: Planner, event: int) -> BudgetLine:
    return add(planner, BUDGET_LINE, event, name="Lunch", category="catering", amount="500.000")


@pytest.fixture
def tickets(planner: Planner, event: int) -> BudgetLine:
    return add(planner, BUDGET_LINE, event, name="Tickets", flow="income", amount="500.000")


def add(planner: Planner, kind, parent: int | None = None, /, **texts: str) -> Any:
    return write(planner, kind, texts, kind.blank(parent))


def write(planner: Planner, kind, texts, base) -> Any:
    reading = records.read(planner, kind, texts, base)
    return records.added(planner, kind, kinds.write(planner, kind, reading))


def enter(planner: Planner, line: BudgetLine, said: str) -> Entry:
    texts = ENTRY.texts_of(SaidLine(said, planner.today(), choices, decimal=records.decimal(planner)))
    return write(planner, ENTRY, texts, entries.blank(line, planner.today()))


def change(planner: Planner, kind, record, /, **texts: str):
    reading = records.read(planner, kind, texts, kind.draft_of(record))
    kinds.write(planner, kind, reading, record)
    return records.get(planner, kind, record.id)


def refused(act, *args: Any, **texts: str) -> dict[str, str]:
    planner = args[0]
    before = history.last_revision(planner)
    with pytest.raises(Invalid) as why:
        act(*args, **texts)
    assert history.last_revision(planner) == before
    return {name: words(message) for name, message in why.value.fields.items()}


def test_a_document_is_settled_by_its_number(planner: Planner, lunch: BudgetLine) -> None:
    invoice = enter(planner, lunch, "invoice 8812 100.000")
    payment = enter(planner, lunch, "payment 100.000 settles 8812")
    assert (payment.amount, payment.settles_id) == (100_000, invoice.id)
    assert not records.get(planner, ENTRY, invoice.id).is_open
    assert enter(planner, lunch, f"credit note 5 20.000 settles #{invoice.id}").settles_id == invoice.id


def test_the_number_of_a_document_comes_before_that_of_a_record(planner: Planner, lunch: BudgetLine) -> None:
    first = enter(planner, lunch, "invoice 7 100.000")
    second = enter(planner, lunch, f"invoice {first.id} 50.000")
    assert enter(planner, lunch, f"payment 50.000 settles {first.id}").settles_id == second.id
    assert enter(planner, lunch, f"payment 50.000 settles #{first.id}").settles_id == first.id


def test_a_document_that_is_not_there_is_not_settled(planner: Planner, event: int, lunch: BudgetLine) -> None:
    other = add(planner, BUDGET_LINE, event, name="Coffee", amount="1")
    enter(planner, other, "invoice 8812 100.000")
    assert refused(enter, planner, lunch, "payment 100.000 settles 99") == {
        "settles_id": "no entry has the number “99”: write it, or #id"
    }
    assert set(refused(enter, planner, lunch, "payment 100.000 settles 8812")) == {"settles_id"}
    for _time in range(2):
        enter(planner, lunch, "invoice 12 100.000")
    assert "several" in refused(enter, planner, lunch, "payment 100.000 settles 12")["settles_id"]


def test_an_entry_of_a_document_without_a_number_is_still_named_by_its_own(planner: Planner, lunch: BudgetLine) -> None:
    invoice = enter(planner, lunch, "invoice $100.000")
    payment = enter(planner, lunch, f"payment 3 $100.000 settles #{invoice.id}")
    texts = records.texts(planner, ENTRY, payment)
    assert texts["settles_id"] == f"#{invoice.id}"
    assert records.read(planner, ENTRY, texts, ENTRY.draft_of(payment)).draft == ENTRY.draft_of(payment)


def test_what_is_withheld_is_what_was_said(planner: Planner, lunch: BudgetLine) -> None:
    assert enter(planner, lunch, "fee receipt 11 100.000 withheld 10%").withholding == 10_000
    assert enter(planner, lunch, "boleta de honorarios 12 100.000 retenido 14,5%").withholding == 14_500
    assert enter(planner, lunch, "invoice 13 100.000 VAT 14.5%").vat == 14_500


def test_a_deposit_may_be_a_percentage_of_its_order(planner: Planner, lunch: BudgetLine) -> None:
    order = enter(planner, lunch, "contract 5 1.000.000 deposit 12,5% due 1 apr")
    assert (order.amount, order.deposit, str(order.deposit_due)) == (1_000_000, 125_000, "2027-04-01")
    assert set(refused(enter, planner, lunch, "invoice 5 1.000.000 deposit 50%")) == {"deposit"}
    assert set(refused(enter, planner, lunch, "contract 5 1.000.000 deposit 101%")) == {"deposit"}


@pytest.mark.parametrize("said", ["payment -500", "payment (500)"])
def test_nothing_below_nothing_is_paid(planner: Planner, lunch: BudgetLine, said: str) -> None:
    assert set(refused(enter, planner, lunch, said)) == {"amount"}


@pytest.mark.parametrize("texts", [{"amount": "-7"}, {"amount": "(7)"}, {"unit_price": "-7", "amount": ""}])
def test_no_line_is_planned_below_nothing(planner: Planner, lunch: BudgetLine, texts) -> None:
    said = refused(change, planner, BUDGET_LINE, lunch, **texts)
    assert set(said.values()) == {"not less than nothing; what comes in is an income line"}


def test_an_amount_that_may_be_two_is_refused_with_both(planner: Planner, lunch: BudgetLine) -> None:
    assert refused(change, planner, BUDGET_LINE, lunch, amount="6,500") == {
        "amount": "“6,500” may be 6,5 or 6500: write 6500"
    }
    assert refused(change, planner, BUDGET_LINE, lunch, currency="USD", amount="6,500") == {
        "amount": "“6,500” may be 6,5 or 6500: write 6500 / 6,50"
    }


def test_a_unit_price_that_would_change_nothing_is_refused(planner: Planner, lunch: BudgetLine) -> None:
    assert set(refused(change, planner, BUDGET_LINE, lunch, unit_price="100")) == {"unit_price"}
    priced = change(planner, BUDGET_LINE, lunch, unit_price="100", amount="", quantity="3")
    assert priced.planned == 300
    both = change(planner, BUDGET_LINE, priced, amount="100")
    assert both.planned == 100
    assert set(refused(change, planner, BUDGET_LINE, both, unit_price="200")) == {"unit_price"}
    assert change(planner, BUDGET_LINE, both, notes="Agreed").planned == 100


def test_another_currency_wants_its_own_amount(planner: Planner, lunch: BudgetLine) -> None:
    assert refused(change, planner, BUDGET_LINE, lunch, currency="USD") == {"amount": "say the amount in USD too"}
    assert change(planner, BUDGET_LINE, lunch, currency="USD", amount="50").amount == 5_000
    invoice = enter(planner, lunch, "invoice 1 100.000")
    assert set(refused(change, planner, ENTRY, invoice, currency="EUR")) == {"amount"}


@pytest.mark.parametrize("currency", ["ZZZ", "BTC"])
def test_what_is_no_currency_is_none_anywhere(planner: Planner, lunch: BudgetLine, currency: str) -> None:
    why = f"“{currency}” is no currency: write CLP, USD, EUR or another code of ISO 4217"
    said = {"currency": currency, "value": "5", "day": "2027-03-09"}
    assert refused(add, planner, RATE, **said) == {"currency": why}
    assert refused(change, planner, BUDGET_LINE, lunch, currency=currency, amount="5") == {"currency": why}


@pytest.mark.parametrize("said", ["tickets 100.000", "pledge 100.000"])
def test_only_an_income_line_takes_tickets_and_pledges(
    planner: Planner, lunch: BudgetLine, tickets: BudgetLine, said: str
) -> None:
    assert refused(enter, planner, lunch, said) == {"kind": "only an income line takes tickets and pledges"}
    assert enter(planner, tickets, said).amount == 100_000


def test_no_more_is_given_back_than_was_paid(planner: Planner, lunch: BudgetLine) -> None:
    invoice = enter(planner, lunch, "invoice 1 100.000")
    assert set(refused(enter, planner, lunch, "refund $1 settles 1")) == {"amount"}
    payment = enter(planner, lunch, "payment P1 $60.000 settles 1")
    enter(planner, lunch, "payment P2 $40.000 settles 1")
    assert set(refused(enter, planner, lunch, "refund $60.001 settles P1")) == {"amount"}
    refund = enter(planner, lunch, "refund $60.000 settles P1")
    assert (refund.settles_id, refund.root_id) == (payment.id, invoice.id)
    assert set(refused(enter, planner, lunch, "refund $40.001 settles 1")) == {"amount"}
    enter(planner, lunch, "refund $40.000 settles 1")
    assert set(refused(change, planner, ENTRY, refund, amount="60.001")) == {"amount"}


def test_tickets_are_refunded_up_to_what_they_brought(planner: Planner, tickets: BudgetLine) -> None:
    sold = enter(planner, tickets, "tickets 100.000")
    assert set(refused(enter, planner, tickets, f"refund 100.001 of #{sold.id}")) == {"amount"}
    assert enter(planner, tickets, f"refund 100.000 of #{sold.id}").amount == 100_000


def test_a_year_has_one_envelope_for_the_same(planner: Planner) -> None:
    there = add(planner, ENVELOPE, category="Catering", year="2027", amount="1.000")
    assert refused(add, planner, ENVELOPE, category="catering", year="2027", amount="2.000") == {
        "category": f"“catering” has an envelope of $1.000 in 2027 already: change that one, #{there.id}"
    }
    for texts in ({"year": "2028"}, {"quarter": "2"}, {"cost_centre": "devrel"}, {"category": "venue"}):
        add(planner, ENVELOPE, **{"category": "catering", "year": "2027", "amount": "2.000"} | texts)
    assert change(planner, ENVELOPE, there, amount="3.000").amount == 3_000
    other = add(planner, ENVELOPE, category="swag", year="2027", amount="1")
    assert set(refused(change, planner, ENVELOPE, other, category="catering")) == {"category"}


def test_the_envelope_of_everything_has_a_name(planner: Planner) -> None:
    texts = ENVELOPE.texts_of(SaidLine("total $1 2027", planner.today(), choices))
    reading = records.read(planner, ENVELOPE, texts, ENVELOPE.blank())
    assert words(kinds.write(planner, ENVELOPE, reading).label) == "Add “the whole year”"
    assert set(refused(add, planner, ENVELOPE, **texts)) == {"category"}


def test_what_another_paid_meanwhile_counts(planner: Planner, lunch: BudgetLine) -> None:
    enter(planner, lunch, "invoice 1 100.000")
    enter(planner, lunch, "payment 100.000 settles 1")
    texts = ENTRY.texts_of(SaidLine("refund 100.000 settles 1", planner.today(), choices))
    readings = [records.read(planner, ENTRY, texts, entries.blank(lunch, planner.today())) for _time in range(2)]
    kinds.write(planner, ENTRY, readings[0])
    with pytest.raises(Invalid):
        kinds.write(revised(planner, actor="leo"), ENTRY, readings[1])
