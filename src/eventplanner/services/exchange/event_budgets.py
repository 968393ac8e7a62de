"""Column of a table of events that says what each may cost: one line in the budget of its event."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.exchange.event_lines import EventLine
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.exchange.import_rows import BUDGET, ImportRow
from eventplanner.domain.ledgers.budget_cells import amount_of, decimal_mark
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure, measure_in
from eventplanner.domain.parsing.table import Cell, Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.i18n.catalogue import N_, _
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines
from eventplanner.storage.queries import records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

_CALLED = N_("Budget")
_OF_EVENTS = frozenset({"Budget", "Presupuesto"})
"""Names of the line, in whatever language it was written."""


class Step(Enum):
    """What becomes of an event's budget."""

    NOTHING = auto()
    ADD = auto()
    CHANGE = auto()
    KEEP = auto()
    """It has lines of its own, or is approved; what the table says is left out."""


class EventBudget(Struct, frozen=True):
    """Budget of an event as it stands, beside the amount of a row."""

    step: Step
    line: BudgetLine | None = None


def read_budgets(table: Table, fields: Sequence[str], currency: str) -> tuple[dict[int, Money], dict[int, Message]]:
    """Returns the amounts by line of the table, and why some cannot be read; `currency` is the plan's. Raises Invalid."""
    place = fields.index(BUDGET)
    heading = table.header[place]
    try:
        named = measure_in(heading, currency)
        measure = revised(named, currency=named.currency or currency)
        decimal = decimal_mark(row.cells[place] for row in table.rows)
    except Unreadable as error:
        raise Invalid({BUDGET: error.message}) from error
    found: dict[int, Money] = {}
    problems: dict[int, Message] = {}
    for row in table.rows:
        try:
            amount = _plain(row.cells[place], measure, decimal)
        except Unreadable as error:
            parts: dict[str, Part] = {"field": heading, "reason": error.message}
            problems[row.line] = Message("{field}: {reason}", parts)
        else:
            if amount is not None:
                found[row.line] = amount
    return found, problems


def matched(
    planner: Planner, lines: Sequence[EventLine], rows: Sequence[ImportRow]
) -> tuple[list[EventLine], tuple[Message, ...]]:
    """Returns the lines with the budgets that change, and the finding about those that are left out."""
    amounts = {row.line: row.budget for row in rows if row.budget is not None}
    if not amounts:
        return list(lines), ()
    events = [line.record.id for line in lines if line.record and line.line in amounts]
    there = _there(planner, events)
    found: list[EventLine] = []
    kept = 0
    for line in lines:
        amount = amounts.get(line.line)
        step = _step(there[line.record.id], amount).step if line.record and amount else Step.NOTHING
        kept += step is Step.KEEP
        if step in {Step.ADD, Step.CHANGE} and line.outcome in {Outcome.UNCHANGED, Outcome.UPDATED}:
            line = revised(line, outcome=Outcome.UPDATED, changed=(*line.changed, BUDGET))  # noqa: PLW2901
        found.append(line)
    if not kept:
        return found, ()
    said = counted(
        "{n} event has a budget of its own, and that of the table is left out",
        "{n} events have budgets of their own, and those of the table are left out",
        kept,
    )
    return found, (said,)


def write(planner: Planner, writing: "Writing", lines: Sequence[EventLine], amounts: Mapping[int, Money]) -> None:
    """Writes the budgets of events that were written before, in the same change."""
    wanted = [line for line in lines if line.is_written and line.line in amounts]
    if not wanted:
        return
    ids = {row.uid: row.id for row in writing.run("SELECT uid, id FROM event")}
    there = _there(planner, [line.record.id for line in wanted if line.record])
    for line in wanted:
        event = line.record.id if line.record else ids[line.uid]
        amount = amounts[line.line]
        found = _step(there[event], amount)
        if found.step is Step.CHANGE and found.line:
            values = {"amount": amount.minor, "currency": amount.currency}
            writing.change(BUDGET_LINE.name, found.line.id, found.line.version, values)
        elif found.step is Step.ADD:
            said = {"name": _(_CALLED), "flow": Flow.EXPENSE, "category": "other"}
            draft = BUDGET_LINE.blank(event, {**said, "amount": amount.minor, "currency": amount.currency})
            writing.add(BUDGET_LINE.name, records.stored(BUDGET_LINE, draft))


def _plain(cell: Cell, measure: MoneyMeasure, decimal: str) -> Money | None:
    """Raises Unreadable for an amount for each of something, or below nothing."""
    amount = amount_of(cell, measure, decimal)
    if amount is None:
        return None
    if amount.drivers or amount.times or amount.is_each or amount.minor < 0:
        raise Unreadable(Message("a budget is one amount"))
    return Money(amount.minor, amount.currency) if amount.minor else None


def _there(planner: Planner, events: Sequence[int]) -> dict[int, tuple[list[BudgetLine], bool]]:
    """Returns the lines of each event's budget, and whether it is approved."""
    found: dict[int, tuple[list[BudgetLine], bool]] = defaultdict(lambda: ([], False))
    for event in events:
        found[event] = records.of(planner.store, BUDGET_LINE, event), budget_lines.is_approved(planner, event)
    return found


def _step(there: tuple[list[BudgetLine], bool], amount: Money) -> EventBudget:
    lines, approved = there
    ours = next((line for line in lines if line.name in _OF_EVENTS), None)
    if ours and (ours.amount, ours.currency) == (amount.minor, amount.currency):
        return EventBudget(Step.NOTHING, ours)
    if approved or (lines and not ours) or len(lines) > 1:
        return EventBudget(Step.KEEP, ours)
    return EventBudget(Step.CHANGE if ours else Step.ADD, ours)
