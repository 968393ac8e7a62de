"""What has to be so of the records of money, beyond what each of their fields says alone."""

from collections.abc import Callable, Mapping
from typing import Any

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import Category, guessed
from eventplanner.domain.budget.decisions import EnvelopeDraft, TransferDraft
from eventplanner.domain.budget.entries import ORDERS, EntryDraft, EntryKind
from eventplanner.domain.budget.lines import THOUSAND, BudgetLineDraft, Flow
from eventplanner.domain.budget.rates import RateDraft
from eventplanner.domain.parsing.said_amount import unknown

Wrong = dict[str, Message]
NO_CURRENCY = Message("a currency in three letters, such as CLP or USD")


def completed(draft: Any, base: str) -> Any:
    """With what follows from the rest where nothing was said; `base` is the plan's currency."""
    match draft:
        case BudgetLineDraft():
            return revised(
                draft,
                currency=currency_of(draft.currency or base),
                category=draft.category or _category(draft),
                quantity=_quantity(draft.quantity),
                year=None if draft.event_id is not None else draft.year,
            )
        case EntryDraft():
            return revised(draft, currency=currency_of(draft.currency or base))
        case RateDraft():
            return revised(draft, currency=currency_of(draft.currency), base=currency_of(draft.base or base))
    return draft


def _quantity(said: Any) -> int:
    """One where nothing is said; none of it is none."""
    return said if isinstance(said, int) else THOUSAND


def _category(draft: BudgetLineDraft) -> str:
    """What has a sponsor's level is a sponsorship, whatever it is called."""
    found = guessed(draft.name)
    sponsored = draft.flow is Flow.INCOME and draft.level and found == Category.OTHER
    return Category.SPONSORSHIP.value if sponsored else found


def refuse_idle_price(base: Any, draft: Any) -> None:
    """Beside a plain amount, which is the plan, another unit price would change nothing. Raises Invalid."""
    if not isinstance(draft, BudgetLineDraft) or None in {draft.amount, draft.unit_price}:
        return
    if draft.unit_price != base.unit_price:
        why = Message("the line has a plain amount, which is its plan: clear that in the same change")
        raise Invalid({"unit_price": why})


def _no_currency(code: str, name: str = "currency") -> Wrong:
    """Why a code is none; nothing where it is one."""
    if is_currency(code):
        return {}
    return {name: unknown(code) if len(code) == 3 and code.isalpha() else NO_CURRENCY}


def _line(draft: BudgetLineDraft) -> Wrong:
    wrong = _no_currency(draft.currency)
    less = Message("not less than nothing; what comes in is an income line")
    wrong |= {name: less for name in ("amount", "unit_price") if (getattr(draft, name) or 0) < 0}
    if draft.event_id is None and not draft.year:
        wrong["year"] = Message("say of which year, or of which event")
    return wrong


def _entry(draft: EntryDraft) -> Wrong:
    wrong = _no_currency(draft.currency)
    if draft.amount is None:
        wrong["amount"] = Message("may not be empty")
    elif draft.amount < 0:
        wrong["amount"] = Message("not less than nothing; a credit note or a refund takes back")
    if (draft.deposit or 0) > max(draft.amount or 0, 0):
        wrong["deposit"] = Message("more than the whole amount")
    if draft.deposit and draft.kind not in ORDERS:
        wrong["deposit"] = Message("only an order has a deposit")
    if draft.kind in {EntryKind.CREDIT_NOTE, EntryKind.REFUND} and draft.settles_id is None:
        wrong["settles_id"] = Message("say which entry it takes back")
    if draft.pays_withheld and draft.kind is not EntryKind.PAYMENT:
        wrong["pays_withheld"] = Message("only a payment pays what was withheld")
    if draft.withholding and draft.kind is not EntryKind.INVOICE:
        wrong["withholding"] = Message("only of an invoice something is withheld")
    if draft.against_id is not None and draft.kind is not EntryKind.IN_KIND:
        wrong["against_id"] = Message("only what is given in kind counts on both sides")
    return wrong


def _rate(draft: RateDraft) -> Wrong:
    wrong: Wrong = {}
    for name in ("currency", "base"):
        wrong |= _no_currency(getattr(draft, name), name)
    if not wrong and draft.currency == draft.base:
        wrong["currency"] = Message("this is the plan's own currency")
    if not draft.value:
        wrong["value"] = Message("say what one unit is worth")
    return wrong


def _transfer(draft: TransferDraft) -> Wrong:
    wrong: Wrong = {}
    if not draft.amount or draft.amount < 0:
        wrong["amount"] = Message("more than nothing")
    if not draft.from_id:
        wrong["from_id"] = Message("may not be empty")
    if not draft.to_id:
        wrong["to_id"] = Message("may not be empty")
    elif draft.from_id == draft.to_id:
        wrong["to_id"] = Message("another line than the one it comes from")
    if not draft.reason:
        wrong["reason"] = Message("say why")
    return wrong


def _envelope(draft: EnvelopeDraft) -> Wrong:
    wrong: Wrong = {}
    if not draft.year:
        wrong["year"] = Message("say of which year")
    if draft.amount is None:
        wrong["amount"] = Message("may not be empty")
    elif draft.amount < 0:
        wrong["amount"] = Message("not less than nothing")
    return wrong


RULES: Mapping[str, Callable[[Any], Wrong]] = {
    "budget_line": _line,
    "entry": _entry,
    "rate": _rate,
    "transfer": _transfer,
    "envelope": _envelope,
}
