"""Tables as CSV that Excel in a language opens as it is."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, time
from decimal import Decimal
from itertools import chain

from eventplanner.domain.parsing.table import Cell
from eventplanner.formats.tables.table_formulas import neutralised
from eventplanner.i18n.tables import decimal_mark, delimiter

_QUOTED = frozenset(',;\t"\r\n')
"""A cell with any of the usual separators is quoted, for spreadsheets propose to part columns at all of them."""


def plain_csv(
    header: Sequence[str], rows: Iterable[Sequence[Cell | Decimal]], language: str, separator: str = ""
) -> bytes:
    """Returns a table under its header, with the separator given or else the usual one of the language."""
    return csv_rows(chain([header], rows), language, separator)


def csv_rows(rows: Iterable[Sequence[Cell | Decimal]], language: str, separator: str = "") -> bytes:
    """Returns rows with a byte-order mark, without which Excel would take accents for something else."""
    between, mark = separator or delimiter(language), decimal_mark(language)
    quoted = _QUOTED | {between}
    lines = (between.join(_quoted(_written(cell, mark), quoted) for cell in row) + "\r\n" for row in rows)
    return "".join(lines).encode("utf-8-sig")


def _written(cell: Cell | Decimal, mark: str) -> str:
    match cell:
        case str():
            return neutralised(cell)
        case time():
            return cell.isoformat("seconds" if cell.second else "minutes")
        case float():
            return f"{cell:.15g}".replace(".", mark)
        case Decimal():
            return f"{cell:f}".replace(".", mark)
        case datetime():
            return cell.isoformat(" ", "seconds")
    return str(cell)


def _quoted(text: str, quoted: AbstractSet[str]) -> str:
    return text if quoted.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
