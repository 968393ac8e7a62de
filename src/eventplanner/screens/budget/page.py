"""Main screen 4: whether the year's money lasts, and what can be done about it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.budget import year_columns as shown
from eventplanner.screens.budget.year_columns import ShareRow
from eventplanner.screens.budget.year_money_actions import YearMoneyActions
from eventplanner.screens.budget.year_money_page import YearMoneyPage
from eventplanner.widgets.chrome.view_tabs import ViewTabs
from eventplanner.widgets.lists.record_list import RecordList


class BudgetScreen(YearMoneyPage):
    """Page of a year's budget, with the keys of each view."""

    MODE = "budget"
    records = Held(YearMoneyActions)
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("budget.view", "v", "view", N_("Currency"), N_("The same in another currency"), show=False),
        Action("detail", "z", "detail", N_("Cash"), N_("Cash by month, and rates"), show=False),
        Action("panel.next", "tab", "app.focus_next", N_("Next panel"), show=False),
        Action("panel.before", "shift+tab", "app.focus_previous", N_("Panel before"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.what_if.chosen_events = self._chosen_events

    def _chosen_events(self) -> list[int]:
        """Those that are marked in the view of events, or the one under the cursor."""
        if self.view != shown.EVENTS or self.reads_detail:
            return []
        if self.shares.marks:
            return sorted(id for id in self.shares.marks if id > 0)
        row = self.shares.record
        return [row.id] if isinstance(row, ShareRow) and row.event is not None else []

    # The verbs.

    @on(ViewTabs.Chosen)
    def turn_to(self, message: ViewTabs.Chosen) -> None:
        message.stop()
        self.records.turn(message.key)

    def action_view(self) -> None:
        """The plan's own currency, then each of those that there is a rate for."""
        if self.loaded is None:
            return
        there = ["", *self.loaded.year.rates.currencies]
        if len(there) == 1:
            self.tell(_("Everything is in {currency}.").format(currency=self.loaded.year.currency))
            return
        here = there.index(self.currency) if self.currency in there else 0
        self.currency = there[(here + 1) % len(there)]
        self.show_loaded(self.loaded)

    def action_detail(self) -> None:
        """Narrow, cash and rates take the place of the rest."""
        if self.has_class("-narrow"):
            self.toggle_class("-detail")
            self.take_keys()
            self.refresh_bindings()

    def action_back(self) -> None:
        """First without marks, then without ideas, then back to the first view."""
        if self.reads_detail:
            self.action_detail()
        elif self.shares.marks:
            self.shares.set_marks(())
        elif self.what_if.step_back():
            return
        elif self.view != shown.CATEGORIES:
            self.records.turn(shown.CATEGORIES)
        else:
            super().action_back()

    @on(RecordList.Picked)
    def open_picked(self, message: RecordList.Picked) -> None:
        message.stop()
        row = message.record
        if isinstance(row, ShareRow):
            if row.event is not None:
                self.hand_on(f"app.open('event_budget', {row.event.id})", self)
            elif self.records.category is not None:
                self.records.action_edit()
            return
        if self.view == shown.DUES:
            due = row
            if due.line.event_id:
                self.hand_on(f"app.open('event_budget', {due.line.event_id})", self)
            return
        self.records.open_record()
