"""Approval of an event's budget, which freezes its lines as a baseline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.counts import Source, counts_of
from eventplanner.domain.budget.decisions import APPROVAL, BASELINE, Approval, ApprovalDraft, BaselineDraft
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import budget, records


def approve(planner: Planner, event_id: int, by: str, note: str = "", day: date | None = None) -> Change:
    """Freezes the budget as it stands. Raises Invalid if nobody is named, or there is no line."""
    draft = ApprovalDraft(event_id=event_id, approved_by=clean_line(by), note=note, day=day)
    return save(planner, plain.RecordReading(draft))


_NOTED = Message("This is noted by the plan itself, when a budget is approved or changed.")


def refuse_writing(_planner: Planner, _reading: plain.RecordReading, _record: Any) -> Change:
    """Raises Invalid: the plan writes what was approved, and what changed since."""
    raise Invalid({"": _NOTED})


def refuse_removal(_planner: Planner, _chosen: Sequence[Any]) -> Change:
    """Raises Invalid: what was approved, and what changed since, stays."""
    raise Invalid({"": Message("What was approved, and what changed since, stays on record.")})


def save(planner: Planner, reading: plain.RecordReading, approval: Approval | None = None) -> Change:
    """Saves an approval from a form or a command. Raises Invalid."""
    if approval is not None:
        raise Invalid({"": _NOTED})
    draft: ApprovalDraft = reading.draft
    if not draft.approved_by:
        raise Invalid({"approved_by": Message("say who approved it")})
    event = events.get(planner, draft.event_id)
    with planner.write(Message("Approve the budget of “{title}”", {"title": event.title})) as writing:
        # Read while the write lock is held: what is frozen is what stands there.
        lines = _lines(planner, event.id)
        draft = _dated(planner, draft)
        id = writing.add(APPROVAL.name, records.stored(APPROVAL, draft))
        for line in lines:
            frozen = BaselineDraft(
                name=line.name,
                approval_id=id,
                line_id=line.id,
                flow=line.flow.value,
                category=line.category,
                planned=line.planned,
            )
            writing.add(BASELINE.name, records.stored(BASELINE, frozen))
    return writing.outcome


def _lines(planner: Planner, event_id: int) -> list[BudgetLine]:
    """Raises Invalid where nothing can be approved."""
    lines = records.of(planner.store, BUDGET_LINE, event_id)
    if not lines:
        raise Invalid({"": Message("There is no line to approve yet.")})
    if any(line.missing for line in lines):
        raise Invalid({"": Message("A rate of exchange is missing; without it nothing can be frozen.")})
    return lines


def _dated(planner: Planner, draft: ApprovalDraft) -> ApprovalDraft:
    """With the day, and the attendance that the budget reckons with."""
    stated, _row = budget.stated(planner.store, [draft.event_id])[draft.event_id]
    counts = counts_of(stated)
    heads = [
        None if counts[d].source is Source.NOTHING else int(counts[d].n) for d in (Driver.IN_PERSON, Driver.ONLINE)
    ]
    return revised(draft, day=draft.day or planner.today(), in_person=heads[0], online=heads[1])
