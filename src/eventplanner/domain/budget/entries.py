"""The entries of a budget line: what was offered, ordered, invoiced, claimed, promised and paid."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.budget.rates import DIGITS
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class EntryKind(StrEnum):
    """What happened."""

    QUOTE = "quote"
    COMMITMENT = "commitment"
    """A purchase order, a contract."""
    INVOICE = "invoice"
    PAYMENT = "payment"
    """Money that left; on an income line, money that came."""
    CREDIT_NOTE = "credit_note"
    CLAIM = "claim"
    """Somebody spent her own money and wants it back."""
    PLEDGE = "pledge"
    """What a sponsor promised."""
    IN_KIND = "in_kind"
    """Worth without money; it counts on the line of the income and on that of the expense."""
    TICKET = "ticket"
    """Income of tickets, received as it is entered."""
    REFUND = "refund"
    """Money that came back; on an income line, money given back."""


class Paper(StrEnum):
    """Which document it is."""

    NONE = "none"
    PURCHASE_ORDER = "purchase_order"
    CONTRACT = "contract"
    INVOICE = "invoice"
    RECEIPT = "receipt"
    FEE_RECEIPT = "fee_receipt"
    """For work, of which a part is withheld."""
    OTHER = "other"


class ClaimState(StrEnum):
    """How far a claim is."""

    CLAIMED = "claimed"
    APPROVED = "approved"
    PAID = "paid"


ORDERS = frozenset({EntryKind.COMMITMENT, EntryKind.PLEDGE})
"""What somebody is bound by."""
MONEY = frozenset({EntryKind.PAYMENT, EntryKind.TICKET, EntryKind.REFUND})
"""What moves money by itself."""


class EntryDraft(Struct, frozen=True, kw_only=True):
    """One document or one movement of money."""

    kind: EntryKind = EntryKind.INVOICE
    budget_line_id: int
    amount: int | None = None
    """Minor units of `currency`, net or gross as the plan says; what was withheld is part of it."""
    currency: str = ""
    """ISO 4217."""
    number: str = ""
    """Of the document."""
    paper: Paper = Paper.NONE
    day: date | None = None
    due: date | None = None
    """When it is to be paid; of an order, the balance."""
    organisation_id: int | None = None
    """The other side; the line's own where nothing is said."""
    person_id: int | None = None
    """Who claims, or is paid for her work."""
    settles_id: int | None = None
    """The entry of the same line that it belongs to: an invoice to its order, a payment to its invoice."""
    vat: int | None = None
    """In thousandths of a per cent; the line's own where nothing is said."""
    withholding: int | None = None
    """In thousandths of a per cent, of a fee."""
    withheld_due: date | None = None
    pays_withheld: bool = False
    """A payment of what was withheld, to the tax office."""
    deposit: int | None = None
    """Of an order: the first part, minor units."""
    deposit_due: date | None = None
    rate: int | None = None
    """Its own, in 10⁻⁸ units of the base currency; that of its day where nothing is said."""
    state: ClaimState = ClaimState.CLAIMED
    """Of a claim."""
    against_id: int | None = None
    """Of something in kind: the line on the other side."""
    quote_id: int | None = None
    """The chosen quote that it comes from."""
    document: str = ""
    """A path or a link."""
    note: str = ""
    reason: str = ""
    """Why it goes over the plan."""


class Entry(EntryDraft, frozen=True, kw_only=True):
    """An entry as the plan has it, at one version."""

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


ENTRY = RecordType(
    name="entry",
    many="entries",
    value=Entry,
    draft=EntryDraft,
    belongs_to="budget_line_id",
    order="day, id",
    fields=(
        Field(name="kind", shape=Shape.CHOICE, choices=EntryKind),
        Field(name="amount", shape=Shape.AMOUNT, needed=True),
        Field(name="currency", longest=3),
        Field(name="number", longest=60),
        Field(name="paper", shape=Shape.CHOICE, choices=Paper),
        Field(name="day", shape=Shape.DAY),
        Field(name="due", shape=Shape.DAY),
        Field(name="organisation_id", shape=Shape.RECORD, table="organisation"),
        Field(name="person_id", shape=Shape.RECORD, table="person"),
        Field(name="settles_id", shape=Shape.RECORD, table="entry"),
        Field(name="vat", shape=Shape.DECIMAL, most=100),
        Field(name="withholding", shape=Shape.DECIMAL, most=100),
        Field(name="withheld_due", shape=Shape.DAY),
        Field(name="pays_withheld", shape=Shape.YES),
        Field(name="deposit", shape=Shape.AMOUNT, share_of="amount"),
        Field(name="deposit_due", shape=Shape.DAY),
        Field(name="rate", shape=Shape.DECIMAL, digits=DIGITS, most=10**7),
        Field(name="state", shape=Shape.CHOICE, choices=ClaimState),
        Field(name="against_id", shape=Shape.RECORD, table="budget_line"),
        Field(name="document", longest=2000),
        Field(name="note", shape=Shape.NOTES, longest=4000),
        Field(name="reason", longest=500),
    ),
)
