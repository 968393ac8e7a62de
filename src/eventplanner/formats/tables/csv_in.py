"""Reading of CSV and TSV: detection of the delimiter, and rows with their line numbers."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from io import StringIO, TextIOWrapper
from itertools import islice
from typing import IO, BinaryIO, cast

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.table import TableRow
from eventplanner.formats.base.csv_encodings import codec_of, decode
from eventplanner.formats.tables.table_limits import COLUMNS, FIELD, ROWS, SLACK, Sheet, too_many_rows

_DELIMITERS = {
    ",": Message("commas"),
    ";": Message("semicolons"),
    "\t": Message("tabs"),
    "|": Message("vertical bars"),
}
_SAMPLE_ROWS = 100
_SAMPLE = 500_000
_BLANKS = " \t\r\n"
_LARGE = 8 << 20
"""Bytes from which a file is counted before it is laid out in memory, where it takes several times as much."""
_NO_TEXT = re.compile("\0|[\x01-\x08\x0e-\x1a\x1c-\x1f]{2}")
"""Pictures and programs are full of these; a stray one may slip into any text."""


def read(data: bytes, known_names: Callable[[Sequence[TableRow]], int]) -> Sheet:
    """Reads all rows, empty ones too; `known_names` counts the column names in a row. Raises FileProblem."""
    text, encoding = decode(data)
    text = text.removeprefix("\ufeff")
    _refuse_binary(text)
    delimiter, skipped = _declared(text)
    delimiter = delimiter or max(_DELIMITERS, key=lambda each: _fit(text[:_SAMPLE], each, known_names))
    rows = []
    for row in _rows(text, delimiter, skipped):
        if len(row.cells) > COLUMNS:
            raise FileProblem(Message("Line {line} has more than {n} columns.", {"line": row.line, "n": COLUMNS}))
        rows.append(row)
        if len(rows) > ROWS + SLACK:
            raise too_many_rows()
    return Sheet(
        rows, findings=[_DELIMITERS.get(delimiter, Message("columns")), Message(encoding)], delimiter=delimiter
    )


def refuse_many_rows(file: IO[bytes]) -> None:
    """Counts the rows of a large file line by line, so that one with too many takes no memory. Raises FileProblem."""
    file.seek(0)
    sample = file.read(_SAMPLE)
    if len(sample) < _SAMPLE or file.seek(0, 2) < _LARGE:
        return
    codec = codec_of(sample)
    text = sample.decode(codec, "replace")
    _refuse_binary(text)
    delimiter = _declared(text)[0] or max(_DELIMITERS, key=lambda each: _fit(text, each, lambda _rows: 0))
    file.seek(0)
    lines = TextIOWrapper(cast(BinaryIO, file), codec, "replace", newline="")
    try:
        _count(lines, delimiter)
    finally:
        lines.detach()


def _count(lines: Iterable[str], delimiter: str) -> None:
    csv.field_size_limit(FIELD * 4)
    try:
        for n, _cells in enumerate(csv.reader(lines, delimiter=delimiter, skipinitialspace=True)):
            if n > ROWS + SLACK:
                raise too_many_rows()
    except csv.Error:
        return  # Whoever reads the file says in which line.


def _refuse_binary(text: str) -> None:
    if _NO_TEXT.search(text[:_SAMPLE]):
        raise FileProblem(Message("This file is no table: neither text with columns nor a spreadsheet."))


def _declared(text: str) -> tuple[str, int]:
    """Returns the delimiter of Excel's own first line `sep=;`, and how many lines that takes."""
    first = text[:8].splitlines()[0] if text else ""
    return (first[4], 1) if first[:4].lower() == "sep=" and len(first) == 5 else ("", 0)


def _fit(text: str, delimiter: str, known_names: Callable[[Sequence[TableRow]], int]) -> tuple[int, int, int]:
    """How well a delimiter explains the file: by names of columns, then by how many rows are alike, then by width."""
    try:
        rows = list(islice(_rows(text, delimiter, 0), _SAMPLE_ROWS))
    except FileProblem:
        return (0, 0, 0)
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not widths:
        return (known_names(rows), 0, 0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (known_names(rows), count, width)


def _rows(text: str, delimiter: str, skipped: int) -> Iterable[TableRow]:
    csv.field_size_limit(FIELD * 4)
    lines = StringIO(text, newline="")
    for _ in range(skipped):
        lines.readline()
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    begin = skipped + 1
    try:
        for cells in reader:
            yield TableRow(begin, tuple([cell.strip(_BLANKS) for cell in cells]))
            begin = skipped + reader.line_num + 1
    except csv.Error as error:
        reason = Message("Line {line}: a quotation mark is missing, or a field is too long.", {"line": begin})
        raise FileProblem(reason) from error
