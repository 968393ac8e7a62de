"""The tables of budget lines, of their entries, and of what sponsors were promised."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from eventplanner.domain.budget.entries import ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import Driver, Flow
from eventplanner.models.base import Record, choice

LARGEST = 10**15
WHOLE = 100_000
"""A hundred per cent in thousandths."""
LARGEST_RATE = 10**15


class BudgetLineRow(Record):
    """What may be stored of a line."""

    derived: ClassVar[frozenset[str]] = frozenset(
        {
            *("planned", "committed", "actual", "paid", "forecast", "exchange", "missing"),
            *("year_key", "quarter", "name_key"),
        }
    )

    name: str = Field(min_length=1, max_length=200)
    flow: Flow = choice(Flow, Flow.EXPENSE)
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    year: int | None = Field(default=None, ge=1970, le=2200)
    category: str = Field(default="", max_length=80)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    driver: Driver = choice(Driver, Driver.FIXED)
    quantity: int = Field(default=1000, ge=0, le=LARGEST)
    unit_price: int | None = Field(default=None, ge=-LARGEST, le=LARGEST)
    amount: int | None = Field(default=None, ge=-LARGEST, le=LARGEST)
    currency: str = Field(default="", max_length=3)
    vat: int | None = Field(default=None, ge=0, le=WHOLE)
    cost_centre: str = Field(default="", max_length=80)
    level: str = Field(default="", max_length=40)
    closed: bool = False
    notes: str = Field(default="", max_length=10_000)
    reason: str = Field(default="", max_length=500)

    planned: int = 0
    committed: int = 0
    actual: int = 0
    paid: int = 0
    forecast: int = 0
    exchange: int = 0
    missing: int = 0
    year_key: int = 0
    quarter: int = 0
    name_key: str = ""


class BudgetLine(BudgetLineRow, table=True):
    """One planned income or expense, with the figures that follow from its entries."""

    __tablename__ = "budget_line"
    __table_args__: Any = (Index("ix_budget_line_year", "year_key", "category"), {"sqlite_autoincrement": True})


class EntryRow(Record):
    """What may be stored of an entry."""

    derived: ClassVar[frozenset[str]] = frozenset({"root_id", "base", "cash", "is_open", "name_key"})

    kind: EntryKind = choice(EntryKind, EntryKind.INVOICE)
    budget_line_id: int = Field(foreign_key="budget_line.id", index=True)
    amount: int | None = Field(default=None, ge=0, le=LARGEST)
    currency: str = Field(default="", max_length=3)
    number: str = Field(default="", max_length=60)
    paper: Paper = choice(Paper, Paper.NONE)
    day: date | None = None
    due: date | None = None
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    settles_id: int | None = Field(default=None, index=True)
    vat: int | None = Field(default=None, ge=0, le=WHOLE)
    withholding: int | None = Field(default=None, ge=0, le=WHOLE)
    withheld_due: date | None = None
    pays_withheld: bool = False
    deposit: int | None = Field(default=None, ge=0, le=LARGEST)
    deposit_due: date | None = None
    rate: int | None = Field(default=None, ge=1, le=LARGEST_RATE)
    state: ClaimState = choice(ClaimState, ClaimState.CLAIMED)
    against_id: int | None = Field(default=None, foreign_key="budget_line.id", index=True)
    quote_id: int | None = Field(default=None, index=True)
    document: str = Field(default="", max_length=2000)
    note: str = Field(default="", max_length=4000)
    reason: str = Field(default="", max_length=500)

    root_id: int | None = None
    base: int | None = None
    cash: int = 0
    is_open: bool = False
    name_key: str = ""


class Entry(EntryRow, table=True):
    """One document or one movement of money; what settles what is not held by the file, for a part may go first."""

    __table_args__: Any = (
        Index("ix_entry_open", "budget_line_id", sqlite_where=text("is_open")),
        Index("ix_entry_cash", "day", "cash", sqlite_where=text("cash <> 0")),
        Index("ix_entry_number", "name_key", sqlite_where=text("name_key <> ''")),
        {"sqlite_autoincrement": True},
    )


class BenefitRow(Record):
    """What may be stored of something that a sponsor was promised."""

    text: str = Field(min_length=1, max_length=300)
    budget_line_id: int = Field(foreign_key="budget_line.id", index=True)
    due: date | None = None
    done: bool = False


class Benefit(BenefitRow, table=True):
    """Something that a sponsor was promised."""
