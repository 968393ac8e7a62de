"""The base of the pages of what is kept over events and is not much: all of a kind, and what is known of one."""

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import counted
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.records.record_verbs import RecordVerbs
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


class ThingsPage(RecordVerbs):
    """Each page says which kind, in which columns, and what is known of one record."""

    KIND: ClassVar[Kind[Any]]
    DEFAULT_CSS = """
    ThingsPage {
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

    def titled(self) -> tuple[str, str, str]:
        """The title, what the list is for, a line that adds something."""
        raise NotImplementedError

    def load_more(self, rows: Sequence[Any]) -> Any:
        """What the columns tell beside the rows; runs in a thread. Raises PlannerError."""

    def columns(self, more: Any) -> Sequence[Column[Any]]:
        raise NotImplementedError

    def entries(self, record: Any) -> Sequence[DetailLine]:
        """What is known of a record; runs in a thread. Raises PlannerError."""
        raise NotImplementedError

    def links(self, record: Any) -> Sequence[str]:
        """What can be opened of a record."""
        del record
        return ()

    # What is shown.

    def body(self) -> ComposeResult:
        title, purpose, example = self.titled()
        with Horizontal(id="both"):
            yield NarrowedPanel(self.KIND, self.columns(None), title=title, purpose=purpose, example=example, id="list")
            with Panel(_("Detail"), id="beside"):
                yield Detail()
        yield from super().body()

    def load(self) -> tuple[list[Any], Any]:
        planner = self.desk.planner
        with planner.store.snapshot():
            found = records.listing(planner, self.KIND, self._text)
            rows = [row for n in range(found.total) if (row := found[n]) is not None]
            return rows, self.load_more(rows)

    def show(self, data: tuple[list[Any], Any]) -> None:
        rows, more = data
        panel = self.list_panel
        panel.asked = self._text
        self.set_class(not rows, "-nothing")
        panel.records.set_columns(self.columns(more))
        self.show_rows(panel, rows)
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

    def action_detail(self) -> None:
        self.toggle_class("-no-detail" if self.has_class("-wide") else "-detail")

    def action_link(self) -> None:
        links = [link for each in self.chosen for link in self.links(each)]
        if links:
            self.app.copy_to_clipboard("\n".join(links))
            self.tell(_("Copied: {text}").format(text=links[0]))
        else:
            self.tell(_("There is no link."))

    # The filter.

    def action_filter(self) -> None:
        self.query_one(Asking).open("/", nothing_understood, _("words"), nothing_to_do, text=self._text)

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
