"""Documents as XLSX workbooks: real numbers, formulas for totals, and sheets that can be filtered and printed."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import chain
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from eventplanner.domain.base.money import Money, exponent
from eventplanner.formats.documents.blocks import CellRow, CellTable, Document, Section
from eventplanner.formats.documents.values import (
    Decimals,
    Percent,
    Struck,
    Value,
    decimal,
    decimals_of,
    number_of,
    text_of,
)
from eventplanner.formats.tables.table_formulas import neutralised
from eventplanner.i18n.catalogue import _

_CREATED = datetime(2000, 1, 1)
"""The same document gives the same bytes."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NARROWEST, _WIDEST = 8, 44
"""Widths of columns, in characters."""
_MEASURED = 500
"""Rows that decide how wide a column is."""
_PORTRAIT = 90
"""Characters of a row that fit a sheet of paper that stands upright."""
_A4 = 9


def xlsx_file(document: Document) -> bytes:
    """Returns a first sheet with the summary, if the document has a title, and a sheet for section section that asks for one."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"created": _CREATED, "title": document.title})
    looks = _Looks(book)
    if document.title:
        _summary_sheet(book, looks, document)
    # Tables that stand nowhere else come first.
    for section in sorted(
        (section for section in document.sections if section.sheet), key=lambda section: section.in_summary
    ):
        _table_sheet(book, looks, section)
    book.close()
    return file.getvalue()


class _Looks:
    """The formats of cells, section made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.muted = book.add_format({"font_color": "#5c646e"})
        self.section = book.add_format({"bold": True, "font_size": 11, "font_color": "#0b61b0"})
        head = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        self.head = book.add_format(head)
        self.number_head = book.add_format({**head, "align": "right"})

    def of(self, value: Value, *, total: bool) -> Any:
        kind = _number_format(value)
        if (kind, total) not in self._made:
            look = {"num_format": kind} | ({"bold": True, "top": 1} if total else {})
            self._made[kind, total] = self._book.add_format(look)
        return self._made[kind, total]


def _number_format(value: Value) -> str:
    match value:
        case Money():
            plain = _with_decimals(exponent(value.currency))
            return f"{plain};[Red]-{plain}"
        case Percent():
            return "0%"
        case Decimals():
            plain = _with_decimals(decimals_of(decimal(value.scaled, value.digits)))
            return f'{plain}" {value.unit}"' if value.unit else plain
        case date():
            return "yyyy-mm-dd"
        case time():
            return "hh:mm"
        case None | str() | Struck():
            return "@"
    return "#,##0"


def _with_decimals(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def _summary_sheet(book: Any, looks: _Looks, document: Document) -> None:
    """All tables of the summary under each other, in columns that fit the widest."""
    name = _("Summary")
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, neutralised(document.title), looks.title)
    sheet.write_string(1, 0, neutralised(document.subtitle), looks.muted)
    sections = [section for section in document.sections if section.in_summary and section.tables]
    tables = [table for section in sections for table in section.tables]
    widths = _set_up(sheet, tables)
    top = 3
    for section in sections:
        sheet.write_string(top, 0, neutralised(section.heading), looks.section)
        top += 1
        for table in section.tables:
            _chart(book, sheet, name, table, top)
            top = _put_table(sheet, looks, table, widths, top) + 2


def _table_sheet(book: Any, looks: _Looks, section: Section) -> None:
    """One table whose header stays in sight, stands on each page, and filters the rows up to the first total."""
    [table] = section.tables
    sheet = book.add_worksheet(section.sheet)
    _put_table(sheet, looks, table, _set_up(sheet, [table]), 0)
    first_total = next((n for n, row in enumerate(table.rows) if row.is_total), len(table.rows))
    sheet.autofilter(0, 0, max(first_total, 1), len(table.heads) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _set_up(sheet: Any, tables: Sequence[CellTable]) -> list[int]:
    """Sets paper and widths of columns, and returns these."""
    columns = max((len(table.heads) for table in tables), default=1)
    widths = [
        max(_width(table, n) for table in tables if n < len(table.heads)) for n in range(columns if tables else 0)
    ]
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    sheet.set_paper(_A4)
    if sum(widths) > _PORTRAIT:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return widths


def _width(table: CellTable, place: int) -> int:
    """Characters of the longest cell, or of the longest word of the heading, which may wrap."""
    cells = (text_of(row.cells[place]) for row in table.rows[:_MEASURED])
    longest = max(map(len, chain(cells, table.heads[place].split())), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _put_table(sheet: Any, looks: _Looks, table: CellTable, widths: Sequence[int], top: int) -> int:
    """Writes headings and rows, and returns the line below them."""
    numbers = table.numbers
    for place, head in enumerate(table.heads):
        sheet.write_string(top, place, neutralised(head), looks.number_head if place in numbers else looks.head)
    sheet.set_row(top, 15 * max(len(wrap(head, width)) or 1 for head, width in zip(table.heads, widths, strict=False)))
    for line, row in enumerate(table.rows, top + 1):
        total = row.is_total
        for place, value in enumerate(row.cells):
            if total or (value is not None and value != ""):
                formula = _formula(table, row, place, value, top + 1) if total else ""
                _put(sheet, (line, place), value, looks.of(value, total=total), formula)
    return top + len(table.rows)


def _formula(table: CellTable, row: CellRow, place: int, value: Value, first: int) -> str:
    """Returns how a total is computed; nothing for a cell that is none."""
    if not isinstance(value, Money):
        return ""
    column = xl_col_to_name(place)
    if row.sums is not None and row.sums[0] <= row.sums[1] and _is_summed(table, row.sums, place, value):
        return f"=SUM({column}{first + row.sums[0] + 1}:{column}{first + row.sums[1] + 1})"
    if row.net is not None:
        sign = "+" if table.heads[place] in table.added else "-"
        return f"={column}{first + row.net[0] + 1}{sign}{column}{first + row.net[1] + 1}"
    return ""


def _is_summed(table: CellTable, sums: tuple[int, int], place: int, total: Money) -> bool:
    """An envelope of the whole year is more than the sum of those of its categories."""
    parts = [row.cells[place] for row in table.rows[sums[0] : sums[1] + 1]]
    return sum(part.minor for part in parts if isinstance(part, Money)) == total.minor


def _put(sheet: Any, at: tuple[int, int], value: Value, look: Any, formula: str) -> None:
    match value:
        case None | "":
            sheet.write_blank(*at, None, look)
        case str() | Struck():
            sheet.write_string(*at, neutralised(text_of(value)), look)
        case time():
            sheet.write_datetime(*at, value, look)
        case date():
            sheet.write_datetime(*at, datetime.combine(value, time()), look)
        case _ if formula:
            sheet.write_formula(*at, formula, look, float(number_of(value)))
        case _:
            sheet.write_number(*at, float(number_of(value)), look)


def _chart(book: Any, sheet: Any, name: str, table: CellTable, top: int) -> None:
    """Draws the columns that a table wants drawn beside it, up to its first total."""
    last = next((row.sums[1] for row in table.rows if row.sums is not None), -1)
    if not table.chart or last < 0:
        return
    chart = book.add_chart({"type": "bar"})
    title, *heads = table.chart
    for head in heads:
        place = list(table.heads).index(head)
        chart.add_series(
            {
                "name": [name, top, place],
                "categories": [name, top + 1, 0, top + 1 + last, 0],
                "values": [name, top + 1, place, top + 1 + last, place],
            }
        )
    chart.set_title({"name": title})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 120 + 44 * (last + 1)})
    sheet.insert_chart(2, len(table.heads) + 1, chart)
