"""What an import will do, row by row, and what it did."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.parsing.table import Table


class Outcome(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    REMOVED = "removed"
    """Only where the file is the whole of what is to be there."""


class PreviewRow(Protocol):
    """What every import says of a row or an entry of its file."""

    @property
    def line(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def reason(self) -> Message | None: ...


class ImportLine(Struct, frozen=True):
    """One row of the file."""

    line: int
    title: str
    outcome: Outcome
    uid: str = ""
    draft: EventDraft | None = None
    """What the event will be."""
    event: Event | None = None
    """What it is now."""
    changed: tuple[str, ...] = ()
    """The fields that will be another."""
    reason: Message | None = None
    """Why it is rejected."""


class ImportPreview(Struct, frozen=True):
    """What a file holds and what importing it would do to the plan as it was at `revision`."""

    table: Table
    form: ColumnPlan
    lines: tuple[ImportLine, ...]
    revision: int
    salt: UUID
    """What uids are made with."""

    @property
    def findings(self) -> tuple[Message, ...]:
        """What was found out about the file."""
        return (*self.table.findings, *self.form.findings)

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Each heading with its field, or nothing if it is left out."""
        return tuple(zip(self.table.header, self.form.fields, strict=True))

    @property
    def result(self) -> "ImportResult":
        """What it would come to, with bad rows skipped."""
        return result_of(self.lines)


class ImportResult(Struct, frozen=True):
    """What an import came to."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[PreviewRow, ...] = ()
    removed: int = 0


def result_of(lines: Sequence[PreviewRow]) -> ImportResult:
    """The rows counted by what became of them."""
    outcomes = [line.outcome for line in lines]
    return ImportResult(
        outcomes.count(Outcome.ADDED),
        outcomes.count(Outcome.UPDATED),
        outcomes.count(Outcome.UNCHANGED),
        tuple(line for line in lines if line.outcome is Outcome.REJECTED),
        outcomes.count(Outcome.REMOVED),
    )


def refuse_bad(result: ImportResult, skip_bad: bool) -> None:
    """Import nothing at all if a row is bad, unless those are to be skipped. Raises FileProblem."""
    bad = result.rejected
    if bad and not skip_bad:
        raise FileProblem(
            counted(
                "Nothing was imported: line {line}: {reason}",
                "Nothing was imported: {n} lines are bad, the first is line {line}: {reason}",
                len(bad),
                line=bad[0].line,
                reason=bad[0].reason or Message("?"),
            )
        )
