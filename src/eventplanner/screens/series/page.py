"""The page of series: what recurs, with the dates of the one under the cursor, and a line to type into."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import counted
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.series.quick_line import ReadSeries, read_series
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.series.dates_dialog import SeriesDates
from eventplanner.screens.series.details import columns, entries, reading
from eventplanner.screens.series.form import SeriesForm
from eventplanner.screens.series.plans import SeriesPlan, dates_of, further_year, new_series
from eventplanner.services.series import series
from eventplanner.services.series.series import SeriesSummary
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList

FORM = "series_line"
"""Under which name an unfinished line is kept."""
LINE = (FORM, None)


class SeriesScreen(Page):
    """All series of the plan, by name."""

    WIDGETS = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"series", "event", "setting", "overlay", "other_date", "accepted_clash"}
    )
    DEFAULT_CSS = """
    SeriesScreen {
        & #series { layout: horizontal; height: 1fr; }
        & #list { width: 4fr; height: 1fr; }
        & #beside { width: 3fr; height: 1fr; }
        & #nothing { display: none; height: 1fr; width: 1fr; content-align: center middle; text-align: center; }
        &.-empty #nothing { display: block; }
        &.-empty RecordList, &.-empty #beside { display: none; }
        &.-narrow #series { layout: vertical; & Panel { width: 1fr; padding: 0 1; } #beside { height: 12; } }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("series.add", "a", "add", N_("Add"), N_("Write one line: name: how often, when, @where"), writes=True),
        Action("series.add_form", "A", "add_form", N_("Add by form"), N_("Fill in everything"), show=False,
               writes=True),
        Action("series.dates", "enter", "dates", N_("Dates"), N_("Shift, skip or take up single dates"),
               needs="has_series"),
        Action("series.edit", "e", "edit", N_("Change"), N_("Change it; asks which events follow"), needs="has_series",
               writes=True),
        Action("series.extend", "plus", "extend", N_("Year more"), N_("The dates of one more year"), needs="has_series",
               writes=True),
        Action("series.delete", "d", "delete", N_("Delete"), N_("Its events stay; u undoes"), needs="has_series",
               writes=True),
    )  # fmt: skip

    listed = query_one(RecordList)
    detail = query_one(Detail)

    def __init__(self, desk: Desk, typed: str = "") -> None:
        super().__init__(desk)
        self._typed = typed
        """A line that was left half typed in an earlier session; another page may have carried one here too."""
        self._summaries: Sequence[SeriesSummary] = ()
        self._wanted: int | None = None
        """The series that the cursor shall go to when the list is read anew."""

    def body(self) -> ComposeResult:
        with Container(id="series"):
            with Panel(_("Series"), id="list"):
                yield RecordList[SeriesSummary](columns(self.desk.day))
                yield Static(id="nothing", markup=False)
            with Panel(_("Dates"), _("enter shifts or skips them"), id="beside"):
                yield Detail()
        yield Asking()

    def on_mount(self) -> None:
        self.listed.focus()
        carried, self.desk.carried = self.desk.carried, ""
        if text := self._typed or carried:
            self.action_add(text)

    def load(self) -> list[SeriesSummary]:
        return series.listing(self.desk.planner)

    def show(self, data: Sequence[SeriesSummary]) -> None:
        here = self._wanted or (self.listed.record.id if self.listed.record else None)
        self._wanted, self._summaries = None, data
        if gone := self.listed.marks - {each.id for each in data}:
            self.listed.set_marks(self.listed.marks - gone)
        self.set_class(not data, "-empty")
        self.query_one("#nothing", Static).update(_nothing(only_looking=self.only_looking))
        place = next((n for n, each in enumerate(data) if each.id == here), self.listed.cursor)
        self.listed.show(Fixed(data), place)
        self.query_one("#list", Panel).set_counts(words(counted("{n} series", "{n} series", len(data))))
        self.refresh_bindings()
        # What lies around its dates may be another now, though the series is the same.
        self._tell(self.listed.record)

    @property
    def has_series(self) -> bool:
        """True if there is one under the cursor; while a line is typed its keys are letters."""
        return self.is_mounted and not self.is_asking and self.listed.record is not None

    def unsaved(self) -> UnsavedForm | None:
        """A line that was not finished."""
        text = self.query_one(Asking).unfinished("a")
        return _kept(text) if text.strip() else None

    @on(RecordList.Highlighted)
    def tell_highlighted(self, event: RecordList.Highlighted) -> None:
        self._tell(event.record)

    @work(exclusive=True, group="detail")
    async def _tell(self, chosen: SeriesSummary | None) -> None:
        if chosen is None:
            self.detail.show(())
            return
        try:
            look = await asyncio.to_thread(series.look, self.desk.planner, chosen.series)
        except PlannerError as error:
            self.complain(error)
        else:
            self.detail.show(entries(chosen.series, look.dates, self.desk.day))

    @on(RecordList.Picked)
    def open_dates(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_dates()

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All; once more, none."""
        everything = {each.id for each in self._summaries}
        self.listed.set_marks(() if everything == self.listed.marks else everything)

    def action_add(self, text: str = "") -> None:
        self.desk.expect_writing()
        left = self.desk.left.pop(LINE, None)
        text = text or (left.texts["line"] if left else "")
        hint = _("Python Santiago: second Thursday of each month 19:00-21:00, March to November @HQ #meetup ~60")
        self.ask("a", self._reading, hint, self._entered, text=text, below=1, names_for="series")

    def _line(self, text: str) -> ReadSeries:
        return read_series(text, self.desk.day, self.desk.settings.timezone, day_first=self.desk.day_first)

    def _reading(self, text: str) -> LineReading:
        """Echoes the record that a line would add; runs in a thread."""
        read = self._line(text)
        days = series.days_of(self.desk.planner, read.draft) if read.draft else ()
        return reading(read, days)

    async def _entered(self, text: str) -> str | None:
        """Show the dates of what was entered; or why it is no series."""
        if not text.strip():
            return None
        read = self._line(text)
        if read.draft is None:
            return words(read.problem) if read.problem else _("This rule gives no date.")
        try:
            draft = await asyncio.to_thread(series.sound, self.desk.planner, read.draft)
        except PlannerError as error:
            return reasons(error)
        self._create(draft, text)
        return None

    @work
    async def _create(self, draft: SeriesDraft, text: str) -> None:
        """Carried out on the page of its dates; the line is there again if that was left."""
        change = await self._looked_at(new_series(self.desk.planner, draft), _kept(text))
        if change is None:
            self.desk.left[LINE] = _kept(text)
            self.tell(_("Nothing was added · a takes the line up again"))
        else:
            await self._added(change)

    @work
    async def action_add_form(self) -> None:
        self.desk.expect_writing()
        if change := await self.app.push_screen_wait(SeriesForm(self.desk, None)):
            await self._added(change)

    @work
    async def action_edit(self) -> None:
        self.desk.expect_writing()
        if there := self._chosen():
            self.tell_done(await self.app.push_screen_wait(SeriesForm(self.desk, there)))

    @work
    async def action_dates(self) -> None:
        if there := self._chosen():
            self.tell_done(await self._looked_at(dates_of(self.desk.planner, there)))

    @work
    async def action_extend(self) -> None:
        """The dates of the first year that has no events yet are looked at before they become some."""
        self.desk.expect_writing()
        if not (there := self._chosen()):
            return
        planner = self.desk.planner
        try:
            year = await asyncio.to_thread(series.next_year, planner, there)
            await asyncio.to_thread(series.year_ahead, planner, there, year)
        except PlannerError as error:
            self.complain(error)
            return
        self.tell_done(await self._looked_at(further_year(planner, there, year)))

    @work(group="write")
    async def action_delete(self) -> None:
        """Those that are marked, or the one under the cursor; their events stay, and that is said."""
        marks, record = self.listed.marks, self.listed.record
        chosen = [each.series for each in self._summaries if each.id in marks] or ([record.series] if record else [])
        if not chosen:
            return
        try:
            stay = await asyncio.to_thread(self._staying, chosen)
            change = await self.desk.write(series.remove, chosen)
        except PlannerError as error:
            self.complain(error)
            return
        said = words(counted("{n} event to come stays", "{n} events to come stay", stay))
        self.tell(_("{done} · {stay} · u undoes").format(done=words(change.label), stay=said))

    def _staying(self, chosen: Sequence[Series]) -> int:
        return sum(len(series.coming(self.desk.planner, there)) for there in chosen)

    async def _looked_at(self, plan: SeriesPlan, typed: UnsavedForm | None = None) -> Change | None:
        self.desk.expect_writing()
        return await self.app.push_screen_wait(SeriesDates(self.desk, plan, typed))

    async def _added(self, change: Change) -> None:
        self.tell_done(change)
        self._wanted = (await asyncio.to_thread(series.added, self.desk.planner, change)).id
        self.reload_view()

    def _chosen(self) -> Series | None:
        record = self.listed.record
        return record.series if record else None

    @on(Asking.Closed)
    def _asked(self, message: Asking.Closed) -> None:
        """A line that was given up is there again for the next `a`."""
        message.stop()
        if message.given_up and message.text.strip():
            self.desk.left[LINE] = _kept(message.text)
        self.listed.focus()
        self.refresh_bindings()

    @on(QuickInput.Typed)
    def _typed_on(self, message: QuickInput.Typed) -> None:
        message.stop()


def _kept(text: str) -> UnsavedForm:
    return UnsavedForm(form=FORM, record=None, texts={"line": text})


def _nothing(*, only_looking: bool) -> Content:
    """What series are for, and the key that makes the first."""
    lines = [
        Content.styled(_("No series yet"), "bold $text"),
        Content.styled(_("A series is what recurs: its dates become events of their own."), "$muted"),
        Content(""),
        Content.assemble(
            ("a", "bold $accent"), "   ", (_("adds one: name: second Thursday of each month 19:00"), "$muted")
        ),
    ]
    return Content("\n").join(lines[:-2] if only_looking else lines)
