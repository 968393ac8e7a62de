"""Import of exchange rates from tables, such as those of central banks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, counted
from eventplanner.domain.budget.rates import RATE, Rate, RateDraft
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, compared, rejected
from eventplanner.domain.ledgers.rate_columns import COLUMN_NAMES, chosen, currency_of_field, month_of_field
from eventplanner.domain.ledgers.rate_rows import RateContext, RateRow, read_rates
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
YEAR = "year"
"""Setting of a table by day and month."""
_NEEDED = Message("a table of rates has a date, a value, and a currency (or say --map currency=UF)")
_MOST_NAMED = 10


class RatesImporting(Importing[RateRow], frozen=True, kw_only=True):
    """A rate for each row; of a day that there is one of already it takes the place."""

    kind: Kind[Rate] = RATE
    imports: Naming = lambda n: counted("Import {n} rate", "Import {n} rates", n)
    columns: Columns = Columns(
        names=COLUMN_NAMES,
        choose=chosen,
        dated=frozenset({"day"}),
        settings=frozenset({CURRENCY, DECIMAL, YEAR}),
    )
    progress: str = N_("Writing {n} rates …")

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[RateRow]:
        currency, fields = currency_of(form.settings.get(CURRENCY, "")), form.fields
        is_wide = any(map(currency_of_field, fields))
        is_year = any(map(month_of_field, fields))
        if "day" not in fields or not ({"value"} & set(fields) or is_wide or is_year):
            raise Invalid({"map": _NEEDED})
        if not (is_wide or is_year or "currency" in fields or currency):
            raise Invalid({"map": _NEEDED})
        context = RateContext(
            today=planner.today(),
            currency=currency,
            base=planner.settings().currency,
            decimal=form.settings.get(DECIMAL, ""),
            day_first=form.day_first,
            year=_year(form.settings.get(YEAR, "")),
        )
        try:
            read = read_rates(table, fields, context)
        except Unreadable as error:
            raise Invalid({"value": error.message}) from error
        return Reading(rows=read.rows, findings=tuple(read.findings))

    def match(self, planner: Planner, rows: Sequence[RateRow]) -> Matching:
        base = planner.settings().currency
        rates = {(rate.currency, rate.day): rate for rate in records.every(planner.store, RATE) if rate.base == base}
        last = {(row.currency, row.day): row for row in rows if not row.problem}
        lines = [_line(row, rates, base, last) for row in rows]
        return Matching(lines, tuple(_left_out(rows, base, last)))


def _year(text: str) -> int | None:
    """Returns the year that a mapping says. Raises Invalid."""
    if not text:
        return None
    if not (text.isdecimal() and 1970 <= int(text) <= 2200):
        raise Invalid({"map": Message("“{text}” is no year: write it as in --map year=2026", {"text": text})})
    return int(text)


def _left_out(rows: Sequence[RateRow], base: str, last: Mapping[tuple[str, date | None], RateRow]) -> Iterator[Message]:
    """Says which rates are not written: those of the plan's own currency, and others of a day that is given again."""
    sound = [row for row in rows if row.problem is None]
    if n := sum(row.currency == base for row in sound):
        yield counted(
            "{n} rate of {currency} itself left out", "{n} rates of {currency} itself left out", n, currency=base
        )
    again = [row for row in sound if row.currency != base and last[row.currency, row.day].value != row.value]
    if again:
        yield counted(
            "{n} rate is given again for its day: the last counts (line {lines})",
            "{n} rates are given again for their day: the last counts (lines {lines})",
            len(again),
            lines=", ".join(str(row.line) for row in again[:_MOST_NAMED]),
        )


def _line(
    row: RateRow,
    rates: Mapping[tuple[str, date], Rate],
    base: str,
    last: Mapping[tuple[str, date | None], RateRow],
) -> RateLine:
    """Returns the outcome of a row; of several of one day the last one counts."""
    if row.problem is not None or row.day is None:
        return rejected(row, row.problem or Message("?"))
    if row.currency == base or last[row.currency, row.day] is not row:
        return ImportLine(row.line, row.title, Outcome.UNCHANGED)
    rate = rates.get((row.currency, row.day))
    if rate is not None:
        return compared(RATE, row, RATE.draft_of(rate, {"value": row.value}), rate)
    draft = RateDraft(currency=row.currency, day=row.day, value=row.value, base=base, source=row.source)
    return compared(RATE, row, draft, None)
