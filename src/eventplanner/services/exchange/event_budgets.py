"""Column of a table of events that says what each may cost: one line in the budget of its event."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import APPROVAL
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.exchange.event_lines import EventLine
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.exchange.import_rows import BUDGET, ImportRow
from eventplanner.domain.ledgers.budget_cells import amount_of, decimal_mark
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure, measure_above, measure_in
from eventplanner.domain.parsing.money_text import no_decimals
from eventplanner.domain.parsing.table import Cell, Table, cell_text
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.i18n.catalogue import N_, _
from eventplanner.i18n.language import LANGUAGES, translated
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import events, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

_CALLED = N_("Budget")


class Step(Enum):
    """Fates of an event's budget."""

    NOTHING = auto()
    ADD = auto()
    CHANGE = auto()
    KEEP = auto()
    """It has lines of its own, or is approved; what the table says is left out."""


class BudgetStep(Struct, frozen=True):
    """Budget of an event as it stands, beside the amount of a row."""

    step: Step
    line: BudgetLine | None = None


def read_budgets(
    table: Table, fields: Sequence[str], settings: Settings
) -> tuple[dict[int, Money], dict[int, Message]]:
    """Returns the amounts by line of the table, and why some cannot be read. Raises Invalid."""
    place = fields.index(BUDGET)
    heading, currency = table.header[place], settings.currency
    try:
        measure = measure_in(heading, currency).under(measure_above(table.above, currency), currency)
        decimal = decimal_mark(row.cells[place] for row in table.rows)
    except Unreadable as error:
        raise Invalid({BUDGET: error.message}) from error
    amounts: dict[int, Money] = {}
    problems: dict[int, Message] = {}
    for row in table.rows:
        try:
            amount = _plain(row.cells[place], measure, decimal, settings.prices)
        except Unreadable as error:
            parts: dict[str, Part] = {"field": heading, "reason": error.message}
            problems[row.line] = Message("{field}: {reason}", parts)
        else:
            if amount is not None:
                amounts[row.line] = amount
    return amounts, problems


def matched(
    planner: Planner, lines: Sequence[EventLine], rows: Sequence[ImportRow]
) -> tuple[list[EventLine], tuple[Message, ...]]:
    """Returns the lines with the budgets that change, and the finding about those that are left out."""
    amounts = {row.line: row.budget for row in rows if row.budget is not None}
    if not amounts:
        return list(lines), ()
    budgets = _budgets(planner, [line.record.id for line in lines if line.record and line.line in amounts])
    changed: list[EventLine] = []
    kept = 0
    for line in lines:
        amount = amounts.get(line.line)
        step = _step(budgets[line.record.id], amount).step if line.record and amount else Step.NOTHING
        kept += step is Step.KEEP
        if step in {Step.ADD, Step.CHANGE} and line.outcome in {Outcome.UNCHANGED, Outcome.UPDATED}:
            line = revised(line, outcome=Outcome.UPDATED, changed=(*line.changed, BUDGET))  # noqa: PLW2901
        changed.append(line)
    if not kept:
        return changed, ()
    left = counted(
        "{n} event has a budget of its own, and that of the table is left out",
        "{n} events have budgets of their own, and those of the table are left out",
        kept,
    )
    return changed, (left,)


def write(planner: Planner, writing: "Writing", lines: Sequence[EventLine], amounts: Mapping[int, Money]) -> None:
    """Writes the budgets of events that were written before, in the same change."""
    wanted = [line for line in lines if line.is_written and line.line in amounts]
    if not wanted:
        return
    ids = {row.uid: row.id for row in writing.run(events.UIDS)}
    budgets = _budgets(planner, [line.record.id for line in wanted if line.record])
    for line in wanted:
        event = line.record.id if line.record else ids[line.uid]
        amount = amounts[line.line]
        fate = _step(budgets[event], amount)
        if fate.step is Step.CHANGE and fate.line:
            values = {"amount": amount.minor, "currency": amount.currency}
            writing.change(BUDGET_LINE.name, fate.line.id, fate.line.version, values)
        elif fate.step is Step.ADD:
            said = {"name": _(_CALLED), "flow": Flow.EXPENSE, "category": "other"}
            draft = BUDGET_LINE.blank(event, {**said, "amount": amount.minor, "currency": amount.currency})
            writing.add(BUDGET_LINE.name, records.stored(BUDGET_LINE, draft))


def _plain(cell: Cell, measure: MoneyMeasure, decimal: str, prices: str) -> Money | None:
    """Raises Unreadable for an amount for each of something, below nothing, with cents, or with another tax."""
    amount = amount_of(cell, measure, decimal)
    if amount is None:
        return None
    if amount.is_rounded:
        raise Unreadable(no_decimals(cell_text(cell), amount.currency))
    if amount.tax and amount.tax != prices:
        text = {"text": cell_text(cell)}
        raise Unreadable(Message("“{text}” is with tax where the plan is without, or the other way round", text))
    if amount.drivers or amount.times or amount.is_each or amount.minor < 0:
        raise Unreadable(Message("a budget is one amount"))
    return Money(amount.minor, amount.currency) if amount.minor else None


def _budgets(planner: Planner, events: Sequence[int]) -> dict[int, tuple[list[BudgetLine], bool]]:
    """Returns the lines of each event's budget, and whether it is approved."""
    lines: dict[int, list[BudgetLine]] = defaultdict(list)
    for line in records.of_several(planner.store, BUDGET_LINE, events):
        lines[line.event_id or 0].append(line)
    approved = {approval.event_id for approval in records.of_several(planner.store, APPROVAL, events)}
    return defaultdict(lambda: ([], False), {event: (lines[event], event in approved) for event in events})


def _step(budget: tuple[list[BudgetLine], bool], amount: Money) -> BudgetStep:
    lines, approved = budget
    names = {translated(_CALLED, language) for language in LANGUAGES}
    ours = next((line for line in lines if line.name in names), None)
    if ours and (ours.amount, ours.currency) == (amount.minor, amount.currency):
        return BudgetStep(Step.NOTHING, ours)
    if approved or (lines and not ours) or len(lines) > 1:
        return BudgetStep(Step.KEEP, ours)
    return BudgetStep(Step.CHANGE if ours else Step.ADD, ours)
