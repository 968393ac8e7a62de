"""The result of an import, row by row, before and after it is carried out."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.records.kind import Kind, R

D = TypeVar("D")


class Outcome(StrEnum):
    """Outcomes of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    REMOVED = "removed"
    """Only where the file is the whole of what is to be there."""


class ImportLine(Struct, Generic[D, R], frozen=True, gc=False):
    """Row or entry of a file with its outcome."""

    line: int
    """0 for a record that the file does not have any more."""
    title: str
    outcome: Outcome
    draft: D | None = None
    """The record as it will be."""
    record: R | None = None
    """The record as it is now."""
    changed: tuple[str, ...] = ()
    """The columns that change."""
    reason: Message | None = None
    """Why it is rejected, or why it adds nothing."""
    new: Sequence[tuple[str, str, str]] = ()
    """Column, table and name of the records that it names for the first time."""
    uid: str = ""
    """Of an event: the uid that it has or will have."""

    @property
    def is_written(self) -> bool:
        """True if the import adds or changes a record for this row."""
        return self.draft is not None and self.outcome in {Outcome.ADDED, Outcome.UPDATED}


class Doubt(Struct, frozen=True):
    """Row that may be about a record of the plan, which only a person can tell."""

    line: int
    title: str
    called: str
    """The title of the record."""
    reason: Message
    """Why it may be the same."""
    same: bool = False
    """Whether it was decided that it is."""


class FileRow(Protocol):
    """Any row or entry of a file, as it was read."""

    @property
    def line(self) -> int: ...

    @property
    def title(self) -> str: ...


class ImportResult(Struct, frozen=True):
    """Number of rows by outcome."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[ImportLine[Any, Any], ...] = ()
    removed: int = 0

    @property
    def written(self) -> int:
        """Number of records that the import writes or removes."""
        return self.added + self.updated + self.removed


def result_of(lines: Sequence[ImportLine[Any, Any]]) -> ImportResult:
    """Counts rows by outcome."""
    outcomes = [line.outcome for line in lines]
    return ImportResult(
        outcomes.count(Outcome.ADDED),
        outcomes.count(Outcome.UPDATED),
        outcomes.count(Outcome.UNCHANGED),
        tuple(line for line in lines if line.outcome is Outcome.REJECTED),
        outcomes.count(Outcome.REMOVED),
    )


def compared(
    kind: Kind[R], row: FileRow, draft: D, record: R | None, new: Sequence[tuple[str, str, str]] = ()
) -> ImportLine[D, R]:
    """Returns the line of a valid row, by the difference between its draft and its record."""
    if record is None:
        return ImportLine(row.line, row.title, Outcome.ADDED, draft, new=new)
    changed = tuple(name for name in kind.columns if getattr(draft, name) != getattr(record, name))
    outcome = Outcome.UPDATED if changed or new else Outcome.UNCHANGED
    return ImportLine(row.line, row.title, outcome, draft, record, changed, new=new)


def rejected(row: FileRow, reason: Message) -> ImportLine[Any, Any]:
    """Returns the line of a row that cannot be imported."""
    return ImportLine(row.line, row.title, Outcome.REJECTED, reason=reason)


def repeated(row: FileRow, first: int) -> ImportLine[Any, Any]:
    """Returns the line of a row that repeats line `first`."""
    reason = Message("the same as line {line}", {"line": first})
    return ImportLine(row.line, row.title, Outcome.UNCHANGED, reason=reason)


def totals_left_out(lines: Sequence[int]) -> tuple[Message, ...]:
    """Returns the finding about rows that are totals, if there are any."""
    if not lines:
        return ()
    listed = ", ".join(map(str, lines))
    return (
        counted(
            "totals row in line {lines} left out", "totals rows in lines {lines} left out", len(lines), lines=listed
        ),
    )
