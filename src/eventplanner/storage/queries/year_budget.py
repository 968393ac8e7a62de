"""Queries of a year's budget: sums by SQL, and single rows only for open amounts."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.year_budget import BudgetCell, EventOfYear, MonthOfCash
from eventplanner.domain.events.events import Status
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records

_CELLS = """
    SELECT event_id, flow, category, cost_centre, quarter, sum(planned) AS planned, sum(committed) AS committed,
        sum(actual) AS actual, sum(paid) AS paid, sum(forecast) AS forecast, sum(missing) AS missing,
        sum(exchange) AS exchange
    FROM budget_line WHERE year_key IN (:year, :also) GROUP BY event_id, flow, category, cost_centre, quarter
"""
_EVENTS = """
    SELECT id, title, start, status FROM event WHERE id IN (SELECT value FROM json_each(:ids))
"""
_CASH = """
    SELECT substr(entry.day, 1, 7) AS month, flow, sum(cash) AS cash
    FROM entry INDEXED BY ix_entry_cash JOIN budget_line ON budget_line.id = budget_line_id
    WHERE cash <> 0 AND entry.day >= :first AND entry.day <= :last GROUP BY month, flow
"""
_OPEN = "SELECT DISTINCT budget_line_id AS id FROM entry INDEXED BY ix_entry_open WHERE is_open ORDER BY id"
_BEFORE = """
    SELECT year_key, flow, category, sum(planned) AS planned, sum(forecast) AS forecast
    FROM budget_line WHERE year_key >= :first AND year_key < :year GROUP BY year_key, flow, category
"""
_WITHOUT_RATE = """
    WITH line AS (SELECT id, currency FROM budget_line WHERE year_key IN (:year, :also) AND missing > 0)
    SELECT currency FROM line UNION
    SELECT entry.currency FROM line JOIN entry ON entry.budget_line_id = line.id WHERE entry.base IS NULL
"""
_YEARS = "SELECT DISTINCT year_key AS year FROM budget_line WHERE year_key > 0 ORDER BY year_key"


def cells(store: Store, year: int, *, undated: bool = False) -> list[BudgetCell]:
    """Returns the sums of a year by event, category, cost centre and quarter.

    With `undated` also that of events that have no date yet.
    """
    return [
        BudgetCell(
            row["event_id"],
            _clean(row["category"]),
            _clean(row["cost_centre"]),
            row["quarter"],
            Figures(
                row["planned"],
                row["committed"],
                row["actual"],
                row["paid"],
                row["forecast"],
                Flow(row["flow"]),
                row["missing"],
                row["exchange"],
            ),
        )
        for row in store.read(_CELLS, year=year, also=0 if undated else year)
    ]


def without_rate(store: Store, year: int, *, undated: bool = False) -> list[str]:
    """Returns currencies without an exchange rate of a year's lines and their entries."""
    rows = store.read(_WITHOUT_RATE, year=year, also=0 if undated else year)
    return sorted(_clean(row["currency"]) for row in rows)


def events(store: Store, ids: Sequence[int]) -> dict[int, EventOfYear]:
    """Returns the events of a year's budget, by id."""
    return {
        row["id"]: EventOfYear(
            row["id"],
            clean_line(row["title"]),
            datetime.fromisoformat(row["start"]) if row["start"] else None,
            Status(row["status"]),
        )
        for row in store.read(_EVENTS, ids=json.dumps(list(ids)))
    }


def moved(store: Store, year: int) -> list[MonthOfCash]:
    """Returns payments made and received in a year, by month."""
    sums: dict[str, dict[str, int]] = {}
    for row in store.read(_CASH, first=f"{year}-01-01", last=f"{year}-12-31"):
        sums.setdefault(row["month"], {})[row["flow"]] = row["cash"]
    return [
        MonthOfCash(
            date.fromisoformat(f"{month}-01"), paid=each.get(Flow.EXPENSE, 0), received=each.get(Flow.INCOME, 0)
        )
        for month, each in sorted(sums.items())
    ]


def open_lines(store: Store) -> list[int]:
    """Returns the lines with open amounts."""
    return [row["id"] for row in store.read(_OPEN)]


def lines(store: Store, year: int, *, undated: bool = False) -> list[BudgetLine]:
    """Returns every line that counts in a year; with `undated`, also those of events without a date."""
    return records.where(store, BUDGET_LINE, "year_key IN (:year, :also)", year=year, also=0 if undated else year)


def sponsor_lines(store: Store, year: int) -> list[BudgetLine]:
    """Returns the lines of a year that sponsors pay."""
    where = "year_key = :year AND flow = 'income' AND (category = 'sponsorship' OR level <> '')"
    return records.where(store, BUDGET_LINE, where, year=year)


def before(store: Store, year: int, years: int) -> list[dict[str, Any]]:
    """Returns the sums of the years before, by category and flow."""
    return store.read(_BEFORE, year=year, first=year - years)


def years(store: Store) -> list[int]:
    """Returns the years with budget lines."""
    return [row["year"] for row in store.read(_YEARS)]


def _clean(text: str) -> str:
    return text if text.isprintable() else clean_line(text)
