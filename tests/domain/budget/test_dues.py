"""What is due: deposit, balance, invoice, claim and what was withheld, each once, and all of it what is not paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import ONE, Rates
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.dues import AmountDue, Part, dues
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.settling import figures_of, groups

RATES = Rates("CLP", [("CLF", "2027-03-01", 39_000 * ONE), ("USD", "2027-03-01", 950 * ONE)])
LINE = BudgetLine(id=1, version=1, name="Teatro", organisation_id=5, currency="CLP")
ORDER, INVOICE, PAYMENT = EntryKind.COMMITMENT, EntryKind.INVOICE, EntryKind.PAYMENT
CREDIT_NOTE, REFUND, CLAIM = EntryKind.CREDIT_NOTE, EntryKind.REFUND, EntryKind.CLAIM
FIRST, DEPOSIT_DAY, DUE_DAY = date(2027, 3, 1), date(2027, 3, 20), date(2027, 5, 25)


def entry(id: int, kind: EntryKind, amount: int, settles: int | None = None, **more) -> Entry:
    said = {"currency": "CLP", "day": FIRST, **more}
    return Entry(id=id, version=1, budget_line_id=1, kind=kind, amount=amount, settles_id=settles, **said)


def found(*entries: Entry, line: BudgetLine = LINE, is_gross: bool = False) -> list[AmountDue]:
    return dues(line, entries, RATES, is_gross=is_gross)


def said(*entries: Entry) -> list[tuple[int, Part, int]]:
    return [(due.entry.id, due.part, due.amount) for due in found(*entries)]


CONTRACT = entry(1, ORDER, 1_000, deposit=300, deposit_due=DEPOSIT_DAY, due=DUE_DAY)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], [(1, Part.DEPOSIT, 300), (1, Part.BALANCE, 700)]),
        ([(PAYMENT, 100, 1)], [(1, Part.DEPOSIT, 200), (1, Part.BALANCE, 700)]),
        ([(PAYMENT, 300, 1)], [(1, Part.BALANCE, 700)]),
        ([(PAYMENT, 450, 1)], [(1, Part.BALANCE, 550)]),
        ([(PAYMENT, 1_000, 1)], []),
        ([(PAYMENT, 1_200, 1)], []),
        # What is invoiced is due as the invoice says, the rest as the order does.
        ([(INVOICE, 300, 1)], [(2, Part.WHOLE, 300), (1, Part.BALANCE, 700)]),
        ([(INVOICE, 300, 1), (PAYMENT, 300, 2)], [(1, Part.BALANCE, 700)]),
        # The deposit pays the invoice of it all.
        ([(PAYMENT, 300, 1), (INVOICE, 1_000, 1)], [(3, Part.WHOLE, 700)]),
        # An invoice of more than was ordered is due whole.
        ([(INVOICE, 1_100, 1)], [(2, Part.WHOLE, 1_100)]),
        # What is paid too much of one invoice pays the next.
        ([(INVOICE, 400, 1), (INVOICE, 600, 1), (PAYMENT, 1_000, 2)], []),
        ([(INVOICE, 400, 1), (INVOICE, 600, 1), (PAYMENT, 700, 2)], [(3, Part.WHOLE, 300)]),
        ([(INVOICE, 1_000, 1), (CREDIT_NOTE, 200, 2)], [(2, Part.WHOLE, 800), (1, Part.BALANCE, 200)]),
        # What is given back is owed again, unless a credit note took it off.
        ([(INVOICE, 1_000, 1), (PAYMENT, 1_000, 2), (REFUND, 100, 3)], [(2, Part.WHOLE, 100)]),
        ([(INVOICE, 1_000, 1), (PAYMENT, 1_000, 2), (CREDIT_NOTE, 100, 3), (REFUND, 100, 3)], [(1, Part.BALANCE, 100)]),
    ],
)
def test_an_order_is_due_as_far_as_it_is_not_invoiced_or_paid(others, expected) -> None:
    made = [entry(n, kind, amount, settles) for n, (kind, amount, settles) in enumerate(others, 2)]
    assert sorted(said(CONTRACT, *made)) == sorted(expected)


def test_each_part_has_its_day() -> None:
    assert [(due.part, due.day) for due in found(CONTRACT)] == [
        (Part.DEPOSIT, DEPOSIT_DAY),
        (Part.BALANCE, DUE_DAY),
    ]
    (invoice,) = found(entry(1, INVOICE, 100, due=DUE_DAY))
    assert (invoice.day, invoice.days_late(date(2027, 5, 27))) == (DUE_DAY, 2)
    (undated,) = found(entry(1, INVOICE, 100, day=None))
    assert (undated.day, undated.days_late(DUE_DAY)) == (None, 0)


def test_what_has_no_day_comes_last() -> None:
    later, never, sooner = (
        entry(1, INVOICE, 1, due=DUE_DAY),
        entry(2, INVOICE, 2, day=None),
        entry(3, INVOICE, 3, due=FIRST),
    )
    assert [due.amount for due in found(later, never, sooner)] == [3, 1, 2]


FEE = entry(1, INVOICE, 400_000, withholding=16_000, withheld_due=date(2027, 4, 12), person_id=9)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], [(1, Part.WHOLE, 336_000), (1, Part.WITHHELD, 64_000)]),
        ([(336_000, False)], [(1, Part.WITHHELD, 64_000)]),
        ([(64_000, True)], [(1, Part.WHOLE, 336_000)]),
        ([(336_000, False), (64_000, True)], []),
        ([(100_000, False), (4_000, True)], [(1, Part.WHOLE, 236_000), (1, Part.WITHHELD, 60_000)]),
        # Who notes both as one payment has paid both.
        ([(400_000, False)], []),
    ],
)
def test_of_a_fee_a_part_goes_to_the_tax_office(others, expected) -> None:
    paid = [entry(n, PAYMENT, amount, 1, pays_withheld=kept) for n, (amount, kept) in enumerate(others, 2)]
    assert said(FEE, *paid) == expected
    assert [due.organisation_id for due in found(FEE, *paid) if due.part is Part.WITHHELD] == [None] * len(
        [each for each in expected if each[1] is Part.WITHHELD]
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [(ClaimState.CLAIMED, []), (ClaimState.APPROVED, [(1, Part.CLAIM, 100)]), (ClaimState.PAID, [])],
)
def test_a_claim_is_due_once_it_is_approved(state: ClaimState, expected) -> None:
    assert said(entry(1, CLAIM, 100, state=state)) == expected


@pytest.mark.parametrize(
    "entries",
    [
        [entry(1, EntryKind.QUOTE, 100)],
        [entry(1, PAYMENT, 100)],
        [entry(1, EntryKind.TICKET, 350), entry(2, REFUND, 10, 1)],
        [entry(1, EntryKind.IN_KIND, 240)],
    ],
    ids=["quote", "payment", "ticket", "in kind"],
)
def test_what_binds_nobody_or_is_paid_is_not_due(entries: list[Entry]) -> None:
    assert said(*entries) == []


def test_what_is_net_leaves_the_bank_with_its_tax() -> None:
    line = revised(LINE, vat=19_000)
    (invoice,) = found(entry(1, INVOICE, 1_000), line=line)
    assert (invoice.amount, invoice.gross) == (1_000, 1_190)
    # Its own rate comes before that of the line; nothing is a rate too.
    assert [due.gross for due in found(entry(1, INVOICE, 1_000, vat=0), line=line)] == [1_000]
    assert [due.gross for due in found(entry(1, INVOICE, 1_000), line=line, is_gross=True)] == [1_000]
    assert [due.gross for due in found(entry(1, CLAIM, 1_000, state=ClaimState.APPROVED), line=line)] == [1_000]
    assert [(due.part, due.gross) for due in found(FEE, line=line)] == [
        (Part.WHOLE, 399_840),
        (Part.WITHHELD, 64_000),
    ]


def test_in_another_currency_it_says_what_it_is_worth_now() -> None:
    (invoice,) = found(entry(1, INVOICE, 70_050, currency="USD"))
    assert (invoice.gross, invoice.currency, invoice.base) == (70_050, "USD", 665_475)
    (unknown,) = found(entry(1, INVOICE, 70_050, currency="EUR"))
    assert (unknown.gross, unknown.currency, unknown.base) == (70_050, "EUR", None)


def test_of_a_contract_in_uf_that_is_paid_in_pesos_the_deposit_is_worth_its_part() -> None:
    # UF 120 and UF 36, at 39.000.
    contract = entry(1, ORDER, 1_200_000, currency="CLF", deposit=360_000, deposit_due=DEPOSIT_DAY, due=DUE_DAY)
    assert said(contract) == [(1, Part.DEPOSIT, 360_000), (1, Part.BALANCE, 840_000)]
    paid = entry(2, PAYMENT, 1_000_000, 1)
    assert said(contract, paid) == [(1, Part.DEPOSIT, 404_000), (1, Part.BALANCE, 3_276_000)]
    assert {due.currency for due in found(contract, paid)} == {"CLP"}


def test_what_cannot_be_held_against_each_other_is_not_guessed() -> None:
    assert said(entry(1, ORDER, 100, currency="EUR"), entry(2, PAYMENT, 50, 1)) == []


def test_whom_it_is_paid_to() -> None:
    assert [due.organisation_id for due in found(entry(1, INVOICE, 1))] == [5]
    assert [due.organisation_id for due in found(entry(1, INVOICE, 1, organisation_id=7))] == [7]
    assert [due.organisation_id for due in found(entry(1, INVOICE, 1, person_id=9))] == [None]


def test_of_an_income_it_is_received() -> None:
    income = revised(LINE, flow=Flow.INCOME)
    (due,) = found(entry(1, EntryKind.PLEDGE, 500, due=DUE_DAY), line=income)
    assert (due.is_income, due.part, due.amount, due.day) == (True, Part.WHOLE, 500, DUE_DAY)


def test_what_is_on_another_line_is_due_there() -> None:
    assert found(revised(entry(1, INVOICE, 100), budget_line_id=2)) == []


def test_each_has_a_number_of_its_own() -> None:
    numbers = [due.id for due in found(CONTRACT, revised(FEE, id=2), entry(3, CLAIM, 5, state=ClaimState.APPROVED))]
    assert len(set(numbers)) == len(numbers) == 5


KINDS = st.sampled_from(
    [ORDER, EntryKind.PLEDGE, INVOICE, INVOICE, PAYMENT, PAYMENT, CREDIT_NOTE, EntryKind.IN_KIND, EntryKind.TICKET]
)
AMOUNTS = st.integers(0, 10**6)
PESOS = st.just("CLP")


@st.composite
def bags(draw, currencies=PESOS) -> list[Entry]:
    """Orders, invoices, payments and credit notes that settle one another as they like."""
    made = []
    for id in range(1, draw(st.integers(0, 8)) + 1):
        kind, amount = draw(KINDS), draw(AMOUNTS)
        is_order, is_payment = kind in {ORDER, EntryKind.PLEDGE}, kind is PAYMENT
        made.append(
            entry(
                *(id, kind, amount, draw(st.one_of(st.none(), st.integers(1, 8)))),
                currency=draw(currencies),
                day=draw(st.one_of(st.none(), st.dates(date(2027, 3, 1), date(2027, 4, 1)))),
                deposit=draw(st.integers(0, amount)) if is_order else None,
                withholding=draw(st.one_of(st.none(), st.integers(0, 100_000))) if kind is INVOICE else None,
                pays_withheld=is_payment and draw(st.booleans()),
            )
        )
    return made


@given(bags())
def test_all_that_is_due_is_all_that_is_committed_and_not_paid(entries: list[Entry]) -> None:
    committed, _actual, paid, _exchange, _missing = figures_of(groups(entries, RATES))
    open_now = found(*entries)
    assert sum(due.amount for due in open_now) == committed - paid
    assert all(due.amount > 0 for due in open_now)
    assert bool(open_now) == any(group.is_open for group in groups(entries, RATES))
    assert len({due.id for due in open_now}) == len(open_now)


@given(bags(st.sampled_from(["CLP", "USD", "CLF"])))
def test_something_is_due_of_what_is_open_and_of_nothing_else(entries: list[Entry]) -> None:
    for group in groups(entries, RATES):
        assert bool(found(*group.items)) == group.is_open


@given(bags(), st.randoms())
def test_paying_all_that_is_due_leaves_nothing(entries: list[Entry], random) -> None:
    open_now = found(*entries)
    random.shuffle(open_now)
    for n, due in enumerate(open_now, 101):
        payment = entry(n, PAYMENT, due.amount, due.entry.id, pays_withheld=due.part is Part.WITHHELD)
        entries.append(payment)
    assert found(*entries) == []
    committed, actual, paid, _exchange, _missing = figures_of(groups(entries, RATES))
    assert committed == actual == paid
