"""The columns of a list: how wide each is drawn, which go first where there is no room, what a cell says."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct
from rich.cells import cell_len

from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.shown import harmless

R = TypeVar("R")


class Cell(NamedTuple):
    """Cell of a row."""

    text: str
    role: str = ""
    """A colour of the theme (`muted`, `amber` …), `strong`, or nothing for the row's own."""


class Column(Struct, Generic[R], frozen=True, kw_only=True):
    """One column of a list: its cells, and what it does where there is too little or too much room."""

    title: str
    """Put into words when shown."""
    short: str = ""
    """Heading where the title does not fit."""
    cell: Callable[[R], Cell]
    width: int
    """Cells below which a text is not cut; figures are never cut."""
    flex: int = 0
    """Weight by which it takes its share of what is left over once every cell is whole."""
    right: bool = False
    """Numbers: flush right under their heading."""
    gap: int = 2
    """Blanks between this column and the next."""
    priority: int = 0
    """Where there is no room the highest goes first; 0 stays."""
    draw: Callable[[R, int], Sequence[Cell]] | None = None
    """Draws the cell itself, in so many cells: bars and the like."""
    key: Callable[[R], Any] | None = None
    """Value by which rows are sorted, None where a row has none; else the number or the text of the cell."""
    order: str = ""
    """Name under which the file sorts by the column, where a list is too long to be sorted in memory."""
    sign: str = ""
    """Behind the heading of the column that the list is sorted by."""

    @property
    def heading(self) -> str:
        """The title in the reader's language."""
        return self._signed(_(self.title) if self.title else "")

    @property
    def short_heading(self) -> str:
        return self._signed(_(self.short)) if self.short else self.heading

    def _signed(self, heading: str) -> str:
        return f"{heading} {self.sign}" if self.sign else heading


class FittedColumn(Struct, Generic[R]):
    """A column with the width that it is drawn in."""

    column: Column[R]
    width: int
    need: int
    """Cells that its widest text takes, as far as rows have been seen."""

    @property
    def heading(self) -> str:
        """The heading that fits."""
        whole = self.column.heading
        return whole if cell_len(whole) <= self.width else self.column.short_heading


class Fitting(Generic[R]):
    """The columns of one list, fitted into its width by the texts of the rows that have been in sight."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        self._columns = columns
        self._width = -1
        self._needs: list[int] = []
        self.fitted: list[FittedColumn[R]] = []

    @property
    def widths(self) -> list[int]:
        return [each.width for each in self.fitted]

    def forget(self) -> None:
        """Other rows are shown from now on."""
        self._width = -1

    def is_stale(self, width: int) -> bool:
        return self._width != width

    def fit(self, width: int, rows: Sequence[R]) -> None:
        self._width = width
        self._needs = [max((_length(column, row) for row in rows), default=0) for column in self._columns]
        self.fitted = layout(self._columns, width, self._needs)

    def widen(self, column: Column[R], length: int) -> bool:
        """Fits anew where a text is longer than those before; returns whether any column has another width now."""
        place = self._columns.index(column)
        if length <= self._needs[place]:
            return False
        self._needs[place] = length
        widths = self.widths
        self.fitted = layout(self._columns, self._width, self._needs)
        return widths != self.widths


def _length(column: Column[R], row: R) -> int:
    """Returns the cells that the text of a column takes in a row."""
    return 0 if column.draw is not None else cell_len(harmless(column.cell(row).text))


def layout(columns: Sequence[Column[R]], width: int, needs: Sequence[int] = ()) -> list[FittedColumn[R]]:
    """Fits columns into `width` cells; `needs` are the widest texts of each column, in cells, as far as they are known.

    What one column does not need is given to those that are cut, by weight, and what is left then to those with `flex`.
    Where there is no room columns go by priority, and after them bars and figures; one that stays has whole figures and
    a whole short heading.
    """
    known = needs or [column.width for column in columns]
    shown = [FittedColumn(column, *_sizes(column, need)) for column, need in zip(columns, known, strict=True)]
    while _asked(shown) > width and (last := _first_to_go(shown)) is not None:
        shown.remove(last)
    _give(shown, width - _taken(shown), lambda each: each.need - each.width, lambda each: each.column.flex or 1)
    _give(shown, width - _taken(shown), lambda _each: width, lambda each: each.column.flex)
    _cut(shown, _taken(shown) - width)
    return shown


def _first_to_go(shown: Sequence[FittedColumn[R]]) -> FittedColumn[R] | None:
    """Returns the column that goes next: by priority, then bars, then figures from the right; texts may be cut."""
    losable = [each for each in shown if each.column.priority or each.column.draw is not None or each.column.right]
    keys = [(each.column.priority, each.column.draw is not None, n) for n, each in enumerate(losable)]
    return losable[keys.index(max(keys))] if keys else None


def _sizes(column: Column[R], need: int) -> tuple[int, int]:
    """Returns the least width of a column and the one that it needs."""
    if column.draw is not None:
        return column.width, column.width
    heading = cell_len(column.short_heading)
    need = max(need, heading)
    return (need if column.right else max(heading, min(column.width, need))), max(need, cell_len(column.heading))


def _give(
    shown: Sequence[FittedColumn[R]],
    spare: int,
    want: Callable[[FittedColumn[R]], int],
    weight: Callable[[FittedColumn[R]], int],
) -> None:
    """Widens columns by what they want, each by its share of the cells that are left over."""
    while spare > 0 and (wanting := [fitted for fitted in shown if weight(fitted) and want(fitted) > 0]):
        weights = sum(map(weight, wanting))
        for fitted in wanting:
            share = min(want(fitted), spare * weight(fitted) // weights)
            spare, weights = spare - share, weights - weight(fitted)
            fitted.width += share


def _cut(shown: Sequence[FittedColumn[R]], missing: int) -> None:
    """Narrows texts, the widest first, where even what has to stay takes too much room."""
    while missing > 0 and (texts := [fitted for fitted in shown if not fitted.column.right and fitted.width > 1]):
        max(texts, key=lambda fitted: fitted.width).width -= 1
        missing -= 1


def _asked(shown: Sequence[FittedColumn[R]]) -> int:
    """Returns what the columns take where texts have the width that is declared: which are shown depends on no text."""
    widths = (each.width if each.column.right else max(each.width, each.column.width) for each in shown)
    return sum(widths) + sum(each.column.gap for each in shown[:-1])


def _taken(shown: Sequence[FittedColumn[R]]) -> int:
    """Returns what the columns take with the gaps between them."""
    gaps = sum(fitted.column.gap for fitted in shown[:-1])
    return sum(fitted.width for fitted in shown) + gaps
