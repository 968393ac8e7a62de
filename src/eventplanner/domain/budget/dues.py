"""Open payables and receivables with their due days: deposits, balances, invoices, claims, withheld tax."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.budget.conversion import Rates, converted, rounded
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import ORDERS, ClaimState, EntryKind
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.settling import OrderGroup, amount_in, groups
from eventplanner.domain.budget.tax import split, vat_of, withheld


class Part(Choice):
    """Parts of a document that fall due."""

    DEPOSIT = "deposit", N_("deposit")
    BALANCE = "balance", N_("balance")
    WHOLE = "whole", N_("whole amount")
    WITHHELD = "withheld", N_("withheld part")
    """Goes to the tax office."""
    CLAIM = "claim", N_("expense claim")


class AmountDue(Struct, frozen=True, kw_only=True):
    """Amount to be paid once; on an income line, to be received."""

    entry: Entry
    line: BudgetLine
    part: Part
    amount: int
    """Minor units of `currency`, net or gross as the plan says."""
    gross: int
    """With the tax, as it leaves the bank."""
    currency: str
    day: date | None
    base: int | None
    """`gross` in minor units of the base currency, at the latest rate; None where there is none."""

    @property
    def id(self) -> int:
        return self.entry.id * len(Part) + list(Part).index(self.part)

    @property
    def version(self) -> int:
        return self.entry.version

    @property
    def organisation_id(self) -> int | None:
        """The organisation to be paid; None for the tax office."""
        if self.part is Part.WITHHELD:
            return None
        return self.entry.organisation_id or (None if self.entry.person_id else self.line.organisation_id)

    @property
    def is_income(self) -> bool:
        return self.line.flow is Flow.INCOME

    def days_late(self, today: date) -> int:
        """Returns the days since the due day; positive if it has passed."""
        return (today - self.day).days if self.day else 0


def dues(
    line: BudgetLine, entries: Sequence[Entry], rates: Rates, *, is_gross: bool, is_closed: bool = False
) -> list[AmountDue]:
    """Returns open amounts of a line by day; those without a day come last.

    Of a line that is closed, or whose event is, only what was invoiced is still owed.
    """
    found = [
        _due(line, group, part, rates, is_gross=is_gross)
        for group in groups([each for each in entries if each.budget_line_id == line.id], rates)
        for part in _open(group, rates, is_closed=is_closed or line.closed)
    ]
    return in_order(found)


def gross_amount(entry: Entry, line: BudgetLine, *, is_gross: bool) -> int:
    """Returns the amount of an entry with its tax, in minor units of its currency."""
    if entry.gross is not None and not is_gross:
        return entry.gross
    return split(entry.amount or 0, vat_of(entry, line.vat), is_gross=is_gross)[1]


def first_parts(found: Iterable[AmountDue], ids: Collection[int]) -> list[AmountDue]:
    """Returns the first open part of each entry: the deposit before the balance."""
    first: dict[int, AmountDue] = {}
    for due in found:
        if due.entry.id in ids:
            first.setdefault(due.entry.id, due)
    return list(first.values())


def in_order(found: Iterable[AmountDue]) -> list[AmountDue]:
    """Returns amounts by due day; those without a day come last."""
    return sorted(found, key=lambda due: (due.day is None, due.day or date.max, due.entry.id))


class _Open(Struct, frozen=True):
    """Open part of a document, in minor units of the currency of its group."""

    entry: Entry
    part: Part
    amount: int
    day: date | None
    paid: Sequence[Entry] = ()
    """Its own payments and credit notes, where nothing else lessens what is open."""


def _open(group: OrderGroup, rates: Rates, *, is_closed: bool) -> Iterator[_Open]:
    if group.is_apart:
        return
    entries: Sequence[Entry] = group.items  # type: ignore[assignment]
    amounts = {entry.id: amount_in(entry, group.currency, rates) for entry in entries}
    papers = sorted((each for each in entries if _is_paper(each)), key=lambda each: (each.day or date.max, each.id))
    ids = {each.id for each in papers}
    by_id = {each.id: each for each in entries}
    settling = [(each, _paper_of(each, by_id, ids)) for each in entries if _settles(each, by_id)]
    # What was paid to the order itself, or taken off it, or paid too much of one, pays the invoices in turn.
    free = sum(_sign(each) * amounts[each.id] for each, of in settling if of is None)
    rests: dict[int, int] = {}
    kepts: dict[int, int] = {}
    own = {paper.id: [each for each, of in settling if of == paper.id] for paper in papers}
    for paper in papers:
        mine = own[paper.id]
        kept = withheld(amounts[paper.id], paper.withholding)
        rest = amounts[paper.id] - kept
        rest -= sum(_sign(each) * amounts[each.id] for each in mine if not each.pays_withheld)
        kept -= sum(amounts[each.id] for each in mine if each.pays_withheld)
        rests[paper.id], kepts[paper.id] = max(rest, 0), max(kept, 0)
        free += max(-rest, 0) + max(-kept, 0)
    before = dict(rests)
    for left in (rests, kepts):
        for id in left:
            taken = min(max(free, 0), left[id])
            free, left[id] = free - taken, left[id] - taken
    for paper in papers:
        if rests[paper.id]:
            part = Part.CLAIM if paper.kind is EntryKind.CLAIM else Part.WHOLE
            paid = own[paper.id] if before[paper.id] == rests[paper.id] else ()
            yield _Open(paper, part, rests[paper.id], paper.due or paper.day, paid)
        if kepts[paper.id]:
            yield _Open(paper, Part.WITHHELD, kepts[paper.id], paper.withheld_due or paper.due)
    if not is_closed:
        yield from _of_orders(group, amounts)


def _of_orders(group: OrderGroup, amounts: dict[int, int]) -> Iterator[_Open]:
    """What orders still have to be paid beyond their invoices: first the deposit, then the balance."""
    orders: list[Entry] = [each for each in group.items if each.kind in ORDERS]  # type: ignore[misc]
    covered = max(group.invoiced, group.settled, 0)
    for order in sorted(orders, key=lambda each: (each.id != group.root, each.id)):
        amount = amounts[order.id]
        # Of an order in another currency than its payments, the same part of what it is worth now.
        deposit = min(rounded(amount * order.deposit, order.amount) if order.deposit and order.amount else 0, amount)
        gone = min(covered, amount)
        covered -= gone
        first = max(deposit - gone, 0)
        rest = amount - max(gone, deposit)
        if first:
            yield _Open(order, Part.DEPOSIT, first, order.deposit_due or order.day)
        if rest:
            yield _Open(order, Part.BALANCE if order.deposit else Part.WHOLE, rest, order.due)


def _settles(entry: Entry, by_id: Mapping[int, Entry]) -> bool:
    """Does it pay an invoice or take something off it? What is given back of tickets was never asked for."""
    if entry.kind is EntryKind.REFUND:
        refunded = by_id.get(entry.settles_id or 0)
        return refunded is None or refunded.kind is not EntryKind.TICKET
    return entry.kind in {EntryKind.PAYMENT, EntryKind.CREDIT_NOTE}


def _paper_of(entry: Entry, by_id: Mapping[int, Entry], papers: Collection[int]) -> int | None:
    """Returns the invoice or claim that it settles, or that a payment settles which it gives back."""
    seen = {entry.id}
    up = entry.settles_id
    while up is not None and up in by_id and up not in seen:
        if up in papers:
            return up
        seen.add(up)
        up = by_id[up].settles_id
    return None


def _is_paper(entry: Entry) -> bool:
    """Does it ask for money?"""
    return entry.kind is EntryKind.INVOICE or (entry.kind is EntryKind.CLAIM and entry.state is ClaimState.APPROVED)


def _sign(entry: Entry) -> int:
    return -1 if entry.kind is EntryKind.REFUND else 1


def _due(line: BudgetLine, group: OrderGroup, open: _Open, rates: Rates, *, is_gross: bool) -> AmountDue:
    known = rates.latest(group.currency)
    gross = _gross_left(line, group, open, is_gross=is_gross)
    return AmountDue(
        entry=open.entry,
        line=line,
        part=open.part,
        amount=open.amount,
        gross=gross,
        currency=group.currency,
        day=open.day,
        base=converted(gross, group.currency, rates.base, known.value) if known else None,
    )


def _gross_left(line: BudgetLine, group: OrderGroup, open: _Open, *, is_gross: bool) -> int:
    """Returns what is open with its tax: of a document what its payments leave of it, to the last unit."""
    is_whole = bool(open.paid) or open.amount == open.entry.amount
    if is_whole and not group.is_mixed and not open.entry.withholding:
        paid = sum(_sign(each) * gross_amount(each, line, is_gross=is_gross) for each in open.paid)
        return gross_amount(open.entry, line, is_gross=is_gross) - paid
    vat = 0 if open.part is Part.WITHHELD else vat_of(open.entry, line.vat)
    return split(open.amount, vat, is_gross=is_gross)[1]
