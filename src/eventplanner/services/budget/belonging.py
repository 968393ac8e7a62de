"""New entries in their place: what they belong to, the tax that follows from it, and what is left open then."""

from collections.abc import Sequence

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.belonging import TAKES_BACK, Candidate, Ledger, belonging, named, open_of
from eventplanner.domain.budget.dues import Part as DuePart
from eventplanner.domain.budget.entries import Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import EntryKind, Paper
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.tax import net_of, split, vat_of
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import budget, records

_FOLLOWING = frozenset({EntryKind.INVOICE, EntryKind.PAYMENT, EntryKind.CREDIT_NOTE, EntryKind.REFUND})
"""Kinds that are taxed like the entry that they belong to."""
_MOST = 3
"""Entries that are named where several may be meant."""


class Placed(Struct, frozen=True):
    """A new entry in its place."""

    draft: EntryDraft
    ledger: Ledger
    to: Candidate | None = None
    """The open part of the entry that it belongs to; None where it belongs to none, or nothing is."""
    is_told: bool = False
    """Its line says itself which entry that is."""

    @property
    def line(self) -> BudgetLine:
        return self.ledger.line

    @property
    def target(self) -> Entry | None:
        """The entry that it belongs to, found or said."""
        return next((each for each in self.ledger.entries if each.id == self.draft.settles_id), None)

    @property
    def left(self) -> Money | None:
        """Amount that stays open of that entry, below 0 where this is more than was open; None where nobody can tell."""
        if self.to is None or self.to.currency != self.draft.currency:
            return None
        if self.draft.kind in {EntryKind.PAYMENT, EntryKind.REFUND}:
            return Money(self.to.asked - gross_of_draft(self), self.draft.currency)
        return Money(self.to.left - (self.draft.amount or 0), self.draft.currency)


def ledger_of(planner: Planner, line_id: int, draft: EntryDraft, entry: Entry | None = None) -> Ledger:
    """Returns a line with its entries, without the one that is being changed, and the rates of all and of a new one.

    Raises NotFound. It is read once for all letters of a typed line, until somebody changes something.
    """
    settings = planner.settings()
    line, entries = planner.store.cached(f"ledger {line_id}", lambda: _line_with_entries(planner, line_id))
    currencies = sorted({line.currency, draft.currency, *(each.currency for each in entries)} - {settings.currency})
    rates = planner.store.cached(
        f"rates {settings.currency} {currencies}", lambda: budget.rates(planner.store, settings.currency, currencies)
    )
    beside = [each for each in entries if entry is None or each.id != entry.id]
    return Ledger(line, beside, rates, is_gross=settings.prices == "gross")


def _line_with_entries(planner: Planner, line_id: int) -> tuple[BudgetLine, Sequence[Entry]]:
    line = records.get(planner.store, BUDGET_LINE, line_id)
    return line, budget.entries(planner.store, [line_id])


def placed(planner: Planner, draft: EntryDraft) -> Placed:
    """Returns a new entry with what it belongs to, if it says nothing of that itself. Raises Invalid, NotFound.

    Where several entries may be meant nothing is guessed: they are named in the refusal.
    """
    ledger = ledger_of(planner, draft.budget_line_id, draft)
    if draft.settles_id is not None or draft.apart:
        told = None if draft.apart else open_of(draft, ledger)
        return Placed(taxed(draft, ledger, told), ledger, told, is_told=True)
    place = belonging(draft, ledger)
    if place.several:
        raise Invalid({"settles_id": _several(draft, place.several)})
    if place.to is None:
        return Placed(taxed(draft, ledger), ledger)
    is_kept = place.to.part is DuePart.WITHHELD and draft.kind is EntryKind.PAYMENT
    draft = revised(draft, settles_id=place.to.entry.id, pays_withheld=draft.pays_withheld or is_kept)
    return Placed(taxed(draft, ledger, place.to), ledger, place.to)


def taxed(draft: EntryDraft, ledger: Ledger, to: Candidate | None = None) -> EntryDraft:
    """Returns an entry with the tax of what it belongs to, and with its amount as the plan says it.

    An amount that was written with its tax is kept beside where the tax on the net one does not come to it.
    """
    target = next((each for each in ledger.entries if each.id == draft.settles_id), None)
    if draft.kind in _FOLLOWING and draft.vat is None and target is not None:
        untaxed = draft.pays_withheld or target.kind is EntryKind.CLAIM or target.paper is Paper.FEE_RECEIPT
        draft = revised(draft, vat=0 if untaxed else target.vat)
    gross = draft.gross
    if gross is None:
        return draft
    vat = 0 if ledger.is_gross else vat_of(draft, ledger.line.vat)
    is_all = to is not None and to.gross == gross and to.currency == draft.currency
    amount = to.left if is_all and to is not None else net_of(gross, vat)
    if to is not None and to.gross is not None and gross < to.gross and to.currency == draft.currency:
        # A part leaves something net as well, however it is rounded.
        amount = min(amount, max(to.left - 1, 0))
    comes_to = split(amount, vat, is_gross=False)[1]
    return revised(draft, amount=amount, gross=None if comes_to == gross else gross)


def gross_of_draft(placed: Placed) -> int:
    """Returns the amount of a placed entry with its tax."""
    draft, ledger = placed.draft, placed.ledger
    if draft.gross is not None:
        return draft.gross
    return split(draft.amount or 0, vat_of(draft, ledger.line.vat), is_gross=ledger.is_gross)[1]


def vat_of_draft(placed: Placed) -> int:
    """Returns the tax on a placed entry in thousandths of a per cent; 0 for none."""
    return vat_of(placed.draft, placed.line.vat)


def _several(draft: EntryDraft, several: Sequence[Candidate]) -> Message:
    """The entries that may be meant, how to say which, and how to say none of them."""
    named_all = [
        Message("{entry} ({amount})", {"entry": named(each.entry), "amount": each.money}) for each in several[:_MOST]
    ]
    first = several[0].entry
    parts: dict[str, Part] = {
        "entries": _joined(named_all, more=len(several) > _MOST),
        "number": first.number if first.number and first.number[-1:].isdigit() else f"#{first.id}",
    }
    if draft.gross is not None and draft.gross == sum(each.asked for each in several):
        return Message("it pays {entries} together: pay them with x in the list of what is due, or one by one", parts)
    if draft.kind in TAKES_BACK:
        return Message("it may take back {entries}: write which, as in: settles {number}", parts)
    return Message("it may settle {entries}: write settles {number}, or apart if none of them", parts)


def _joined(messages: Sequence[Message], *, more: bool) -> Message:
    """Messages one behind the other, with commas between them."""
    whole = messages[0]
    for each in messages[1:]:
        whole = Message("{first}, {other}", {"first": whole, "other": each})
    return Message("{first}, {other}", {"first": whole, "other": "…"}) if more else whole
