"""Budget decisions: envelopes, approvals with their frozen lines, amendments, transfers, rules for overruns."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.budget.categories import category_of
from eventplanner.domain.budget.quick_lines import category_texts, envelope_texts, transfer_texts
from eventplanner.domain.people.personal import DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind


class Over(Choice):
    """Reactions to a category that exceeds its plan."""

    WARN = "warn", N_("warn")
    ASK = "ask", N_("ask for a reason")
    """Only with a reason."""


class CategoryRuleDraft(Struct, frozen=True, kw_only=True):
    """Rule by which a category is watched."""

    category: Annotated[
        str, Field(N_("category"), Shape.CATEGORY, longest=80, needed=True, key_of=category_of, unique=True)
    ]
    over: Annotated[Over, Field(N_("when over"))] = Over.WARN


class CategoryRule(CategoryRuleDraft, frozen=True, kw_only=True):
    """Category rule as stored, at one version."""

    id: int
    version: int


class EnvelopeDraft(Struct, frozen=True, kw_only=True):
    """Spending limit of a year: in total, or by category, cost centre or quarter."""

    category: Annotated[str, Field(N_("category"), Shape.CATEGORY, longest=80, key_of=category_of)] = ""
    """Nothing means all of them together."""
    year: Annotated[int, Field(N_("year"), least=1970, most=2200, needed=True, indexed=True)] = 0
    amount: Annotated[int | None, Field(N_("amount"), Shape.AMOUNT, needed=True)] = None
    """Minor units of the base currency."""
    cost_centre: Annotated[str, Field(N_("cost centre"), longest=80)] = ""
    """Nothing means all of them."""
    quarter: Annotated[int | None, Field(N_("quarter"), least=1, most=4)] = None
    """1–4; None is the whole year."""
    approved_by: Annotated[str, Field(N_("approved by"), personal=DUTIES)] = ""
    approved_on: Annotated[date | None, Field(N_("approved on"))] = None
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=4000)] = ""


class Envelope(EnvelopeDraft, frozen=True, kw_only=True):
    """Envelope as stored, at one version."""

    id: int
    version: int


class TransferDraft(Struct, frozen=True, kw_only=True):
    """Planned money moved from one line to another."""

    amount: Annotated[int | None, Field(N_("amount"), Shape.AMOUNT, positive=True, needed=True)] = None
    """Minor units of the base currency."""
    from_id: Annotated[int, Field(N_("from"), needed=True, table="budget_line")]
    to_id: Annotated[int, Field(N_("to"), needed=True, table="budget_line")]
    reason: Annotated[str, Field(N_("reason"), longest=500, needed=True)] = ""
    day: Annotated[date | None, Field(N_("day"))] = None
    who: Annotated[str, Field(N_("who"), personal=DUTIES, signed=True)] = ""


class Transfer(TransferDraft, frozen=True, kw_only=True):
    """Transfer as stored, at one version."""

    id: int
    version: int


class ApprovalDraft(Struct, frozen=True, kw_only=True):
    """Approval of the budget of an event as it stands."""

    approved_by: Annotated[str, Field(N_("approved by"), needed=True, personal=DUTIES, signed=True)] = ""
    event_id: Annotated[int, Field(table="event")]
    day: Annotated[date | None, Field(N_("day"))] = None
    note: Annotated[str, Field(N_("note"), Shape.NOTES, longest=4000)] = ""
    in_person: Annotated[int | None, Field(N_("in person"))] = None
    """The attendance that it reckoned with."""
    online: Annotated[int | None, Field(N_("online"))] = None


class Approval(ApprovalDraft, frozen=True, kw_only=True):
    """Approval as stored, at one version."""

    id: int
    version: int


class BaselineDraft(Struct, frozen=True, kw_only=True):
    """Line of a budget as it was approved; it outlives the line."""

    name: Annotated[str, Field(N_("name"), needed=True)]
    approval_id: Annotated[int, Field(table="approval")]
    line_id: int
    """The number that the line had."""
    flow: Annotated[str, Field(longest=10)] = "expense"
    category: Annotated[str, Field(N_("category"), Shape.CATEGORY, longest=80, key_of=category_of)] = ""
    planned: Annotated[int, Field(N_("amount planned"), Shape.AMOUNT, least=-1_000_000_000_000_000)] = 0
    """Minor units of the base currency."""


class Baseline(BaselineDraft, frozen=True, kw_only=True):
    """Frozen line of an approval as stored, at one version."""

    id: int
    version: int


class AmendmentDraft(Struct, frozen=True, kw_only=True):
    """Change of an approved plan, with its reason."""

    name: Annotated[str, Field(N_("name"), needed=True)]
    """What the line is called."""
    event_id: Annotated[int, Field(table="event")]
    line_id: int
    before: Annotated[int, Field(N_("before"), Shape.AMOUNT, least=-1_000_000_000_000_000)] = 0
    """Planned before, in minor units of the base currency."""
    after: Annotated[int, Field(N_("after"), Shape.AMOUNT, least=-1_000_000_000_000_000)] = 0
    reason: Annotated[str, Field(N_("reason"), longest=500)] = ""
    day: Annotated[date | None, Field(N_("day"))] = None
    who: Annotated[str, Field(N_("who"), personal=DUTIES, signed=True)] = ""


class Amendment(AmendmentDraft, frozen=True, kw_only=True):
    """Amendment as stored, at one version."""

    id: int
    version: int


def _wrong_transfer(draft: TransferDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
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


def _wrong_envelope(draft: EnvelopeDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
    if not draft.year:
        wrong["year"] = Message("say of which year")
    if draft.amount is None:
        wrong["amount"] = Message("may not be empty")
    elif draft.amount < 0:
        wrong["amount"] = Message("not less than nothing")
    return wrong


CATEGORY_RULE = Kind(
    name="category_rule",
    one="category",
    many="categories",
    noun=N_("category"),
    value=CategoryRule,
    draft=CategoryRuleDraft,
    order="category, id",
    line=lambda said: category_texts(said.line),
)
ENVELOPE = Kind(
    name="envelope",
    many="envelopes",
    noun=N_("envelope"),
    value=Envelope,
    draft=EnvelopeDraft,
    order="year, category, cost_centre, quarter, id",
    rules=_wrong_envelope,
    line=lambda said: envelope_texts(said.line, year=said.today.year),
)
TRANSFER = Kind(
    name="transfer",
    many="transfers",
    noun=N_("transfer"),
    value=Transfer,
    draft=TransferDraft,
    order="day, id",
    rules=_wrong_transfer,
    line=lambda said: transfer_texts(said.line),
)
APPROVAL = Kind(
    name="approval",
    many="approvals",
    noun=N_("approval"),
    value=Approval,
    draft=ApprovalDraft,
    belongs_to="event_id",
    order="day, id",
)
BASELINE = Kind(
    name="baseline",
    many="baselines",
    noun=N_("approved line"),
    value=Baseline,
    draft=BaselineDraft,
    belongs_to="approval_id",
)
AMENDMENT = Kind(
    name="amendment",
    many="amendments",
    noun=N_("amendment"),
    value=Amendment,
    draft=AmendmentDraft,
    belongs_to="event_id",
    order="day, id",
)
