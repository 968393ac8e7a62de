"""What all pages of money can do: write files, take them in, say how a category is watched."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from eventplanner.domain.base.text import fold
from eventplanner.domain.budget.decisions import CATEGORY_RULE
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.import_budget import BudgetImport
from eventplanner.screens.records.dialogs import record_form
from eventplanner.screens.records.files_in_out import FilesInOut
from eventplanner.services.budget import budget, budget_export

_LONGEST = 40


class BudgetFiles(FilesInOut):
    """Budgets as files, in and out."""

    ENDINGS = {
        ".xlsx": N_("a workbook with formulas and a chart"),
        ".html": N_("a page to print, with charts"),
        ".md": N_("text with tables"),
        ".csv": N_("tables for a spreadsheet"),
        ".json": N_("for scripts"),
    }

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("budget.export", "E", "export", N_("Export"), N_("What a head of department reads, as a file")),
        Action("budget.import", "i", "import", N_("Import"), N_("A budget out of a spreadsheet"), show=False,
               writes=True),
    )  # fmt: skip

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
        there = await asyncio.to_thread(budget.rule_of, self.desk.planner, category)
        draft = there or CATEGORY_RULE.blank(None, {"category": category})
        form = await record_form(self.desk, CATEGORY_RULE, draft, new=there is None)
        self.tell_done(await self.app.push_screen_wait(form))

    @property
    def proposed_file(self) -> str:
        plain = "-".join(fold(self.file_name).split())
        name = "".join(c for c in plain if c.isalnum() or c == "-")[:_LONGEST]
        return f"~/{fold(_('budget'))}-{name}.xlsx"

    @property
    def files_hint(self) -> str:
        return _("a file: .xlsx, .html, .md, .csv or .json")

    @property
    def endings_said(self) -> str:
        return _("Its ending says what is written: .xlsx, .html, .md, .csv or .json.")

    def writer(self) -> Callable[[str, Path], object]:
        save = budget_export.save_budget
        return partial(save, self.desk.planner, event_id=self.event_id, year=self.year_shown)

    def reader(self) -> tuple[Callable[..., Any], str]:
        said = _("A budget as people keep it: what, how much; header and totals rows are found out.")
        return BudgetImport.reader(self.event_id, self.year_shown), said
