"""The figures of a budget: what follows from planned, committed, actual and paid, and sums that agree whichever way."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.conversion import Rates, converted
from eventplanner.domain.budget.counts import Stated, counts_of
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.figures import Figures, forecast, multiplied, of_line, own_amount, planned, total
from eventplanner.domain.budget.lines import THOUSAND, BudgetLine, BudgetLineDraft
from eventplanner.domain.budget.year_budget import BudgetCell, EventOfYear, YearBudget
from eventplanner.domain.events.events import Event, Status

MULTIPLIERS = [driver for driver in Driver if driver is not Driver.PERCENT]
"""Drivers of a price; a percentage has none."""
AMOUNTS = st.integers(0, 10**12)
NOW = datetime(2027, 3, 9, 12)
COUNTS = counts_of(
    Stated(
        expected=(60, 20),
        speakers=3,
        staff=4,
        start=datetime(2027, 5, 20, 9),
        end=datetime(2027, 5, 21, 18, 30),
    )
)


@pytest.mark.parametrize(
    ("figures", "available", "variance", "percent", "is_over"),
    [
        (Figures(100, 60, 40, 20, 100), 40, 0, 60, False),
        (Figures(100, 130, 40, 20, 130), -30, -30, 130, True),
        (Figures(100, 40, 130, 20, 130), -30, -30, 130, True),
        (Figures(100, 40, 40, 40, 40), 60, 60, 40, False),
        (Figures(0, 5, 5, 5, 5), -5, -5, None, True),
        (Figures(0, 0, 0, 0, 0), 0, 0, None, False),
        (Figures(200, 1, 0, 0, 200), 199, 0, 1, False),
        # Of incomes more is good, and less is bad.
        (Figures(100, 130, 40, 20, 130, Flow.INCOME), -30, 30, 130, False),
        (Figures(100, 40, 40, 40, 40, Flow.INCOME), 60, -60, 40, False),
    ],
)
def test_what_follows_from_four_figures(
    figures: Figures, available: int, variance: int, percent: int | None, is_over: bool
) -> None:
    assert (figures.available, figures.variance, figures.percent, figures.is_over) == (
        available,
        variance,
        percent,
        is_over,
    )


def test_a_discount_comes_to_its_plan_until_more_is_known():
    assert forecast(-200, 0, 0, closed=False) == -200
    assert forecast(-200, -250, -250, closed=False) == -250
    assert forecast(-200, -150, -150, closed=True) == -150


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_line_comes_to_the_largest_and_once_closed_to_what_it_was(plan: int, committed: int, actual: int) -> None:
    assert forecast(plan, committed, actual, closed=False) == max(plan, committed, actual)
    assert forecast(plan, committed, actual, closed=True) == actual


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(Flow))
def test_available_and_variance_are_exact(plan: int, committed: int, actual: int, flow: Flow) -> None:
    figures = Figures(plan, committed, actual, 0, forecast(plan, committed, actual, closed=False), flow)
    assert figures.available + figures.used == plan
    assert figures.forecast - plan == figures.variance * (1 if flow is Flow.INCOME else -1)
    if plan:
        assert abs((figures.percent or 0) - Fraction(100 * figures.used, plan)) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("driver", "product"),
    [
        (Driver.FIXED, 1_500),
        (Driver.ATTENDEE, 120_000),
        (Driver.IN_PERSON, 90_000),
        (Driver.ONLINE, 30_000),
        (Driver.SPEAKER, 4_500),
        (Driver.STAFF, 6_000),
        (Driver.DAY, 3_000),
        # Nine and a half hours on each of two days.
        (Driver.HOUR, 28_500),
    ],
)
def test_a_line_is_multiplied_by_what_drives_it(driver: Driver, product: int) -> None:
    line = BudgetLineDraft(name="x", driver=driver, quantity=1_500, unit_price=1_000, currency="CLP")
    assert multiplied(line, COUNTS) == product


@given(
    st.integers(0, 10**9),
    st.integers(-(10**9), 10**9),
    st.sampled_from(MULTIPLIERS),
    st.integers(0, 5000),
    st.integers(0, 600),
)
def test_a_product_is_rounded_once(quantity: int, price: int, driver: Driver, heads: int, minutes: int) -> None:
    end = datetime(2027, 5, 20, 9 + minutes // 60, minutes % 60)
    counts = counts_of(Stated(expected=(heads, 7), speakers=3, start=datetime(2027, 5, 20, 9), end=end))
    line = BudgetLineDraft(name="x", driver=driver, quantity=quantity, unit_price=price, currency="CLP")
    exact = Fraction(quantity, THOUSAND) * price * (1 if driver is Driver.FIXED else counts[driver].n)
    assert abs(multiplied(line, counts) - exact) <= Fraction(1, 2)


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**6), st.integers(0, 10**6))
def test_an_amount_that_is_said_is_the_plan_whatever_the_product(amount: int, price: int, quantity: int) -> None:
    line = BudgetLineDraft(name="x", driver=Driver.ATTENDEE, amount=amount, unit_price=price, quantity=quantity)
    assert own_amount(line, COUNTS) == amount


@given(st.integers(0, 10**9), st.sampled_from(MULTIPLIERS), st.integers(1, 10**13))
def test_in_another_currency_it_is_worth_its_own_amount_at_the_latest_rate(
    price: int, driver: Driver, value: int
) -> None:
    line = BudgetLineDraft(name="x", driver=driver, unit_price=price, currency="USD")
    rates = Rates("CLP", [("USD", "2027-03-01", value)])
    assert planned(line, COUNTS, rates) == converted(own_amount(line, COUNTS), "USD", "CLP", value)
    assert planned(line, COUNTS, Rates("CLP")) is None


def test_a_line_of_which_nothing_is_said_is_planned_at_nothing() -> None:
    assert planned(BudgetLineDraft(name="x"), COUNTS, Rates("CLP")) == 0


NAMES = ("planned", "committed", "actual", "paid", "forecast", "missing", "exchange")
"""What may be added."""


@st.composite
def lines(draw) -> list[BudgetLine]:
    """Lines of three events and of none, with figures in which each contains the next."""
    found = []
    for id in range(1, draw(st.integers(0, 14)) + 1):
        committed, actual, paid = sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)), reverse=True)
        plan, closed = draw(AMOUNTS), draw(st.booleans())
        found.append(
            BudgetLine(
                id=id,
                version=1,
                name=f"Line {id}",
                flow=draw(st.sampled_from(Flow)),
                event_id=draw(st.sampled_from([1, 2, 3, None])),
                category=draw(st.sampled_from(["venue", "catering", "tickets", "own"])),
                cost_centre=draw(st.sampled_from(["", "A", "B"])),
                planned=plan,
                committed=committed,
                actual=actual,
                paid=paid,
                forecast=forecast(plan, committed, actual, closed=closed),
                exchange=draw(st.integers(-1000, 1000)),
                missing=draw(st.integers(0, 2)),
                quarter=draw(st.integers(0, 4)),
                year_key=2027,
            )
        )
    return found


def event(id: int) -> Event:
    return Event(id=id, version=1, uid=str(id), sequence=0, title=f"Event {id}", created_at=NOW, updated_at=NOW)


def of_event(found: list[BudgetLine], id: int) -> EventBudget:
    mine = [line for line in found if line.event_id == id]
    return EventBudget(event=event(id), today=date(2027, 3, 9), currency="CLP", lines=mine)


def of_year(found: list[BudgetLine]) -> YearBudget:
    sums: dict[tuple[int | None, str, str, int, Flow], Figures] = {}
    for line in found:
        key = (line.event_id, line.category, line.cost_centre, line.quarter, line.flow)
        sums[key] = sums[key] + of_line(line) if key in sums else of_line(line)
    return YearBudget(
        year=2027,
        today=date(2027, 3, 9),
        currency="CLP",
        cells=[BudgetCell(*key[:4], figures) for key, figures in sums.items()],
        events={id: EventOfYear(id, f"Event {id}", None, Status.PLANNED) for id in (1, 2, 3)},
    )


@given(lines())
def test_lines_categories_events_and_the_year_come_to_the_same(found: list[BudgetLine]) -> None:
    year = of_year(found)
    budgets = [of_event(found, id) for id in (1, 2, 3)]
    for flow in Flow:
        by_line = total((of_line(line) for line in found), flow)
        by_hand = [sum(getattr(line, name) for line in found if line.flow is flow) for name in NAMES]
        assert [getattr(by_line, name) for name in NAMES] == by_hand
        alone = total((of_line(line) for line in found if line.event_id is None), flow)
        by_event = total(
            [*(budget.expenses for budget in budgets), *(budget.incomes for budget in budgets), alone], flow
        )
        in_events = total([*(row.figures for budget in budgets for row in budget.categories), alone], flow)
        by_category = total((share.figures for share in year.by_category), flow)
        whole = year.expenses if flow is Flow.EXPENSE else year.incomes
        assert by_line == by_event == in_events == by_category == whole


@given(lines())
def test_events_cost_centres_and_quarters_are_parts_of_the_year(found: list[BudgetLine]) -> None:
    year = of_year(found)
    for shares in (year.by_event, year.by_cost_centre, year.by_quarter):
        assert total(share.figures for share in shares) == year.expenses
    by_event = {share.id: share.figures for share in year.by_event}
    for id in (1, 2, 3):
        if id in by_event:
            assert by_event[id] == of_event(found, id).expenses
    assert year.missing == sum(line.missing for line in found)


def test_expenses_and_incomes_are_never_added() -> None:
    found = [Figures(100), Figures(70, flow=Flow.INCOME), Figures(5)]
    assert total(found).planned == 105
    assert total(found, Flow.INCOME) == Figures(70, flow=Flow.INCOME)
    assert total([], Flow.INCOME) == Figures(flow=Flow.INCOME)
