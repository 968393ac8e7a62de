"""A calendar or a list of conferences on its way in: as an overlay of a name, or as events of one's own."""

from collections.abc import Mapping
from pathlib import Path

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.year.overlays import OtherDateDraft
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.recurrence import rule_words
from eventplanner.screens.exchange.import_table import FileImport, Subject, skip_field
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import calendar_import
from eventplanner.services.exchange.calendar_import import FROM, TIMEZONE, UNTIL, CalendarImporting, DatesImporting
from eventplanner.services.exchange.importing import ImportPreview
from eventplanner.widgets.forms.fields import FormField

TARGET, NAME = "target", "name"
"""The fields that say what becomes of the file."""
OVERLAY, EVENTS = "overlay", "events"


class DatesImport(FileImport, frozen=True, kw_only=True):
    """One calendar, read once, with what becomes of its entries."""

    importing: DatesImporting | CalendarImporting
    name: str
    """The usual name of the overlay."""
    refreshes: bool
    """Is there an overlay of the name?"""
    begins_at: str = TARGET

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "DatesImport":
        into = (texts[NAME].strip() or self.name) if texts[TARGET] == OVERLAY else None
        wanted = calendar_import.wanted_of(planner, texts)
        content, file = self.importing.content, self.importing.file
        if wanted.timezone == self.importing.wanted.timezone:
            preview = calendar_import.aimed(planner, content, file, into, wanted)
        else:
            preview = calendar_import.preview(planner, self.source, overlay=into, wanted=wanted)
        return _read(planner, self.source, preview, self.name)

    def fields(self) -> list[FormField]:
        targets = [(OVERLAY, _("others' dates")), (EVENTS, _("events of ours"))]
        return [
            FormField(name=TARGET, label=_("Bring in as"), choices=targets),
            FormField(name=NAME, label=_("Overlay"), hint=self.name),
            FormField(name=TIMEZONE, label=_("Time zone"), hint=_("where the file leaves it open")),
            FormField(name=FROM, label=_("First day"), hint=_("the first of its dates")),
            FormField(name=UNTIL, label=_("Last day"), hint=_("the last of its dates")),
            skip_field(_("Bad entries")),
        ]

    def texts(self) -> dict[str, str]:
        return {TARGET: OVERLAY if isinstance(self.importing, DatesImporting) else EVENTS, NAME: self.name}

    def notices(self) -> dict[str, Message]:
        return {NAME: Message("refreshes what is there")} if self.refreshes else {}


def read_dates(planner: Planner, source: Path | bytes) -> DatesImport:
    """Reads a file as an overlay, which changes nothing but the look of the year. Raises FileProblem."""
    return _read(planner, source, calendar_import.preview(planner, source, overlay=""))


def _read(planner: Planner, source: Path | bytes, preview: ImportPreview, name: str = "") -> DatesImport:
    importing = preview.importing
    if not isinstance(importing, DatesImporting | CalendarImporting):
        raise TypeError(importing)
    into, shown = "", _OF_EVENTS
    if isinstance(importing, DatesImporting):
        into, shown = importing.into, _OF_DATES
    return DatesImport(
        source=source,
        preview=preview,
        rows=shown.rows(preview),
        importing=importing,
        name=name or into,
        refreshes=isinstance(importing, DatesImporting) and importing.overlay(planner) is not None,
    )


def _when(draft: OtherDateDraft | EventDraft) -> str:
    if draft.start is None:
        return ""
    when = formats.span(draft.start, draft.end, draft.all_day, year=True, zone=draft.timezone)
    if isinstance(draft, OtherDateDraft) and draft.rule:
        return f"{when} · {rule_words(draft.rule)}"
    return when


_OF_DATES = Subject(called=names.field, about=_when)
_OF_EVENTS = Subject(called=names.field, about=_when)
