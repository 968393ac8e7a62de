"""Derived figures of budget lines, from entries, rates, transfers and events."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import Rates, rounded
from eventplanner.domain.budget.counts import Counts, Stated, counts_of
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind, Paper
from eventplanner.domain.budget.figures import forecast, planned
from eventplanner.domain.budget.settling import base_of, figures_of, groups, roots
from eventplanner.domain.budget.tax import split, vat_of
from eventplanner.domain.events.events import Status
from eventplanner.storage.derived import budget_shares
from eventplanner.storage.derived.budget_concerned import CONCERNING, concerned
from eventplanner.storage.derived.running import Run, RunMany

_LINES = """
    SELECT id, flow, event_id, year, driver, quantity, unit_price, amount, currency, vat, closed,
        planned, committed, actual, paid, forecast, exchange, missing, year_key, quarter
    FROM budget_line WHERE id IN (SELECT value FROM json_each(:ids))
"""
_ENTRIES = """
    SELECT id, kind, paper, budget_line_id, against_id, amount, gross, currency, day, rate, state, settles_id, vat,
        pays_withheld, root_id, base, cash, is_open
    FROM entry WHERE budget_line_id IN (SELECT value FROM json_each(:ids))
        OR against_id IN (SELECT value FROM json_each(:ids))
    ORDER BY id
"""
_TRANSFERS = """
    SELECT from_id, to_id, amount FROM transfer
    WHERE from_id IN (SELECT value FROM json_each(:ids)) OR to_id IN (SELECT value FROM json_each(:ids))
"""
_EVENTS = """
    SELECT event.id, start, "end", all_day, status, capacity, capacity_online,
        expected_in_person, expected_online, attended_in_person, attended_online, speakers, staff,
        (SELECT count(*) FROM event_role WHERE event_role.event_id = event.id) AS roles
    FROM event LEFT JOIN headcount ON headcount.event_id = event.id
    WHERE event.id IN (SELECT value FROM json_each(:ids))
"""
# Of those of one day there is one.
_REGISTERED = """
    SELECT event_id, max(day) AS day, in_person, online FROM registration
    WHERE event_id IN (SELECT value FROM json_each(:ids)) GROUP BY event_id
"""
_PUT_LINE = """
    UPDATE budget_line SET planned = :planned, committed = :committed, actual = :actual, paid = :paid,
        forecast = :forecast, exchange = :exchange, missing = :missing, year_key = :year_key, quarter = :quarter
    WHERE id = :id
"""
_PUT_ENTRY = "UPDATE entry SET root_id = :root_id, base = :base, cash = :cash, is_open = :is_open WHERE id = :id"
LARGEST = 10**15
"""Minor units that a figure of one line may have, so that the sum of any plan fits into the file."""
_AT_ONCE = 5000
"""Lines."""


class _LineRow(NamedTuple):
    id: int
    flow: str
    event_id: int | None
    year: int | None
    driver: Driver
    quantity: int
    unit_price: int | None
    amount: int | None
    currency: str
    vat: int | None
    closed: bool
    now: tuple[int, ...]
    """The figures as the file has them."""


class _Entry(NamedTuple):
    id: int
    kind: EntryKind
    paper: Paper
    budget_line_id: int
    against_id: int | None
    amount: int | None
    gross: int | None
    currency: str
    day: date | None
    rate: int | None
    state: ClaimState
    settles_id: int | None
    vat: int | None
    pays_withheld: bool
    now: tuple[int | None, ...]


class _Event(NamedTuple):
    counts: Counts
    status: str
    year: int
    quarter: int


_NO_EVENT = _Event(counts_of(Stated()), "", 0, 0)


def follow(run: Run, run_many: RunMany, revision: int, subjects: set[str]) -> set[str]:
    """Recomputes figures after a change; returns the tables with changed rows."""
    if not subjects & CONCERNING or not run("SELECT 1 FROM budget_line LIMIT 1"):
        return set()
    settings = _settings(run)
    ids = concerned(run, revision, subjects)
    return _compute(run, run_many, settings, ids)


def follow_all(run: Run, run_many: RunMany) -> None:
    """Recomputes all figures, after a whole plan was imported."""
    ids = [row[0] for row in run("SELECT id FROM budget_line ORDER BY id")]
    _compute(run, run_many, _settings(run), ids)


def _settings(run: Run) -> Settings:
    rows = run("SELECT name, value FROM setting WHERE name IN ('currency', 'prices')")
    values = {row.name: str(json.loads(row.value)) for row in rows}
    return revised(Settings(), **values)


def _compute(run: Run, run_many: RunMany, settings: Settings, ids: Sequence[int]) -> set[str]:
    base = settings.currency
    if not ids:
        return set()
    rows = run("SELECT currency, day, value FROM rate WHERE base = :base", base=base)
    rates = Rates(base, ((row.currency, str(row.day), row.value) for row in rows))
    changed: set[str] = set()
    for first in range(0, len(ids), _AT_ONCE):
        batch = json.dumps(list(ids[first : first + _AT_ONCE]))
        lines = [_line(row, base) for row in run(_LINES, ids=batch)]
        entries = [_entry(row, base) for row in run(_ENTRIES, ids=batch)]
        moved = _transferred(run(_TRANSFERS, ids=batch))
        events = _events(run, sorted({line.event_id for line in lines if line.event_id is not None}))
        of_line = _by_line(entries)
        counts = budget_shares.multipliers(run, lines, {id: event.counts for id, event in events.items()}, rates)
        put_lines = [_figures(line, of_line[line.id], events, moved, rates, counts(line)) for line in lines]
        new_lines = [put for line, put in zip(lines, put_lines, strict=True) if tuple(put.values())[1:] != line.now]
        is_gross = settings.prices == "gross"
        new_entries = [
            put for line in lines for put in _entry_figures(line, of_line[line.id], rates, is_gross=is_gross)
        ]
        for table, sql, new in (("budget_line", _PUT_LINE, new_lines), ("entry", _PUT_ENTRY, new_entries)):
            if new:
                run_many(sql, new)
                changed.add(table)
    return changed


def _by_line(entries: Iterable[_Entry]) -> dict[int, list[_Entry]]:
    """What is given in kind counts on both sides."""
    by_line: dict[int, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_line[entry.budget_line_id].append(entry)
        if entry.kind is EntryKind.IN_KIND and entry.against_id and entry.against_id != entry.budget_line_id:
            by_line[entry.against_id].append(entry)
    return by_line


def _figures(
    line: _LineRow,
    entries: Sequence[_Entry],
    events: Mapping[int, _Event],
    moved: Mapping[int, int],
    rates: Rates,
    counts: Counts,
) -> dict[str, int]:
    event = events.get(line.event_id or 0, _NO_EVENT)
    plan = planned(line, counts, rates)
    committed, actual, paid, exchange, missing = figures_of(groups(entries, rates))
    whole = (plan or 0) + moved.get(line.id, 0)
    if max(abs(whole), abs(committed), abs(actual), abs(paid)) > LARGEST:
        raise Invalid({"amount": Message("too large")})
    expected = forecast(whole, committed, actual, closed=line.closed or event.status == Status.CLOSED)
    if event.status == Status.CANCELLED and not line.closed:
        # What is ordered is still owed; nothing else will come.
        expected = committed
    return {
        "id": line.id,
        "planned": whole,
        "committed": committed,
        "actual": actual,
        "paid": paid,
        "forecast": expected,
        "exchange": exchange,
        "missing": missing + (plan is None),
        "year_key": event.year if line.event_id is not None else line.year or 0,
        "quarter": event.quarter,
    }


def _entry_figures(
    line: _LineRow, entries: Sequence[_Entry], rates: Rates, *, is_gross: bool
) -> Iterable[dict[str, Any]]:
    own = [entry for entry in entries if entry.budget_line_id == line.id]
    root = roots(own)
    still = {group.root: group.is_open for group in groups(own, rates)}
    for entry in own:
        base = base_of(entry, rates)
        put = {
            "id": entry.id,
            "root_id": root[entry.id],
            "base": base,
            "cash": _cash(line, entry, base or 0, is_gross=is_gross),
            # A quote too: without it, orders that settle it would no longer be read as one group.
            "is_open": still.get(root[entry.id], False),
        }
        if (put["root_id"], put["base"], put["cash"], put["is_open"]) != entry.now:
            yield put


def _cash(line: _LineRow, entry: _Entry, base: int, *, is_gross: bool) -> int:
    paid_claim = entry.kind is EntryKind.CLAIM and entry.state is ClaimState.PAID
    if not paid_claim and entry.kind not in {EntryKind.PAYMENT, EntryKind.TICKET, EntryKind.REFUND}:
        return 0
    gross = split(base, vat_of(entry, line.vat), is_gross=is_gross)[1]
    if entry.gross is not None and not is_gross:
        # A last unit of tax may have no net amount; only the plan's own currency is written so.
        gross = rounded(base * entry.gross, entry.amount) if entry.amount else entry.gross
    return -gross if entry.kind is EntryKind.REFUND else gross


def _transferred(rows: Iterable[Any]) -> dict[int, int]:
    """By line, how much more is planned for it now."""
    sums: dict[int, int] = defaultdict(int)
    for row in rows:
        sums[row.from_id] -= row.amount
        sums[row.to_id] += row.amount
    return sums


def _events(run: Run, ids: Sequence[int]) -> dict[int, _Event]:
    event_ids = json.dumps(ids)
    counted = {row.event_id: (row.in_person, row.online) for row in run(_REGISTERED, ids=event_ids)}
    return {row.id: _event(row, counted.get(row.id, (None, None))) for row in run(_EVENTS, ids=event_ids)}


def _event(row: Any, registered: tuple[int | None, int | None]) -> _Event:
    start, end = _moment(row.start), _moment(row.end)
    stated = Stated(
        expected=(row.expected_in_person, row.expected_online),
        attended=(row.attended_in_person, row.attended_online),
        registered=registered,
        capacity=(row.capacity, row.capacity_online),
        speakers=row.speakers,
        staff=row.staff,
        roles=row.roles,
        start=start,
        end=end,
        all_day=bool(row.all_day),
    )
    return _Event(counts_of(stated), row.status, start.year if start else 0, (start.month - 1) // 3 + 1 if start else 0)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _line(row: Any, base: str) -> _LineRow:
    return _LineRow(
        row.id,
        row.flow,
        row.event_id,
        row.year,
        Driver(row.driver),
        row.quantity,
        row.unit_price,
        row.amount,
        row.currency or base,
        row.vat,
        bool(row.closed),
        (
            *(row.planned, row.committed, row.actual, row.paid, row.forecast, row.exchange),
            *(row.missing, row.year_key, row.quarter),
        ),
    )


def _entry(row: Any, base: str) -> _Entry:
    return _Entry(
        row.id,
        EntryKind(row.kind),
        Paper(row.paper),
        row.budget_line_id,
        row.against_id,
        row.amount,
        row.gross,
        row.currency or base,
        date.fromisoformat(row.day) if row.day else None,
        row.rate,
        ClaimState(row.state),
        row.settles_id,
        row.vat,
        bool(row.pays_withheld),
        (row.root_id, row.base, row.cash, row.is_open),
    )
