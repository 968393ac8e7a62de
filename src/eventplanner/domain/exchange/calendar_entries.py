"""Entries of a foreign calendar file or list of conferences, and those that could not be read."""

from datetime import date, datetime

from msgspec import Struct

from eventplanner.domain.base.text import Message


class AssumedZones(Struct, frozen=True, kw_only=True):
    """The zones by which a calendar is read where it leaves open which one it means."""

    plan: str = ""
    """The plan's: the first to be tried."""
    said: str = ""
    """By a person: of all times that the file has of no zone that is known by its name, and of instants in UTC."""


NOTHING_ASSUMED = AssumedZones()
"""A calendar is read by what it says alone."""


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """Entry as its file describes it; with a rule, the first of many."""

    line: int
    """Where it begins in the file."""
    title: str
    uid: str
    """The file's own, or made of what the entry says where the file has none."""
    start: datetime
    """Wall clock in `timezone`, without tzinfo; midnight of the first day if `all_day`."""
    end: datetime
    """As `start`; if `all_day`, midnight of the last day (which is included)."""
    all_day: bool = False
    timezone: str = ""
    """IANA name; nothing for whole days and for times of no zone."""
    instants_in: str = ""
    """Of an entry in UTC: the zone that its occurrences are put into, or nothing."""
    place: str = ""
    geo: str = ""
    """`latitude,longitude` in decimal degrees, or nothing."""
    url: str = ""
    description: str = ""
    """May have several lines."""
    status: str = ""
    """`tentative`, `confirmed`, `cancelled`, or nothing if the file does not say."""
    free: bool = False
    """Does the file leave the time free for other things?"""
    categories: tuple[str, ...] = ()
    organiser: str = ""
    conference_url: str = ""
    """Where one takes part online."""
    rule: str = ""
    """RRULE of RFC 5545 with UNTIL as wall clock, or nothing."""
    extra: tuple[datetime, ...] = ()
    """Further starts (RDATE), as wall clock in `timezone`."""
    left_out: tuple[datetime, ...] = ()
    """Starts that are none (EXDATE, or entries of their own), as wall clock in `timezone`; midnight for a whole day."""
    recurrence_id: datetime | None = None
    """Which occurrence of the entry with the same `uid` this one replaces, as wall clock in the zone of that entry."""
    sequence: int = 0
    cfp_until: date | None = None
    """The last day on which talks may be proposed."""
    cfp_url: str = ""


class BadEntry(Struct, frozen=True):
    """Entry that cannot be imported, with the reason."""

    line: int
    """Where it begins in the file."""
    title: str
    reason: Message
    undated: bool = False
    """It is bad because it has no date."""


class CalendarContent(Struct, frozen=True):
    """Contents of a file of others' dates."""

    name: str
    """What the calendar calls itself, or nothing."""
    entries: tuple[CalendarEntry, ...]
    bad: tuple[BadEntry, ...] = ()
    findings: tuple[Message, ...] = ()
    """What was found out about the file while reading it."""
