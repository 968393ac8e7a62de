"""Events from a spreadsheet: which file, what its columns are about, what would happen, and doing it."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from eventplanner.domain.changes import Change
from eventplanner.domain.errors import PlannerError
from eventplanner.domain.event_columns import HEADINGS, LEFT_OUT
from eventplanner.domain.import_preview import ImportPreview, Outcome
from eventplanner.domain.listing import Fixed
from eventplanner.domain.text import counted
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, language, words
from eventplanner.screens.desk import Desk
from eventplanner.screens.form_screen import is_writing
from eventplanner.services import exchange
from eventplanner.services.planner import Planner
from eventplanner.widgets.columns import Cell, Column
from eventplanner.widgets.fields import Field, LineInput
from eventplanner.widgets.form import Form
from eventplanner.widgets.panel import Panel
from eventplanner.widgets.record_list import RecordList
from eventplanner.widgets.shown import line

OUTCOMES = {
    Outcome.ADDED: (N_("new"), "green"),
    Outcome.UPDATED: (N_("changed"), "sky"),
    Outcome.UNCHANGED: (N_("the same"), "muted"),
    Outcome.REJECTED: (N_("bad"), "red"),
}
SKIP = "skip"
"""The field that says whether bad rows are left out."""
LISTED = "listed"
"""Bad rows are left out and written into a file beside the one that was read."""
SHEET = "sheet"
"""The field that says which sheet of a workbook is read."""
COLUMN = "column"
"""Begins the names of the fields that stand for columns."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One row of the file and what becomes of it."""

    id: int
    title: str
    outcome: Outcome
    about: str


class ImportDialog(ModalScreen[Change | None]):
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
        & #path LineInput { width: 1fr; }
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

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._preview: ImportPreview | None = None
        self._read_from: Path | None = None
        """The file that the preview is of."""

    def compose(self) -> ComposeResult:
        with Panel(_("Import events"), _("enter reads the file · ctrl+s imports · esc closes")):
            with Horizontal(id="path"):
                yield Static(_("File"), markup=False)
                yield LineInput(placeholder=_("~/events.csv, .tsv or .xlsx"))
            yield Static(_("Columns are found by their English or Spanish names."), id="said", markup=False)
            with Horizontal(id="plan"):
                yield Vertical(id="columns")
                yield RecordList[Coming](_columns([]))
            yield Static(id="reason")

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()

    @on(Input.Submitted, "#path LineInput")
    def read_file(self, event: Input.Submitted) -> None:
        event.stop()
        self._read({})

    @on(Form.Edited)
    def read_again(self, event: Form.Edited) -> None:
        """Another column means another plan, another sheet other columns."""
        texts = self.query_one(Form).texts()
        if event.name == SHEET:
            self._read({}, texts[SHEET])
        elif event.name != SKIP:
            header = self._preview.table.header if self._preview else ()
            mapping = {name: texts.get(f"{COLUMN}{n}", "") or LEFT_OUT for n, name in enumerate(header) if name}
            self._read(mapping, texts.get(SHEET))

    @on(Form.Saved)
    def action_save(self) -> None:
        if is_writing(self):
            return
        if self._preview is None or self._read_from != self._path:
            self._read({})
        else:
            self._carry_out(self._preview, self.query_one(Form).texts()[SKIP])

    @work(exclusive=True, group="preview")
    async def _read(self, mapping: dict[str, str], sheet: str | None = None) -> None:
        path = self._path
        self._say(line(_("Reading {path} …").format(path=path)))
        try:
            preview = await asyncio.to_thread(
                exchange.preview, self.desk.planner, path, mapping=mapping, sheet=sheet or None
            )
        except PlannerError as error:
            self._say(Content.styled(line(words(error.message)).plain, "$red"))
            return
        first = self._preview is None or not mapping
        self._preview, self._read_from = preview, path
        self._say(_found(preview))
        if first:
            await self._ask_for_columns(preview, SKIP if sheet is None else SHEET)
        rows, listed = list(_coming(preview)), self.query_one(RecordList)
        listed.set_columns(_columns(rows))
        listed.show(Fixed(rows), 0)

    @on(RecordList.Highlighted)
    def show_reason(self, message: RecordList.Highlighted) -> None:
        """All of what the list may have to cut."""
        message.stop()
        row: Coming | None = message.record
        reason = self.query_one("#reason", Static)
        reason.display = row is not None and row.outcome in (Outcome.REJECTED, Outcome.UPDATED)
        if row is not None:
            reason.update(line(_("line {n}: {reason}").format(n=row.id, reason=row.about)))

    async def _ask_for_columns(self, preview: ImportPreview, at: str) -> None:
        place = self.query_one("#columns", Vertical)
        await place.remove_children()
        form = Form(_fields(preview), _("Import"))
        await place.mount(form)
        with self.prevent(Form.Edited):
            columns = {f"{COLUMN}{n}": field for n, (_name, field) in enumerate(preview.columns)}
            form.fill(columns | {SHEET: preview.table.sheet})
        self.add_class("-read")
        form.go(at)

    @work(group="write")
    async def _carry_out(self, preview: ImportPreview, skip: str) -> None:
        n = preview.result.added + preview.result.updated
        self._say(line(_("Writing {n} events …").format(n=formats.number(n))))
        bad = {each.line: words(each.reason) for each in preview.result.rejected if each.reason}
        path = self._path
        try:
            if skip == LISTED and bad:
                beside = path.with_name(f"{path.stem}.rejects.csv")
                await asyncio.to_thread(exchange.save_rejects, preview, bad, beside)
            change: Change | None = await self.desk.write(_import, preview, bool(skip))
        except PlannerError as error:
            self._say(Content.styled(line(words(error.message)).plain, "$red"))
        else:
            if change is None:
                self.notify(_("All of it is in the plan already."))
            self.dismiss(change)

    @property
    def _path(self) -> Path:
        """The file that is named."""
        return _path(self.query_one("#path LineInput", LineInput).value)

    def action_leave(self) -> None:
        if form := next(iter(self.query(Form)), None):
            form.leave()
        else:
            self.dismiss(None)

    @on(Form.Left)
    def leave(self) -> None:
        if not is_writing(self):
            self.dismiss(None)

    def _say(self, content: Content) -> None:
        self.query_one("#said", Static).update(content)


def _path(text: str) -> Path:
    """As a shell would take it, but for a home that is nowhere."""
    with suppress(RuntimeError):
        return Path(text.strip()).expanduser()
    return Path(text.strip())


def _import(planner: Planner, preview: ImportPreview, skip_bad: bool) -> Any:
    return exchange.carry_out(planner, preview, skip_bad=skip_bad)[0]


def _columns(rows: Sequence[Coming]) -> list[Column[Coming]]:
    """As wide as what is in them, so that the reasons have the rest."""
    outcomes = max((cell_len(_(OUTCOMES[row.outcome][0])) for row in rows), default=9)
    titles = min(24, max((cell_len(row.title) for row in rows), default=14))
    title = Column[Coming](title=N_("title"), cell=lambda row: Cell(row.title), width=max(6, titles))
    return [
        Column(title=N_("line"), cell=lambda row: Cell(str(row.id), "muted"), width=5, right=True),
        Column(title="", cell=lambda row: Cell(_(OUTCOMES[row.outcome][0]), OUTCOMES[row.outcome][1]), width=outcomes),
        *([title] if titles else []),
        Column(title=N_("what"), cell=lambda row: Cell(row.about, "muted"), width=12, flex=1),
    ]


def _fields(preview: ImportPreview) -> list[Field]:
    """One for each column, and one for what becomes of bad rows."""
    called = {name: names.heading(HEADINGS[name][language() == "es"]) for name in HEADINGS}
    known = {field: called.get(field, names.heading(names.field(field))) for _name, field in preview.columns if field}
    choices = [("", _("(left out)")), *(called | known).items()]
    skip = [("", _("nothing is imported")), ("yes", _("left out")), (LISTED, _("left out, in a file"))]
    sheets = [(name, name) for name in preview.table.sheets]
    return [
        *([Field(name=SHEET, label=_("Sheet"), choices=sheets)] if len(sheets) > 1 else ()),
        Field(name=SKIP, label=_("Bad rows"), choices=skip),
        *(
            Field(name=f"{COLUMN}{n}", label=heading or _("column {n}").format(n=n + 1), choices=choices)
            for n, (heading, _field) in enumerate(preview.columns)
        ),
    ]


def _found(preview: ImportPreview) -> Content:
    """What the import would come to, and what was found out about the file."""
    result = preview.result
    bad = len(result.rejected)
    counts = [
        (Outcome.ADDED, result.added, counted("{n} new", "{n} new", result.added)),
        (Outcome.UPDATED, result.updated, counted("{n} changed", "{n} changed", result.updated)),
        (Outcome.UNCHANGED, result.unchanged, counted("{n} the same", "{n} the same", result.unchanged)),
        (Outcome.REJECTED, bad, counted("{n} bad", "{n} bad", bad)),
    ]
    parts = [(f"{words(said)}  ", f"${OUTCOMES[outcome][1]}") for outcome, n, said in counts if n]
    findings = [line(words(finding)) for finding in preview.findings]
    return Content("\n").join([Content.assemble(*parts), Content(" · ").join(findings)])


def _coming(preview: ImportPreview) -> Iterator[Coming]:
    """The rows, the bad ones first and then what changes something."""
    order = list(OUTCOMES)[::-1]
    for each in sorted(preview.lines, key=lambda each: (order.index(each.outcome) != 0, each.line)):
        if each.reason:
            about = words(each.reason)
        elif each.changed:
            about = ", ".join(names.field(name) for name in each.changed)
        else:
            about = formats.day_year(each.draft.start) if each.draft and each.draft.start else ""
        yield Coming(each.line, each.title, each.outcome, about)
