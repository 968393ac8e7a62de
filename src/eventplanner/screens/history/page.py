"""The page of the history: who changed what and when, and what exactly."""

import asyncio
from collections.abc import Sequence
from datetime import date, tzinfo

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import counted
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.history.details import ToldChange, entries, referred
from eventplanner.services.base import history, names
from eventplanner.services.records import records
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList

ABOUT_ROWS = 200
"""Rows of one change that are spelt out; an import has many more."""


class HistoryScreen(Page):
    """All changes, the newest first; beside them what the one under the cursor did."""

    WIDGETS = (RecordList,)
    DEFAULT_CSS = """
    HistoryScreen {
        & #history { layout: horizontal; height: 1fr; }
        & #changes { width: 5fr; height: 1fr; }
        & #changed { width: 3fr; height: 1fr; }
        &.-narrow #history { layout: vertical; & Panel { width: 1fr; padding: 0 1; } #changed { height: 10; } }
    }
    """

    listed = query_one(RecordList)
    detail = query_one(Detail)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._total = 0
        self._zone = desk.zone
        """In which moments are told."""

    def body(self) -> ComposeResult:
        with Container(id="history"):
            with Panel(_("Who changed what"), id="changes"):
                yield RecordList(columns(self.desk.day, self._zone), lambda change: "struck" if change.undone else "")
            with Panel(_("What changed"), _("u undoes your last change"), id="changed"):
                yield Detail()

    def on_mount(self) -> None:
        self.listed.focus()

    def concerns(self, change: Change) -> bool:
        """Every change is one more line here."""
        del change
        return True

    def load(self) -> Listing[Change]:
        listing = history.listing(self.desk.planner)
        listing.prepare(self.listed.cursor)
        return listing

    def show(self, data: Listing[Change]) -> None:
        at = self.listed.place
        newer = max(0, data.total - self._total) if self._total and self.listed.cursor else 0
        self._total = data.total
        self.listed.show(data, at + newer)
        counts = counted("{n} change", "{n} changes", data.total)
        self.query_one("#changes", Panel).set_counts(words(counts))

    @on(RecordList.Highlighted)
    @work(exclusive=True, group="detail")
    async def show_what_changed(self, event: RecordList.Highlighted) -> None:
        change: Change | None = event.record
        if change is None:
            self.detail.show(())
            return
        try:
            told = await asyncio.to_thread(self._read, change)
        except PlannerError as error:
            self.complain(error)
        else:
            self.detail.show(entries(told, self._zone))

    def _read(self, change: Change) -> ToldChange:
        """Reads a change with the names of the records that it refers to; runs in a thread. Raises PlannerError."""
        planner = self.desk.planner
        with planner.store.snapshot():
            rows = history.entries(planner, change.revision)
            steps = rows[:ABOUT_ROWS]
            called = {
                (table, id): name
                for table, ids in referred(steps).items()
                for id, name in records.names(planner, table, ids).items()
            }
        return ToldChange(change, steps, len(rows), called, planner.settings().currency, names.shown(planner))


def columns(today: date, zone: tzinfo | None) -> Sequence[Column[Change]]:
    """Returns columns for time, actor and label; changes of former years show the day alone."""

    def when(change: Change) -> Cell:
        at = change.at.astimezone(zone)
        return Cell(formats.moment(at) if at.year == today.year else formats.day_month_year(at.date()), "muted")

    return (
        Column(title=N_("when"), cell=when, width=12, key=lambda change: change.at),
        Column(title=N_("who"), cell=lambda change: Cell(change.who, "sky"), width=12),
        Column(title=N_("what"), cell=lambda change: Cell(words(change.label)), width=20, flex=1),
        Column(title="", cell=lambda change: Cell(_("undone") if change.undone else "", "muted"), width=8, priority=1),
    )
