"""Import of exchange rates from tables, such as those of central banks."""

from collections.abc import Mapping, Sequence
from datetime import date

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, counted
from eventplanner.domain.budget.rates import RATE, Rate, RateDraft
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, compared, rejected
from eventplanner.domain.ledgers.budget_cells import decimal_mark
from eventplanner.domain.ledgers.rate_columns import COLUMN_NAMES, RateRow, read_row
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.importing import (
    CURRENCY,
    DECIMAL,
    Columns,
    Importing,
    Matching,
    Reading,
)
from eventplanner.storage.queries import records

RateLine = ImportLine[RateDraft, Rate]


class RatesImporting(Importing[RateRow], frozen=True, kw_only=True):
    """A rate for each row; of a day that there is one of already it takes the place."""

    kind: Kind[Rate] = RATE
    imports: Naming = lambda n: counted("Import {n} rate", "Import {n} rates", n)
    columns: Columns = Columns(names=COLUMN_NAMES, settings=frozenset({CURRENCY, DECIMAL}))
    progress: str = N_("Writing {n} rates …")

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[RateRow]:
        currency, fields = currency_of(form.settings.get(CURRENCY, "")), form.fields
        if not {"day", "value"} <= set(fields) or ("currency" not in fields and not currency):
            need = Message("a table of rates has a date, a value, and a currency (or say --map currency=UF)")
            raise Invalid({"map": need})
        place = fields.index("value")
        try:
            decimal = form.settings.get(DECIMAL, "") or decimal_mark(row.cells[place] for row in table.rows)
        except Unreadable as error:
            raise Invalid({"value": error.message}) from error
        today, day_first = planner.today(), form.day_first
        rows = [read_row(row, fields, currency, decimal, today, day_first=day_first) for row in table.rows]
        return Reading(rows=rows)

    def match(self, planner: Planner, rows: Sequence[RateRow]) -> Matching:
        base = planner.settings().currency
        rates = {(rate.currency, rate.day): rate for rate in records.every(planner.store, RATE) if rate.base == base}
        last = {(row.currency, row.day): row.line for row in rows if not row.problem}
        return Matching([_line(row, rates, base, last) for row in rows])


def _line(
    row: RateRow,
    rates: Mapping[tuple[str, date], Rate],
    base: str,
    last: Mapping[tuple[str, date | None], int],
) -> RateLine:
    """Returns the outcome of a row; of several of one day the last one counts."""
    if row.problem is not None or row.day is None:
        return rejected(row, row.problem or Message("?"))
    if row.currency == base or last[row.currency, row.day] != row.line:
        return ImportLine(row.line, row.title, Outcome.UNCHANGED)
    rate = rates.get((row.currency, row.day))
    if rate is not None:
        return compared(RATE, row, RATE.draft_of(rate, {"value": row.value}), rate)
    draft = RateDraft(currency=row.currency, day=row.day, value=row.value, base=base, source=row.source)
    return compared(RATE, row, draft, None)
