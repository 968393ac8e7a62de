"""The panels of pages that show money: lines with their sums, why they are over, and what is due."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import Static

from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.dues import AmountDue
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.budget.columns import due_columns, due_party
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel
from eventplanner.widgets.lists.sum_lines import SumLines

ENTRIES_PANEL = PanelSpec("entries", ENTRY, N_("Entries"),
    N_("Orders, invoices and payments of the line above."), N_("invoice 8812 $1.550.000 due 12 mar"))  # fmt: skip


class BudgetLinesPanel(RecordPanel):
    """The lines of a budget, and under them their sums."""

    def __init__(self, id: str) -> None:
        super().__init__(
            BUDGET_LINE,
            (),
            title=_("Budget"),
            purpose=_("What it will cost and bring: planned, ordered, invoiced and paid."),
            example=_("expense Catering 6.500 per attendee @La Mesa"),
            id=id,
        )
        self.sums = SumLines(self.records)
        self.records.sorts = lambda row: row.line is not None and row.depth > 0

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.sums


_WORDS = re.compile(r"\S+\s*|\s+")
_LONGEST = 4
"""Lines of why something is over; there are entries to be seen as well."""


class WhyLines(Lines, can_focus=False):
    """A few lines: how much is over, why, and what could be done; none where nothing is."""

    DEFAULT_CSS: ClassVar[str] = "WhyLines { height: auto; padding: 0 2; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self._said = rows
        self._fit()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        return [part for row in self._said for part in folded(row, width)][:_LONGEST]

    def on_resize(self) -> None:
        super().on_resize()
        self._fit()

    def _fit(self) -> None:
        self.styles.height = len(self.rows(self.size.width or _UNKNOWN, 0))
        self.redraw()
        self.refresh()


_UNKNOWN = 70
"""Cells of a line before the page was laid out."""


def folded(row: Row, width: int) -> list[Row]:
    """Wraps a row between words."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for text, spec in row:
        for word in _WORDS.findall(text):
            if used and used + cell_len(word.rstrip()) > width:
                lines.append([])
                used = 0
            lines[-1].append((word, spec))
            used += cell_len(word)
    return list(lines)


class DuesPanel(Panel, can_focus=False):
    """Open payables and receivables, by day."""

    DEFAULT_CSS: ClassVar[str] = """
    DuesPanel RecordList { height: 1fr; }
    DuesPanel .nothing { display: none; color: $muted; }
    DuesPanel.-empty .nothing { display: block; }
    DuesPanel.-empty RecordList { height: 0; }
    """

    def __init__(self, id: str) -> None:
        super().__init__(_("Due"), id=id)
        self.records: RecordList[AmountDue] = RecordList(())

    def compose(self) -> ComposeResult:
        yield self.records
        yield Static(_("Nothing is open."), classes="nothing", markup=False)

    @property
    def has_keys(self) -> bool:
        """True if the panel has the focus."""
        return self.records.has_focus

    @property
    def record(self) -> AmountDue | None:
        """Open amount under the cursor."""
        return self.records.record if not self.has_class("-empty") else None

    @property
    def chosen(self) -> list[AmountDue]:
        """Marked amounts, or else the one under the cursor."""
        marked = [due for due in self._dues if due.id in self.records.marks]
        return marked or ([self.record] if self.record is not None else [])

    _dues: Sequence[AmountDue] = ()

    def show(self, data: EventBudget) -> None:
        """Shows the open amounts of one event."""
        self.show_dues(data.dues, data.today, lambda due: due_party(due, data.names, data.people), data.currency)

    def show_dues(
        self,
        dues: Sequence[AmountDue],
        today: date,
        names: Callable[[AmountDue], str],
        currency: str,
        titles: Callable[[AmountDue], str] | None = None,
    ) -> None:
        """Shows any open amounts; `titles` are those of their events where there are several."""
        self._dues = dues
        self.set_class(not dues, "-empty")
        is_taxed = any(due.gross != due.amount or due.line.vat for due in dues)
        self.records.set_columns(due_columns(today, names, titles, is_taxed=is_taxed))
        if gone := self.records.marks - {due.id for due in dues}:
            self.records.set_marks(self.records.marks - gone)
        self.records.show(Fixed(dues), min(self.records.cursor, max(0, len(dues) - 1)))
        self.set_counts(_counted(dues, currency))


def _counted(dues: Sequence[AmountDue], currency: str) -> str:
    """How much is to be paid in all, and the key that does it."""
    if not dues:
        return ""
    to_pay = sum(due.base or 0 for due in dues if not due.is_income)
    said = _("to be paid {amount}").format(amount=formats.money(Money(to_pay, currency)))
    return f"{said} · x {_('paid')}"
