"""A list of any length whose rows stand in groups, each under a line that says how many there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from rich.segment import Segment
from textual.strip import Strip

from eventplanner.domain.base.listing import Fixed, Listing
from eventplanner.i18n import formats
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.row_view import GUTTER


class Heading(Struct, frozen=True):
    """Heading of a group; a blank line has no words."""

    id: int
    """Below 0, so that it is no record's."""
    words: str = ""
    total: int = 0
    role: str = ""


class ListGroup(Struct, frozen=True):
    """A group: its heading, and how many rows of the list are in it."""

    words: str
    role: str
    total: int


class Grouped(Listing[Any]):
    """The rows of another list with headings between them; empty groups have none."""

    def __init__(self, rows: Listing[Any], groups: Iterable[ListGroup], *, blanks: bool) -> None:
        self._rows, self._groups, self._blanks = rows, list(groups), blanks
        self._lines: dict[int, Heading] = {}
        self._stretches: list[tuple[int, int, int]] = []
        """Where each group begins here and ends, and how far that is from its place in the other list."""
        place = shift = 0
        for group in self._groups:
            if not group.total:
                continue
            if place and blanks:
                self._lines[place] = Heading(-1 - place)
                place, shift = place + 1, shift + 1
            self._lines[place] = Heading(-1 - place, group.words, group.total, group.role)
            place, shift = place + 1, shift + 1
            self._stretches.append((place, place + group.total, shift))
            place += group.total
        super().__init__(place, lambda _seek: [])

    def __getitem__(self, index: int) -> Any:
        if index in self._lines:
            return self._lines[index]
        place = self._number(index)
        return None if place is None else self._rows[place]

    def peek(self, index: int) -> Any:
        if index in self._lines:
            return self._lines[index]
        place = self._number(index)
        return None if place is None else self._rows.peek(place)

    def has(self, index: int) -> bool:
        place = None if index in self._lines else self._number(index)
        return place is None or self._rows.has(place)

    def rows_read(self) -> Iterator[Any]:
        return self._rows.rows_read()

    def rows(self) -> list[Any]:
        return self._rows.rows()

    @property
    def is_read(self) -> bool:
        return self._rows.is_read

    def sorted(self, sort: Callable[[list[Any]], list[Any]]) -> Listing[Any]:
        """Returns the list with the rows of each group in another order. May read."""
        groups = [[self[index] for index in range(first, beyond)] for first, beyond, _shift in self._stretches]
        rows = [row for group in groups for row in sort([row for row in group if row is not None])]
        return Grouped(Fixed(rows), self._groups, blanks=self._blanks)

    def _number(self, index: int) -> int | None:
        """Its place in the other list."""
        return next((index - shift for first, beyond, shift in self._stretches if first <= index < beyond), None)

    def is_row(self, index: int) -> bool:
        """Returns whether the index is a record and not a heading."""
        return 0 <= index < self.total and index not in self._lines

    def place(self, number: int) -> int:
        """Returns the index of the row with this number in the plain list."""
        return next((number + shift for first, beyond, shift in self._stretches if number + shift < beyond), 0)

    @property
    def starts(self) -> list[int]:
        """Index of the first row of each group."""
        return [first for first, _beyond, _shift in self._stretches]


class GroupedList(RecordList[Any]):
    """The cursor goes past headings."""

    def __init__(
        self, columns: Sequence[Column[Any]], row_role: Callable[[Any], str] = lambda _: "", id: str | None = None
    ) -> None:
        super().__init__(columns, row_role, id=id)

    def is_record(self, row: Any) -> bool:
        return not isinstance(row, Heading)

    @property
    def record(self) -> Any:
        found = self._listing.peek(self.cursor)
        return None if isinstance(found, Heading) else found

    @property
    def grouped(self) -> Grouped | None:
        return self._listing if isinstance(self._listing, Grouped) else None

    def next_group(self) -> None:
        """To the first row of the next group; from the last to the first."""
        if self.grouped and (starts := self.grouped.starts):
            self.cursor = next((start for start in starts if start > self.cursor), starts[0])

    def validate_cursor(self, cursor: int) -> int:
        """The nearest row in the direction in which the cursor goes."""
        cursor = super().validate_cursor(cursor)
        if (grouped := self.grouped) is None or not grouped.total:
            return cursor
        step = 1 if cursor >= self.cursor else -1
        here = cursor
        while 0 <= here < grouped.total and not grouped.is_row(here):
            here += step
        if grouped.is_row(here):
            return here
        return self._back(cursor, -step)

    def _back(self, cursor: int, step: int) -> int:
        """The nearest row the other way, where there is none before an end."""
        grouped = self.grouped
        while grouped is not None and 0 <= cursor < grouped.total and not grouped.is_row(cursor):
            cursor += step
        return cursor

    def _scroll_to_row(self, index: int) -> None:
        """With the heading that stands right above."""
        if self.grouped is not None and index and not self.grouped.is_row(index - 1):
            super()._scroll_to_row(index - 1)
        super()._scroll_to_row(index)

    def _row(self, record: Any, cursor: str) -> Strip:
        if not isinstance(record, Heading):
            return super()._row(record, cursor)
        base = self._style("", "", "")
        if not record.words:
            return Strip.blank(self.size.width, base)
        title = self._style(record.role, "strong", "")
        count = f"  {formats.number(record.total)}"
        room = max(0, self.size.width - GUTTER - len(count))
        said = fit(record.words, room).rstrip()
        pieces = [Segment(" " * GUTTER, base), Segment(said, title)]
        pieces.append(Segment(count, self._style("muted", "", "")))
        return Strip(pieces).adjust_cell_length(self.size.width, base)
