"""Notes of an ODS file beside the values of its cells; OpenDocument 1.3 Part 3, 9 and 19."""

from typing import IO

from eventplanner.formats.tables.number_formats import NumberFormat
from eventplanner.formats.tables.sheet_notes import SheetNotes, parse
from eventplanner.formats.tables.table_limits import CELLS, ROWS, SLACK, too_large, too_many_rows

_MOST_NOTED = 10_000
"""Times that a cell with a note may be repeated; what repeats more often fills a sheet and is no table."""
_HIDDEN = frozenset({"collapse", "filter"})


def read_ods(file: IO[bytes]) -> dict[str, SheetNotes]:
    """Returns the notes of each sheet by its name. Raises FileProblem for one too large to lay out, ExpatError."""
    reader = _Content()
    parse(file, reader.begin, reader.end, reader.text)
    return reader.sheets


class _Content:
    """Follows the cells of each sheet; rows and cells may stand for many that are alike."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetNotes] = {}
        self._notes = SheetNotes()
        self._row = self._rows = self._column = self._columns = 0
        self._widest = 0
        self._cell: dict[str, str] = {}
        self._paragraph: list[str] | None = None
        self._said = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        match name:
            case "table":
                self._notes = self.sheets.setdefault(plain.get("name", ""), SheetNotes())
                self._row = self._rows = self._widest = 0
            case "table-row":
                self._row += self._rows
                self._rows, self._column, self._columns = _times(plain, "number-rows-repeated"), 0, 0
                if plain.get("visibility") in _HIDDEN and self._rows <= _MOST_NOTED:
                    self._notes.hidden |= {self._row + n for n in range(1, self._rows + 1)}
            case "table-cell" | "covered-table-cell":
                self._column += self._columns
                self._columns = _times(plain, "number-columns-repeated")
                self._cell, self._said = plain | _errors(attributes), ""
            case "p":
                self._paragraph = []

    def text(self, text: str) -> None:
        if self._paragraph is not None:
            self._paragraph.append(text)

    def end(self, name: str) -> None:
        match name:
            case "p" if self._paragraph is not None:
                self._said, self._paragraph = self._said + "".join(self._paragraph), None
            case "table-cell" | "covered-table-cell":
                self._end_cell()

    def _end_cell(self) -> None:
        cell, notes = self._cell, self._notes
        if "value-type" in cell or self._said:
            self._measure()
        if cell.get("error") and self._noted():
            notes.faults |= dict.fromkeys(self._noted(), self._said or "#ERROR!")
        elif "formula" in cell and "value-type" not in cell and not self._said:
            notes.faults |= dict.fromkeys(self._noted(), "")
        kind = cell.get("value-type")
        if kind in {"currency", "percentage"}:
            format = NumberFormat(cell.get("currency", ""), is_percent=kind == "percentage")
            notes.formats |= dict.fromkeys(self._noted(), format)
        rows, columns = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
        if rows > 1 or columns > 1:
            first = self._row + 1, self._column + 1
            notes.merged.append((first, (first[0] + rows - 1, first[1] + columns - 1)))

    def _noted(self) -> list[tuple[int, int]]:
        """Returns the places that the cell stands for."""
        if self._rows * self._columns > _MOST_NOTED:
            raise too_large()
        rows, columns = range(self._rows), range(self._columns)
        return [(self._row + row + 1, self._column + column + 1) for row in rows for column in columns]

    def _measure(self) -> None:
        last = self._row + self._rows
        self._widest = max(self._widest, self._column + self._columns)
        if last > ROWS + SLACK:
            raise too_many_rows()
        if last * self._widest > CELLS:
            raise too_large()


def _times(attributes: dict[str, str], name: str) -> int:
    said = attributes.get(name, "1")
    return max(1, int(said)) if said.isascii() and said.isdigit() else 1


def _errors(attributes: dict[str, str]) -> dict[str, str]:
    """Two attributes are called `value-type`: that of LibreOffice's own knows errors."""
    return {"error": "1"} if attributes.get("calcext:value-type") == "error" else {}
