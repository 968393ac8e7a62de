"""Wall-clock times in time zones: the instant of each, and times that clock changes skip or repeat."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from eventplanner.domain.base.text import Message, Part

_NOT_PLACES = ("posix/", "right/", "localtime", "posixrules", "Factory")
"""Files beside the zones that would open as one."""
ABBREVIATIONS = frozenset("CET EET EST GMT GMT+0 GMT-0 GMT0 HST MET MST WET".split())
"""Names that the zone database keeps, mostly as fixed offsets, and that people use of zones whose clocks change."""


def known_zone(name: str) -> bool:
    """Returns whether a name is an IANA time zone."""
    if name.startswith(_NOT_PLACES):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def instant(wall: datetime, zone: str) -> datetime:
    """Returns the instant in UTC; the first of two, and in a gap as if clocks had not changed (RFC 5545, 3.3.5)."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall_of_instant(moment: datetime, zone: str) -> datetime | None:
    """Returns the wall clock of a zone at an instant in UTC; None at the second of two times that look alike."""
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return None if local.fold else local.replace(tzinfo=None)


def exists(wall: datetime, zone: str) -> bool:
    """Returns whether clocks in the zone ever show this time."""
    early, late = _offsets(wall, zone)
    return early >= late


def is_ambiguous(wall: datetime, zone: str) -> bool:
    """Returns whether clocks in the zone show this time twice."""
    early, late = _offsets(wall, zone)
    return early > late


def wall_problem(wall: datetime, zone: str) -> Message | None:
    """Returns a warning about a time that clock changes skip or repeat, and its interpretation; None for others."""
    parts: dict[str, Part] = {"time": wall.time(), "day": wall.date(), "zone": zone}
    if is_ambiguous(wall, zone):
        return Message("{time} comes twice on {day} in {zone}, as clocks go back: the first one is meant.", parts)
    if not exists(wall, zone):
        early, late = _offsets(wall, zone)
        parts["shown"] = (wall + (late - early)).time()
        return Message("{time} does not exist on {day} in {zone}: clocks go forward, and show {shown} then.", parts)
    return None


def _offsets(wall: datetime, zone: str) -> tuple[timedelta, timedelta]:
    """From UTC, taken as before and as after a change of clocks; alike at all other times."""
    place = ZoneInfo(zone)
    early = wall.replace(tzinfo=place, fold=0).utcoffset()
    late = wall.replace(tzinfo=place, fold=1).utcoffset()
    return early or timedelta(), late or timedelta()
