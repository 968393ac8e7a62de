"""The page of other people's dates: which overlays lie over the year, and what is in them."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.content import Content

from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import counted
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.year.overlays import Overlay, OverlaySource
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.exchange.dialogs import import_dialog
from eventplanner.screens.year.dates_page import DatesPage
from eventplanner.screens.year.dialogs import overlay_form
from eventplanner.screens.year.overlay_columns import overlay_columns, overlay_entries
from eventplanner.services.year import overlays
from eventplanner.services.year.overlays import OverlaySummary
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import fit, line
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import DetailLine
from eventplanner.widgets.lists.record_list import RecordList


class OverlaysScreen(DatesPage):
    """Holidays, conferences, leave and special days, set by set."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("overlay.import", "i", "import", N_("Import"), N_("A calendar or a list of conferences"), writes=True),
        Action("overlay.switch", "x", "switch", N_("Show, hide"), N_("Hidden, it warns of nothing either"),
               needs="has_dates", writes=True),
        Action("overlay.edit", "e", "edit", N_("Edit"), N_("Its name and its colour"), needs="has_dates", writes=True),
        Action("overlay.later", "greater_than_sign,plus", "year(1)", N_("Year after"), show=False),
        Action("overlay.earlier", "less_than_sign,minus", "year(-1)", N_("Year before"), show=False),
        Action("today", "t", "today", N_("This year"), show=False, needs="has_dates"),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year = desk.day.year
        self._overlays: list[OverlaySummary] = []

    def on_mount(self) -> None:
        below = [screen for screen in self.app.screen_stack if isinstance(screen, EventsPage)]
        self._year = below[-1].year_shown if below else self._year
        self._tell_year()

    def load(self) -> list[OverlaySummary]:
        return overlays.listing(self.desk.planner)

    def show(self, data: list[OverlaySummary]) -> None:
        here = self.records.record
        self._overlays = data
        ids = [each.id for each in data]
        self.keep_marks(set(ids))
        self.records.show(Fixed(data), ids.index(here.id) if here and here.id in ids else self.records.cursor)
        self.say_empty(not data)
        self._count()
        # Its dates may have changed though the overlay has not.
        self._draw_again()

    def columns(self) -> list[Column[OverlaySummary]]:
        return overlay_columns()

    def row_role(self, record: OverlaySummary) -> str:
        return "" if record.overlay.shown else "muted"

    def entries(self, record: OverlaySummary) -> list[DetailLine]:
        first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        there = overlays.of_overlay(self.desk.planner, record.overlay, first, last)
        return overlay_entries(record, self._year, there)

    def empty(self) -> Content:
        keys = [
            ("i", _("brings in a calendar (.ics) or a list of conferences (.json)")),
            ("a", _("writes down a date of your own: Elections 21 nov 2027")),
        ]
        width = max(cell_len(said) for _key, said in keys)
        lines = [
            Content.styled(_("Other people's dates lie over the year and are only looked at:"), "bold $text"),
            line(_("conferences, school holidays, leave of the team, elections.")),
            Content(""),
            *(Content.assemble((key, "bold $accent"), f"   {fit(said, width)}") for key, said in keys),
        ]
        if self.desk.settings.holidays != "off":
            scope = self.desk.settings.holidays_of
            said = _("The public holidays of {scope} come by themselves, with the first event of a year.")
            lines += [Content(""), line(said.format(scope=scope)).stylize("$muted")]
        return Content("\n").join(lines)

    def all_ids(self) -> set[int]:
        return {each.id for each in self._overlays}

    @property
    def into(self) -> Overlay | str:
        """Never among holidays or what came from a file: there it would count as one of these."""
        here = self.records.record
        return here.overlay if here and here.overlay.source is OverlaySource.OWN else super().into

    @property
    def chosen(self) -> list[Overlay]:
        """Those that are marked, or the one under the cursor."""
        if marks := self.records.marks:
            return [each.overlay for each in self._overlays if each.id in marks]
        return [self.records.record.overlay] if self.records.record else []

    @on(RecordList.Picked)
    def open_dates(self, message: RecordList.Picked) -> None:
        message.stop()
        self.hand_on(f"app.open('overlay_dates', {message.record.id})", self)

    @on(RecordList.Marked)
    def _count(self) -> None:
        panel = self.query_one("#list", Panel)
        panel.set_title(_("Other people's dates"))
        parts = [counted("{n} overlay", "{n} overlays", len(self._overlays))] if self._overlays else []
        if marks := len(self.records.marks):
            parts.append(counted("{n} marked", "{n} marked", marks))
        panel.set_counts(" · ".join(map(words, parts)))

    @work
    async def action_import(self) -> None:
        self.desk.expect_writing()
        self.tell_done(await self.app.push_screen_wait(import_dialog(self.desk)))

    def action_switch(self) -> None:
        """All the other way if they are alike, else shown."""
        chosen = self.chosen
        self.carry_out(overlays.show, chosen, shown=not all(overlay.shown for overlay in chosen))

    @work
    async def action_edit(self) -> None:
        self.desk.expect_writing()
        if (record := self.records.record) is not None:
            self.tell_done(await self.app.push_screen_wait(overlay_form(self.desk, record.overlay)))

    def action_delete(self) -> None:
        self.carry_out(overlays.remove, self.chosen)

    def action_year(self, step: int) -> None:
        self._year = max(FIRST_YEAR, min(self._year + step, LAST_YEAR))
        self._tell_year()
        self._draw_again()

    def action_today(self) -> None:
        self.action_year(self.desk.day.year - self._year)

    @work(exclusive=True, group="detail")
    async def _draw_again(self) -> None:
        await self.draw_detail(self.records.record)

    def _tell_year(self) -> None:
        panel = self.query_one("#beside", Panel)
        panel.set_title(_("Its dates in {year}").format(year=self._year))
        panel.set_counts(_("< > other years"))
