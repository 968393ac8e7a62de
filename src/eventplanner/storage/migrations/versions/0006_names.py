"""Names of people by login, days off, and the days from which due days were pulled to working days."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "login_name",
        sa.Column("login", sa.String(80), primary_key=True, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sqlite_with_rowid=False,
    )
    # Columns of new tables have no default of the file; the rows that are there need one.
    with op.batch_alter_table("overlay", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as overlay:
        overlay.add_column(sa.Column("days_off", sa.Boolean, nullable=False, server_default="0"))
    with op.batch_alter_table("overlay", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as overlay:
        overlay.alter_column("days_off", server_default=None)
    for table in ("task", "gate"):
        op.add_column(table, sa.Column("pulled_from", sa.Date))
