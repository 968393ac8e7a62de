"""What was shared in calendar files, and what the columns of imported forms are about."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "export_scope",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("audience", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
    )
    op.create_table(
        "export_mark",
        sa.Column("scope_id", sa.Integer, sa.ForeignKey("export_scope.id"), primary_key=True),
        sa.Column("uid", sa.String(255), primary_key=True, index=True),
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("stamp", sa.DateTime, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("facts", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "import_mapping",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("batch", sa.Integer, index=True),
        sa.Column("signature", sa.String(64), nullable=False, unique=True),
        sa.Column("columns", sa.String(100_000), nullable=False),
        sa.Column("salt", sa.String(36), nullable=False),
        sqlite_autoincrement=True,
    )
