"""A table as it came from a file: a header, rows with their line numbers, and what was found out about it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Self

from msgspec import Struct

from eventplanner.domain.base.text import Message


class Figure(float):
    """Number whose format in a spreadsheet says more than its digits: a currency, or a share of a hundred."""

    __slots__ = ("currency", "is_percent")

    currency: str
    """Code of ISO 4217; nothing where the format names none."""
    is_percent: bool
    """True if the spreadsheet shows 0.19 as 19 %."""

    def __new__(cls, number: float, currency: str = "", *, is_percent: bool = False) -> Self:
        """Returns the number with what its format says."""
        figure = super().__new__(cls, number)
        figure.currency, figure.is_percent = currency, is_percent
        return figure


Cell = str | float | date | datetime | time | timedelta
"""Text, or what a spreadsheet knew to be a number, a date or hours since midnight; empty is ``""``."""


class TableRow(Struct, frozen=True, gc=False):
    """One line of the table, as wide as its header."""

    line: int
    """Where it begins in the file, from 1."""
    cells: tuple[Cell, ...]
    problem: Message | None = None
    """Why it cannot be read as a row of this table."""
    faults: Mapping[int, str] = MappingProxyType({})
    """By place of a cell, the error that its formula came to, such as `#DIV/0!`; nothing where it was never calculated."""
    shared: frozenset[int] = frozenset()
    """Places of cells that have their value from a merged cell that begins in a row above."""
    is_broad: bool = False
    """True if a cell lies over several columns, as headings among rows do."""


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


def cell_text(cell: Cell) -> str:
    """Returns a cell as a person would type it: numbers with all their digits, hours beyond a day as `26:30`."""
    if isinstance(cell, Figure) and cell.is_percent:
        return f"{cell * 100:.12g}%"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        clock = f"{minutes // 60}:{minutes % 60:02}"
        return f"{clock}:{seconds:02}" if seconds else clock
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds" if cell.second else "minutes") if cell.time() != time() else _day(cell)
    return cell if isinstance(cell, str) else cell.isoformat()


def _day(cell: datetime) -> str:
    return cell.date().isoformat()
