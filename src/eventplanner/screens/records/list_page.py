"""The base of pages of one kind of record: all of a kind, read a page at a time, and what is known of one."""

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from eventplanner.domain.base.errors import NotFound, PlannerError
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import counted
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import Held
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.records import records
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.asking import Asking, nothing_to_do, nothing_understood
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel

REST = 0.06
"""Seconds that the cursor has to rest on a row before the row's detail is read."""


class NarrowedPanel(RecordPanel):
    """Says so if it is empty only because of what was asked for."""

    asked = ""

    def _say_nothing(self) -> Content:
        if not self.asked:
            return super()._say_nothing()
        key = Content.assemble(("esc", "bold $accent"), f"   {_('shows everything again')}")
        said = line(_("Nothing here says “{text}”.").format(text=self.asked)).stylize("bold $text")
        return Content("\n").join([said, Content(""), key])


class LoadedRecords(NamedTuple):
    """Loaded data."""

    listing: Listing[Any]
    more: Any
    """Facts that the columns tell beside the rows."""
    cursor: int | None
    """The place of the record that was added, or that the cursor was on; None if it is not in the list."""
    marked: Sequence[Any]
    """Those of the marked ones that still exist."""
    gone: frozenset[int]
    """The others."""


class ListPage(Page):
    """Each page says which kind, in which columns, and what is known of one record."""

    WIDGETS: ClassVar[Sequence[type[Widget]]] = (RecordList,)
    KIND: ClassVar[Kind[Any]]
    SPEC: ClassVar[tuple[str, str, str]]
    """The title, what the list is for, a line that adds something."""
    records = Held(RecordActions)
    DEFAULT_CSS = """
    ListPage {
        & #both { height: 1fr; }
        & #list { width: 1fr; height: 1fr; }
        & #beside { width: 46; height: 1fr; display: none; }
        &.-wide #beside { display: block; }
        &.-narrow #both { layout: vertical; }
        &.-narrow.-detail #beside { display: block; width: 1fr; height: 11; }
        &.-wide.-no-detail #beside, &.-nothing #beside { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("list.filter", "slash", "filter", N_("Filter"), N_("Show what has these words")),
        Action("thing.link", "o", "link", N_("Copy link"), show=False),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )

    list_panel = query_one("#list", NarrowedPanel)
    beside = query_one("#beside Detail", Detail)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text = ""
        """Words that narrow the list."""

    # What a page says of itself.

    def listing(self, text: str) -> Listing[Any]:
        """Those that have the words of a text; runs in a thread."""
        return records.listing(self.desk.planner, self.KIND, text)

    def place(self, text: str, record: Any) -> int:
        """Returns the position of a record in the list, also of one that is not in it; runs in a thread."""
        return records.place(self.desk.planner, self.KIND, text, record)

    def load_more(self, listing: Listing[Any]) -> Any:
        """Reads facts that the columns tell beside the rows; runs in a thread. Raises PlannerError."""

    def columns(self, more: Any) -> Sequence[Column[Any]]:
        raise NotImplementedError

    def entries(self, record: Any) -> Sequence[DetailLine]:
        """Reads the detail of a record; runs in a thread. Raises PlannerError."""
        raise NotImplementedError

    def links(self, record: Any) -> Sequence[str]:
        """Returns the links of a record."""
        del record
        return ()

    # What is shown.

    def body(self) -> ComposeResult:
        title, purpose, example = map(_, self.SPEC)
        with Horizontal(id="both"):
            yield NarrowedPanel(self.KIND, self.columns(None), title=title, purpose=purpose, example=example, id="list")
            with Panel(_("Detail"), id="beside"):
                yield Detail()
        yield Asking()

    def load(self) -> LoadedRecords:
        text, panel = self._text, self.list_panel
        here = self.records.wanted.get(self.KIND.name) or getattr(panel.record, "id", None)
        planner, marks = self.desk.planner, frozenset(panel.records.marks)
        with planner.store.snapshot():
            listing = self.listing(text)
            marked = records.several(planner, self.KIND, sorted(marks))
            cursor = self._where(text, listing, here)
            listing.prepare(panel.records.cursor if cursor is None else cursor)
            gone = marks.difference(each.id for each in marked)
            return LoadedRecords(listing, self.load_more(listing), cursor, marked, gone)

    def _where(self, text: str, listing: Listing[Any], id: int | None) -> int | None:
        """The place of a record; None where it is not in the list."""
        if id is None:
            return None
        try:
            record = records.get(self.desk.planner, self.KIND, id)
        except NotFound:
            return None
        place = self.place(text, record)
        at_place = listing[place]
        return place if at_place is not None and at_place.id == id else None

    def show(self, data: LoadedRecords) -> None:
        panel = self.list_panel
        panel.asked = self._text
        self.set_class(not data.listing.total, "-nothing")
        panel.records.set_columns(self.columns(data.more))
        self.records.wanted.pop(self.KIND.name, None)
        if panel.records.marks:
            panel.records.set_marks(panel.records.marks - data.gone, data.marked)
        panel.show(data.listing, data.cursor)
        self.refresh_bindings()
        if self.focused is None and not self.is_asking:
            panel.records.focus()
        self._count()
        self._read_detail(panel.record)

    @on(RecordList.Marked)
    def _count(self) -> None:
        panel = self.list_panel
        parts = [formats.number(panel.records.total)] if not panel.is_empty else []
        if self._text:
            parts.insert(0, f"/ {self._text}")
        if marks := len(panel.records.marks):
            parts.append(words(counted("{n} marked", "{n} marked", marks)))
        panel.set_counts(" · ".join(parts))

    @on(RecordList.Highlighted)
    def show_highlighted(self, message: RecordList.Highlighted) -> None:
        self._read_detail(message.record)

    @work(exclusive=True, group="detail")
    async def _read_detail(self, record: Any) -> None:
        await asyncio.sleep(REST)
        try:
            found = await asyncio.to_thread(self.entries, record) if record is not None else ()
        except PlannerError:
            # It is gone; the list is about to say so.
            found = ()
        if self.is_attached:
            self.beside.show(found)

    def action_link(self) -> None:
        self.copy_links([link for each in self.records.chosen for link in self.links(each)])

    # The filter.

    def action_filter(self) -> None:
        self.ask("/", nothing_understood, _("words"), nothing_to_do, text=self._text)

    def action_back(self) -> None:
        """First everything again."""
        if self._text and not self.list_panel.records.marks:
            self._narrow("")
        else:
            super().action_back()

    @on(QuickInput.Typed)
    def _filter_as_typed(self, message: QuickInput.Typed) -> None:
        if message.quick.prompt == "/":
            self._narrow(message.text)

    @on(Asking.Closed)
    def _leave_filter(self, message: Asking.Closed) -> None:
        if message.prompt == "/" and message.given_up:
            self._narrow("")

    def _narrow(self, text: str) -> None:
        if text.strip() != self._text:
            self._text = text.strip()
            self.reload()
