"""The lines of a budget: planned incomes and expenses, with what makes them grow."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.budget.categories import category_of
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType

THOUSAND = 1000
"""A quantity of one, in thousandths."""


class Flow(StrEnum):
    """Which way the money goes."""

    EXPENSE = "expense"
    INCOME = "income"


class Driver(StrEnum):
    """By what a line is multiplied."""

    FIXED = "fixed"
    ATTENDEE = "attendee"
    """Whoever attends, in person or online."""
    IN_PERSON = "in_person"
    ONLINE = "online"
    SPEAKER = "speaker"
    STAFF = "staff"
    DAY = "day"
    HOUR = "hour"


class BudgetLineDraft(Struct, frozen=True, kw_only=True):
    """A line as a person plans it: a quantity of a unit price for each of something, or a plain amount."""

    name: str
    flow: Flow = Flow.EXPENSE
    event_id: int | None = None
    year: int | None = None
    """Of money that belongs to no event."""
    category: str = ""
    """A key of `Category`, or one's own word."""
    organisation_id: int | None = None
    """The supplier or sponsor."""
    driver: Driver = Driver.FIXED
    quantity: int = THOUSAND
    """In thousandths."""
    unit_price: int | None = None
    """Minor units of `currency`, as the plan says net or gross."""
    amount: int | None = None
    """The same for the whole line; where it is said it is the plan, whatever quantity × unit price come to."""
    currency: str = ""
    """ISO 4217."""
    vat: int | None = None
    """In thousandths of a per cent."""
    cost_centre: str = ""
    level: str = ""
    """Of a sponsor: gold, silver …"""
    closed: bool = False
    """Nothing more will come."""
    notes: str = ""
    reason: str = ""
    """Why it was changed after the budget was approved."""


class BudgetLine(BudgetLineDraft, frozen=True, kw_only=True):
    """A line as the plan has it, at one version, with its figures in minor units of the base currency."""

    id: int
    version: int
    planned: int = 0
    committed: int = 0
    actual: int = 0
    paid: int = 0
    forecast: int = 0
    exchange: int = 0
    """What paying in other currencies cost more than the documents said; below 0 if less."""
    missing: int = 0
    """How many of its items, the line itself included, have no rate and are in none of the figures."""
    year_key: int = 0
    """The year that it counts in; 0 while its event has no date."""
    quarter: int = 0
    """1–4, by the first day of its event; 0 without one."""


class BenefitDraft(Struct, frozen=True, kw_only=True):
    """Something that a sponsor was promised."""

    text: str
    budget_line_id: int
    due: date | None = None
    done: bool = False


class Benefit(BenefitDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


BUDGET_LINE = RecordType(
    name="budget_line",
    many="lines",
    value=BudgetLine,
    draft=BudgetLineDraft,
    belongs_to="event_id",
    order="flow, category, id",
    fields=(
        Field(name="name", needed=True),
        Field(name="flow", shape=Shape.CHOICE, choices=Flow),
        Field(name="category", shape=Shape.CATEGORY, key_of=category_of, longest=80),
        Field(name="organisation_id", shape=Shape.RECORD, table="organisation"),
        Field(name="driver", shape=Shape.CHOICE, choices=Driver),
        Field(name="quantity", shape=Shape.DECIMAL, most=1_000_000),
        Field(name="unit_price", shape=Shape.AMOUNT),
        Field(name="amount", shape=Shape.AMOUNT),
        Field(name="currency", longest=3),
        Field(name="vat", shape=Shape.DECIMAL, most=100),
        Field(name="cost_centre", longest=80),
        Field(name="year", shape=Shape.NUMBER, least=1970, most=2200),
        Field(name="level", longest=40),
        Field(name="closed", shape=Shape.YES),
        Field(name="reason", longest=500),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
BENEFIT = RecordType(
    name="benefit",
    many="benefits",
    value=Benefit,
    draft=BenefitDraft,
    belongs_to="budget_line_id",
    order="due, id",
    fields=(
        Field(name="text", needed=True, longest=300),
        Field(name="due", shape=Shape.DAY),
        Field(name="done", shape=Shape.YES),
    ),
)
