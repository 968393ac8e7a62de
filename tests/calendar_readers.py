"""Two readers of calendar files that are not built on the library that writes them, and what they read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import ics
import vobject

MADE_UP = b"Made/Up"


@dataclass(frozen=True, order=True)
class Read:
    """What one reader makes of one event; instants in UTC, dates of whole days with the last one included."""

    uid: str
    summary: str
    start: datetime | date
    end: datetime | date


def by_vobject(data: bytes) -> list[Read]:
    """By a reader that evaluates VTIMEZONE with dateutil."""
    vobject.icalendar.__dict__["__tzidMap"].clear()
    vobject.icalendar.registerTzid("UTC", UTC)
    calendar = vobject.readOne(data.decode())
    return sorted(
        Read(event.uid.value, event.summary.value, *_plain(event.dtstart.value, event.dtend.value))
        for event in calendar.contents.get("vevent", [])
    )


def by_ics(data: bytes) -> list[Read]:
    return sorted(_by_ics(event) for event in ics.Calendar(data.decode()).events)


def _by_ics(event: ics.Event) -> Read:
    if event.all_day:
        return Read(event.uid, event.name, event.begin.date(), event.end.date() - timedelta(days=1))
    return Read(event.uid, event.name, event.begin.datetime.astimezone(UTC), event.end.datetime.astimezone(UTC))


def _plain(start: datetime | date, end: datetime | date) -> tuple[datetime | date, datetime | date]:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start.astimezone(UTC), end.astimezone(UTC)
    return start, end - timedelta(days=1)


def without_known_zone(data: bytes, zone: str) -> bytes:
    """The zone under a name that nobody knows, so that a reader has to believe the file's own VTIMEZONE."""
    return data.replace(zone.encode(), MADE_UP)


def lines(data: bytes) -> list[str]:
    """The content lines, unfolded as the RFC says, by nobody's library."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def blocks(data: bytes, name: str = "VEVENT") -> list[list[str]]:
    """The content lines of each component of that name."""
    found: list[list[str]] = []
    inside = False
    for line in lines(data):
        if line == f"BEGIN:{name}":
            found.append([])
            inside = True
        elif line == f"END:{name}":
            inside = False
        elif inside:
            found[-1].append(line)
    return found


def value(block: list[str], name: str) -> str | None:
    """The raw value of a property, without its parameters."""
    return next((line.partition(":")[2] for line in block if line.split(":")[0].split(";")[0] == name), None)
