"""Actions on the budget of an event: on its lines, their entries, and what is due."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.budget.dues import first_parts
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind
from eventplanner.domain.budget.event_budget import CategoryRow, EventBudget
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import background
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.budget import columns as line_columns
from eventplanner.screens.budget import plan_cell, rate_actions
from eventplanner.screens.budget.columns import BudgetRow
from eventplanner.screens.budget.panels import BudgetLinesPanel, DuesPanel
from eventplanner.screens.budget.watching import watch_category
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.records.dialogs import record_form
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.budget import budget_lines, entries, taxes
from eventplanner.services.records import records
from eventplanner.widgets.forms.asking import ANSWER
from eventplanner.widgets.forms.cell_input import CellInput
from eventplanner.widgets.lists.record_panel import RecordPanel


class EventMoneyActions(RecordActions):
    """Acts on whichever panel has the keys."""

    page: EventPage
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("budget.edit", "e", "edit_cell", N_("Edit in place"), N_("The plan of the line, where it stands"),
               needs="can_edit_cell", writes=True),
        Action("record.edit", "enter", "edit", N_("Open"), N_("Everything that is said of it"), show=False,
               needs="can_edit", writes=True),
        Action("budget.pay", "x", "pay", N_("Paid"), N_("What is due is paid; a line is closed; a claim approved"),
               needs="can_pay", writes=True),
    )  # fmt: skip

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.budget: EventBudget | None = None
        """As it was read last."""

    @property
    def lines(self) -> BudgetLinesPanel:
        return self.page.query_one("#lines", BudgetLinesPanel)

    @property
    def entries_panel(self) -> RecordPanel:
        return self.page.query_one("#entries", RecordPanel)

    @property
    def dues(self) -> DuesPanel:
        return self.page.query_one("#dues", DuesPanel)

    @property
    def reads_detail(self) -> bool:
        """True while cash and rates replace everything else."""
        return self.page.has_class("-narrow") and self.page.has_class("-detail")

    @property
    def row(self) -> BudgetRow | None:
        """The line or category under the cursor."""
        found: BudgetRow | None = self.lines.record
        return found

    @property
    def line(self) -> BudgetLine | None:
        """The line under the cursor; of a category its first."""
        row = self.row
        if row is None or row.of is None:
            return None
        return row.line or next((each.line for each in getattr(row.of, "lines", ())), None)

    @property
    def panel(self) -> RecordPanel | None:
        if self.dues.has_keys:
            return None
        return super().panel

    def record_of(self, row: Any) -> Any:
        return row.line if isinstance(row, BudgetRow) else row

    @property
    def under_cursor(self) -> Any:
        """The first of those that are marked, where some are."""
        return next(iter(self.chosen), None)

    def meant(self, kind: Kind[Any], base: Any, text: str) -> tuple[Kind[Any], Any]:
        return rate_actions.meant(self.page.desk, kind, base, text)

    def blank(self, kind: Kind[Any]) -> Any:
        if kind is ENTRY and (line := self.line) is not None:
            return entries.blank(line, self.page.desk.day)
        if kind is RATE:
            return rate_actions.blank_rate(self.page.desk)
        if kind is BUDGET_LINE:
            return budget_lines.blank(self.page.desk.settings, self.page.event_id)
        return super().blank(kind)

    @property
    def can_add(self) -> bool:
        return not self.reads_detail

    @property
    def on_line(self) -> bool:
        """True if the cursor is on a record, and not on the sum of a category."""
        on_sum = self.panel is self.lines and self.row is not None and self.row.line is None
        return not self.reads_detail and not on_sum and self.has_rows

    @property
    def can_edit(self) -> bool:
        return not self.reads_detail and self.has_rows

    can_delete = on_line
    can_duplicate = on_line
    can_copy = on_line

    @property
    def has_lines(self) -> bool:
        return self.budget is not None and bool(self.budget.lines)

    @property
    def can_pay(self) -> bool:
        if self.reads_detail or not self.has_lines:
            return False
        return self.dues.record is not None if self.dues.has_keys else bool(self.chosen)

    @property
    def can_edit_cell(self) -> bool:
        return not self.reads_detail and self.has_lines and self.panel is not None and bool(self.chosen)

    def action_add(self, text: str = "") -> None:
        """An entry needs its line."""
        if self.panel is self.entries_panel and self.line is None:
            self.page.tell(_("Add a line first; entries stand on lines."))
        else:
            super().action_add(text)

    @background()
    async def action_edit(self) -> None:
        if self.page.only_looking:
            self.page.refuse()
        elif (panel := self.panel) is self.lines and self.row is not None and isinstance(self.row.of, CategoryRow):
            await watch_category(self.page, self.row.of.category)
        elif panel is not None and (chosen := self.chosen):
            await self.edit(panel.kind, chosen[0])

    async def edit(self, kind: Kind[Any], record: Any) -> None:
        """Of an entry what its kind is about."""
        self.page.desk.expect_writing()
        only = line_columns.FIELDS.get(record.kind, ()) if kind is ENTRY else ()
        form = await record_form(self.page.desk, kind, record, new=False, only=only)
        self.page.tell_done(await self.page.app.push_screen_wait(form))

    def action_edit_cell(self) -> None:
        """Write the plan of a line where it stands; of an entry everything is in its form."""
        row = self.row
        if self.panel is not self.lines or row is None or row.line is None:
            self.action_edit()
            return
        place = self.lines.records.place_of(line_columns.PLAN)
        if place is None:
            # The column is hidden.
            self.action_edit()
            return
        self.page.desk.expect_writing()
        # To the right edge, so that no half of another column stands beside it.
        x, y, _width = place
        self._open_cell(row.line, (x, y, self.lines.records.size.width - x))

    @background(group=ANSWER)
    async def _open_cell(self, line: BudgetLine, place: tuple[int, int, int]) -> None:
        """Opens the cell; keys that are typed meanwhile are meant for it."""
        try:
            texts = await asyncio.to_thread(records.texts, self.page.desk.planner, BUDGET_LINE, line)
        except PlannerError as error:
            self.page.complain(error)
        else:
            await self.lines.mount(CellInput(plan_cell.text_of(line, texts), place, partial(self._take, line)))

    async def _take(self, line: BudgetLine, text: str) -> str | None:
        """Takes the text of the cell: an amount, or one for each of something; behind `because`, the reason."""
        if not text.strip():
            return None
        try:
            texts = plan_cell.texts_of(line, text, taxes.rules(self.page.desk.settings))
        except Invalid as error:
            return reasons(error)
        if self.budget is not None and self.budget.approval and not texts.get("reason"):
            return _("The budget is approved: write why behind the amount, as in: 7.000 because the menu is dearer")
        return await self.page.attempt(budget_lines.set_amount, line, texts)

    def action_pay(self) -> None:
        """Pays an amount that is due, approves a claim that waits, closes a line or opens it again."""
        if self.budget is None:
            return
        if self.dues.has_keys:
            self.page.carry_out(entries.pay, self.dues.chosen)
            return
        chosen = self.chosen
        if self.panel is self.lines:
            lines = [each for each in chosen if isinstance(each, BudgetLine)]
            if lines:
                self.page.carry_out(budget_lines.close, lines, closed=not lines[0].closed)
            return
        found = first_parts(self.budget.dues, {each.id for each in chosen})
        claims = [each for each in chosen if each.kind is EntryKind.CLAIM and each.state is ClaimState.CLAIMED]
        if found:
            self.page.carry_out(entries.pay, found)
        elif claims:
            self.page.carry_out(entries.approve, claims)
        else:
            self.page.tell(_("Nothing of it is due."))
