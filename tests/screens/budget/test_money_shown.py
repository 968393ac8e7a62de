"""Amounts in tables: what is shown adds up in any currency, is as large as it is, and says where something is left out."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import ONE, Rates
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.figures import Figures
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.year_budget import BudgetCell, PastYear, YearBudget
from eventplanner.domain.events.events import Event
from eventplanner.screens.budget import cash as cash_shown
from eventplanner.screens.budget import year_columns as year_budget_shown
from eventplanner.screens.budget.amounts import MILLION, THOUSAND, figures_in, scale
from eventplanner.screens.budget.rows import budget_columns, budget_rows, budget_scale, sum_rows

NOW = datetime(2027, 3, 9, 12)
TODAY = date(2027, 3, 9)
EVENT = Event(id=1, version=1, uid="1", sequence=0, title="DevConf", created_at=NOW, updated_at=NOW)
RATES = Rates("CLP", [("USD", "2027-03-01", 950 * ONE), ("CLF", "2027-03-01", 39_600 * ONE)])
FIELDS = ("planned", "committed", "actual", "paid", "forecast")


def line(id: int, planned: int, flow: Flow = Flow.EXPENSE, category: str = "venue", **said) -> BudgetLine:
    figures = {"planned": planned, "forecast": planned}
    return BudgetLine(id=id, version=1, name=f"Line {id}", flow=flow, category=category, **{**figures, **said})


def budget(*lines: BudgetLine) -> EventBudget:
    return EventBudget(event=EVENT, today=TODAY, currency="CLP", lines=lines, rates=RATES)


def year(*cells: BudgetCell, before=()) -> YearBudget:
    return YearBudget(year=2027, today=TODAY, currency="CLP", cells=cells, rates=RATES, before=before)


def texts(row, columns) -> dict[str, str]:
    return {column.title: column.cell(row).text for column in columns}


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(Flow), st.sampled_from("abc")), min_size=1))
def test_in_another_currency_lines_come_to_their_totals_and_these_to_the_net(amounts) -> None:
    found = budget(*(line(n, planned, flow, category) for n, (planned, flow, category) in enumerate(amounts, 1)))
    in_usd = budget_scale(found, wide=True, currency="USD")
    rows = [row for row in budget_rows(found) if row.line is not None]
    shown = {row.id: figures_in(in_usd, row) for row in sum_rows(found)}
    sums = {flow: sum(figures_in(in_usd, row).planned for row in rows if row.figures.flow is flow) for flow in Flow}
    assert shown[-1].planned == sums[Flow.EXPENSE]
    if -3 in shown:
        assert (shown[-2].planned, shown[-3].planned) == (sums[Flow.INCOME], shown[-1].planned - shown[-2].planned)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(Flow), st.sampled_from("abc")), min_size=1))
def test_of_a_year_they_do_too(amounts) -> None:
    found = year(*(BudgetCell(None, key, "", 1, Figures(n, forecast=n, flow=flow)) for n, flow, key in amounts))
    in_usd = year_budget_shown.year_scale(found, wide=True, currency="USD")
    rows = year_budget_shown.share_rows(found, year_budget_shown.CATEGORIES, {})
    out, into, left = (figures_in(in_usd, row) for row in year_budget_shown.sum_rows(found, "categories"))
    shown = [figures_in(in_usd, row) for row in rows]
    assert out.planned == sum(each.planned for each in shown if each.flow is Flow.EXPENSE)
    assert left.planned == out.planned - into.planned


def test_in_the_currency_of_the_plan_figures_are_as_they_are() -> None:
    found = budget(line(1, 1_000), line(2, 500, Flow.INCOME))
    assert [figures_in(budget_scale(found, wide=True), row) for row in sum_rows(found)] == [
        row.figures for row in sum_rows(found)
    ]


def test_the_cells_of_a_table_are_those_sums() -> None:
    found = budget(line(1, 31_210_583), line(2, 18_596_094, Flow.INCOME))
    in_usd = budget_scale(found, wide=True, currency="USD")
    columns = budget_columns(in_usd, wide=True, approved=False)
    assert [texts(row, columns)["plan"] for row in sum_rows(found)] == ["US$32.853,25", "US$19.574,84", "US$13.278,41"]


@pytest.mark.parametrize(
    ("currency", "largest", "per", "unit"),
    [
        ("CLP", 12_000_000, MILLION, "millions of CLP"),
        ("CLP", 3_000_000, THOUSAND, "thousands of CLP"),
        ("CLP", 900_000, 0, "CLP"),
        ("CLF", 1_235_954_000, 1, "CLF"),
        ("USD", 29_656_295, 1, "USD"),
        ("USD", 29_656_295_000, MILLION, "millions of USD"),
        ("USD", 2_965_629_500, THOUSAND, "thousands of USD"),
    ],
)
def test_where_there_is_little_room_amounts_are_rounded_as_they_are_large(currency, largest, per, unit) -> None:
    rate = RATES.latest(currency)
    found = scale("CLP", [largest, 10], wide=False, currency=currency, value=rate.value)
    assert (found.per, found.unit) == (per, unit)
    assert len(found.write(largest)) <= 8
    assert scale("CLP", [largest], wide=True, currency=currency, value=rate.value).per == 0


def test_whole_units_and_thousands_have_no_decimals() -> None:
    in_clf = scale("CLP", [1_235_954_000], wide=False, currency="CLF", value=39_600 * ONE)
    assert in_clf.write(1_235_954_000) == "31.211"
    in_thousands = scale("CLP", [3_000_000], wide=False)
    assert [in_thousands.write(n) for n in (3_000_000, 1_499, -1_500)] == ["3.000", "1", "-2"]


def test_a_sum_without_one_of_its_items_is_marked() -> None:
    found = budget(line(1, 1_000), line(2, 0, missing=1), line(3, 500, Flow.INCOME))
    assert [row.name for row in sum_rows(found)] == ["Total expenses +?", "Income", "Net cost +?"]
    assert next(row.name for row in budget_rows(found)) == "venue +?"
    plain = budget(line(1, 1_000), line(3, 500, Flow.INCOME))
    assert [row.name for row in sum_rows(plain)] == ["Total expenses", "Income", "Net cost"]


def test_an_income_of_which_nothing_is_known_makes_the_net_unsure() -> None:
    found = budget(line(1, 1_000), line(2, 0, Flow.INCOME, missing=1))
    assert [row.name for row in sum_rows(found)] == ["Total expenses", "Income +?", "Net cost +?"]


def test_of_a_year_sums_and_shares_are_marked_too() -> None:
    found = year(
        BudgetCell(None, "venue", "", 1, Figures(1_000, missing=1)), BudgetCell(None, "fees", "", 1, Figures(500))
    )
    rows = year_budget_shown.share_rows(found, year_budget_shown.CATEGORIES, {})
    assert [row.name for row in rows] == ["venue +?", "fees"]
    assert [row.name for row in year_budget_shown.sum_rows(found, "categories")] == [
        "Total expenses +?",
        "Income",
        "Net cost +?",
    ]


def test_a_year_is_held_against_the_one_before_by_what_is_more() -> None:
    cells = (
        BudgetCell(None, "venue", "", 1, Figures(1_000, forecast=1_000)),
        BudgetCell(None, "sponsorship", "", 1, Figures(0, forecast=40_125_000, flow=Flow.INCOME)),
    )
    found = year(*cells, before=[PastYear(2026, 1_500, 1_500, 0, {"venue": 1_500})])
    rows = year_budget_shown.sum_rows(found, year_budget_shown.YEARS)
    in_clp = year_budget_shown.year_scale(found, wide=True)
    columns = year_budget_shown.share_columns(found, year_budget_shown.YEARS, rows, in_clp, wide=True)
    cells_of = [next(column.cell(row) for column in columns if column.title == "vs 2026") for row in rows]
    assert [(cell.text, cell.role) for cell in cells_of] == [("-$500", "green"), ("+$40.125.000", "green")]
    worse = revised(found, before=[PastYear(2026, 0, 500, 50_000_000)])
    rows = year_budget_shown.sum_rows(worse, year_budget_shown.YEARS)
    columns = year_budget_shown.share_columns(worse, year_budget_shown.YEARS, rows, in_clp, wide=True)
    cells_of = [next(column.cell(row) for column in columns if column.title == "vs 2026") for row in rows]
    assert [(cell.text, cell.role) for cell in cells_of] == [("+$500", "red"), ("-$9.875.000", "red")]


def test_how_many_items_have_no_rate_is_said_once_of_an_event_and_of_a_year() -> None:
    told = "1 item has no rate (EUR) and counts nowhere · $ enters it"
    found = budget(line(1, 1_000), line(2, 0, missing=1, currency="EUR"))
    assert [each.text for each in cash_shown.assumptions(found)].count(told) == 1
    of_year = revised(year(BudgetCell(None, "venue", "", 1, Figures(1_000, missing=1))), without_rate=["EUR"])
    assert [each.text for each in year_budget_shown.year_entries(of_year)].count(told) == 1
    (row,) = year_budget_shown.share_rows(of_year, year_budget_shown.CATEGORIES, {})
    said = [each.text for each in year_budget_shown.share_entries(of_year, year_budget_shown.CATEGORIES, row)]
    assert "1 item has no rate and counts nowhere." in said
