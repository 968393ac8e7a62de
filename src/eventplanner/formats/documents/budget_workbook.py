"""A budget as an XLSX workbook: a sheet each for summary, lines, entries and cash, with real numbers and formulas."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from eventplanner.domain.base.money import Money, exponent
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.domain.parsing.table_formulas import neutralised
from eventplanner.formats.documents import budget_words
from eventplanner.formats.documents.budget_blocks import blocks, cash, entries, heading, issued, lines
from eventplanner.formats.documents.budget_cells import Block, CellRow, Decimals, Percent, Value
from eventplanner.formats.documents.budget_files import number_of
from eventplanner.i18n.catalogue import _

_CREATED = datetime(2000, 1, 1)
"""The same budget gives the same bytes."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FIRST, _OTHERS = 34, 15
"""Widths of columns."""


def xlsx_file(summary: BudgetSummary) -> bytes:
    """Totals are formulas that come to what is written beside them."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"created": _CREATED, "title": heading(summary)})
    looks = _Looks(book)
    _summary_sheet(book, looks, summary)
    for name, block in (
        (_("Budget lines"), lines(summary)),
        (_("Entries"), entries(summary)),
        (_("Cash"), cash(summary)),
    ):
        sheet = book.add_worksheet(name)
        _put_block(sheet, looks, block, 0, alone=True)
        sheet.set_column(0, 0, _FIRST - 10)
        sheet.set_column(1, max(1, len(block.heads) - 1), _OTHERS)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    book.close()
    return file.getvalue()


class _Looks:
    """The formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.muted = book.add_format({"font_color": "#5c646e"})
        self.section = book.add_format({"bold": True, "font_size": 11, "font_color": "#0b61b0"})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})

    def of(self, value: Value, *, total: bool) -> Any:
        kind = _number_format(value)
        if (kind, total) not in self._made:
            look = {"num_format": kind} | ({"bold": True, "top": 1} if total else {})
            self._made[kind, total] = self._book.add_format(look)
        return self._made[kind, total]


def _number_format(value: Value) -> str:
    match value:
        case Money():
            digits = exponent(value.currency)
            plain = "#,##0" + ("." + "0" * digits if digits else "")
            return f"{plain};[Red]-{plain}"
        case Percent():
            return "0%"
        case Decimals():
            decimals = max(0, -budget_words.decimal(value.scaled, value.digits).as_tuple().exponent)  # type: ignore[operator]
            return "#,##0" + ("." + "0" * decimals if decimals else "")
        case date():
            return "yyyy-mm-dd"
        case int():
            return "#,##0"
    return "@"


def _summary_sheet(book: Any, looks: _Looks, summary: BudgetSummary) -> None:
    sheet = book.add_worksheet(_("Summary"))
    sheet.write_string(0, 0, neutralised(heading(summary)), looks.title)
    sheet.write_string(1, 0, neutralised(issued(summary)), looks.muted)
    at, widest = 3, 1
    for block in blocks(summary):
        sheet.write_string(at, 0, neutralised(block.heading), looks.section)
        if block.key == "categories":
            _chart(book, sheet, block, at + 1)
        at = _put_block(sheet, looks, block, at + 1) + 2
        widest = max(widest, len(block.heads))
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, widest - 1, _OTHERS)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _put_block(sheet: Any, looks: _Looks, block: Block, top: int, *, alone: bool = False) -> int:
    """The heads and the rows; in which line it ends."""
    for place, head in enumerate(block.heads):
        sheet.write_string(top, place, neutralised(head), looks.head)
    for n, row in enumerate(block.rows):
        for place, value in enumerate(row.cells):
            formula = _formula(block, row, place, value, top + 1)
            _put(sheet, looks, (top + 1 + n, place), value, formula, total=row.is_total)
    if alone and block.rows:
        # Up to the first total, which a filter must not sort among the lines.
        first_total = next((n for n, row in enumerate(block.rows) if row.is_total), len(block.rows))
        sheet.autofilter(top, 0, top + max(first_total, 1), len(block.heads) - 1)
    return top + len(block.rows)


def _formula(block: Block, row: CellRow, place: int, value: Value, first: int) -> str:
    """How a total comes about; nothing for a cell that is none."""
    if not isinstance(value, Money):
        return ""
    column = xl_col_to_name(place)
    if row.sums is not None and row.sums[0] <= row.sums[1] and _is_summed(block, row, place):
        return f"=SUM({column}{first + row.sums[0] + 1}:{column}{first + row.sums[1] + 1})"
    if row.net is not None:
        sign = "+" if place in block.added else "-"
        return f"={column}{first + row.net[0] + 1}{sign}{column}{first + row.net[1] + 1}"
    return ""


def _is_summed(block: Block, row: CellRow, place: int) -> bool:
    """An envelope of the whole year is more than the sum of those of its categories."""
    first, last = row.sums or (0, -1)
    parts = [block.rows[n].cells[place] for n in range(first, last + 1)]
    value = row.cells[place]
    return isinstance(value, Money) and sum(part.minor for part in parts if isinstance(part, Money)) == value.minor


def _put(sheet: Any, looks: _Looks, at: tuple[int, int], value: Value, formula: str, *, total: bool) -> None:
    line, place = at
    look = looks.of(value, total=total)
    if value is None or value == "":
        if total:
            sheet.write_blank(line, place, None, look)
    elif isinstance(value, str):
        sheet.write_string(line, place, neutralised(value), look)
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime.combine(value, time()), look)
    elif formula:
        sheet.write_formula(line, place, formula, look, float(number_of(value) or 0))
    else:
        sheet.write_number(line, place, float(number_of(value) or 0), look)


def _chart(book: Any, sheet: Any, block: Block, top: int) -> None:
    """What each expense was planned at, what is committed and paid, and what it will come to."""
    last = next((row.sums[1] for row in block.rows if row.sums is not None), -1)
    if last < 0:
        return
    chart = book.add_chart({"type": "bar"})
    name = _("Summary")
    wanted: Sequence[str] = (_("Planned"), _("Paid"), _("Committed"), _("Forecast"))
    for head in wanted:
        place = list(block.heads).index(head)
        chart.add_series(
            {
                "name": [name, top, place],
                "categories": [name, top + 1, 0, top + 1 + last, 0],
                "values": [name, top + 1, place, top + 1 + last, place],
            }
        )
    chart.set_title({"name": _("Planned, committed and paid by category")})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 120 + 44 * (last + 1)})
    sheet.insert_chart(2, len(block.heads) + 1, chart)
