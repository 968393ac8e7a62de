"""Reading of old XLS workbooks."""

from datetime import datetime, timedelta
from io import StringIO

import xlrd
from xlrd.sheet import Sheet as XlsSheet

from eventplanner.domain.parsing.table import Cell
from eventplanner.formats.tables.number_formats import read_format
from eventplanner.formats.tables.sheet_notes import SheetNotes
from eventplanner.formats.tables.table_limits import CELLS, too_large

_LENGTH = "[h"
"""Begins a format of hours that may be more than a day has."""


class XlsBook:
    """Workbook of BIFF records, sheet by sheet."""

    def __init__(self, data: bytes) -> None:
        self._book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=StringIO())
        self.names = tuple(self._book.sheet_names())

    def sheet(self, name: str) -> tuple[list[list[Cell]], SheetNotes]:
        """Returns the cells of a sheet from its first place on, and its notes. Raises FileProblem."""
        sheet = self._book.sheet_by_name(name)
        if sheet.nrows * sheet.ncols > CELLS:
            raise too_large()
        notes = SheetNotes(
            hidden={row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden},
            merged=[((top + 1, left + 1), (bottom, right)) for top, bottom, left, right in sheet.merged_cells],
        )
        cells = [
            [self._cell(sheet, row, column, notes) for column in range(sheet.row_len(row))]
            for row in range(sheet.nrows)
        ]
        self._book.unload_sheet(name)
        return cells, notes

    def _cell(self, sheet: XlsSheet, row: int, column: int, notes: SheetNotes) -> Cell:
        value, kind = sheet.cell_value(row, column), sheet.cell_type(row, column)
        match kind:
            case xlrd.XL_CELL_ERROR:
                notes.faults[row + 1, column + 1] = xlrd.error_text_from_code.get(value, "#ERROR!")
                return ""
            case xlrd.XL_CELL_BOOLEAN:
                return str(bool(value)).lower()
            case xlrd.XL_CELL_DATE:
                return self._moment(value, self._pattern(sheet, row, column))
            case xlrd.XL_CELL_NUMBER:
                format = read_format(self._pattern(sheet, row, column))
                if not format.is_plain:
                    notes.formats[row + 1, column + 1] = format
                return float(value)
        return str(value).strip()

    def _pattern(self, sheet: XlsSheet, row: int, column: int) -> str:
        cell_format = self._book.xf_list[sheet.cell_xf_index(row, column)]
        return str(self._book.format_map[cell_format.format_key].format_str)

    def _moment(self, value: float, pattern: str) -> Cell:
        if _LENGTH in pattern.lower():
            return timedelta(days=value)
        if 0 <= value < 1:
            return (datetime(2000, 1, 1) + timedelta(seconds=round(value * 86_400))).time()
        found: datetime = xlrd.xldate_as_datetime(value, self._book.datemode)
        return found
