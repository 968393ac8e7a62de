"""Events of a year counted by kind and quarter, with sums and targets."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.events.events import EventKind
from eventplanner.domain.planning.targets import QUARTERS, Progress


class Total(Struct, frozen=True):
    """Count of one kind or of all, in a quarter or the year."""

    planned: int = 0
    done: int = 0
    target: int | None = None
    """None where nobody has set one."""
    missing: int = 0
    """How many more there should be, each kind and quarter for itself."""


class Totals(Struct, frozen=True):
    """Table with a row for each quarter and the year, and a column for each kind and all."""

    kinds: tuple[EventKind, ...]
    quarters: tuple[tuple[Total, ...], ...]
    """Of each quarter the total of every kind, then that of all."""
    year: tuple[Total, ...]

    def of_kind(self, n: int) -> tuple[Total, ...]:
        """Returns the quarters of the kind in column `n`, then its year."""
        return (*(row[n] for row in self.quarters), self.year[n])


def totals(progress: Sequence[Progress], year: int, today: date, kinds: Iterable[EventKind] = ()) -> Totals:
    """Returns the table of the given kinds and of all others with targets or events."""
    found = {part.kind for part in progress} | set(kinds)
    shown = tuple(kind for kind in EventKind if kind in found)
    cells = {(part.kind, part.quarter): _total(part, year, today) for part in progress}
    rows = [[cells.get((kind, quarter), Total()) for kind in shown] for quarter in QUARTERS]
    rows = [[*row, _sum(row)] for row in rows]
    return Totals(shown, tuple(map(tuple, rows)), tuple(_sum(column) for column in zip(*rows, strict=True)))


def _total(part: Progress, year: int, today: date) -> Total:
    return Total(part.planned, part.done, part.target, part.behind(year, today))


def _sum(parts: Iterable[Total]) -> Total:
    parts = list(parts)
    targets = [part.target for part in parts if part.target is not None]
    return Total(
        sum(part.planned for part in parts),
        sum(part.done for part in parts),
        sum(targets) if targets else None,
        sum(part.missing for part in parts),
    )
