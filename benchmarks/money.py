"""The summary of a year's money as a workbook, against the SQL that sums it and the writing library alone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any

import xlsxwriter

from benchmarks.bench import Bench
from benchmarks.figures import Figure, ratio
from eventplanner.formats.documents.blocks import CellTable
from eventplanner.formats.documents.budget import entries, lines
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_export, budget_summary, year_budget
from eventplanner.storage.kernel.store import Store

SUMS = """
    SELECT flow, category, sum(planned), sum(committed), sum(actual), sum(paid), sum(forecast)
    FROM budget_line WHERE year_key = ? GROUP BY flow, category
"""
LINES = """
    SELECT event.title, category, budget_line.name, organisation.name, driver, quantity, unit_price, amount, currency, vat,
        planned, committed, actual, paid, forecast, planned - forecast, 100 * committed / max(planned, 1), ''
    FROM budget_line LEFT JOIN event ON event.id = event_id
    LEFT JOIN organisation ON organisation.id = organisation_id WHERE year_key = ?
"""
ENTRIES = """
    SELECT event.title, budget_line.name, entry.kind, paper, number, day, due, organisation.name, entry.amount,
        entry.currency, base, note, document
    FROM entry JOIN budget_line ON budget_line.id = budget_line_id LEFT JOIN event ON event.id = event_id
    LEFT JOIN organisation ON organisation.id = entry.organisation_id WHERE year_key = ?
"""


def summary(bench: Bench) -> list[Figure]:
    """CPU time, the busiest year of the heavy plan."""
    plan = bench.plan("heavy")
    planner = Planner(Store(plan, read_only=True), "bench")
    year = year_budget.years(planner)[-1]
    found_summary = budget_summary.of_year(planner, year)
    heads = [_heads(lines(found_summary)), _heads(entries(found_summary))]
    found = bench.interleaved(
        {
            "ours": lambda: _timed(lambda: budget_export.export_budget(planner, "xlsx", year=year)),
            "alone": lambda: _timed(lambda: _alone(plan, year, heads)),
        }
    )
    planner.store.close()
    what = "a year's summary as a workbook ÷ its SQL and the writing library alone, CPU"
    return [ratio(what, found["ours"], found["alone"], 3)]


def _heads(table: CellTable) -> list[str]:
    return list(table.heads)


def _alone(plan: Path, year: int, heads: Sequence[Sequence[str]]) -> bytes:
    file = BytesIO()
    with closing(sqlite3.connect(plan)) as connection:
        tables = [connection.execute(sql, (year,)).fetchall() for sql in (SUMS, LINES, ENTRIES)]
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for head, rows in zip(((), *heads), tables, strict=True):
        _sheet(book, head, rows)
    book.close()
    return file.getvalue()


def _sheet(book: Any, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, head)
    for n, row in enumerate(rows, 1):
        sheet.write_row(n, 0, row)


def _timed(act: Any) -> float:
    start = process_time()
    act()
    return process_time() - start
