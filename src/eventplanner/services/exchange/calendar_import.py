"""Import of calendar files and lists of conferences, as overlays or as events."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.text import N_, Message, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import AssumedZones, CalendarContent, CalendarEntry
from eventplanner.domain.exchange.calendar_findings import content_findings
from eventplanner.domain.exchange.calendar_plan import plan_events
from eventplanner.domain.exchange.calendar_window import Window, fitting_window, window_finding, window_of
from eventplanner.domain.exchange.dates_plan import identity, plan_dates
from eventplanner.domain.exchange.import_preview import ImportLine, ImportResult
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.zone_names import zone_of
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.year.overlays import (
    OTHER_DATE,
    OVERLAY,
    Colour,
    OtherDate,
    Overlay,
    OverlayDraft,
    OverlaySource,
)
from eventplanner.formats.base import file_in
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.imported_events import ImportingEvents
from eventplanner.services.exchange.importing import (
    Importing,
    ImportPreview,
    Matching,
    Reading,
    matched,
    write_lines,
)
from eventplanner.services.year import overlays
from eventplanner.storage.queries import records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

MOST_EVENTS = 5000
"""Of one import, occurrences included."""


class Wanted(Struct, frozen=True, kw_only=True):
    """Zone and days that a person says of a calendar."""

    timezone: str = ""
    """Of times whose zone the file leaves open."""
    first: date | None = None
    last: date | None = None

    def window(self, planner: Planner) -> Window:
        """Returns the days that are taken."""
        return window_of(self.first, self.last, planner.today())


ALL_OF_IT = Wanted()
"""As the file says it."""
TIMEZONE, FROM, UNTIL = "timezone", "from", "until"
"""Names of the settings in forms and arguments."""


class DatesImporting(Importing[CalendarEntry], frozen=True, kw_only=True):
    """The dates of others, which lie over the year."""

    kind: Kind[OtherDate] = OTHER_DATE
    progress: str = N_("Writing {n} dates …")
    content: CalendarContent
    wanted: Wanted = ALL_OF_IT
    file: str
    """Its name without its folder."""
    into: str
    """The name of the overlay."""

    def overlay(self, planner: Planner) -> Overlay | None:
        """Returns the overlay with the import's name; None if there is none."""
        return overlays.named(planner, self.into)

    def match(self, planner: Planner, rows: Sequence[CalendarEntry]) -> Matching:
        del rows
        overlay = self.overlay(planner)
        existing = overlays.dates(planner, overlay) if overlay else []
        window = self.wanted.window(planner)
        taken = tuple(entry for entry in self.content.entries if window.takes(entry, _starts))
        content = revised(self.content, entries=taken)
        left_out = [entry for entry in self.content.entries if not window.takes(entry, _starts)]
        same_file = overlay is None or overlay.file == self.file
        lines = plan_dates(content, existing, same_file=same_file, left_out=left_out)
        findings = list(content_findings(self.content, planner.settings().timezone))
        if window.limited:
            findings += [window_finding(window, MOST_EVENTS, is_said=True), *_left_out(len(left_out))]
        return Matching(lines, tuple(findings))

    def label(self, planner: Planner, result: ImportResult) -> Message:
        del result
        name = {"name": self.into}
        if self.overlay(planner):
            return Message("Refresh the overlay “{name}”", name)
        return Message("Import the overlay “{name}”", name)

    def write(self, planner: Planner, writing: "Writing", preview: ImportPreview) -> None:
        overlay, source = self.overlay(planner), _source(self.content)
        if overlay is None:
            draft = OverlayDraft(name=self.into, source=source, file=self.file, colour=_colour(self.into, source))
            id = writing.add(OVERLAY.name, records.stored(OVERLAY, draft))
        else:
            id = overlay.id
            writing.change(OVERLAY.name, id, overlay.version, {"file": self.file or overlay.file})
        lines = [
            revised(line, draft=revised(line.draft, overlay_id=id)) if line.draft else line for line in preview.lines
        ]
        write_lines(writing, OTHER_DATE, lines)

    def refusal(self, bad: Sequence[ImportLine[Any, Any]]) -> Message:
        return _refusal(bad)


class CalendarImporting(ImportingEvents[CalendarEntry], frozen=True, kw_only=True):
    """The entries of a calendar as events of one's own."""

    progress: str = N_("Writing {n} dates …")
    content: CalendarContent
    wanted: Wanted = ALL_OF_IT
    file: str
    """Its name without its folder."""

    def match(self, planner: Planner, rows: Sequence[CalendarEntry]) -> Matching:
        """Raises FileProblem where there are too many."""
        del rows
        today, timezone = planner.today(), planner.settings().timezone
        entries, said = self.content.entries, self.wanted.window(planner)
        window = fitting_window(entries, _starts, said, today, MOST_EVENTS)
        if window is None:
            raise FileProblem(
                Message(
                    "This calendar comes to more than {most} events in these days, and no more are brought in at once; "
                    "name fewer days, or take it as an overlay, which has room.",
                    {"most": MOST_EVENTS},
                )
            )
        found = {id(entry): window.starts(entry, _starts, MOST_EVENTS) for entry in entries}
        lines = plan_events(self.content, lambda e: found[id(e)], events.everything(planner), timezone, today)
        findings = list(content_findings(self.content, timezone))
        if window.limited or any(entry.rule for entry in entries):
            findings.append(window_finding(window, MOST_EVENTS, is_said=said.limited))
        findings += _left_out(sum(not each for each in found.values()))
        if free := sum(entry.free for entry in entries):
            findings.append(
                counted("{n} marked as free time, taken as well", "{n} marked as free time, taken as well", free)
            )
        return Matching(lines, tuple(findings))

    def refusal(self, bad: Sequence[ImportLine[Any, Any]]) -> Message:
        return _refusal(bad)


def recognises(source: Path | bytes) -> bool:
    """Returns whether a file or a pasted text is a calendar or a list of conferences, judged by its content or else by its name."""
    # Here because icalendar takes a tenth of a second to load, and no screen should wait for that.
    from eventplanner.formats.calendar import dates_in

    return dates_in.recognises(source)


def wanted_of(planner: Planner, texts: Mapping[str, str]) -> Wanted:
    """Returns what a person says of a calendar in texts. Raises Invalid by field."""
    timezone = zone_of(texts.get(TIMEZONE, ""))
    if not timezone and texts.get(TIMEZONE, "").strip():
        raise Invalid({TIMEZONE: Message("a place or a zone, such as Coyhaique or America/Santiago")})
    first, last = _day(planner, texts, FROM), _day(planner, texts, UNTIL)
    if first and last and last < first:
        raise Invalid({UNTIL: Message("before the first day")})
    return Wanted(timezone=timezone, first=first, last=last)


def preview(
    planner: Planner, source: Path | bytes, *, overlay: str | None = None, wanted: Wanted = ALL_OF_IT
) -> ImportPreview:
    """Shows what importing a calendar file, or a list of conferences, would do.

    With `overlay` it lies over the year under that name (nothing: the name that is usual for it); without, its entries
    become events. Raises FileProblem, Invalid.
    """
    # Here for the same reason.
    from eventplanner.formats.calendar import dates_in

    data = source if isinstance(source, bytes) else file_in.load(source)
    file = "" if isinstance(source, bytes) else clean_line(source.name)
    zones = AssumedZones(plan=planner.settings().timezone, said=wanted.timezone)
    return aimed(planner, dates_in.read_dates(data, zones), file, overlay, wanted)


def aimed(
    planner: Planner, content: CalendarContent, file: str, overlay: str | None, wanted: Wanted = ALL_OF_IT
) -> ImportPreview:
    """Returns the import of a file as an overlay of a name, or as events. Raises FileProblem, Invalid."""
    reading = Reading[CalendarEntry](findings=content.findings)
    if overlay is None:
        return matched(planner, CalendarImporting(content=content, wanted=wanted, file=file), reading)
    into = overlays.sound_name(planner, overlay.strip() or usual_name(planner, content, file))
    importing = DatesImporting(content=content, wanted=wanted, file=file, into=into)
    if (existing := importing.overlay(planner)) and existing.source is OverlaySource.HOLIDAYS:
        raise Invalid({"name": Message("these are the holidays of the plan's country; choose another name")})
    return matched(planner, importing, reading)


def usual_name(planner: Planner, content: CalendarContent, file: str) -> str:
    """Returns the name of the overlay that has dates of this file already, else that of the calendar or file."""
    identities = {identity(entry) for entry in content.entries}
    of_the_file = [each.overlay for each in overlays.listing(planner) if each.overlay.file == file != ""]
    for overlay in of_the_file:
        # A person may have renamed it, and many calendars come in files of the same name.
        if not identities.isdisjoint(one.uid for one in overlays.dates(planner, overlay)):
            return overlay.name
    name = clean_line(content.name) or Path(file).stem or _("Calendar")
    return name[: OVERLAY.field("name").longest].strip()


def _day(planner: Planner, texts: Mapping[str, str], name: str) -> date | None:
    text = texts.get(name, "").strip()
    if not text:
        return None
    day = read_day(text, planner.today(), day_first=planner.settings().numeric_dates == "day")
    if day is None:
        raise Invalid({name: Message("a day, such as 2027-03-01")})
    return day


def _left_out(n: int) -> list[Message]:
    """Returns the finding about entries without a date in the days that are taken, if there are any."""
    said = counted("{n} without a date in these days, left out", "{n} without a date in these days, left out", n)
    return [said] if n else []


def _starts(entry: CalendarEntry, first: date, last: date, most: int) -> list[datetime]:
    # Here because most calendars have no rules.
    from eventplanner.formats.calendar.recurrence import starts

    return starts(entry.rule, entry.extra, entry.left_out, entry.start, first, last, most)


def _refusal(bad: Sequence[ImportLine[Any, Any]]) -> Message:
    """An entry has a title, by which people find it sooner than by its line."""
    return counted(
        "Nothing was imported: line {line}, “{title}”: {reason}",
        "Nothing was imported: {n} entries are bad, the first is in line {line}, “{title}”: {reason}",
        len(bad),
        line=bad[0].line,
        title=bad[0].title,
        reason=bad[0].reason or Message("?"),
    )


def _source(content: CalendarContent) -> OverlaySource:
    conferences = any(entry.cfp_url or entry.cfp_until for entry in content.entries)
    return OverlaySource.CONFERENCES if conferences else OverlaySource.CALENDAR


def _colour(name: str, source: OverlaySource) -> Colour:
    """Lists of conferences look alike; calendars differ by their name, the same for everybody."""
    if source is OverlaySource.CONFERENCES:
        return Colour.VIOLET
    inks = [Colour.SKY, Colour.AMBER, Colour.GREEN]
    return inks[sum(map(ord, name)) % len(inks)]
