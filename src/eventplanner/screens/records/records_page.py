"""The base of pages of one kind that may be thousands: the list is read a page at a time, wherever it is looked at."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.listing import Listing
from eventplanner.screens.records.things_page import ThingsPage
from eventplanner.services.records import records
from eventplanner.widgets.forms.asking import Asking


class LoadedRecords(NamedTuple):
    """What was read."""

    listing: Listing[Any]
    more: Any
    cursor: int | None
    """The place of the record that was added, or that the cursor was on; None if it is not in the list."""
    marked: Sequence[Any]
    """Those of the marked ones that are still there."""
    gone: frozenset[int]
    """The others."""


class RecordsPage(ThingsPage):
    """As `ThingsPage`, for a long list; each page says how its listing is read."""

    DEFAULT_CSS = """
    RecordsPage {
        &.-wide #beside { width: 38%; max-width: 46; }
    }
    """

    def listing(self, text: str) -> Listing[Any]:
        """Those that have the words of a text; runs in a thread."""
        return records.listing(self.desk.planner, self.KIND, text)

    def place(self, text: str, record: Any) -> int:
        """Where in it a record is, or would be; runs in a thread."""
        return records.place(self.desk.planner, self.KIND, text, record)

    def load(self) -> Any:
        text = self._text
        here = self.wanted.get(self.KIND.name) or getattr(self.list_panel.record, "id", None)
        planner, marks = self.desk.planner, frozenset(self.list_panel.records.marks)
        with planner.store.snapshot():
            found = self.listing(text)
            marked = records.several(planner, self.KIND, sorted(marks))
            cursor = self._where(text, found, here)
            found.prepare(self.list_panel.records.cursor if cursor is None else cursor)
            return LoadedRecords(
                found, self.load_more(()), cursor, marked, marks.difference(each.id for each in marked)
            )

    def _where(self, text: str, found: Listing[Any], id: int | None) -> int | None:
        if id is None:
            return None
        try:
            record = records.get(self.desk.planner, self.KIND, id)
        except NotFound:
            return None
        place = self.place(text, record)
        there = found[place]
        return place if there is not None and there.id == id else None

    def show(self, data: Any) -> None:
        panel = self.list_panel
        panel.asked = self._text
        self.set_class(not data.listing.total, "-nothing")
        panel.records.set_columns(self.columns(data.more))
        self.wanted.pop(self.KIND.name, None)
        if panel.records.marks:
            panel.records.set_marks(panel.records.marks - data.gone, data.marked)
        panel.show(data.listing, data.cursor)
        self.refresh_bindings()
        if self.focused is None and not self.query_one(Asking).is_open:
            panel.records.focus()
        self._count()
        self._read_detail(panel.record)
