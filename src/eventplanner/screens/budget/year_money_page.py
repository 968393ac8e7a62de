"""Main screen 4: views of a year's budget, with panels beside and below them."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct, field
from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import ENVELOPE
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE, Rate
from eventplanner.domain.budget.year_budget import SponsorRow, YearBudget
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import Held
from eventplanner.screens.budget import cash as cash_columns
from eventplanner.screens.budget import columns as line_columns
from eventplanner.screens.budget import record_columns
from eventplanner.screens.budget import year_columns as shown
from eventplanner.screens.budget.amounts import legend
from eventplanner.screens.budget.files import BudgetFiles
from eventplanner.screens.budget.panels import ENTRIES_PANEL, DuesPanel
from eventplanner.screens.budget.rate_actions import RateActions
from eventplanner.screens.budget.what_if import WhatIf
from eventplanner.screens.budget.year_columns import ShareRow
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.budget import budget, year_budget
from eventplanner.services.records import records
from eventplanner.widgets.charts.cash_chart import CashChart
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.chrome.view_tabs import TabView, ViewTabs
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel
from eventplanner.widgets.lists.sum_lines import SumLines

BELOW = {shown.OTHER: "#entries", shown.SPONSORS: "#benefits"}
"""View → the panel below it; the others have a detail there."""
PANELS = {
    shown.OTHER: "#other",
    shown.ENVELOPES: "#envelopes",
    shown.SPONSORS: "#sponsors",
    shown.DUES: "#dues",
    shown.RATES: "#rates",
}
"""View → its panel; the others share one."""
_RATES_SHOWN = 500
BENEFITS_PANEL = PanelSpec("benefits", BENEFIT, N_("Promised to them"),
    N_("What the sponsor was promised in return, and until when."), N_("Logo on the stage by 12 apr"))  # fmt: skip
OTHER_PANEL = PanelSpec("other", BUDGET_LINE, N_("Money of no event"),
    N_("What the year costs and brings beside its events: licences, stock, memberships."),
    N_("expense Licences USD 240 #licences"))  # fmt: skip
ENVELOPES_PANEL = PanelSpec("envelopes", ENVELOPE, N_("Envelopes"),
    N_("What the year may spend: in all, on a category, in a cost centre, in a quarter."),
    N_("Catering $12.000.000"))  # fmt: skip
SPONSORS_PANEL = PanelSpec("sponsors", BUDGET_LINE, N_("Sponsors"),
    N_("Incomes of the category sponsorship, of any event of the year."))  # fmt: skip
RATES_PANEL = PanelSpec("rates", RATE, N_("Rates of exchange"),
    N_("What other currencies are worth; without a rate an amount counts nowhere."),
    N_("UF 39.600,12 9 mar"))  # fmt: skip


class Loaded(Struct, frozen=True):
    """Loaded data."""

    year: YearBudget
    """As it is, or as it would be."""
    other: EventBudget | None = None
    """The money of no event."""
    rates: Sequence[Rate] = ()
    ideas: Mapping[int, str] = field(default_factory=dict)


class YearMoneyPage(Page):
    """Views of one year, of which one is shown; `<` and `>` go through them."""

    WIDGETS: ClassVar[Sequence[type[Widget]]] = (RecordList,)
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {
            *("budget_line", "entry", "transfer", "rate", "envelope", "benefit", "event", "headcount", "registration"),
            *("organisation", "setting", "person", "event_role"),
        }
    )
    DEFAULT_CSS = """
    YearMoneyPage {
        & #year-money { height: 1fr; }
        & #views { height: 5fr; min-height: 9; }
        & #views > * { height: 1fr; }
        & #under { height: 3fr; }
        & #left { width: 2fr; height: 1fr; }
        & #left > * { height: 1fr; }
        & #cash { width: 1fr; max-width: 44; height: 1fr; }
        & #cash CashChart { margin-bottom: 1; }
        & .-alone #cash { max-width: 100%; layout: horizontal; }
        & .-alone #cash CashChart { width: 44; margin-right: 4; }
        & .-alone #cash Detail { width: 1fr; }
        & #shares RecordList { height: 1fr; }
        & #no-money { display: none; height: 1fr; content-align: center middle; text-align: center; color: $muted; }
        & .-empty #no-money { display: block; }
        & .-empty #shares-list { display: none; }
        & .-gone { display: none; }
        &.-narrow #cash { display: none; }
        &.-narrow #under { height: 7; }
        &.-narrow.-detail #views, &.-narrow.-detail #left { display: none; }
        &.-narrow.-detail #under { height: 1fr; }
        &.-narrow.-detail #cash { display: block; width: 1fr; max-width: 100%; }
    }
    """
    records = Held(RecordActions)
    files = Held(BudgetFiles)
    what_if = Held(WhatIf)
    rates = Held(RateActions)
    shares = query_one("#shares-list", RecordList)
    dues = query_one("#dues", DuesPanel)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.year = desk.day.year
        self.view = shown.CATEGORIES
        self.currency = ""
        self.loaded: Loaded | None = None
        self._dues: YearBudget | None = None
        """With what was open when it was read last."""

    @property
    def year_shown(self) -> int | None:
        return self.year

    def body(self) -> ComposeResult:
        yield ViewTabs()
        with Vertical(id="year-money"):
            with Vertical(id="views"):
                with Panel("", id="shares"):
                    yield (shares := RecordList[Any]((), id="shares-list"))
                    yield SumLines(shares, id="shares-sums")
                    yield Static(id="no-money", markup=False)
                yield from self._panels()
            with Horizontal(id="under"):
                with Vertical(id="left"):
                    with Panel(_("Made of"), id="made-of"):
                        yield Detail(id="parts")
                    yield ENTRIES_PANEL.panel()
                    yield BENEFITS_PANEL.panel(record_columns.benefit_columns(self.desk.day))
                with Panel(_("Cash (gross) and rates"), id="cash"):
                    yield CashChart()
                    yield Detail(id="year-detail")
        yield Asking()

    def _panels(self) -> ComposeResult:
        yield OTHER_PANEL.panel()
        yield ENVELOPES_PANEL.panel()
        yield SPONSORS_PANEL.panel()
        yield DuesPanel(id="dues")
        yield RATES_PANEL.panel()

    # What is shown.

    def load(self) -> Loaded:
        planner = self.desk.planner
        with planner.store.snapshot():
            found = year_budget.sums_of_year(planner, self.year, sponsors=self.view == shown.SPONSORS)
            if self.view == shown.DUES:
                found = year_budget.with_dues(planner, found)
            elif self._dues is not None:
                # As they were, until they are read anew behind the first picture.
                found = revised(found, dues=self._dues.dues)
            other = budget.without_event(planner, self.year) if self.view == shown.OTHER else None
            rates = records.every(planner, RATE)[:_RATES_SHOWN] if self.view == shown.RATES else ()
        ideas = {idea.event_id: shown.idea_text(idea) for idea in self.what_if.ideas.values()}
        return Loaded(self.what_if.imagine(found), other, rates, ideas)

    @work(exclusive=True, group="dues")
    async def _read_dues(self, data: Loaded) -> None:
        """What is open, once everything else is shown."""
        try:
            found = await asyncio.to_thread(year_budget.with_dues, self.desk.planner, data.year)
        except PlannerError as error:
            self.complain(error)
            return
        self._dues = found
        if self.loaded is data:
            self.loaded = revised(data, year=found)
            self._show_cash(found)
            self._show_tabs(found)

    def show(self, data: Loaded) -> None:
        self.show_loaded(data)
        if self.view == shown.DUES:
            self._dues = data.year
        else:
            self._read_dues(data)

    def show_loaded(self, data: Loaded) -> None:
        self.loaded = data
        found = data.year
        wide = self.app.size.width >= NARROW
        in_scale = shown.year_scale(found, wide=wide, currency=self.currency)
        self._show_tabs(found)
        for view, selector in PANELS.items():
            self.query_one(selector).set_class(view != self.view, "-gone")
        self.query_one("#shares").set_class(self.view not in shown.SHARES, "-gone")
        for selector in ("#entries", "#benefits", "#made-of"):
            self.query_one(selector).set_class(BELOW.get(self.view, "#made-of") != selector, "-gone")
        alone = self.view in {shown.DUES, shown.RATES, shown.ENVELOPES}
        self.query_one("#left").set_class(alone, "-gone")
        self.query_one("#under").set_class(alone, "-alone")
        self.rates.missing = found.without_rate
        self._show_cash(found)
        rates = cash_columns.rate_entries(found.rates, found.currency, found.today)
        self.query_one("#year-detail", Detail).show([*shown.year_entries(found), *rates])
        if self.view in shown.SHARES:
            self._show_shares(data, in_scale, wide=wide)
        else:
            self._show_records(data, in_scale)
        self.refresh_bindings()
        self.take_keys()

    def _show_cash(self, found: YearBudget) -> None:
        self.query_one(CashChart).show(cash_columns.cash_rows(found.cash, found.currency, found.today))

    def _show_tabs(self, found: YearBudget) -> None:
        late = sum(due.days_late(found.today) > 0 for due in found.dues)
        counts = {
            shown.DUES: str(len(found.dues) or ""),
            shown.EVENTS: str(len(found.events) or ""),
        }
        alarms = {shown.DUES: late > 0, shown.ENVELOPES: any(row.left < 0 for row in found.envelope_rows)}
        views = [
            TabView(key, _(title), counts.get(key, ""), alarms.get(key, False)) for key, title in shown.NAMES.items()
        ]
        self.query_one(ViewTabs).show(views, self.view, str(self.year))

    def _show_shares(self, data: Loaded, in_scale: Any, *, wide: bool) -> None:
        rows = shown.share_rows(data.year, self.view, data.ideas)
        sums = shown.sum_rows(data.year, self.view)
        columns = shown.share_columns(data.year, self.view, rows, in_scale, wide=wide)
        panel = self.query_one("#shares", Panel)
        tried = _("what if") if self.what_if.ideas else ""
        panel.set_title(" · ".join(filter(None, [_(shown.NAMES[self.view]), tried])))
        panel.set_counts(legend(in_scale, is_gross=data.year.is_gross))
        panel.set_class(not rows, "-empty")
        if not rows:
            self.query_one("#no-money", Static).update(self._no_money())
        self.shares.set_columns(columns)
        here = getattr(self.shares.record, "id", None)
        place = next(
            (n for n, row in enumerate(rows) if row.id == here), min(self.shares.cursor, max(0, len(rows) - 1))
        )
        self.shares.show(Fixed(rows), place)
        self.query_one("#shares-sums", SumLines).show(sums if rows else ())
        self._show_parts()

    def _no_money(self) -> str:
        """What the page is for, and the keys that fill it."""
        said = _("Whether the money of {year} lasts: planned, ordered, invoiced and paid.").format(year=self.year)
        events_say = _("3 opens the events; each has its own Budget tab.")
        here_say = _("a adds money of no event, > goes on to envelopes; i brings in a spreadsheet.")
        return f"{said}\n\n{events_say}\n{here_say}"

    def _show_parts(self) -> None:
        row = self.shares.record
        if self.loaded is not None and isinstance(row, ShareRow):
            self.query_one("#parts", Detail).show(shown.share_entries(self.loaded.year, self.view, row))
        elif self.loaded is not None:
            self.query_one("#parts", Detail).show(())

    def _show_records(self, data: Loaded, in_scale: Any) -> None:
        found = data.year
        if self.view == shown.DUES:
            self.dues.show_dues(
                found.dues,
                found.today,
                lambda due: line_columns.due_party(due, found.names, found.people),
                found.currency,
                lambda due: found.titles.get(due.line.event_id or 0, ""),
            )
            return
        panel = self.query_one(PANELS[self.view], RecordPanel)
        rows: Sequence[Any] = ()
        if self.view == shown.OTHER and data.other is not None:
            panel.records.set_columns(record_columns.other_columns(in_scale))
            rows = data.other.lines
        elif self.view == shown.ENVELOPES:
            panel.records.set_columns(record_columns.envelope_columns(in_scale))
            rows = found.envelope_rows
        elif self.view == shown.SPONSORS:
            panel.records.set_columns(record_columns.sponsor_columns(in_scale, found.today))
            rows = found.sponsors
        else:
            panel.records.set_columns(record_columns.rate_columns(found.currency))
            rows = data.rates
        panel.set_counts(formats.number(len(rows)) if rows else "")
        self.records.show_rows(panel, rows)
        self._show_under()

    def _show_under(self) -> None:
        """The entries of the line, or what the sponsor was promised."""
        data = self.loaded
        if data is None:
            return
        if self.view == shown.OTHER and data.other is not None:
            panel = self.query_one("#entries", RecordPanel)
            line = self.line
            found: Sequence[Entry] = data.other.of_line(line) if line else ()
            panel.records.set_columns(line_columns.entry_columns(data.other, wide=self.app.size.width >= NARROW))
            panel.set_title(line.name if line else _("Entries"))
            self.records.show_rows(panel, found)
        elif self.view == shown.SPONSORS:
            row = self.query_one("#sponsors", RecordPanel).record
            self.records.show_rows(self.query_one("#benefits", RecordPanel), row.benefits if row else ())

    @property
    def reads_detail(self) -> bool:
        """True while cash and rates replace everything else."""
        return self.has_class("-narrow") and self.has_class("-detail")

    @property
    def line(self) -> BudgetLine | None:
        """The line under the cursor of the upper list."""
        row = self.query_one(PANELS.get(self.view, "#other"), RecordPanel).record
        line: BudgetLine | None = row.line if isinstance(row, SponsorRow) else row
        return line

    @on(RecordList.Highlighted)
    def show_highlighted(self, message: RecordList.Highlighted) -> None:
        if isinstance(message.record, ShareRow):
            self._show_parts()
        elif isinstance(message.record, BudgetLine | SponsorRow):
            self._show_under()
        self.refresh_bindings()

    def take_keys(self) -> None:
        """The list of the view has the keys, unless a line is open or something below has them."""
        if self.is_asking:
            return
        if self.reads_detail:
            self.query_one("#year-detail", Detail).focus()
        elif self.focused is not None and self.is_seen(self.focused):
            return
        elif self.view in shown.SHARES:
            self.shares.focus()
        elif self.view == shown.DUES:
            self.dues.records.focus()
        elif self.records.panel is not None:
            # The one that had the keys before a line was opened.
            self.records.panel.records.focus()

    def is_seen(self, widget: Any) -> bool:
        return all(each.display for each in widget.ancestors_with_self if hasattr(each, "display"))

    def on_resize(self, _event: events.Resize) -> None:
        if self.loaded is not None:
            self.show_loaded(self.loaded)
