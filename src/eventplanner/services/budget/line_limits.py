"""Limits that a planned expense goes over: the envelopes of its year."""

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, fold
from eventplanner.domain.budget.decisions import Envelope
from eventplanner.domain.budget.lines import BudgetLineDraft
from eventplanner.domain.events.events import EVENT
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import envelopes, year_budget
from eventplanner.storage.queries import records


def exceeded(planner: Planner, line: BudgetLineDraft, planned: int) -> list[Message]:
    """Returns which envelopes a new expense goes over, and by how much; `planned` is in the base currency."""
    year, quarter = _when(planner, line)
    if not year:
        return []
    # Once for all letters of a typed line, until somebody changes something.
    summed = planner.store.cached(f"sums of {year}", lambda: year_budget.sums_of_year(planner, year, sponsors=False))
    told = []
    for row in summed.envelope_rows:
        over = planned - row.left
        if over > 0 and _covers(row.record, line, quarter):
            parts: dict[str, Part] = {
                "over": Money(over, summed.currency),
                "what": envelopes.called(row.record),
                "year": year,
                "amount": Money(row.record.amount or 0, summed.currency),
            }
            told.append(Message("{over} over the envelope of {what} {year}, {amount}", parts))
    return told


def _when(planner: Planner, line: BudgetLineDraft) -> tuple[int, int]:
    """Returns the year and the quarter that a line counts in; 0 where it has none."""
    if line.event_id is None:
        return line.year or 0, 0
    start = records.get(planner.store, EVENT, line.event_id).start
    return (start.year, (start.month - 1) // 3 + 1) if start else (planner.today().year, 0)


def _covers(envelope: Envelope, line: BudgetLineDraft, quarter: int) -> bool:
    return (
        fold(envelope.category) in {"", fold(line.category)}
        and fold(envelope.cost_centre) in {"", fold(line.cost_centre)}
        and envelope.quarter in {None, quarter}
    )
