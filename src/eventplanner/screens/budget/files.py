"""Budgets written into a file, and taken out of one, from the pages of money."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.text import counted
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.export_spec import ExportFormat, ExportSpec, Texts, csv_formats, file_stem, writer
from eventplanner.screens.exchange.import_subjects import budget_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_export


class BudgetFiles(FileActions):
    """Budgets of an event or a year as files, in and out."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("budget.export", "E", "export", N_("Export"), N_("What a head of department reads, as a file")),
        Action("budget.import", "i", "import", N_("Import"), N_("A budget out of a spreadsheet"), show=False,
               writes=True),
    )  # fmt: skip

    def exports(self) -> ExportSpec:
        about = self.page.event.title if self.page.event else str(self.page.year_shown or "")
        return ExportSpec(
            title=_("Export the budget"),
            formats=[
                ExportFormat("xlsx", _("workbook with formulas and a chart (.xlsx)"), "xlsx"),
                ExportFormat("html", _("page to print, with charts (.html)"), "html"),
                ExportFormat("md", _("Markdown (.md)"), "md"),
                *csv_formats(),
                ExportFormat("json", _("JSON for scripts (.json)"), "json"),
            ],
            stem=lambda _texts: file_stem(_("budget"), about),
            preview=self._preview,
            write=writer(self._content),
        )

    def _preview(self, planner: Planner, _texts: Texts) -> Sequence[str]:
        summary = budget_export.summary(planner, event_id=self.page.event_id, year=self.page.year_shown)
        about = summary.title or _("the year {year}").format(year=summary.year)
        lines, entries = len(summary.lines), len(summary.entries)
        counts = [counted("{n} line", "{n} lines", lines), counted("{n} entry", "{n} entries", entries)]
        return [" · ".join([about, *map(words, counts)])]

    def _content(self, planner: Planner, texts: Texts) -> bytes:
        event_id, year = self.page.event_id, self.page.year_shown
        return budget_export.export_budget(planner, texts["format"], event_id=event_id, year=year)

    def reader(self) -> tuple[Callable[..., Any], str]:
        said = _("A budget as people keep it: what, how much; header and totals rows are found out.")
        return budget_reader(self.page.event_id, self.page.year_shown), said
