"""Use cases of checklists: suggesting, previewing and applying them, and saving an event's tasks as one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.checklists.checklists import for_kind
from eventplanner.domain.checklists.own_checklists import (
    OWN_CHECKLIST,
    OWN_CHECKLIST_TASK,
    OwnChecklistDraft,
    OwnChecklistTaskDraft,
)
from eventplanner.domain.checklists.plan import (
    ChecklistDecision,
    ChecklistPlan,
    Missing,
    There,
    missing,
    of_built_in,
    of_own,
    offset_of,
    share_of_capacity,
)
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.decisions.gates import CRITERION, GATE, CriterionDraft, GateDraft
from eventplanner.domain.events.events import Event
from eventplanner.domain.tasks.tasks import TASK, Task, TaskDraft
from eventplanner.domain.team.roles import ROLE, RoleDraft
from eventplanner.domain.year.working_days import WorkingDays
from eventplanner.formats.data import checklist_file
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.catalogue import language as reading
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import due_days, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

OWN = "own/"
"""What the keys of checklists of one's own begin with; their id follows."""


class ChosenChecklist(Struct, frozen=True):
    """A checklist that an event may be given."""

    key: str
    """`conference`, `own/3`."""
    title: str
    tasks: int
    """How many apply to an event of that format."""
    fits: bool
    """Is it for events of that kind?"""


class Preview(Struct, frozen=True):
    """Tasks that a checklist would add to an event."""

    title: str
    new: tuple[TaskDraft, ...]
    there: int
    """How many of its tasks the event has already."""
    gates: tuple[GateDraft, ...]
    roles: tuple[RoleDraft, ...]
    working: WorkingDays | None = None
    """The working days that due days are pulled to, if they are."""

    @property
    def empty(self) -> bool:
        """True if there is nothing to add."""
        return not (self.new or self.gates or self.roles)


def choices(planner: Planner, event: Event, language: str = "") -> list[ChosenChecklist]:
    """Returns all checklists, those for events of that kind first, in a language or else in the reader's."""
    fitting = for_kind(event.kind)
    listed = []
    for key in checklist_file.KEYS:
        wanted = of_built_in(checklist_file.built_in(key, language or reading()), event.format)
        listed.append(ChosenChecklist(key, wanted.title, len(wanted.lines), key == fitting))
    for own in records.every(planner.store, OWN_CHECKLIST):
        wanted = of_own(own, records.of(planner.store, OWN_CHECKLIST_TASK, own.id), event.format)
        listed.append(ChosenChecklist(wanted.key, wanted.title, len(wanted.lines), own.kind is event.kind))
    return sorted(listed, key=lambda choice: not choice.fits)


def preview(planner: Planner, event: Event, key: str, language: str = "") -> Preview:
    """Performs a dry run of `apply`. Raises NotFound."""
    wanted = _wanted(planner, event, key, language)
    adding = missing(wanted, event, _there(planner, event))
    return Preview(
        title=wanted.title,
        new=tuple(draft for _line, draft in adding.tasks),
        there=len(wanted.lines) - len(adding.tasks),
        gates=tuple(draft for _gate, draft in adding.gates),
        roles=adding.roles,
        working=due_days.working_days(planner.store),
    )


def apply(planner: Planner, event: Event, key: str, language: str = "") -> Change:
    """Adds the tasks, decisions and roles of a checklist that an event lacks, as one step.

    Raises NotFound.
    """
    wanted = _wanted(planner, event, key, language)
    label = Message("Give “{title}” the checklist “{name}”", {"title": event.title, "name": wanted.title})
    with planner.write(label) as writing:
        # Asked while the write lock is held: two who do this at once do not do it twice.
        adding = missing(wanted, event, _there(planner, event))
        gates = _add_gates(writing, adding, event)
        _add_tasks(writing, adding, gates)
        for role in adding.roles:
            writing.add("event_role", records.stored(ROLE, role))
    return writing.outcome


def save_own(planner: Planner, event: Event, name: str) -> Change:
    """Saves the tasks and decisions of an event as a custom checklist.

    Raises NotFound if it has no tasks, Invalid if there is a checklist of that name.
    """
    name = clean_line(name)
    tasks = records.of(planner.store, TASK, event.id)
    if not tasks:
        raise NotFound(Message("This event has no tasks that could be kept."))
    gates = records.names(planner.store, "gate", [task.gate_id for task in tasks if task.gate_id])
    with planner.write(Message("Keep the checklist “{name}”", {"name": name})) as writing:
        own = OwnChecklistDraft(name=name, kind=event.kind)
        id = writing.add("checklist", records.stored(OWN_CHECKLIST, own))
        for task in tasks:
            line = _own_line(task, event, id, gates.get(task.gate_id or 0, ""))
            writing.add("checklist_task", records.stored(OWN_CHECKLIST_TASK, line))
    return writing.outcome


def own_id(key: str) -> int | None:
    """Returns the id of a custom checklist; None for a built-in one."""
    number = key.removeprefix(OWN)
    return int(number) if key.startswith(OWN) and number.isdecimal() and len(number) < 16 else None


def _wanted(planner: Planner, event: Event, key: str, language: str) -> ChecklistPlan:
    """By key; one of one's own by its name too."""
    if key in checklist_file.KEYS:
        return of_built_in(checklist_file.built_in(key, language or reading()), event.format)
    if key.startswith(OWN):
        own = records.get(planner.store, OWN_CHECKLIST, own_id(key) or 0)
    else:
        named = [each for each in records.every(planner.store, OWN_CHECKLIST) if fold(each.name) == fold(key)]
        if not named:
            raise NotFound(Message("There is no checklist “{key}”.", {"key": clean_line(key)}))
        own = named[0]
    return of_own(own, records.of(planner.store, OWN_CHECKLIST_TASK, own.id), event.format)


def _there(planner: Planner, event: Event) -> There:
    return There(
        tasks=records.of(planner.store, TASK, event.id),
        gates=records.of(planner.store, GATE, event.id),
        roles=records.of(planner.store, ROLE, event.id),
    )


def _add_gates(writing: "Writing", adding: Missing, event: Event) -> dict[str, int]:
    """Returns all decisions of the checklist by key, those that were there too."""
    ids = dict(adding.gate_ids)
    for gate, draft in adding.gates:
        ids[gate.key] = writing.add("gate", records.stored(GATE, draft))
        for criterion in _criteria(gate, event, ids[gate.key]):
            writing.add("criterion", records.stored(CRITERION, criterion))
    return ids


def _add_tasks(writing: "Writing", adding: Missing, gates: dict[str, int]) -> None:
    ids = dict(adding.task_ids)
    for line, draft in adding.tasks:
        waits_for = tuple(ids[key] for key in line.waits_for if key in ids)
        values = {"gate_id": gates.get(line.gate), "waits_for": waits_for}
        ids[line.key] = writing.add("task", records.stored(TASK, TASK.draft_of(draft, values)))


def _criteria(gate: ChecklistDecision, event: Event, gate_id: int) -> Iterable[CriterionDraft]:
    for each in gate.criteria:
        test, _blank, per_cent = each.partition(" ")
        if Test(test) is not Test.REGISTRATIONS:
            yield CriterionDraft(gate_id=gate_id, test=Test(test))
        elif (number := share_of_capacity(event, int(per_cent))) is not None:
            yield CriterionDraft(gate_id=gate_id, test=Test.REGISTRATIONS, number=number)
        else:
            text = _("{n} % of the places are taken").format(n=per_cent)
            yield CriterionDraft(gate_id=gate_id, text=text)
    for text in gate.own:
        yield CriterionDraft(gate_id=gate_id, text=text)


def _own_line(task: Task, event: Event, checklist_id: int, gate: str) -> OwnChecklistTaskDraft:
    """What the lead of this event does is done by the lead of another."""
    owner = "" if fold(task.owner) == fold(event.lead) else task.owner
    return OwnChecklistTaskDraft(
        title=task.title,
        checklist_id=checklist_id,
        area=task.area,
        offset=offset_of(task, event),
        gate=gate,
        owner=owner,
        notes=task.notes,
    )
