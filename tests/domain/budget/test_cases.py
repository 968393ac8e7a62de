"""Few, expected, many, and how many it takes to break even: exact, with each line rounded for itself."""

from datetime import date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.cases import BreakEven, Case, break_even, cases, worst_and_best
from eventplanner.domain.budget.conversion import ONE, Rates
from eventplanner.domain.budget.counts import Stated, with_heads
from eventplanner.domain.budget.decisions import Transfer
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import THOUSAND, BudgetLine
from eventplanner.domain.events.events import Event, Format

NOW = datetime(2027, 3, 9, 12)
RATES = Rates("CLP", [("USD", "2027-03-01", 95_012_345_678), ("CLF", "2027-03-01", 39_000 * ONE)])


def event(format: Format = Format.IN_PERSON) -> Event:
    return Event(id=1, version=1, uid="1", sequence=0, title="DevConf", format=format, created_at=NOW, updated_at=NOW)


def line(id: int, flow: Flow, driver: Driver, price: int, **more) -> BudgetLine:
    said = {"name": f"Line {id}", "currency": "CLP", **more}
    return BudgetLine(id=id, version=1, event_id=1, flow=flow, driver=driver, unit_price=price, **said)


def budget(*lines: BudgetLine, **more) -> EventBudget:
    said = {"event": event(), "stated": Stated(expected=(60, 20)), "rates": RATES, **more}
    return EventBudget(today=date(2027, 3, 9), currency="CLP", lines=lines, **said)


VENUE = line(1, Flow.EXPENSE, Driver.FIXED, 300_000)
LUNCH = line(2, Flow.EXPENSE, Driver.IN_PERSON, 5_000)
STREAMING = line(3, Flow.EXPENSE, Driver.ONLINE, 1_000)
TICKETS = line(4, Flow.INCOME, Driver.IN_PERSON, 9_000)
FEES = line(5, Flow.INCOME, Driver.ATTENDEE, 500)
ALL = (VENUE, LUNCH, STREAMING, TICKETS, FEES)


def test_a_case_is_the_plan_with_another_attendance() -> None:
    found = cases(budget(*ALL, cases=((30, 10), (90, 40))))
    assert found == [
        # 300.000 + 30 × 5.000 + 10 × 1.000; 30 × 9.000 + 40 × 500
        Case("few", 30, 10, 460_000, 290_000),
        Case("expected", 60, 20, 620_000, 580_000),
        # 300.000 + 90 × 5.000 + 40 × 1.000; 90 × 9.000 + 130 × 500
        Case("many", 90, 40, 790_000, 875_000),
    ]
    assert [each.net for each in found] == [-170_000, -40_000, 85_000]
    worst, best = worst_and_best(found)
    assert (worst.name, best.name) == ("few", "many")


def test_a_case_of_which_nobody_said_how_many_is_left_out() -> None:
    assert [each.name for each in cases(budget(*ALL))] == ["expected"]
    # Those online stay as they are expected where only those in person are said.
    few, expected = cases(budget(*ALL, cases=((30, None), (None, None))))
    assert (few.name, few.in_person, few.online) == ("few", 30, 20)
    assert expected.name == "expected"


def test_an_amount_that_is_said_does_not_grow() -> None:
    fixed = line(6, Flow.EXPENSE, Driver.ATTENDEE, 5_000, amount=100_000)
    assert [each.expense for each in cases(budget(fixed, cases=((0, 0), (900, 900))))] == [100_000] * 3


def test_what_was_transferred_is_part_of_every_case() -> None:
    moved = Transfer(id=1, version=1, amount=50_000, from_id=1, to_id=2, reason="x")
    before, after = (cases(budget(*ALL, transfers=each)) for each in ((), (moved,)))
    assert before == after
    away = Transfer(id=2, version=1, amount=50_000, from_id=1, to_id=99, reason="x")
    assert cases(budget(*ALL, transfers=(away,)))[0].expense == before[0].expense - 50_000


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        # Those 20 online bring 10.000 and cost 20.000: 310.000 / (9.000 + 500 − 5.000) = 68,9
        (ALL, 69),
        # 300.000 / 9.000 = 33,3
        ((VENUE, TICKETS), 34),
        ((line(1, Flow.EXPENSE, Driver.FIXED, 9_000), TICKETS), 1),
        ((TICKETS,), 0),
        # Each costs more than it brings.
        ((VENUE, line(2, Flow.EXPENSE, Driver.IN_PERSON, 9_000), TICKETS), None),
        ((VENUE, line(2, Flow.EXPENSE, Driver.IN_PERSON, 9_001), TICKETS), None),
    ],
)
def test_so_many_have_to_come(lines: tuple[BudgetLine, ...], heads: int | None) -> None:
    assert break_even(budget(*lines)) == BreakEven(heads)


def test_where_no_income_grows_nobody_asks() -> None:
    sponsor = line(6, Flow.INCOME, Driver.FIXED, 900_000)
    assert break_even(budget(VENUE, LUNCH, sponsor)) is None
    assert break_even(budget(VENUE, line(6, Flow.INCOME, Driver.ATTENDEE, 9_000, amount=5))) is None
    # Of an event in person those online are as many as they are.
    assert break_even(budget(VENUE, line(6, Flow.INCOME, Driver.ONLINE, 9_000))) is None


def test_of_a_virtual_event_those_online_are_counted() -> None:
    lines = (VENUE, line(6, Flow.INCOME, Driver.ONLINE, 10_000), line(7, Flow.INCOME, Driver.IN_PERSON, 7))
    found = break_even(budget(*lines, event=event(Format.VIRTUAL), stated=Stated(expected=(None, 5))))
    assert found == BreakEven(30, online=True)


def test_in_another_currency_each_line_is_rounded_for_itself() -> None:
    # A hundredth of 950,12345678 pesos for each: 9,5.
    tickets = line(4, Flow.INCOME, Driver.IN_PERSON, 1, currency="USD")
    assert break_even(budget(line(1, Flow.EXPENSE, Driver.FIXED, 1_000), tickets)) == BreakEven(106)


PRICES = st.integers(0, 20_000)


@st.composite
def budgets(draw) -> EventBudget:
    lines = [
        line(
            *(id, draw(st.sampled_from(Flow)), draw(st.sampled_from(Driver)), draw(PRICES)),
            quantity=draw(st.integers(1, 5 * THOUSAND)),
            currency=draw(st.sampled_from(["CLP", "CLP", "USD"])),
        )
        for id in range(1, draw(st.integers(1, 7)) + 1)
    ]
    heads = st.one_of(st.none(), st.integers(0, 400))
    return budget(
        *lines,
        line(90, Flow.EXPENSE, Driver.FIXED, draw(st.integers(0, 3_000_000))),
        line(91, Flow.INCOME, Driver.ATTENDEE, draw(st.integers(1, 20_000))),
        event=event(draw(st.sampled_from(Format))),
        stated=Stated(expected=draw(st.tuples(heads, heads)), speakers=3, staff=2),
    )


def net(found: EventBudget, heads: int) -> int:
    """What is left with so many, by the case of that attendance."""
    online = found.event.format is Format.VIRTUAL
    low = (None, heads) if online else (heads, None)
    (case, *_) = cases(revised(found, cases=(low, (None, None))))
    return case.net


@given(budgets())
def test_with_so_many_it_pays_and_with_one_less_it_does_not(found: EventBudget) -> None:
    even = break_even(found)
    assert even is not None
    assert even.online is (found.event.format is Format.VIRTUAL)
    if even.heads is None:
        assert all(net(found, heads) < 0 for heads in (0, 1, 10, 1_000, 100_000))
    else:
        assert net(found, even.heads) >= 0
        assert even.heads == 0 or net(found, even.heads - 1) < 0


@given(budgets(), st.integers(0, 500), st.integers(0, 500))
def test_the_expected_case_is_the_case_of_those_who_are_expected(found: EventBudget, heads: int, online: int) -> None:
    stated = with_heads(found.stated, heads, online)
    said = revised(found, cases=((heads, online), (None, None)))
    there = revised(found, stated=stated)
    few, expected = cases(said)[0], cases(there)[0]
    assume(few.name == "few")
    assert (few.in_person, few.online, few.expense, few.income) == (
        expected.in_person,
        expected.online,
        expected.expense,
        expected.income,
    )
