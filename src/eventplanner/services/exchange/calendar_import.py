"""Calendar files and lists of conferences in: to lie over the year, or as events of one's own."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Busy, FileProblem, Invalid
from eventplanner.domain.base.text import Message, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import CalendarContent, CalendarEntry
from eventplanner.domain.exchange.calendar_plan import plan_events
from eventplanner.domain.exchange.dates_plan import DateLine, identity, plan_dates
from eventplanner.domain.exchange.import_preview import ImportLine, ImportResult, Outcome, result_of
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY, Colour, Overlay, OverlayDraft, OverlaySource
from eventplanner.formats.base import file_in
from eventplanner.formats.tables import table_out
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.services.base import history, holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.imported_events import write_events
from eventplanner.services.year import overlays
from eventplanner.storage.kernel.output import write_whole
from eventplanner.storage.queries import calendar_exports, records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

MOST_EVENTS = 5000
"""Of one import, occurrences included."""
_TRIES = 5


class DatesPreview(Struct, frozen=True):
    """What a file holds and what importing it would do to the plan as it was at `revision`."""

    content: CalendarContent
    lines: Sequence[DateLine | ImportLine]
    revision: int
    file: str
    """Its name without its folder."""
    into: str = ""
    """The name of the overlay; nothing if the entries become events of one's own."""
    overlay: Overlay | None = None
    """That overlay, if there is one of the name."""
    findings: tuple[Message, ...] = ()

    @property
    def result(self) -> ImportResult:
        """What it would come to, with bad entries skipped."""
        return result_of(self.lines)


def recognises(path: Path) -> bool:
    """Is the file a calendar or a list of conferences, by what is in it or else by its name?"""
    # Here because icalendar takes a tenth of a second to load, and no screen should wait for that.
    from eventplanner.formats.calendar import dates_in

    return dates_in.recognises(path)


def preview(planner: Planner, source: Path | bytes, *, overlay: str | None = None) -> DatesPreview:
    """What importing a calendar file, or a list of conferences, would do.

    With `overlay` it lies over the year under that name (nothing: the name that is usual for it); without, its entries
    become events. Raises FileProblem, Invalid.
    """
    # Here for the same reason.
    from eventplanner.formats.calendar import dates_in

    data = source if isinstance(source, bytes) else file_in.load(source)
    file = "" if isinstance(source, bytes) else clean_line(source.name)
    return aimed(planner, DatesPreview(dates_in.read_dates(data), (), 0, file), overlay)


def aimed(planner: Planner, preview: DatesPreview, overlay: str | None) -> DatesPreview:
    """The same file, to lie over the year under another name, or to become events. Raises FileProblem, Invalid."""
    into = "" if overlay is None else overlays.sound_name(planner, overlay.strip() or usual_name(planner, preview))
    known = overlays.named(planner, into) if into else None
    if known and known.source is OverlaySource.HOLIDAYS:
        raise Invalid({"name": Message("these are the holidays of the plan's country; choose another name")})
    return _planned(planner, revised(preview, into=into))


def usual_name(planner: Planner, preview: DatesPreview) -> str:
    """Of the overlay that has dates of this file already, else what the calendar or its file is called."""
    told = {identity(entry) for entry in preview.content.entries}
    of_the_file = [each.overlay for each in overlays.listing(planner) if each.overlay.file == preview.file != ""]
    for overlay in of_the_file:
        # A person may have renamed it, and many calendars come in files of the same name.
        if not told.isdisjoint(one.uid for one in overlays.dates(planner, overlay)):
            return overlay.name
    name = clean_line(preview.content.name) or Path(preview.file).stem or _("Calendar")
    return name[: OVERLAY.field("name").longest].strip()


def carry_out(planner: Planner, preview: DatesPreview, *, skip_bad: bool = False) -> tuple[Change | None, ImportResult]:
    """Do what a preview says, as one step; nothing at all if an entry is bad and `skip_bad` is not set.

    What others changed since the preview is taken into account. Raises FileProblem, Busy.
    """
    for _attempt in range(_TRIES):
        _refuse_bad(preview, skip_bad)
        result = preview.result
        if not result.added and not result.updated and not result.removed:
            return None, result
        if change := _write(planner, preview):
            if not preview.into:
                drafts = [line.draft for line in preview.lines if isinstance(line, ImportLine) and line.draft]
                holidays.take_up_for(planner, drafts)
            return change, result
        preview = _planned(planner, preview)
    raise Busy(Message("Others kept changing the plan while this was imported; nothing was imported."))


def save_rejects(preview: DatesPreview, path: Path, *, force: bool = False) -> None:
    """Write the bad entries, and why they are bad, into a CSV file. Raises FileProblem."""
    bad = [(line.line, line.title, words(line.reason) if line.reason else "") for line in preview.result.rejected]
    write_whole(path, table_out.plain_csv((_("line"), _("title"), _("reason")), bad, language()), force=force)


def _planned(planner: Planner, preview: DatesPreview) -> DatesPreview:
    """The preview against the plan as it is now."""
    if not preview.into:
        return _planned_events(planner, preview)
    with planner.store.snapshot():
        revision = history.last_revision(planner)
        overlay = overlays.named(planner, preview.into)
        there = overlays.dates(planner, overlay) if overlay else []
    lines = plan_dates(preview.content, there, same_file=overlay is None or overlay.file == preview.file)
    return revised(preview, lines=lines, revision=revision, overlay=overlay, findings=preview.content.findings)


def _planned_events(planner: Planner, preview: DatesPreview) -> DatesPreview:
    today = planner.today()
    horizon = date(today.year + 1, 12, 31)
    with planner.store.snapshot():
        revision = history.last_revision(planner)
        timezone = planner.settings().timezone
        known = events.everything(planner)
    lines = plan_events(preview.content, lambda entry: _starts(entry, horizon), known, timezone, today, MOST_EVENTS)
    if len(lines) > MOST_EVENTS:
        raise FileProblem(
            Message(
                "This calendar comes to more than {most} events, and no more are brought in at once; "
                "as an overlay it has room.",
                {"most": MOST_EVENTS},
            )
        )
    findings = (*preview.content.findings, *_decided(preview.content, horizon))
    return revised(preview, lines=lines, revision=revision, overlay=None, findings=findings)


def _decided(content: CalendarContent, horizon: date) -> list[Message]:
    """What a person might have expected otherwise of her events."""
    said = []
    if any(entry.rule for entry in content.entries):
        said.append(Message("recurring events up to {day}", {"day": horizon}))
    if free := sum(entry.free for entry in content.entries):
        said.append(counted("{n} marked as free time, taken as well", "{n} marked as free time, taken as well", free))
    return said


def _starts(entry: CalendarEntry, horizon: date) -> list[datetime]:
    # Here because most calendars have no rules.
    from eventplanner.formats.calendar.recurrence import starts

    first = entry.start.date()
    return starts(entry.rule, entry.extra, entry.left_out, entry.start, first, horizon, MOST_EVENTS + 1)


def _refuse_bad(preview: DatesPreview, skip_bad: bool) -> None:
    bad = preview.result.rejected
    if bad and not skip_bad:
        raise FileProblem(
            counted(
                "Nothing was imported: line {line}, “{title}”: {reason}",
                "Nothing was imported: {n} entries are bad, the first is in line {line}, “{title}”: {reason}",
                len(bad),
                line=bad[0].line,
                title=bad[0].title,
                reason=bad[0].reason or Message("?"),
            )
        )


def _write(planner: Planner, preview: DatesPreview) -> Change | None:
    """All entries in one transaction; None if the plan is not any more what the preview was made for."""
    with planner.write(_label(preview)) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        if history.last_revision(planner) != preview.revision:
            return None
        if preview.into:
            _write_dates(writing, preview)
        else:
            write_events(
                writing,
                [line for line in preview.lines if isinstance(line, ImportLine)],
                calendar_exports.sequences(planner.store),
            )
    return writing.outcome


def _label(preview: DatesPreview) -> Message:
    result = preview.result
    if not preview.into:
        return counted("Import {n} event", "Import {n} events", result.added + result.updated)
    name = {"name": preview.into}
    if preview.overlay:
        return Message("Refresh the overlay “{name}”", name)
    return Message("Import the overlay “{name}”", name)


def _write_dates(writing: "Writing", preview: DatesPreview) -> None:
    draft = OverlayDraft(name=preview.into, source=_source(preview), file=preview.file, colour=_colour(preview))
    if preview.overlay is None:
        id = writing.add(OVERLAY.name, records.stored(OVERLAY, draft))
    else:
        id = preview.overlay.id
        writing.change(OVERLAY.name, id, preview.overlay.version, {"file": preview.file or preview.overlay.file})
    lines = [line for line in preview.lines if isinstance(line, DateLine)]
    there = [(line.outcome, line.there, line.draft) for line in lines if line.there]
    writing.remove_many(
        OTHER_DATE.name, [(one.id, one.version) for outcome, one, _draft in there if outcome is Outcome.REMOVED]
    )
    writing.change_many(
        OTHER_DATE.name,
        [
            (one.id, one.version, records.stored(OTHER_DATE, draft))
            for outcome, one, draft in there
            if outcome is Outcome.UPDATED and draft
        ],
    )
    added = [line.draft for line in lines if line.draft and line.outcome is Outcome.ADDED]
    writing.add_many(OTHER_DATE.name, [records.stored(OTHER_DATE, draft) | {"overlay_id": id} for draft in added])


def _source(preview: DatesPreview) -> OverlaySource:
    conferences = any(entry.cfp_url or entry.cfp_until for entry in preview.content.entries)
    return OverlaySource.CONFERENCES if conferences else OverlaySource.CALENDAR


def _colour(preview: DatesPreview) -> Colour:
    """Lists of conferences look alike; calendars differ by their name, the same for everybody."""
    if _source(preview) is OverlaySource.CONFERENCES:
        return Colour.VIOLET
    inks = [Colour.SKY, Colour.AMBER, Colour.GREEN]
    return inks[sum(map(ord, preview.into)) % len(inks)]
