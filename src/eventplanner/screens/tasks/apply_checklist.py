"""The dialog in which an event is given a checklist: which there are, and what each would add."""

import asyncio
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.year.working_days import due_on
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import is_writing
from eventplanner.services.checklists import checklists
from eventplanner.services.checklists.checklists import ChosenChecklist, Preview
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.record_list import HEADING, RecordList

MOST = 12
"""Checklists in sight."""
SHOWN = 6
"""Tasks that are named before it is done."""


class Offer(Struct, frozen=True):
    """One of the checklists, as a row."""

    id: int
    choice: ChosenChecklist


class ApplyChecklist(Dialog[Change | None]):
    """Answers with the change that was made; None if nothing was taken up."""

    AUTO_FOCUS: ClassVar[str | None] = "RecordList"
    DEFAULT_CSS = """
    ApplyChecklist {
        & > Panel { width: 84; max-width: 100%; height: auto; background: $background; padding: 0 2; }
        & RecordList { height: auto; }
        & Detail { height: 9; margin-top: 1; }
        &.-narrow > Panel { padding: 0 1; }
        &.-narrow Detail { height: 9; margin-top: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", N_("Close"), id="checklist.leave", tooltip=N_("Take up nothing")),
    ]

    def __init__(self, desk: Desk, event: Event) -> None:
        super().__init__()
        self.desk = desk
        self._event = event
        self._previews: dict[str, Preview] = {}

    def compose(self) -> ComposeResult:
        with Panel(_("Take up a checklist"), _("enter takes it up · esc closes")):
            yield RecordList[Offer](_columns())
            yield Detail()

    def on_mount(self) -> None:
        self._read()

    @property
    def _list(self) -> RecordList[Offer]:
        return self.query_one(RecordList)

    @work(group="load")
    async def _read(self) -> None:
        try:
            found = await asyncio.to_thread(checklists.choices, self.desk.planner, self._event, language())
        except PlannerError as error:
            self._say(words(error.message), "red")
            return
        listed = self._list
        most = MOST if self.app.size.height > 30 else MOST // 2
        listed.styles.height = min(len(found), most) + HEADING
        listed.show(Fixed([Offer(n, choice) for n, choice in enumerate(found)]), 0)

    @on(RecordList.Highlighted)
    def look(self, message: RecordList.Highlighted) -> None:
        message.stop()
        if message.record is not None:
            self._preview(message.record.choice)

    @work(exclusive=True, group="preview")
    async def _preview(self, choice: ChosenChecklist) -> None:
        """What taking it up would add."""
        try:
            if choice.key not in self._previews:
                self._previews[choice.key] = await asyncio.to_thread(
                    checklists.preview, self.desk.planner, self._event, choice.key, language()
                )
        except PlannerError as error:
            self._say(words(error.message), "red")
        else:
            self.query_one(Detail).show(self._entries(self._previews[choice.key]))

    @on(RecordList.Picked)
    def take_up(self, message: RecordList.Picked) -> None:
        message.stop()
        if not is_writing(self):
            self._apply(message.record.choice)

    @work(group="write")
    async def _apply(self, choice: ChosenChecklist) -> None:
        try:
            preview = await asyncio.to_thread(
                checklists.preview, self.desk.planner, self._event, choice.key, language()
            )
            if preview.empty:
                self._say(_("All of it is there already."), "amber")
                return
            change = await self.desk.write(checklists.apply, self._event, choice.key, language())
        except PlannerError as error:
            self._say(words(error.message), "red")
        else:
            self.dismiss(change)

    def action_leave(self) -> None:
        if not is_writing(self):
            self.dismiss(None)

    def _say(self, text: str, role: str) -> None:
        self.query_one(Detail).show([DetailLine("", text, role)])

    def _entries(self, preview: Preview) -> list[DetailLine]:
        """How much of what, and the first of it."""
        if preview.empty:
            return [DetailLine("", f"{glyph('done')} {_('All of it is there already.')}", "green")]
        said = [
            words(counted("{n} new task", "{n} new tasks", len(preview.new))),
            _("{n} there already").format(n=formats.number(preview.there)),
            words(counted("{n} decision", "{n} decisions", len(preview.gates))),
            words(counted("{n} role", "{n} roles", len(preview.roles))),
        ]
        event = self._event
        entries = [DetailLine("", " · ".join(said), "strong")]
        if event.first_day is None:
            entries.append(DetailLine("", _("The event has no date yet: T-30 becomes a day once it has one."), "amber"))
        for draft in sorted(preview.new, key=lambda draft: (draft.offset is None, draft.offset or 0))[:SHOWN]:
            when = Due(draft.offset, draft.due)
            day = due_on(when, event.first_day, event.last_day, preview.working)
            entries.append(DetailLine(when.text, f"{formats.day_month(day)}  {draft.title}" if day else draft.title))
        if (more := len(preview.new) - SHOWN) > 0:
            entries.append(DetailLine("", _("and {n} more").format(n=formats.number(more)), "muted"))
        return entries


def _columns() -> list[Column[Offer]]:
    return [
        Column(title=N_("checklist"), cell=lambda row: Cell(names.heading(row.choice.title)), width=20, flex=1),
        Column(title="", cell=lambda row: Cell(_fits(row.choice), "green"), width=22, priority=1),
        Column(title=N_("tasks"), cell=lambda row: Cell(formats.number(row.choice.tasks)), width=6, right=True),
    ]


def _fits(choice: ChosenChecklist) -> str:
    return f"{glyph('done')} {_('for such events')}" if choice.fits else ""
