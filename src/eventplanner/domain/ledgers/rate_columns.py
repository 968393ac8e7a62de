"""Tables of exchange rates from central banks and others: meaning of columns, reading of rows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.budget.conversion import DIGITS, ONE
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.table import TableRow

NAMES: Mapping[str, str] = {
    "currency": "currency|moneda|divisa|code|codigo|from|indicador",
    "day": "day|date|dia|fecha",
    "value": "value|valor|rate|tasa|tipo de cambio|exchange rate|observado|is worth|vale",
    "source": "source|fuente",
}
"""By field, all names of its column, folded."""
COLUMN_NAMES = ColumnNames(NAMES)


class RateRow(Struct, frozen=True):
    """Exchange rate read from one row."""

    line: int
    currency: str = ""
    day: date | None = None
    value: int = 0
    """In 10⁻⁸."""
    source: str = ""
    problem: Message | None = None

    @property
    def title(self) -> str:
        return f"{self.currency} {self.day or ''}".strip()


def read_row(
    row: TableRow, fields: Sequence[str], currency: str, decimal: str, today: date, *, day_first: bool
) -> RateRow:
    """Reads one rate; `currency` applies where no column names it, `decimal` is the decimal mark."""
    cells = {name: cell for name, cell in zip(fields, row.cells, strict=True) if name}
    code = currency_of(clean_line(str(cells.get("currency", "")))) or currency
    said = cells.get("day", "")
    match said:
        case datetime():
            day: date | None = said.date()
        case date():
            day = said
        case _:
            day = read_day(clean_line(str(said)), today, day_first=day_first)
    raw = cells.get("value", "")
    value = round(raw * ONE) if isinstance(raw, float | int) else read_amount(clean_line(str(raw)), DIGITS, decimal)
    problem = row.problem
    if not is_currency(code):
        problem = Message("a currency in three letters, such as CLP or USD")
    elif day is None:
        problem = Message("not a date: “{text}”", {"text": clean_line(str(said))})
    elif value is None or value <= 0:
        problem = Message("not a rate, or one that may be two: “{text}”", {"text": clean_line(str(raw))})
    return RateRow(row.line, code, day, value or 0, clean_line(str(cells.get("source", "")))[:200], problem)
