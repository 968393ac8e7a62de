"""What the choices of money are called: kinds of entries, drivers, categories, where numbers are from."""

from collections.abc import Mapping
from enum import StrEnum

from eventplanner.domain.base.text import N_, Message, Part
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.budget.counts import Source
from eventplanner.domain.budget.decisions import Over
from eventplanner.domain.budget.dues import Part as DuePart
from eventplanner.domain.budget.entries import ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import Driver, Flow
from eventplanner.i18n.language import _

CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Flow: {Flow.EXPENSE: N_("expense"), Flow.INCOME: N_("income")},
    Driver: {
        Driver.FIXED: N_("fixed"),
        Driver.ATTENDEE: N_("attendee"),
        Driver.IN_PERSON: N_("attendee in person"),
        Driver.ONLINE: N_("attendee online"),
        Driver.SPEAKER: N_("speaker"),
        Driver.STAFF: N_("person of the staff"),
        Driver.DAY: N_("day"),
        Driver.HOUR: N_("hour"),
    },
    EntryKind: {
        EntryKind.QUOTE: N_("quote"),
        EntryKind.COMMITMENT: N_("order"),
        EntryKind.INVOICE: N_("invoice"),
        EntryKind.PAYMENT: N_("payment"),
        EntryKind.CREDIT_NOTE: N_("credit note"),
        EntryKind.CLAIM: N_("expense claim"),
        EntryKind.PLEDGE: N_("pledge"),
        EntryKind.IN_KIND: N_("in kind"),
        EntryKind.TICKET: N_("tickets"),
        EntryKind.REFUND: N_("refund"),
    },
    Paper: {
        Paper.NONE: N_("none"),
        Paper.PURCHASE_ORDER: N_("purchase order"),
        Paper.CONTRACT: N_("contract"),
        Paper.INVOICE: N_("invoice"),
        Paper.RECEIPT: N_("receipt"),
        Paper.FEE_RECEIPT: N_("fee receipt"),
        Paper.OTHER: N_("other"),
    },
    ClaimState: {
        ClaimState.CLAIMED: N_("claimed"),
        ClaimState.APPROVED: N_("approved"),
        ClaimState.PAID: N_("paid"),
    },
    Over: {Over.WARN: N_("warn"), Over.ASK: N_("ask for a reason")},
    Category: {
        Category.VENUE: N_("venue"),
        Category.CATERING: N_("catering"),
        Category.AV: N_("AV and streaming"),
        Category.TRAVEL: N_("travel and lodging"),
        Category.FEES: N_("fees"),
        Category.SWAG: N_("swag and signage"),
        Category.COMMUNICATION: N_("communication"),
        Category.STAFF: N_("staff"),
        Category.LICENCES: N_("licences"),
        Category.INSURANCE: N_("insurance and legal"),
        Category.CONTINGENCY: N_("contingency"),
        Category.SPONSORSHIP: N_("sponsorship"),
        Category.TICKETS: N_("tickets"),
        Category.CONTRIBUTION: N_("contribution"),
        Category.OTHER: N_("other"),
    },
    Source: {
        Source.COUNTED: N_("counted"),
        Source.EXPECTED: N_("expected"),
        Source.REGISTERED: N_("registered"),
        Source.CAPACITY: N_("capacity"),
        Source.DATES: N_("from the dates"),
        Source.NOTHING: N_("not said"),
    },
    DuePart: {
        DuePart.DEPOSIT: N_("deposit"),
        DuePart.BALANCE: N_("balance"),
        DuePart.WHOLE: N_("whole amount"),
        DuePart.WITHHELD: N_("withheld part"),
        DuePart.CLAIM: N_("expense claim"),
    },
}
_KEYS = frozenset(Category)


def category(key: str) -> str:
    """What a category of money is called; one's own as it was written."""
    return _(CHOICES[Category][Category(key)]) if key in _KEYS else key


def said_category(key: str) -> Part:
    """The same for a sentence that is put into words later."""
    return Message(CHOICES[Category][Category(key)]) if key in _KEYS else key
