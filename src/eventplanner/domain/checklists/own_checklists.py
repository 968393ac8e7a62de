"""Checklists of one's own: an event's list kept as a template for others."""

from dataclasses import dataclass

from eventplanner.domain.checklists.checklists import Where
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType
from eventplanner.domain.tasks.areas import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChecklistDraft:
    """A checklist as a person describes it."""

    name: str
    kind: EventKind = EventKind.MEETUP
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChecklist(OwnChecklistDraft):
    """A checklist as the plan has it, at one version."""

    id: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChecklistTaskDraft:
    """One line of it."""

    title: str
    checklist_id: int
    area: Area = Area.PROGRAMME
    offset: int | None = None
    format: Where = Where.BOTH
    gate: str = ""
    """The name of the decision that asks for it."""
    owner: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChecklistTask(OwnChecklistTaskDraft):
    """A line as the plan has it, at one version."""

    id: int
    version: int


OWN_CHECKLIST = RecordType(
    name="checklist",
    many="checklists",
    value=OwnChecklist,
    draft=OwnChecklistDraft,
    order="id",
    fields=(
        Field(name="name", needed=True),
        Field(name="kind", shape=Shape.CHOICE, choices=EventKind),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
OWN_CHECKLIST_TASK = RecordType(
    name="checklist_task",
    many="checklist_tasks",
    value=OwnChecklistTask,
    draft=OwnChecklistTaskDraft,
    belongs_to="checklist_id",
    order='"offset", id',
    fields=(
        Field(name="title", needed=True),
        Field(name="area", shape=Shape.CHOICE, choices=Area),
        Field(name="offset", shape=Shape.NUMBER, least=-1500, most=1500),
        Field(name="format", shape=Shape.CHOICE, choices=Where),
        Field(name="gate"),
        Field(name="owner"),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
