"""Writing budget lines; changes to an approved budget are amendments with a reason."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.counts import Counts, Stated, counts_of
from eventplanner.domain.budget.decisions import AMENDMENT, APPROVAL, AmendmentDraft
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import is_share, planned, with_expenses
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import taxes
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import budget, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

PLANNING = ("flow", "category", "driver", "quantity", "unit_price", "amount", "currency")
"""Columns that decide what a line is planned at."""
_SAY_WHY = Message("the budget is approved: say why the plan changes")
_NOT_DELETED = Message(
    "The budget is approved: set “{line}” to nothing with a reason, or close it, so that it stays on record."
)


def save(planner: Planner, reading: plain.RecordReading, line: BudgetLine | None = None) -> Change:
    """Saves a new or changed line. Raises Conflict, and Invalid if the budget is approved and no reason is given."""
    draft: BudgetLineDraft = reading.draft
    ordered = None if line else ordered_unplanned(planner, draft)
    if ordered is not None:
        line, draft = ordered, plan_of(ordered, draft)
        reading = revised(reading, draft=draft)
    pattern = Message("Change “{title}”") if line else Message("Add “{title}”")
    pattern = Message("Plan “{title}”, which is ordered already") if ordered else pattern
    label = Message(pattern.id, {"title": draft.name})
    with planner.write(label) as writing:
        # Asked while the write lock is held: an approval may have come meanwhile.
        amendment = _amendment(planner, draft, line)
        shares = _moved_shares(planner, draft, line) if amendment is not None else []
        _refuse_turning(planner, draft, line)
        spelt = budget.spelling(planner.store, draft.category)
        # The reason stays with the amendment, so that the next change has to say its own.
        reading = revised(reading, draft=revised(draft, category=spelt, reason=""))
        if line is None:
            id = plain.add(writing, BUDGET_LINE, reading)
        else:
            plain.alter(writing, BUDGET_LINE, line, reading)
            id = line.id
        if amendment is not None:
            note(writing, [revised(amendment, line_id=id), *shares])
    return writing.outcome


def blank(settings: Settings, event_id: int | None) -> BudgetLineDraft:
    """Returns an empty line, with the usual VAT of the plan."""
    draft: BudgetLineDraft = BUDGET_LINE.blank(event_id, {"vat": taxes.usual_vat(settings)})
    return draft


def blank_of(planner: Planner, event_id: int | None) -> BudgetLineDraft:
    """Returns an empty line of an event, or of none."""
    return blank(planner.settings(), event_id)


def ordered_unplanned(planner: Planner, draft: BudgetLineDraft) -> BudgetLine | None:
    """Returns the line of the same name and supplier that an order has made and nobody has planned; None without one."""
    if draft.event_id is None or draft.flow is not Flow.EXPENSE or (draft.amount, draft.unit_price) == (None, None):
        return None
    unplanned = (line for line in _alike(planner, draft) if (line.amount, line.unit_price) == (None, None))
    return next((line for line in unplanned if line.committed > 0), None)


def planned_alike(planner: Planner, draft: BudgetLineDraft) -> list[BudgetLine]:
    """Returns the lines of an event that are planned already, of the same name and supplier as a new one."""
    return [line for line in _alike(planner, draft) if (line.amount, line.unit_price) != (None, None)]


def _alike(planner: Planner, draft: BudgetLineDraft) -> list[BudgetLine]:
    """Returns the lines of its event with the direction, the name and the supplier of a new one.

    All lines are read once for all letters of a typed one, until somebody changes something.
    """
    if (event_id := draft.event_id) is None:
        return []
    lines = planner.store.cached(f"lines of {event_id}", lambda: records.of(planner.store, BUDGET_LINE, event_id))
    return [
        line
        for line in lines
        if line.flow is draft.flow
        and fold(line.name) == fold(draft.name)
        and draft.organisation_id in {None, line.organisation_id}
    ]


def plan_of(line: BudgetLine, draft: BudgetLineDraft) -> BudgetLineDraft:
    """Returns a line with the plan of a new one; what that says nothing of stays."""
    plan = {name: getattr(draft, name) for name in (*PLANNING, "vat", "cost_centre", "notes", "reason")}
    kept = {name: value for name, value in plan.items() if value not in {None, ""}}
    planned_line: BudgetLineDraft = revised(BUDGET_LINE.draft_of(line), **kept)
    return planned_line


def set_amount(planner: Planner, line: BudgetLine, texts: Mapping[str, str]) -> Change:
    """Changes some fields from texts, as a cell of a table does. Raises Invalid, Conflict."""
    return save(planner, plain.read(planner, BUDGET_LINE, texts, BUDGET_LINE.draft_of(line)), line)


def close(planner: Planner, lines: Sequence[BudgetLine], *, closed: bool) -> Change:
    """Closes or reopens lines. Raises Conflict."""
    return plain.set_values(planner, BUDGET_LINE, lines, {"closed": closed})


def replanned(planner: Planner, event_id: int, headcount: Mapping[str, Any]) -> list[AmendmentDraft]:
    """Returns the amendments to the approved budget of an event if its headcount changes; none without an approval."""
    if not is_approved(planner, event_id):
        return []
    lines = records.of(planner.store, BUDGET_LINE, event_id)
    before, _row = budget.stated(planner.store, [event_id])[event_id]
    after = _stated(before, headcount)
    rates = budget.rates(planner.store, planner.settings().currency, [line.currency for line in lines])
    found = []
    then, now = (with_expenses(counts_of(each), lines, rates) for each in (before, after))
    for line in lines:
        was, will = (planned(line, each, rates) or 0 for each in (then, now))
        if was != will:
            why = words(Message("other numbers of the event"))
            found.append(_noted(planner, line, line.id, line.planned, line.planned + will - was, why))
    return found


def note(writing: "Writing", amendments: Sequence[AmendmentDraft]) -> None:
    """Writes amendments to an approved budget."""
    for each in amendments:
        writing.add(AMENDMENT.name, records.stored(AMENDMENT, each))


def _stated(before: Stated, headcount: Mapping[str, Any]) -> Stated:
    """With what a headcount says."""

    def heads(kind: str, there: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
        return headcount.get(f"{kind}_in_person", there[0]), headcount.get(f"{kind}_online", there[1])

    return revised(
        before,
        expected=heads("expected", before.expected),
        attended=heads("attended", before.attended),
        speakers=headcount.get("speakers", before.speakers),
        staff=headcount.get("staff", before.staff),
    )


def remove(planner: Planner, chosen: Sequence[BudgetLine]) -> Change:
    """Deletes lines with their entries; those of an approved budget stay. Raises Invalid, Conflict, NotFound."""
    refuse_removal(planner, chosen)
    return plain.remove(planner, BUDGET_LINE, chosen)


def refuse_removal(planner: Planner, lines: Sequence[BudgetLine]) -> None:
    """Refuses to delete approved lines. Raises Invalid."""
    approved = {event: is_approved(planner, event) for event in {line.event_id for line in lines if line.event_id}}
    for line in lines:
        if line.event_id and approved[line.event_id]:
            raise Invalid({"": Message(_NOT_DELETED.id, {"line": line.name})})


def is_approved(planner: Planner, event_id: int) -> bool:
    """Returns whether the budget of an event has ever been approved."""
    return bool(records.of(planner.store, APPROVAL, event_id))


def _refuse_turning(planner: Planner, draft: BudgetLineDraft, line: BudgetLine | None) -> None:
    """What was transferred from expense to expense may not end among the incomes. Raises Invalid."""
    if line is not None and draft.flow is not line.flow and budget.transfers(planner.store, [line.id]):
        raise Invalid({"flow": Message("money was transferred from or to this line; it stays what it is")})


def _amendment(planner: Planner, draft: BudgetLineDraft, line: BudgetLine | None) -> AmendmentDraft | None:
    """What is to be noted of a change; nothing where the plan stays as it is, or was not approved."""
    if draft.event_id is None or not is_approved(planner, draft.event_id):
        return None
    if line is not None and all(getattr(line, name) == getattr(draft, name) for name in PLANNING):
        return None
    if not draft.reason:
        raise Invalid({"reason": _SAY_WHY})
    before = line.planned if line else 0
    after = before - (_plan(planner, line) if line else 0) + _plan(planner, draft)
    return _noted(planner, draft, line.id if line else 0, before, after, draft.reason)


def _moved_shares(planner: Planner, draft: BudgetLineDraft, line: BudgetLine | None) -> list[AmendmentDraft]:
    """Returns what is to be noted of the percentages that a change of an approved plan moves."""
    before = records.of(planner.store, BUDGET_LINE, draft.event_id or 0)
    beside = [each for each in before if line is None or each.id != line.id]
    shares = [each for each in beside if is_share(each)]
    if not shares:
        return []
    currencies = [draft.currency, *(each.currency for each in before)]
    rates = budget.rates(planner.store, planner.settings().currency, currencies)
    counts = multipliers(planner, draft)
    was, will = with_expenses(counts, before, rates), with_expenses(counts, [*beside, draft], rates)
    moves = ((each, (planned(each, will, rates) or 0) - (planned(each, was, rates) or 0)) for each in shares)
    return [_noted(planner, each, each.id, each.planned, each.planned + by, draft.reason) for each, by in moves if by]


def _noted(
    planner: Planner, line: BudgetLineDraft, line_id: int, before: int, after: int, reason: str
) -> AmendmentDraft:
    return AmendmentDraft(
        name=line.name,
        event_id=line.event_id or 0,
        line_id=line_id,
        before=before,
        after=after,
        reason=reason,
        day=planner.today(),
        who=planner.actor,
    )


def would_be_planned(planner: Planner, line: BudgetLineDraft) -> int | None:
    """Returns the planned amount of a line without transfers; None where there is no exchange rate."""
    rates = budget.rates(planner.store, planner.settings().currency, [line.currency])
    return planned(line, multipliers(planner, line), rates)


def multipliers(planner: Planner, line: BudgetLineDraft) -> Counts:
    """Returns what a line may be multiplied by: the numbers of its event, and of a percentage the other expenses."""
    stated: Any = budget.stated(planner.store, [line.event_id or 0]).get(line.event_id or 0)
    counts = counts_of(stated[0] if stated else Stated())
    if not is_share(line):
        return counts
    if line.event_id is not None:
        others = records.of(planner.store, BUDGET_LINE, line.event_id)
    else:
        others = budget.without_event(planner.store, line.year or 0)
    others = [each for each in others if each.id != getattr(line, "id", 0)]
    rates = budget.rates(planner.store, planner.settings().currency, [each.currency for each in others])
    return with_expenses(counts, others, rates)


def _plan(planner: Planner, line: BudgetLineDraft) -> int:
    return would_be_planned(planner, line) or 0
