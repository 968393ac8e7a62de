"""Reading of tables: a CSV, TSV or XLSX file as a header and rows."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import Message, clean, clean_line, counted
from eventplanner.domain.parsing.table import Cell, Table, TableRow
from eventplanner.domain.parsing.table_formulas import restored
from eventplanner.formats.base.csv_encodings import encoded_twice, repair
from eventplanner.formats.tables import csv_in, workbook_in
from eventplanner.formats.tables.table_limits import FIELD, ROWS, SIZE, Sheet, too_many_rows

_LOOK = 20
"""How many lines a title may take before the header comes."""
_MAX_NAMED = 5
_UID = "uid"
"""A column that only programs write: then the text is meant as it stands."""
Known = Callable[[str], bool]
"""Is a text the heading of such a table?"""


def load(path: Path) -> bytes:
    """Reads a file that is not larger than a table may be."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE + 1)
    except OSError as error:
        problem = Message("“{file}” cannot be read: {reason}.", {"file": str(path), "reason": reason_of(error.errno)})
        raise FileProblem(problem) from error
    if len(data) > SIZE:
        raise FileProblem(Message("This file is larger than {n} MB.", {"n": SIZE >> 20}))
    return data


def read(data: bytes, *, known: Known, sheet: str | None = None) -> Table:
    """Reads the table in a file; `known` recognises its headings. Raises FileProblem."""
    if not data.strip():
        raise FileProblem(Message("This file is empty."))
    if workbook_in.is_workbook(data):
        return _from_workbook(data, known, sheet)
    found = csv_in.read(data, lambda rows: _best_header(rows, known)[1])
    return _table(found, known, found.findings)


def _from_workbook(data: bytes, known: Known, wanted: str | None) -> Table:
    sheets = workbook_in.read(data, wanted)
    chosen = max(sheets, key=lambda sheet: _best_header(sheet.rows, known)[1])
    findings = [Message("sheet “{sheet}”", {"sheet": clean_line(chosen.name)})]
    others = [clean_line(name) for name in chosen.all_names if name != chosen.name]
    if others and wanted is None:
        findings.append(Message("other sheets: {names}", {"names": ", ".join(others[:_MAX_NAMED])}))
    return _table(chosen, known, findings)


def _table(sheet: Sheet, known: Known, said: Iterable[Message]) -> Table:
    rows = [row for row in sheet.rows if any(cell != "" for cell in row.cells)]
    if not rows:
        raise FileProblem(Message("There are no rows in this file."))
    if len(rows) > ROWS:
        raise too_many_rows()
    place, _score = _best_header(rows, known)
    by_program = any(_words(cell).strip().lower() == _UID for cell in rows[place].cells)
    repairs = _Repairs([] if by_program else rows)
    header = tuple(clean_line(repairs.text(_words(cell))) for cell in _trimmed(rows[place].cells))
    body = tuple(_fitted(row, len(header), repairs) for row in rows[place + 1 :])
    found = [*said, Message("header in line {line}", {"line": rows[place].line}), *repairs.findings()]
    names = tuple(clean_line(name) for name in sheet.all_names)
    findings = (*found, *_oddities(header, body))
    above = tuple(_joined(row, repairs) for row in rows[:place])
    return Table(header, body, findings, clean_line(sheet.name), names, sheet.delimiter, above)


def _best_header(rows: Sequence[TableRow], known: Known) -> tuple[int, int]:
    """Where the header is among the rows that are not empty, and how many names in it are known."""
    first = rows[:_LOOK]
    scores = [len({cell for cell in row.cells if isinstance(cell, str) and known(repair(cell))}) for row in first]
    best: int = max(scores, default=0)
    if best:
        return scores.index(best), best
    filled = [len([cell for cell in row.cells if cell != ""]) for row in first]
    widest: int = max(filled, default=0)
    return next((n for n, count in enumerate(filled) if count * 2 >= widest), 0), 0


class _Repairs:
    """Cleans the text of a table; undoes a second encoding where the table shows that there was one."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        self.count = 0
        self._twice = any(isinstance(cell, str) and encoded_twice(cell) for row in rows for cell in row.cells)

    def cell(self, cell: Cell) -> Cell:
        return clean(restored(self.text(cell))).strip() if isinstance(cell, str) else cell

    def text(self, text: str) -> str:
        if not self._twice or text.isascii():
            return text
        mended = repair(text)
        self.count += mended != text
        return mended

    def findings(self) -> Iterable[Message]:
        if self.count:
            yield counted(
                "accents encoded twice, mended in {n} cell", "accents encoded twice, mended in {n} cells", self.count
            )


def _fitted(row: TableRow, width: int, repairs: _Repairs) -> TableRow:
    """As wide as the header, with clean text."""
    if any(isinstance(cell, str) and len(cell) > FIELD for cell in row.cells):
        raise FileProblem(
            Message("Line {line} has a field of more than {n} characters.", {"line": row.line, "n": FIELD})
        )
    cells = tuple(repairs.cell(cell) for cell in row.cells[:width])
    surplus = any(cell != "" for cell in row.cells[width:])
    problem = Message("has more cells than the header") if surplus else None
    return TableRow(row.line, cells + ("",) * (width - len(cells)), problem)


def _joined(row: TableRow, repairs: _Repairs) -> str:
    """Returns the filled cells of a line as one text."""
    return " ".join(clean_line(repairs.text(_words(cell))) for cell in row.cells if cell != "")


def _oddities(header: Sequence[str], body: Sequence[TableRow]) -> Iterable[Message]:
    nameless = [n for n, name in enumerate(header) if not name]
    filled = sum(any(row.cells[n] != "" for row in body) for n in nameless)
    if filled:
        yield counted("{n} column without a name is left out", "{n} columns without a name are left out", filled)


def _trimmed(cells: Sequence[Cell]) -> Sequence[Cell]:
    end = len(cells)
    while end > 1 and cells[end - 1] == "":
        end -= 1
    return cells[:end]


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:g}" if isinstance(cell, float) else str(cell)
