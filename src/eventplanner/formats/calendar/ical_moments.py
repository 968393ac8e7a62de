"""Dates, times and durations of a calendar file (RFC 5545)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.formats.calendar.ical_text import Property
from eventplanner.formats.calendar.ical_zones import UTC_NAME, Zones

_MOMENT = re.compile(r"([0-9]{8})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?))?", re.IGNORECASE)
_DURATION = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<weeks>[0-9]{1,5})W)?(?:(?P<days>[0-9]{1,5})D)?"
    r"(?:T(?:(?P<hours>[0-9]{1,6})H)?(?:(?P<minutes>[0-9]{1,8})M)?(?:(?P<seconds>[0-9]{1,9})S)?)?",
    re.IGNORECASE,
)
_YEARS = range(1600, 9001)
"""Birthdays of no known year are put into 1601 or 1604; at the end of all years clocks cannot be compared."""
_MAX_MOMENTS = 5000


class UnreadableEntry(PlannerError):
    """Entry of a file that makes no sense."""


class IcalMoment(Struct, frozen=True):
    """Day, or wall-clock time in a zone."""

    wall: datetime
    """Midnight of a day."""
    is_day: bool
    zone: str = ""
    """IANA name; nothing where the file names none."""


class Duration(Struct, frozen=True):
    """Days as the calendar has them, and a time as clocks measure it."""

    days: int
    time: timedelta


def moments(found: Property, zones: Zones) -> Iterator[IcalMoment]:
    """Yields the moments of a property; of periods, their starts. Raises Unreadable."""
    said, text = found.moment
    parts = [part for part in text.split(",") if part.strip()]
    if len(parts) > _MAX_MOMENTS:
        raise UnreadableEntry(Message("has more than {n} dates", {"n": _MAX_MOMENTS}))
    for part in parts:
        yield _moment(part.partition("/")[0].strip(), said, zones)


def moment(found: Property, zones: Zones) -> IcalMoment:
    """Returns the only moment of a property. Raises Unreadable."""
    said, text = found.moment
    return _moment(text, said, zones)


def duration(text: str) -> Duration:
    """Raises Unreadable."""
    match = _DURATION.fullmatch(text.strip())
    parts = (
        {name: int(number) for name, number in match.groupdict().items() if number and name != "sign"} if match else {}
    )
    if not match or not parts or match["sign"] == "-":
        raise UnreadableEntry(Message("“{text}” is no duration", {"text": clean_line(text)[:50]}))
    days = parts.pop("weeks", 0) * 7 + parts.pop("days", 0)
    return Duration(days, timedelta(**parts))


def wall_in(moment: IcalMoment, zone: str) -> datetime:
    """Returns the wall-clock time of a moment in a zone; a moment without a zone is floating and stays as it is."""
    if moment.is_day or not moment.zone or not zone or moment.zone == zone:
        return moment.wall
    return moment.wall.replace(tzinfo=ZoneInfo(moment.zone)).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def after(start: IcalMoment, lasting: Duration) -> datetime:
    """Returns the wall-clock end: days are counted by the calendar, hours by the clock."""
    wall = start.wall + timedelta(days=lasting.days)
    if not start.zone:
        return wall + lasting.time
    place = ZoneInfo(start.zone)
    instant = wall.replace(tzinfo=place).astimezone(UTC) + lasting.time
    return instant.astimezone(place).replace(tzinfo=None, fold=0)


def _moment(text: str, said: dict[str, str], zones: Zones) -> IcalMoment:
    match = _MOMENT.fullmatch(text)
    if not match:
        raise _no_date(text)
    day, hour, minute, second, utc = match.groups()
    try:
        clock = (int(hour or 0), int(minute or 0), min(int(second or 0), 59))
        wall = datetime(int(day[:4]), int(day[4:6]), int(day[6:]), *clock)
    except ValueError as error:
        raise _no_date(text) from error
    if wall.year not in _YEARS:
        raise _no_date(text)
    if hour is None or said.get("VALUE", "").upper() == "DATE":
        return IcalMoment(wall.replace(hour=0, minute=0, second=0), is_day=True)
    return IcalMoment(wall, is_day=False, zone=UTC_NAME if utc else _zone(said, zones))


def _zone(said: dict[str, str], zones: Zones) -> str:
    name = said.get("TZID", "")
    if not name:
        return zones.floating
    zone = zones.known_as(name)
    if not zone:
        raise UnreadableEntry(
            Message("no time zone called “{zone}” is known: say which one is meant", {"zone": clean_line(name)[:100]})
        )
    return zone


def _no_date(text: str) -> UnreadableEntry:
    return UnreadableEntry(Message("“{text}” is no date", {"text": clean_line(text)[:50]}))
