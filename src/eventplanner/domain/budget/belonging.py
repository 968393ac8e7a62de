"""The entry that a new one belongs to: an invoice to its order, a payment to its invoice, a credit note to what it lowers.

Nothing is guessed between several: what may be meant is returned, and asked.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.dues import AmountDue, dues, gross_amount
from eventplanner.domain.budget.dues import Part as DuePart
from eventplanner.domain.budget.entries import Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import ORDERS, ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.settling import Item, OrderGroup, groups

TAKES_BACK = frozenset({EntryKind.CREDIT_NOTE, EntryKind.REFUND})
"""Kinds that lower another entry, and say nothing without it."""


class Candidate(Struct, frozen=True):
    """An entry that a new one may belong to, and what is open of it."""

    entry: Entry
    left: int
    """Minor units of `currency`, net or gross as the plan says."""
    currency: str
    gross: int | None = None
    """`left` with its tax, where that is what a payment is held against."""
    whole: int | None = None
    """Another amount, net or gross as the plan says, by which it is meant as well: the deposit of an order."""
    whole_gross: int | None = None
    """That amount with its tax."""
    part: DuePart = DuePart.WHOLE

    @property
    def asked(self) -> int:
        """Amount that leaves the bank if all of it is paid."""
        return self.left if self.gross is None else self.gross

    @property
    def money(self) -> Money:
        return Money(self.asked, self.currency)


class Belonging(Struct, frozen=True):
    """The answer: one entry, or several that may be meant, or none."""

    to: Candidate | None = None
    several: Sequence[Candidate] = ()


class Ledger(Struct, frozen=True):
    """A line with its entries, as a new entry finds them."""

    line: BudgetLine
    entries: Sequence[Entry]
    rates: Rates
    is_gross: bool = False
    """The amounts of the plan have their tax in them."""

    def groups(self) -> list[OrderGroup]:
        return groups(self.own, self.rates)

    @property
    def own(self) -> list[Entry]:
        """Entries of the line itself, without what is given in kind for it."""
        return [each for each in self.entries if each.budget_line_id == self.line.id]

    def dues(self) -> list[AmountDue]:
        return dues(self.line, self.own, self.rates, is_gross=self.is_gross)

    def gross(self, entry: Entry) -> int:
        return gross_amount(entry, self.line, is_gross=self.is_gross)


def belonging(draft: EntryDraft, ledger: Ledger) -> Belonging:
    """Returns the entry of the line that a new one belongs to."""
    match draft.kind:
        case EntryKind.INVOICE:
            return _of_invoice(draft, ledger)
        case EntryKind.PAYMENT:
            return _of_payment(draft, ledger)
        case EntryKind.CREDIT_NOTE:
            return _picked(draft, list(_lowered(ledger)), ledger)
        case EntryKind.REFUND:
            return _picked(draft, list(_given_back(ledger)), ledger)
        case EntryKind.COMMITMENT | EntryKind.PLEDGE:
            return _of_order(draft, ledger)
    return Belonging()


def open_of(draft: EntryDraft, ledger: Ledger) -> Candidate | None:
    """Returns what is open of the entry that a new one says it belongs to; None where nothing is."""
    pools: dict[EntryKind, Iterable[Candidate]] = {
        EntryKind.INVOICE: _open_orders(ledger),
        EntryKind.PAYMENT: map(_due_candidate, ledger.dues()),
        EntryKind.CREDIT_NOTE: _lowered(ledger),
        EntryKind.REFUND: _given_back(ledger),
    }
    own = [each for each in pools.get(draft.kind, ()) if each.entry.id == draft.settles_id]
    of_kind = [each for each in own if (each.part is DuePart.WITHHELD) is draft.pays_withheld]
    return next(iter(of_kind), None)


def named(entry: Entry) -> Message:
    """Returns an entry as people call it: `purchase order 1042`, or its kind with its id."""
    return Message("{kind} {number}", {"kind": _noun(entry), "number": entry.number or f"#{entry.id}"})


def named_draft(draft: EntryDraft) -> Message:
    """Returns a new entry as people call it; one without a number is only called by its kind."""
    return Message("{kind} {number}", {"kind": _noun(draft), "number": draft.number}) if draft.number else _noun(draft)


def _noun(entry: EntryDraft) -> Message:
    """The paper, where that says more than the kind."""
    is_paper = entry.kind in {EntryKind.COMMITMENT, EntryKind.INVOICE} and entry.paper not in {Paper.NONE, Paper.OTHER}
    return Message(entry.paper.label if is_paper else entry.kind.label)


def unordered(draft: EntryDraft, ledger: Ledger) -> list[Candidate]:
    """Returns invoices and payments without an order that a new order may be of."""
    return _agreeing(draft, list(_without_order(ledger)), ledger.line)


def _of_invoice(draft: EntryDraft, ledger: Ledger) -> Belonging:
    """To the open order; else to a payment in advance, which is only taken for its own where it fits."""
    to_order = _picked(draft, list(_open_orders(ledger)), ledger)
    if to_order.to is not None or to_order.several:
        return to_order
    ahead = [each for each in _unbilled(ledger) if not _conflicts(draft, each.entry, ledger.line)]
    fitting = [each for each in ahead if _is_exact(draft, each, ledger) or _names(draft, each.entry, ledger.line)]
    return Belonging(to=fitting[0]) if len(fitting) == 1 else Belonging(several=ahead)


def _of_payment(draft: EntryDraft, ledger: Ledger) -> Belonging:
    """To the open invoice or claim; else to what an order still asks for."""
    open_parts = [_due_candidate(due) for due in ledger.dues()]
    if numbered := [each for each in open_parts if draft.number and fold(each.entry.number) == fold(draft.number)]:
        # “pago 8813 $952.000” names the invoice by its number.
        return Belonging(to=next((each for each in numbered if _is_exact(draft, each, ledger)), numbered[0]))
    kept = [each for each in open_parts if each.part is DuePart.WITHHELD]
    if draft.pays_withheld:
        return _picked(draft, kept, ledger)
    rest = [each for each in open_parts if each.part is not DuePart.WITHHELD]
    papers = [*(each for each in rest if each.entry.kind not in ORDERS), *_claimed(ledger)]
    orders = _first_parts(each for each in rest if each.entry.kind in ORDERS)
    for pool in (papers, orders, kept):
        fit = [each for each in _agreeing(draft, pool, ledger.line) if _is_exact(draft, each, ledger)]
        if len(fit) == 1:
            return Belonging(to=fit[0])
        if fit:
            return _picked(draft, fit, ledger)
    return _picked(draft, papers if _agreeing(draft, papers, ledger.line) else orders, ledger)


def _of_order(draft: EntryDraft, ledger: Ledger) -> Belonging:
    """To an invoice that came before its order, where there is no doubt of it; nobody is asked."""
    before = [
        each
        for each in unordered(draft, ledger)
        if (_is_exact(draft, each, ledger) or _names(draft, each.entry, ledger.line))
        and each.currency == draft.currency
        and each.left <= (draft.amount or 0)
    ]
    return Belonging(to=before[0]) if len(before) == 1 else Belonging()


def _picked(draft: EntryDraft, pool: Sequence[Candidate], ledger: Ledger) -> Belonging:
    """Returns the one that the amount, the other party, or the lack of any other says; else those that may be meant."""
    agreeing = _agreeing(draft, pool, ledger.line)
    exact = [each for each in agreeing if _is_exact(draft, each, ledger)]
    of_party = [each for each in exact or agreeing if _names(draft, each.entry, ledger.line)]
    for narrowed in (exact, of_party, agreeing):
        if len(narrowed) == 1:
            return Belonging(to=narrowed[0])
    return Belonging(several=of_party or exact or agreeing)


def _agreeing(draft: EntryDraft, pool: Sequence[Candidate], line: BudgetLine) -> list[Candidate]:
    return [each for each in pool if not _conflicts(draft, each.entry, line)]


def _open_orders(ledger: Ledger) -> Iterator[Candidate]:
    for group in ledger.groups():
        left = group.ordered - max(group.invoiced, group.settled)
        orders = [each for each in _entries(group) if each.kind in ORDERS]
        if left > 0 and orders:
            order = next((each for each in orders if each.id == group.root), orders[0])
            deposit = order.deposit if not group.invoiced and not group.settled else None
            yield Candidate(order, left, group.currency, whole=deposit)


def _without_order(ledger: Ledger) -> Iterator[Candidate]:
    """Invoices and payments that belong to no order."""
    for group in ledger.groups():
        root = next((each for each in _entries(group) if each.id == group.root), None)
        if root is None or root.apart or root.kind not in {EntryKind.INVOICE, EntryKind.PAYMENT}:
            continue
        if not any(each.kind in ORDERS for each in group.items):
            yield Candidate(root, max(group.invoiced, group.settled), group.currency)


def _unbilled(ledger: Ledger) -> Iterator[Candidate]:
    """Payments that no document was entered for."""
    for group in ledger.groups():
        root = next((each for each in _entries(group) if each.id == group.root), None)
        if root is None or root.kind is not EntryKind.PAYMENT or root.apart or root.pays_withheld:
            continue
        if group.settled > group.invoiced and not group.ordered:
            yield Candidate(root, group.settled - group.invoiced, group.currency)


def _lowered(ledger: Ledger) -> Iterator[Candidate]:
    """Invoices, with what no credit note has taken off them yet."""
    for invoice in ledger.own:
        if invoice.kind is EntryKind.INVOICE and invoice.amount is not None:
            taken = sum(
                each.amount or 0
                for each in ledger.own
                if each.settles_id == invoice.id and each.kind is EntryKind.CREDIT_NOTE
            )
            if taken < invoice.amount:
                yield Candidate(invoice, invoice.amount - taken, invoice.currency)


def _given_back(ledger: Ledger) -> Iterator[Candidate]:
    """Payments, sold tickets and credit notes, with what was not given back of them yet."""
    for paid in ledger.own:
        if paid.kind in {EntryKind.PAYMENT, EntryKind.TICKET, EntryKind.CREDIT_NOTE} and paid.amount is not None:
            back = [each for each in ledger.own if each.settles_id == paid.id and each.kind is EntryKind.REFUND]
            left = paid.amount - sum(each.amount or 0 for each in back)
            if left > 0:
                gross = ledger.gross(paid) - sum(map(ledger.gross, back))
                yield Candidate(paid, left, paid.currency, gross=gross)


def _claimed(ledger: Ledger) -> Iterator[Candidate]:
    """Claims that nobody has approved yet; what is paid of one is paid of it all the same."""
    for claim in ledger.own:
        if claim.kind is EntryKind.CLAIM and claim.state is ClaimState.CLAIMED and claim.amount:
            left = claim.amount - sum(each.amount or 0 for each in ledger.own if each.settles_id == claim.id)
            if left > 0:
                yield Candidate(claim, left, claim.currency, part=DuePart.CLAIM)


def _due_candidate(due: AmountDue) -> Candidate:
    return Candidate(due.entry, due.amount, due.currency, gross=due.gross, part=due.part)


def _first_parts(found: Iterable[Candidate]) -> list[Candidate]:
    """Of each order the part that is due first, which is also meant where all that is open of it is paid at once."""
    parts: dict[int, list[Candidate]] = {}
    for each in found:
        parts.setdefault(each.entry.id, []).append(each)
    return [
        revised(first, whole=sum(each.left for each in all_parts), whole_gross=sum(each.asked for each in all_parts))
        for all_parts in parts.values()
        for first in all_parts[:1]
    ]


def _is_exact(draft: EntryDraft, candidate: Candidate, ledger: Ledger) -> bool:
    """Is the amount all that is open of it?"""
    if draft.currency != candidate.currency:
        return False
    if draft.gross is None:
        return draft.amount in {candidate.left, candidate.whole} - {None}
    if candidate.gross is None:
        return draft.gross == ledger.gross(candidate.entry)
    return draft.gross in {candidate.gross, candidate.whole_gross} - {None}


def _conflicts(draft: EntryDraft, entry: Entry, line: BudgetLine) -> bool:
    """Does the new one say another party than the one that is there?"""
    return any(None not in {said, there} and said != there for said, there in _parties(draft, entry, line))


def _names(draft: EntryDraft, entry: Entry, line: BudgetLine) -> bool:
    """Does the new one say the party of the one that is there?"""
    return any(said is not None and said == there for said, there in _parties(draft, entry, line))


def _parties(draft: EntryDraft, entry: Entry, line: BudgetLine) -> Sequence[tuple[int | None, int | None]]:
    """The organisation and the person that the new one says, each beside that of the one that is there."""
    own = entry.organisation_id or (None if entry.person_id else line.organisation_id)
    return (draft.organisation_id, own), (draft.person_id, entry.person_id)


def _entries(group: OrderGroup) -> list[Entry]:
    items: Sequence[Item] = group.items
    return list(items)  # type: ignore[arg-type]
