"""Roles of an event: people, duties and shifts."""

from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.people.personal import ROLES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.quick_line import role_texts


class RoleDraft(Struct, frozen=True, kw_only=True):
    """Duty with the person who has it."""

    event_id: Annotated[int, Field(table="event")]
    duty: Annotated[Duty, Field(N_("role"))] = Duty.HOST
    label: Annotated[str, Field(N_("what exactly"))] = ""
    """What exactly, where the duty alone does not say it."""
    person_id: Annotated[int | None, Field(N_("person"), table="person", personal=ROLES)] = None
    """None while nobody has it."""
    begins: Annotated[int | None, Field(N_("from, after start"), Shape.SPAN)] = None
    """The shift in minutes of the clock from the start of the event; None from its start."""
    ends: Annotated[int | None, Field(N_("until, after start"), Shape.SPAN)] = None
    """None until its end."""
    confirmed: Annotated[bool, Field(N_("confirmed"))] = False
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Role(RoleDraft, frozen=True, kw_only=True):
    """A role as stored, at one version."""

    id: int
    version: int


def _wrong(draft: RoleDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
    if draft.begins is not None and draft.ends is not None and draft.ends <= draft.begins:
        wrong["ends"] = Message("a shift ends after it begins")
    if draft.confirmed and draft.person_id is None:
        wrong["confirmed"] = Message("say first who it is")
    return wrong


ROLE = Kind(
    name="event_role",
    one="role",
    many="roles",
    noun=N_("role"),
    value=Role,
    draft=RoleDraft,
    belongs_to="event_id",
    rules=_wrong,
    line=lambda said: role_texts(said.line, said.event, said.choices(Duty)),
)
