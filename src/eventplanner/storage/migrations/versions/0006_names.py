"""Names of people by login, and the days from which due days were pulled to working days."""

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
    for table in ("task", "gate"):
        op.add_column(table, sa.Column("pulled_from", sa.Date))
