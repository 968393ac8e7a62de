"""Actions on the money of a year: on lines of no event, envelopes, sponsors, rates and what is due."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import ENVELOPE
from eventplanner.domain.budget.dues import first_parts
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.budget.year_budget import EnvelopeRow, SponsorRow
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import background
from eventplanner.screens.budget import rate_actions
from eventplanner.screens.budget import year_columns as shown
from eventplanner.screens.budget.watching import watch_category
from eventplanner.screens.budget.year_columns import ShareRow
from eventplanner.screens.budget.year_money_page import YearMoneyPage
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.budget import budget_lines, entries
from eventplanner.services.records import records
from eventplanner.widgets.lists.record_panel import RecordPanel


class YearMoneyActions(RecordActions):
    """Acts on the list of the view, or the one below it."""

    page: YearMoneyPage
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("view.next", "greater_than_sign", "step_view(1)", N_("Next view"), N_("Events, due, sponsors …")),
        Action("view.before", "less_than_sign", "step_view(-1)", N_("View before"), show=False),
        Action("budget.later", "plus", "step_year(1)", N_("Next year"), show=False),
        Action("budget.earlier", "minus", "step_year(-1)", N_("Year before"), show=False),
        Action("budget.pay", "x", "pay", N_("Paid"), N_("What is due is paid; what was promised is done"),
               needs="can_pay", writes=True),
    )  # fmt: skip

    @property
    def panels(self) -> list[RecordPanel]:
        return [panel for panel in super().panels if self.page.is_seen(panel)]

    @property
    def panel(self) -> RecordPanel | None:
        if self.page.view in shown.SHARES or (self.page.view == shown.DUES):
            return None
        return super().panel

    def record_of(self, row: Any) -> Any:
        match row:
            case EnvelopeRow():
                return row.record
            case SponsorRow():
                return row.line
        return row

    @property
    def under_cursor(self) -> Any:
        """The first of those that are marked, where some are."""
        return next(iter(self.chosen), None)

    def meant(self, kind: Kind[Any], base: Any, text: str) -> tuple[Kind[Any], Any]:
        return rate_actions.meant(self.page.desk, kind, base, text)

    def blank(self, kind: Kind[Any]) -> Any:
        if kind is BUDGET_LINE:
            return revised(budget_lines.blank(self.page.desk.settings, None), year=self.page.year)
        if kind is ENVELOPE:
            return ENVELOPE.blank(None, {"year": self.page.year})
        if kind in (ENTRY, BENEFIT) and (line := self.page.line) is not None:
            return entries.blank(line, self.page.desk.day) if kind is ENTRY else BENEFIT.blank(line.id)
        if kind is RATE:
            return rate_actions.blank_rate(self.page.desk)
        return super().blank(kind)

    def line_texts(self, kind: Kind[Any], line: str) -> Mapping[str, str]:
        texts = super().line_texts(kind, line)
        # The year that is shown is meant, not the one that it is.
        if (
            kind is ENVELOPE
            and texts.get("year") == str(self.page.desk.day.year)
            and str(self.page.desk.day.year) not in line
        ):
            return {**texts, "year": str(self.page.year)}
        return texts

    @property
    def can_add(self) -> bool:
        if self.page.reads_detail or self.page.view in shown.SHARES:
            return not self.page.reads_detail
        return self.panel is not None and self._takes_benefits

    @property
    def can_add_form(self) -> bool:
        return not self.page.reads_detail and self.panel is not None and self._takes_benefits

    @property
    def _takes_benefits(self) -> bool:
        """Of a sponsor nothing but what was promised is added here."""
        if self.page.view != shown.SPONSORS:
            return True
        return self.panel is not None and self.panel.kind is BENEFIT and self.page.line is not None

    @property
    def can_edit(self) -> bool:
        if self.panel is None:
            return not self.page.reads_detail and self.category is not None
        return self.can_delete

    @property
    def can_delete(self) -> bool:
        return not self.page.reads_detail and self.has_rows

    @property
    def can_duplicate(self) -> bool:
        return self.can_delete and self._takes_benefits

    can_copy = can_delete

    @property
    def can_pay(self) -> bool:
        if self.page.reads_detail:
            return False
        if self.page.view == shown.DUES:
            return self.page.dues.record is not None
        return self.panel is not None and self.panel.kind in (ENTRY, BENEFIT) and bool(self.chosen)

    @property
    def category(self) -> str | None:
        """The one under the cursor, in the view of categories."""
        row = self.page.shares.record
        if self.page.view != shown.CATEGORIES or not isinstance(row, ShareRow) or row.share is None:
            return None
        return row.share.name

    def action_step_view(self, step: int) -> None:
        views = list(shown.NAMES)
        self.turn(views[(views.index(self.page.view) + step) % len(views)])

    def turn(self, view: str) -> None:
        self.page.view = view
        self.page.remove_class("-detail")
        self.page.set_focus(None)
        self.page.reload_view()

    def action_step_year(self, step: int) -> None:
        self.page.year += step
        self.page.what_if.forget_ideas()
        self.page.reload()

    def action_add(self, text: str = "") -> None:
        """Adds a record; in a view of sums, a line outside events."""
        if self.page.view in shown.SHARES:
            self.turn(shown.OTHER)
            self._add_to_other(text)
        else:
            super().action_add(text)

    @background()
    async def _add_to_other(self, text: str) -> None:
        """Open the line once the list that it adds to is laid out."""
        await self.page.has_data.wait()
        await self.page.wait_for_refresh()
        super().action_add(text)

    def action_pay(self) -> None:
        if self.page.view == shown.DUES:
            self.page.carry_out(entries.pay, self.page.dues.chosen)
            return
        panel, chosen, data = self.panel, self.chosen, self.page.loaded
        if panel is None or not chosen or data is None:
            return
        if panel.kind is BENEFIT:
            self.page.carry_out(records.set_values, BENEFIT, chosen, {"done": not chosen[0].done})
            return
        found = first_parts(data.year.dues, {each.id for each in chosen})
        if found:
            self.page.carry_out(entries.pay, found)
        else:
            self.page.tell(_("Nothing of it is due."))

    @background()
    async def action_edit(self) -> None:
        if self.page.only_looking:
            self.page.refuse()
        elif self.category is not None:
            await watch_category(self.page, self.category)
        elif (panel := self.panel) is not None and (record := self.under_cursor) is not None:
            await self.edit(panel.kind, record)
