"""What is decided about money: envelopes, approvals with their frozen lines, amendments, transfers, rules for going over."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.budget.categories import category_of
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class Over(StrEnum):
    """What happens where a category goes over its plan."""

    WARN = "warn"
    ASK = "ask"
    """Only with a reason."""


class CategoryRuleDraft(Struct, frozen=True, kw_only=True):
    """How one category is watched."""

    category: str
    over: Over = Over.WARN


class CategoryRule(CategoryRuleDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class EnvelopeDraft(Struct, frozen=True, kw_only=True):
    """What a year may spend: in all, or on a category, in a cost centre, in a quarter."""

    category: str = ""
    """Nothing means all of them together."""
    year: int = 0
    amount: int | None = None
    """Minor units of the base currency."""
    cost_centre: str = ""
    """Nothing means all of them."""
    quarter: int | None = None
    """1–4; None is the whole year."""
    approved_by: str = ""
    approved_on: date | None = None
    notes: str = ""


class Envelope(EnvelopeDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class TransferDraft(Struct, frozen=True, kw_only=True):
    """Money that was planned for one line and is planned for another now."""

    amount: int | None = None
    """Minor units of the base currency."""
    from_id: int
    to_id: int
    reason: str = ""
    day: date | None = None
    who: str = ""


class Transfer(TransferDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class ApprovalDraft(Struct, frozen=True, kw_only=True):
    """That the budget of an event was approved as it stood."""

    approved_by: str = ""
    event_id: int
    day: date | None = None
    note: str = ""
    in_person: int | None = None
    """The attendance that it reckoned with."""
    online: int | None = None


class Approval(ApprovalDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class BaselineDraft(Struct, frozen=True, kw_only=True):
    """One line of a budget as it was approved; it outlives the line."""

    name: str
    approval_id: int
    line_id: int
    """The number that the line had."""
    flow: str = "expense"
    category: str = ""
    planned: int = 0
    """Minor units of the base currency."""


class Baseline(BaselineDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class AmendmentDraft(Struct, frozen=True, kw_only=True):
    """A change of the plan after it was approved, and why."""

    name: str
    """What the line is called."""
    event_id: int
    line_id: int
    before: int = 0
    """Planned before, in minor units of the base currency."""
    after: int = 0
    reason: str = ""
    day: date | None = None
    who: str = ""


class Amendment(AmendmentDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


CATEGORY_RULE = RecordType(
    name="category_rule",
    many="categories",
    value=CategoryRule,
    draft=CategoryRuleDraft,
    order="category, id",
    fields=(
        Field(name="category", shape=Shape.CATEGORY, key_of=category_of, longest=80, needed=True),
        Field(name="over", shape=Shape.CHOICE, choices=Over),
    ),
)
ENVELOPE = RecordType(
    name="envelope",
    many="envelopes",
    value=Envelope,
    draft=EnvelopeDraft,
    order="year, category, cost_centre, quarter, id",
    fields=(
        Field(name="category", shape=Shape.CATEGORY, key_of=category_of, longest=80),
        Field(name="year", shape=Shape.NUMBER, least=1970, most=2200, needed=True),
        Field(name="amount", shape=Shape.AMOUNT, needed=True),
        Field(name="cost_centre", longest=80),
        Field(name="quarter", shape=Shape.NUMBER, least=1, most=4),
        Field(name="approved_by"),
        Field(name="approved_on", shape=Shape.DAY),
        Field(name="notes", shape=Shape.NOTES, longest=4000),
    ),
)
TRANSFER = RecordType(
    name="transfer",
    many="transfers",
    value=Transfer,
    draft=TransferDraft,
    order="day, id",
    fields=(
        Field(name="amount", shape=Shape.AMOUNT, needed=True),
        Field(name="from_id", shape=Shape.RECORD, table="budget_line", needed=True),
        Field(name="to_id", shape=Shape.RECORD, table="budget_line", needed=True),
        Field(name="reason", longest=500, needed=True),
        Field(name="day", shape=Shape.DAY),
        Field(name="who"),
    ),
)
APPROVAL = RecordType(
    name="approval",
    many="approvals",
    value=Approval,
    draft=ApprovalDraft,
    belongs_to="event_id",
    order="day, id",
    fields=(
        Field(name="approved_by", needed=True),
        Field(name="day", shape=Shape.DAY),
        Field(name="note", shape=Shape.NOTES, longest=4000),
        Field(name="in_person", shape=Shape.NUMBER),
        Field(name="online", shape=Shape.NUMBER),
    ),
)
BASELINE = RecordType(
    name="baseline",
    many="baselines",
    value=Baseline,
    draft=BaselineDraft,
    belongs_to="approval_id",
    fields=(
        Field(name="name", needed=True),
        Field(name="category", shape=Shape.CATEGORY, key_of=category_of, longest=80),
        Field(name="planned", shape=Shape.AMOUNT),
    ),
)
AMENDMENT = RecordType(
    name="amendment",
    many="amendments",
    value=Amendment,
    draft=AmendmentDraft,
    belongs_to="event_id",
    order="day, id",
    fields=(
        Field(name="name", needed=True),
        Field(name="before", shape=Shape.AMOUNT),
        Field(name="after", shape=Shape.AMOUNT),
        Field(name="reason", longest=500),
        Field(name="day", shape=Shape.DAY),
        Field(name="who"),
    ),
)
