"""Details of one decision, criterion, risk, goal, finding or incident."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gate_rules import CriterionState, GateState
from eventplanner.domain.decisions.gates import Decision, Gate
from eventplanner.domain.decisions.judging import Finding, Goal, Incident, Risk
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.screens.decisions.columns import DECIDED, FINDINGS, VERDICTS, is_late, moment, offset, weight
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.detail import DetailLine


def entries(row: Any, today: date, zone: tzinfo | None) -> Sequence[DetailLine]:
    """Everything about a row of any of the lists."""
    match row:
        case GateState():
            return _gate(row, today)
        case CriterionState():
            return _criterion(row)
        case Risk():
            return _risk(row)
        case Goal():
            return _goal(row)
        case Finding():
            return _finding(row)
        case Incident():
            return _incident(row, zone)
    return ()


def about(found: GateState, today: date) -> list[str]:
    """Returns the lines above the choices of a decision's dialog."""
    missing = [f"{glyph('cancelled')} {words(one.said)}" for one in found.missing]
    said = missing or [f"{glyph('done')} {_('everything is met')}"]
    if until := _free(found.gate, today):
        said.append(f"{glyph('warning' if until.role == 'amber' else 'open')} {until.text}")
    if found.gate.decision is not Decision.OPEN:
        said.append(f"{glyph('becomes')} {_taken(found.gate)}")
    return said


def _gate(row: GateState, today: date) -> list[DetailLine]:
    gate = row.gate
    lines = [DetailLine("", gate.title, "strong")]
    if gate.due_on is not None:
        late = is_late(gate, today)
        left = "" if gate.decision is not Decision.OPEN else formats.late(gate.due_on, today)
        day = " · ".join(filter(None, [formats.day_year(gate.due_on), labels.not_working(gate), offset(gate), left]))
        lines.append(DetailLine(_("day"), day, "red" if late else ""))
    lines.append(DetailLine(_("who decides"), gate.decider or _("nobody yet"), "" if gate.decider else "muted"))
    if gate.decision in DECIDED:
        sign, role = DECIDED[gate.decision]
        lines.append(DetailLine(_("decided"), f"{glyph(sign)} {_taken(gate)}", role))
    elif until := _free(gate, today):
        lines.append(until)
    return [*lines, *_note(gate.note)]


def _free(gate: Gate, today: date) -> DetailLine | None:
    """Until when a no costs nothing, or that it is too late for that."""
    if gate.free_until is None or gate.decision is not Decision.OPEN:
        return None
    until = formats.day_month_year(gate.free_until)
    if gate.free_until < today:
        return DetailLine("", _("a no cost nothing until {day}; now it does").format(day=until), "amber")
    left = formats.countdown(gate.free_until, today)
    return DetailLine("", _("a no costs nothing until {day} ({left})").format(day=until, left=left))


def _taken(gate: Gate) -> str:
    """What was decided, by whom and when."""
    day = formats.day_month_year(gate.decided_on) if gate.decided_on else ""
    return " · ".join(filter(None, [labels.choice(gate.decision), gate.decided_by, day]))


def _criterion(row: CriterionState) -> list[DetailLine]:
    sign, role = ("done", "green") if row.met else ("open", "amber")
    own = row.criterion.test is Test.OWN
    return [
        DetailLine("", words(row.said), "strong"),
        DetailLine("", f"{glyph(sign)} {_('met') if row.met else _('not met')}", role),
        DetailLine(
            "", _("Somebody has to tell: x ticks it.") if own else _("Found out from the data of the event."), "muted"
        ),
    ]


def _risk(row: Risk) -> list[DetailLine]:
    said = _("likelihood {likelihood} × impact {impact}").format(likelihood=row.likelihood, impact=row.impact)
    bar, role = weight(row)
    lines = [DetailLine("", row.title, "struck" if row.closed else "strong"), DetailLine("", f"{bar}  {said}", role)]
    if row.closed:
        lines.append(DetailLine("", f"{glyph('done')} {_('closed')}", "muted"))
    lines.append(DetailLine(_("against it"), row.mitigation or _("nothing yet"), "" if row.mitigation else "muted"))
    told = [(_("it shows by"), row.trigger), (_("owner"), row.owner)]
    return [*lines, *(DetailLine(label, text) for label, text in told if text)]


def _goal(row: Goal) -> list[DetailLine]:
    sign, role = VERDICTS[row.verdict]
    lines = [
        DetailLine("", row.title, "strong"),
        DetailLine("", f"{glyph(sign)} {labels.choice(row.verdict)}", role),
    ]
    numbers = [(_("aim"), row.aim), (_("result"), row.result)]
    lines += [DetailLine(name, f"{formats.number(n)} {row.unit}".strip()) for name, n in numbers if n is not None]
    return [*lines, *_note(row.note)]


def _finding(row: Finding) -> list[DetailLine]:
    sign, role = FINDINGS[row.kind]
    lines = [
        DetailLine("", row.title, "strong"),
        DetailLine("", f"{glyph(sign)} {labels.choice(row.kind)}", role),
    ]
    return [*lines, *([DetailLine(_("owner"), row.owner)] if row.owner else []), *_note(row.note)]


def _incident(row: Incident, zone: tzinfo | None) -> list[DetailLine]:
    said = " · ".join(filter(None, [moment(row, zone), row.by]))
    return [DetailLine("", row.title, "strong"), DetailLine("", said, "muted"), *_note(row.note)]


def _note(note: str) -> list[DetailLine]:
    return [DetailLine("", ""), DetailLine("", note, "muted")] if note else []
