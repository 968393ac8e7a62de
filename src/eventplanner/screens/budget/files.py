"""Budgets written into a file, and taken out of one, from the pages of money."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from eventplanner.domain.base.text import fold
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.import_subjects import budget_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.services.budget import budget_export

_LONGEST = 40


class BudgetFiles(FileActions):
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

    @property
    def proposed_file(self) -> str:
        about = self.page.event.title if self.page.event else str(self.page.year_shown or "")
        plain = "-".join(fold(about).split())
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
        return partial(save, self.page.desk.planner, event_id=self.page.event_id, year=self.page.year_shown)

    def reader(self) -> tuple[Callable[..., Any], str]:
        said = _("A budget as people keep it: what, how much; header and totals rows are found out.")
        return budget_reader(self.page.event_id, self.page.year_shown), said
