"""The page of the dates of one overlay."""

import asyncio
from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import counted
from eventplanner.domain.year.overlays import OtherDate, Overlay
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.year.dates_page import DatesPage
from eventplanner.screens.year.dialogs import other_date_form
from eventplanner.screens.year.overlay_columns import date_columns, date_entries
from eventplanner.services.year import overlays
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import DetailLine
from eventplanner.widgets.lists.record_list import RecordList

Dates = tuple[Overlay, list[OtherDate]]


class OverlayDatesScreen(DatesPage):
    """Every date as it was entered, what recurs once."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("date.edit", "enter,e", "edit", N_("Edit"), N_("Everything that is said of the date"), needs="has_dates",
               writes=True),
        Action("date.link", "o", "link", N_("Copy link"), needs="has_dates"),
        Action("today", "t", "today", N_("Today"), N_("To the next date from today"), show=False, needs="has_dates"),
    )  # fmt: skip

    _overlay: Overlay
    """As it was read last."""

    def __init__(self, desk: Desk) -> None:
        self._dates: list[OtherDate] = []
        super().__init__(desk)
        self._wanted: int | None = None
        """The date that the cursor shall go to when the list is read anew."""
        self._new = True

    def load(self) -> Dates | None:
        try:
            overlay = overlays.get(self.desk.planner, self.about or 0)
        except NotFound:
            return None
        return overlay, sorted(overlays.dates(self.desk.planner, overlay), key=lambda one: one.start)

    def show(self, data: Dates | None) -> None:
        if data is None:
            # Undone, or removed by somebody else.
            self.dismiss()
            return
        self._overlay, self._dates = data
        ids = [one.id for one in self._dates]
        self.keep_marks(set(ids))
        self.records.set_columns(self.columns())
        self.records.show(Fixed(self._dates), self._place(ids))
        self._wanted, self._new = None, False
        self.say_empty(not ids)
        self._count()

    def _place(self, ids: list[int]) -> int:
        """On a new date, on the same as before, or at today."""
        here = self.records.record
        wanted = self._wanted if self._wanted is not None else here.id if here else None
        if wanted in ids:
            return ids.index(wanted)
        return self._from_today() if self._new else self.records.cursor

    def _from_today(self) -> int:
        return bisect_left([one.first_day for one in self._dates], self.desk.day)

    def columns(self) -> list[Column[OtherDate]]:
        return date_columns(self._dates)

    def entries(self, record: OtherDate) -> list[DetailLine]:
        return date_entries(record)

    def empty(self) -> Content:
        key = Content.assemble(("a", "bold $accent"), f"   {_('adds one: Elections 21 nov 2027')}")
        said = _("There is no date in “{name}”.").format(name=self._overlay.name)
        return Content("\n").join(
            [line(said).stylize("bold $text"), *([] if self.only_looking else [Content(""), key])]
        )

    def all_ids(self) -> set[int]:
        return {one.id for one in self._dates}

    @property
    def into(self) -> Overlay | str:
        return self._overlay

    @property
    def chosen(self) -> list[OtherDate]:
        """Those that are marked, or the one under the cursor."""
        if marks := self.records.marks:
            return [one for one in self._dates if one.id in marks]
        return [self.records.record] if self.records.record else []

    async def added(self, change: Change) -> None:
        await super().added(change)
        self._wanted = (await asyncio.to_thread(overlays.added_date, self.desk.planner, change)).id
        self.reload_view()

    @on(RecordList.Picked)
    def open_form(self, message: RecordList.Picked) -> None:
        message.stop()
        self.action_edit()

    @on(RecordList.Marked)
    def _count(self) -> None:
        panel = self.query_one("#list", Panel)
        overlay = self._overlay
        panel.set_title(overlay.name if overlay.shown else _("{name} (hidden)").format(name=overlay.name))
        parts = [counted("{n} date", "{n} dates", len(self._dates))] if self._dates else []
        if marks := len(self.records.marks):
            parts.append(counted("{n} marked", "{n} marked", marks))
        panel.set_counts(" · ".join(map(words, parts)))
        self.query_one("#beside", Panel).set_title(_("Detail"))

    @work
    async def action_edit(self) -> None:
        if self.only_looking:
            self.refuse()
            return
        self.desk.expect_writing()
        if (record := self.records.record) is not None:
            self.tell_done(await self.app.push_screen_wait(other_date_form(self.desk, record)))

    def action_delete(self) -> None:
        self.carry_out(overlays.remove_dates, self.chosen)

    def action_link(self) -> None:
        self.copy_links([link for one in self.chosen if (link := one.url or one.cfp_url)])

    def action_today(self) -> None:
        self.records.cursor = self._from_today()
