"""The money: lines with their entries, rates, envelopes, approvals, amendments, transfers; and expected numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

EXPECTED = (
    "expected_in_person",
    "expected_online",
    "low_in_person",
    "low_online",
    "high_in_person",
    "high_online",
    "speakers",
    "staff",
    "attended_in_person",
    "attended_online",
)
"""What an event reckons with."""


def upgrade() -> None:
    for name in EXPECTED:
        op.add_column("headcount", sa.Column(name, sa.Integer))
    _create_lines()
    _create_entries()
    _create_decisions()
    _create_approvals()


def _create_lines() -> None:
    _create(
        "budget_line",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("flow", sa.String(40), nullable=False),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), index=True),
        sa.Column("year", sa.Integer),
        sa.Column("category", sa.String(80), nullable=False),
        sa.Column("organisation_id", sa.Integer, sa.ForeignKey("organisation.id"), index=True),
        sa.Column("driver", sa.String(40), nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_price", sa.Integer),
        sa.Column("amount", sa.Integer),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("vat", sa.Integer),
        sa.Column("cost_centre", sa.String(80), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("committed", sa.Integer, nullable=False),
        sa.Column("actual", sa.Integer, nullable=False),
        sa.Column("paid", sa.Integer, nullable=False),
        sa.Column("forecast", sa.Integer, nullable=False),
        sa.Column("exchange", sa.Integer, nullable=False),
        sa.Column("missing", sa.Integer, nullable=False),
        sa.Column("year_key", sa.Integer, nullable=False),
        sa.Column("quarter", sa.Integer, nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
    )
    op.create_index("ix_budget_line_year", "budget_line", ["year_key", "category"])
    _create(
        "benefit",
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("budget_line_id", sa.Integer, sa.ForeignKey("budget_line.id"), nullable=False, index=True),
        sa.Column("due", sa.Date),
        sa.Column("done", sa.Boolean, nullable=False),
    )


def _create_entries() -> None:
    _create(
        "entry",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("budget_line_id", sa.Integer, sa.ForeignKey("budget_line.id"), nullable=False, index=True),
        sa.Column("amount", sa.Integer),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("due", sa.Date),
        sa.Column("organisation_id", sa.Integer, sa.ForeignKey("organisation.id"), index=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("settles_id", sa.Integer, index=True),
        sa.Column("vat", sa.Integer),
        sa.Column("withholding", sa.Integer),
        sa.Column("withheld_due", sa.Date),
        sa.Column("pays_withheld", sa.Boolean, nullable=False),
        sa.Column("deposit", sa.Integer),
        sa.Column("deposit_due", sa.Date),
        sa.Column("rate", sa.Integer),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("against_id", sa.Integer, sa.ForeignKey("budget_line.id"), index=True),
        sa.Column("quote_id", sa.Integer, index=True),
        sa.Column("document", sa.String(2000), nullable=False),
        sa.Column("note", sa.String(4000), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("root_id", sa.Integer),
        sa.Column("base", sa.Integer),
        sa.Column("cash", sa.Integer, nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
    )
    op.create_index("ix_entry_cash", "entry", ["day", "cash"], sqlite_where=sa.text("cash <> 0"))
    op.create_index("ix_entry_number", "entry", ["name_key"], sqlite_where=sa.text("name_key <> ''"))
    op.create_index("ix_entry_open", "entry", ["budget_line_id"], sqlite_where=sa.text("is_open"))


def _create_decisions() -> None:
    _create(
        "rate",
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("base", sa.String(3), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.UniqueConstraint("currency", "base", "day"),
    )
    _create(
        "category_rule",
        sa.Column("category", sa.String(80), nullable=False, unique=True),
        sa.Column("over", sa.String(40), nullable=False),
    )
    _create(
        "envelope",
        sa.Column("category", sa.String(80), nullable=False),
        sa.Column("year", sa.Integer, nullable=False, index=True),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("cost_centre", sa.String(80), nullable=False),
        sa.Column("quarter", sa.Integer),
        sa.Column("approved_by", sa.String(200), nullable=False),
        sa.Column("approved_on", sa.Date),
        sa.Column("notes", sa.String(4000), nullable=False),
    )
    _create(
        "transfer",
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("from_id", sa.Integer, sa.ForeignKey("budget_line.id"), nullable=False, index=True),
        sa.Column("to_id", sa.Integer, sa.ForeignKey("budget_line.id"), nullable=False, index=True),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("who", sa.String(200), nullable=False),
    )


def _create_approvals() -> None:
    _create(
        "approval",
        sa.Column("approved_by", sa.String(200), nullable=False),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("day", sa.Date),
        sa.Column("note", sa.String(4000), nullable=False),
        sa.Column("in_person", sa.Integer),
        sa.Column("online", sa.Integer),
    )
    _create(
        "baseline",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("approval_id", sa.Integer, sa.ForeignKey("approval.id"), nullable=False, index=True),
        sa.Column("line_id", sa.Integer, nullable=False),
        sa.Column("flow", sa.String(10), nullable=False),
        sa.Column("category", sa.String(80), nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
    )
    _create(
        "amendment",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("line_id", sa.Integer, nullable=False),
        sa.Column("before", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("who", sa.String(200), nullable=False),
    )


def _create(table: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of records, each with an id of its own for life and a version."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("batch", sa.Integer, index=True),
        *columns,
        sqlite_autoincrement=True,
    )
