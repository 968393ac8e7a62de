"""A list of any length: draws only the lines in sight, and again only those that have changed."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.listing import PAGE, Listing, R
from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.lists import ordering, row_roles
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.row_view import GUTTER, RowView

HEADING = 1
"""Lines above the first row."""


class RecordList(RowView[R], can_focus=True):
    """Shows a listing, one record a line, with a cursor and marks that stay on their records.

    Rows that have not been read are read in a thread, and stay blank until then: keys never wait for the file.
    """

    DEFAULT_CSS = row_roles.CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), id="list.up", show=False, tooltip=N_("One row up")),
        Binding("down,j", "move(1)", N_("Down"), id="list.down", show=False, tooltip=N_("One row down")),
        Binding("pageup", "move_page(-1)", N_("Page up"), id="list.page_up", show=False),
        Binding("pagedown", "move_page(1)", N_("Page down"), id="list.page_down", show=False),
        Binding("home", "go(0)", N_("First row"), id="list.first", show=False),
        Binding("end,G", "go(-1)", N_("Last row"), id="list.last", show=False),
        Binding("enter", "pick", N_("Open"), id="list.open", show=False),
        Binding("space", "mark", N_("Mark"), id="list.mark", show=False, tooltip=N_("Mark this row and go on")),
        Binding("V", "mark_all", N_("Mark all"), id="list.mark_all", show=False, tooltip=N_("Mark every row shown")),
    ]
    cursor: reactive[int] = reactive(0, repaint=False, always_update=True)

    @dataclass
    class Picked(Message):
        """Enter was pressed on a record, or it was clicked once more."""

        record: Any

    @dataclass
    class Highlighted(Message):
        """Another record is under the cursor, or a newer version of it."""

        record: Any

    class Marked(Message):
        """Marks were set or taken away."""

    class Read(Message):
        """Rows in sight that were blank are there now."""

    @dataclass
    class HeadingClicked(Message):
        """The list is to be sorted by a column."""

        listed: "RecordList[Any]"
        title: str

    class AllWanted(Message):
        """Every record of the listing is to be marked; whoever made the listing knows their ids."""

    def __init__(
        self, columns: Sequence[Column[R]], row_role: Callable[[R], str] = lambda _: "", id: str | None = None
    ) -> None:
        super().__init__(columns, row_role, id=id)
        self._listing: Listing[R] = Listing(0, lambda _: [])
        self._source = self._listing
        """What is shown, in its own order."""
        self._told: R | None = None
        self._reading = False
        self._marked: dict[int, R] = {}
        """Marked records as they were read last, and perhaps some that are not marked any more."""

    @property
    def record(self) -> R | None:
        """The record under the cursor, once it has been read."""
        return self._listing.peek(self.cursor)

    @property
    def marked(self) -> list[R]:
        """The marked records as they were read last, by id."""
        return [self._marked[id] for id in sorted(self.marks) if id in self._marked]

    @property
    def listing(self) -> Listing[R]:
        """Listing that is shown."""
        return self._listing

    @property
    def total(self) -> int:
        """Number of rows, also while they are being sorted."""
        return self._source.total

    @property
    def in_sight(self) -> list[R]:
        """The records that are shown now."""
        return [row for row in self._in_sight() if row is not None]

    @property
    def place(self) -> int:
        """Place of the row under the cursor in the listing's own order."""
        return self._place_of(self._source, self.record, self.cursor)

    def use_view(self, view: ListView) -> None:
        """Shows other columns, or the same rows in another order; the cursor stays on its record."""
        here = self.record
        self._view = view
        self.set_columns(self._columns)
        self._order(self._source, here, self.cursor)

    def show(self, listing: Listing[R], cursor: int) -> None:
        """Shows newer data with the cursor on a row of it; what was in sight stays where it was on the screen."""
        self._source = listing
        self._order(listing, listing.peek(cursor), cursor)

    def go_to(self, place: int) -> None:
        """Puts the cursor on the row that has this place in the listing's own order."""
        wanted = self._source.peek(place) if self._listing is not self._source else None
        self.cursor = self._place_of(self._listing, wanted, place)

    def _order(self, source: Listing[R], wanted: R | None, cursor: int) -> None:
        sort = ordering.sorter(self._columns, self._view, self.sorts)
        if sort is None:
            self._show(source, self._place_of(source, wanted, cursor))
        elif source.is_read and source.total <= PAGE:
            self._show_sorted(source.sorted(sort), wanted, cursor)
        else:
            start(self, "default", self._order_later, source, sort, wanted, cursor)

    async def _order_later(
        self, source: Listing[R], sort: Callable[[list[R]], list[R]], wanted: R | None, cursor: int
    ) -> None:
        """Reads and sorts all rows in a thread, unless another order was chosen meanwhile; the next key waits for it."""
        view = self._view
        listing = await asyncio.to_thread(source.sorted, sort)
        if source is self._source and view == self._view:
            self._show_sorted(listing, wanted, cursor)

    def _show_sorted(self, listing: Listing[R], wanted: R | None, cursor: int) -> None:
        """Shows rows in another order than their own; where the record under the cursor is gone, its place stays."""
        here = self.record
        is_gone = cursor == self.cursor and here is not None and self._place_of(listing, here, -1) < 0
        self._show(listing, cursor if is_gone else self._place_of(listing, wanted, cursor))

    @staticmethod
    def _place_of(listing: Listing[R], wanted: R | None, otherwise: int) -> int:
        """Returns the place of a record; of a list that is read as it is looked at, among the rows that are read."""
        if wanted is None or ((there := listing.peek(otherwise)) is not None and there.id == wanted.id):
            return otherwise
        rows = (listing.peek(n) for n in range(listing.total))
        return next((n for n, row in enumerate(rows) if row is not None and row.id == wanted.id), otherwise)

    def _show(self, listing: Listing[R], cursor: int) -> None:
        before = self._in_sight()
        top = self.scroll_offset.y
        shift = cursor - self.cursor if self._listing.total else 0
        self._listing = listing
        self._keep(listing.rows_read())
        self._fit_height()
        before_fitting = self._fitting.widths
        self._fitting.forget()
        self.scroll_to(y=top + shift, animate=False, force=True, immediate=True)
        self.cursor = cursor
        if self.scroll_offset.y != top or not self._is_fitted_as(before_fitting):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._in_sight(), strict=True)):
            if old != new:
                self._refresh_row(top + y)

    def place_of(self, title: str) -> tuple[int, int, int] | None:
        """Returns column, line and width of a cell in the cursor's row; None if it is out of sight."""
        y = self.cursor - self.scroll_offset.y + HEADING
        x = GUTTER
        for fitted in self._fitting.fitted:
            if fitted.column.title == title and HEADING <= y < self.size.height:
                return x, y, fitted.width
            x += fitted.width + fitted.column.gap
        return None

    def bring_up(self) -> None:
        """Put the cursor's row a quarter down the list, so that what comes behind it is in sight."""
        self.scroll_to(y=max(0, self.cursor - self._rows // 4), animate=False, force=True, immediate=True)
        self.refresh()

    def set_marks(self, ids: Iterable[int], rows: Iterable[R] = ()) -> None:
        """Mark these and no others; `rows` are those among them that the list may not have read."""
        self.marks = set(ids)
        self._marked = {id: row for id, row in self._marked.items() if id in self.marks}
        self._keep(self._listing.rows_read())
        self._keep(rows)
        self.refresh()
        self.post_message(self.Marked())

    def _keep(self, rows: Iterable[R]) -> None:
        """Remember the newest version of what is marked."""
        if self.marks:
            self._marked |= {row.id: row for row in rows if row.id in self.marks}

    def render_line(self, y: int) -> Strip:
        if y < HEADING:
            return self._heading()
        index = self.scroll_offset.y + y - HEADING
        record = self._listing.peek(index)
        if record is None:
            return Strip.blank(self.size.width, self._style("", "", self._cursor_at(index)))
        return self._row(record, self._cursor_at(index))

    def _cursor_at(self, index: int) -> str:
        """Returns how a row is drawn: as the cursor, as that of a list that another one has taken the keys from, or not."""
        if index != self.cursor or index >= self._listing.total:
            return ""
        focused = self.screen.focused
        return "idle" if isinstance(focused, ScrollView) and focused is not self else "cursor"

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self._listing.total - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        self._scroll_to_row(new)
        if old != new:
            self._refresh_row(old)
            self._refresh_row(new)
        self._tell()
        self._read_on()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._read_on()

    def _tell(self) -> None:
        """Say what is under the cursor, once that is known."""
        if self._listing.has(self.cursor) and (record := self.record) != self._told:
            self._told = record
            self.post_message(self.Highlighted(record))

    def _read_on(self) -> None:
        """See to it that what is in sight gets read, and what the next keys may bring into sight."""
        if not self._reading and self.is_attached and self._unread is not None:
            self._reading = True
            start(self, "rows", self._read_missing)

    @property
    def _unread(self) -> int | None:
        """The row that is missed most: under the cursor, in sight, a page up or down; None if all of them are there."""
        top, rows = self.scroll_offset.y, self._rows
        wanted = (self.cursor, *range(top, top + rows, PAGE), top + rows - 1, top - PAGE, top + rows + PAGE)
        return next((index for index in wanted if not self._listing.has(index)), None)

    async def _read_missing(self) -> None:
        """One page after the other, each time what is missed most by then."""
        try:
            while (index := self._unread) is not None:
                listing = self._listing
                await asyncio.to_thread(listing.__getitem__, index)
                if listing is self._listing:
                    self._show_read(index)
        finally:
            self._reading = False

    def _show_read(self, index: int) -> None:
        """This row is there, and those of its page."""
        self._tell()
        if 0 <= index - self.scroll_offset.y < self._rows:
            self.refresh()
            self.post_message(self.Read())

    def action_move(self, lines: int) -> None:
        self.cursor += lines

    def action_move_page(self, pages: int) -> None:
        self.cursor += pages * max(1, self._rows - 1)

    def action_go(self, index: int) -> None:
        self.cursor = index % max(1, self._listing.total)

    def action_pick(self) -> None:
        if self.record is not None:
            self.post_message(self.Picked(self.record))

    def action_mark(self) -> None:
        """Marks or unmarks, and goes on, so that a run of rows is a run of the same key."""
        if (record := self.record) is not None:
            self.marks ^= {record.id}
            self._keep((record,))
            self._refresh_row(self.cursor)
            self.post_message(self.Marked())
            self.cursor += 1

    def action_mark_all(self) -> None:
        self.post_message(self.AllWanted())

    def on_click(self, event: events.Click) -> None:
        index = self.scroll_offset.y + event.y - HEADING
        if event.y < HEADING and (column := self._column_at(event.x)):
            self.post_message(self.HeadingClicked(self, column.title))
        if event.y < HEADING or not 0 <= index < self._listing.total:
            return
        if index == self.cursor and event.chain > 1:
            self.action_pick()
        self.cursor = index

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", lambda: self._refresh_row(self.cursor), init=False)

    def on_resize(self) -> None:
        # Other rows are in sight now, so that the columns do not depend on the sizes that the list had before.
        self._fitting.forget()
        self._fit_height()
        self._scroll_to_row(self.cursor)

    @property
    def _rows(self) -> int:
        """How many records are in sight."""
        return max(0, self.size.height - HEADING)

    def _fit_height(self) -> None:
        self.virtual_size = Size(self.size.width, self._listing.total + HEADING)

    def _scroll_to_row(self, index: int) -> None:
        top = self.scroll_offset.y
        if index < top:
            top = index
        elif self._rows and index >= top + self._rows:
            top = index - self._rows + 1
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def _refresh_row(self, index: int) -> None:
        y = index - self.scroll_offset.y + HEADING
        if HEADING <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _in_sight(self) -> list[R | None]:
        top = self.scroll_offset.y
        return [self._listing.peek(top + y) for y in range(self._rows)]
