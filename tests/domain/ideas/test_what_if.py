"""Ideas about a year: dropped, moved and resized events, while the plan and all other events stay as they are."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import ONE, Rates
from eventplanner.domain.budget.counts import Stated
from eventplanner.domain.budget.decisions import Envelope
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.figures import Figures, of_line
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.year_budget import BudgetCell, EventOfYear, YearBudget
from eventplanner.domain.events.events import Status
from eventplanner.domain.ideas.what_if import Ground, Idea, WhatIfOutcome, imagined, outcome


def line(id: int, event_id: int, **more) -> BudgetLine:
    said = {"name": f"Line {id}", "category": "catering", "currency": "CLP", "quarter": 2, "year_key": 2027, **more}
    return BudgetLine(id=id, version=1, event_id=event_id, **said)


# 60 in person × 1.000, of which 20.000 were transferred away; 25.000 are ordered, 10.000 invoiced.
LUNCH = line(
    *(1, 1),
    driver=Driver.ATTENDEE,
    unit_price=1_000,
    planned=40_000,
    committed=25_000,
    actual=10_000,
    paid=5_000,
    forecast=40_000,
)
VENUE = line(2, 1, category="venue", amount=30_000, planned=30_000, committed=30_000, forecast=30_000, cost_centre="A")
TICKETS = line(
    *(3, 1),
    flow=Flow.INCOME,
    category="tickets",
    driver=Driver.IN_PERSON,
    unit_price=500,
    planned=30_000,
    forecast=30_000,
)
MEETUP = line(4, 2, amount=7_000, planned=7_000, forecast=7_000, quarter=3)
GROUND = Ground(
    lines={1: [LUNCH, VENUE, TICKETS], 2: [MEETUP]},
    stated={1: Stated(expected=(60, None)), 2: Stated()},
    transferred={1: -20_000},
)


def year(*lines: BudgetLine, status: Status = Status.PLANNED) -> YearBudget:
    return YearBudget(
        year=2027,
        today=date(2027, 3, 9),
        currency="CLP",
        cells=[
            BudgetCell(each.event_id, each.category, each.cost_centre, each.quarter, of_line(each)) for each in lines
        ],
        events={
            1: EventOfYear(1, "DevConf", datetime(2027, 5, 20), status),
            2: EventOfYear(2, "Meetup", datetime(2027, 8, 1), Status.PLANNED),
        },
    )


YEAR = year(LUNCH, VENUE, TICKETS, MEETUP)


def of_event(found: YearBudget, id: int, flow: Flow = Flow.EXPENSE) -> Figures:
    shares = {cell.category: cell.figures for cell in found.cells if cell.event_id == id and cell.figures.flow is flow}
    return sum(shares.values(), Figures(flow=flow))


def test_of_a_dropped_event_only_what_is_ordered_has_to_be_paid() -> None:
    found = imagined(YEAR, [Idea(1, drop=True)], GROUND)
    assert of_event(found, 1) == Figures(70_000, 55_000, 10_000, 5_000, 55_000)
    assert of_event(found, 1, Flow.INCOME).forecast == 0
    assert of_event(found, 2) == of_event(YEAR, 2)
    assert found.expenses.forecast == YEAR.expenses.forecast - 15_000


def test_what_it_would_do_to_the_year_is_said_with_what_is_ordered_all_the_same() -> None:
    drop = [Idea(1, drop=True)]
    may_spend = revised(YEAR, envelopes=[Envelope(id=1, version=1, year=2027, amount=60_000)])
    # 40.000 + 30.000 + 7.000 = 77.000; without the first 25.000 + 30.000 are ordered, and 7.000 of the second.
    found = outcome(may_spend, imagined(may_spend, drop, GROUND), drop)
    assert found == WhatIfOutcome(forecast=62_000, more=-15_000, kept=55_000, left=-2_000)
    assert outcome(YEAR, YEAR, []) == WhatIfOutcome(forecast=77_000, more=0, kept=0, left=None)


def test_a_moved_event_takes_its_money_to_another_quarter() -> None:
    found = imagined(YEAR, [Idea(1, start=date(2027, 11, 3))], GROUND)
    assert found.expenses == YEAR.expenses
    assert [(share.name, share.figures.planned) for share in found.by_quarter] == [("3", 7_000), ("4", 70_000)]


def test_an_event_of_another_year_is_none_of_this() -> None:
    found = imagined(YEAR, [Idea(1, start=date(2028, 1, 3))], GROUND)
    assert [share.id for share in found.by_event] == [2]
    assert (found.expenses.planned, found.incomes.planned) == (7_000, 0)


def test_another_size_re_plans_what_grows_with_it_and_keeps_transfers() -> None:
    found = imagined(YEAR, [Idea(1, in_person=90)], GROUND)
    # 90 × 1.000 − 20.000, and the venue as it was.
    assert of_event(found, 1) == Figures(100_000, 55_000, 10_000, 5_000, 100_000)
    assert of_event(found, 1, Flow.INCOME).planned == 45_000
    # Fewer than are ordered for: what is ordered stays.
    few = imagined(YEAR, [Idea(1, in_person=30)], GROUND)
    assert of_event(few, 1).planned == 40_000
    assert of_event(few, 1).forecast == 55_000


def test_those_online_are_added_to_those_in_person() -> None:
    found = imagined(YEAR, [Idea(1, online=10)], GROUND)
    assert of_event(found, 1).planned == 70_000 - 20_000 + 30_000
    assert of_event(found, 1, Flow.INCOME).planned == 30_000


def test_who_was_counted_stays_counted() -> None:
    ground = Ground(lines=GROUND.lines, stated={1: Stated(attended=(50, None))}, transferred={})
    found = imagined(YEAR, [Idea(1, in_person=90)], ground)
    assert of_event(found, 1).planned == 50_000 + 30_000


@pytest.mark.parametrize(
    ("status", "closed", "drop", "forecast"),
    [
        (Status.PLANNED, False, False, 90_000),
        (Status.PLANNED, True, False, 10_000),
        (Status.CLOSED, False, False, 10_000),
        (Status.CANCELLED, False, False, 25_000),
        (Status.CANCELLED, True, False, 10_000),
        (Status.PLANNED, False, True, 25_000),
        # A line that was closed comes to what was invoiced, also of an event that does not take place.
        (Status.PLANNED, True, True, 10_000),
    ],
)
def test_what_is_closed_or_cancelled_stays_so(status: Status, closed: bool, drop: bool, forecast: int) -> None:
    lunch = line(
        *(1, 1),
        driver=Driver.ATTENDEE,
        unit_price=1_000,
        closed=closed,
        planned=60_000,
        committed=25_000,
        actual=10_000,
    )
    ground = Ground(lines={1: [lunch]}, stated={1: Stated(expected=(60, None))})
    found = imagined(year(lunch, status=status), [Idea(1, drop=drop, in_person=90)], ground)
    assert of_event(found, 1).forecast == forecast


def test_in_another_currency_it_is_worth_what_the_rate_says_and_without_one_it_stays() -> None:
    lunch = line(1, 1, driver=Driver.ATTENDEE, unit_price=100, currency="USD", planned=60)
    for rates, planned in ((Rates("CLP", [("USD", "2027-03-01", 950 * ONE)]), 85_500), (Rates("CLP"), 60)):
        ground = Ground(lines={1: [lunch]}, stated={1: Stated(expected=(60, None))}, rates=rates)
        assert of_event(imagined(year(lunch), [Idea(1, in_person=90)], ground), 1).planned == planned


def test_an_idea_that_says_nothing_changes_nothing() -> None:
    assert Idea(1).is_nothing
    assert imagined(YEAR, [Idea(1), Idea(2)], GROUND).cells == YEAR.cells
    assert not any(
        idea.is_nothing
        for idea in (Idea(1, drop=True), Idea(1, in_person=0), Idea(1, online=0), Idea(1, start=date(2027, 1, 1)))
    )


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.booleans())
def test_moving_within_the_year_makes_and_loses_nothing(day: date, both: bool) -> None:
    ideas = [Idea(1, start=day), *([Idea(2, start=day)] if both else [])]
    found = imagined(YEAR, ideas, GROUND)
    assert (found.expenses, found.incomes) == (YEAR.expenses, YEAR.incomes)
    assert YEAR.by_quarter == year(LUNCH, VENUE, TICKETS, MEETUP).by_quarter


@given(st.integers(0, 5000))
def test_the_size_that_it_has_changes_nothing_and_each_guest_as_much_as_the_next(heads: int) -> None:
    same = imagined(YEAR, [Idea(1, in_person=60)], GROUND)
    assert (same.expenses, same.incomes) == (YEAR.expenses, YEAR.incomes)
    one, two = (imagined(YEAR, [Idea(1, in_person=n)], GROUND) for n in (heads, heads + 1))
    assert two.expenses.planned - one.expenses.planned == 1_000
    assert two.incomes.planned - one.incomes.planned == 500
