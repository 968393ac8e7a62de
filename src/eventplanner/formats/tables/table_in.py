"""Reading of tables: a CSV, TSV, XLSX, ODS or XLS file as a header and rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import Message, clean, clean_line, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.table import Cell, Table, TableRow, cell_text
from eventplanner.formats.base.csv_encodings import encoded_twice, repair
from eventplanner.formats.tables import csv_in, workbook_in
from eventplanner.formats.tables.table_formulas import restored
from eventplanner.formats.tables.table_limits import FIELD, ROWS, SIZE, Sheet, too_many_rows

_LOOK = 20
"""How many lines a title may take before the header comes."""
_MAX_NAMED = 5
_CHUNK = 1 << 20
_HEADINGS_OF_A_TABLE = 2
"""Known headings in a line from which it is the header of a table."""
_UID = "uid"
"""A column that only programs write: then the text is meant as it stands."""
Known = Callable[[str], bool]
"""Is a text the heading of such a table?"""


def load(path: Path) -> bytes:
    """Reads a file that is not larger than a table may be, and has no more rows. Raises FileProblem."""
    try:
        with path.open("rb") as file:
            if path.stat().st_size > SIZE:
                raise _too_large()
            return _load(file)
    except OSError as error:
        problem = Message("“{file}” cannot be read: {reason}.", {"file": str(path), "reason": reason_of(error.errno)})
        raise FileProblem(problem) from error


def load_stream(stream: IO[bytes]) -> bytes:
    """Reads a stream as `load` reads a file, by way of a temporary file. Raises FileProblem."""
    with TemporaryFile() as file:
        while chunk := stream.read(_CHUNK):
            file.write(chunk)
            if file.tell() > SIZE:
                raise _too_large()
        file.seek(0)
        return _load(file)


def _load(file: IO[bytes]) -> bytes:
    if not workbook_in.is_workbook(file.read(workbook_in.MARK)):
        csv_in.refuse_many_rows(file)
    file.seek(0)
    data = file.read(SIZE + 1)
    if len(data) > SIZE:
        raise _too_large()
    return data


def _too_large() -> FileProblem:
    return FileProblem(Message("This file is larger than {n} MB.", {"n": SIZE >> 20}))


def read(data: bytes, *, known: Known, sheet: str | None = None) -> Table:
    """Reads the table in a file; `known` recognises its headings. Raises FileProblem."""
    if not data[:FIELD].strip() and not data.strip():
        raise FileProblem(Message("This file is empty."))
    if workbook_in.is_workbook(data):
        return _from_workbook(data, known, sheet)
    found = csv_in.read(data, lambda rows: _best_header(rows, known)[1])
    return _table(found, known, found.findings)


def _from_workbook(data: bytes, known: Known, wanted: str | None) -> Table:
    sheets = workbook_in.read(data, wanted)
    chosen = max(sheets, key=lambda sheet: _best_header(sheet.rows, known)[1])
    findings = [Message("sheet “{sheet}”", {"sheet": clean_line(chosen.name)})]
    if wanted is None:
        findings += _other_sheets(chosen, sheets, known)
    return _table(chosen, known, findings)


def _other_sheets(chosen: Sheet, sheets: Sequence[Sheet], known: Known) -> Iterable[Message]:
    """Says which sheets are not read, first those that hold the same columns and so may be meant as well."""
    header = _header_keys(chosen, known)
    alike = [sheet.name for sheet in sheets if sheet is not chosen and header and _header_keys(sheet, known) == header]
    others = [name for name in chosen.all_names if name != chosen.name and name not in alike]
    if alike:
        yield Message("with the same columns, but not read: sheets {names}", {"names": _listed(alike)})
    if others:
        yield Message("other sheets: {names}", {"names": _listed(others)})


def _listed(names: Sequence[str]) -> str:
    named = ", ".join(clean_line(name) for name in names[:_MAX_NAMED])
    return f"{named} …" if len(names) > _MAX_NAMED else named


def _header_keys(sheet: Sheet, known: Known) -> tuple[str, ...]:
    """Returns the headings of a sheet in the form in which they are compared; none where none is known."""
    rows = _filled(sheet.rows)
    place, score = _best_header(rows, known)
    return tuple(heading_key(cell_text(cell)) for cell in _trimmed(rows[place].cells)) if score else ()


def _table(sheet: Sheet, known: Known, said: Iterable[Message]) -> Table:
    rows = _filled(sheet.rows)
    if not rows:
        raise FileProblem(Message("There are no rows in this file."))
    if len(rows) > ROWS:
        raise too_many_rows()
    place, _score = _best_header(rows, known)
    by_program = any(cell_text(cell).strip().lower() == _UID for cell in rows[place].cells)
    repairs = _Repairs([] if by_program else rows)
    header = tuple(clean_line(repairs.text(cell_text(cell))) for cell in _trimmed(rows[place].cells))
    header = _grouped(header, rows[place - 1] if place else None)
    header, second = _without_second(header, rows[place + 1 :], known)
    body = [_fitted(row, len(header), repairs, cut=bool(second)) for row in rows[place + 1 :]]
    body, again = _without_headers(header, _filled(body))
    findings = [*said, Message("header in line {line}", {"line": rows[place].line}), *repairs.findings()]
    findings += [*_above(rows[:place], known), *second, *again, *_hidden(body, sheet.hidden), *_oddities(header, body)]
    names = tuple(clean_line(name) for name in sheet.all_names)
    above = tuple(_joined(row, repairs) for row in rows[:place])
    return Table(header, tuple(body), tuple(findings), clean_line(sheet.name), names, sheet.delimiter, above)


def _above(rows: Sequence[TableRow], known: Known) -> Iterable[Message]:
    """Says where another table stands above the one that is read, such as hosts above attendees."""
    for row in rows[:-1]:
        headings = {cell for cell in row.cells if isinstance(cell, str) and known(cell)}
        if len(headings) >= _HEADINGS_OF_A_TABLE:
            yield Message("the table that begins in line {line} above it is left out", {"line": row.line})
            return


def _filled(rows: Iterable[TableRow]) -> list[TableRow]:
    """Returns the rows that say something of their own, or hold an error."""
    return [
        row for row in rows if row.faults or (_says_more(row) if row.shared else row.cells.count("") < len(row.cells))
    ]


def _says_more(row: TableRow) -> bool:
    """Has the row a filled cell that is not one of the rows above it too?"""
    return any(cell != "" and n not in row.shared for n, cell in enumerate(row.cells))


def _best_header(rows: Sequence[TableRow], known: Known) -> tuple[int, int]:
    """Where the header is among the rows that are not empty, and how many names in it are known."""
    first = rows[:_LOOK]
    scores = [len({cell for cell in row.cells if isinstance(cell, str) and known(repair(cell))}) for row in first]
    best: int = max(scores, default=0)
    if best:
        place = scores.index(best)
        while place + 1 < len(first) and _goes_on(first[place], first[place + 1], known):
            place += 1
        return place, best
    filled = [len([cell for cell in row.cells if cell != ""]) for row in first]
    widest: int = max(filled, default=0)
    return next((n for n, count in enumerate(filled) if count * 2 >= widest), 0), 0


def _grouped(header: tuple[str, ...], above: TableRow | None) -> tuple[str, ...]:
    """Puts the group that lies over several columns before those of its headings that another group has too."""
    if above is None or not above.is_broad:
        return header
    keys = Counter(map(heading_key, filter(None, header)))
    group, found = "", []
    for place, name in enumerate(header):
        cell = above.cells[place] if place < len(above.cells) else ""
        group = clean_line(cell) if isinstance(cell, str) and cell else group
        found.append(f"{group} {name}" if group and name and keys[heading_key(name)] > 1 else name)
    return tuple(found)


def _goes_on(row: TableRow, below: TableRow, known: Known) -> bool:
    """Are headings of a row merged with cells of the row below it, which is then the last of the header?"""
    return any(known(cell) for n in below.shared if isinstance(cell := row.cells[n], str) and cell == below.cells[n])


def _without_second(
    header: tuple[str, ...], body: Sequence[TableRow], known: Known
) -> tuple[tuple[str, ...], list[Message]]:
    """Cuts off a second table that stands beside the first, behind a column without anything in it."""
    for gap in range(1, len(header) - 1):
        if header[gap] or any(gap < len(row.cells) and row.cells[gap] != "" for row in body):
            continue
        left, right = header[:gap], [name for name in header[gap + 1 :] if name]
        keys = {heading_key(name) for name in left if name}
        again = any(heading_key(name) in keys for name in right)
        if any(map(known, left)) and (again or not any(map(known, right))):
            names = ", ".join(right)
            return left, [Message("a second table beside the first is left out: {names}", {"names": names})]
    return header, []


def _without_headers(header: Sequence[str], body: Sequence[TableRow]) -> tuple[list[TableRow], list[Message]]:
    """Leaves out rows that are the header once more, as at the top of each page."""
    keys = [heading_key(name) for name in header]

    def is_header(row: TableRow) -> bool:
        return all(
            isinstance(cell, str) and heading_key(cell) == key for cell, key in zip(row.cells, keys, strict=True)
        )

    first = {fold(header[0]), ""}
    likely = (row for row in body if isinstance(row.cells[0], str) and fold(row.cells[0]) in first)
    again = [row.line for row in likely if is_header(row)] if any(keys) else []
    if not again:
        return list(body), []
    lines = ", ".join(map(str, again[:_MAX_NAMED]))
    found = counted("the header again in line {lines}", "the header again in lines {lines}", len(again), lines=lines)
    return [row for row in body if row.line not in set(again)], [found]


class _Repairs:
    """Cleans the text of a table; undoes a second encoding where the table shows that there was one."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        self.count = 0
        self._twice = any(isinstance(cell, str) and encoded_twice(cell) for row in rows for cell in row.cells)

    def cell(self, cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        text = self.text(cell) if self._twice else cell
        return clean(restored(text)).strip()

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


def _fitted(row: TableRow, width: int, repairs: _Repairs, *, cut: bool) -> TableRow:
    """As wide as the header, with clean text; with `cut` what stands behind that belongs to another table."""
    if any(isinstance(cell, str) and len(cell) > FIELD for cell in row.cells):
        raise FileProblem(
            Message("Line {line} has a field of more than {n} characters.", {"line": row.line, "n": FIELD})
        )
    cells = tuple([repairs.cell(cell) if cell else cell for cell in row.cells[:width]])
    surplus = len(row.cells) > width and not cut and any(cell != "" for cell in row.cells[width:])
    problem = Message("has more cells than the header") if surplus else None
    fitted = TableRow(row.line, cells + ("",) * (width - len(cells)), problem)
    if not (row.faults or row.shared or row.is_broad):
        return fitted
    faults = {n: fault for n, fault in row.faults.items() if n < width}
    return revised(fitted, faults=faults, shared=row.shared, is_broad=row.is_broad)


def _hidden(body: Sequence[TableRow], hidden: frozenset[int]) -> Iterable[Message]:
    if n := sum(row.line in hidden for row in body):
        yield counted(
            "{n} row that the spreadsheet hides is read too", "{n} rows that the spreadsheet hides are read too", n
        )


def _joined(row: TableRow, repairs: _Repairs) -> str:
    """Returns the filled cells of a line as one text."""
    return " ".join(clean_line(repairs.text(cell_text(cell))) for cell in row.cells if cell != "")


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
