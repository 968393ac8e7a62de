"""The columns of a list: how wide each is drawn, which go first where there is no room, what a cell says."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

R = TypeVar("R")


class Cell(NamedTuple):
    """What stands in one place of a row."""

    text: str
    role: str = ""
    """A colour of the theme (`muted`, `amber` …), `strong`, or nothing for the row's own."""


class Column(Struct, Generic[R], frozen=True, kw_only=True):
    """One column; `width` is what it takes, and with `flex` it shares what is left over."""

    title: str
    """Put into words when shown."""
    cell: Callable[[R], Cell]
    width: int
    flex: int = 0
    right: bool = False
    """Numbers: flush right under their heading."""
    gap: int = 2
    """Blanks between this column and the next."""
    priority: int = 0
    """Where there is no room the highest goes first; 0 stays."""
    draw: Callable[[R, int], Sequence[Cell]] | None = None
    """Draws the cell itself, in so many cells: bars and the like."""


def layout(columns: Sequence[Column[R]], width: int) -> list[tuple[Column[R], int]]:
    """The columns that fit into `width` cells, each with its own width."""
    shown = list(columns)
    while _taken(shown) > width and (least := max(shown, key=lambda c: c.priority)).priority:
        shown.remove(least)
    spare = max(0, width - _taken(shown))
    flex = sum(column.flex for column in shown)
    widths = []
    for column in shown:
        extra = spare * column.flex // flex if column.flex else 0
        spare, flex = spare - extra, flex - column.flex
        widths.append((column, column.width + extra))
    return widths


def _taken(columns: Sequence[Column[R]]) -> int:
    """What the columns take with the gaps between them."""
    gaps = sum(column.gap for column in columns[:-1])
    return sum(column.width for column in columns) + gaps
