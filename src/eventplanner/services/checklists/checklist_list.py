"""Listing all checklists, and copying one as a custom checklist."""

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message
from eventplanner.domain.checklists.checklists import Checklist, for_kind
from eventplanner.domain.checklists.own_checklists import (
    OWN_CHECKLIST,
    OWN_CHECKLIST_TASK,
    OwnChecklist,
    OwnChecklistDraft,
    OwnChecklistTask,
)
from eventplanner.domain.events.events import EventKind
from eventplanner.formats.data import checklist_file
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import records


class ListedChecklist(Struct, frozen=True):
    """A checklist with its lines, in the words of one language; one that is built in has a number below 0."""

    id: int
    version: int
    title: str
    kind: EventKind
    lines: tuple[OwnChecklistTask, ...]
    own: OwnChecklist | None = None


def every(planner: Planner, language: str) -> list[ListedChecklist]:
    """Returns all checklists, custom ones first."""
    with planner.store.snapshot():
        own = [_own(planner, each) for each in records.every(planner.store, OWN_CHECKLIST)]
    built_in = [_built_in(-1 - n, checklist_file.built_in(key, language)) for n, key in enumerate(checklist_file.KEYS)]
    return [*own, *built_in]


def copy(planner: Planner, listed: ListedChecklist, name: str) -> Change:
    """Copies a checklist as a custom one, as one step. Raises Invalid if the name is in use."""
    draft = OwnChecklistDraft(name=name, kind=listed.kind, notes=listed.own.notes if listed.own else "")
    with planner.write(Message("Keep the checklist “{name}”", {"name": name})) as writing:
        id = writing.add("checklist", records.stored(OWN_CHECKLIST, draft))
        for line in listed.lines:
            values = records.stored(OWN_CHECKLIST_TASK, OWN_CHECKLIST_TASK.draft_of(line, {"checklist_id": id}))
            writing.add("checklist_task", values)
    return writing.outcome


def _own(planner: Planner, own: OwnChecklist) -> ListedChecklist:
    lines = tuple(records.of(planner.store, OWN_CHECKLIST_TASK, own.id))
    return ListedChecklist(own.id, own.version, own.name, own.kind, lines, own)


def _built_in(id: int, checklist: Checklist) -> ListedChecklist:
    gates = {gate.key: gate.title for gate in checklist.gates}
    lines = tuple(
        OwnChecklistTask(
            id=-1 - n,
            version=0,
            title=task.title,
            checklist_id=id,
            area=task.area,
            offset=task.offset,
            format=task.where,
            gate=gates.get(task.gate, ""),
        )
        for n, task in enumerate(sorted(checklist.tasks, key=lambda task: task.offset))
    )
    return ListedChecklist(id, 0, checklist.title, _kind(checklist.key), lines)


def _kind(key: str) -> EventKind:
    """Returns the kind of event that a built-in checklist is for, if there is one."""
    return next((kind for kind in EventKind if for_kind(kind) == key), EventKind.MEETUP)
