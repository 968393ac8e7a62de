"""Headings among the rows of somebody's budget, told from lines that have no amount yet."""

import re

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import Category, category_of
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.exchange.sections import RowSection, lone_text, sections_of
from eventplanner.domain.ledgers.budget_outline import is_numbering, outline_of
from eventplanner.domain.ledgers.budget_rows import MoneyColumns
from eventplanner.domain.ledgers.budget_totals import total_kind
from eventplanner.domain.parsing.table import Table, TableRow, cell_text

_INTO = re.compile(
    r"^(?:total )?(?:incomes?|ingresos?|inflow|revenues?|funding|aportes?|projected inflow|final inflow)\b"
)
_OUT = re.compile(r"^(?:total )?(?:expenses?|gastos?|egresos?|costs?|costos?|expenditures?)\b")


def direction_of(title: str) -> Flow | None:
    """Returns the direction that a heading among the rows, or the name of a sheet, is of."""
    plain = fold(clean_line(title)).strip(": *#")
    return Flow.INCOME if _INTO.match(plain) else Flow.EXPENSE if _OUT.match(plain) else None


def headings_of(table: Table, columns: MoneyColumns) -> dict[int, RowSection]:
    """Returns the headings among the rows, by line.

    Beside what marks one in any table, a heading is a row without the category that all others have, one with numbered
    rows under it, or one that a total below names.
    """
    names = {place: name for name, place in columns.places.items()}
    fields = [names.get(place, "") for place in range(len(table.header))]
    rows = [_without_number(row, columns) for row in table.rows]
    found = sections_of(rows, fields, "name", _is_word)
    totals = " ".join(fold(label) for row in table.rows if total_kind(label := columns.label(row)))
    by_category = "category" in columns.places and all(
        columns.text(row, "category") for row in rows if not lone_text(row) and not total_kind(columns.label(row))
    )
    for n, (bare, row) in enumerate(zip(rows, table.rows, strict=True)):
        if bare.line in found or (lone := lone_text(bare)) is None:
            continue
        _place, title = lone
        lacks = by_category and not columns.text(row, "category")
        if lacks or _has_rows_under(table.rows, n, columns) or (len(title) > 2 and fold(title) in totals):
            found[row.line] = RowSection(row.line, title.strip(" :"))
    return found


def _without_number(row: TableRow, columns: MoneyColumns) -> TableRow:
    """Returns a row without its place in an outline."""
    money = {columns.places[name] for name in columns.measures}
    cells = (
        "" if n not in money and is_numbering(clean_line(cell_text(cell))) else cell for n, cell in enumerate(row.cells)
    )
    return revised(row, cells=tuple(cells))


def _has_rows_under(rows: tuple[TableRow, ...], n: int, columns: MoneyColumns) -> bool:
    outline = outline_of(rows[n], columns.label(rows[n]))
    if not outline or n + 1 == len(rows):
        return False
    below = outline_of(rows[n + 1], columns.label(rows[n + 1]))
    return len(below) > len(outline) and below[: len(outline)] == outline


def _is_word(title: str) -> bool:
    return direction_of(title) is not None or category_of(title) in frozenset(Category)
