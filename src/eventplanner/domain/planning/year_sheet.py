"""Printed year: events and dates by audience."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.public_text import public
from eventplanner.domain.base.text import clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.planning.targets import Progress
from eventplanner.domain.year.overlays import Occasion, Overlay
from eventplanner.domain.year.year import YearPicture


class YearSheet(Struct, frozen=True, kw_only=True):
    """Contents of the sheet; texts are cleaned, and for the public without contact details."""

    year: int
    organisation: str
    issued: date
    days: Mapping[date, tuple[Event, ...]]
    """As in a `YearPicture`; ideas are for the team alone."""
    others: Mapping[date, tuple[Occasion, ...]]
    progress: tuple[Progress, ...]

    @property
    def events(self) -> list[Event]:
        """Events, each once, by start."""
        found = {event.id: event for events in self.days.values() for event in events}
        return sorted(found.values(), key=lambda event: (event.start or datetime.min, event.id))

    @property
    def occasions(self) -> list[Occasion]:
        """Others' dates, each once, by start."""
        found = {(o.of.id, o.start): o for occasions in self.others.values() for o in occasions}
        return sorted(found.values(), key=lambda occasion: (occasion.start, not occasion.is_holiday, occasion.of.id))

    @property
    def overlays(self) -> list[Overlay]:
        """Overlays with a date in the year, in order of creation."""
        found = {occasion.overlay.id: occasion.overlay for occasion in self.occasions}
        return [found[id] for id in sorted(found)]

    @property
    def kinds(self) -> list[EventKind]:
        found = {event.kind for event in self.events}
        return [kind for kind in EventKind if kind in found]

    @property
    def count(self) -> int:
        """Number of events that take place."""
        return sum(event.status is not Status.CANCELLED for event in self.events)

    def begins(self, what: Event | Occasion) -> date:
        """Returns the first day in this year of an event or a date."""
        return max(what.first_day or date(self.year, 1, 1), date(self.year, 1, 1))

    def events_of(self, month: int) -> list[Event]:
        return [event for event in self.events if self.begins(event).month == month]

    def occasions_of(self, month: int) -> list[Occasion]:
        return [occasion for occasion in self.occasions if self.begins(occasion).month == month]


def year_sheet(
    picture: YearPicture, organisation: str, issued: date, progress: Sequence[Progress], audience: Audience
) -> YearSheet:
    """Returns the sheet for an audience."""
    tell = public if audience is Audience.PUBLIC else str
    hidden = {Status.IDEA} if audience is Audience.PUBLIC else set()
    days = {
        day: tuple(_told(event, tell) for event in found if event.status not in hidden)
        for day, found in picture.days.items()
    }
    return YearSheet(
        year=picture.year,
        organisation=clean_line(organisation),
        issued=issued,
        days={day: found for day, found in days.items() if found},
        others={day: tuple(_told_of(occasion, tell) for occasion in found) for day, found in picture.others.items()},
        progress=tuple(progress),
    )


def _told(event: Event, tell: Callable[[str], str]) -> Event:
    return revised(event, title=tell(clean_line(event.title)), venue=tell(clean_line(event.venue)), notes="")


def _told_of(occasion: Occasion, tell: Callable[[str], str]) -> Occasion:
    title, title_es = tell(clean_line(occasion.of.title)), tell(clean_line(occasion.of.title_es))
    of = revised(occasion.of, title=title, title_es=title_es, notes="")
    return revised(occasion, of=of, overlay=revised(occasion.overlay, name=clean_line(occasion.overlay.name)))
