"""Rows of records drawn in columns that fit, with a heading over them."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.listing import R
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import fit, harmless
from eventplanner.widgets.lists import ordering, row_roles
from eventplanner.widgets.lists.columns import Cell, Column, FittedColumn, Fitting

GUTTER = 1
"""Cells left of the first column: the mark."""


class RowView(ScrollView, Generic[R]):
    """Knows columns, their widths and styles; which rows there are its subclass knows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(row_roles.CLASSES)

    def __init__(
        self, columns: Sequence[Column[R]], row_role: Callable[[R], str] = lambda _: "", id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._row_role = row_role
        self._columns = columns
        self._view = ListView()
        self._fitting = Fitting(columns)
        self.sorts: Callable[[R], bool] = self.is_record
        """Tells rows that are sorted from headings and sums, which stay where they are."""
        self.marks: set[int] = set()
        """Ids of what is marked, in sight or not."""
        self._sums: Sequence[Any] = ()
        self.when_fitted: Callable[[], object] | None = None
        """Called when the columns get other widths, by what is drawn in them below the list."""
        self._styles: dict[tuple[str, str, str], Style] = {}

    @property
    @abstractmethod
    def in_sight(self) -> list[R]:
        """The records that are shown now."""

    @property
    def view(self) -> ListView:
        """The order and the columns that were chosen."""
        return self._view

    @property
    def columns(self) -> Sequence[Column[R]]:
        """All columns, whether they are shown or not."""
        return self._columns

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Draw other columns of the same records."""
        self._columns = columns
        self._fitting = Fitting(ordering.shown(columns, self._view))
        self.refresh()

    def set_sums(self, sums: Sequence[Any]) -> None:
        """Tells what stands below the list in its columns, which are made wide enough for it."""
        self._sums = sums
        self._fitting.forget()
        self.refresh()

    @property
    def fitted(self) -> Sequence[FittedColumn[R]]:
        """The columns that are drawn, with their widths."""
        width = self.scrollable_content_region.width - GUTTER
        if self._fitting.is_stale(width):
            self._fitting.fit(width, (*filter(self.is_record, self.in_sight), *self._sums))
            if self.when_fitted:
                self.call_later(self.when_fitted)
        return self._fitting.fitted

    def _is_fitted_as(self, widths: Sequence[int]) -> bool:
        return [each.width for each in self.fitted] == widths

    def _cells(self, record: R) -> dict[int, Cell]:
        """Returns the cells of a row by the identity of their columns, which get the room that the texts need."""
        cells = {id(each.column): each.column.cell(record) for each in self.fitted if each.column.draw is None}
        long = [
            (each.column, length)
            for each in self.fitted
            if each.column.draw is None and (length := cell_len(harmless(cells[id(each.column)].text))) > each.width
        ]
        widened = [self._fitting.widen(column, length) for column, length in long]
        if any(widened):
            # Later, because what is drawn now is remembered as drawn once all lines are.
            self.call_later(self.refresh)
            if self.when_fitted:
                self.call_later(self.when_fitted)
        return cells

    def is_record(self, row: Any) -> bool:
        """Returns whether a row is drawn in the columns."""
        del row
        return True

    def _column_at(self, x: int) -> Column[R] | None:
        """Returns the column with a title that is drawn at a cell of a line."""
        left = GUTTER
        for fitted in self._fitting.fitted:
            if left <= x < left + fitted.width:
                return fitted.column if fitted.column.title else None
            left += fitted.width + fitted.column.gap
        return None

    def _heading(self) -> Strip:
        style = self.rich_style + self.get_component_rich_style("record-list--heading", partial=True)
        segments = [Segment(" " * GUTTER, style)]
        for fitted in self.fitted:
            title = fit(fitted.heading, fitted.width, fitted.column.right)
            segments.append(Segment(title + " " * fitted.column.gap, style))
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _row(self, record: R, cursor: str) -> Strip:
        cells = self._cells(record)
        row = self._row_role(record)
        base = self._style("", "", cursor)
        marked = record.id in self.marks
        segments = [Segment(glyph("marked") if marked else " ", self._style("accent" if marked else "", "", cursor))]
        for fitted in self.fitted:
            column, width = fitted.column, fitted.width
            if column.draw is not None:
                drawn = [Segment(text, self._style(role, row, cursor)) for text, role in column.draw(record, width)]
                segments += Strip(drawn).adjust_cell_length(width + column.gap, base)
                continue
            text, role = cells.get(id(column)) or column.cell(record)
            style = self._style(role, row, cursor)
            segments += self._cell(fit(text, width, column.right) + " " * column.gap, style, base)
        # Pieces of one style in one, because each costs some forty bytes on the line to the terminal.
        return Strip(segments).simplify().adjust_cell_length(self.size.width, base)

    def _cell(self, text: str, style: Style, base: Style) -> list[Segment]:
        """A line through a word does not go on through the blanks behind it."""
        if not style.strike:
            return [Segment(text, style)]
        word = text.rstrip()
        return [Segment(word, style), Segment(" " * (len(text) - len(word)), base)]

    def _style(self, role: str, row: str, cursor: str) -> Style:
        """The style of a cell: the page, the row, the cell, and the cursor over them."""
        key = role, row, cursor
        if key not in self._styles:
            style = self.rich_style
            for part in dict.fromkeys((row, role)):
                if part and not (cursor == "cursor" and part in row_roles.QUIET):
                    style += self.get_component_rich_style(f"record-list--{part}", partial=True)
            if cursor:
                style += self.get_component_rich_style(f"record-list--{cursor}", partial=True)
            self._styles[key] = style
        return self._styles[key]

    def notify_style_update(self) -> None:
        self._styles = {}
        super().notify_style_update()
