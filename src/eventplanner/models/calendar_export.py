"""Tables of calendar exports, outside the journal."""

from typing import Any

from pydantic import NaiveDatetime
from sqlmodel import Field, SQLModel

from eventplanner.models.base import reference


class ExportScope(SQLModel, table=True):
    """One choice of events that was exported at least once: what was chosen, and when that was last."""

    __tablename__ = "export_scope"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    """The choice as JSON."""
    audience: str = Field(max_length=40)
    at: NaiveDatetime
    """UTC, of the last export."""
    revision: int
    """The plan's last at that time."""
    actor: str = Field(max_length=80)


class ExportMark(SQLModel, table=True):
    """One event as it was last shared in one such choice."""

    __tablename__ = "export_mark"
    __table_args__: Any = {"sqlite_with_rowid": False}

    scope_id: int = reference("export_scope.id", primary_key=True)
    uid: str = Field(primary_key=True, max_length=255, index=True)
    event_id: int
    """Without a reference, because the mark outlives its event."""
    version: int
    sequence: int
    stamp: NaiveDatetime
    """UTC, of its last change as far as readers were told."""
    withdrawn: bool = False
    """Told as cancelled, because it was deleted or is not for this audience any more."""
    facts: str
    """What readers know of it, as JSON, to cancel it by when it is gone."""
