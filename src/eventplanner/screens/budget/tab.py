"""The Budget tab of an event: lines, their entries, why they are over, what is due, cash and rates."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import counted
from eventplanner.domain.budget.causes import excess
from eventplanner.domain.budget.checks import Check, checks
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.events.events import Event
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.budget import cash as cash_columns
from eventplanner.screens.budget import columns as line_columns
from eventplanner.screens.budget.amounts import legend
from eventplanner.screens.budget.columns import BudgetRow
from eventplanner.screens.budget.event_money_actions import EventMoneyActions
from eventplanner.screens.budget.files import BudgetFiles
from eventplanner.screens.budget.panels import ENTRIES_PANEL, BudgetLinesPanel, DuesPanel, WhyLines
from eventplanner.screens.budget.plan_actions import APPROVED, PlanActions
from eventplanner.screens.budget.rate_actions import RateActions
from eventplanner.screens.events.event_page import EventPage
from eventplanner.services.budget import budget
from eventplanner.widgets.charts.cash_chart import CashChart
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.forms.cell_input import CellInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel


class EventBudgetScreen(EventPage):
    """The list of lines decides what the panels below it are about."""

    WIDGETS = (CellInput, RecordList)
    TAB = "event_budget"
    files = Held(BudgetFiles)
    records = Held(EventMoneyActions)
    plan = Held(PlanActions)
    rates = Held(RateActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | frozenset(
        {
            *("budget_line", "entry", "transfer", "approval", "amendment", "rate", "headcount", "registration"),
            *("organisation", "category_rule", "setting", "benefit"),
        }
    )
    DEFAULT_CSS = """
    EventBudgetScreen {
        & #money { height: 1fr; }
        & #lines { height: 1fr; min-height: 9; layers: base above; }
        & #below { height: 1fr; }
        & #left { width: 2fr; height: 1fr; }
        & #entries { height: 3fr; }
        & #dues { height: 2fr; }
        & #cash { width: 1fr; max-width: 46; height: 1fr; }
        & #cash CashChart { margin-bottom: 1; }
        &.-bare #below { display: none; }
        &.-narrow #cash, &.-narrow #dues { display: none; }
        &.-narrow #lines { height: 5fr; }
        &.-narrow #below { height: 3fr; layout: vertical; }
        &.-narrow #left { width: 1fr; }
        &.-narrow.-detail #lines, &.-narrow.-detail #left { display: none; }
        &.-narrow.-detail #cash { display: block; width: 1fr; max-width: 100%; }
        &.-narrow.-dues #entries { display: none; }
        &.-narrow.-dues #dues { display: block; height: 1fr; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("detail", "z", "detail", N_("Cash"), N_("Cash, rates and attendance; or what is due"), show=False),
    )  # fmt: skip
    lines = query_one("#lines", BudgetLinesPanel)
    entries_panel = query_one("#entries", RecordPanel)
    dues = query_one("#dues", DuesPanel)
    cash = query_one("#cash", Panel)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._checks: Sequence[Check] = ()
        """Figures that do not add up."""
        self._over: frozenset[str] | None = None
        """Categories that were over when the page was shown last; None before it was."""

    def tab_body(self) -> ComposeResult:
        with Vertical(id="money"):
            yield BudgetLinesPanel(id="lines")
            with Horizontal(id="below"):
                with Vertical(id="left"):
                    yield ENTRIES_PANEL.panel()
                    yield WhyLines(id="why")
                    yield DuesPanel(id="dues")
                with Panel(_("Cash (gross) and rates"), id="cash"):
                    yield CashChart()
                    yield Detail()

    # What is shown.

    def load_tab(self, event: Event) -> EventBudget:
        return budget.of_event(self.desk.planner, event)

    def show_tab(self, data: EventBudget) -> None:
        self.records.budget = data
        self.rates.missing = data.without_rate
        self._checks = checks(data)
        wide = self.app.size.width >= NARROW
        in_scale = line_columns.budget_scale(
            data, wide=wide, currency="" if self.plan.view == APPROVED else self.plan.view
        )
        columns = line_columns.budget_columns(in_scale, wide=wide, approved=self.plan.view == APPROVED)
        self.set_class(not data.lines, "-bare")
        self.lines.records.set_columns(columns)
        self.lines.sums.show(line_columns.sum_rows(data) if data.lines else ())
        odd = sum(not check.is_late for check in self._checks)
        said = words(counted("{n} thing does not add up", "{n} things do not add up", odd)) if odd else ""
        self.lines.set_title(" · ".join(filter(None, [_("Budget"), said])))
        self.lines.set_counts(legend(in_scale, is_gross=data.is_gross) if data.lines else "")
        self.records.show_rows(self.lines, line_columns.budget_rows(data))
        self.entries_panel.records.set_columns(line_columns.entry_columns(data, wide=wide))
        self._show_entries()
        self.dues.show(data)
        self.query_one(CashChart).show(cash_columns.of_event(data))
        self.query_one("#cash Detail", Detail).show(cash_columns.assumptions(data))
        self._warn(data)

    def _warn(self, data: EventBudget) -> None:
        """A category that went over while one looked on is told at once."""
        over = frozenset(row.category for row in data.categories if row.figures.is_over)
        before = over if self._over is None else self._over
        if new := [row for row in data.categories if row.category in over - before]:
            amount = formats.money(Money(excess(new[0].figures), data.currency))
            name = labels.category(new[0].category)
            said = _("{category} is {amount} over its plan now.").format(category=name, amount=amount)
            self.notify(said, severity="warning", markup=False)
        self._over = over

    def _show_entries(self) -> None:
        """Of the line under the cursor, or of all lines of the category."""
        data, row = self.records.budget, self.records.row
        if data is None:
            return
        found: Sequence[Entry] = ()
        if row is not None and row.of is not None:
            lines = [row.line] if row.line is not None else [each.line for each in getattr(row.of, "lines", ())]
            found = [each for line in lines for each in data.of_line(line)]
        self.entries_panel.set_title(row.name.split(": ", 1)[-1] if row else _("Entries"))
        self.entries_panel.set_counts(self._exact(data, row) if self.has_class("-narrow") else _count(found))
        self.records.show_rows(self.entries_panel, found)
        self.query_one(WhyLines).show(line_columns.cause_rows(data, row, self._checks, can_move=not self.only_looking))

    def _exact(self, data: EventBudget, row: BudgetRow | None) -> str:
        """To the last unit, where the columns show them in thousands or millions."""
        if row is None or row.of is None:
            return ""
        planned, forecast = (Money(n, data.currency) for n in (row.figures.planned, row.figures.forecast))
        return _("plan {plan} · forecast {forecast}").format(
            plan=formats.money(planned), forecast=formats.money(forecast)
        )

    @on(RecordList.Highlighted)
    def show_highlighted(self, message: RecordList.Highlighted) -> None:
        if isinstance(message.record, BudgetRow):
            self._show_entries()
        self.refresh_bindings()

    def on_resize(self, _event: events.Resize) -> None:
        if self.records.budget is not None:
            self.show_tab(self.records.budget)

    @on(CellInput.Left)
    def give_keys_back(self) -> None:
        if self.focused is None or isinstance(self.focused, CellInput):
            self.lines.records.focus()

    def action_detail(self) -> None:
        """Wide, all is there; narrow, what is due and then cash take the place of the rest."""
        if not self.has_class("-narrow"):
            return
        if self.records.reads_detail:
            self.remove_class("-detail")
            self.lines.records.focus()
        elif self.has_class("-dues"):
            self.remove_class("-dues")
            self.add_class("-detail")
            self.query_one("#cash Detail").focus()
        else:
            self.add_class("-dues")
            self.dues.records.focus()
        self.refresh_bindings()

    def action_back(self) -> None:
        """First back to the lines."""
        if self.has_class("-narrow") and (self.has_class("-detail") or self.has_class("-dues")):
            self.remove_class("-detail", "-dues")
            self.lines.records.focus()
            self.refresh_bindings()
        else:
            super().action_back()


def _count(found: Sequence[Entry]) -> str:
    return formats.number(len(found)) if found else ""
