"""Numbers before the day: who is registered, who is expected to come, what they eat and need."""

from datetime import date

from msgspec import Struct

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class HeadcountDraft(Struct, frozen=True, kw_only=True):
    """What one event reckons with."""

    event_id: int
    expected_in_person: int | None = None
    """How many the budget reckons with."""
    expected_online: int | None = None
    low_in_person: int | None = None
    """How many if few come; the same for online, and for many."""
    low_online: int | None = None
    high_in_person: int | None = None
    high_online: int | None = None
    speakers: int | None = None
    staff: int | None = None
    attended_in_person: int | None = None
    """How many came, once somebody counted."""
    attended_online: int | None = None
    no_show: int | None = None
    """Per cent of those registered in person; None as at the last edition."""
    no_show_online: int | None = None
    catering_margin: int | None = None
    """Per cent more than are expected to come."""
    diets: tuple[str, ...] = ()
    """How many and what, a line each: `12 vegan`."""
    access_needs: tuple[str, ...] = ()
    """How many and what, a line each: `2 wheelchair`."""
    notes: str = ""


class Headcount(HeadcountDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class RegistrationDraft(Struct, frozen=True, kw_only=True):
    """How many were registered in all, at the end of a day."""

    event_id: int
    day: date
    in_person: int = 0
    online: int = 0


class Registration(RegistrationDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


HEADCOUNT = RecordType(
    name="headcount",
    many="headcounts",
    value=Headcount,
    draft=HeadcountDraft,
    belongs_to="event_id",
    single=True,
    fields=(
        Field(name="expected_in_person", shape=Shape.NUMBER),
        Field(name="expected_online", shape=Shape.NUMBER),
        Field(name="low_in_person", shape=Shape.NUMBER),
        Field(name="low_online", shape=Shape.NUMBER),
        Field(name="high_in_person", shape=Shape.NUMBER),
        Field(name="high_online", shape=Shape.NUMBER),
        Field(name="speakers", shape=Shape.NUMBER),
        Field(name="staff", shape=Shape.NUMBER),
        Field(name="attended_in_person", shape=Shape.NUMBER),
        Field(name="attended_online", shape=Shape.NUMBER),
        Field(name="no_show", shape=Shape.NUMBER, most=100),
        Field(name="no_show_online", shape=Shape.NUMBER, most=100),
        Field(name="catering_margin", shape=Shape.NUMBER, most=100),
        Field(name="diets", shape=Shape.LINES, longest=2000),
        Field(name="access_needs", shape=Shape.LINES, longest=2000),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
REGISTRATION = RecordType(
    name="registration",
    many="registrations",
    value=Registration,
    draft=RegistrationDraft,
    belongs_to="event_id",
    order="day, id",
    fields=(
        Field(name="day", shape=Shape.DAY, needed=True),
        Field(name="in_person", shape=Shape.NUMBER, needed=True),
        Field(name="online", shape=Shape.NUMBER, needed=True),
    ),
)
