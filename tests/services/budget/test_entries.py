"""What happens on a line of a budget: written from texts, refused where it makes no sense, paid as one step."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.budget.decisions import CATEGORY_RULE
from eventplanner.domain.budget.dues import AmountDue, Part
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base import settings as choices
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget, entries
from eventplanner.services.records import records
from kit import Fill, Filled, add, conference


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[BudgetLine]:
    """A conference with a line of its budget."""

    def with_lunch(planner: Planner) -> BudgetLine:
        return add(planner, BUDGET_LINE, conference(planner), name="Lunch", category="catering", amount="100.000")

    return fill(with_lunch)


@pytest.fixture(scope="module")
def template(made: Filled[BudgetLine]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def lunch(made: Filled[BudgetLine]) -> BudgetLine:
    return made.value


@pytest.fixture(scope="module")
def event(lunch: BudgetLine) -> int | None:
    return lunch.event_id


def change(planner: Planner, entry: Entry, /, **texts: str) -> Entry:
    reading = records.read(planner, ENTRY, texts, ENTRY.draft_of(entry))
    kinds.write(planner, ENTRY, reading, entry)
    return records.get(planner, ENTRY, entry.id)


def wrong(planner: Planner, line: BudgetLine, **texts: str) -> set[str]:
    with pytest.raises(Invalid) as refused:
        add(planner, ENTRY, line.id, **texts)
    return set(refused.value.fields)


def figures(planner: Planner, line: BudgetLine) -> tuple[int, int, int]:
    there = records.get(planner, BUDGET_LINE, line.id)
    return there.committed, there.actual, there.paid


def dues(planner: Planner, line: BudgetLine) -> list[AmountDue]:
    return [due for due in budget.of_id(planner, line.event_id or 0).dues if due.line.id == line.id]


def test_a_blank_entry_is_of_its_line_and_of_today(planner: Planner, event: int) -> None:
    line = add(planner, BUDGET_LINE, event, name="Streaming", amount="100", currency="usd")
    draft = entries.blank(line, planner.today(), EntryKind.PAYMENT)
    assert (draft.budget_line_id, draft.currency, draft.day, draft.kind) == (
        line.id,
        "USD",
        date(2027, 3, 9),
        EntryKind.PAYMENT,
    )


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        ({"kind": "invoice"}, {"amount"}),
        ({"amount": "-5"}, {"amount"}),
        ({"amount": "1,5"}, {"amount"}),
        ({"amount": "10", "currency": "PES0"}, {"currency"}),
        ({"kind": "commitment", "amount": "10", "deposit": "11"}, {"deposit"}),
        ({"kind": "invoice", "amount": "10", "deposit": "5"}, {"deposit"}),
        ({"kind": "credit note", "amount": "10"}, {"settles_id"}),
        ({"kind": "refund", "amount": "10"}, {"settles_id"}),
        ({"kind": "invoice", "amount": "10", "pays_withheld": "yes"}, {"pays_withheld"}),
        ({"kind": "payment", "amount": "10", "withholding": "16"}, {"withholding"}),
        ({"kind": "invoice", "amount": "10", "withholding": "101"}, {"withholding"}),
    ],
)
def test_what_makes_no_sense_is_refused_by_field(planner: Planner, lunch: BudgetLine, texts, fields) -> None:
    revision = history.last_revision(planner)
    assert wrong(planner, lunch, **texts) == fields
    assert history.last_revision(planner) == revision


def test_an_entry_settles_one_of_its_own_line_and_not_itself(planner: Planner, event: int, lunch: BudgetLine) -> None:
    other = add(planner, BUDGET_LINE, event, name="Coffee", amount="1")
    invoice = add(planner, ENTRY, lunch.id, amount="10")
    assert wrong(planner, other, kind="payment", amount="10", settles_id=f"#{invoice.id}") == {"settles_id"}
    with pytest.raises(Invalid) as refused:
        change(planner, invoice, settles_id=f"#{invoice.id}")
    assert set(refused.value.fields) == {"settles_id"}
    payment = add(planner, ENTRY, lunch.id, kind="payment", amount="10", settles_id=f"#{invoice.id}")
    assert payment.root_id == invoice.id


def test_what_is_in_kind_counts_on_another_line_than_its_own(planner: Planner, event: int, lunch: BudgetLine) -> None:
    sponsor = add(planner, BUDGET_LINE, event, name="Andina", flow="income", amount="100.000")
    in_kind = {"kind": "in kind", "amount": "40.000"}
    assert wrong(planner, sponsor, **in_kind, against_id=f"#{sponsor.id}") == {"against_id"}
    assert wrong(planner, sponsor, kind="pledge", amount="1", against_id=f"#{lunch.id}") == {"against_id"}
    add(planner, ENTRY, sponsor.id, **in_kind, against_id=f"#{lunch.id}")
    assert figures(planner, sponsor) == figures(planner, lunch) == (40_000, 40_000, 40_000)


def test_of_a_fee_receipt_what_the_country_withholds_is_withheld(planner: Planner, lunch: BudgetLine) -> None:
    fee = add(planner, ENTRY, lunch.id, paper="fee receipt", amount="100", day="2027-12-20")
    assert (fee.paper, fee.withholding, fee.withheld_due) == (Paper.FEE_RECEIPT, 16_000, date(2028, 1, 12))
    last_year = add(planner, ENTRY, lunch.id, paper="fee receipt", amount="100", day="2026-12-20")
    assert (last_year.withholding, last_year.withheld_due) == (15_250, date(2027, 1, 12))
    said = add(planner, ENTRY, lunch.id, paper="fee receipt", amount="100", withholding="0")
    assert (said.withholding, said.withheld_due) == (0, None)
    own_day = add(planner, ENTRY, lunch.id, paper="fee receipt", amount="100", withheld_due="2027-05-01")
    assert (own_day.withholding, own_day.withheld_due) == (16_000, date(2027, 5, 1))
    plain = add(planner, ENTRY, lunch.id, paper="invoice", amount="100")
    assert (plain.withholding, plain.withheld_due) == (None, None)


def test_where_nobody_knows_what_is_withheld_nothing_is(planner: Planner, lunch: BudgetLine) -> None:
    choices.change(planner, country="AR")
    assert add(planner, ENTRY, lunch.id, paper="fee receipt", amount="100").withholding is None
    said = add(planner, ENTRY, lunch.id, paper="fee receipt", amount="100", withholding="10", day="2027-03-01")
    assert (said.withholding, said.withheld_due) == (10_000, date(2027, 4, 30))


def test_a_category_that_asks_wants_a_reason_for_more_than_its_plan(
    planner: Planner, event: int, lunch: BudgetLine
) -> None:
    coffee = add(planner, BUDGET_LINE, event, name="Coffee", category="catering", amount="50.000")
    add(planner, CATEGORY_RULE, category="catering", over="ask")
    # Both lines together have 150.000.
    add(planner, ENTRY, lunch.id, kind="commitment", amount="140.000")
    assert wrong(planner, coffee, amount="10.001") == {"reason"}
    add(planner, ENTRY, coffee.id, amount="10.000")
    dear = add(planner, ENTRY, coffee.id, amount="10.001", reason="More guests")
    assert dear.reason == "More guests"
    # What takes nothing further over is not asked.
    payment = add(planner, ENTRY, coffee.id, kind="payment", amount="10.001", settles_id=f"#{dear.id}")
    change(planner, payment, note="By transfer")
    with pytest.raises(Invalid) as refused:
        change(planner, dear, amount="10.002", reason="")
    assert set(refused.value.fields) == {"reason"}
    assert change(planner, dear, amount="5", reason="").amount == 5


@pytest.mark.parametrize("over", ["", "warn"])
def test_a_category_that_warns_lets_it_pass(planner: Planner, lunch: BudgetLine, over: str) -> None:
    if over:
        add(planner, CATEGORY_RULE, category="catering", over=over)
    add(planner, ENTRY, lunch.id, amount="100.001")
    assert records.get(planner, BUDGET_LINE, lunch.id).committed == 100_001


def test_how_far_over_is_counted_in_the_base_currency(planner: Planner, lunch: BudgetLine) -> None:
    add(planner, RATE, currency="USD", day="2027-03-01", value="950")
    reading = records.read(planner, ENTRY, {"amount": "200", "currency": "USD"}, ENTRY.blank(lunch.id))
    # 200 × 950 − 100.000
    assert entries.excess(planner, lunch, reading.draft) == 90_000


def test_incomes_go_over_nothing(planner: Planner, event: int) -> None:
    add(planner, CATEGORY_RULE, category="tickets", over="ask")
    tickets = add(planner, BUDGET_LINE, event, name="Tickets", flow="income", category="tickets", amount="10")
    assert add(planner, ENTRY, tickets.id, kind="ticket", amount="1.000").amount == 1_000


def test_all_that_is_due_is_paid_as_one_step(planner: Planner, lunch: BudgetLine) -> None:
    order = {"kind": "commitment", "amount": "90.000", "deposit": "30.000", "deposit_due": "2027-04-01"}
    add(planner, ENTRY, lunch.id, **order, due="2027-06-01")
    add(planner, ENTRY, lunch.id, paper="fee receipt", amount="10.000", organisation_id="Chef", vat="0", apart="yes")
    claim = add(planner, ENTRY, lunch.id, kind="claim", amount="700", state="approved", person_id="Leo Díaz")
    open_now = dues(planner, lunch)
    assert sorted((due.part, due.amount) for due in open_now) == [
        (Part.BALANCE, 60_000),
        (Part.CLAIM, 700),
        (Part.DEPOSIT, 30_000),
        (Part.WHOLE, 8_400),
        (Part.WITHHELD, 1_600),
    ]
    revision = history.last_revision(planner)
    entries.pay(planner, open_now)
    assert history.last_revision(planner) == revision + 1
    assert (figures(planner, lunch), dues(planner, lunch)) == ((100_700, 100_700, 100_700), [])
    paid = [each for each in records.of(planner, ENTRY, lunch.id) if each.kind is EntryKind.PAYMENT]
    assert {each.day for each in paid} == {date(2027, 3, 9)}
    assert [each.organisation_id for each in paid if each.pays_withheld] == [None]
    assert records.get(planner, ENTRY, claim.id).state is ClaimState.APPROVED
    assert [each.person_id for each in paid if each.settles_id == claim.id] == [claim.person_id]

    history.undo(planner)
    assert [(due.part, due.amount) for due in dues(planner, lunch)] == [(due.part, due.amount) for due in open_now]


def test_a_payment_says_to_whom_and_in_which_currency(planner: Planner, event: int) -> None:
    line = add(
        *(planner, BUDGET_LINE, event),
        name="Streaming",
        amount="100",
        currency="USD",
        organisation_id="Onda",
    )
    add(planner, ENTRY, line.id, amount="80", currency="USD", vat="19")
    change = entries.pay(planner, dues(planner, line), date(2027, 4, 2))
    paid = records.added(planner, ENTRY, change)
    onda = {each.id for each in records.every(planner, ORGANISATION)}
    assert (paid.amount, paid.currency, paid.day, paid.vat) == (8_000, "USD", date(2027, 4, 2), 19_000)
    assert {paid.organisation_id} == onda
    assert "95.20" in str(change.label.params["amount"].amount)


def test_what_is_received_is_said_so(planner: Planner, event: int) -> None:
    line = add(planner, BUDGET_LINE, event, name="Andina", flow="income", amount="500")
    add(planner, ENTRY, line.id, kind="pledge", amount="500")
    assert entries.pay(planner, dues(planner, line)).label.id == "Receive {amount} for “{line}”"
    assert figures(planner, line) == (500, 500, 500)


def test_nothing_is_paid_twice_by_two_people(planner: Planner, lunch: BudgetLine, at: Any) -> None:
    add(planner, ENTRY, lunch.id, kind="claim", amount="700", state="approved")
    seen = dues(planner, lunch)
    entries.pay(at("leo"), seen)
    with pytest.raises(Conflict):
        entries.pay(planner, seen)
    with pytest.raises(Invalid):
        entries.pay(planner, [])


def test_only_a_claim_that_waits_is_approved(planner: Planner, lunch: BudgetLine) -> None:
    claim = add(planner, ENTRY, lunch.id, kind="claim", amount="700", person_id="Leo Díaz")
    entries.approve(planner, [claim])
    approved = records.get(planner, ENTRY, claim.id)
    assert approved.state is ClaimState.APPROVED
    with pytest.raises(Invalid):
        entries.approve(planner, [approved])
    with pytest.raises(Invalid):
        entries.approve(planner, [add(planner, ENTRY, lunch.id, amount="1")])
    with pytest.raises(Conflict):
        entries.approve(planner, [claim])
    assert [each.name for each in records.every(planner, PERSON)] == ["Leo Díaz"]


def test_an_entry_is_named_in_the_history(planner: Planner, lunch: BudgetLine) -> None:
    entry = add(planner, ENTRY, lunch.id, amount="700")
    assert history.listing(planner)[0].label.id == "Add to “{line}”: {kind}, {amount}"
    change(planner, entry, amount="800")
    assert history.listing(planner)[0].label.id == "Change at “{line}”: {kind}, {amount}"
