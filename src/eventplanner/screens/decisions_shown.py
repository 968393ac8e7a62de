"""How decisions, their criteria, risks, goals, findings and incidents are shown."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, tzinfo

from eventplanner.domain.due import offset_text
from eventplanner.domain.gate_rules import CriterionState, GateState
from eventplanner.domain.gates import Decision, Gate
from eventplanner.domain.judging import Finding, FindingKind, Goal, Incident, Risk, Verdict
from eventplanner.domain.text import counted
from eventplanner.i18n import formats, record_names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.columns import Cell, Column
from eventplanner.widgets.glyphs import glyph

SOON = 7
"""Days within which a decision is near."""
_DECIDED: Mapping[Decision, tuple[str, str]] = {Decision.GO: ("done", "green"), Decision.NO_GO: ("cancelled", "red")}
_VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.OPEN: ("open", "sky"),
    Verdict.MET: ("done", "green"),
    Verdict.PARTLY: ("warning", "amber"),
    Verdict.MISSED: ("cancelled", "red"),
}
_FINDINGS: Mapping[FindingKind, tuple[str, str]] = {
    FindingKind.WELL: ("done", "green"),
    FindingKind.BADLY: ("warning", "amber"),
    FindingKind.ACTION: ("to", "sky"),
}
_HEAVY, _MIDDLING = 15, 8
"""Likelihood × impact from which a risk is drawn so."""


def gate_columns(today: date) -> list[Column[GateState]]:
    """When, what, how many criteria are met, how it was decided."""
    return [
        Column(title="", cell=lambda each: _sign(each.gate, today), width=1, gap=1),
        Column(title=N_("day"), cell=lambda each: _when(each.gate, today), width=11),
        Column(title=N_("T"), cell=lambda each: Cell(_offset(each.gate), "muted"), width=5, priority=3),
        Column(title=N_("decision"), cell=lambda each: Cell(each.gate.title), width=14, flex=1),
        Column(title=N_("met"), cell=_met, width=5, right=True),
        Column(title="", cell=_decided, width=7),
        Column(title=N_("who"), cell=lambda each: Cell(each.gate.decider, "muted"), width=8, priority=2),
    ]


def criterion_columns() -> list[Column[CriterionState]]:
    """What has to be so, and how far it is."""
    return [
        Column(title="", cell=_tick, width=1, gap=1),
        Column(title=N_("criterion"), cell=lambda each: Cell(words(each.said)), width=20, flex=3),
        Column(title=N_("found out by"), cell=_test, width=14, flex=1, priority=1),
    ]


def risk_columns() -> list[Column[Risk]]:
    """How heavy, what, what is done about it."""
    return [
        Column(title=N_("l×i"), cell=_weight, width=7),
        Column(title=N_("risk"), cell=lambda each: Cell(each.title, "muted" if each.closed else ""), width=14, flex=2),
        Column(title=N_("against it"), cell=_mitigation, width=10, flex=2, priority=1),
        Column(title=N_("owner"), cell=lambda each: Cell(each.owner, "muted"), width=7, priority=2),
    ]


def goal_columns() -> list[Column[Goal]]:
    """What, how much, and how it came out."""
    return [
        Column(title="", cell=lambda each: _signed(_VERDICTS[each.verdict]), width=1, gap=1),
        Column(title=N_("goal"), cell=lambda each: Cell(each.title), width=14, flex=1),
        Column(title=N_("aim"), cell=lambda each: _number(each.aim), width=6, right=True, priority=1),
        Column(title=N_("result"), cell=lambda each: _number(each.result), width=6, right=True, priority=1),
        Column(title="", cell=_verdict, width=8),
    ]


def finding_columns() -> list[Column[Finding]]:
    """What was learnt, and who sees to it."""
    return [
        Column(title="", cell=lambda each: _signed(_FINDINGS[each.kind]), width=1, gap=1),
        Column(title=N_("what was learnt"), cell=lambda each: Cell(each.title), width=16, flex=1),
        Column(title=N_("owner"), cell=lambda each: Cell(each.owner, "muted"), width=7, priority=1),
    ]


def incident_columns(zone: tzinfo | None) -> list[Column[Incident]]:
    """When, what, who says so."""
    return [
        Column(title=N_("when"), cell=lambda each: Cell(moment(each, zone), "muted"), width=16),
        Column(title=N_("what happened"), cell=lambda each: Cell(each.title), width=14, flex=1),
        Column(title=N_("by"), cell=lambda each: Cell(each.by, "muted"), width=7, priority=1),
    ]


def moment(each: Incident, zone: tzinfo | None) -> str:
    """In the zone of who reads it."""
    return formats.moment(each.at.replace(tzinfo=UTC).astimezone(zone))


def gate_counts(found: Sequence[GateState], today: date) -> str:
    """How many are taken, and how many are late."""
    late = sum(is_late(each.gate, today) for each in found)
    taken = sum(each.gate.decision is not Decision.OPEN for each in found)
    parts = [_("{n} of {all} decided").format(n=taken, all=len(found))] if found else []
    if late:
        parts.append(words(counted("{n} late", "{n} late", late)))
    return " · ".join(parts)


def about(each: GateState, today: date) -> list[str]:
    """What the dialog of a decision says above its choices."""
    gate = each.gate
    lines = [words(one.said) for one in each.missing]
    said = [f"{glyph('cancelled')} {line}" for line in lines] or [f"{glyph('done')} {_('everything is met')}"]
    if gate.free_until is not None and gate.decision is Decision.OPEN:
        past = gate.free_until < today
        until = formats.day_month_year(gate.free_until)
        told = _("a no costs nothing until {day}") if not past else _("a no was free until {day}")
        said.append(f"{glyph('warning' if past else 'open')} {told.format(day=until)}")
    return said


def is_late(gate: Gate, today: date) -> bool:
    return gate.decision is Decision.OPEN and gate.due_on is not None and gate.due_on < today


def _sign(gate: Gate, today: date) -> Cell:
    if gate.decision in _DECIDED:
        return _signed(_DECIDED[gate.decision])
    if is_late(gate, today):
        return Cell(glyph("late"), "red")
    near = gate.due_on is not None and (gate.due_on - today).days <= SOON
    return Cell(glyph("today" if near else "open"), "amber" if near else "sky")


def _when(gate: Gate, today: date) -> Cell:
    if gate.due_on is None:
        return Cell(_("no date"), "muted")
    if is_late(gate, today):
        return Cell(formats.late(gate.due_on, today), "red")
    return Cell(formats.day(gate.due_on), "muted" if gate.decision is not Decision.OPEN else "")


def _offset(gate: Gate) -> str:
    return offset_text(gate.offset) if gate.offset is not None else ""


def _met(each: GateState) -> Cell:
    total = len(each.criteria)
    met = total - len(each.missing)
    return Cell(f"{met}/{total}" if total else "", "green" if met == total else "amber")


def _decided(each: GateState) -> Cell:
    decision = each.gate.decision
    return Cell("" if decision is Decision.OPEN else record_names.choice(decision), _DECIDED.get(decision, ("", ""))[1])


def _tick(each: CriterionState) -> Cell:
    return Cell(glyph("done"), "green") if each.met else Cell(glyph("open"), "amber")


def _test(each: CriterionState) -> Cell:
    return Cell(record_names.choice(each.criterion.test), "muted")


def _weight(each: Risk) -> Cell:
    role = "red" if each.weight >= _HEAVY else "amber" if each.weight >= _MIDDLING else "muted"
    return Cell(f"{each.likelihood}×{each.impact} {each.weight:>2}", "muted" if each.closed else role)


def _mitigation(each: Risk) -> Cell:
    return Cell(each.mitigation, "muted") if each.mitigation else Cell(_("nothing yet"), "amber")


def _number(number: int | None) -> Cell:
    return Cell(formats.number(number) if number is not None else "")


def _verdict(each: Goal) -> Cell:
    return Cell(record_names.choice(each.verdict), _VERDICTS[each.verdict][1])


def _signed(sign: tuple[str, str]) -> Cell:
    return Cell(glyph(sign[0]), sign[1])
