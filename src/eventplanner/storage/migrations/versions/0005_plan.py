"""The tables of schema 5 as SQL text, which stays what it is while the models go on."""

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = None


def upgrade() -> None:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    # One by one: a script at once would end the transaction that all revisions share.
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)
