"""Reading of XLSX, ODS and XLS workbooks, after a check of their size."""

import zipfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.parsing.table import Cell, Figure, TableRow
from eventplanner.formats.tables.ods_notes import read_ods
from eventplanner.formats.tables.sheet_notes import Place, SheetNotes, read_elements, read_notes, read_styles
from eventplanner.formats.tables.table_limits import CELLS, OLD_SIZE, ROWS, SIZE, SLACK, Sheet, too_large, too_many_rows
from eventplanner.formats.tables.workbook_size import extent, no_sheet

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
MARK = 4
"""Bytes by which a workbook is told from text."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which office programs keep a workbook that has a password."""
_SHEETS = 20
_MIDNIGHT = datetime(2000, 1, 1)
_NO_SHEET = Message("This is not a spreadsheet that can be read: save it as XLSX or CSV.")
_DAMAGED = Message("This spreadsheet is damaged.")

Reader = Callable[[str], tuple[Sequence[Sequence[Cell]], SheetNotes]]
"""Reads the cells of a sheet and the notes on them, by its name."""


def is_workbook(data: bytes) -> bool:
    """Returns whether the data is a spreadsheet and not text."""
    return data.startswith((_ZIP, _OLD))


def read(data: bytes, wanted: str | None) -> list[Sheet]:
    """Reads the sheets, or the one with a name. Raises FileProblem."""
    try:
        names, reader = _old(data) if data.startswith(_OLD) else _zipped(data)
        return [_sheet(name, names, *reader(name)) for name in _chosen(names, wanted)]
    except FileProblem:
        raise
    except Exception as error:
        raise FileProblem(_NO_SHEET if data.startswith(_OLD) else _DAMAGED) from error


def _chosen(names: tuple[str, ...], wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return names[:_SHEETS]
    alike = tuple(name for name in names if fold(clean_line(name)) == fold(clean_line(wanted)))
    if not alike:
        params = {"sheet": wanted, "names": ", ".join(clean_line(name) for name in names)}
        raise FileProblem(Message("There is no sheet “{sheet}” in this file; there is {names}.", params))
    return alike[:1]


def _old(data: bytes) -> tuple[tuple[str, ...], Reader]:
    if _LOCKED in data:
        raise FileProblem(Message("This spreadsheet has a password: save it without one."))
    if len(data) > OLD_SIZE:
        raise FileProblem(Message("This file is larger than {n} MB.", {"n": OLD_SIZE >> 20}))
    # Here because hardly any workbook is as old as this.
    from eventplanner.formats.tables.xls_in import XlsBook

    book = XlsBook(data)
    return book.names, book.sheet


def _zipped(data: bytes) -> tuple[tuple[str, ...], Reader]:
    archive = zipfile.ZipFile(BytesIO(data))
    names = archive.namelist()
    is_open = "content.xml" in names and "xl/workbook.xml" not in names
    if not is_open and ("xl/workbook.xml" not in names or "content.xml" in names):
        raise FileProblem(_NO_SHEET)
    _inspect(archive)
    if is_open:
        with archive.open("content.xml") as file:
            notes: Callable[[str], SheetNotes] = defaultdict(SheetNotes, read_ods(file)).__getitem__
    else:
        notes = _XlsxNotes(archive).of
    book = CalamineWorkbook.from_filelike(BytesIO(data))

    def reader(name: str) -> tuple[Sequence[Sequence[Cell]], SheetNotes]:
        sheet = book.get_sheet_by_name(name)
        its_notes = notes(name)
        merged = sheet.merged_cell_ranges or []
        its_notes.merged += [((top + 1, left + 1), (bottom + 1, right + 1)) for (top, left), (bottom, right) in merged]
        return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)], its_notes

    return tuple(book.sheet_names), reader


def _inspect(archive: zipfile.ZipFile) -> None:
    """Refuses an archive that would unpack to more than is allowed, by its directory and then by its contents."""
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > SIZE:
        raise too_large()
    for entry in entries:
        _measure(archive, entry)


def _measure(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuses a sheet that is too large to lay out: one stray cell can span a billion."""
    with archive.open(entry) as file:
        columns, rows = extent(file) if entry.filename.endswith(".xml") else no_sheet(file)
    if rows > ROWS + SLACK:
        raise too_many_rows()
    if columns * rows > CELLS:
        raise too_large()


class _XlsxNotes:
    """Finds the notes of the sheets of an XLSX file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        targets = {each["Id"]: each["Target"] for each in self._elements("xl/_rels/workbook.xml.rels", "Relationship")}
        self._paths = {each["name"]: targets.get(each["id"], "") for each in self._elements("xl/workbook.xml", "sheet")}
        self._styles = {}
        if "xl/styles.xml" in archive.namelist():
            with archive.open("xl/styles.xml") as file:
                self._styles = read_styles(file)

    def of(self, name: str) -> SheetNotes:
        target = self._paths.get(name, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path not in self._archive.namelist():
            return SheetNotes()
        with self._archive.open(path) as file:
            return read_notes(file, self._styles)

    def _elements(self, path: str, name: str) -> list[dict[str, str]]:
        with self._archive.open(path) as file:
            return read_elements(file, name)


def _sheet(name: str, names: tuple[str, ...], cells: Sequence[Sequence[Cell]], notes: SheetNotes) -> Sheet:
    rows = [list(row) for row in cells]
    for (row, column), format in notes.formats.items():
        number = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""
        if isinstance(number, float):
            rows[row - 1][column - 1] = Figure(number, format.currency, is_percent=format.is_percent)
    faults: dict[int, dict[int, str]] = {}
    for (row, column), fault in notes.faults.items():
        faults.setdefault(row, {})[column - 1] = fault
    shared, broad = _share(rows, notes.merged)
    return Sheet(
        [
            TableRow(
                line, tuple(row), None, faults.get(line, {}), frozenset(shared.get(line, ())), is_broad=line in broad
            )
            for line, row in enumerate(rows, 1)
        ],
        name,
        names,
        hidden=frozenset(notes.hidden),
    )


def _share(rows: list[list[Cell]], merged: Sequence[tuple[Place, Place]]) -> tuple[dict[int, set[int]], set[int]]:
    """Gives each row of a merged range its value, and returns the places that have one so, and the rows laid broad."""
    shared: dict[int, set[int]] = {}
    broad: set[int] = set()
    room = CELLS
    for (top, left), (last, right) in merged:
        bottom = min(last, len(rows))
        room -= max(0, bottom - top)
        if room < 0:
            raise too_large()
        if right > left:
            broad |= set(range(top, bottom + 1))
        value = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else ""
        if value == "":
            continue
        for row in range(top + 1, bottom + 1):
            if left <= len(rows[row - 1]):
                rows[row - 1][left - 1] = value
                shared.setdefault(row, set()).add(left - 1)
    return shared, broad


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return value.strip()
        case timedelta():
            return (_MIDNIGHT + value).time() if timedelta() <= value < timedelta(days=1) else value
        case int() | float() | datetime() | date() | time():
            return float(value) if isinstance(value, int) else value
        case _:
            return str(value)
