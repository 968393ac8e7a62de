"""Dialog of a series change: events that follow or go, and new dates."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import Message
from eventplanner.domain.series.change import Follow, SeriesChange
from eventplanner.domain.series.dates import SeriesDate, skip
from eventplanner.domain.series.messages import effects, own_ways
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base import commands
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import help_screen
from eventplanner.screens.base.form_screen import is_writing
from eventplanner.services.series import series
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.key_line import KeyLine
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import RecordList


class FollowRow(Struct, frozen=True):
    """One event that may follow, or one date that is new."""

    id: int
    day: date | None
    effect: str
    """What becomes of it if it is marked."""
    own: str = ""
    """What of it was changed by itself."""
    goes: bool = False


class SeriesFollow(Dialog[Change | PlannerError | None]):
    """Answers with the change, with what stood in its way, or with nothing if it was left."""

    AUTO_FOCUS: ClassVar[str | None] = "RecordList"
    DEFAULT_CSS = """
    SeriesFollow {
        & > Panel { width: 112; max-width: 100%; height: 90%; background: $background; margin-bottom: 1; }
        &.-narrow > Panel { height: 1fr; margin-bottom: 0; }
        & #what { height: auto; color: $muted; }
        & RecordList { height: 1fr; }
        & #about { height: 2; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "carry_out", N_("Carry out"), id="follow.carry_out", tooltip=N_("Change the series so")),
        Binding("question_mark", "help", N_("Help"), id="help", tooltip=N_("The keys of this screen")),
        Binding("escape", "leave", N_("Close"), id="follow.leave", tooltip=N_("Back to the form; nothing is changed")),
    ]

    listed = query_one(RecordList)

    def __init__(self, desk: Desk, there: Series, draft: SeriesDraft, preview: SeriesChange) -> None:
        super().__init__()
        self.desk = desk
        self._there = there
        self._draft = draft
        self._preview = preview
        self._rows = [_follow(n, each, there) for n, each in enumerate(preview.follows)]
        self._rows += [_new(n, each) for n, each in enumerate(preview.added, len(self._rows))]
        self._usual = {row.id for row in self._rows if not row.own}

    def compose(self) -> ComposeResult:
        with Panel(_("{name} · enter changes it, with what is marked").format(name=self._there.name)):
            yield Static(
                line(_("space marks what follows, V all. What was changed by itself is not marked.")), id="what"
            )
            yield RecordList[FollowRow](_columns())
            yield Static(id="about", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.listed.show(Fixed(self._rows), 0)
        self.listed.set_marks(self._usual)

    @on(RecordList.Highlighted)
    def tell_about(self, event: RecordList.Highlighted) -> None:
        """All of what there is not enough room for in the row."""
        row: FollowRow | None = event.record
        lines = [line(row.effect), line(row.own)] if row else []
        self.query_one("#about", Static).update(Content("\n").join(lines))

    @on(RecordList.Marked)
    def count(self) -> None:
        marked = len(self.listed.marks)
        said = _("{marked} of {n} follow").format(marked=formats.number(marked), n=formats.number(len(self._rows)))
        self.query_one(Panel).set_counts(said)

    @on(RecordList.AllWanted)
    def mark_all(self) -> None:
        """All; once more, none."""
        everything = {row.id for row in self._rows}
        self.listed.set_marks(() if everything == self.listed.marks else everything)

    @on(RecordList.Picked)
    def heed_enter(self, event: RecordList.Picked) -> None:
        event.stop()
        self.action_carry_out()

    @work(group="write")
    async def action_carry_out(self) -> None:
        """A new date that is not marked is one that the series skips from now on."""
        marks, n = self.listed.marks, len(self._preview.follows)
        chosen = SeriesChange(
            tuple(each for at, each in enumerate(self._preview.follows) if at in marks),
            tuple(each for at, each in enumerate(self._preview.added, n) if at in marks),
        )
        draft = self._draft
        for each in self._preview.added:
            draft = draft if each in chosen.added else skip(draft, each.rule_day)
        try:
            self.dismiss(await self.desk.write(series.change, self._there, draft, chosen))
        except PlannerError as error:
            self.dismiss(error)

    def action_help(self) -> None:
        self.app.push_screen(help_screen(commands.commands(self)))

    def action_leave(self) -> None:
        if not is_writing(self):
            self.dismiss(None)


def _follow(id: int, follow: Follow, there: Series) -> FollowRow:
    own = said(own_ways(there, follow.event)) if follow.is_own else ""
    if follow.is_own:
        own = _("changed by itself: {what}").format(what=own) if own else _("changed by itself")
    effect = said(effects(follow)) or _("stands for another date of the rule")
    return FollowRow(id, follow.event.first_day, effect, own, follow.draft is None)


def _new(id: int, on: SeriesDate) -> FollowRow:
    return FollowRow(id, on.day, _("new date"))


def said(what: Sequence[Message]) -> str:
    return ", ".join(words(each) for each in what)


def _columns() -> Sequence[Column[FollowRow]]:
    width = len(formats.day_year(date(2027, 9, 29)))
    return (
        Column(title=N_("date"), cell=_day, width=width),
        Column(title=N_("becomes"), cell=lambda row: Cell(row.effect, "red" if row.goes else ""), width=20, flex=3),
        Column(title=N_("but"), cell=_own, width=16, flex=4),
    )


def _day(row: FollowRow) -> Cell:
    return Cell(formats.day_year(row.day) if row.day else _("no date"))


def _own(row: FollowRow) -> Cell:
    return Cell(f"{glyph('warning')} {row.own}" if row.own else "", "amber")
