"""Headcounts before the day: registrations, expected attendance, diets and needs."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.attendance.quick_line import read_count
from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import Format
from eventplanner.domain.people.personal import NEEDS
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.lines import SaidLine


class HeadcountDraft(Struct, frozen=True, kw_only=True):
    """Expected attendance of one event."""

    event_id: Annotated[int, Field(table="event", unique=True)]
    expected_in_person: Annotated[int | None, Field(N_("expected in person"))] = None
    """How many the budget reckons with."""
    expected_online: Annotated[int | None, Field(N_("expected online"))] = None
    low_in_person: Annotated[int | None, Field(N_("few, in person"))] = None
    """How many if few come; the same for online, and for many."""
    low_online: Annotated[int | None, Field(N_("few, online"))] = None
    high_in_person: Annotated[int | None, Field(N_("many, in person"))] = None
    high_online: Annotated[int | None, Field(N_("many, online"))] = None
    speakers: Annotated[int | None, Field(N_("speakers"))] = None
    staff: Annotated[int | None, Field(N_("staff"))] = None
    attended_in_person: Annotated[int | None, Field(N_("came in person"))] = None
    """How many came, once somebody counted."""
    attended_online: Annotated[int | None, Field(N_("came online"))] = None
    no_show: Annotated[int | None, Field(N_("no-show %"), most=100)] = None
    """Per cent of those registered in person; None as at the last edition."""
    no_show_online: Annotated[int | None, Field(N_("no-show online %"), most=100)] = None
    catering_margin: Annotated[int | None, Field(N_("catering margin %"), most=100)] = None
    """Per cent more than are expected to come."""
    diets: Annotated[
        tuple[str, ...], Field(N_("diets"), Shape.LINES, longest=2000, hint=N_("12 vegan"), personal=NEEDS)
    ] = ()
    """How many and what, a line each: `12 vegan`."""
    access_needs: Annotated[
        tuple[str, ...], Field(N_("access needs"), Shape.LINES, longest=2000, hint=N_("2 wheelchair"), personal=NEEDS)
    ] = ()
    """How many and what, a line each: `2 wheelchair`."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Headcount(HeadcountDraft, frozen=True, kw_only=True):
    """Expected attendance as stored, at one version."""

    id: int
    version: int


class RegistrationDraft(Struct, frozen=True, kw_only=True):
    """Total number of registrations at the end of a day."""

    event_id: Annotated[int, Field(table="event")]
    day: Annotated[date, Field(N_("day"), needed=True)]
    in_person: Annotated[int, Field(N_("in person"), needed=True)] = 0
    online: Annotated[int, Field(N_("online"), needed=True)] = 0


class Registration(RegistrationDraft, frozen=True, kw_only=True):
    """Number of registrations as stored, at one version."""

    id: int
    version: int


HEADCOUNT = Kind(
    name="headcount",
    many="headcounts",
    noun=N_("numbers"),
    value=Headcount,
    draft=HeadcountDraft,
    belongs_to="event_id",
    single=True,
)


def _registration_line(said: SaidLine) -> Mapping[str, str]:
    alone = said.event is not None and said.event.format is Format.VIRTUAL
    count = read_count(said.line, said.today, day_first=said.day_first, online_alone=alone)
    return {"day": count.day.isoformat(), "in_person": str(count.in_person), "online": str(count.online)}


REGISTRATION = Kind(
    name="registration",
    many="registrations",
    noun=N_("count of registrations"),
    value=Registration,
    draft=RegistrationDraft,
    belongs_to="event_id",
    order="day, id",
    unique=(("event_id", "day"),),
    line=_registration_line,
)
