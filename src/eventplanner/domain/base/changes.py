"""Changes of the plan, from which every open screen decides whether to reload."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from eventplanner.domain.base.text import Message


class ChangeKind(StrEnum):
    """Kinds of change: made, undone, redone, or an erasure."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    FORGET = "forget"
    """Somebody was forgotten, or this was about her alone: nothing of it can be taken back."""


class Change(NamedTuple):
    """One entry of the history, or several at once as another session sees them."""

    revision: int
    label: Message
    actor: str
    """The login name of who did it."""
    subjects: frozenset[str]
    """The tables it touched."""
    at: datetime
    """UTC."""
    kind: ChangeKind = ChangeKind.DO
    undone: bool = False
    """Taken back since."""
    name: str = ""
    """The name that its owner lets others see in place of the login name; nothing where she has set none."""

    @property
    def who(self) -> str:
        """Returns who did it, as people see it."""
        return self.name or self.actor

    @property
    def nothing(self) -> bool:
        """True if nothing differed; then nothing was stored, and there is nothing to undo."""
        return not self.subjects

    @property
    def id(self) -> int:
        """The revision, which identifies a row of the history."""
        return self.revision


class RowChange(NamedTuple):
    """Change of one row: its values before, None if it was added, and after, None if it was removed."""

    subject: str
    row_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    batch: int | None = None
    """Stands for all rows of an import, which carry this number; `row_id` is then 0."""
    batch_version: int | None = None
    """The version those rows had when they came."""
    kept: bytes | None = None
    """Those rows, if this change took them back: JSON compressed with zlib."""
