"""Custom checklists: the tasks of an event saved as a template for others."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.checklists.checklists import Where
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.lines import SaidLine
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.quick_line import read_task_line


class OwnChecklistDraft(Struct, frozen=True, kw_only=True):
    """Custom checklist as entered."""

    name: Annotated[str, Field(N_("name"), needed=True, unique=True)]
    kind: Annotated[EventKind, Field(N_("kind"))] = EventKind.MEETUP
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class OwnChecklist(OwnChecklistDraft, frozen=True, kw_only=True):
    """A checklist as stored, at one version."""

    id: int
    version: int


class OwnChecklistTaskDraft(Struct, frozen=True, kw_only=True):
    """Task of a custom checklist as entered."""

    checklist_id: Annotated[int, Field(table="checklist")]
    title: Annotated[str, Field(N_("title"), needed=True)]
    area: Annotated[Area, Field(N_("area"))] = Area.PROGRAMME
    offset: Annotated[int | None, Field(N_("days from the event"), Shape.OFFSET)] = None
    format: Annotated[Where, Field(N_("format"))] = Where.BOTH
    gate: Annotated[str, Field(N_("for the decision"))] = ""
    """The name of the decision that asks for it."""
    owner: Annotated[str, Field(N_("owner"))] = ""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class OwnChecklistTask(OwnChecklistTaskDraft, frozen=True, kw_only=True):
    """A line as stored, at one version."""

    id: int
    version: int


def _line(said: SaidLine) -> Mapping[str, str]:
    texts = read_task_line(said.line, today=said.today, areas=said.choices(Area))
    due, _priority = texts.pop("due", ""), texts.pop("priority", "")
    if due and not due.startswith("T"):
        raise Invalid({"due": Message("a checklist says T-7, T or T+1: days from an event")})
    return texts | ({"offset": due} if due else {})


OWN_CHECKLIST = Kind(
    name="checklist",
    many="checklists",
    noun=N_("checklist"),
    value=OwnChecklist,
    draft=OwnChecklistDraft,
    order="id",
)
OWN_CHECKLIST_TASK = Kind(
    name="checklist_task",
    many="checklist_tasks",
    noun=N_("line of a checklist"),
    value=OwnChecklistTask,
    draft=OwnChecklistTaskDraft,
    belongs_to="checklist_id",
    line=_line,
    order='"offset", id',
)
