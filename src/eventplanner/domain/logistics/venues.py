"""Venues that are shared by events, the place of an event, and its online platform."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message, counted
from eventplanner.domain.logistics.quick_lines import venue_texts
from eventplanner.domain.logistics.stream_keys import looks_like_key
from eventplanner.domain.people.personal import CONTACT, DUTIES
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind


class PlaceState(Choice):
    """Stages of booking a venue for an event."""

    LOOKING = "looking", N_("looking for one")
    OPTION = "option", N_("held for us")
    """Held for us until a day."""
    BOOKED = "booked", N_("agreed")
    """Agreed, not signed."""
    SIGNED = "signed", N_("signed")


class Recording(Choice):
    """Stages of a recording."""

    NONE = "none", N_("none")
    RAW = "raw", N_("raw")
    EDITED = "edited", N_("edited")
    PUBLISHED = "published", N_("published")


class VenueDraft(Struct, frozen=True, kw_only=True):
    """Venue as entered by a person."""

    name: Annotated[str, Field(N_("name"), needed=True)]
    address: Annotated[str, Field(N_("address"))] = ""
    place: Annotated[str, Field(N_("city"))] = ""
    """City."""
    geo: Annotated[str, Field(N_("coordinates"), longest=40)] = ""
    timezone: Annotated[str, Field(N_("time zone"), Shape.ZONE, longest=64)] = ""
    setups: Annotated[
        tuple[str, ...], Field(N_("capacity by set-up"), Shape.LINES, longest=1000, hint=N_("theatre 300"))
    ] = ()
    """Capacity by set-up, a line each: `theatre 300`."""
    access: Annotated[str, Field(N_("access"), longest=1000)] = ""
    power: Annotated[str, Field(N_("power"), longest=1000)] = ""
    wifi: Annotated[str, Field(N_("Wi-Fi"), longest=1000)] = ""
    wifi_tested: Annotated[date | None, Field(N_("Wi-Fi tested on"))] = None
    av: Annotated[str, Field(N_("sound and image"), longest=1000)] = ""
    catering: Annotated[str, Field(N_("catering rules"), longest=1000)] = ""
    """The house's rules."""
    contact: Annotated[str, Field(N_("contact"), personal=CONTACT)] = ""
    price: Annotated[str, Field(N_("price"))] = ""
    visits: Annotated[tuple[str, ...], Field(N_("visits"), Shape.LINES, longest=4000)] = ()
    files: Annotated[tuple[str, ...], Field(N_("files"), Shape.LINES, longest=4000)] = ()
    """Paths or links."""
    url: Annotated[str, Field(N_("link"), Shape.LINK, longest=2000)] = ""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Venue(VenueDraft, frozen=True, kw_only=True):
    """A venue as stored, at one version."""

    id: int
    version: int


class PlaceDraft(Struct, frozen=True, kw_only=True):
    """Venue of one event, with the stage of its booking."""

    event_id: Annotated[int, Field(table="event", unique=True)]
    venue_id: Annotated[int | None, Field(N_("venue"), table="venue")] = None
    setup: Annotated[str, Field(N_("set-up of the room"))] = ""
    state: Annotated[PlaceState, Field(N_("state"))] = PlaceState.LOOKING
    option_until: Annotated[date | None, Field(N_("held until"))] = None
    contract: Annotated[str, Field(N_("contract"), longest=2000)] = ""
    """A path or a link."""
    arrival: Annotated[str, Field(N_("arrival"), longest=1000)] = ""
    """How guests and suppliers get in."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Place(PlaceDraft, frozen=True, kw_only=True):
    """Place of an event as stored, at one version."""

    id: int
    version: int


class PlatformDraft(Struct, frozen=True, kw_only=True):
    """Online platform of one event."""

    event_id: Annotated[int, Field(table="event", unique=True)]
    name: Annotated[str, Field(N_("name"))] = ""
    audience_url: Annotated[str, Field(N_("link for guests"), Shape.LINK, longest=2000)] = ""
    speaker_url: Annotated[str, Field(N_("link for speakers"), Shape.LINK, longest=2000)] = ""
    backstage_url: Annotated[str, Field(N_("link back-stage"), Shape.LINK, longest=2000)] = ""
    host: Annotated[str, Field(N_("host"), personal=DUTIES)] = ""
    cohost: Annotated[str, Field(N_("co-host"), personal=DUTIES)] = ""
    moderators: Annotated[str, Field(N_("moderators"), longest=1000, personal=DUTIES)] = ""
    key_place: Annotated[
        str, Field(N_("stream key is in"), hint=N_("password manager, “Stream”; never the key itself"))
    ] = ""
    """Where the stream key is kept; the key itself is never written down here."""
    plan_b: Annotated[str, Field(N_("plan B"), longest=1000)] = ""
    cities: Annotated[tuple[str, ...], Field(N_("zones of the audience"), Shape.ZONES, longest=1000)] = ()
    """Time zones of the audience."""
    tested_on: Annotated[date | None, Field(N_("rehearsed on"))] = None
    consent: Annotated[str, Field(N_("consent"), longest=1000, personal=DUTIES)] = ""
    """Who agreed to be recorded, or why nobody was asked."""
    recording: Annotated[Recording, Field(N_("recording"))] = Recording.NONE
    recording_url: Annotated[str, Field(N_("link of recording"), Shape.LINK, longest=2000)] = ""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""


class Platform(PlatformDraft, frozen=True, kw_only=True):
    """Online platform as stored, at one version."""

    id: int
    version: int


def _wrong_platform(draft: PlatformDraft) -> dict[str, Message]:
    if looks_like_key(draft.key_place):
        return {"key_place": Message("this looks like the key itself; write where it is kept")}
    return {}


VENUE = Kind(
    name="venue",
    many="venues",
    noun=N_("venue"),
    value=Venue,
    draft=VenueDraft,
    form=(
        "name",
        "address",
        "place",
        "setups",
        "contact",
        "price",
        "access",
        "power",
        "wifi",
        "wifi_tested",
        "av",
        "catering",
        "visits",
        "files",
        "url",
        "geo",
        "timezone",
        "notes",
    ),
    order="name_key, id",
    made_by_name=True,
    keys=("name_key", "words"),
    indexes=(Index("ix_venue_name", ("name_key", "id")),),
    line=lambda said: venue_texts(said.line),
    imports=lambda n: counted("Import {n} venue", "Import {n} venues", n),
)
PLACE = Kind(
    name="event_place",
    one="place",
    many="places",
    noun=N_("place"),
    value=Place,
    draft=PlaceDraft,
    form=("venue_id", "state", "setup", "option_until", "contract", "arrival", "notes"),
    belongs_to="event_id",
    single=True,
)
PLATFORM = Kind(
    name="event_platform",
    one="platform",
    many="platforms",
    noun=N_("platform"),
    value=Platform,
    draft=PlatformDraft,
    belongs_to="event_id",
    single=True,
    rules=_wrong_platform,
)
