"""Series, other people's dates, targets, and clashes that were accepted."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("event", sa.Column("series_day", sa.Date))
    op.create_index("ix_event_series", "event", ["series_key", "id"])
    _create_overlays()
    _create_series()
    _create(
        "target",
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("quarter", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.UniqueConstraint("year", "quarter", "kind"),
    )
    _create(
        "accepted_clash",
        sa.Column("key", sa.String(1000), nullable=False, unique=True),
        sa.Column("note", sa.String(1000), nullable=False),
    )


def _create_overlays() -> None:
    _create(
        "overlay",
        sa.Column("name", sa.String(80), nullable=False, unique=True),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("colour", sa.String(40), nullable=False),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("file", sa.String(200), nullable=False),
        sa.Column("scope", sa.String(10), nullable=False),
        sa.Column("years", sa.String(2000), nullable=False),
    )
    _create(
        "other_date",
        sa.Column("overlay_id", sa.Integer, sa.ForeignKey("overlay.id"), nullable=False, index=True),
        sa.Column("uid", sa.String(255), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("title_es", sa.String(200), nullable=False),
        sa.Column("start", sa.DateTime, nullable=False),
        sa.Column("end", sa.DateTime, nullable=False),
        sa.Column("all_day", sa.Boolean, nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("cfp_until", sa.Date),
        sa.Column("cfp_url", sa.String(2000), nullable=False),
        sa.Column("rule", sa.String(1000), nullable=False),
        sa.Column("extra", sa.String(100_000), nullable=False),
        sa.Column("left_out", sa.String(100_000), nullable=False),
        sa.Column("notes", sa.String(10_000), nullable=False),
        sa.Column("first_key", sa.String, nullable=False),
        sa.Column("last_key", sa.String, nullable=False),
    )
    op.create_index("ix_other_date_last", "other_date", ["last_key", "first_key"])


def _create_series() -> None:
    _create(
        "series",
        sa.Column("name", sa.String(200), nullable=False, unique=True),
        sa.Column("rule", sa.String(1000), nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("skipped", sa.String(20_000), nullable=False),
        sa.Column("shifted", sa.String(40_000), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("start", sa.DateTime, nullable=False),
        sa.Column("end", sa.DateTime, nullable=False),
        sa.Column("all_day", sa.Boolean, nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("venue", sa.String(200), nullable=False),
        sa.Column("geo", sa.String(40), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("capacity", sa.Integer),
        sa.Column("capacity_online", sa.Integer),
        sa.Column("audience", sa.String(200), nullable=False),
        sa.Column("goal", sa.String(1000), nullable=False),
        sa.Column("lead", sa.String(200), nullable=False),
        sa.Column("tags", sa.String(2000), nullable=False),
        sa.Column("notes", sa.String(10_000), nullable=False),
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
