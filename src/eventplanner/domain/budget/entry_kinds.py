"""Kinds of budget entry, types of document, and states of a claim."""

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_


class EntryKind(Choice):
    """Kinds of budget entry."""

    QUOTE = "quote", N_("quote")
    COMMITMENT = "commitment", N_("order")
    """A purchase order, a contract."""
    INVOICE = "invoice", N_("invoice")
    PAYMENT = "payment", N_("payment")
    """Money that left; on an income line, money that came."""
    CREDIT_NOTE = "credit_note", N_("credit note")
    CLAIM = "claim", N_("expense claim")
    """Somebody spent her own money and wants it back."""
    PLEDGE = "pledge", N_("pledge")
    """What a sponsor promised."""
    IN_KIND = "in_kind", N_("in kind")
    """Worth without money; it counts on the line of the income and on that of the expense."""
    TICKET = "ticket", N_("tickets")
    """Income of tickets, received as it is entered."""
    REFUND = "refund", N_("refund")
    """Money that came back; on an income line, money given back."""


class Paper(Choice):
    """Types of document."""

    NONE = "none", N_("none")
    PURCHASE_ORDER = "purchase_order", N_("purchase order")
    CONTRACT = "contract", N_("contract")
    INVOICE = "invoice", N_("invoice")
    RECEIPT = "receipt", N_("receipt")
    FEE_RECEIPT = "fee_receipt", N_("fee receipt")
    """For work, of which a part is withheld."""
    OTHER = "other", N_("other")


class ClaimState(Choice):
    """States of an expense claim."""

    CLAIMED = "claimed", N_("claimed")
    APPROVED = "approved", N_("approved")
    PAID = "paid", N_("paid")


ORDERS = frozenset({EntryKind.COMMITMENT, EntryKind.PLEDGE})
"""What somebody is bound by."""


MONEY = frozenset({EntryKind.PAYMENT, EntryKind.TICKET, EntryKind.REFUND})
"""What moves money by itself."""
