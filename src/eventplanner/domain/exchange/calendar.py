"""Calendar files for others: audience, selection of events, and changes since the last export."""

import json
from datetime import date

from msgspec import Struct

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.events.events import EventKind, Status


class CalendarScope(Struct, frozen=True, kw_only=True):
    """Selection of the events of a calendar file."""

    year: int | None = None
    """Those that take place in it; None for all."""
    month: int | None = None
    """Of the year; None for all of it."""
    event_ids: frozenset[int] = frozenset()
    """These alone; nothing means: all."""
    kinds: frozenset[EventKind] = frozenset()
    """Nothing means: all."""
    statuses: frozenset[Status] = frozenset()
    """Nothing means: all that this audience is told of."""
    audience: Audience = Audience.PUBLIC
    since: int | date | None = None
    """A revision or a day of the home zone: only what changed after the one, or from the other on."""
    alarms: bool = False

    @property
    def key(self) -> str:
        """Selection as text, without the amount and form of the details."""
        parts: dict[str, object] = {
            "year": self.year,
            "month": self.month,
            "events": sorted(self.event_ids),
            "kinds": sorted(self.kinds),
            "statuses": sorted(self.statuses),
            "audience": self.audience,
        }
        return json.dumps({name: part for name, part in parts.items() if part})


class CalendarChanges(Struct, frozen=True):
    """Titles that differ from the last export of the same selection; all are new in the first."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.cancelled)


class CalendarHead(Struct, frozen=True, kw_only=True):
    """Header of a calendar file, and the form of its events."""

    name: str
    organisation: str = ""
    organisation_email: str = ""
    audience: Audience = Audience.PUBLIC
    alarms: bool = False
