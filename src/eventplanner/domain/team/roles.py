"""The roles of an event: who does what on the day, and from when to when."""

from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class Duty(StrEnum):
    """What somebody does on the day."""

    LEAD = "lead"
    HOST = "host"
    MC = "mc"
    MODERATOR = "moderator"
    SPEAKER_SUPPORT = "speaker_support"
    DOOR = "door"
    CAMERA = "camera"
    BOOTH = "booth"
    FIRST_AID = "first_aid"
    OTHER = "other"


class RoleDraft(Struct, frozen=True, kw_only=True):
    """One duty, and who has it."""

    event_id: int
    duty: Duty = Duty.HOST
    label: str = ""
    """What exactly, where the duty alone does not say it."""
    person_id: int | None = None
    """None while nobody has it."""
    begins: int | None = None
    """The shift in minutes of the clock from the start of the event; None from its start."""
    ends: int | None = None
    """None until its end."""
    confirmed: bool = False
    notes: str = ""


class Role(RoleDraft, frozen=True, kw_only=True):
    """A role as the plan has it, at one version."""

    id: int
    version: int


ROLE = RecordType(
    name="event_role",
    many="roles",
    value=Role,
    draft=RoleDraft,
    belongs_to="event_id",
    fields=(
        Field(name="duty", shape=Shape.CHOICE, choices=Duty),
        Field(name="label"),
        Field(name="person_id", shape=Shape.RECORD, table="person"),
        Field(name="begins", shape=Shape.SPAN),
        Field(name="ends", shape=Shape.SPAN),
        Field(name="confirmed", shape=Shape.YES),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
