"""Events as an XLSX workbook."""

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from eventplanner.domain.base.text import N_
from eventplanner.domain.events.columns import COLUMNS
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.parsing.table_formulas import neutralised
from eventplanner.formats.tables.table_out import cells, headings
from eventplanner.i18n.language import translated

_WIDTHS = {"title": 40, "venue": 30, "url": 30, "notes": 50, "goal": 30, "uid": 12, "timezone": 18, "tags": 20}
_WIDTH = 12
_CREATED = datetime(2000, 1, 1)
"""The same events give the same bytes."""


def xlsx_file(events: Iterable[Event], language: str) -> bytes:
    """One sheet with real dates and times, and a header that stays in sight."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(translated(N_("Events"), language))
    formats = {
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "hh:mm"}),
        str: book.add_format({"text_wrap": False, "num_format": "@"}),
    }
    sheet.write_row(0, 0, headings(language), book.add_format({"bold": True, "bottom": 1}))
    for line, event in enumerate(events, 1):
        for place, cell in enumerate(cells(event, language)):
            _put(sheet, line, place, cell, formats)
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, len(COLUMNS) - 1)
    book.close()
    return file.getvalue()


def _put(sheet: Any, line: int, place: int, cell: Cell, formats: dict[type, Any]) -> None:
    match cell:
        case "":
            return
        case str():
            sheet.write_string(line, place, neutralised(cell), formats[str])
        case time():
            sheet.write_datetime(line, place, cell, formats[time])
        case date():
            sheet.write_datetime(line, place, datetime.combine(cell, time()), formats[date])
        case _:
            sheet.write_number(line, place, cell)
