"""A file on its way in: which one, what becomes of it, what would happen, and doing it."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import clean_line, counted
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import is_writing
from eventplanner.screens.base.question import Question
from eventplanner.screens.exchange.import_columns import ImportedRow, columns
from eventplanner.screens.exchange.import_dates import read_dates
from eventplanner.screens.exchange.import_subjects import events_reader
from eventplanner.screens.exchange.import_table import LISTED, SKIP, FileImport
from eventplanner.screens.exchange.source_line import SourceLine
from eventplanner.screens.exchange.typed_path import path_of
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import calendar_import, import_files
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.record_list import RecordList

DATES = (*import_files.TABLES, ".ics", ".ical", ".json")
"""Endings of the names of files that hold events, or dates of others."""
REST = 0.15
"""Seconds that nothing more has to be typed before the preview is made anew."""


class ImportDialog(Dialog[Change | None]):
    """Shows what an import would do before it does it; answers with the change."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    ImportDialog {
        & > Panel { width: 112; max-width: 100%; height: auto; background: $background; padding: 0 2; }
        &.-read > Panel { height: 90%; }
        &.-narrow > Panel { padding: 0 1; }
        &.-narrow.-read > Panel { height: 100%; }
        & #path { height: 1; }
        & #path Static { width: 18; color: $muted; }
        & #path SourceLine { width: 1fr; }
        & #said { height: auto; max-height: 6; margin: 1 0; color: $muted; }
        & #plan { display: none; height: 1fr; }
        &.-read #plan { display: block; }
        & #columns { width: 44; height: 1fr; }
        & #columns Form { height: 1fr; }
        & RecordList { width: 1fr; margin-left: 2; }
        &.-narrow #said { margin: 0 0 1 0; max-height: 4; }
        &.-narrow #plan { layout: vertical; }
        &.-narrow #columns { width: 1fr; height: 7; }
        & #reason { display: none; height: auto; max-height: 3; margin-top: 1; color: $amber; }
        &.-narrow #reason { margin: 0; }
        &.-narrow RecordList { margin: 1 0 0 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Import"), id="import.save", tooltip=N_("Do what the preview says")),
        Binding("escape", "leave", N_("Close"), id="import.leave"),
    ]

    def __init__(
        self,
        desk: Desk,
        reader: Callable[[Planner, Path | bytes], FileImport] | None = None,
        what: str = "",
        endings: Collection[str] = DATES,
    ) -> None:
        """Whatever the file is, unless a page reads files of its own; `what` says of which kind, by `endings`."""
        super().__init__()
        self.desk = desk
        self._reader = reader or read
        self._what = what
        self._endings = endings
        self._offered: Path | None = None
        """The newest file that may be meant, which enter takes while none is named."""
        self._pasted: bytes | None = None
        """The table that was pasted in place of a file."""
        self._importing: FileImport | None = None
        """What was read, and what would become of it."""
        self._agreed: Mapping[str, str] | None = None
        """What the form said when the preview was made; None while there is none that may be carried out."""

    def compose(self) -> ComposeResult:
        with Panel(_("Import"), _("enter reads the file · ctrl+s imports · esc closes")):
            with Horizontal(id="path"):
                yield Static(_("File"), markup=False)
                usual = _("~/events.csv or .xlsx, ~/school.ics, conferences.json")
                yield SourceLine(placeholder=_("~/list.csv or .xlsx") if self._what else usual)
            usual = _("A table of events, a calendar, or a list of conferences; what it is, is found out.")
            pasted = _("A table can be pasted here as well.")
            yield Static(f"{self._what or usual} {pasted}", id="said", markup=False)
            with Horizontal(id="plan"):
                yield Vertical(id="columns")
                yield RecordList[ImportedRow](columns([]))
            yield Static(id="reason")

    def on_mount(self) -> None:
        self.query_one(SourceLine).focus()
        self._offer()

    @work(group="offer")
    async def _offer(self) -> None:
        """Names the newest file in the empty line."""
        self._offered = await asyncio.to_thread(import_files.newest_file, self.desk.planner, self._endings)
        if self._offered:
            newest = _("enter takes the newest: {file}").format(file=clean_line(self._offered.name))
            self.query_one(SourceLine).placeholder = newest

    @on(Input.Submitted, "#path SourceLine")
    def read_file(self, event: Input.Submitted) -> None:
        event.stop()
        named = self.query_one(SourceLine)
        if self._offered and not named.value.strip():
            named.value = str(self._offered)
        if named.value.strip():
            self._read()
        else:
            self._say(line(_("Name a file, or paste a table.")))

    @on(SourceLine.Pasted)
    def read_pasted(self, event: SourceLine.Pasted) -> None:
        """A table copied out of a spreadsheet or a mail; the file itself may be on another machine."""
        event.stop()
        self._pasted = event.text.encode()
        self.query_one(SourceLine).value = _pasted_words()
        self._read()

    @on(Form.Edited)
    def read_again(self, event: Form.Edited) -> None:
        """Another answer means another plan."""
        event.stop()
        if self._importing and event.name not in self._importing.INERT:
            self._plan_again(self._importing, self._answers)

    @on(Form.Saved)
    def action_save(self) -> None:
        if is_writing(self):
            return
        if self._importing is None or self._importing.source != self._source:
            self._read()
        else:
            self._carry_out(self._importing, self.query_one(Form).texts()[SKIP])

    @work(exclusive=True, group="preview")
    async def _read(self) -> None:
        source = self._source
        self._say(line(_("Reading {path} …").format(path=source if isinstance(source, Path) else _pasted_words())))
        try:
            importing = await asyncio.to_thread(self._reader, self.desk.planner, source)
        except PlannerError as error:
            self._refuse(error)
        else:
            await self._show(importing)
            if isinstance(source, Path):
                await asyncio.to_thread(session.keep_import_folder, self.desk.planner, source.parent)

    @work(exclusive=True, group="preview")
    async def _plan_again(self, importing: FileImport, answers: Mapping[str, str]) -> None:
        await asyncio.sleep(REST)
        try:
            importing = await asyncio.to_thread(importing.again, self.desk.planner, answers)
        except PlannerError as error:
            self._refuse(error)
        else:
            await self._show(importing)

    async def _show(self, importing: FileImport) -> None:
        before, self._importing = self._importing, importing
        self._say(importing.found())
        if before is None or not importing.asks_as(before):
            await self._ask(importing)
        self.query_one(Form).say({}, importing.notices())
        listed = self.query_one(RecordList)
        listed.set_columns(columns(importing.rows))
        listed.show(Fixed(importing.rows), 0)
        self._agreed = self._answers

    async def _ask(self, importing: FileImport) -> None:
        place = self.query_one("#columns", Vertical)
        await place.remove_children()
        form = Form(importing.fields(), _("Import"))
        await place.mount(form)
        with self.prevent(Form.Edited):
            form.fill(importing.texts())
        self.add_class("-read")
        form.go(importing.begins_at)

    @on(RecordList.Highlighted)
    def show_reason(self, message: RecordList.Highlighted) -> None:
        """All of what the list may have to cut."""
        message.stop()
        row: ImportedRow | None = message.record
        reason = self.query_one("#reason", Static)
        reason.display = row is not None and row.outcome in (Outcome.REJECTED, Outcome.UPDATED)
        if row is not None:
            reason.update(line(_("line {n}: {reason}").format(n=row.id, reason=row.about)))

    @work(group="write")
    async def _carry_out(self, importing: FileImport, skip: str) -> None:
        self._stop_reading()
        try:
            if self._agreed != (answers := self._answers):
                # Saved faster than the preview could follow.
                importing = await asyncio.to_thread(importing.again, self.desk.planner, answers)
                await self._show(importing)
            self._say(line(importing.writes()))
            change: Change | None = await self.desk.write(_import, importing, skip)
        except PlannerError as error:
            self._refuse(error)
        else:
            if change is None:
                nothing = _("All of it is in the plan already.") if importing.rows else _("Nothing was imported.")
                self.notify(nothing)
            if skip and skip != LISTED:
                await self._offer_rejects(importing)
            self.dismiss(change)

    async def _offer_rejects(self, importing: FileImport) -> None:
        """Says what was left out, and saves it where that is wanted."""
        rejected = importing.preview.result.rejected
        if not rejected:
            return
        self._say(importing.found())
        left = words(counted("{n} line was left out.", "{n} lines were left out.", len(rejected)))
        path = import_files.rejects_file(self.desk.planner, importing.source)
        text = _("They can be kept, with the reasons, in {path}.").format(path=path)
        if await self.app.push_screen_wait(Question(left, text, _("Save them"))):
            try:
                await asyncio.to_thread(importing.save_rejects, self.desk.planner)
            except PlannerError as error:
                self.notify(words(error.message), severity="error", markup=False)

    @property
    def _answers(self) -> dict[str, str]:
        """What the form says of what the preview depends on."""
        inert = self._importing.INERT if self._importing else frozenset()
        return {name: text for form in self.query(Form) for name, text in form.texts().items() if name not in inert}

    @property
    def _source(self) -> Path | bytes:
        """The file that is named, or what was pasted in its place."""
        named = self.query_one(SourceLine).value
        return self._pasted if self._pasted is not None and named == _pasted_words() else path_of(named)

    def action_leave(self) -> None:
        if form := next(iter(self.query(Form)), None):
            form.leave()
        else:
            self.leave()

    @on(Form.Left)
    def leave(self) -> None:
        if not is_writing(self):
            self._stop_reading()
            self.dismiss(None)

    def _stop_reading(self) -> None:
        """Nothing that was asked for before is to be shown any more."""
        self.workers.cancel_group(self, "preview")

    def _refuse(self, error: PlannerError) -> None:
        self._agreed = None
        self._say(Content.styled(line(words(error.message)).plain, "$red"))

    def _say(self, content: Content) -> None:
        self.query_one("#said", Static).update(content)


def read(planner: Planner, source: Path | bytes) -> FileImport:
    """Whatever the file is; runs in a thread. Raises PlannerError."""
    return read_dates(planner, source) if calendar_import.recognises(source) else events_reader()(planner, source)


def _pasted_words() -> str:
    """Stands in the line of the file where a table was pasted."""
    return _("(pasted table)")


def _import(planner: Planner, importing: FileImport, skip: str) -> Change | None:
    return importing.carry_out(planner, skip)
