"""Series: a recurring programme, the rule its dates follow, and the dates that are skipped or shifted."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct, field

from eventplanner.domain.events.events import EventDraft


class SeriesDraft(Struct, frozen=True, kw_only=True):
    """A series as a person describes it."""

    name: str
    """An event belongs to the series whose name it says; no two series are called alike, case and accents aside."""
    rule: str
    """RRULE of RFC 5545 without DTSTART, such as `FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5`."""
    first: date
    """From which day on the rule counts (DTSTART)."""
    until: date | None = None
    """The last day that may have a date; None while the end is open, and then dates are made a year at a time."""
    template: EventDraft
    """What each of its events is at first; `start` and `end` are those of a first event on day `first`."""
    skipped: frozenset[date] = frozenset()
    """Dates that the rule gives and that are left out."""
    shifted: Mapping[date, date] = field(default_factory=lambda: MappingProxyType({}))
    """Dates that the rule gives, and the days that they take place on instead."""


class Series(SeriesDraft, frozen=True, kw_only=True):
    """A series as the plan has it, at one version."""

    id: int
    version: int
