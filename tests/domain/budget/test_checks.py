"""What does not add up is said, and what does add up is not."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.checks import Check, checks, late
from eventplanner.domain.budget.conversion import ONE, Rates
from eventplanner.domain.budget.counts import Stated
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.events.events import Event

NOW = datetime(2027, 3, 9, 12)
TODAY = date(2027, 3, 9)
EVENT = Event(id=1, version=1, uid="1", sequence=0, title="DevConf", created_at=NOW, updated_at=NOW)
LINE = BudgetLine(id=1, version=1, name="Lunch", event_id=1, currency="CLP")
ORDER, INVOICE, PAYMENT = EntryKind.COMMITMENT, EntryKind.INVOICE, EntryKind.PAYMENT


def entry(id: int, kind: EntryKind, amount: int, settles: int | None = None, **more) -> Entry:
    said = {"currency": "CLP", "day": TODAY, **more}
    return Entry(id=id, version=1, budget_line_id=1, kind=kind, amount=amount, settles_id=settles, **said)


def found(*entries: Entry, line: BudgetLine = LINE) -> list[Check]:
    return checks(
        EventBudget(
            event=EVENT,
            today=TODAY,
            currency="CLP",
            lines=[line],
            entries=entries,
            rates=Rates("CLP", [("USD", "2027-03-01", 950 * ONE)]),
            stated=Stated(expected=(60, None)),
        )
    )


def doubled(*entries: Entry) -> bool:
    return any("ids" in check.message.params for check in found(*entries))


def money(check: Check) -> list[Money]:
    return [each for each in check.message.params.values() if isinstance(each, Money)]


def test_a_product_that_is_not_the_amount() -> None:
    line = revised(LINE, driver=Driver.ATTENDEE, unit_price=1_000, amount=59_000)
    (check,) = found(line=line)
    assert (check.line_id, check.entry_id) == (1, None)
    assert money(check) == [Money(60_000, "CLP"), Money(59_000, "CLP")]
    assert found(line=revised(line, amount=60_000)) == []
    assert found(line=revised(line, amount=None)) == found(line=revised(line, unit_price=None)) == []


def test_more_invoiced_than_ordered() -> None:
    (check,) = found(entry(1, ORDER, 1_000, number="OC-7"), entry(2, INVOICE, 1_001, 1))
    assert (check.message.params["number"], money(check)) == ("OC-7", [Money(1, "CLP")])
    assert (check.line_id, check.entry_id) == (1, 1)
    assert found(entry(1, ORDER, 1_000), entry(2, INVOICE, 600, 1), entry(3, INVOICE, 400, 1)) == []
    assert found(entry(1, ORDER, 1_000), entry(2, INVOICE, 1_100, 1), entry(3, EntryKind.CREDIT_NOTE, 100, 2)) == []


def test_more_paid_than_invoiced() -> None:
    (check,) = found(entry(1, INVOICE, 1_000), entry(2, PAYMENT, 1_200, 1))
    assert (check.message.params["number"], money(check)) == ("#1", [Money(200, "CLP")])
    assert found(entry(1, INVOICE, 1_000), entry(2, PAYMENT, 1_000, 1)) == []
    assert found(entry(1, INVOICE, 1_000), entry(2, PAYMENT, 1_200, 1), entry(3, EntryKind.REFUND, 200, 2)) == []
    # A deposit is paid before anything is invoiced.
    assert found(entry(1, ORDER, 1_000), entry(2, PAYMENT, 300, 1)) == []


def test_in_another_currency_it_is_said_in_that() -> None:
    (check,) = found(
        entry(1, INVOICE, 1_000, currency="USD"),
        entry(2, PAYMENT, 1_250, 1, currency="USD"),
    )
    assert money(check) == [Money(250, "USD")]


def test_a_rate_that_is_missing_is_said_and_counts_nowhere() -> None:
    (check,) = found(entry(1, INVOICE, 1_000, currency="EUR", due=date(2027, 4, 1)))
    assert (check.message.params, check.entry_id) == ({"line": "Lunch", "currency": "EUR"}, 1)
    (of_line,) = found(line=revised(LINE, currency="EUR", amount=5))
    assert (of_line.message, of_line.entry_id) == (check.message, None)
    # In several currencies without a rate nothing can be held against another.
    (apart,) = found(entry(1, ORDER, 1, currency="EUR"), entry(2, INVOICE, 1_000, 1))
    assert apart.message == check.message


def test_the_same_document_twice() -> None:
    first = entry(1, INVOICE, 10, number="F-12", organisation_id=3)
    (check,) = found(first, revised(first, id=2, number="f-12"))
    assert (check.message.params, check.entry_id) == ({"number": "F-12", "ids": "#1, #2"}, 2)


@pytest.mark.parametrize(
    "other",
    [
        {"number": "F-13"},
        {"organisation_id": 4},
        {"person_id": 9},
        {"kind": EntryKind.CREDIT_NOTE},
    ],
    ids=lambda other: next(iter(other)),
)
def test_documents_of_another_number_side_or_kind_are_others(other) -> None:
    first = entry(1, INVOICE, 10, number="F-12", organisation_id=3)
    assert not doubled(first, revised(first, id=2, **other))


@pytest.mark.parametrize("kind", [PAYMENT, EntryKind.CLAIM, EntryKind.TICKET])
def test_of_what_is_no_document_a_number_says_nothing(kind: EntryKind) -> None:
    first = entry(1, kind, 10, number="7")
    assert not doubled(first, revised(first, id=2))
    assert not doubled(entry(1, INVOICE, 1), entry(2, INVOICE, 1))


@pytest.mark.parametrize(("day", "n"), [(date(2027, 3, 8), 1), (TODAY, 0), (date(2027, 3, 10), 0), (None, 0)])
def test_what_is_due_and_not_paid(day: date | None, n: int) -> None:
    invoice = entry(1, INVOICE, 1_000, day=day, vat=19_000)
    assert [(each.is_late, money(each)) for each in found(invoice)] == [(True, [Money(1_190, "CLP")])] * n
    assert found(invoice, entry(2, PAYMENT, 1_000, 1)) == []


def test_what_others_owe_is_not_ours_to_pay() -> None:
    pledge = entry(1, EntryKind.PLEDGE, 1_000, due=date(2027, 3, 1))
    assert found(pledge, line=revised(LINE, flow=Flow.INCOME)) == []
    assert list(late([], TODAY)) == []


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_an_order_that_is_invoiced_and_paid_as_it_says_has_nothing_to_say(a: int, b: int, c: int) -> None:
    order = entry(1, ORDER, a + b + c)
    invoices = [entry(n, INVOICE, amount, 1, number=f"F-{n}") for n, amount in ((2, a), (3, b), (4, c))]
    payments = [entry(n + 10, PAYMENT, each.amount or 0, n) for n, each in enumerate(invoices, 2)]
    assert found(order, *invoices, *payments) == []
