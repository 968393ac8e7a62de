"""Events: their fields, required values, and steps of status."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated, Any

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.people.personal import DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind


class EventKind(Choice):
    """Kinds of event."""

    MEETUP = "meetup", N_("meetup")
    WORKSHOP = "workshop", N_("workshop")
    WEBINAR = "webinar", N_("webinar")
    CONFERENCE = "conference", N_("conference")
    HACKATHON = "hackathon", N_("hackathon")
    TALK = "talk", N_("talk")
    PRESENCE = "presence", N_("community presence")
    """An event of others where our people take part."""
    INTERNAL = "internal", N_("internal")


class Format(Choice):
    """Ways to take part in an event."""

    IN_PERSON = "in_person", N_("in person")
    VIRTUAL = "virtual", N_("virtual")
    HYBRID = "hybrid", N_("hybrid")


class Status(Choice):
    """Stages of an event."""

    IDEA = "idea", N_("idea")
    PLANNED = "planned", N_("planned")
    CONFIRMED = "confirmed", N_("confirmed")
    HELD = "held", N_("held")
    CLOSED = "closed", N_("closed")
    CANCELLED = "cancelled", N_("cancelled")


STEPS: dict[Status, frozenset[Status]] = {
    Status.IDEA: frozenset({Status.PLANNED, Status.CONFIRMED, Status.CANCELLED}),
    Status.PLANNED: frozenset({Status.IDEA, Status.CONFIRMED, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.PLANNED, Status.HELD, Status.CANCELLED}),
    Status.HELD: frozenset({Status.CONFIRMED, Status.CLOSED}),
    Status.CLOSED: frozenset({Status.HELD}),
    Status.CANCELLED: frozenset({Status.IDEA, Status.PLANNED, Status.CONFIRMED}),
}
"""Where an event may go from each status; a cancelled one may be taken up again."""

TENTATIVE = frozenset({Status.IDEA, Status.PLANNED})
OVER = frozenset({Status.HELD, Status.CLOSED, Status.CANCELLED})

LONGEST = timedelta(days=366)
"""Every event is shorter."""

SEQUENCED = frozenset({"start", "end", "all_day", "timezone", "venue", "url", "geo", "status"})
"""What a guest has to be told of: a change of these makes SEQUENCE grow (RFC 5545, 3.8.7.4)."""


class EventDraft(Struct, frozen=True, kw_only=True, gc=False):
    """Event as entered by a person."""

    title: Annotated[str, Field(N_("title"), needed=True)]
    kind: Annotated[EventKind, Field(N_("kind"))] = EventKind.MEETUP
    format: Annotated[Format, Field(N_("format"))] = Format.IN_PERSON
    status: Annotated[Status, Field(N_("status"))] = Status.PLANNED
    start: Annotated[datetime | None, Field(N_("start"))] = None
    """Wall clock in `timezone`, without tzinfo; None while no date is set. Midnight of the first day if `all_day`."""
    end: Annotated[datetime | None, Field(N_("end"))] = None
    """As `start`, and set whenever that is; if `all_day`, midnight of the last day (which is included)."""
    all_day: Annotated[bool, Field(N_("whole days"))] = False
    timezone: Annotated[str, Field(N_("time zone"), Shape.ZONE, longest=64)] = "UTC"
    """IANA name."""
    venue: Annotated[str, Field(N_("venue"))] = ""
    """Where it is in person: place, room, address, as one line."""
    geo: Annotated[str, Field(N_("coordinates"), longest=40)] = ""
    """Of the venue, `latitude,longitude` in decimal degrees, or nothing."""
    url: Annotated[str, Field(N_("link"), Shape.LINK, longest=2000)] = ""
    """Where it is online."""
    capacity: Annotated[int | None, Field(N_("capacity"))] = None
    """Places in person; None if nobody has said."""
    capacity_online: Annotated[int | None, Field(N_("capacity online"))] = None
    audience: Annotated[str, Field(N_("audience"))] = ""
    goal: Annotated[str, Field(N_("goal"), longest=1000)] = ""
    lead: Annotated[str, Field(N_("lead"), personal=DUTIES)] = ""
    series: Annotated[str, Field(N_("series"))] = ""
    series_day: Annotated[date | None, Field(N_("date of its series"), asked=False)] = None
    """Which date of its series' rule this is, wherever it takes place now; None for one that follows no rule."""
    tags: Annotated[tuple[str, ...], Field(N_("tags"), Shape.TAGS, longest=2000)] = ()
    """Without `#`, in the order they were given, none twice."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""
    """For the team only; may have several lines."""

    @property
    def first_day(self) -> date | None:
        return self.start.date() if self.start else None

    @property
    def last_day(self) -> date | None:
        """Last day; an evening that ends at midnight ends on the day it began."""
        if self.start is None or self.end is None:
            return self.first_day
        return last_day_of(self.start, self.end, self.all_day)

    @property
    def tentative(self) -> bool:
        return self.status in TENTATIVE


class Event(EventDraft, frozen=True, kw_only=True, gc=False):
    """An event as stored, at one version."""

    id: int
    version: int
    uid: str
    """Unique in the world and kept for life, for calendars."""
    sequence: int
    """Grows with every change of a `SEQUENCED` field, also when one is taken back."""
    created_at: datetime
    """UTC, whole seconds."""
    updated_at: datetime
    """UTC, whole seconds."""


EVENT = Kind(
    name="event",
    noun=N_("event"),
    value=Event,
    draft=EventDraft,
    order="start_key, id",
    called="title",
    stamps=("uid", "sequence", "created_at", "updated_at"),
    sequenced=SEQUENCED,
    keys=("start_key", "last_key", "title_key", "lead_key", "venue_key", "series_key", "tags_key", "stage", "words"),
    ranks=frozenset({"stage"}),
    indexes=(
        Index("ix_event_start", ("start_key", "id")),
        Index("ix_event_last", ("last_key", "id")),
        Index("ix_event_title", ("title_key", "id")),
        Index("ix_event_lead", ("lead_key", "id")),
        Index("ix_event_stage", ("stage", "id")),
        Index("ix_event_kind", ("kind", "id")),
        Index("ix_event_updated", ("updated_at", "id")),
        Index("ix_event_series", ("series_key", "id")),
    ),
)

SEARCHED = tuple(
    name for name, field in EVENT.kept.items() if field.shape in {Shape.LINE, Shape.TAGS, Shape.NOTES} and name != "geo"
)
"""What free text finds an event by."""


def last_day_of(start: datetime, end: datetime, all_day: bool) -> date:
    """Returns the last day of a period; an evening that ends at midnight ends on its own day."""
    if not all_day and end > start and end.time() == end.time().min:
        return date.fromordinal(end.toordinal() - 1)
    return end.date()


def draft_of(event: EventDraft, said: Mapping[str, Any] = MappingProxyType({})) -> EventDraft:
    """Returns the draft of an event, with some fields replaced."""
    return EventDraft(**{name: getattr(event, name) for name in EventDraft.__struct_fields__} | dict(said))


def moved_by(event: EventDraft, by: timedelta) -> EventDraft:
    """Returns an event moved by a difference; unchanged without a date. Raises Invalid outside the range of years."""
    if event.start is None:
        return draft_of(event)
    try:
        return draft_of(event, {"start": event.start + by, "end": event.end + by if event.end else None})
    except OverflowError as error:
        raise Invalid({"start": Message("outside the years that a calendar has")}) from error


def may_step(old: Status, new: Status) -> bool:
    """Returns whether an event may go from one status to another."""
    return old == new or new in STEPS[old]
