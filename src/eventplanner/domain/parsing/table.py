"""A table as it came from a file: a header, rows with their line numbers, and what was found out about it."""

from datetime import date, datetime, time

from msgspec import Struct

from eventplanner.domain.base.text import Message

Cell = str | float | date | datetime | time
"""Text, or what a spreadsheet knew to be a number or a date; empty is ``""``."""


class TableRow(Struct, frozen=True):
    """One line of the table, as wide as its header."""

    line: int
    """Where it begins in the file, from 1."""
    cells: tuple[Cell, ...]
    problem: Message | None = None
    """Why it cannot be read as a row of this table."""


class Table(Struct, frozen=True):
    """Table read from a file."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    findings: tuple[Message, ...] = ()
    """What had to be found out: delimiter, encoding, header line, sheet, repairs."""
    sheet: str = ""
    """The sheet it came from; nothing for a text file."""
    sheets: tuple[str, ...] = ()
    """All sheets of the file."""
    delimiter: str = ""
    """What parts its columns; nothing for a workbook."""
    above: tuple[str, ...] = ()
    """The lines above the header, such as a title; the cells of each are joined."""
