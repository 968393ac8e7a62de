"""Notes of an XLSX sheet beside the values of its cells: formats, errors, formulas without a value, hidden rows."""

import re
from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

from msgspec import Struct, field

from eventplanner.formats.tables.number_formats import NumberFormat, read_format
from eventplanner.formats.tables.workbook_size import column_number

_CHUNK = 1 << 20
_OVERLAP = 1 << 12
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE = frozenset({"1", "true"})

Place = tuple[int, int]
"""Row and column of a cell, from 1."""


class SheetNotes(Struct):
    """Notes on the cells and rows of one sheet."""

    formats: dict[Place, NumberFormat] = field(default_factory=dict)
    """Of cells whose format names a currency or a percentage."""
    faults: dict[Place, str] = field(default_factory=dict)
    """Errors such as `#DIV/0!`; nothing for a formula that was never calculated."""
    hidden: set[int] = field(default_factory=set)
    """Rows that the spreadsheet does not show."""
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    """First and last cell of each merged range."""


def read_styles(file: IO[bytes]) -> dict[str, NumberFormat]:
    """Returns the formats that say something, by the number under which cells name them."""
    reader = _Styles()
    parse(file, reader.begin, reader.end, lambda _text: None)
    found = (read_format(reader.patterns.get(id, ""), int(id) if id.isdecimal() else -1) for id in reader.used)
    return {str(n): format for n, format in enumerate(found) if not format.is_plain}


def read_elements(file: IO[bytes], name: str) -> list[dict[str, str]]:
    """Returns the attributes of all elements of a name, by their names without prefixes."""
    found = []

    def begin(element: str, attributes: dict[str, str]) -> None:
        if element == name:
            found.append({key.rpartition(":")[2]: value for key, value in attributes.items()})

    parse(file, begin, lambda _name: None, lambda _text: None)
    return found


def read_notes(file: IO[bytes], styles: Mapping[str, NumberFormat]) -> SheetNotes:
    """Returns the notes of a sheet; a quick look decides whether there are any."""
    if not _has_notes(file, styles):
        return SheetNotes()
    file.seek(0)
    reader = _Cells(styles)
    parse(file, reader.begin, reader.end, reader.text)
    return reader.notes


def _has_notes(file: IO[bytes], styles: Mapping[str, NumberFormat]) -> bool:
    """Looks for what only notes are written with; no cell is read."""
    of_styles = "|".join(map(re.escape, styles))
    styled = rf"|\ss=[\"'](?:{of_styles})[\"']" if styles else ""
    signs = re.compile(rf"\st=[\"']e[\"']|\shidden=[\"'](?:1|true)[\"']|<(?:\w+:)?f[\s>/]{styled}".encode())
    rest = b""
    while chunk := file.read(_CHUNK):
        text = rest + chunk
        if signs.search(text):
            return True
        rest = text[-_OVERLAP:]
    return False


class _Styles:
    """Follows the number formats and the cell formats of a workbook."""

    def __init__(self) -> None:
        self.patterns: dict[str, str] = {}
        self.used: list[str] = []
        self._in_cells = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "numFmt":
                self.patterns[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                self.used.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


class _Cells:
    """Follows the rows and cells of a sheet; places that are not written are counted."""

    def __init__(self, styles: Mapping[str, NumberFormat]) -> None:
        self.notes = SheetNotes()
        self._styles = styles
        self._row = self._column = 0
        self._type = ""
        self._has_formula = False
        self._value: list[str] | None = None
        self._said = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                row = attributes.get("r", "")
                self._row = int(row) if row.isascii() and row.isdigit() else self._row + 1
                self._column = 0
                if attributes.get("hidden") in _TRUE:
                    self.notes.hidden.add(self._row)
            case "c":
                place = _PLACE.fullmatch(attributes.get("r", ""))
                self._column = column_number(place[1]) if place else self._column + 1
                self._type, self._has_formula, self._said = attributes.get("t", "n"), False, ""
                if format := self._styles.get(attributes.get("s", "")):
                    self.notes.formats[self._row, self._column] = format
            case "f":
                self._has_formula = True
            case "v" | "t":
                self._value = []

    def text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def end(self, name: str) -> None:
        match name:
            case "v" | "t" if self._value is not None:
                self._said, self._value = self._said + "".join(self._value), None
            case "c":
                if self._type == "e":
                    self.notes.faults[self._row, self._column] = self._said or "#ERROR!"
                elif self._has_formula and self._type != "str" and not self._said:
                    self.notes.faults[self._row, self._column] = ""


def parse(
    file: IO[bytes],
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Reads XML; elements and attributes come without their prefixes. Raises ExpatError."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: begin(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    parser.ParseFile(file)
