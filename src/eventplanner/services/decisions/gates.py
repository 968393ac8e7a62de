"""Use cases of go/no-go gates: reading their state, deciding, ticking criteria."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from eventplanner.domain.attendance.headcounts import REGISTRATION
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean, clean_line, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import APPROVAL
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gate_rules import CriterionState, GateFacts, GateState, state_of
from eventplanner.domain.decisions.gates import CRITERION, GATE, Criterion, Decision, Gate
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.venues import PLACE, PLATFORM
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import words
from eventplanner.i18n.vocabulary import choice_named
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.queries import budget, records


def of_event(planner: Planner, event: Event) -> list[GateState]:
    """Returns the decisions of an event by day, with the state of their criteria."""
    store = planner.store
    with store.snapshot():
        gates = records.of(store, GATE, event.id)
        criteria: dict[int, list[Criterion]] = defaultdict(list)
        for each in records.of_several(store, CRITERION, [gate.id for gate in gates]):
            criteria[each.gate_id].append(each)
        common = _facts(planner, event)
        tasks = records.of(store, TASK, event.id)
    states = []
    for gate in gates:
        asked = [task for task in tasks if task.gate_id == gate.id]
        ahead = [task.title for task in asked if task.is_open]
        facts = revised(
            common, tasks=len(asked), tasks_done=len(asked) - len(ahead), first_open=ahead[0] if ahead else ""
        )
        states.append(GateState(gate, [state_of(each, facts) for each in criteria[gate.id]]))
    return states


def state(planner: Planner, gate: Gate) -> GateState:
    """Returns the state of a gate. Raises NotFound."""
    event = events.get(planner, gate.event_id)
    match = next((each for each in of_event(planner, event) if each.id == gate.id), None)
    return match or GateState(records.get(planner.store, GATE, gate.id))


def decide(planner: Planner, gate: Gate, decision: Decision, note: str = "", by: str = "") -> Change:
    """Records a decision, or with OPEN revokes it; a no-go keeps its reasons. Raises Invalid, Conflict.

    A go against criteria that are not met has to say why; who writes it down has decided it unless `by` says who did.
    """
    note = clean(note).strip()
    missing = state(planner, gate).missing if decision is not Decision.OPEN else ()
    if decision is Decision.GO and missing and not note:
        raise Invalid({"note": Message("not everything is met; say why it is a go all the same")})
    if decision is Decision.NO_GO:
        note = "\n".join(filter(None, [note, *(_reason(each) for each in missing)]))
    values = {
        "decision": decision,
        "decided_on": None if decision is Decision.OPEN else planner.today(),
        "decided_by": "" if decision is Decision.OPEN else clean_line(by) or planner.actor,
        "note": note,
    }
    with planner.write(revised(_LABELS[decision], params={"title": gate.title})) as writing:
        writing.change(GATE.name, gate.id, gate.version, values)
    return writing.outcome


def tick(planner: Planner, chosen: Sequence[Criterion]) -> Change:
    """Toggles custom criteria. Raises Conflict, and Invalid for criteria that the data decide."""
    own = [each for each in chosen if each.test is Test.OWN]
    if not own:
        raise Invalid({"met": Message("this is found out from the data; nobody ticks it")})
    met = not all(each.met for each in own)
    label = counted("Tick {n} criterion", "Tick {n} criteria", len(own))
    if not met:
        label = counted("Untick {n} criterion", "Untick {n} criteria", len(own))
    if len(own) == 1:
        title = {"title": own[0].text}
        label = Message("Tick “{title}”", title) if met else Message("Untick “{title}”", title)
    with planner.write(label) as writing:
        writing.change_many(CRITERION.name, [(each.id, each.version, {"met": met}) for each in own])
    return writing.outcome


def _reason(each: CriterionState) -> str:
    """In the words of who decides, for the note is hers."""
    return f"– {words(each.said)}"


def _facts(planner: Planner, event: Event) -> GateFacts:
    store = planner.store
    place = next(iter(records.of(store, PLACE, event.id)), None)
    platform = next(iter(records.of(store, PLATFORM, event.id)), None)
    roles = records.of(store, ROLE, event.id)
    counts = records.of(store, REGISTRATION, event.id)
    approvals = records.of(store, APPROVAL, event.id)
    over = budget.first_over(store, event.id) if approvals else ""
    return GateFacts(
        place=place.state if place else None,
        link=bool(event.url or (platform and platform.audience_url)),
        rehearsed=platform is not None and platform.tested_on is not None,
        roles=len(roles),
        roles_confirmed=sum(role.confirmed for role in roles),
        registered=counts[-1].in_person + counts[-1].online if counts else None,
        approved_by=approvals[-1].approved_by if approvals else "",
        over=labels.said_category(over) if over else "",
    )


_LABELS = {
    Decision.OPEN: Message("Open “{title}” again"),
    Decision.GO: Message("Decide “{title}”: go"),
    Decision.NO_GO: Message("Decide “{title}”: no-go"),
}


def tell(planner: Planner, gate: Gate, said: Mapping[str, str]) -> Change | None:
    """Decides by `decision=no-go note="the venue is not signed"`; None without a decision. Raises Invalid."""
    texts = {fold(name): text for name, text in said.items()}
    if "decision" not in texts:
        return None
    if (decision := choice_named(Decision, texts["decision"])) is None:
        raise Invalid({"decision": Message("one of: {choices}", {"choices": ", ".join(Decision)})})
    return decide(planner, gate, decision, texts.get("note", texts.get("nota", "")))
