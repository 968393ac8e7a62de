"""Reading of calendar files (RFC 5545) entry by entry, so that a broken one is lost alone."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import (
    NOTHING_ASSUMED,
    AssumedZones,
    BadEntry,
    CalendarContent,
    CalendarEntry,
)
from eventplanner.formats.base.file_in import weigh
from eventplanner.formats.calendar.ical_entry import ParsedEntry, Scene, entry, title_of
from eventplanner.formats.calendar.ical_moments import UnreadableEntry
from eventplanner.formats.calendar.ical_occurrences import joined
from eventplanner.formats.calendar.ical_text import Component, components
from eventplanner.formats.calendar.ical_zones import Zones


def read(data: bytes, assumed: AssumedZones = NOTHING_ASSUMED) -> CalendarContent:
    """Reads the entries of a file, and those that cannot be imported. Raises FileProblem."""
    weigh(data)
    file = components(data)
    entries: list[CalendarEntry] = []
    bad: list[BadEntry] = []
    findings = [Message(file.encoding)]
    if len(file.calendars) > 1:
        findings.append(Message("{n} calendars in one file", {"n": len(file.calendars)}))
    for calendar in file.calendars:
        zones = Zones(calendar, assumed)
        found, broken = _entries(calendar, zones)
        series = joined(found, zones.home)
        entries += series.entries
        bad += broken
        findings += [each for each in (*zones.findings(), *series.findings) if each not in findings]
    single = _once(entries)
    if len(single) < len(entries):
        n = len(entries) - len(single)
        findings.append(counted("{n} older version left aside", "{n} older versions left aside", n))
    if file.aside:
        findings.append(counted("{n} task or note that is no date", "{n} tasks or notes that are no dates", file.aside))
    names = (calendar.line_of("X-WR-CALNAME") or calendar.line_of("NAME") for calendar in file.calendars)
    return CalendarContent(next(filter(None, names), ""), tuple(single), tuple(bad), tuple(findings))


def _entries(calendar: Component, zones: Zones) -> tuple[list[ParsedEntry], list[BadEntry]]:
    scene = Scene(zones, called_off=calendar.line_of("METHOD").upper() == "CANCEL")
    found, bad = [], []
    for event in calendar.parts:
        if event.name == "VEVENT":
            try:
                found.append(entry(event, scene))
            except UnreadableEntry as error:
                bad.append(BadEntry(event.line, title_of(event), error.message, undated=event.one("DTSTART") is None))
    return found, bad


def _once(entries: Sequence[CalendarEntry]) -> list[CalendarEntry]:
    """Of several versions the newest; where one name stands for different entries, each with a name of its own."""
    kept: dict[tuple[str, datetime | None], CalendarEntry] = {}
    for each in entries:
        key = (each.uid, each.recurrence_id)
        other = kept.get(key)
        if other and other.sequence == each.sequence and (other.title, other.start) != (each.title, each.start):
            own = sha256(f"{each.title}\n{each.start.isoformat()}".encode()).hexdigest()[:8]
            each = revised(each, uid=f"{each.uid}#{own}")  # noqa: PLW2901
            key = (each.uid, each.recurrence_id)
            other = kept.get(key)
        if other is None or each.sequence >= other.sequence:
            kept[key] = each
    return list(kept.values())
