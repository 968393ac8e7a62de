"""Names of time zones in calendar files, mapped to IANA names."""

import re
from collections.abc import Sequence
from functools import cache
from zoneinfo import available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from eventplanner.domain.base.text import Message, Part, clean_line, fold
from eventplanner.domain.base.zones import ABBREVIATIONS, known_zone
from eventplanner.domain.exchange.calendar_entries import NOTHING_ASSUMED, AssumedZones
from eventplanner.formats.calendar.ical_text import Component
from eventplanner.formats.calendar.ical_zone_rules import zone_by_rules
from eventplanner.formats.data.data_files import table

UTC_NAME = "UTC"
_UTC_NAMES = frozenset(
    {"utc", "z", "zulu", "etc/utc", "etc/gmt", "tzone://microsoft/utc", "coordinated universal time"}
)
_NO_PLACES = ABBREVIATIONS | {"localtime", "Factory"}
_OFFSET_SHOWN = re.compile(r"\((?:utc|gmt)\s*(?:[+\-−][0-9]{1,2}(?:[:.]?[0-9]{2})?)?\)\s*")
_FIXED = re.compile(r"(?:utc|gmt)([+-])0?([0-9]{1,2})(?::?00)?")
_YEAR = re.compile(r"([0-9]{4})[0-9]{4}(?:T|$)")
_TRIED = 50
"""Zones of one file that are found out by their rules."""
_AHEAD = 3
"""Years in which the dates of a rule without an end have to be right."""
_MAX_NAMED = 5


class Zones:
    """Time zones of one calendar, with findings about them."""

    def __init__(self, calendar: Component, assumed: AssumedZones = NOTHING_ASSUMED) -> None:
        self._calendar = calendar
        self._assumed = assumed
        self._described = {part.line_of("TZID"): part for part in calendar.parts if part.name == "VTIMEZONE"}
        self._found: dict[str, str] = {}
        self._tried = 0
        shown = zone_named(calendar.line_of("X-WR-TIMEZONE"))
        self.shown = "" if shown == UTC_NAME else shown
        """The zone that the calendar as a whole is meant for, or nothing."""
        self.floating = assumed.said
        """The zone of times that name none, or nothing."""
        self.instants = assumed.said or self.shown or assumed.plan
        """The zone that instants in UTC are put into, or nothing."""
        self.home = self.shown or self._only_one()
        """Where its whole days are, as far as the file tells."""

    def known_as(self, name: str) -> str:
        """Returns the IANA name of a zone that the calendar names; empty if it is unknown."""
        name = clean_line(name)
        if name not in self._found:
            self._found[name] = self._by_name(name) or self._assumed.said or self._by_rules(name)
        return self._found[name]

    def findings(self) -> Sequence[Message]:
        """Returns what the zone names were taken for that are not IANA names."""
        translated = sorted((name, zone) for name, zone in self._found.items() if zone and not _same(name, zone))
        said = [self._finding(name, zone) for name, zone in translated[:_MAX_NAMED]]
        return said + [Message("more time zones like that")] * (len(translated) > _MAX_NAMED)

    def _finding(self, name: str, zone: str) -> Message:
        parts: dict[str, Part] = {"name": name[:100], "zone": zone}
        if self._by_name(name):
            return Message("time zone “{name}” read as {zone}", parts)
        return Message("times of {name} read as {zone}", parts)

    def _by_name(self, name: str) -> str:
        described = self._described.get(name)
        return zone_named(name) or (zone_named(described.line_of("X-LIC-LOCATION")) if described else "")

    def _by_rules(self, name: str) -> str:
        described = self._described.get(name)
        if described is None or not described.parts:
            return fixed_zone(name)
        self._tried += 1
        if self._tried > _TRIED:
            return ""
        first, last = self._years(name)
        return zone_by_rules(described, first, last, [self.shown, self._assumed.plan])

    def _years(self, name: str) -> tuple[int, int]:
        """For which years the calendar uses a zone."""
        years = set()
        for event in self._calendar.parts:
            for _, rest in event.lines if event.name == "VEVENT" else ():
                if f"TZID={name}" in rest.replace('"', "") and (found := _YEAR.search(rest.rpartition(":")[2])):
                    years |= {int(found[1]), int(found[1]) + (_AHEAD if event.one("RRULE") else 0)}
        return min(years, default=1970), max(years, default=1970)

    def _only_one(self) -> str:
        named = {self._by_name(name) for name in self._described} - {UTC_NAME}
        return named.pop() if len(named) == 1 else ""


@cache
def zone_named(name: str) -> str:
    """Returns the IANA name of a zone by the name of a region or a Windows name; empty if it is neither.

    Offsets and abbreviations are no names of zones: `-04` and `EST` stand for a zone whose clocks change, or for one
    whose clocks do not.
    """
    name = name.strip()
    if not name or len(name) > 200:
        return ""
    key = fold(name)
    if key in _UTC_NAMES:
        return UTC_NAME
    return _world()[key] if key in _world() else _windows(key) or _behind_a_prefix(key)


@cache
def fixed_zone(name: str) -> str:
    """Returns the zone of `GMT` or of a difference from it, such as `GMT-0500`; empty for other names."""
    key = fold(name.strip())
    if key == "gmt":
        return UTC_NAME
    match = _FIXED.fullmatch(key)
    if not match:
        return ""
    # The world's names have the sign the other way round.
    zone = f"Etc/GMT{'-' if match[1] == '+' else '+'}{int(match[2])}"
    return UTC_NAME if int(match[2]) == 0 else zone if known_zone(zone) else ""


@cache
def _world() -> dict[str, str]:
    return {fold(name): name for name in available_timezones() - _NO_PLACES}


@cache
def _of_windows() -> dict[str, str]:
    displayed = {fold(text): WINDOWS_TO_OLSON[name] for text, name in table("zones", "windows").items()}
    bare = {_OFFSET_SHOWN.sub("", text): zone for text, zone in displayed.items()}
    return bare | {fold(name): zone for name, zone in WINDOWS_TO_OLSON.items()}


def _windows(key: str) -> str:
    """By a name that Windows has for it or shows for it, in the spelling of Outlook, Exchange or Zimbra."""
    key = _OFFSET_SHOWN.sub("", key).replace(" / ", ", ").replace(" daylight time", " standard time")
    key = key.removeprefix("greenwich mean time : ")
    return _of_windows().get(key, "")


def _behind_a_prefix(key: str) -> str:
    """As in `/mozilla.org/20070129_1/Europe/Berlin`."""
    parts = key.strip("/").split("/")
    names = ("/".join(parts[n:]) for n in range(len(parts) - 1))
    return next((_world()[name] for name in names if name in _world()), "")


def _same(name: str, zone: str) -> bool:
    return fold(name) in (fold(zone), *_UTC_NAMES)
