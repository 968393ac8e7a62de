"""The lines of a budget in a CSV of our own, where they stand below other tables."""

import csv
from collections.abc import Sequence
from io import StringIO

from eventplanner.domain.ledgers.budget_columns import COLUMN_NAMES
from eventplanner.formats.base.csv_encodings import decode
from eventplanner.formats.tables import workbook_in

_OF_LINES = frozenset({"name", "flow", "driver", "quantity", "unit_price", "amount", "currency"})
"""Columns that together only an export of ours has."""
_DELIMITERS = ",;\t"


def lines_alone(data: bytes) -> bytes:
    """Returns a CSV of ours with nothing but its lines, which keep their numbers; any other file as it is."""
    if workbook_in.is_workbook(data):
        return data
    text, _encoding = decode(data)
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    for start, line in enumerate(lines):
        for delimiter in _DELIMITERS:
            if line.count(delimiter) >= len(_OF_LINES) and _is_header(line, delimiter):
                end = start + _height(lines[start:], delimiter)
                kept = [each if start <= n < end else "\n" for n, each in enumerate(lines)]
                return "".join(kept).encode()
    return data


def _is_header(line: str, delimiter: str) -> bool:
    [cells] = csv.reader(StringIO(line), delimiter=delimiter)
    return set(COLUMN_NAMES.by_heading(cells)) >= _OF_LINES


def _height(lines: Sequence[str], delimiter: str) -> int:
    """Returns how many lines a table takes up to the first empty row; a cell may have lines of its own."""
    rows = csv.reader(iter(lines), delimiter=delimiter)
    height = 0
    for cells in rows:
        if not any(cells):
            return height
        height = rows.line_num
    return height
