"""Checklists of one's own: an event's list kept as a template for others."""

from msgspec import Struct

from eventplanner.domain.checklists.checklists import Where
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType
from eventplanner.domain.tasks.areas import Area


class OwnChecklistDraft(Struct, frozen=True, kw_only=True):
    """A checklist as a person describes it."""

    name: str
    kind: EventKind = EventKind.MEETUP
    notes: str = ""


class OwnChecklist(OwnChecklistDraft, frozen=True, kw_only=True):
    """A checklist as the plan has it, at one version."""

    id: int
    version: int


class OwnChecklistTaskDraft(Struct, frozen=True, kw_only=True):
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


class OwnChecklistTask(OwnChecklistTaskDraft, frozen=True, kw_only=True):
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
