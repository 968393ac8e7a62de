"""Main screen 4: whether the year's money lasts, and what can be done about it."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on, work

from eventplanner.domain.budget.decisions import ENVELOPE
from eventplanner.domain.budget.dues import first_parts
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.budget.year_budget import EnvelopeRow, SponsorRow
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.budget import year_columns as shown
from eventplanner.screens.budget.year_columns import ShareRow
from eventplanner.screens.budget.year_money_page import YearMoneyPage
from eventplanner.services.budget import entries
from eventplanner.services.records import records
from eventplanner.widgets.chrome.view_tabs import ViewTabs
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel


class BudgetScreen(YearMoneyPage):
    """What the keys do in each of the views."""

    MODE = "budget"
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("view.next", "greater_than_sign", "step_view(1)", N_("Next view"), N_("Events, due, sponsors …")),
        Action("view.before", "less_than_sign", "step_view(-1)", N_("View before"), show=False),
        Action("budget.later", "plus", "step_year(1)", N_("Next year"), show=False),
        Action("budget.earlier", "minus", "step_year(-1)", N_("Year before"), show=False),
        Action("budget.pay", "x", "pay", N_("Paid"), N_("What is due is paid; what was promised is done"),
               needs="can_pay", writes=True),
        Action("budget.view", "v", "view", N_("Currency"), N_("The same in another currency"), show=False),
        Action("detail", "z", "detail", N_("Cash"), N_("Cash by month, and rates"), show=False),
        Action("panel.next", "tab", "app.focus_next", N_("Next panel"), show=False),
        Action("panel.before", "shift+tab", "app.focus_previous", N_("Panel before"), show=False),
    )  # fmt: skip

    # What the keys act on.

    @property
    def panels(self) -> list[RecordPanel]:
        return [panel for panel in super().panels if self._is_seen(panel)]

    @property
    def panel(self) -> RecordPanel | None:
        if self.view in shown.SHARES or (self.view == shown.DUES):
            return None
        return super().panel

    @property
    def chosen(self) -> list[Any]:
        found: list[Any] = []
        for each in super().chosen:
            match each:
                case EnvelopeRow():
                    found.append(each.record)
                case SponsorRow():
                    found.append(each.line)
                case _:
                    found.append(each)
        return found

    @property
    def category(self) -> str | None:
        """The one under the cursor, in the view of categories."""
        row = self.shares.record
        if self.view != shown.CATEGORIES or not isinstance(row, ShareRow) or row.share is None:
            return None
        return row.share.name

    @property
    def chosen_events(self) -> list[int]:
        """Those that are marked in the view of events, or the one under the cursor."""
        if self.view != shown.EVENTS:
            return []
        if self.shares.marks:
            return sorted(id for id in self.shares.marks if id > 0)
        row = self.shares.record
        return [row.id] if isinstance(row, ShareRow) and row.event is not None else []

    def blank(self, kind: Kind[Any]) -> Any:
        if kind is BUDGET_LINE:
            return BUDGET_LINE.blank(None, {"year": self.year})
        if kind is ENVELOPE:
            return ENVELOPE.blank(None, {"year": self.year})
        if kind in (ENTRY, BENEFIT) and (line := self._line) is not None:
            return entries.blank(line, self.desk.day) if kind is ENTRY else BENEFIT.blank(line.id)
        if kind is RATE:
            return RATE.blank(None, {"day": self.desk.day, "base": self.desk.settings.currency})
        return super().blank(kind)

    def line_texts(self, kind: Kind[Any], line: str) -> Mapping[str, str]:
        texts = super().line_texts(kind, line)
        # The year that is shown is meant, not the one that it is.
        if kind is ENVELOPE and texts.get("year") == str(self.desk.day.year) and str(self.desk.day.year) not in line:
            return {**texts, "year": str(self.year)}
        return texts

    @property
    def can_add(self) -> bool:
        if self.reads_detail or self.view in shown.SHARES:
            return not self.reads_detail
        return self.panel is not None and self._takes_benefits

    @property
    def can_add_form(self) -> bool:
        return not self.reads_detail and self.panel is not None and self._takes_benefits

    @property
    def _takes_benefits(self) -> bool:
        """Of a sponsor nothing but what was promised is added here."""
        if self.view != shown.SPONSORS:
            return True
        return self.panel is not None and self.panel.kind is BENEFIT and self._line is not None

    @property
    def can_edit(self) -> bool:
        if self.panel is None:
            return not self.reads_detail and self.category is not None
        return self.can_delete

    @property
    def can_delete(self) -> bool:
        return not self.reads_detail and self.has_rows

    @property
    def can_duplicate(self) -> bool:
        return self.can_delete and self._takes_benefits

    @property
    def can_copy(self) -> bool:
        return self.can_delete

    @property
    def can_try(self) -> bool:
        return not self.reads_detail and super().can_try

    @property
    def can_pay(self) -> bool:
        if self.reads_detail:
            return False
        if self.view == shown.DUES:
            return self.dues.record is not None
        return self.panel is not None and self.panel.kind in (ENTRY, BENEFIT) and bool(self.chosen)

    # The verbs.

    def action_step_view(self, step: int) -> None:
        views = list(shown.NAMES)
        self._turn(views[(views.index(self.view) + step) % len(views)])

    @on(ViewTabs.Chosen)
    def turn_to(self, message: ViewTabs.Chosen) -> None:
        message.stop()
        self._turn(message.key)

    def _turn(self, view: str) -> None:
        self.view = view
        self.remove_class("-detail")
        self.set_focus(None)
        self.reload_view()

    def action_add(self, text: str = "") -> None:
        """Where sums are shown, what is added is money of no event."""
        if self.view in shown.SHARES:
            self._turn(shown.OTHER)
            self._add_to_other(text)
        else:
            super().action_add(text)

    @work
    async def _add_to_other(self, text: str) -> None:
        """Open the line once the list that it adds to is laid out."""
        await self.has_data.wait()
        await self.wait_for_refresh()
        super().action_add(text)

    def action_step_year(self, step: int) -> None:
        self.year += step
        self.forget_ideas()
        self.reload()

    def action_view(self) -> None:
        """The plan's own currency, then each of those that there is a rate for."""
        if self._loaded is None:
            return
        there = ["", *self._loaded.year.rates.currencies]
        if len(there) == 1:
            self.tell(_("Everything is in {currency}.").format(currency=self._loaded.year.currency))
            return
        here = there.index(self._currency) if self._currency in there else 0
        self._currency = there[(here + 1) % len(there)]
        self._show(self._loaded)

    def action_pay(self) -> None:
        if self.view == shown.DUES:
            self.carry_out(entries.pay, self.dues.chosen)
            return
        panel, chosen, data = self.panel, self.chosen, self._loaded
        if panel is None or not chosen or data is None:
            return
        if panel.kind is BENEFIT:
            self.carry_out(records.set_values, BENEFIT, chosen, {"done": not chosen[0].done})
            return
        found = first_parts(data.year.dues, {each.id for each in chosen})
        if found:
            self.carry_out(entries.pay, found)
        else:
            self.tell(_("Nothing of it is due."))

    def action_detail(self) -> None:
        """Narrow, cash and rates take the place of the rest."""
        if self.has_class("-narrow"):
            self.toggle_class("-detail")
            self._take_keys()
            self.refresh_bindings()

    def action_back(self) -> None:
        """First without marks, then without ideas, then back to the first view."""
        if self.reads_detail:
            self.action_detail()
        elif self.shares.marks:
            self.shares.set_marks(())
        elif self.ideas:
            self.forget_ideas()
            self.reload()
        elif self.view != shown.CATEGORIES:
            self._turn(shown.CATEGORIES)
        else:
            super().action_back()

    @on(RecordList.Picked)
    def open_picked(self, message: RecordList.Picked) -> None:
        message.stop()
        row = message.record
        if isinstance(row, ShareRow):
            if row.event is not None:
                self._hand_on(f"app.open('event_budget', {row.event.id})", self)
            elif self.category is not None:
                self.action_edit()
            return
        if self.view == shown.DUES:
            due = row
            if due.line.event_id:
                self._hand_on(f"app.open('event_budget', {due.line.event_id})", self)
            return
        self.open_record()

    @work
    async def action_edit(self) -> None:
        if self.only_looking:
            self.refuse()
        elif self.category is not None:
            await self.watch_category(self.category)
        elif (panel := self.panel) is not None and (chosen := self.chosen):
            await self.edit(panel.kind, chosen[0])

    @work
    async def action_duplicate(self) -> None:
        """The form of another one like it."""
        if (panel := self.panel) is not None and (chosen := self.chosen):
            await self.add_by_form(panel.kind, panel.kind.draft_of(chosen[0]))
