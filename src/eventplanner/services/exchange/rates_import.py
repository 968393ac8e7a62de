"""Rates of exchange out of a table, such as central banks offer."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.budget.rates import RATE, Rate, RateDraft
from eventplanner.domain.exchange.budget_cells import decimal_mark
from eventplanner.domain.exchange.import_preview import ImportResult, Outcome, refuse_bad, result_of
from eventplanner.domain.exchange.rate_columns import RateRow, chosen, is_known, read_row
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import records

CURRENCY, DECIMAL = "currency", "decimal"


class RateLine:
    """One row and what becomes of it."""

    def __init__(self, row: RateRow, outcome: Outcome, there: Rate | None = None) -> None:
        self.row, self.outcome, self.there = row, outcome, there
        self.line, self.reason = row.line, row.problem
        self.title = f"{row.currency} {row.day or ''}".strip()


def import_rates(
    planner: Planner,
    source: Path | bytes,
    mapping: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    skip_bad: bool = False,
    dry_run: bool = False,
) -> tuple[Change | None, ImportResult]:
    """A rate for each row; of a day that there is one of already it takes the place.

    `mapping` is heading → field, and `currency` or `decimal` where no column says them. Raises FileProblem, Invalid.
    """
    # Here because the start of the app can do without reading workbooks.
    from eventplanner.formats.tables import table_in

    data = source if isinstance(source, bytes) else table_in.load(source)
    table = table_in.read(data, known=is_known, sheet=sheet)
    lines = _lines(planner, table, mapping or {})
    result = result_of(lines)
    if dry_run:
        return None, result
    refuse_bad(result, skip_bad)
    if not result.added and not result.updated:
        return None, result
    base = planner.settings().currency
    with planner.write(counted("Import {n} rate", "Import {n} rates", result.added + result.updated)) as writing:
        new = [records.stored(RATE, _draft(each.row, base)) for each in lines if each.outcome is Outcome.ADDED]
        writing.add_many(RATE.name, new)
        changes = [
            (each.there.id, each.there.version, {"value": each.row.value})
            for each in lines
            if each.outcome is Outcome.UPDATED and each.there
        ]
        writing.change_many(RATE.name, changes)
    return writing.outcome, result


def _lines(planner: Planner, table: Table, mapping: Mapping[str, str]) -> list[RateLine]:
    there = {fold(name) for name in table.header}
    said = {fold(n): value for n, value in mapping.items() if fold(n) in {CURRENCY, DECIMAL} and fold(n) not in there}
    fields = chosen(table.header, {name: of for name, of in mapping.items() if fold(name) not in said})
    currency = currency_of(said.get(CURRENCY, ""))
    if not {"day", "value"} <= set(fields) or ("currency" not in fields and not currency):
        need = Message("a table of rates has a date, a value, and a currency (or say --map currency=UF)")
        raise Invalid({"map": need})
    place = fields.index("value")
    try:
        decimal = said.get(DECIMAL, "") or decimal_mark(row.cells[place] for row in table.rows)
    except Unreadable as error:
        raise Invalid({"value": error.message}) from error
    settings, today = planner.settings(), planner.today()
    base, day_first = settings.currency, settings.numeric_dates == "day"
    known = {(each.currency, each.day): each for each in records.every(planner.store, RATE) if each.base == base}
    rows = [read_row(row, fields, currency, decimal, today, day_first=day_first) for row in table.rows]
    last = {(row.currency, row.day): row.line for row in rows if not row.problem}
    return [_line(row, known, base, is_last=last.get((row.currency, row.day)) == row.line) for row in rows]


def _line(row: RateRow, known: Mapping[tuple[str, date], Rate], base: str, *, is_last: bool) -> RateLine:
    if row.problem is not None:
        return RateLine(row, Outcome.REJECTED)
    there = known.get((row.currency, row.day)) if row.day else None
    if row.currency == base or not is_last:
        return RateLine(row, Outcome.UNCHANGED, there)
    if there is None:
        return RateLine(row, Outcome.ADDED)
    return RateLine(row, Outcome.UNCHANGED if there.value == row.value else Outcome.UPDATED, there)


def _draft(row: RateRow, base: str) -> RateDraft:
    if row.day is None:
        raise ValueError(row)
    return RateDraft(currency=row.currency, day=row.day, value=row.value, base=base, source=row.source)
