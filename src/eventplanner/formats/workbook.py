"""XLSX in: sheets of rows, once the file has proved to be no larger than it may be."""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from eventplanner.domain.errors import FileProblem
from eventplanner.domain.table import Cell, Row
from eventplanner.domain.text import Message, clean_line, fold
from eventplanner.formats.limits import CELLS, ROWS, SIZE, Sheet, too_large, too_many_rows

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 20
_SHEETS = 20
_MIDNIGHT = datetime(2000, 1, 1)
# A cell that holds something: its column and row. Cells with a format and no content end in "/>".
_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'](?:[^>]*[^/>])?>""")
_NOT_XLSX = Message("This is not a spreadsheet that can be read: save it as XLSX or CSV.")
_DAMAGED = Message("This spreadsheet is damaged.")


def is_workbook(data: bytes) -> bool:
    """Is it a spreadsheet, rather than text?"""
    return data.startswith((_ZIP, _OLD))


def read(data: bytes, wanted: str | None) -> list[Sheet]:
    """The sheets, or the one of that name. Raises FileProblem."""
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
    """Refuse what would unpack to more than is allowed: by what the archive says, then by what it holds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist() or "content.xml" in archive.namelist():
                raise FileProblem(_NOT_XLSX)
            if sum(entry.file_size for entry in entries) > SIZE:
                raise too_large()
            for entry in entries:
                _measure(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise FileProblem(_NOT_XLSX if data.startswith(_OLD) else _DAMAGED) from error


def _measure(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """How far down and to the right the cells of a sheet go; one stray cell can span a billion."""
    if not entry.filename.lower().endswith(".xml"):
        return
    columns, rows, rest = 0, 0, b""
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            text = rest + chunk
            for column, row in _FILLED.findall(text):
                columns, rows = max(columns, _number(column)), max(rows, int(row))
            rest = text[text.rfind(b"<") :][:_CHUNK]
    if rows > ROWS + 100:
        raise too_many_rows()
    if columns * rows > CELLS:
        raise too_large()


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(book: CalamineWorkbook, name: str) -> list[Row]:
    sheet = book.get_sheet_by_name(name)
    raw = sheet.to_python(skip_empty_area=False)
    return [Row(line, tuple(_cell(value) for value in cells)) for line, cells in enumerate(raw, 1)]


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
