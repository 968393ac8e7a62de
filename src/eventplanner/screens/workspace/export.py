"""One event as a file for others: the brief, or an entry of a calendar."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.i18n.catalogue import _, words
from eventplanner.screens.events.export import CALENDAR, EventsExport, calendar_fields
from eventplanner.screens.exchange.export_spec import ExportFormat, ExportSpec, Texts, file_stem
from eventplanner.services.base.files import save
from eventplanner.services.base.planner import Planner
from eventplanner.services.workspace import brief


def event_export(event: Event) -> ExportSpec:
    calendar = EventsExport(chosen=[event])
    return ExportSpec(
        title=_("Export the event"),
        formats=[
            ExportFormat("html", _("brief to print (.html)"), "html"),
            ExportFormat("md", _("brief in Markdown (.md)"), "md"),
            ExportFormat("text", _("brief to paste (.txt)"), "txt"),
            ExportFormat("json", _("brief for scripts (.json)"), "json"),
            ExportFormat(CALENDAR, _("calendar (.ics)"), "ics", ("audience", "alarms")),
        ],
        fields=calendar_fields(),
        stem=lambda texts: file_stem("" if texts["format"] == CALENDAR else _("brief"), event.title),
        preview=partial(_preview, event, calendar),
        write=partial(_write, event, calendar),
    )


def _preview(event: Event, calendar: EventsExport, planner: Planner, texts: Texts) -> Sequence[str]:
    if texts["format"] == CALENDAR:
        return calendar.preview(planner, texts)
    contents = brief.read(planner, event.id)
    counts = (
        counted("{n} open task", "{n} open tasks", sum(map(len, contents.to_do.values()))),
        counted("{n} decision", "{n} decisions", len(contents.gates)),
        counted("{n} role", "{n} roles", len(contents.roles)),
    )
    return [" · ".join([contents.event.title, *map(words, counts)])]


def _write(event: Event, calendar: EventsExport, planner: Planner, texts: Texts, path: Path, force: bool) -> None:
    if texts["format"] == CALENDAR:
        calendar.write(planner, texts, path, force)
    else:
        save(path, brief.brief(planner, event.id, texts["format"]), force=force)
