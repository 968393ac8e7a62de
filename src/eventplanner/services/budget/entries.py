"""Writing budget entries: documents, payments and claims, and the rules for overruns."""

from collections.abc import Sequence
from datetime import date

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.text import Part as Said
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.belonging import TAKES_BACK, named, named_draft
from eventplanner.domain.budget.decisions import Over
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.dues import AmountDue, Part
from eventplanner.domain.budget.entries import ENTRY, Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import MONEY, ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.settling import base_of, below, figures_of, groups, roots, settle
from eventplanner.domain.budget.tax import split, vat_of, withheld_due, withholding_on
from eventplanner.i18n import labels
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import belonging
from eventplanner.services.budget.budget import rules
from eventplanner.services.budget.year_budget import dues_of
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import budget, records

_BEYOND = 100
"""So many times its plan nobody pays for a line: the amount is in another currency."""
_OF_INCOMES = frozenset({EntryKind.TICKET, EntryKind.PLEDGE})
"""What only comes in."""


def blank(line: BudgetLine, today: date, kind: EntryKind = EntryKind.INVOICE) -> EntryDraft:
    """Returns an empty entry in the currency of its line, dated today."""
    return EntryDraft(kind=kind, budget_line_id=line.id, currency=line.currency, day=today)


def save(planner: Planner, reading: plain.RecordReading, entry: Entry | None = None) -> Change:
    """Saves a new or changed entry.

    Raises Invalid where it settles what is not of its line, or takes over its plan a category that asks for a reason;
    Conflict.
    """
    seen = complete(planner, reading.draft, entry)
    with planner.write(_label(seen, new=entry is None)) as writing:
        # Asked while the write lock is held: others may have paid, settled or spent meanwhile.
        draft = complete(planner, reading.draft, entry).draft
        if draft != seen.draft:
            raise Conflict(Message("Somebody has changed the entries of this line meanwhile; look at them once more."))
        _refuse_all(planner, draft, entry)
        reading = revised(reading, draft=draft)
        if entry is None:
            plain.add(writing, ENTRY, reading)
        else:
            plain.alter(writing, ENTRY, entry, reading)
    return writing.outcome


def complete(planner: Planner, draft: EntryDraft, entry: Entry | None = None) -> belonging.Placed:
    """Returns an entry in its place, with what follows from its kind, its day and its country.

    Raises Invalid where it may belong to several, NotFound.
    """
    draft = _completed(planner, draft, entry)
    if entry is None:
        placed = belonging.placed(planner, draft)
        _refuse_other_currency(planner, placed)
        return placed
    ledger = belonging.ledger_of(planner, draft.budget_line_id, draft, entry)
    if draft.gross is not None and draft.gross == entry.gross:
        kept = (draft.amount, draft.vat, draft.settles_id) == (entry.amount, entry.vat, entry.settles_id)
        return belonging.Placed(draft if kept else revised(draft, gross=None), ledger)
    return belonging.Placed(belonging.taxed(draft, ledger), ledger)


def _refuse_other_currency(planner: Planner, placed: belonging.Placed) -> None:
    """Raises Invalid where an amount that only has the currency of its line is beyond all measure in it."""
    draft, line, base = placed.draft, placed.line, planner.settings().currency
    if draft.reason or not draft.amount or draft.currency != line.currency or line.currency == base:
        return
    worth = base_of(as_entry(draft), placed.ledger.rates)
    plan, said = (line.amount, draft.amount) if line.amount else (line.planned, worth or 0)
    if plan > 0 and said > _BEYOND * plan:
        parts: dict[str, Said] = {"amount": Money(draft.amount, draft.currency), "currency": base}
        raise Invalid(
            {
                "amount": Message(
                    "{amount} is more than a hundred times the plan: write {currency} before it, or say why, with because …",
                    parts,
                )
            }
        )


def _refuse_all(planner: Planner, draft: EntryDraft, entry: Entry | None) -> None:
    """Everything that has to be so of an entry beside the others of its line. Raises Invalid."""
    line = records.get(planner.store, BUDGET_LINE, draft.budget_line_id)
    beside = [each for each in budget.entries(planner.store, [line.id]) if entry is None or each.id != entry.id]
    _refuse(draft, line, beside, entry)
    _refuse_too_much(planner, draft, beside, entry)
    over = excess(planner, line, draft, entry)
    if over and not draft.reason and rules(planner).get(line.category) is Over.ASK:
        parts: dict[str, Said] = {
            "category": labels.said_category(line.category),
            "over": Money(over, planner.settings().currency),
        }
        raise Invalid({"reason": Message("{category} goes {over} over its plan: say why", parts)})


def excess(planner: Planner, line: BudgetLine, draft: EntryDraft, entry: Entry | None = None) -> int:
    """Returns the amount by which an entry takes its category over its plan, or further over it.

    It is in minor units of the base currency.
    """
    if line.flow is Flow.INCOME or draft.amount is None:
        return 0
    before, after = _used(planner, line, draft, entry)
    others = planner.store.cached(f"beside {line.id}", lambda: budget.beside(planner.store, line))
    room = sum(each.planned - max(each.committed, each.actual) for each in others) + line.planned
    return max(after - room, 0) if after > before else 0


def blank_of(planner: Planner, line_id: int) -> EntryDraft:
    """Returns an empty entry of a line, dated today, in its currency. Raises NotFound."""
    return blank(records.get(planner.store, BUDGET_LINE, line_id), planner.today())


def remove(planner: Planner, chosen: Sequence[Entry]) -> Change:
    """Deletes entries with their credit notes and refunds. Raises Conflict, NotFound."""
    return plain.remove(planner, ENTRY, with_what_takes_back(planner, chosen))


def with_what_takes_back(planner: Planner, chosen: Sequence[Entry]) -> list[Entry]:
    """Returns entries with the credit notes and refunds that are meaningless without them."""
    by_id = {each.id: each for each in chosen}
    for entry in chosen:
        for each in budget.settling(planner.store, entry.id):
            if each.kind in {EntryKind.CREDIT_NOTE, EntryKind.REFUND}:
                by_id.setdefault(each.id, each)
    return list(by_id.values())


def over_of(planner: Planner, line: BudgetLine) -> int:
    """Returns the amount by which a line's category is over its plan, in minor units of the base; 0 if it is not."""
    if line.flow is Flow.INCOME:
        return 0
    lines = [line, *budget.beside(planner.store, line)]
    return max(sum(max(each.committed, each.actual) - each.planned for each in lines), 0)


def pay(planner: Planner, dues: Sequence[AmountDue], day: date | None = None) -> Change:
    """Records due amounts as paid, as one step. Raises Invalid, Conflict."""
    if not dues:
        raise Invalid({"": Message("Nothing is chosen.")})
    when = day or planner.today()
    label = counted("Pay {n} due item", "Pay {n} due items", len(dues))
    if len(dues) == 1:
        due = dues[0]
        pattern = Message("Receive {amount} for “{line}”") if due.is_income else Message("Pay {amount} for “{line}”")
        label = Message(pattern.id, {"amount": Money(due.gross, due.currency), "line": due.line.name})
    with planner.write(label) as writing:
        # Asked while the write lock is held: two who pay the same pay it once.
        _refuse_paid(planner, dues)
        for due in dues:
            draft = _payment(due, when, is_gross=planner.settings().prices == "gross")
            writing.add(ENTRY.name, records.stored(ENTRY, draft))
    return writing.outcome


def approve(planner: Planner, claims: Sequence[Entry]) -> Change:
    """Claims may be paid, as one step. Raises Conflict, Invalid."""
    if any(claim.kind is not EntryKind.CLAIM or claim.state is not ClaimState.CLAIMED for claim in claims):
        raise Invalid({"": Message("This is no claim that waits to be approved.")})
    return plain.set_values(planner, ENTRY, claims, {"state": ClaimState.APPROVED})


def _refuse_paid(planner: Planner, dues: Sequence[AmountDue]) -> None:
    """Everything has to be due as it was seen, and once. Raises Conflict."""
    ids = sorted({due.line.id for due in dues})
    still = {(due.entry.id, due.part): due.amount for due in dues_of(planner, ids)}
    asked = [(due.entry.id, due.part) for due in dues]
    if len(set(asked)) < len(asked) or any(still.get(key) != due.amount for key, due in zip(asked, dues, strict=True)):
        raise Conflict(Message("This is not due any more as it was shown; somebody has paid or changed it meanwhile."))


def _payment(due: AmountDue, day: date, *, is_gross: bool) -> EntryDraft:
    reckoned = split(due.amount, vat_of(due.entry, due.line.vat), is_gross=is_gross)[1]
    return EntryDraft(
        kind=EntryKind.PAYMENT,
        budget_line_id=due.line.id,
        amount=due.amount,
        currency=due.currency,
        day=day,
        organisation_id=due.organisation_id,
        person_id=None if due.part is Part.WITHHELD else due.entry.person_id,
        settles_id=due.entry.id,
        gross=None if reckoned == due.gross else due.gross,
        vat=0 if due.part is Part.CLAIM or due.entry.paper is Paper.FEE_RECEIPT else due.entry.vat,
        pays_withheld=due.part is Part.WITHHELD,
    )


def _completed(planner: Planner, draft: EntryDraft, entry: Entry | None) -> EntryDraft:
    """With a day where money moved, the rate that the country withholds of fees, and the day on which that is due."""
    country = planner.settings().country
    if draft.kind in MONEY and draft.day is None:
        return revised(draft, day=planner.today())
    if draft.kind is not EntryKind.INVOICE:
        return draft
    day = draft.day or planner.today()
    if entry is not None and (entry.day, entry.paper) != (draft.day, draft.paper):
        # What followed from the day or the paper that it had, follows from those that it has now.
        was = entry.day or planner.today()
        if draft.withholding == entry.withholding == withholding_on(country, was):
            draft = revised(draft, withholding=None)
        if draft.withheld_due == entry.withheld_due == withheld_due(country, was):
            draft = revised(draft, withheld_due=None)
    if draft.paper is Paper.FEE_RECEIPT and draft.withholding is None:
        draft = revised(draft, withholding=withholding_on(country, day))
    if draft.withholding and draft.withheld_due is None:
        draft = revised(draft, withheld_due=withheld_due(country, day))
    return draft


def _refuse(draft: EntryDraft, line: BudgetLine, beside: Sequence[Entry], entry: Entry | None) -> None:
    if line.flow is Flow.EXPENSE and draft.kind in _OF_INCOMES and (entry is None or entry.kind is not draft.kind):
        raise Invalid({"kind": Message("only an income line takes tickets and pledges")})
    if draft.kind in TAKES_BACK and draft.settles_id is None:
        raise Invalid({"settles_id": Message("say which entry it takes back")})
    if draft.settles_id is not None and draft.settles_id not in {each.id for each in beside}:
        itself = entry is not None and draft.settles_id == entry.id
        message = Message("it cannot belong to itself") if itself else Message("only to an entry of the same line")
        raise Invalid({"settles_id": message})
    if draft.against_id == line.id:
        raise Invalid({"against_id": Message("another line than its own")})


def _refuse_too_much(planner: Planner, draft: EntryDraft, beside: Sequence[Entry], entry: Entry | None) -> None:
    """Nobody gives back more than was paid, neither of what a refund takes back nor of all that belongs to it.

    Raises Invalid.
    """
    taken_back = next((each for each in beside if each.id == draft.settles_id), None)
    if draft.kind is not EntryKind.REFUND or taken_back is None:
        return
    new = as_entry(draft, entry)
    together = [*beside, new]
    rates = budget.rates(planner.store, planner.settings().currency, [each.currency for each in together])
    root = roots(together)
    whole = [each for each in together if root[each.id] == root[new.id]]
    # A credit note moves no money itself; what it gives back was paid of the document above it.
    is_note = taken_back.kind is EntryKind.CREDIT_NOTE
    for items in (whole, whole if is_note else below(together, taken_back.id)):
        group = settle(root[new.id], items, rates)
        if not group.is_apart and group.settled < 0:
            raise Invalid({"amount": Message("more than was paid of what it takes back")})


def as_entry(draft: EntryDraft, entry: Entry | None = None) -> Entry:
    """Returns a draft as an entry that is not stored, to be reckoned with."""
    return Entry(id=entry.id if entry else 0, version=1, **{name: getattr(draft, name) for name in ENTRY.columns})


def _used(planner: Planner, line: BudgetLine, draft: EntryDraft, entry: Entry | None) -> tuple[int, int]:
    """What is used of the line without and with the entry, in the base currency."""
    ledger, new = belonging.ledger_of(planner, line.id, draft), as_entry(draft, entry)
    booked, rates = ledger.entries, ledger.rates
    after = [*(each for each in booked if entry is None or each.id != entry.id), new]
    (before_committed, before_actual, *_b), (committed, actual, *_a) = (
        figures_of(groups(each, rates)) for each in (booked, after)
    )
    return max(before_committed, before_actual), max(committed, actual)


def _label(seen: belonging.Placed, *, new: bool) -> Message:
    """The entry as it was written: a payment with its tax, an invoice with what it settles."""
    draft = seen.draft
    moved = draft.kind in MONEY or draft.gross is not None
    parts: dict[str, Said] = {
        "kind": named_draft(draft),
        "amount": Money(belonging.gross_of_draft(seen) if moved else draft.amount or 0, draft.currency),
        "line": seen.line.name,
    }
    if new and (target := seen.target) is not None:
        parts["entry"] = named(target)
        return Message("Add to “{line}”: {kind}, {amount}; settles {entry}", parts)
    if new:
        return Message("Add to “{line}”: {kind}, {amount}", parts)
    return Message("Change at “{line}”: {kind}, {amount}", parts)
