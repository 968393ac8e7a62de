"""Where events take place: venues that are kept over events, an event's place, and its platform online."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import RecordType


class PlaceState(StrEnum):
    """How far the venue of an event is."""

    LOOKING = "looking"
    OPTION = "option"
    """Held for us until a day."""
    BOOKED = "booked"
    """Agreed, not signed."""
    SIGNED = "signed"


class Recording(StrEnum):
    """How far a recording is."""

    NONE = "none"
    RAW = "raw"
    EDITED = "edited"
    PUBLISHED = "published"


class VenueDraft(Struct, frozen=True, kw_only=True):
    """A venue as a person describes it."""

    name: str
    address: str = ""
    place: str = ""
    """City."""
    geo: str = ""
    timezone: str = ""
    setups: tuple[str, ...] = ()
    """Capacity by set-up, a line each: `theatre 300`."""
    access: str = ""
    power: str = ""
    wifi: str = ""
    wifi_tested: date | None = None
    av: str = ""
    catering: str = ""
    """The house's rules."""
    contact: str = ""
    price: str = ""
    visits: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Paths or links."""
    url: str = ""
    notes: str = ""


class Venue(VenueDraft, frozen=True, kw_only=True):
    """A venue as the plan has it, at one version."""

    id: int
    version: int


class PlaceDraft(Struct, frozen=True, kw_only=True):
    """The venue of one event, and how far it is."""

    event_id: int
    venue_id: int | None = None
    setup: str = ""
    state: PlaceState = PlaceState.LOOKING
    option_until: date | None = None
    contract: str = ""
    """A path or a link."""
    arrival: str = ""
    """How guests and suppliers get in."""
    notes: str = ""


class Place(PlaceDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


class PlatformDraft(Struct, frozen=True, kw_only=True):
    """Where one event takes place online."""

    event_id: int
    name: str = ""
    audience_url: str = ""
    speaker_url: str = ""
    backstage_url: str = ""
    host: str = ""
    cohost: str = ""
    moderators: str = ""
    key_place: str = ""
    """Where the stream key is kept; the key itself is never written down here."""
    plan_b: str = ""
    cities: tuple[str, ...] = ()
    """Time zones of the audience."""
    tested_on: date | None = None
    consent: str = ""
    """Who agreed to be recorded, or why nobody was asked."""
    recording: Recording = Recording.NONE
    recording_url: str = ""
    notes: str = ""


class Platform(PlatformDraft, frozen=True, kw_only=True):
    """The same as the plan has it, at one version."""

    id: int
    version: int


VENUE = RecordType(
    name="venue",
    many="venues",
    value=Venue,
    draft=VenueDraft,
    order="name_key, id",
    fields=(
        Field(name="name", needed=True),
        Field(name="address"),
        Field(name="place"),
        Field(name="setups", shape=Shape.LINES, longest=1000),
        Field(name="contact"),
        Field(name="price"),
        Field(name="access", longest=1000),
        Field(name="power", longest=1000),
        Field(name="wifi", longest=1000),
        Field(name="wifi_tested", shape=Shape.DAY),
        Field(name="av", longest=1000),
        Field(name="catering", longest=1000),
        Field(name="visits", shape=Shape.LINES, longest=4000),
        Field(name="files", shape=Shape.LINES, longest=4000),
        Field(name="url", shape=Shape.LINK, longest=2000),
        Field(name="geo", longest=40),
        Field(name="timezone", shape=Shape.ZONE, longest=64),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
PLACE = RecordType(
    name="event_place",
    many="places",
    value=Place,
    draft=PlaceDraft,
    belongs_to="event_id",
    single=True,
    fields=(
        Field(name="venue_id", shape=Shape.RECORD, table="venue"),
        Field(name="state", shape=Shape.CHOICE, choices=PlaceState),
        Field(name="setup"),
        Field(name="option_until", shape=Shape.DAY),
        Field(name="contract", longest=2000),
        Field(name="arrival", longest=1000),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
PLATFORM = RecordType(
    name="event_platform",
    many="platforms",
    value=Platform,
    draft=PlatformDraft,
    belongs_to="event_id",
    single=True,
    fields=(
        Field(name="name"),
        Field(name="audience_url", shape=Shape.LINK, longest=2000),
        Field(name="speaker_url", shape=Shape.LINK, longest=2000),
        Field(name="backstage_url", shape=Shape.LINK, longest=2000),
        Field(name="host"),
        Field(name="cohost"),
        Field(name="moderators", longest=1000),
        Field(name="key_place"),
        Field(name="plan_b", longest=1000),
        Field(name="cities", shape=Shape.ZONES, longest=1000),
        Field(name="tested_on", shape=Shape.DAY),
        Field(name="consent", longest=1000),
        Field(name="recording", shape=Shape.CHOICE, choices=Recording),
        Field(name="recording_url", shape=Shape.LINK, longest=2000),
        Field(name="notes", shape=Shape.NOTES, longest=10_000),
    ),
)
