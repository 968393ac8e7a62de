"""Entries that keep what was written with its tax, and those that stand alone on purpose."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0007", "0006"
_COUNTING = {"sqlite_autoincrement": True}


def upgrade() -> None:
    with op.batch_alter_table("entry", recreate="always", table_kwargs=_COUNTING) as entry:
        entry.add_column(sa.Column("gross", sa.Integer))
        entry.add_column(sa.Column("apart", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("entry", recreate="always", table_kwargs=_COUNTING) as entry:
        entry.alter_column("apart", server_default=None)
