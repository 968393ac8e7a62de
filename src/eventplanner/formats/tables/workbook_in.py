"""Reading of XLSX workbooks, after a check of their size."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.parsing.table import Cell, TableRow
from eventplanner.formats.tables.table_limits import CELLS, ROWS, SIZE, SLACK, Sheet, too_large, too_many_rows
from eventplanner.formats.tables.workbook_size import extent, no_sheet

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
_SHEETS = 20
_MIDNIGHT = datetime(2000, 1, 1)
_NOT_XLSX = Message("This is not a spreadsheet that can be read: save it as XLSX or CSV.")
_DAMAGED = Message("This spreadsheet is damaged.")


def is_workbook(data: bytes) -> bool:
    """Returns whether the data is a spreadsheet and not text."""
    return data.startswith((_ZIP, _OLD))


def read(data: bytes, wanted: str | None) -> list[Sheet]:
    """Reads the sheets, or the one with a name. Raises FileProblem."""
    _inspect(data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = _chosen(tuple(book.sheet_names), wanted)
        return [Sheet(_rows(book, name), name, tuple(book.sheet_names)) for name in names]
    except FileProblem:
        raise
    except Exception as error:
        raise FileProblem(_DAMAGED) from error


def _chosen(names: tuple[str, ...], wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return names[:_SHEETS]
    alike = tuple(name for name in names if fold(clean_line(name)) == fold(clean_line(wanted)))
    if not alike:
        params = {"sheet": wanted, "names": ", ".join(clean_line(name) for name in names)}
        raise FileProblem(Message("There is no sheet “{sheet}” in this file; there is {names}.", params))
    return alike[:1]


def _inspect(data: bytes) -> None:
    """Refuses an archive that would unpack to more than is allowed, by its directory and then by its contents."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist() or "content.xml" in archive.namelist():
                raise FileProblem(_NOT_XLSX)
            if sum(entry.file_size for entry in entries) > SIZE:
                raise too_large()
            for entry in entries:
                _measure(archive, entry)
    except FileProblem:
        raise
    except Exception as error:
        raise FileProblem(_NOT_XLSX if data.startswith(_OLD) else _DAMAGED) from error


def _measure(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuses a sheet that is too large to lay out: one stray cell can span a billion."""
    with archive.open(entry) as file:
        columns, rows = extent(file) if entry.filename.endswith(".xml") else no_sheet(file)
    if rows > ROWS + SLACK:
        raise too_many_rows()
    if columns * rows > CELLS:
        raise too_large()


def _rows(book: CalamineWorkbook, name: str) -> list[TableRow]:
    sheet = book.get_sheet_by_name(name)
    raw = sheet.to_python(skip_empty_area=False)
    return [TableRow(line, tuple(_cell(value) for value in cells)) for line, cells in enumerate(raw, 1)]


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return value.strip()
        case timedelta():
            return (_MIDNIGHT + value).time() if timedelta() <= value < timedelta(days=1) else str(value)
        case int() | float() | datetime() | date() | time():
            return value
        case _:
            return str(value)
