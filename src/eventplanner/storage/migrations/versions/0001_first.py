"""Settings, events, and the journal of all that was done to them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_settings()
    _create_events()
    _create_journal()
    op.create_table(
        "plan_meta",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("value", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_settings() -> None:
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("batch", sa.Integer, index=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("value", sa.String(2000), nullable=False),
        sqlite_autoincrement=True,
    )


def _create_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("batch", sa.Integer, index=True),
        sa.Column("uid", sa.String(255), nullable=False, unique=True),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("start", sa.DateTime),
        sa.Column("end", sa.DateTime),
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
        sa.Column("series", sa.String(200), nullable=False),
        sa.Column("tags", sa.String(2000), nullable=False),
        sa.Column("notes", sa.String(10_000), nullable=False),
        sa.Column("start_key", sa.String, nullable=False),
        sa.Column("last_key", sa.String, nullable=False),
        sa.Column("title_key", sa.String, nullable=False),
        sa.Column("lead_key", sa.String, nullable=False),
        sa.Column("venue_key", sa.String, nullable=False),
        sa.Column("series_key", sa.String, nullable=False),
        sa.Column("tags_key", sa.String, nullable=False),
        sa.Column("stage", sa.Integer, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    indexes = {"start": "start_key", "last": "last_key", "title": "title_key", "lead": "lead_key", "stage": "stage"}
    for name, column in (indexes | {"kind": "kind", "updated": "updated_at"}).items():
        op.create_index(f"ix_event_{name}", "event", [column, "id"])


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("actor", sa.String(80), nullable=False, index=True),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reverses", sa.Integer, sa.ForeignKey("journal.revision"), index=True),
        sa.Column("subjects", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("revision", sa.Integer, sa.ForeignKey("journal.revision"), nullable=False, index=True),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("row_id", sa.Integer, nullable=False),
        sa.Column("before", sa.String),
        sa.Column("after", sa.String),
        sa.Column("batch", sa.Integer),
        sa.Column("batch_version", sa.Integer),
        sa.Column("kept", sa.LargeBinary),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_entry_row", "journal_entry", ["subject", "row_id"])
