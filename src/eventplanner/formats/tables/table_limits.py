"""Size limits of tables, and the sheet of raw rows that is checked against them."""

from msgspec import Struct, field

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.table import TableRow

SIZE = 200 << 20
"""Bytes, unpacked."""
OLD_SIZE = 30 << 20
"""Bytes of an XLS file, which takes many times as much in memory."""
ROWS = 300_000
SLACK = 1000
"""Rows that may be empty beside as many full ones as are allowed."""
COLUMNS = 2000
FIELD = 10_000
"""Characters."""
CELLS = 10_000_000
"""Of the rectangle that a sheet's cells span, empty ones included: it is laid out in memory as a whole."""


class Sheet(Struct, frozen=True):
    """Raw rows, before the header is known."""

    rows: list[TableRow]
    name: str = ""
    all_names: tuple[str, ...] = ()
    findings: list[Message] = field(default_factory=list)
    delimiter: str = ""
    hidden: frozenset[int] = frozenset()
    """Lines that the spreadsheet does not show."""


def too_large() -> FileProblem:
    return FileProblem(Message("This file is larger than {n} MB when unpacked.", {"n": SIZE >> 20}))


def too_many_rows() -> FileProblem:
    return FileProblem(Message("This file has more than {n} rows.", {"n": ROWS}))
