"""The tab of an event for what is decided, what may go wrong, what it aims at and what was learnt."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus

from eventplanner.domain.errors import PlannerError
from eventplanner.domain.events import Event
from eventplanner.domain.gate_rules import CriterionState, GateState
from eventplanner.domain.gates import CRITERION, GATE
from eventplanner.domain.judging import FINDING, GOAL, INCIDENT, RISK, Finding, Goal, Incident, Risk
from eventplanner.domain.judging_lines import finding_texts, gate_texts, goal_texts, risk_texts
from eventplanner.domain.records import RecordType
from eventplanner.domain.text import counted
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens import decisions_shown, dialogs_asked
from eventplanner.screens.event_page import EventPage
from eventplanner.services import gates, judging, records
from eventplanner.widgets.panel import Panel
from eventplanner.widgets.record_list import RecordList
from eventplanner.widgets.record_panel import RecordPanel

_LINES = {GATE.name: gate_texts, RISK.name: risk_texts, GOAL.name: goal_texts, FINDING.name: finding_texts}


class Judged(NamedTuple):
    """What was read."""

    gates: Sequence[GateState]
    risks: Sequence[Risk]
    goals: Sequence[Goal]
    findings: Sequence[Finding]
    incidents: Sequence[Incident]


class EventDecisionsScreen(EventPage):
    """Six lists; where there is little room the one with the keys takes it."""

    TAB = "event_decisions"
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | frozenset(
        {"criterion", "risk", "goal", "finding", "incident", "event_place", "event_platform", "registration"}
    )
    DEFAULT_CSS = """
    EventDecisionsScreen {
        & #decisions { height: 1fr; }
        & #left, & #right { width: 1fr; height: 1fr; }
        & #incidents { height: 7; }
        &.-narrow #decisions { layout: vertical; }
        &.-narrow #left, &.-narrow #right { width: 1fr; height: auto; }
        &.-narrow #decisions RecordPanel { height: 1; }
        &.-narrow #left.-here, &.-narrow #right.-here, &.-narrow #decisions RecordPanel.-here { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "decide", N_("Decide"), id="gate.decide", tooltip=N_("Go or no-go, and why")),
        Binding("x", "tick", N_("Tick"), id="gate.tick", tooltip=N_("A criterion of your own, a risk or a goal")),
        Binding("C", "carry", N_("Carry over"), id="finding.carry", tooltip=N_("Actions to the next edition")),
    ]

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._gates: Sequence[GateState] = ()
        self._here: RecordPanel | None = None

    def tab_body(self) -> ComposeResult:
        zone, today = self.desk.planner.zone(), self.desk.day
        with Horizontal(id="decisions"):
            with Vertical(id="left"):
                yield self._panel(GATE, decisions_shown.gate_columns(today), _("Go/no-go T-30 +ana"))
                yield self._panel(CRITERION, decisions_shown.criterion_columns(), _("The keynote is confirmed"))
                yield self._panel(INCIDENT, decisions_shown.incident_columns(zone), _("The projector failed"))
            with Vertical(id="right"):
                yield self._panel(RISK, decisions_shown.risk_columns(), _("The keynote is cancelled 2x5 +leo"))
                yield self._panel(GOAL, decisions_shown.goal_columns(), _("60 attendees"))
                yield self._panel(FINDING, decisions_shown.finding_columns(), _("> Order more coffee +leo"))

    def _panel(self, kind: RecordType[Any], columns: Sequence[Any], example: str) -> RecordPanel:
        title, purpose = _TITLES[kind.name]
        return RecordPanel(kind, columns, title=_(title), purpose=_(purpose), example=example, id=kind.many)

    def on_mount(self) -> None:
        self._take_room(self.of(GATE))

    def of(self, kind: RecordType[Any]) -> RecordPanel:
        """The panel of a kind of record."""
        return self.query_one(f"#{kind.many}", RecordPanel)

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
        self._gates = data.gates
        today = self.desk.day
        self.of(GATE).records.set_columns(decisions_shown.gate_columns(today))
        self._show(GATE, data.gates)
        self._show(RISK, data.risks)
        self._show(GOAL, data.goals)
        self._show(FINDING, data.findings)
        self._show(INCIDENT, data.incidents)
        self.of(GATE).set_counts(decisions_shown.gate_counts(data.gates, today))
        self._show_criteria()

    def _show(self, kind: RecordType[Any], rows: Sequence[Any]) -> None:
        panel = self.of(kind)
        self.show_rows(panel, rows)
        panel.set_counts(formats.number(len(rows)) if rows else "")

    def _show_criteria(self) -> None:
        """Of the decision under the cursor."""
        gate = self._gate
        panel = self.of(CRITERION)
        self.show_rows(panel, gate.criteria if gate else ())
        panel.set_title(_("Criteria of “{title}”").format(title=gate.gate.title) if gate else _("Criteria"))
        missing = len(gate.missing) if gate else 0
        panel.set_counts(words(counted("{n} missing", "{n} missing", missing)) if missing else "")

    @property
    def _gate(self) -> GateState | None:
        """The decision under the cursor, as it was read last."""
        here = self.of(GATE).record
        return next((each for each in self._gates if here is not None and each.id == here.id), None)

    @on(RecordList.Highlighted)
    def follow_gate(self, message: RecordList.Highlighted) -> None:
        if isinstance(message.record, GateState):
            self._show_criteria()

    @on(DescendantFocus)
    def give_room(self, message: DescendantFocus) -> None:
        panel = next((each for each in message.widget.ancestors if isinstance(each, RecordPanel)), None)
        if panel is not None and panel is not self._here:
            self._take_room(panel)
            self.refresh_bindings()

    def _take_room(self, panel: RecordPanel) -> None:
        self._here = self._last = panel
        for each in self.query(RecordPanel):
            each.set_class(each is panel, "-here")
        for side in self.query("#left, #right"):
            side.set_class(panel in side.query(Panel), "-here")

    # What the keys act on.

    @property
    def chosen(self) -> list[Any]:
        return [_record(each) for each in super().chosen]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"decide", "tick", "carry"}:
            if not self.is_mounted or (panel := self.panel) is None:
                return False
            if (action == "decide" and panel.kind is not GATE) or (action == "carry" and panel.kind is not FINDING):
                return False
            if panel.is_empty or (action == "tick" and panel.kind not in {CRITERION, RISK, GOAL}):
                return False
            return None if self.only_looking else True
        return super().check_action(action, parameters)

    def blank(self, kind: RecordType[Any]) -> Any:
        if kind is CRITERION:
            return kind.blank(self._gate.id if self._gate else 0)
        if kind is INCIDENT:
            now = self.desk.planner.now().astimezone(UTC).replace(microsecond=0, tzinfo=None)
            return kind.blank(self.event_id, {"at": now, "by": self.desk.planner.actor})
        return super().blank(kind)

    def line_texts(self, kind: RecordType[Any], line: str) -> Mapping[str, str]:
        return _LINES[kind.name](line) if kind.name in _LINES else super().line_texts(kind, line)

    def action_add(self, text: str = "") -> None:
        if (panel := self.panel) is not None and panel.kind is CRITERION and self._gate is None:
            self.tell(_("A criterion belongs to a decision; add that first."))
        else:
            super().action_add(text)

    def open_record(self) -> None:
        if (panel := self.panel) is not None and panel.kind is GATE:
            self.action_decide()
        else:
            self.action_edit()

    async def edit(self, kind: RecordType[Any], record: Any) -> None:
        await super().edit(kind, _record(record))

    @work
    async def action_duplicate(self) -> None:
        if (panel := self.panel) is not None and panel.record is not None:
            await self.add_by_form(panel.kind, panel.kind.draft_of(_record(panel.record)))

    @work
    async def action_decide(self) -> None:
        """Go or no-go."""
        if self.only_looking:
            self.refuse()
            return
        if (found := self._gate) is None:
            return
        self.desk.expect_writing()
        about = decisions_shown.about(found, self.desk.day)
        decided = await self.app.push_screen_wait(
            dialogs_asked.decision_dialog(found.gate.title, about, found.gate.decision)
        )
        if decided is not None:
            self.carry_out(gates.decide, found.gate, decided.decision, decided.note)

    def action_tick(self) -> None:
        panel = self.panel
        if panel is None or panel.record is None:
            return
        if panel.kind is CRITERION:
            self.carry_out(gates.tick, [panel.record])
        elif panel.kind is GOAL:
            self.carry_out(judging.judge, panel.record)
        else:
            chosen = self.chosen
            self.carry_out(records.set_values, RISK, chosen, {"closed": not all(each.closed for each in chosen)})

    def action_carry(self) -> None:
        """Actions become tasks of the next edition."""
        if self.event is None:
            return
        try:
            to = judging.next_edition(self.desk.planner, self.event)
        except PlannerError as error:
            self.complain(error)
            return
        if to is None:
            self.tell(_("There is no next edition yet: an event of the same series or title, later than this one."))
        else:
            self.carry_out(judging.carry, self.event, to)


def _record(row: Any) -> Any:
    """What stands in the file, of a row that says more."""
    if isinstance(row, GateState):
        return row.gate
    return row.criterion if isinstance(row, CriterionState) else row


_TITLES = {
    GATE.name: (N_("Decisions"), N_("Go or no-go: on which day, by whom, by which criteria.")),
    CRITERION.name: (N_("Criteria"), N_("What has to be so for a go.")),
    RISK.name: (N_("Risks"), N_("What may go wrong, how likely, how bad, and what is done about it.")),
    GOAL.name: (N_("Goals"), N_("What the event is to reach, said before and judged after.")),
    FINDING.name: (N_("Retrospective"), N_("What went well, what went badly, what is to be done next time.")),
    INCIDENT.name: (N_("Incidents"), N_("What happened on the day, with its time.")),
}
