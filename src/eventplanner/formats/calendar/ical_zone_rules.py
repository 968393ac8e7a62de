"""Time zones that a calendar file defines by rules: IANA zones whose clocks do the same."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from eventplanner.domain.base.zones import known_zone
from eventplanner.formats.calendar.ical_text import Component
from eventplanner.formats.calendar.recurrence import check, starts

_OFFSET = re.compile(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
_ONSET = re.compile(r"([0-9]{8})T([0-9]{6})Z?")
_UNTIL = re.compile(r"UNTIL=([0-9]{8}T[0-9]{6})Z")
_STEP = timedelta(days=5)
_CLOSE = timedelta(minutes=1)
_LONGEST = 30
"""Years that are compared."""
_Change = tuple[datetime, timedelta, timedelta]
"""The instant in UTC, and the offsets before and after it."""


def zone_by_rules(described: Component, first_year: int, last_year: int, liked: Sequence[str]) -> str:
    """Returns an IANA zone whose clocks agree with a VTIMEZONE in these years, a preferred one if possible; or None."""
    if not 1970 <= first_year <= last_year < min(first_year + _LONGEST, 2200):
        return ""
    changes = _changes(described, first_year, last_year)
    if not changes:
        return ""
    samples = list(_samples(changes, first_year, last_year))
    candidates = dict.fromkeys([*liked, *WINDOWS_TO_OLSON.values(), *sorted(available_timezones())])
    return next((zone for zone in candidates if known_zone(zone) and _agrees(ZoneInfo(zone), samples)), "")


def _agrees(zone: ZoneInfo, samples: Iterable[tuple[datetime, timedelta]]) -> bool:
    return all(moment.astimezone(zone).utcoffset() == offset for moment, offset in samples)


def _samples(changes: Sequence[_Change], first_year: int, last_year: int) -> Iterable[tuple[datetime, timedelta]]:
    """Instants close to each change and every few days, with the offset that is described; those that tell most first."""
    begin, end = datetime(first_year, 1, 1), datetime(last_year, 12, 31, 23, 59)
    near = (_later(at, by) for at, _, _ in changes for by in (-_CLOSE, _CLOSE))
    moments = [moment for moment in near if begin <= moment <= end]
    while begin <= end:
        moments.append(begin)
        begin += _STEP
    instants = [at for at, _, _ in changes]
    for moment in moments:
        place = bisect_right(instants, moment)
        yield moment.replace(tzinfo=UTC), changes[place - 1][2] if place else changes[0][1]


def _changes(described: Component, first_year: int, last_year: int) -> list[_Change]:
    """Returns all changes of its clocks, from the year before; nothing if they make no sense."""
    found: list[_Change] = []
    for part in described.parts:
        before, after = _offset(part.line_of("TZOFFSETFROM")), _offset(part.line_of("TZOFFSETTO"))
        onsets = _onsets(part, before, first_year - 1, last_year)
        if before is None or after is None or onsets is None:
            return []
        found += [(_later(onset, -before), before, after) for onset in onsets]
    return sorted(found)


def _onsets(part: Component, before: timedelta | None, first_year: int, last_year: int) -> list[datetime] | None:
    """When the clocks are changed, as they show it until then; the last one before these years stands for all earlier."""
    begin = _moment(part.line_of("DTSTART"))
    rule = _UNTIL.sub(lambda until: _local_until(until[1], before or timedelta()), part.line_of("RRULE").upper())
    if begin is None or (rule and check(rule, begin)):
        return None
    extra = [moment for found in part.all("RDATE") for text in found.value.split(",") if (moment := _moment(text))]
    onsets = starts(rule, extra, (), begin, date(first_year, 1, 1), date(last_year, 12, 31))
    earlier = [moment for moment in (begin, *extra) if moment.year < first_year]
    return [*([max(earlier)] if earlier else []), *onsets]


def _local_until(text: str, before: timedelta) -> str:
    until = _moment(text)
    return f"UNTIL={_later(until, before):%Y%m%dT%H%M%S}" if until else f"UNTIL={text}"


def _later(moment: datetime, by: timedelta) -> datetime:
    """As far as there are days: clocks are changed “since ever” and “for ever”."""
    try:
        return moment + by
    except OverflowError:
        return datetime.min if by < timedelta() else datetime.max.replace(microsecond=0)


def _moment(text: str) -> datetime | None:
    match = _ONSET.fullmatch(text.strip().upper())
    try:
        return datetime.strptime(f"{match[1]}{match[2]}", "%Y%m%d%H%M%S") if match else None
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text.strip())
    if not match:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -size if match[1] == "-" else size
