"""Series: a recurring programme with its rule, and the dates that are skipped or shifted."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Any, get_type_hints

from msgspec import NODEFAULT, Struct, defstruct, field, structs

from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import EVENT, EventDraft
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.kind import Kind


class SeriesDraft(Struct, frozen=True, kw_only=True):
    """Series as entered by a person."""

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
    """A series as stored, at one version."""

    id: int
    version: int


def days_in(text: str) -> frozenset[date]:
    """Parses days separated by blanks. Raises ValueError."""
    return frozenset(map(date.fromisoformat, text.split()))


def days_text(days: frozenset[date]) -> str:
    """Returns days as text that `days_in` reads."""
    return " ".join(day.isoformat() for day in sorted(days))


def pairs_in(text: str) -> dict[date, date]:
    """Parses pairs `day>day` separated by blanks. Raises ValueError."""
    pairs = [pair.split(">") for pair in text.split()]
    return {date.fromisoformat(day): date.fromisoformat(to) for day, to in pairs}


def pairs_text(pairs: Mapping[date, date]) -> str:
    """Returns pairs as text that `pairs_in` reads."""
    return " ".join(f"{day.isoformat()}>{to.isoformat()}" for day, to in sorted(pairs.items()))


class _Rule(Struct, frozen=True, kw_only=True):
    """What a row says of a series itself; the rest of it is its template, column by column."""

    name: Annotated[str, Field(N_("name"), needed=True, unique=True)]
    rule: Annotated[str, Field(N_("recurrence"), needed=True, longest=1000)]
    first: Annotated[date, Field(N_("first day"))]
    until: Annotated[date | None, Field(N_("last day"))] = None
    skipped: Annotated[str, Field(N_("dates skipped"), longest=20_000, check=days_in)] = ""
    shifted: Annotated[str, Field(N_("dates moved"), longest=40_000, check=pairs_in)] = ""


TEMPLATE = tuple(name for name in EVENT.columns if name not in {"series", "series_day"})
"""What is kept of the event that a series makes: all but whose it is."""


def _of_template() -> list[tuple[str, Any, Any]]:
    """Returns the fields of an event as those of a row, which always has a time."""
    hints = get_type_hints(EventDraft, include_extras=True)
    moments = {name: Annotated[datetime, Field(EVENT.field(name).label)] for name in ("start", "end")}
    defaults = {each.name: each.default for each in structs.fields(EventDraft)}
    return [
        (name, moments.get(name, hints[name]), NODEFAULT if name in moments else defaults[name]) for name in TEMPLATE
    ]


_settings: Any = {"module": __name__, "frozen": True, "kw_only": True}
SeriesRow: Any = defstruct("SeriesRow", _of_template(), bases=(_Rule,), **_settings)
"""A series as its row has it."""
KeptSeries: Any = defstruct("KeptSeries", [("id", int), ("version", int)], bases=(SeriesRow,), **_settings)
"""The same at one version."""
SERIES: Kind[Any] = Kind(name="series", noun=N_("series"), value=KeptSeries, draft=SeriesRow, order="name, id")
