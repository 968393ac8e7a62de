"""The dates of a series before they are carried out: each is looked at, shifted or skipped by a key."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.base.values import revised
from eventplanner.domain.series.dates import SeriesDate
from eventplanner.domain.series.preview import SeenDate, is_settled, way_out
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base import commands
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import help_screen
from eventplanner.screens.base.form_screen import is_writing
from eventplanner.screens.events.moving import distance
from eventplanner.screens.series.details import hindrance, hindrances, state
from eventplanner.screens.series.plans import SeriesPlan
from eventplanner.services.series.series import SeriesLook
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.key_line import KeyLine
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import RecordList

SAID = 3
"""Lines about the date under the cursor."""


class DateRow(Struct, frozen=True):
    """One line of the list."""

    id: int
    seen: SeenDate
    are_new: bool


class SeriesDates(Dialog[Change | None]):
    """Answers with the change once it is carried out; None if it was left."""

    AUTO_FOCUS: ClassVar[str | None] = "RecordList"
    DEFAULT_CSS = """
    SeriesDates {
        & > Panel { width: 112; max-width: 100%; height: 90%; background: $background; margin-bottom: 1; }
        &.-narrow > Panel { height: 1fr; margin-bottom: 0; }
        & RecordList { height: 1fr; }
        & #about { height: 3; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & #said { display: none; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "carry_out", N_("Carry out"), id="dates.carry_out", tooltip=N_("Do what the list says")),
        Binding("x", "skip", N_("Skip"), id="dates.skip", tooltip=N_("Leave the date out, or take it up again")),
        Binding("plus", "shift(1)", N_("Day later"), id="dates.later"),
        Binding("minus", "shift(-1)", N_("Day earlier"), id="dates.earlier", show=False),
        Binding("L", "shift(7)", N_("Week later"), id="dates.week_later"),
        Binding("H", "shift(-7)", N_("Week earlier"), id="dates.week_earlier", show=False),
        Binding("m", "move", N_("Move"), id="dates.move", tooltip=N_("To another day: a date, or +7, -1")),
        Binding("t", "today", N_("Today"), id="dates.today", show=False, tooltip=N_("To the next date from today")),
        Binding("question_mark", "help", N_("Help"), id="help", tooltip=N_("The keys of this screen")),
        Binding("escape", "leave", N_("Close"), id="dates.leave", show=False, tooltip=N_("Change nothing")),
    ]

    listed = query_one(RecordList)

    def __init__(self, desk: Desk, plan: SeriesPlan, typed: UnsavedForm | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._plan = plan
        self._typed = typed
        """What the dates were made of, to be kept should the session end now."""
        self._look: SeriesLook | None = None
        self._before: list[SeriesDate] = []
        self._dates: list[SeriesDate] = []
        self._seen: list[SeenDate] = []
        self._leaving = False

    def compose(self) -> ComposeResult:
        with Panel(self._plan.title):
            yield RecordList[DateRow](_columns(self.desk.day, are_new=self._plan.are_new), _role)
            yield Static(id="about", markup=False)
            yield Static(id="said", markup=False)
            yield Asking()
        yield KeyLine()

    def on_mount(self) -> None:
        self._read()

    def unsaved(self) -> UnsavedForm | None:
        """Returns the input of a new series."""
        return self._typed

    @work(exclusive=True, group="load")
    async def _read(self) -> None:
        try:
            look = await asyncio.to_thread(self._plan.look)
        except PlannerError as error:
            self.say(words(error.message), "red")
            return
        self._look = look
        self._before = [self._as_planned(each.on) for each in look.dates]
        self._dates = list(self._before)
        self._show()
        self.action_today()

    def _as_planned(self, on: SeriesDate) -> SeriesDate:
        """Where a series in the plan has no event for a date, nothing is to be done about it unless somebody says so."""
        return revised(on, skipped=True) if on.event is None and not self._plan.are_new else on

    def _show(self) -> None:
        if self._look is None:
            return
        self._seen = self._look.at(self._dates)
        rows = [DateRow(n, seen, self._plan.are_new) for n, seen in enumerate(self._seen)]
        self.listed.show(Fixed(rows), self.listed.cursor)
        self.query_one(Panel).set_counts(_counts(self._seen))
        self._tell_about()

    @on(RecordList.Highlighted)
    def _tell_about(self) -> None:
        """Why the date under the cursor clashes, and where it could go."""
        row = self.listed.record
        lines = hindrances(row.seen) if row else []
        if row and (free := self._free(row.id)):
            lines = [*lines[: SAID - 1], _("{day} is free; m moves it.").format(day=formats.day_year(free))]
        about = [line(f"{glyph('warning')} {text}" if n == 0 else f"  {text}") for n, text in enumerate(lines[:SAID])]
        self.query_one("#about", Static).update(Content("\n").join(about))

    def _free(self, n: int) -> date | None:
        """Where one of the dates could go."""
        return way_out(self._seen[n], self._seen, self._look.calendar, self.desk.day) if self._look else None

    def say(self, text: str, role: str = "amber") -> None:
        """Below the list, until something else is done."""
        said = self.query_one("#said", Static)
        said.update(line(text).stylize(f"${role}") if text else "")
        said.display = bool(text)

    @property
    def chosen(self) -> list[int]:
        """The places of the dates that keys act on: those marked, or the one under the cursor."""
        return sorted(self.listed.marks) or ([self.listed.cursor] if self.listed.record else [])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed its keys are letters."""
        if action in {"skip", "shift", "move"} and self.is_mounted and self.query_one(Asking).is_open:
            return False
        return super().check_action(action, parameters)

    def action_skip(self) -> None:
        """Leave out, or take up again: all of them as the first."""
        if chosen := self._movable():
            skipped = not self._dates[chosen[0]].skipped
            self._set({n: revised(self._dates[n], skipped=skipped) for n in chosen})

    def action_shift(self, by: int) -> None:
        try:
            days = {n: _shifted(self._dates[n], by) for n in self._movable()}
        except Invalid as error:
            self.say(words(error.message), "red")
        else:
            self._set(days)

    def action_move(self) -> None:
        """Ask for a day, and propose one that is free."""
        if not (chosen := self._movable()):
            return
        free = self._free(chosen[0])
        text = f"{free.day} {formats.month_short(free.month)} {free.year}" if free else ""
        asking, hint = self.query_one(Asking), _("+7, -1, friday, 12 apr …")
        asking.open("m", partial(self._read_move, chosen), hint, partial(self._move, chosen), text=text, steps=True)

    def _read_move(self, chosen: Sequence[int], text: str) -> LineReading:
        """The day that a text says, and what stands in its way there."""
        on = self._dates[chosen[0]]
        by = distance(on.day, text, self.desk.day)
        if by is None or self._look is None:
            return LineReading((), [(_("not a date, and no number of days"), "red")] if text.strip() else ())
        try:
            dates = list(self._dates)
            dates[chosen[0]] = _shifted(on, by)
            (seen,) = [each for each in self._look.at(dates) if each.on is dates[chosen[0]]]
        except Invalid as error:
            return LineReading((), [(words(error.message), "red")])
        clash, grave = hindrance(seen)
        said = [(formats.day_year(seen.on.day), "amber"), (clash, grave) if clash else (_("free"), "green")]
        return LineReading([(0, len(text), "amber")], said)

    async def _move(self, chosen: Sequence[int], text: str) -> str | None:
        """Nothing entered leaves them where they are; what makes no sense is answered with why."""
        if not text.strip():
            return None
        if (by := distance(self._dates[chosen[0]].day, text, self.desk.day)) is None:
            return _("not a date, and no number of days")
        try:
            self._set({n: _shifted(self._dates[n], by) for n in chosen})
        except Invalid as error:
            return words(error.message)
        return None

    def _movable(self) -> list[int]:
        """The chosen dates, unless one of them is over."""
        chosen = self.chosen
        if any(self._dates[n].event and is_settled(self._dates[n], self.desk.day) for n in chosen):
            self.say(_("What is past or was held stays as it is."))
            return []
        return chosen

    def _set(self, dates: dict[int, SeriesDate]) -> None:
        self._leaving = False
        self.say("")
        for n, changed in dates.items():
            self._dates[n] = changed
        self._show()

    def action_today(self) -> None:
        coming = (n for n, on in enumerate(self._dates) if on.day >= self.desk.day)
        self.listed.cursor = next(coming, len(self._dates) - 1)

    def action_help(self) -> None:
        self.app.push_screen(help_screen(commands.commands(self)))

    @on(RecordList.Picked)
    def heed_enter(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_carry_out()

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        everything = set(range(len(self._dates)))
        self.listed.set_marks(() if everything == self.listed.marks else everything)

    def action_carry_out(self) -> None:
        """Once, however often the key is pressed."""
        wanted = [on for on, was in zip(self._dates, self._before, strict=True) if self._plan.are_new or on != was]
        if self.desk.planner.store.read_only:
            self.say(_("This plan is open to be read only; nothing was changed."), "red")
        elif not wanted:
            self.dismiss(None)
        elif not is_writing(self):
            self._write(wanted)

    @work(group="write")
    async def _write(self, wanted: Sequence[SeriesDate]) -> None:
        try:
            change = await self.desk.write(self._plan.carry_out, wanted)
        except PlannerError as error:
            self.say(words(error.message), "red")
        else:
            self.dismiss(change)

    def action_leave(self) -> None:
        """Once more if a date was changed, because nothing brings that back."""
        if is_writing(self):
            return
        if self._leaving or self._dates == self._before:
            self.dismiss(None)
            return
        self._leaving = True
        self.say(_("Nothing of this is in the plan yet. enter carries it out, esc once more leaves it."))

    @on(Asking.Closed)
    def _asked(self, message: Asking.Closed) -> None:
        message.stop()
        self.listed.focus()
        self.refresh_bindings()

    @on(QuickInput.Typed)
    def _typed_on(self, message: QuickInput.Typed) -> None:
        message.stop()


def _shifted(on: SeriesDate, by: int) -> SeriesDate:
    """Takes place then, also if it was skipped; raises Invalid outside all years."""
    try:
        return revised(on, day=on.day + timedelta(days=by), skipped=False)
    except OverflowError as error:
        raise Invalid({"start": Message("outside the years that a calendar has")}) from error


def _columns(today: date, *, are_new: bool) -> list[Column[DateRow]]:
    width = max(len(formats.day_year(day)) for day in (today, date(2027, 9, 29)))
    return [
        Column(title=N_("date"), cell=lambda row: Cell(formats.day_year(row.seen.on.day)), width=width),
        Column(title=N_("week"), cell=_week, width=max(4, cell_len(_("week"))), right=True, priority=1),
        Column(title=N_("clashes"), cell=_clash, width=20, flex=1),
        Column(title=N_("state"), cell=_state, width=14 if are_new else 30),
    ]


def _week(row: DateRow) -> Cell:
    return Cell(str(row.seen.on.day.isocalendar().week), "muted")


def _state(row: DateRow) -> Cell:
    """Of a date that is to become an event, only what is out of the ordinary."""
    on = row.seen.on
    if not row.are_new or on.skipped:
        return Cell(*state(row.seen))
    return Cell(_("was {day}").format(day=formats.day(on.rule_day)) if on.day != on.rule_day else "", "sky")


def _clash(row: DateRow) -> Cell:
    return Cell(*hindrance(row.seen))


def _role(row: DateRow) -> str:
    return "" if row.seen.takes_place else "muted"


def _counts(seen: Sequence[SeenDate]) -> str:
    """“9 dates · 2 clashing · 1 skipped”."""
    there = [each for each in seen if each.takes_place]
    clashing = sum(bool(each.clashes) for each in there)
    skipped = sum(each.on.skipped for each in seen)
    said = [words(counted("{n} date", "{n} dates", len(there)))]
    said += [words(counted("{n} clashing", "{n} clashing", clashing))] if clashing else []
    said += [words(counted("{n} skipped", "{n} skipped", skipped))] if skipped else []
    return " · ".join(said)
