"""Percentages of the expenses among budget lines: those that a change moves, and the sums that they are of."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.counts import Count, Counts, Stated, counts_of
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.figures import Planned, is_share, with_expenses
from eventplanner.storage.derived.running import Run

Whole = tuple[int | None, int]
"""Lines of one event, or of one year outside events: the event's id, and the year, which is 0 for an event."""

_WHOLES = "SELECT DISTINCT event_id, coalesce(year, 0) AS year FROM budget_line WHERE id IN ({ids})"
_SHARES = """
    SELECT id FROM budget_line WHERE driver = 'percent' AND amount IS NULL AND (
        event_id IN (SELECT value FROM json_each(:events))
        OR (event_id IS NULL AND year IN (SELECT value FROM json_each(:years)))
    )
"""
_EXPENSES = """
    SELECT event_id, coalesce(year, 0) AS year, driver, quantity, unit_price, amount, currency FROM budget_line
    WHERE flow = 'expense' AND (driver <> 'percent' OR amount IS NOT NULL) AND (
        event_id IN (SELECT value FROM json_each(:events))
        OR (event_id IS NULL AND year IN (SELECT value FROM json_each(:years)))
    )
"""


_NO_EVENT = counts_of(Stated())


class Line(Planned, Protocol):
    """A line that may be a percentage."""

    @property
    def event_id(self) -> int | None: ...
    @property
    def year(self) -> int | None: ...


class _Expense(NamedTuple):
    driver: Driver
    quantity: int
    unit_price: int | None
    amount: int | None
    currency: str
    flow: Flow = Flow.EXPENSE


def whole_of(event_id: int | None, year: int | None) -> Whole:
    """Returns which lines a percentage is of."""
    return (event_id, 0) if event_id is not None else (None, year or 0)


def beside(run: Run, line_ids: Iterable[int], moved: Iterable[Whole]) -> set[int]:
    """Returns the percentages of the events and years of some lines, and of others that lines were taken from."""
    ids = "SELECT value FROM json_each(:ids)"
    rows = run(_WHOLES.format(ids=ids), ids=json.dumps(sorted(line_ids)))
    wholes = {whole_of(row.event_id, row.year) for row in rows} | set(moved)
    return {row[0] for row in run(_SHARES, **_parameters(wholes))}


def multipliers(
    run: Run, lines: Sequence[Line], counts: Mapping[int, Counts], rates: Rates
) -> Callable[[Line], Counts]:
    """Returns a function from a line to its multipliers, with the sum that a percentage is of; `counts` is by event."""
    sums = _sums(run, {whole_of(line.event_id, line.year) for line in lines if is_share(line)}, counts, rates)

    def of_line(line: Line) -> Counts:
        plain = counts.get(line.event_id or 0, _NO_EVENT)
        return {**plain, Driver.PERCENT: sums[whole_of(line.event_id, line.year)]} if is_share(line) else plain

    return of_line


def _sums(run: Run, wholes: Collection[Whole], counts: Mapping[int, Counts], rates: Rates) -> Mapping[Whole, Count]:
    if not wholes:
        return {}
    lines: dict[Whole, list[_Expense]] = defaultdict(list)
    for row in run(_EXPENSES, **_parameters(wholes)):
        expense = _Expense(Driver(row.driver), row.quantity, row.unit_price, row.amount, row.currency or rates.base)
        lines[whole_of(row.event_id, row.year)].append(expense)
    return {
        whole: with_expenses(counts.get(whole[0] or 0, _NO_EVENT), lines[whole], rates)[Driver.PERCENT]
        for whole in wholes
    }


def _parameters(wholes: Iterable[Whole]) -> dict[str, str]:
    pairs = list(wholes)
    return {
        "events": json.dumps(sorted({event for event, _year in pairs if event is not None})),
        "years": json.dumps(sorted({year for event, year in pairs if event is None})),
    }
