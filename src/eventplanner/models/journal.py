"""Tables of the journal: every change, with the rows before and after."""

from typing import Any

from pydantic import NaiveDatetime
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from eventplanner.domain.base.changes import ChangeKind
from eventplanner.models.base import choice, reference


class Journal(SQLModel, table=True):
    """One change: one line of history, one transaction."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    revision: int | None = Field(default=None, primary_key=True)
    at: NaiveDatetime
    """UTC."""
    actor: str = Field(max_length=80, index=True)
    """The login name."""
    label: str
    """A message, as JSON."""
    kind: ChangeKind = choice(ChangeKind, ChangeKind.DO)
    reverses: int | None = reference("journal.revision", default=None, index=True)
    subjects: str = ""
    """The tables it touched, with commas."""


class JournalEntry(SQLModel, table=True):
    """One row touched by a change, or all rows of one import; JSON, nothing where there was no row."""

    __tablename__ = "journal_entry"
    __table_args__: Any = (Index("ix_journal_entry_row", "subject", "row_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    revision: int = reference("journal.revision", index=True)
    subject: str
    row_id: int
    """0 where the entry stands for a batch."""
    before: str | None = None
    after: str | None = None
    batch: int | None = None
    batch_version: int | None = None
    """The version that the rows of the batch had when they came."""
    kept: bytes | None = None
    """The rows of a batch that was taken back: JSON, compressed with zlib."""
