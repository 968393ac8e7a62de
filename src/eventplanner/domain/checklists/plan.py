"""Tasks and decisions that a checklist adds to an event beside those that it has."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter

from msgspec import Struct

from eventplanner.domain.base.text import fold
from eventplanner.domain.checklists.checklists import Checklist, applies
from eventplanner.domain.checklists.own_checklists import OwnChecklist, OwnChecklistTask
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gates import Gate, GateDraft
from eventplanner.domain.events.events import Event, Format
from eventplanner.domain.parsing.due import FARTHEST, Due
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task, TaskDraft
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import Role, RoleDraft


class ChecklistLine(Struct, frozen=True, kw_only=True):
    """A task that a checklist asks for, in the words of one language."""

    key: str
    """Of the task: `conference/venue-contract`."""
    title: str
    area: Area
    offset: int | None = None
    gate: str = ""
    """The key of the decision that asks for it."""
    waits_for: tuple[str, ...] = ()
    """The keys of other lines."""
    owner: str = ""
    notes: str = ""


class ChecklistDecision(Struct, frozen=True, kw_only=True):
    """Decision that a checklist asks for."""

    key: str
    title: str
    offset: int | None = None
    penalty_free: int | None = None
    criteria: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


class ChecklistPlan(Struct, frozen=True, kw_only=True):
    """Items of a checklist for an event of one format, in one language."""

    key: str
    """`conference`, `own/3`."""
    title: str
    gates: tuple[ChecklistDecision, ...] = ()
    roles: tuple[tuple[Duty, int], ...] = ()
    """How many of each."""
    lines: tuple[ChecklistLine, ...] = ()


class There(Struct, frozen=True, kw_only=True):
    """Tasks and decisions that an event has already."""

    tasks: Sequence[Task] = ()
    gates: Sequence[Gate] = ()
    roles: Sequence[Role] = ()


class Missing(Struct, frozen=True, kw_only=True):
    """Tasks and decisions to add."""

    gates: tuple[tuple[ChecklistDecision, GateDraft], ...]
    gate_ids: Mapping[str, int]
    """Decisions that are there, by the key that the checklist has for them."""
    tasks: tuple[tuple[ChecklistLine, TaskDraft], ...]
    """Each after those that it waits for; the ids of decisions and of those are not in it yet."""
    task_ids: Mapping[str, int]
    """Tasks that are there, likewise."""
    roles: tuple[RoleDraft, ...]


def of_built_in(checklist: Checklist, format: Format) -> ChecklistPlan:
    """Returns the plan of a built-in checklist for an event of a format."""
    found, root = checklist.of(format), checklist.key

    def key(name: str) -> str:
        return f"{root}/{name}" if name else ""

    return ChecklistPlan(
        key=root,
        title=found.title,
        gates=tuple(
            ChecklistDecision(
                key=key(gate.key),
                title=gate.title,
                offset=gate.offset,
                penalty_free=gate.penalty_free,
                criteria=gate.criteria,
                own=tuple(criterion.title for criterion in gate.own),
            )
            for gate in found.gates
        ),
        roles=tuple(_counts(found).items()),
        lines=tuple(
            ChecklistLine(
                key=key(task.key),
                title=task.title,
                area=task.area,
                offset=task.offset,
                gate=key(task.gate),
                waits_for=tuple(map(key, task.waits_for)),
            )
            for task in found.tasks
        ),
    )


def of_own(checklist: OwnChecklist, tasks: Iterable[OwnChecklistTask], format: Format) -> ChecklistPlan:
    """Returns the plan of a custom checklist; a decision is due with the last of its tasks."""
    root = f"own/{checklist.id}"
    applying = [task for task in tasks if applies(task.format, format)]
    gates: dict[str, list[OwnChecklistTask]] = defaultdict(list)
    for task in applying:
        if task.gate:
            gates[fold(task.gate)].append(task)
    keys = {name: f"{root}/gate-{of[0].id}" for name, of in gates.items()}
    return ChecklistPlan(
        key=root,
        title=checklist.name,
        gates=tuple(
            ChecklistDecision(
                key=keys[name],
                title=of[0].gate,
                offset=max((task.offset for task in of if task.offset is not None), default=None),
                criteria=(Test.TASKS_DONE.value,),
            )
            for name, of in gates.items()
        ),
        lines=tuple(
            ChecklistLine(
                key=f"{root}/{task.id}",
                title=task.title,
                area=task.area,
                offset=task.offset,
                gate=keys.get(fold(task.gate), ""),
                owner=task.owner,
                notes=task.notes,
            )
            for task in applying
        ),
    )


def missing(wanted: ChecklistPlan, event: Event, there: There) -> Missing:
    """Returns items of a checklist that an event lacks, matched by key even if renamed, or else by title."""
    gate_ids = _known(wanted.key, [(gate.key, gate.title) for gate in wanted.gates], there.gates)
    task_ids = _known(wanted.key, [(line.key, line.title) for line in wanted.lines], there.tasks)
    gates = tuple((gate, _gate(gate, event)) for gate in wanted.gates if gate.key not in gate_ids)
    lines = [line for line in _in_turn(wanted.lines) if line.key not in task_ids]
    return Missing(
        gates=gates,
        gate_ids=gate_ids,
        tasks=tuple((line, _task(line, event)) for line in lines),
        task_ids=task_ids,
        roles=tuple(_roles(wanted, event, there.roles)),
    )


def share_of_capacity(event: Event, per_cent: int) -> int | None:
    """Returns a percentage of an event's capacity, rounded up; None if the capacity is unknown."""
    places = {
        Format.IN_PERSON: (event.capacity,),
        Format.VIRTUAL: (event.capacity_online,),
        Format.HYBRID: (event.capacity, event.capacity_online),
    }[event.format]
    known = [each for each in places if each is not None]
    return -(-sum(known) * per_cent // 100) if known else None


def offset_of(task: Task, event: Event) -> int | None:
    """Returns the offset of a task from its event, also for a task with a day of its own; None if unknown."""
    if task.offset is not None or task.due is None:
        return task.offset
    first, last = event.first_day, event.last_day
    if first is None or last is None:
        return None
    days = (task.due - last).days if task.due > last else min((task.due - first).days, 0)
    return days if abs(days) <= FARTHEST else None


def _counts(checklist: Checklist) -> dict[Duty, int]:
    found: Counter[Duty] = Counter()
    for role in checklist.roles:
        found[role.role] += role.count
    return dict(found)


def _known(root: str, wanted: Iterable[tuple[str, str]], there: Sequence[Task] | Sequence[Gate]) -> dict[str, int]:
    """Which of those that are wanted, by key and title, are there; one that is there stands for one only."""
    by_key = {each.key: each.id for each in there if each.key}
    by_title: dict[str, list[int]] = defaultdict(list)
    for each in there:
        if not each.key.startswith(f"{root}/"):
            by_title[fold(each.title)].append(each.id)
    found: dict[str, int] = {}
    for key, title in wanted:
        if key in by_key:
            found[key] = by_key[key]
        elif same := by_title[fold(title)]:
            found[key] = same.pop(0)
    return found


def _in_turn(lines: Sequence[ChecklistLine]) -> list[ChecklistLine]:
    """Each after those that it waits for."""
    by_key = {line.key: line for line in lines}
    order = TopologicalSorter({line.key: line.waits_for for line in lines}).static_order()
    return [by_key[key] for key in order if key in by_key]


def _gate(gate: ChecklistDecision, event: Event) -> GateDraft:
    free = Due(gate.penalty_free).on(event.first_day, event.last_day) if gate.penalty_free is not None else None
    return GateDraft(
        title=gate.title,
        event_id=event.id,
        offset=gate.offset,
        free_until=free,
        decider=event.lead,
        key=gate.key,
    )


def _task(line: ChecklistLine, event: Event) -> TaskDraft:
    return TaskDraft(
        title=line.title,
        event_id=event.id,
        area=line.area,
        owner=line.owner or event.lead,
        offset=line.offset,
        notes=line.notes,
        key=line.key,
    )


def _roles(wanted: ChecklistPlan, event: Event, there: Iterable[Role]) -> Iterable[RoleDraft]:
    """As many of each duty as there are too few."""
    known = Counter(role.duty for role in there)
    for duty, count in wanted.roles:
        yield from [RoleDraft(event_id=event.id, duty=duty)] * max(count - known[duty], 0)
