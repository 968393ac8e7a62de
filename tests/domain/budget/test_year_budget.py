"""The money of a year: each sum once, envelopes held against what they are for, and cash by the month it moves in."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.decisions import Envelope
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.dues import AmountDue, Part
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.figures import Figures
from eventplanner.domain.budget.lines import Benefit, BudgetLine
from eventplanner.domain.budget.year_budget import BudgetCell, EventOfYear, MonthOfCash, SponsorRow, YearBudget
from eventplanner.domain.events.events import Status

TODAY = date(2027, 3, 9)
EVENTS = {
    1: EventOfYear(1, "DevConf", datetime(2027, 5, 20), Status.PLANNED),
    2: EventOfYear(2, "Meetup", datetime(2027, 2, 1), Status.HELD),
    3: EventOfYear(3, "Someday", None, Status.IDEA),
}


def spent(forecast: int, flow: Flow = Flow.EXPENSE) -> Figures:
    return Figures(planned=forecast, forecast=forecast, flow=flow)


CELLS = [
    BudgetCell(1, "catering", "A", 2, spent(100)),
    BudgetCell(1, "venue", "", 2, spent(50)),
    BudgetCell(2, "catering", "B", 1, spent(30)),
    BudgetCell(3, "own", "A", 0, spent(7)),
    BudgetCell(None, "licences", "B", 0, spent(20)),
    BudgetCell(1, "tickets", "A", 2, spent(60, Flow.INCOME)),
]


def envelope(id: int, amount: int, category: str = "", cost_centre: str = "", quarter: int | None = None) -> Envelope:
    return Envelope(
        id=id, version=1, year=2027, amount=amount, category=category, cost_centre=cost_centre, quarter=quarter
    )


def year(*envelopes: Envelope, **more) -> YearBudget:
    said = {"today": TODAY, "cells": CELLS, "events": EVENTS, **more}
    return YearBudget(year=2027, currency="CLP", envelopes=envelopes, **said)


def shares(found) -> list[tuple[str, int, int | None]]:
    return [(each.name, each.figures.forecast, each.envelope) for each in found]


def test_expenses_and_incomes_are_summed_apart() -> None:
    assert (year().expenses.forecast, year().incomes.forecast, year().missing) == (207, 60, 0)


def test_categories_stand_in_their_order_with_incomes_last() -> None:
    assert shares(year().by_category) == [
        ("venue", 50, None),
        ("catering", 130, None),
        ("licences", 20, None),
        ("own", 7, None),
        ("tickets", 60, None),
    ]


def test_events_stand_by_their_start_and_what_belongs_to_none_last() -> None:
    assert shares(year().by_event) == [
        ("Meetup", 30, None),
        ("DevConf", 150, None),
        ("Someday", 7, None),
        ("", 20, None),
    ]
    assert [share.id for share in year().by_event] == [2, 1, 3, 0]


def test_cost_centres_and_quarters_have_what_belongs_to_none_last() -> None:
    assert shares(year().by_cost_centre) == [("A", 107, None), ("B", 50, None), ("", 50, None)]
    assert shares(year().by_quarter) == [("1", 30, None), ("2", 150, None), ("", 27, None)]


def test_an_envelope_is_held_against_what_it_is_for() -> None:
    found = year(
        envelope(1, 120, "catering"),
        envelope(2, 100, cost_centre="A"),
        envelope(3, 200, quarter=2),
        envelope(4, 40, "catering", "B"),
        envelope(5, 90, "swag"),
        envelope(6, 300),
    )
    assert [(each.id, each.figures.forecast, each.left) for each in found.envelope_rows] == [
        (1, 130, -10),
        (2, 107, -7),
        (3, 150, 50),
        (4, 30, 10),
        (5, 0, 90),
        (6, 207, 93),
    ]
    assert {each.name: each.left for each in found.by_category if each.left is not None} == {
        "catering": -10,
        "swag": 90,
    }
    assert [each.left for each in found.by_cost_centre] == [-7, None, None]
    assert [each.left for each in found.by_quarter] == [None, 50, None]


def test_what_has_an_envelope_and_nothing_planned_is_shown_too() -> None:
    found = year(envelope(1, 5, cost_centre="C"), envelope(2, 6, quarter=4), envelope(3, 7, "insurance"))
    assert ("C", 0, 5) in shares(found.by_cost_centre)
    assert ("4", 0, 6) in shares(found.by_quarter)
    assert ("insurance", 0, 7) in shares(found.by_category)


@pytest.mark.parametrize(
    ("envelopes", "whole"),
    [
        ([], None),
        ([envelope(1, 10, "venue"), envelope(2, 20, "catering")], 30),
        ([envelope(1, 10, "venue"), envelope(2, 25)], 25),
        # What is said of a part of the year, or of a cost centre, is no sum of it.
        ([envelope(1, 10, quarter=1), envelope(2, 20, cost_centre="A")], None),
        ([envelope(1, 10, "venue"), envelope(2, 20, "venue", quarter=1)], 10),
        ([envelope(n, 10 * n, quarter=n) for n in (1, 2, 3, 4)], 100),
    ],
)
def test_a_year_may_spend_what_is_said_or_the_sum_of_its_categories(envelopes, whole: int | None) -> None:
    assert year(*envelopes).envelope == whole


def due(day: date | None, base: int | None, flow: Flow = Flow.EXPENSE) -> AmountDue:
    line = BudgetLine(id=1, version=1, name="x", flow=flow)
    entry = Entry(id=1, version=1, budget_line_id=1, amount=base, currency="CLP")
    return AmountDue(
        entry=entry, line=line, part=Part.WHOLE, amount=base or 0, gross=base or 0, currency="CLP", day=day, base=base
    )


def test_cash_has_what_moved_and_what_is_open_by_month() -> None:
    dues = [
        due(date(2027, 1, 5), 10),
        due(date(2026, 12, 31), 1),
        due(date(2027, 3, 31), 20),
        due(date(2027, 12, 31), 30),
        due(date(2027, 5, 1), 40, Flow.INCOME),
        due(date(2028, 1, 1), 50),
        due(None, 60),
        due(date(2027, 4, 1), None),
    ]
    paid = [MonthOfCash(date(2027, 2, 1), paid=5, received=6)]
    found = {each.month: each for each in year(dues=dues, paid=paid).cash}
    assert len(found) == 12
    # What is late, or has no day, is to be paid now.
    assert {month.month: each for month, each in found.items() if each != MonthOfCash(month)} == {
        2: MonthOfCash(date(2027, 2, 1), 5, 0, 6, 0),
        3: MonthOfCash(date(2027, 3, 1), 0, 91, 0, 0),
        5: MonthOfCash(date(2027, 5, 1), 0, 0, 0, 40),
        12: MonthOfCash(date(2027, 12, 1), 0, 30, 0, 0),
    }


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 10**9), st.sampled_from(Flow)))
)
def test_all_that_is_due_until_the_end_of_the_year_is_in_some_month_once(found) -> None:
    cash = year(dues=[due(*each) for each in found]).cash
    assert sum(each.to_pay for each in cash) == sum(base for _, base, flow in found if flow is Flow.EXPENSE)
    assert sum(each.to_receive for each in cash) == sum(base for _, base, flow in found if flow is Flow.INCOME)
    assert not any(each.to_pay or each.to_receive for each in cash if each.month < TODAY.replace(day=1))


@given(
    st.lists(
        st.builds(
            BudgetCell,
            st.sampled_from([1, 2, 3, None]),
            st.sampled_from(["venue", "catering", "own"]),
            st.sampled_from(["", "A", "B"]),
            st.integers(0, 4),
            st.builds(Figures, *[st.integers(0, 10**12)] * 5, st.sampled_from(Flow)),
        ),
        max_size=20,
    )
)
def test_every_way_to_part_a_year_comes_to_the_same(cells: list[BudgetCell]) -> None:
    found = year(*(envelope(n, 1, "venue", quarter=n) for n in range(1, 5)), envelope(9, 1), cells=cells)
    whole = [cell.figures for cell in cells if cell.figures.flow is Flow.EXPENSE]
    for parts in (found.by_event, found.by_cost_centre, found.by_quarter):
        assert sum(each.figures.planned for each in parts) == sum(each.planned for each in whole)
        assert sum(each.figures.forecast for each in parts) == sum(each.forecast for each in whole)
    assert sum(each.figures.planned for each in found.by_category) == sum(cell.figures.planned for cell in cells)
    by_id = {row.id: row.figures for row in found.envelope_rows}
    assert by_id[9] == found.expenses
    in_quarters = sum(by_id[n].paid for n in range(1, 5))
    without = sum(
        cell.figures.paid
        for cell in cells
        if cell.category == "venue" and not cell.quarter and cell.figures.flow is Flow.EXPENSE
    )
    venue = [each for each in found.by_category if each.name == "venue" and each.figures.flow is Flow.EXPENSE]
    assert in_quarters + without == sum(each.figures.paid for each in venue)


def test_what_is_to_be_done_for_a_sponsor_first_comes_first() -> None:
    line = BudgetLine(id=1, version=1, name="Andina", flow=Flow.INCOME)
    benefits = [
        Benefit(id=1, version=1, text="Logo", budget_line_id=1, due=date(2027, 4, 1), done=True),
        Benefit(id=2, version=1, text="Booth", budget_line_id=1),
        Benefit(id=3, version=1, text="Talk", budget_line_id=1, due=date(2027, 5, 1)),
    ]
    first = SponsorRow(line, "Andina", "DevConf", benefits).next_benefit
    assert first is not None
    assert first.text == "Talk"
    assert SponsorRow(line, "Andina", "DevConf", benefits[:1]).next_benefit is None
