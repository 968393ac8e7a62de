"""Queries of budget data: rates, multipliers, entries, documents by number."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.counts import Stated
from eventplanner.domain.budget.decisions import TRANSFER, Transfer
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE, Rate, RateDraft
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records


class ExpenseSums(NamedTuple):
    """Expenses of an event in minor units of the base currency."""

    planned: int
    forecast: int
    unsure: bool
    """Amounts without an exchange rate are left out."""


_RATES = """
    SELECT currency, day, value FROM rate
    WHERE base = :base AND currency IN (SELECT value FROM json_each(:currencies))
"""
_LATEST = """
    SELECT currency, max(day) AS day, value FROM rate WHERE base = :base GROUP BY currency ORDER BY currency
"""
_STATED = """
    SELECT event.id, start, "end", all_day, capacity, capacity_online,
        expected_in_person, expected_online, attended_in_person, attended_online,
        low_in_person, low_online, high_in_person, high_online, speakers, staff,
        (SELECT count(*) FROM event_role WHERE event_role.event_id = event.id) AS roles
    FROM event LEFT JOIN headcount ON headcount.event_id = event.id
    WHERE event.id IN (SELECT value FROM json_each(:ids))
"""
# Of one day there is one count.
_REGISTERED = """
    SELECT event_id, max(day) AS day, in_person, online FROM registration
    WHERE event_id IN (SELECT value FROM json_each(:ids)) GROUP BY event_id
"""
_SUMS = """
    SELECT count(*) AS lines, coalesce(sum(planned), 0) AS planned, coalesce(sum(forecast), 0) AS forecast,
        coalesce(sum(missing), 0) AS missing
    FROM budget_line WHERE event_id = :event AND flow = 'expense'
"""
_OVER = """
    SELECT category, sum(max(committed, actual)) - sum(planned) AS over FROM budget_line
    WHERE event_id = :event AND flow = 'expense' GROUP BY category HAVING over > 0 ORDER BY over DESC LIMIT 1
"""
_RULES = "SELECT category, over FROM category_rule"


def rates(store: Store, base: str, currencies: Collection[str]) -> Rates:
    """Returns the exchange rates of some currencies."""
    wanted = sorted(set(currencies) - {base, ""})
    if not wanted:
        return Rates(base)
    rows = store.read(_RATES, base=base, currencies=json.dumps(wanted))
    return Rates(base, ((row["currency"], row["day"], row["value"]) for row in rows))


def latest_rates(store: Store, base: str) -> Rates:
    """Returns the latest rate of each currency."""
    return Rates(base, ((row["currency"], row["day"], row["value"]) for row in store.read(_LATEST, base=base)))


def rates_of_day(store: Store, draft: RateDraft) -> list[Rate]:
    """Returns the rate that is stored for the same day."""
    where = "currency = :currency AND base = :base AND day = :day"
    return records.where(store, RATE, where, currency=draft.currency, base=draft.base, day=draft.day.isoformat())


def stated(store: Store, event_ids: Sequence[int]) -> dict[int, tuple[Stated, Mapping[str, Any]]]:
    """Returns, by event, the multipliers of its lines and the row that they were read from."""
    ids = json.dumps(list(event_ids))
    counted = {row["event_id"]: (row["in_person"], row["online"]) for row in store.read(_REGISTERED, ids=ids)}
    return {
        row["id"]: (_stated(row, counted.get(row["id"], (None, None))), row) for row in store.read(_STATED, ids=ids)
    }


def entries(store: Store, line_ids: Sequence[int]) -> list[Entry]:
    """Returns the entries of some lines, contributions in kind included, by day."""
    own = records.of_several(store, ENTRY, line_ids)
    ids = {entry.id for entry in own}
    others = [each for each in records.naming(store, ENTRY, "against_id", line_ids) if each.id not in ids]
    return sorted([*own, *others], key=lambda entry: (entry.day or date.max, entry.id))


def open_entries(store: Store) -> list[Entry]:
    """Returns unpaid documents with their payments so far."""
    return records.where(store, ENTRY, "is_open")


def transfers(store: Store, line_ids: Sequence[int]) -> list[Transfer]:
    """Returns the transfers from or to some lines."""
    by_id = {
        each.id: each for column in ("from_id", "to_id") for each in records.naming(store, TRANSFER, column, line_ids)
    }
    return [by_id[id] for id in sorted(by_id)]


def rules(store: Store) -> dict[str, str]:
    """Returns the reaction to an overrun, by category."""
    return {clean_line(row["category"]): row["over"] for row in store.read(_RULES)}


def without_event(store: Store, year: int) -> list[BudgetLine]:
    """Returns the lines of a year without an event."""
    return records.where(store, BUDGET_LINE, "event_id IS NULL AND year = :year", year=year)


def beside(store: Store, line: BudgetLine) -> list[BudgetLine]:
    """Returns other expenses of its category, in the same event or outside events in the same year."""
    where = "event_id IS :event AND category = :category AND flow = 'expense' AND id <> :id"
    parameters = {"event": line.event_id, "category": line.category, "id": line.id}
    if line.event_id is None:
        where += " AND year = :year"
        parameters["year"] = line.year
    return records.where(store, BUDGET_LINE, where, **parameters)


def expense_sums(store: Store, event_id: int) -> ExpenseSums | None:
    """Returns planned and forecast expenses; None without lines."""
    row = store.read(_SUMS, event=event_id)[0]
    return ExpenseSums(row["planned"], row["forecast"], bool(row["missing"])) if row["lines"] else None


def first_over(store: Store, event_id: int) -> str:
    """Returns the expense category furthest over its plan; empty if there is none."""
    rows = store.read(_OVER, event=event_id)
    return clean_line(rows[0]["category"]) if rows else ""


def numbered(store: Store, number: str) -> list[Entry]:
    """Returns the entries with a document number."""
    return records.where(store, ENTRY, "name_key = :number", number=fold(number))


def of_quote(store: Store, quote_ids: Sequence[int]) -> list[Entry]:
    """Returns the orders made from these quotes."""
    return records.naming(store, ENTRY, "quote_id", quote_ids)


def settling(store: Store, entry_id: int) -> list[Entry]:
    """Returns the entries that settle an entry."""
    return records.naming(store, ENTRY, "settles_id", [entry_id])


def holds_base_amounts(store: Store) -> bool:
    """Returns whether any amount is stored in the plan's currency without naming it."""
    sql = "SELECT EXISTS (SELECT 1 FROM {table}) AS found"
    tables = ("envelope", "transfer", "approval", "amendment", "entry WHERE rate IS NOT NULL")
    return any(store.read(sql.format(table=table))[0]["found"] for table in tables)


def spelling(store: Store, category: str) -> str:
    """Returns the plan's spelling of a custom category, compared without case and accents; a new one as given."""
    rows = store.read("SELECT DISTINCT category FROM budget_line UNION SELECT category FROM envelope")
    wanted = fold(category)
    return next((each for row in rows if fold(each := clean_line(row["category"])) == wanted), category)


def closed_events(store: Store, ids: Sequence[int]) -> set[int]:
    """Returns the given events whose books are closed."""
    sql = "SELECT id FROM event WHERE status = 'closed' AND id IN (SELECT value FROM json_each(:ids))"
    return {row["id"] for row in store.read(sql, ids=json.dumps(list(ids)))}


def _stated(row: Mapping[str, Any], registered: tuple[int | None, int | None]) -> Stated:
    return Stated(
        expected=(row["expected_in_person"], row["expected_online"]),
        attended=(row["attended_in_person"], row["attended_online"]),
        registered=registered,
        capacity=(row["capacity"], row["capacity_online"]),
        speakers=row["speakers"],
        staff=row["staff"],
        roles=row["roles"],
        start=datetime.fromisoformat(row["start"]) if row["start"] else None,
        end=datetime.fromisoformat(row["end"]) if row["end"] else None,
        all_day=bool(row["all_day"]),
    )
