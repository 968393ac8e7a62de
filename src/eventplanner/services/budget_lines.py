"""Writing the lines of budgets: once a budget is approved, what changes its plan is an amendment with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from eventplanner.domain.budget_counts import Stated, counts_of
from eventplanner.domain.budget_decisions import AMENDMENT, APPROVAL, AmendmentDraft
from eventplanner.domain.budget_lines import BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.domain.changes import Change
from eventplanner.domain.errors import Invalid
from eventplanner.domain.figures import planned
from eventplanner.domain.text import Message
from eventplanner.services import records as plain
from eventplanner.services.planner import Planner
from eventplanner.storage import budget, records

PLANNING = ("flow", "driver", "quantity", "unit_price", "amount", "currency")
"""Columns that decide what a line is planned at."""
_SAY_WHY = Message("the budget is approved: say why the plan changes")
_NOT_DELETED = Message(
    "The budget is approved: set “{line}” to nothing with a reason, or close it, so that it stays on record."
)


def save(planner: Planner, reading: plain.Reading, line: BudgetLine | None = None) -> Change:
    """A new line, or another version of one. Raises Invalid where the budget is approved and no reason is said, Conflict."""
    draft: BudgetLineDraft = reading.draft
    pattern = Message("Change “{title}”") if line else Message("Add “{title}”")
    amendment = _amendment(planner, draft, line)
    label = Message(pattern.id, {"title": draft.name})
    with planner.write(label) as writing:
        if line is None:
            id = plain.add(writing, BUDGET_LINE, reading)
        else:
            plain.alter(writing, BUDGET_LINE, line, reading)
            id = line.id
        if amendment is not None:
            writing.add(AMENDMENT.name, records.stored(AMENDMENT, replace(amendment, line_id=id)))
    return writing.outcome


def set_amount(planner: Planner, line: BudgetLine, texts: Mapping[str, str]) -> Change:
    """Change some fields from texts, as a cell of a table does. Raises Invalid, Conflict."""
    return save(planner, plain.read(planner, BUDGET_LINE, texts, BUDGET_LINE.draft_of(line)), line)


def close(planner: Planner, lines: Sequence[BudgetLine], *, closed: bool) -> Change:
    """Nothing more will come, or something may again. Raises Conflict."""
    return plain.set_values(planner, BUDGET_LINE, lines, {"closed": closed})


def refuse_removal(planner: Planner, lines: Sequence[BudgetLine]) -> None:
    """An approved line stays. Raises Invalid."""
    approved = {event: is_approved(planner, event) for event in {line.event_id for line in lines if line.event_id}}
    for line in lines:
        if line.event_id and approved[line.event_id]:
            raise Invalid({"": Message(_NOT_DELETED.id, {"line": line.name})})


def is_approved(planner: Planner, event_id: int) -> bool:
    """Was the budget of an event ever approved?"""
    return bool(records.of(planner.store, APPROVAL, event_id))


def _amendment(planner: Planner, draft: BudgetLineDraft, line: BudgetLine | None) -> AmendmentDraft | None:
    """What is to be noted of a change; nothing where the plan stays as it is, or was not approved."""
    if draft.event_id is None or not is_approved(planner, draft.event_id):
        return None
    if line is not None and all(getattr(line, name) == getattr(draft, name) for name in PLANNING):
        return None
    if not draft.reason or (line is not None and draft.reason == line.reason):
        raise Invalid({"reason": _SAY_WHY})
    before = line.planned if line else 0
    after = before - (_plan(planner, line) if line else 0) + _plan(planner, draft)
    return AmendmentDraft(
        name=draft.name,
        event_id=draft.event_id,
        line_id=line.id if line else 0,
        before=before,
        after=after,
        reason=draft.reason,
        day=planner.today(),
        who=planner.actor,
    )


def _plan(planner: Planner, line: BudgetLineDraft) -> int:
    """What a line would be planned at, without what was transferred."""
    rates = budget.rates(planner.store, planner.settings().currency, [line.currency])
    found: Any = budget.stated(planner.store, [line.event_id or 0]).get(line.event_id or 0)
    return planned(line, counts_of(found[0] if found else Stated()), rates) or 0
