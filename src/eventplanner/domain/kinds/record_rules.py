"""What has to be so of a record beyond what each of its fields says alone."""

from collections.abc import Callable, Mapping
from typing import Any

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget import rules as budget_rules
from eventplanner.domain.decisions.gates import CriterionDraft, Test
from eventplanner.domain.logistics.resources import BookingDraft, QuoteDraft
from eventplanner.domain.logistics.stream_keys import looks_like_key
from eventplanner.domain.logistics.venues import PlatformDraft
from eventplanner.domain.tasks.tasks import TaskDraft, TaskState
from eventplanner.domain.team.roles import RoleDraft

Wrong = dict[str, Message]


def checked(table: str, draft: Any, currency: str) -> Any:
    """The draft as it may be kept; `currency` is the plan's. Raises Invalid with every field that is wrong."""
    if isinstance(draft, QuoteDraft):
        draft = revised(draft, currency=currency_of(draft.currency or currency))
    if isinstance(draft, BookingDraft):
        draft = revised(draft, setup=draft.setup or 0, giving_back=draft.giving_back or 0)
    draft = budget_rules.completed(draft, currency)
    rule = _RULES.get(table)
    if rule and (wrong := rule(draft)):
        raise Invalid(wrong)
    return draft


def _person(draft: Any) -> Wrong:
    mail = draft.email
    if mail and ("@" not in mail.strip("@") or any(c.isspace() for c in mail)):
        return {"email": Message("not an e-mail address")}
    return {}


def _task(draft: TaskDraft) -> Wrong:
    wrong: Wrong = {}
    if draft.state is TaskState.BLOCKED and not draft.reason:
        wrong["reason"] = Message("say why it is blocked")
    if draft.offset is not None and draft.event_id is None:
        wrong["due"] = Message("T-30 needs an event; write a date")
    return wrong


def _quote(draft: QuoteDraft) -> Wrong:
    wrong: Wrong = {}
    if not is_currency(draft.currency):
        wrong["currency"] = Message("a currency in three letters, such as CLP or USD")
    if (draft.deposit or 0) > (draft.amount or 0):
        wrong["deposit"] = Message("more than the whole amount")
    if draft.chosen and not draft.reason:
        wrong["reason"] = Message("say why this one is chosen")
    return wrong


def _booking(draft: BookingDraft) -> Wrong:
    wrong = {name: getattr(draft, name) < 0 for name in ("setup", "giving_back")}
    return {name: Message("hours and minutes, not less than 0:00") for name, less in wrong.items() if less}


def _platform(draft: PlatformDraft) -> Wrong:
    if looks_like_key(draft.key_place):
        return {"key_place": Message("this looks like the key itself; write where it is kept")}
    return {}


def _role(draft: RoleDraft) -> Wrong:
    wrong: Wrong = {}
    if draft.begins is not None and draft.ends is not None and draft.ends <= draft.begins:
        wrong["ends"] = Message("a shift ends after it begins")
    if draft.confirmed and draft.person_id is None:
        wrong["confirmed"] = Message("say first who it is")
    return wrong


def _criterion(draft: CriterionDraft) -> Wrong:
    wrong: Wrong = {}
    if draft.test is Test.OWN and not fold(draft.text):
        wrong["text"] = Message("say what has to be so")
    if draft.test is Test.REGISTRATIONS and draft.number is None:
        wrong["number"] = Message("say how many")
    return wrong


_RULES: Mapping[str, Callable[[Any], Wrong]] = {
    "person": _person,
    "organisation": _person,
    "task": _task,
    "booking": _booking,
    "quote": _quote,
    "event_platform": _platform,
    "event_role": _role,
    "criterion": _criterion,
    **budget_rules.RULES,
}
