"""Simulation of a year's budget with chosen events dropped, moved or resized; the plan is not changed."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.counts import Stated, counts_of, with_heads
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures, forecast, planned, with_expenses
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.year_budget import BudgetCell, YearBudget
from eventplanner.domain.events.events import Status


class Idea(Struct, frozen=True):
    """Hypothetical changes to one event."""

    event_id: int
    drop: bool = False
    start: date | None = None
    """Its first day instead."""
    in_person: int | None = None
    online: int | None = None

    @property
    def is_nothing(self) -> bool:
        return not self.drop and self.start is None and self.in_person is None and self.online is None


class Ground(Struct, frozen=True, kw_only=True):
    """Data from which ideas are calculated."""

    lines: Mapping[int, Sequence[BudgetLine]] = field(default_factory=dict)
    """By event."""
    stated: Mapping[int, Stated] = field(default_factory=dict)
    transferred: Mapping[int, int] = field(default_factory=dict)
    """By line, how much more is planned for it."""
    rates: Rates = field(default_factory=lambda: Rates("CLP"))


def imagined(budget: YearBudget, ideas: Sequence[Idea], ground: Ground) -> YearBudget:
    """Returns the year with the ideas applied."""
    changed = {idea.event_id: idea for idea in ideas if not idea.is_nothing}
    kept = [cell for cell in budget.cells if cell.event_id not in changed]
    new = [cell for idea in changed.values() for cell in _cells(budget, idea, ground)]
    return revised(budget, cells=[*kept, *new])


class WhatIfOutcome(Struct, frozen=True):
    """Effect of ideas on a year's expenses, in the plan's currency."""

    forecast: int
    more: int
    """Than without them; below 0 it is less."""
    kept: int
    """Ordered by events that would be dropped: it has to be paid all the same."""
    left: int | None
    """Of what the year may spend; None where nothing is said."""


def outcome(before: YearBudget, would: YearBudget, ideas: Sequence[Idea]) -> WhatIfOutcome:
    """Compares a year as it is with the year as it would be."""
    dropped = {idea.event_id for idea in ideas if idea.drop}
    spends = [cell for cell in would.cells if cell.event_id in dropped and cell.figures.flow is Flow.EXPENSE]
    forecast = would.expenses.forecast
    return WhatIfOutcome(
        forecast,
        forecast - before.expenses.forecast,
        sum(cell.figures.committed for cell in spends),
        None if would.envelope is None else would.envelope - forecast,
    )


def _cells(budget: YearBudget, idea: Idea, ground: Ground) -> list[BudgetCell]:
    """None where the event would be in another year."""
    if idea.start is not None and idea.start.year != budget.year:
        return []
    event = budget.events.get(idea.event_id)
    status = Status.CANCELLED if idea.drop else event.status if event else Status.PLANNED
    return [
        BudgetCell(
            idea.event_id,
            line.category,
            line.cost_centre,
            (idea.start.month - 1) // 3 + 1 if idea.start else line.quarter,
            _figures(line, idea, ground, status),
        )
        for line in ground.lines.get(idea.event_id, ())
    ]


def _figures(line: BudgetLine, idea: Idea, ground: Ground, status: Status) -> Figures:
    """As they would be once the idea is accepted."""
    is_resized = not idea.drop and (idea.in_person is not None or idea.online is not None)
    plan = _resized(line, idea, ground) if is_resized else line.planned
    expected = forecast(plan, line.committed, line.actual, closed=line.closed or status is Status.CLOSED)
    if status is Status.CANCELLED and not line.closed:
        # What is ordered has to be paid; nothing else comes.
        expected = line.committed
    return Figures(plan, line.committed, line.actual, line.paid, expected, line.flow, line.missing, line.exchange)


def _resized(line: BudgetLine, idea: Idea, ground: Ground) -> int:
    there = ground.stated.get(idea.event_id, Stated())
    # Who was counted stays counted, whatever is expected.
    stated = revised(with_heads(there, idea.in_person, idea.online), attended=there.attended)
    lines = ground.lines.get(idea.event_id, ())
    plan = planned(line, with_expenses(counts_of(stated), lines, ground.rates), ground.rates)
    return line.planned if plan is None else plan + ground.transferred.get(line.id, 0)
