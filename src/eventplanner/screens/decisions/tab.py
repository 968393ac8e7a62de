"""The tab of an event for what is decided, what may go wrong, what it aims at and what was learnt."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus

from eventplanner.domain.base.text import counted
from eventplanner.domain.decisions.gate_rules import GateState
from eventplanner.domain.decisions.gates import CRITERION, GATE
from eventplanner.domain.decisions.judging import (
    FINDING,
    GOAL,
    INCIDENT,
    RISK,
    Finding,
    Goal,
    Incident,
    Risk,
)
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import Held
from eventplanner.screens.decisions import columns as decision_columns
from eventplanner.screens.decisions import details as decision_details
from eventplanner.screens.decisions.decision_actions import DecisionActions
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.services.decisions import gates
from eventplanner.services.records import records
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel

LEFT: tuple[Kind[Any], ...] = (GATE, CRITERION)
RIGHT: tuple[Kind[Any], ...] = (RISK, GOAL, FINDING, INCIDENT)
PANELS = {
    each.kind.name: each
    for each in (
        PanelSpec(GATE.many, GATE, N_("Decisions"),
            N_("Go or no-go: on which day, by whom, by which criteria."),
            N_("Go/no-go T-30 +ana")),
        PanelSpec(CRITERION.many, CRITERION, N_("Criteria"),
            N_("What has to be so for a go."),
            N_("60 registrations, or: the board agrees")),
        PanelSpec(RISK.many, RISK, N_("Risks"),
            N_("What may go wrong, how likely, how bad, and what is done about it."),
            N_("The keynote is cancelled 2x5 +leo")),
        PanelSpec(GOAL.many, GOAL, N_("Goals"),
            N_("What the event is to reach, said before and judged after."),
            N_("60 attendees")),
        PanelSpec(FINDING.many, FINDING, N_("Retrospective"),
            N_("What went well, what went badly, what is to be done next time."),
            N_("+ good talks, - coffee ran out, > order more")),
        PanelSpec(INCIDENT.many, INCIDENT, N_("Incidents"),
            N_("What happened on the day, with its time."),
            N_("The projector failed")),
    )
}  # fmt: skip
FIRST, MOST = 2, 8
"""Rows that a list is given room for at least and at most, as a share of what there is."""


class Judged(NamedTuple):
    """Loaded data."""

    gates: Sequence[GateState]
    risks: Sequence[Risk]
    goals: Sequence[Goal]
    findings: Sequence[Finding]
    incidents: Sequence[Incident]


class EventDecisionsScreen(EventPage):
    """Six lists, and what is known of the row with the keys; where there is little room that list takes it."""

    TAB = "event_decisions"
    records = Held(DecisionActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | frozenset(
        {"criterion", "risk", "goal", "finding", "incident", "event_place", "event_platform", "registration"}
    )
    DEFAULT_CSS = """
    EventDecisionsScreen {
        & #decisions { height: 1fr; }
        & #left, & #right { width: 1fr; height: 1fr; }
        & #beside { height: 1fr; min-height: 8; }
        &.-wide.-no-detail #beside { display: none; }
        &.-narrow #beside { display: none; }
        &.-narrow #decisions { layout: vertical; }
        &.-narrow #left, &.-narrow #right { width: 1fr; height: auto; }
        &.-narrow #decisions RecordPanel { height: 1; }
        &.-narrow #left.-here, &.-narrow #right.-here, &.-narrow #decisions RecordPanel.-here { height: 1fr; }
        &.-narrow.-detail #right, &.-narrow.-detail #decisions RecordPanel { display: none; }
        &.-narrow.-detail #left, &.-narrow.-detail #beside { display: block; height: 1fr; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        # What is done with decisions stands in the line of keys; this one is known from the other tabs.
        Action("tab.next", "greater_than_sign", "tab(1)", N_("Next tab"), N_("The next part of the event"), show=False),
        Action("panel.next", "tab", "app.focus_next", N_("Next panel"), N_("Criteria, risks, goals …")),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide what is known of it"), show=False),
    )  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._here: RecordPanel | None = None

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="decisions"):
            with Vertical(id="left"):
                yield from map(self._panel, LEFT)
                with Panel(_("Detail"), id="beside"):
                    yield Detail()
            with Vertical(id="right"):
                yield from map(self._panel, RIGHT)

    def _panel(self, kind: Kind[Any]) -> RecordPanel:
        return PANELS[kind.name].panel(self._columns(kind, ()))

    def _columns(self, kind: Kind[Any], rows: Sequence[Any]) -> Sequence[Any]:
        today = self.desk.day
        match kind.name:
            case GATE.name:
                return decision_columns.gate_columns(rows, today)
            case CRITERION.name:
                return decision_columns.criterion_columns(self.records.gate.gate if self.records.gate else None, today)
            case RISK.name:
                return decision_columns.risk_columns()
            case GOAL.name:
                return decision_columns.goal_columns()
            case FINDING.name:
                return decision_columns.finding_columns()
        return decision_columns.incident_columns(rows, self._zone)

    def on_mount(self) -> None:
        self._take_room(self.of(GATE))

    def of(self, kind: Kind[Any]) -> RecordPanel:
        """The panel of a kind of record."""
        return self.query_one(f"#{kind.many}", RecordPanel)

    @property
    def _zone(self) -> ZoneInfo | None:
        """Where the event is: that is the clock of what happened there."""
        return ZoneInfo(self.event.timezone) if self.event else None

    # What is shown.

    def load_tab(self, event: Event) -> Judged:
        planner = self.desk.planner
        return Judged(
            gates.of_event(planner, event),
            records.of(planner, RISK, event.id),
            records.of(planner, GOAL, event.id),
            records.of(planner, FINDING, event.id),
            records.of(planner, INCIDENT, event.id),
        )

    def show_tab(self, data: Judged) -> None:
        self.records.gates = data.gates
        self._show(GATE, data.gates, decision_columns.gate_counts(data.gates, self.desk.day))
        self._show(RISK, data.risks, decision_columns.risk_counts(data.risks))
        self._show(GOAL, data.goals, decision_columns.goal_counts(data.goals))
        self._show(FINDING, data.findings, decision_columns.finding_counts(data.findings))
        self._show(INCIDENT, data.incidents, formats.number(len(data.incidents)) if data.incidents else "")
        self._show_criteria()
        self._share_room()
        self._show_beside()

    def _show(self, kind: Kind[Any], rows: Sequence[Any], counts: str) -> None:
        panel = self.of(kind)
        panel.records.set_columns(self._columns(kind, rows))
        self.records.show_rows(panel, rows)
        panel.set_counts(counts)

    def _show_criteria(self) -> None:
        """Of the decision under the cursor."""
        gate, panel = self.records.gate, self.of(CRITERION)
        missing = len(gate.missing) if gate else 0
        self._show(
            CRITERION,
            gate.criteria if gate else (),
            words(counted("{n} missing", "{n} missing", missing)) if missing else "",
        )
        panel.set_title(_("Criteria of “{title}”").format(title=gate.gate.title) if gate else _("Criteria"))

    def _share_room(self) -> None:
        """Where there is room for all, each has as much as it has rows."""
        for panel in self.records.panels:
            rows = max(FIRST, min(MOST, panel.records.total))
            panel.styles.height = f"{rows + 3}fr" if self.has_class("-wide") else None

    def on_resize(self) -> None:
        self._share_room()

    @on(RecordList.Highlighted)
    def follow_gate(self, message: RecordList.Highlighted) -> None:
        if isinstance(message.record, GateState):
            self._show_criteria()
        self._show_beside()

    def _show_beside(self) -> None:
        row = self.records.panel.record if self.records.panel is not None else None
        self.query_one("#beside Detail", Detail).show(decision_details.entries(row, self.desk.day, self._zone))

    @on(DescendantFocus)
    def give_room(self, message: DescendantFocus) -> None:
        panel = next((each for each in message.widget.ancestors if isinstance(each, RecordPanel)), None)
        if panel is not None and panel is not self._here:
            self._take_room(panel)
            self.refresh_bindings()
            self._show_beside()

    def _take_room(self, panel: RecordPanel) -> None:
        """A decision and its criteria are seen together."""
        self._here = self.records.last = panel
        for each in self.records.panels:
            each.set_class(each is panel or (panel.kind in LEFT and each.kind in LEFT), "-here")
        for side in self.query("#left, #right"):
            side.set_class(panel in side.query(Panel), "-here")

    def action_detail(self) -> None:
        super().action_detail()
        self._show_beside()
        if not self.has_class("-detail") and self._here is not None:
            self._here.records.focus()

    def action_back(self) -> None:
        """Closes the detail if it covers the lists, else goes back."""
        if self.has_class("-narrow") and self.has_class("-detail"):
            self.action_detail()
        else:
            super().action_back()
