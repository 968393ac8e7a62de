"""Events of the sample year, on the days of a real one."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status


class SampleEvent(Struct, frozen=True, kw_only=True):
    """One event of the sample year."""

    month: int
    nth: int
    """Which such weekday of the month, from 1; 5 is the last."""
    weekday: int
    """0 is Monday."""
    title: str
    kind: EventKind
    timezone: str
    begin: str
    hours: float
    """Nothing for whole days."""
    days: int = 1
    format: Format = Format.IN_PERSON
    venue: str = ""
    geo: str = ""
    url: str = ""
    capacity: int | None = None
    online: int | None = None
    lead: str = ""
    series: str = ""
    tags: Sequence[str] = ()
    goal: str = ""
    audience: str = ""
    idea: bool = False
    cancelled: bool = False

    def first_day(self, year: int) -> date:
        first = date(year, self.month, 1)
        day = first + timedelta(days=(self.weekday - first.weekday()) % 7, weeks=self.nth - 1)
        return day if day.month == self.month else day - timedelta(weeks=1)

    def draft(self, year: int, today: date) -> EventDraft:
        """Returns the event as it stands today: close ahead it is confirmed, and of the latest nobody has said yet how it went."""
        day = self.first_day(year)
        start = datetime.combine(day, time.fromisoformat(self.begin) if self.hours else time())
        last = timedelta(days=self.days - 1)
        return EventDraft(
            title=self.title,
            kind=self.kind,
            format=self.format,
            status=self._status(day, today),
            start=start,
            end=start + timedelta(hours=self.hours) + last if self.hours else start + last,
            all_day=not self.hours,
            timezone=self.timezone,
            venue=self.venue,
            geo=self.geo,
            url=self.url,
            capacity=self.capacity,
            capacity_online=self.online,
            audience=self.audience,
            goal=self.goal,
            lead=self.lead,
            series=self.series,
            tags=tuple(self.tags),
        )

    def _status(self, day: date, today: date) -> Status:
        days = (day - today).days
        if self.cancelled:
            return Status.CANCELLED
        if days < -30:
            return Status.CLOSED
        if -7 <= days < 0:
            return Status.CONFIRMED
        if days < 0:
            return Status.HELD
        if self.idea and days > 60:
            return Status.IDEA
        settled = 60 if self.kind is EventKind.CONFERENCE else 12
        return Status.CONFIRMED if days <= settled and self.lead else Status.PLANNED
