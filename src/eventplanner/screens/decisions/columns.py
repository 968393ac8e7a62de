"""Columns of decisions, criteria, risks, goals, findings and incidents."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, tzinfo

from rich.cells import cell_len

from eventplanner.domain.base.text import counted
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gate_rules import CriterionState, GateState
from eventplanner.domain.decisions.gates import Decision, Gate
from eventplanner.domain.decisions.judging import Finding, FindingKind, Goal, Incident, Risk, Verdict
from eventplanner.domain.parsing.due import offset_text
from eventplanner.domain.workspace.readiness_rules import HEAVY_RISK
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import called
from eventplanner.widgets.lists.columns import Cell, Column

SOON = 7
"""Days within which a decision is near."""
MIDDLING = 8
"""Likelihood × impact from which a risk is no small one."""
WHO = 7
"""Cells for a name."""
BAR = 5
"""Cells that the weight of a risk is drawn in."""
DECIDED: Mapping[Decision, tuple[str, str]] = {Decision.GO: ("done", "green"), Decision.NO_GO: ("cancelled", "red")}
VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.OPEN: ("open", "muted"),
    Verdict.MET: ("done", "green"),
    Verdict.PARTLY: ("warning", "amber"),
    Verdict.MISSED: ("cancelled", "red"),
}
FINDINGS: Mapping[FindingKind, tuple[str, str]] = {
    FindingKind.WELL: ("done", "green"),
    FindingKind.BADLY: ("warning", "amber"),
    FindingKind.ACTION: ("to", "sky"),
}


def gate_columns(found: Sequence[GateState], today: date) -> list[Column[GateState]]:
    """Returns columns for day, title, criteria met, and decision; days are as narrow as they can be."""
    days = max((cell_len(when(each.gate, today).text) for each in found), default=6)
    decided = max((cell_len(_decided(each, today).text) for each in found), default=4)
    return [
        Column(title="", cell=lambda each: _sign(each.gate, today), width=1, gap=1),
        Column(
            title=N_("day"), cell=lambda each: when(each.gate, today), width=days, key=lambda each: each.gate.due_on
        ),
        Column(
            title=N_("T"),
            cell=lambda each: Cell(offset(each.gate), "muted"),
            width=5,
            priority=2,
            key=lambda each: each.gate.offset,
        ),
        Column(title=N_("decision"), cell=_title, width=14, flex=1),
        Column(title="", cell=lambda each: _met(each, today), width=4, right=True),
        Column(title=N_("who"), cell=lambda each: Cell(called(each.gate.decider, WHO), "muted"), width=WHO, priority=1),
        Column(title="", cell=lambda each: _decided(each, today), width=decided),
    ]


def criterion_columns(gate: Gate | None, today: date) -> list[Column[CriterionState]]:
    """Returns columns for criterion and state, coloured by the day of the decision."""
    return [
        Column(title="", cell=lambda each: tick(each, gate, today), width=1, gap=1),
        Column(title=N_("criterion"), cell=lambda each: Cell(words(each.said)), width=20, flex=3),
        Column(title="", cell=_found_out, width=16, priority=1),
    ]


def risk_columns() -> list[Column[Risk]]:
    """Returns columns for weight, title and mitigation."""
    return [
        Column(title=N_("weight"), cell=weight, width=BAR + 3, key=lambda each: each.weight),
        Column(title=N_("risk"), cell=lambda each: Cell(each.title, "struck" if each.closed else ""), width=14, flex=3),
        Column(title=N_("against it"), cell=_mitigation, width=10, flex=2, priority=1),
        Column(title=N_("owner"), cell=lambda each: Cell(each.owner, "muted"), width=6, priority=2),
    ]


def goal_columns() -> list[Column[Goal]]:
    """Returns columns for goal, target and outcome."""
    return [
        Column(title="", cell=lambda each: _signed(VERDICTS[each.verdict]), width=1, gap=1),
        Column(title=N_("goal"), cell=lambda each: Cell(each.title), width=14, flex=1),
        Column(title=N_("aim"), cell=lambda each: _number(each.aim), width=6, right=True, priority=2),
        Column(title=N_("result"), cell=lambda each: _number(each.result), width=6, right=True, priority=1),
        Column(title="", cell=_verdict, width=8),
    ]


def finding_columns() -> list[Column[Finding]]:
    """Returns columns for finding and owner."""
    return [
        Column(title="", cell=lambda each: _signed(FINDINGS[each.kind]), width=1, gap=1),
        Column(title=N_("what was learnt"), cell=lambda each: Cell(each.title), width=16, flex=1),
        Column(title=N_("owner"), cell=lambda each: Cell(each.owner, "muted"), width=7, priority=1),
    ]


def incident_columns(found: Sequence[Incident], zone: tzinfo | None) -> list[Column[Incident]]:
    """Returns columns for time, incident and reporter."""
    times = max((cell_len(moment(each, zone)) for each in found), default=5)
    return [
        Column(
            title=N_("when"), cell=lambda each: Cell(moment(each, zone), "muted"), width=times, key=lambda each: each.at
        ),
        Column(title=N_("what happened"), cell=lambda each: Cell(each.title), width=14, flex=1),
        Column(title=N_("by"), cell=lambda each: Cell(each.by, "muted"), width=7, priority=1),
    ]


def moment(each: Incident, zone: tzinfo | None) -> str:
    """On the clock of the event."""
    return formats.moment(each.at.replace(tzinfo=UTC).astimezone(zone))


def gate_counts(found: Sequence[GateState], today: date) -> str:
    """Returns the number of decisions taken and overdue."""
    late = sum(is_late(each.gate, today) for each in found)
    taken = sum(each.gate.decision is not Decision.OPEN for each in found)
    parts = [_("{n} of {all} decided").format(n=taken, all=len(found))] if found else []
    if late:
        parts.append(words(counted("{n} late", "{n} late", late)))
    if taken < len(found):
        parts.append(_("enter decides"))
    return " · ".join(parts)


def risk_counts(found: Sequence[Risk]) -> str:
    """Returns the number of open risks, and of heavy ones without mitigation."""
    ahead = [each for each in found if not each.closed]
    bare = sum(each.weight >= HEAVY_RISK and not each.mitigation for each in ahead)
    parts = [words(counted("{n} open risk", "{n} open risks", len(ahead)))] if found else []
    if bare:
        parts.append(words(counted("{n} without a plan", "{n} without a plan", bare)))
    return " · ".join(parts)


def goal_counts(found: Sequence[Goal]) -> str:
    """Returns the number of goals reached."""
    met = sum(each.verdict is Verdict.MET for each in found)
    return _("{n} of {all} met").format(n=met, all=len(found)) if found else ""


def finding_counts(found: Sequence[Finding]) -> str:
    """Returns the number of actions for next time."""
    actions = sum(each.kind is FindingKind.ACTION for each in found)
    return words(counted("{n} action", "{n} actions", actions)) if found else ""


def is_late(gate: Gate, today: date) -> bool:
    """Its day is past, and nothing was decided."""
    return gate.decision is Decision.OPEN and gate.due_on is not None and gate.due_on < today


def when(gate: Gate, today: date) -> Cell:
    """The day of a decision; how late it is."""
    if gate.due_on is None:
        return Cell(_("no date"), "muted")
    if is_late(gate, today):
        return Cell(formats.late(gate.due_on, today), "red")
    day = formats.day_month(gate.due_on) if gate.due_on.year == today.year else formats.day_month_year(gate.due_on)
    return Cell(day, "muted" if gate.decision is not Decision.OPEN else "amber" if is_near(gate, today) else "")


def is_near(gate: Gate, today: date) -> bool:
    return gate.decision is Decision.OPEN and gate.due_on is not None and 0 <= (gate.due_on - today).days <= SOON


def offset(gate: Gate) -> str:
    """T-30; nothing where it has a day of its own."""
    return offset_text(gate.offset) if gate.offset is not None else ""


def tick(each: CriterionState, gate: Gate | None, today: date) -> Cell:
    """Met, not yet, or not in time."""
    if each.met:
        return Cell(glyph("done"), "green")
    if gate is not None and is_late(gate, today):
        return Cell(glyph("late"), "red")
    near = gate is not None and is_near(gate, today)
    return Cell(glyph("warning" if near else "open"), "amber" if near else "muted")


def weight(each: Risk) -> Cell:
    """Returns the weight of a risk as a bar and a number."""
    filled = max(1, each.weight * BAR // 25)
    role = "red" if each.weight >= HEAVY_RISK and not each.mitigation else "amber" if each.weight >= MIDDLING else ""
    bar = glyph("paid") * filled + glyph("free") * (BAR - filled)
    return Cell(f"{bar} {each.weight:>2}", "muted" if each.closed else role or "sky")


def _sign(gate: Gate, today: date) -> Cell:
    if gate.decision in DECIDED:
        return _signed(DECIDED[gate.decision])
    if is_late(gate, today):
        return Cell(glyph("late"), "red")
    near = is_near(gate, today)
    return Cell(glyph("today" if gate.due_on == today else "warning" if near else "open"), "amber" if near else "sky")


def _title(each: GateState) -> Cell:
    return Cell(each.gate.title, "muted" if each.gate.decision is not Decision.OPEN else "")


def _met(each: GateState, today: date) -> Cell:
    total = len(each.criteria)
    if not total:
        return Cell(glyph("dash"), "dim")
    met = total - len(each.missing)
    role = "green" if met == total else "red" if is_late(each.gate, today) else ""
    return Cell(f"{met}/{total}", "muted" if each.gate.decision is not Decision.OPEN else role)


def _decided(each: GateState, today: date) -> Cell:
    gate = each.gate
    if gate.decision in DECIDED:
        return Cell(labels.choice(gate.decision), DECIDED[gate.decision][1])
    past = gate.free_until is not None and gate.free_until < today
    return Cell(labels.choice(gate.decision), "amber" if past else "muted")


def _found_out(each: CriterionState) -> Cell:
    """That a key ticks it; that the data tell."""
    own = each.criterion.test is Test.OWN
    return Cell(_("x ticks it") if own else _("from the data"), "accent" if own and not each.met else "muted")


def _mitigation(each: Risk) -> Cell:
    if each.mitigation or each.closed:
        return Cell(each.mitigation, "muted")
    return Cell(_("nothing yet"), "red" if each.weight >= HEAVY_RISK else "muted")


def _number(number: int | None) -> Cell:
    return Cell(formats.number(number) if number is not None else "")


def _verdict(each: Goal) -> Cell:
    return Cell(labels.choice(each.verdict), VERDICTS[each.verdict][1])


def _signed(sign: tuple[str, str]) -> Cell:
    return Cell(glyph(sign[0]), sign[1])
