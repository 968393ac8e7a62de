"""The tab of an event's numbers: registrations against the last edition, and for how many to reckon."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from eventplanner.domain.attendance.attendance import Numbers
from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION, Registration
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.attendance.columns import CountRow, count_columns, count_rows, figures, legend
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.records.dialogs import record_form
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records
from eventplanner.services.workspace import numbers
from eventplanner.widgets.charts.attendance_chart import AttendanceChart
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_panel import RecordPanel

COUNTS_PANEL = PanelSpec("counts", REGISTRATION, N_("Registrations"),
    N_("How many are registered, counted from time to time."),
    N_("85, or 85 40 with those online, or 12 mar 85+40"))  # fmt: skip


class CountActions(RecordActions):
    """Of registrations: the rows show counts, of which a day has one."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("record.add", "a", "add", N_("Count"), N_("How many are registered: 85, 85 40, 12 mar 85+40"),
               needs="can_add", writes=True),
        Action("record.edit", "enter", "edit", N_("Edit"), N_("The count under the cursor"), show=False,
               needs="can_edit", writes=True),
    )  # fmt: skip

    @property
    def can_duplicate(self) -> bool:
        """There is nothing to make another one of."""
        return False

    def record_of(self, row: CountRow) -> Registration:
        return row.count

    def add_line(self, planner: Planner, kind: Kind[Any], text: str, base: Any) -> Change:
        """Another count of the same day takes the place of the first."""
        return numbers.put_count(planner, records.read(planner, kind, self.line_texts(kind, text), base).draft)

    async def line_added(self, kind: Kind[Any], change: Change) -> None:
        """There may be no new record to go to."""
        del kind
        self.page.tell_done(change)


class EventNumbersScreen(EventPage):
    """Registrations, expected attendance and catering of an event."""

    TAB = "event_numbers"
    records = Held(CountActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | {"headcount", "registration"}
    DEFAULT_CSS = """
    EventNumbersScreen {
        & #numbers { height: 1fr; }
        & #numbers-main { width: 1fr; }
        & #figures { width: 50; height: 1fr; }
        & #chart { height: 3fr; }
        & #counts { height: 2fr; }
        &.-narrow #numbers {
            layout: vertical;
            & #numbers-main { height: 1fr; }
            & #figures { width: 1fr; height: 9; }
            & #chart { height: 1fr; border-top: none; }
            & #counts { height: 5; }
            &.-detail #numbers-main { display: none; }
            &.-detail #figures { height: 1fr; }
        }
        &.-uncounted #chart { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("headcount.edit", "e", "reckon", N_("Reckon with"), N_("No-show, margin, diets, access"), writes=True),
        Action("detail", "z", "detail", N_("Details"), N_("All figures, or the curve again"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._numbers: Numbers | None = None

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="numbers"):
            with Vertical(id="numbers-main"):
                with Panel(_("Curve"), id="chart"):
                    yield AttendanceChart()
                yield COUNTS_PANEL.panel(count_columns(self.desk.day))
            with Panel(_("Reckon with"), id="figures"):
                yield Detail()

    def load_tab(self, event: Event) -> Numbers:
        return numbers.of_event(self.desk.planner, event)

    def show_tab(self, data: Numbers) -> None:
        self._numbers = data
        self.set_class(not data.points, "-uncounted")
        last = data.last.points if data.last else ()
        self.query_one(AttendanceChart).show(data.points, last, data.forecast.people if data.forecast else None)
        self.query_one("#chart", Panel).set_counts(legend(data))
        self.query_one("#figures Detail", Detail).show(figures(data, roomy=self.app.size.width >= NARROW))
        self.query_one("#figures", Panel).set_counts(self.for_writers(_("e says what to reckon with")))
        panel = self.query_one("#counts", RecordPanel)
        panel.records.set_columns(count_columns(self.desk.day))
        panel.set_counts(words(counted("{n} count", "{n} counts", len(data.readings))) if data.readings else "")
        self.records.show_rows(panel, count_rows(data.readings, data.event.first_day))

    @work
    async def action_reckon(self) -> None:
        """The form of what the event reckons with, whether that is there yet or not."""
        if self._numbers is None or self.event_id is None:
            return
        self.desk.expect_writing()
        there = self._numbers.headcount
        record = there or HEADCOUNT.blank(self.event_id)
        form = await record_form(self.desk, HEADCOUNT, record, new=there is None)
        self.tell_done(await self.app.push_screen_wait(form))

    def action_detail(self) -> None:
        """Toggles between all figures and the curve with its counts, on a small terminal."""
        self.query_one("#numbers").toggle_class("-detail")
