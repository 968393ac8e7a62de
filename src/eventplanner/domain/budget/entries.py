"""Entries of a budget line: quotes, orders, invoices, claims, pledges and payments."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.entry_kinds import ORDERS, ClaimState, EntryKind, Paper
from eventplanner.domain.budget.entry_quick_line import entry_texts
from eventplanner.domain.budget.rates import no_currency
from eventplanner.domain.budget.tax import no_such_vat
from eventplanner.domain.people.personal import PAID
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind
from eventplanner.domain.records.lines import SaidLine


class EntryDraft(Struct, frozen=True, kw_only=True):
    """One document or payment."""

    kind: Annotated[EntryKind, Field(N_("kind"))] = EntryKind.INVOICE
    budget_line_id: Annotated[int, Field(table="budget_line")]
    amount: Annotated[int | None, Field(N_("amount"), Shape.AMOUNT, needed=True, nullable=True)] = None
    """Minor units of `currency`, net or gross as the plan says; what was withheld is part of it."""
    currency: Annotated[str, Field(N_("currency"), longest=3)] = ""
    """ISO 4217."""
    number: Annotated[str, Field(N_("number"), longest=60)] = ""
    """Of the document."""
    paper: Annotated[Paper, Field(N_("kind of document"))] = Paper.NONE
    day: Annotated[date | None, Field(N_("day"))] = None
    due: Annotated[date | None, Field(N_("due"))] = None
    """When it is to be paid; of an order, the balance."""
    organisation_id: Annotated[int | None, Field(N_("other party"), table="organisation")] = None
    """The other side; the line's own where nothing is said."""
    person_id: Annotated[int | None, Field(N_("person"), table="person", personal=PAID)] = None
    """Who claims, or is paid for her work."""
    gross: Annotated[int | None, Field(N_("with VAT"), Shape.AMOUNT, nullable=True)] = None
    """Amount as it was written with the tax in it, in minor units of `currency`; `amount` follows from it.

    Kept only where the tax on `amount` does not come to it to the last unit.
    """
    settles_id: Annotated[int | None, Field(N_("belongs to"), table="entry", loose=True)] = None
    """The entry of the same line that it belongs to: an invoice to its order, a payment to its invoice."""
    apart: Annotated[bool, Field(N_("stands alone"))] = False
    """It belongs to no other entry of its line, whatever is open there."""
    vat: Annotated[int | None, Field(N_("VAT %"), Shape.DECIMAL, most=100)] = None
    """In thousandths of a per cent; the line's own where nothing is said."""
    withholding: Annotated[int | None, Field(N_("withheld %"), Shape.DECIMAL, most=100)] = None
    """In thousandths of a per cent, of a fee."""
    withheld_due: Annotated[date | None, Field(N_("withheld part due"))] = None
    pays_withheld: Annotated[bool, Field(N_("pays the withheld part"))] = False
    """A payment of what was withheld, to the tax office."""
    deposit: Annotated[int | None, Field(N_("deposit"), Shape.AMOUNT, share_of="amount")] = None
    """Of an order: the first part, minor units."""
    deposit_due: Annotated[date | None, Field(N_("deposit due"))] = None
    rate: Annotated[int | None, Field(N_("rate"), Shape.DECIMAL, positive=True, most=10_000_000, digits=DIGITS)] = None
    """Its own, in 10⁻⁸ units of the base currency; that of its day where nothing is said."""
    state: Annotated[ClaimState, Field(N_("state of the claim"))] = ClaimState.CLAIMED
    """Of a claim."""
    against_id: Annotated[int | None, Field(N_("other side"), table="budget_line")] = None
    """Of something in kind: the line on the other side."""
    quote_id: Annotated[int | None, Field(indexed=True)] = None
    """The chosen quote that it comes from."""
    document: Annotated[str, Field(N_("document"), longest=2000)] = ""
    """A path or a link."""
    note: Annotated[str, Field(N_("note"), Shape.NOTES, longest=4000)] = ""
    reason: Annotated[str, Field(N_("reason"), longest=500)] = ""
    """Why it goes over the plan."""


class Entry(EntryDraft, frozen=True, kw_only=True):
    """An entry as stored, at one version."""

    id: int
    version: int
    root_id: int | None = None
    """The entry at the beginning of what it settles; its own number if it settles nothing."""
    base: int | None = None
    """The amount in minor units of the base currency; None where there is no rate."""
    cash: int = 0
    """Money that it moved, tax included, in minor units of the base currency; below 0 if it came back."""
    is_open: bool = False
    """Is anything of what it began still to be paid?"""


def _complete(draft: EntryDraft, currency: str) -> EntryDraft:
    # What the tax in it comes to is known once its line is.
    amount = draft.gross if draft.amount is None else draft.amount
    return revised(draft, currency=currency_of(draft.currency or currency), amount=amount)


def _wrong(draft: EntryDraft) -> dict[str, Message]:
    wrong = no_currency(draft.currency) | no_such_vat(draft.vat)
    if draft.amount is None:
        wrong["amount"] = Message("may not be empty")
    elif draft.amount < 0:
        wrong["amount"] = Message("not less than nothing; a credit note or a refund takes back")
    if (draft.deposit or 0) > max(draft.amount or 0, 0):
        wrong["deposit"] = Message("more than the whole amount")
    if draft.deposit and draft.kind not in ORDERS:
        wrong["deposit"] = Message("only an order has a deposit")
    if draft.pays_withheld and draft.kind is not EntryKind.PAYMENT:
        wrong["pays_withheld"] = Message("only a payment pays what was withheld")
    if draft.withholding and draft.kind is not EntryKind.INVOICE:
        wrong["withholding"] = Message("only of an invoice something is withheld")
    if draft.apart and draft.settles_id is not None:
        wrong["settles_id"] = Message("it belongs to an entry or stands alone, not both")
    if draft.against_id is not None and draft.kind is not EntryKind.IN_KIND:
        wrong["against_id"] = Message("only what is given in kind counts on both sides")
    return wrong


def _line(said: SaidLine) -> Mapping[str, str]:
    return entry_texts(
        said.line,
        said.today,
        day_first=said.day_first,
        decimal=said.decimal,
        dollar=said.dollar,
        is_gross=said.is_gross,
    )


ENTRY = Kind(
    name="entry",
    many="entries",
    noun=N_("entry"),
    value=Entry,
    draft=EntryDraft,
    belongs_to="budget_line_id",
    order="day, id",
    called="number",
    apart=Message("only to an entry of the same line"),
    unnamed=Message("no entry has the number “{number}”: write it, or #id"),
    keys=("name_key",),
    indexes=(
        Index("ix_entry_open", ("budget_line_id",), "is_open"),
        Index("ix_entry_cash", ("day", "cash"), "cash <> 0"),
        Index("ix_entry_number", ("name_key",), "name_key <> ''"),
    ),
    complete=_complete,
    rules=_wrong,
    line=_line,
)
