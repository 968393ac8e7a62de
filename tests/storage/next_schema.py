"""A version to come: what one more revision does to plans of today, in this process or another."""

import sys
from pathlib import Path

import pytest

from eventplanner.storage.kernel import file
from eventplanner.storage.kernel import migrating as runner
from eventplanner.storage.kernel.store import Store

NUMBER = file.SCHEMA + 1
REVISION = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NUMBER:04}", "{file.SCHEMA:04}"

def upgrade():
    op.create_table("mood", sa.Column("id", sa.Integer, primary_key=True), sa.Column("words", sa.String))
    with op.batch_alter_table("event", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}) as event:
        event.add_column(sa.Column("mood_id", sa.Integer))
"""
"""A table of its own, and another column in one that others refer to, which is made anew for it."""


def use(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From now on this process is a session of the version to come."""
    folder.mkdir(exist_ok=True)
    (folder / f"{NUMBER:04}_mood.py").write_text(REVISION)
    monkeypatch.setattr(file, "SCHEMA", NUMBER)
    monkeypatch.setattr(runner, "REVISIONS", (*runner.REVISIONS, folder))


if __name__ == "__main__":
    use(pytest.MonkeyPatch(), Path(sys.argv[1]))
    Store(sys.argv[2]).close()
