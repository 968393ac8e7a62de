"""What all pages of money can do: write files, take them in, say how a category is watched."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from eventplanner.domain.budget_decisions import CATEGORY_RULE
from eventplanner.domain.errors import PlannerError
from eventplanner.domain.text import fold
from eventplanner.i18n.catalogue import N_, _, language
from eventplanner.screens import dialogs_asked
from eventplanner.screens.import_budget import BudgetImport
from eventplanner.screens.import_dialog import ImportDialog
from eventplanner.screens.record_verbs import RecordVerbs
from eventplanner.services import budget, budget_export
from eventplanner.widgets.asking import Asking
from eventplanner.widgets.quick_input import Reading

ENDINGS = {
    ".xlsx": N_("a workbook with formulas and a chart"),
    ".html": N_("a page to print, with charts"),
    ".md": N_("text with tables"),
    ".csv": N_("tables for a spreadsheet"),
    ".json": N_("for scripts"),
}
_LONGEST = 40


class BudgetFiles(RecordVerbs):
    """The ending of the file says in which form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "E", "export", N_("Export"), id="budget.export", tooltip=N_("What a head of department reads, as a file")
        ),
        Binding(
            "i", "import", N_("Import"), id="budget.import", show=False, tooltip=N_("A budget out of a spreadsheet")
        ),
    ]

    # What a page says of itself.

    @property
    def year_shown(self) -> int | None:
        """The year that the file is about; None on a page of an event."""
        return None

    @property
    def file_name(self) -> str:
        """What the file is about, in a few words."""
        return ""

    async def watch_category(self, category: str) -> None:
        """The form of what happens where a category goes over its plan; in a worker."""
        self.desk.expect_writing()
        there = budget.rule_of(self.desk.planner, category)
        draft = there or CATEGORY_RULE.blank(None, {"category": category})
        form = dialogs_asked.record_form(self.desk, CATEGORY_RULE, draft, new=there is None)
        self.tell_done(await self.app.push_screen_wait(form))

    @work
    async def action_import(self) -> None:
        """Show what would come of it first."""
        if self.only_looking:
            self.refuse()
            return
        self.desk.expect_writing()
        reader = BudgetImport.reader(self.event_id, self.year_shown)
        said = _("A budget as people keep it: what, how much; header and totals rows are found out.")
        self.tell_done(await self.app.push_screen_wait(ImportDialog(self.desk, reader, said)))

    def action_export(self, text: str = "") -> None:
        """Ask for a file."""
        self._last = self.panel
        plain = "-".join(fold(self.file_name).split())
        name = "".join(c for c in plain if c.isalnum() or c == "-")[:_LONGEST]
        proposed = f"~/{fold(_('budget'))}-{name}.xlsx"
        hint = _("a file: .xlsx, .html, .md, .csv or .json")
        self.query_one(Asking).open("E", _read_path, hint, self._write, text=text or proposed)

    def _write(self, text: str) -> str | None:
        if not text.strip():
            return None
        if _path(text).suffix.lower() not in ENDINGS:
            return _("Its ending says what is written: .xlsx, .html, .md, .csv or .json.")
        self._save(text)
        return None

    @work(group="write")
    async def _save(self, text: str) -> None:
        """In a thread; where it cannot be written the line is there again."""
        path = _path(text)
        form = path.suffix.lower().removeprefix(".")
        if form == "csv" and language() == "es":
            form = "csv-es"
        planner, event, year = self.desk.planner, self.event_id, self.year_shown
        try:
            await asyncio.to_thread(budget_export.save_budget, planner, form, path, event_id=event, year=year)
        except PlannerError as error:
            self.action_export(text)
            self.complain(error)
        else:
            self.tell(_("Written to {path}.").format(path=path))


def _read_path(text: str) -> Reading:
    if (said := ENDINGS.get(_path(text).suffix.lower())) is None:
        return Reading((), [(_("a file: .xlsx, .html, .md, .csv or .json"), "red")])
    return Reading((), [(_(said), "sky"), (str(_path(text)), "")])


def _path(text: str) -> Path:
    """As a shell would take it, but for a home that is nowhere."""
    with suppress(RuntimeError):
        return Path(text.strip()).expanduser()
    return Path(text.strip())
