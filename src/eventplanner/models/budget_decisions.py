"""The tables of envelopes, approvals, amendments, transfers, rates, and of how categories are watched."""

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from eventplanner.domain.budget.decisions import Over
from eventplanner.models.base import Record, choice

LARGEST = 10**15


class RateRow(Record):
    """What may be stored of a rate."""

    currency: str = Field(min_length=3, max_length=3)
    day: date
    value: int = Field(ge=1, le=LARGEST)
    base: str = Field(min_length=3, max_length=3)
    source: str = Field(default="", max_length=200)


class Rate(RateRow, table=True):
    """What a currency was worth on a day."""

    __table_args__: Any = (UniqueConstraint("currency", "base", "day"), {"sqlite_autoincrement": True})


class CategoryRuleRow(Record):
    """What may be stored of how a category is watched."""

    category: str = Field(min_length=1, max_length=80, unique=True)
    over: Over = choice(Over, Over.WARN)


class CategoryRule(CategoryRuleRow, table=True):
    """How a category is watched."""

    __tablename__ = "category_rule"


class EnvelopeRow(Record):
    """What may be stored of an envelope."""

    category: str = Field(default="", max_length=80)
    year: int = Field(ge=1970, le=2200, index=True)
    amount: int = Field(ge=0, le=LARGEST)
    cost_centre: str = Field(default="", max_length=80)
    quarter: int | None = Field(default=None, ge=1, le=4)
    approved_by: str = Field(default="", max_length=200)
    approved_on: date | None = None
    notes: str = Field(default="", max_length=4000)


class Envelope(EnvelopeRow, table=True):
    """What a year may spend on something."""


class TransferRow(Record):
    """What may be stored of a transfer."""

    amount: int = Field(ge=1, le=LARGEST)
    from_id: int = Field(foreign_key="budget_line.id", index=True)
    to_id: int = Field(foreign_key="budget_line.id", index=True)
    reason: str = Field(min_length=1, max_length=500)
    day: date | None = None
    who: str = Field(default="", max_length=200)


class Transfer(TransferRow, table=True):
    """Money that is planned for another line now."""


class ApprovalRow(Record):
    """What may be stored of an approval."""

    approved_by: str = Field(min_length=1, max_length=200)
    event_id: int = Field(foreign_key="event.id", index=True)
    day: date | None = None
    note: str = Field(default="", max_length=4000)
    in_person: int | None = Field(default=None, ge=0, le=1_000_000)
    online: int | None = Field(default=None, ge=0, le=1_000_000)


class Approval(ApprovalRow, table=True):
    """That a budget was approved."""


class BaselineRow(Record):
    """What may be stored of an approved line."""

    name: str = Field(min_length=1, max_length=200)
    approval_id: int = Field(foreign_key="approval.id", index=True)
    line_id: int
    flow: str = Field(default="expense", max_length=10)
    category: str = Field(default="", max_length=80)
    planned: int = 0


class Baseline(BaselineRow, table=True):
    """One line as it was approved."""


class AmendmentRow(Record):
    """What may be stored of an amendment."""

    name: str = Field(min_length=1, max_length=200)
    event_id: int = Field(foreign_key="event.id", index=True)
    line_id: int
    before: int = 0
    after: int = 0
    reason: str = Field(default="", max_length=500)
    day: date | None = None
    who: str = Field(default="", max_length=200)


class Amendment(AmendmentRow, table=True):
    """A change of an approved plan."""
