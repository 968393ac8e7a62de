"""Actions on the decisions of an event, its criteria, risks, goals and findings."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gate_rules import CriterionState, GateState
from eventplanner.domain.decisions.gates import CRITERION, GATE, Decision
from eventplanner.domain.decisions.judging import FINDING, GOAL, INCIDENT, RISK, FindingKind
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import background
from eventplanner.screens.decisions import details as decision_details
from eventplanner.screens.decisions.dialog import DecisionDialog
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.decisions import gates, judging
from eventplanner.services.records import records
from eventplanner.widgets.lists.record_panel import RecordPanel

TICKED: tuple[Kind[Any], ...] = (CRITERION, RISK, GOAL)
ASIDE: Mapping[str, Mapping[str, Any]] = {
    GATE.name: {
        "decision": Decision.OPEN, "decided_on": None, "decided_by": "", "note": "", "key": "",
    },
    CRITERION.name: {"met": False},
}  # fmt: skip
"""Kind → what another one like it does not take along."""


class DecisionActions(RecordActions):
    """Decides, ticks, and carries findings over; a criterion belongs to the decision under the cursor."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        # What is done with decisions stands in the line of keys; this one is known from the other tabs.
        Action("record.delete", "d", "delete", N_("Delete"), N_("Delete at once; u undoes"), show=False,
               needs="can_delete", writes=True),
        Action("gate.decide", "enter", "decide", N_("Decide"), N_("Go or no-go, and why"), needs="can_decide",
               writes=True),
        Action("gate.tick", "x", "tick", N_("Tick"), N_("A criterion, a risk that is over, a goal judged"),
               needs="can_tick", writes=True),
        Action("finding.carry", "C", "carry", N_("Carry over"), N_("Actions to the next edition"), needs="can_carry",
               writes=True),
    )  # fmt: skip

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.gates: Sequence[GateState] = ()
        """As they were read last."""

    @property
    def gate(self) -> GateState | None:
        """The decision under the cursor, as it was read last."""
        here = self.page.query_one(f"#{GATE.many}", RecordPanel).record if self.page.is_mounted else None
        return next((each for each in self.gates if here is not None and each.id == here.id), None)

    def record_of(self, row: Any) -> Any:
        """Returns the record as it stands in the file, of a row that says more."""
        if isinstance(row, GateState):
            return row.gate
        return row.criterion if isinstance(row, CriterionState) else row

    def draft_of(self, kind: Kind[Any], record: Any) -> Any:
        """Of another one like it, of which nothing is decided yet."""
        return kind.draft_of(record, {"at": self._now()} if kind is INCIDENT else ASIDE.get(kind.name, {}))

    @property
    def can_decide(self) -> bool:
        return self._acts_on(GATE)

    @property
    def can_tick(self) -> bool:
        return self._acts_on(*TICKED)

    @property
    def can_carry(self) -> bool:
        return self._acts_on(FINDING)

    def _acts_on(self, *kinds: Kind[Any]) -> bool:
        """Are the keys in a list of one of these, which is not empty?"""
        panel = self.panel if self.page.is_mounted else None
        return panel is not None and not panel.is_empty and panel.kind in kinds

    def blank(self, kind: Kind[Any]) -> Any:
        if kind is CRITERION:
            return kind.blank(self.gate.id if self.gate else 0)
        if kind is INCIDENT:
            return kind.blank(self.page.event_id, {"at": self._now(), "by": self.page.desk.planner.actor})
        return super().blank(kind)

    def _now(self) -> datetime:
        return self.page.desk.planner.now().astimezone(UTC).replace(microsecond=0, tzinfo=None)

    def understood(self, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
        """Choices in the words of the reader."""
        named = {"test": Test, "kind": FindingKind}
        said = {name: labels.choice(named[name](text)) if name in named else text for name, text in texts.items()}
        return super().understood(kind, said, draft)

    def action_add(self, text: str = "") -> None:
        if self._needs_gate:
            self.page.tell(_("A criterion belongs to a decision; add that first."))
        else:
            super().action_add(text)

    @property
    def _needs_gate(self) -> bool:
        return self.panel is not None and self.panel.kind is CRITERION and self.gate is None

    @background()
    async def action_add_form(self) -> None:
        if self._needs_gate:
            self.page.tell(_("A criterion belongs to a decision; add that first."))
        elif (panel := self.panel) is not None:
            await self.add_by_form(panel.kind, self.blank(panel.kind))

    def open_record(self) -> None:
        if (panel := self.panel) is not None and panel.kind is GATE:
            self.action_decide()
        else:
            self.action_edit()

    @background()
    async def action_decide(self) -> None:
        """Go or no-go."""
        if self.page.only_looking:
            self.page.refuse()
        elif (found := self.gate) is not None:
            self.page.desk.expect_writing()
            about = decision_details.about(found, self.page.desk.day)
            gate, missing = found.gate, len(found.missing)
            dialog = DecisionDialog(gate.title, about, gate.decision, missing)
            if (decided := await self.page.app.push_screen_wait(dialog)) is not None:
                self.page.carry_out(gates.decide, gate, decided.decision, decided.note)

    def action_tick(self) -> None:
        panel, chosen = self.panel, self.chosen
        if panel is None or not chosen:
            return
        if panel.kind is CRITERION:
            self.page.carry_out(gates.tick, chosen)
        elif panel.kind is GOAL:
            self.page.carry_out(judging.judge, chosen[0])
        else:
            self.page.carry_out(records.set_values, RISK, chosen, {"closed": not all(each.closed for each in chosen)})

    @background()
    async def action_carry(self) -> None:
        """Actions become tasks of the next edition, or of one that is picked where nobody knows which that is."""
        if self.page.event is None:
            return
        self.page.desk.expect_writing()
        planner, event = self.page.desk.planner, self.page.event
        if (to := await asyncio.to_thread(judging.next_edition, planner, event)) is None:
            if not (later := await asyncio.to_thread(judging.later_events, planner, event)):
                self.page.tell(_("There is no event after this one yet that could take the actions."))
                return
            choices = [
                (str(each.id), f"{formats.day_month_year(each.first_day)} {each.title}")
                for each in later
                if each.first_day
            ]
            picked = await self.page.app.push_screen_wait(pick(_("Actions become tasks of"), choices, ""))
            to = next((each for each in later if str(each.id) == picked), None)
        if to is not None:
            self.page.carry_out(judging.carry, event, to)
