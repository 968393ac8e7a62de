"""Time zones that a calendar file defines by rules: IANA zones whose clocks do the same."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from eventplanner.domain.base.zones import known_zone
from eventplanner.formats.calendar.ical_text import Component
from eventplanner.formats.calendar.recurrence import MAX_STARTS, check, starts

_OFFSET = re.compile(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
_ONSET = re.compile(r"([0-9]{8})(?:T([0-9]{6})Z?)?")
_UNTIL = re.compile(r"UNTIL=([0-9]{8}T[0-9]{6})Z")
_STEP, _A_MONTH = timedelta(days=5), timedelta(days=30)
_CLOSE = timedelta(minutes=1)
_LATE = timedelta(hours=3)
"""pretalx and others that write zones with vobject have changes an hour late, in Dublin two."""
_LONGEST = 30
"""Years that are compared."""
_EARLIEST, _LATEST = 1970, 2200


class _Change(NamedTuple):
    """One change of the clocks that are described."""

    at: datetime
    """UTC, without tzinfo."""
    before: timedelta
    after: timedelta
    name: str
    """Name of the time from then on, or nothing."""


class _Sample(NamedTuple):
    """What the described clocks show at an instant."""

    at: datetime
    offset: timedelta
    name: str


class _Description:
    """The clocks that a VTIMEZONE describes, up to the end of a year."""

    def __init__(self, component: Component, last_year: int) -> None:
        self.changes = _changes(component, last_year)
        """Nothing if they make no sense."""
        self._instants = [change.at for change in self.changes]
        onsets = [onset for part in component.parts if (onset := _moment(part.line_of("DTSTART")))]
        self.first_rule, self.last_rule = min(onsets, default=datetime.min), max(onsets, default=datetime.min)
        self.tells_of_the_past = len(onsets) > 2
        """It has more rules than today's."""

    def samples(self, first_year: int, last_year: int, margin: timedelta, step: timedelta = _STEP) -> list[_Sample]:
        """Returns instants in steps and at the margin around each change, with what is described, in order."""
        begin, end = datetime(first_year, 1, 1), datetime(last_year, 12, 31, 23, 59)
        moments = {begin + n * step for n in range((end - begin) // step + 1)}
        moments |= {_later(at, by) for at in self._instants for by in (-margin, margin)}
        return [self._shown(at) for at in sorted(moments) if begin <= at <= end and not self._is_about(at, margin)]

    def past(self, before: int) -> list[_Sample]:
        """Returns samples of the years before one, where the description tells of them."""
        first_year = max(self.first_rule.year + 1, _EARLIEST)
        if not self.tells_of_the_past or first_year >= before:
            return []
        return self.samples(first_year, before - 1, _LATE, _A_MONTH)

    def _is_about(self, at: datetime, margin: timedelta) -> bool:
        """Returns whether an instant is nearer to a change than the margin."""
        place = bisect_right(self._instants, _later(at, -margin))
        return place < len(self._instants) and self._instants[place] < _later(at, margin)

    def _shown(self, at: datetime) -> _Sample:
        place = bisect_right(self._instants, at)
        last = self.changes[max(place, 1) - 1]
        offset, name = (last.after, last.name) if place else (last.before, "")
        return _Sample(at.replace(tzinfo=UTC), offset, name)


def zone_by_rules(component: Component, first_year: int, last_year: int, liked: Sequence[str]) -> str:
    """Returns an IANA zone whose clocks agree with a VTIMEZONE in these years, or nothing.

    The hours about a change do not count. A preferred zone comes first; of the others the one that is most like what
    is described of past years and of the names of the time.
    """
    if not _EARLIEST <= first_year <= last_year < min(first_year + _LONGEST, _LATEST):
        return ""
    described = _Description(component, last_year)
    if not described.changes:
        return ""
    wide = described.samples(first_year, last_year, _LATE)
    past = described.past(first_year)
    for zone in filter(known_zone, liked):
        if _agrees(zone, wide) or _stopped(zone, wide, past, described.last_rule):
            return zone
    regions = sorted(available_timezones(), key=lambda zone: ("/" not in zone, zone))
    candidates = dict.fromkeys([*WINDOWS_TO_OLSON.values(), *regions])
    alike = [zone for zone in candidates if known_zone(zone) and _agrees(zone, wide)]
    close = described.samples(first_year, last_year, _CLOSE)
    return max(alike, key=lambda zone: _likeness(zone, close, past), default="")


def _agrees(zone: str, samples: Iterable[_Sample]) -> bool:
    region = ZoneInfo(zone)
    return all(at.astimezone(region).utcoffset() == offset for at, offset, _ in samples)


def _stopped(zone: str, samples: Sequence[_Sample], past: Sequence[_Sample], last_rule: datetime) -> bool:
    """Returns whether a zone did the same until it stopped changing its clocks, and the description just goes on.

    Punta Arenas and Coyhaique have stopped, and a writer that knows their last rules alone has them go on for ever.
    """
    region = ZoneInfo(zone)
    shown = {at.astimezone(region).utcoffset() for at, _, _ in samples}
    agreed = list(takewhile(lambda each: each.at.astimezone(region).utcoffset() == each.offset, past))
    since = {at.astimezone(region).utcoffset() for at, _, _ in past[len(agreed) :]}
    return (
        len(shown) == 1
        and since <= shown
        and len({sample.offset for sample in agreed}) > 1
        and last_rule.replace(tzinfo=UTC) <= agreed[-1].at
    )


def _likeness(zone: str, close: Sequence[_Sample], past: Sequence[_Sample]) -> tuple[bool, int, int]:
    """Returns the likeness of a zone, most telling first: to the minute or not, samples of past years, names of the time."""
    region = ZoneInfo(zone)
    same = sum(at.astimezone(region).utcoffset() == offset for at, offset, _ in past)
    called = sum(at.astimezone(region).tzname() == name for at, _, name in close)
    return _agrees(zone, close), same, called


def _changes(component: Component, last_year: int) -> list[_Change]:
    """Returns all changes of its clocks up to the end of a year; nothing if they make no sense."""
    found: list[_Change] = []
    for part in component.parts:
        before, after = _offset(part.line_of("TZOFFSETFROM")), _offset(part.line_of("TZOFFSETTO"))
        onsets = _onsets(part, before, last_year)
        if before is None or after is None or onsets is None:
            return []
        found += [_Change(_later(onset, -before), before, after, part.line_of("TZNAME")) for onset in onsets]
    return sorted(found)


def _onsets(part: Component, before: timedelta | None, last_year: int) -> list[datetime] | None:
    """When the clocks are changed, as they show it until then; None if it makes no sense."""
    begin = _moment(part.line_of("DTSTART"))
    rule = _UNTIL.sub(lambda until: _local_until(until[1], before or timedelta()), part.line_of("RRULE").upper())
    if begin is None or (rule and check(rule, begin)):
        return None
    extra = [moment for found in part.all("RDATE") for text in found.value.split(",") if (moment := _moment(text))]
    onsets = starts(rule, extra, (), begin, begin.date(), date(last_year, 12, 31))
    return onsets if len(onsets) < MAX_STARTS else None


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
        return datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S") if match else None
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text.strip())
    if not match:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -size if match[1] == "-" else size
