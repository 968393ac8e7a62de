"""The base of the pages of other people's dates: a list, what is known of the row under the cursor, a line to type."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.year.overlay_quick_line import OWN, read_date
from eventplanner.domain.year.overlays import OtherDateDraft, Overlay
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.refusals import reasons, refused
from eventplanner.services.year import overlays
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.record_list import RecordList

REST = 0.06
"""Seconds that the cursor has to rest on a row before the row's detail is drawn."""


class DatesPage(Page):
    """Each page says what its rows are, and where a new date belongs."""

    WIDGETS: ClassVar[Sequence[type[Widget]]] = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset({"overlay", "other_date", "setting"})
    DEFAULT_CSS = """
    DatesPage {
        & #dates { height: 1fr; }
        & #list { width: 1fr; height: 1fr; }
        & #beside { width: 44; height: 1fr; display: none; }
        & #nothing { display: none; height: 1fr; width: 1fr; content-align: center middle; text-align: center; }
        &.-empty #nothing { display: block; }
        &.-empty RecordList { display: none; }
        &.-wide #beside { display: block; }
        &.-wide.-no-detail #beside { display: none; }
        &.-narrow #dates { layout: vertical; }
        &.-narrow.-detail #beside { display: block; width: 1fr; height: 11; }
        &.-wide.-empty #beside, &.-narrow.-empty #beside { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("date.add", "a", "add", N_("Add a date"), N_("Write one line: what, and on which day"), writes=True),
        Action("date.remove", "d", "delete", N_("Remove"), N_("Remove at once; u undoes"), needs="has_dates",
               writes=True),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    records = query_one(RecordList)
    detail = query_one(Detail)

    @property
    def into(self) -> Overlay | str:
        """Overlay of a new date, or the name of one to create."""
        return _(OWN)

    def columns(self) -> Sequence[Column[Any]]:
        raise NotImplementedError

    def row_role(self, record: Any) -> str:
        del record
        return ""

    def entries(self, record: Any) -> Sequence[DetailLine]:
        """Reads the detail of a record; runs in a thread. Raises PlannerError."""
        raise NotImplementedError

    def empty(self) -> Content:
        """Returns an introduction to the list, with the keys that fill it."""
        raise NotImplementedError

    def all_ids(self) -> set[int]:
        """Of everything that the list shows."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        with Horizontal(id="dates"):
            with Panel(id="list"):
                yield RecordList(self.columns(), self.row_role)
                yield Static(id="nothing", markup=False)
            with Panel(id="beside"):
                yield Detail()
        yield Asking()

    def on_mount(self) -> None:
        self.records.focus()

    def say_empty(self, empty: bool) -> None:
        self.set_class(empty, "-empty")
        if empty:
            self.query_one("#nothing", Static).update(self.empty())
            # A list that is not seen takes no keys.
            self.set_focus(None)
        elif not self.focused and not self.is_asking:
            self.records.focus()
        self.refresh_bindings()

    @property
    def has_dates(self) -> bool:
        return not self.has_class("-empty")

    def keep_marks(self, ids: set[int]) -> None:
        """Drops the marks of rows that are gone."""
        if self.records.marks - ids:
            self.records.set_marks(self.records.marks & ids)

    @on(RecordList.Highlighted)
    @work(exclusive=True, group="detail")
    async def show_detail(self, event: RecordList.Highlighted) -> None:
        record = event.record
        await asyncio.sleep(REST)
        await self.draw_detail(record)

    async def draw_detail(self, record: Any) -> None:
        try:
            found = await asyncio.to_thread(self.entries, record) if record is not None else ()
        except PlannerError:
            # It is gone; the list is about to say so.
            found = ()
        if self.is_attached:
            self.detail.show(found)

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All that the list shows; once more, none."""
        ids = self.all_ids()
        self.records.set_marks(() if ids == self.records.marks else ids)

    def action_back(self) -> None:
        if self.records.marks:
            self.records.set_marks(())
        else:
            super().action_back()

    def action_add(self, text: str = "") -> None:
        self.desk.expect_writing()
        hint, into = _("Elections 21 nov 2027"), self.into
        self.ask("a", partial(self._echo, into), hint, partial(self._entered, into), text=text)

    @on(Asking.Closed)
    def _asked(self, message: Asking.Closed) -> None:
        message.stop()
        if not self.has_class("-empty"):
            self.records.focus()

    @on(QuickInput.Typed)
    def _typed(self, message: QuickInput.Typed) -> None:
        message.stop()

    def _read(self, text: str) -> OtherDateDraft:
        """Raises Invalid."""
        return overlays.sound_date(read_date(text, self.desk.day, day_first=self.desk.day_first))

    def _echo(self, into: Overlay | str, text: str) -> LineReading:
        """What is understood, and where it goes; runs in a thread."""
        if not text.strip():
            return LineReading()
        try:
            draft = self._read(text)
        except Invalid as error:
            return refused(error)
        when = formats.span(draft.start, draft.end, draft.all_day, year=True, zone=draft.timezone)
        return LineReading(
            (), [(draft.title, ""), (when, "amber"), (into if isinstance(into, str) else into.name, "sky")]
        )

    async def _entered(self, into: Overlay | str, text: str) -> str | None:
        """Add what was entered; or why it is no date."""
        if not text.strip():
            return None
        try:
            await self.added(await self.desk.write(overlays.add_date, into, self._read(text)))
        except PlannerError as error:
            return reasons(error)
        return None

    async def added(self, change: Change) -> None:
        """A line says a date that is in the plan now. Raises PlannerError."""
        self.tell_done(change)
