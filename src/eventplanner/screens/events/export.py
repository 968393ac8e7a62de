"""Events as a file for others: a calendar, a page for a year or a table, of which events and for whom."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.filter import Filter
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.i18n.catalogue import _, words
from eventplanner.screens.exchange.export_spec import ExportFormat, ExportSpec, Texts, csv_formats, file_stem, no_yes
from eventplanner.services.base.files import save
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.events.events import EVERYTHING, EventQuery
from eventplanner.services.exchange import calendar
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.services.planning import year_export
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.forms.fields import FormField

CALENDAR, YEAR_PAGE = "ics", "year"
_NAMED = 3
"""Titles named of each kind of news."""


class EventsExport(NamedTuple):
    """The events that can be written: those of a query, those that are marked, those of a year."""

    query: EventQuery = EVERYTHING
    chosen: Sequence[Event] = ()
    year: int = 0

    def spec(self) -> ExportSpec:
        return ExportSpec(
            title=_("Export events"),
            formats=[
                ExportFormat(CALENDAR, _("calendar (.ics)"), "ics", ("scope", "audience", "alarms")),
                ExportFormat(YEAR_PAGE, _("the year on one page (.html)"), "html", ("scope", "audience")),
                ExportFormat("xlsx", _("spreadsheet (.xlsx)"), "xlsx", ("scope",)),
                *csv_formats("scope"),
                ExportFormat("md", _("Markdown (.md)"), "md", ("scope",)),
                ExportFormat("text", _("text to paste (.txt)"), "txt", ("scope",)),
                ExportFormat("json", _("JSON for scripts (.json)"), "json", ("scope",)),
            ],
            fields=[FormField(name="scope", label=_("Of what"), choices=self._scopes()), *calendar_fields()],
            stem=self._stem,
            preview=self.preview,
            write=self.write,
        )

    def preview(self, planner: Planner, texts: Texts) -> Sequence[str]:
        """Returns how many events there are, and what the readers of the last calendar do not know yet."""
        if texts["format"] == CALENDAR:
            return list(_news(calendar.preview(planner, self._calendar(planner, texts))))
        if texts["format"] == YEAR_PAGE:
            sheet = year_export.sheet(planner, self.year, Audience(texts["audience"]), self._wanted(texts))
            count = words(counted("{n} event", "{n} events", sheet.count))
            return [_("the year {year}").format(year=self.year) + f" · {count}"]
        return [words(counted("{n} event", "{n} events", len(self._found(planner, texts))))]

    def write(self, planner: Planner, texts: Texts, path: Path, force: bool) -> None:
        """Raises PlannerError, also where a calendar would be empty."""
        if texts["format"] == CALENDAR:
            file = calendar.save(planner, self._calendar(planner, texts), path, force=force)
            if not file.count:
                raise Invalid({"": calendar.summary(file)})
        else:
            save(path, self._content(planner, texts), force=force)

    def _content(self, planner: Planner, texts: Texts) -> bytes:
        if texts["format"] == YEAR_PAGE:
            audience = Audience(texts["audience"])
            return year_export.export_year(planner, self.year, "html", audience, self._wanted(texts))
        return exchange.export_events(planner, self._found(planner, texts), texts["format"])

    def _wanted(self, texts: Texts) -> Filter:
        """Of a page for a year: the year is the one that was looked at, only its events can be fewer."""
        return self.query.filter if texts["scope"] == "shown" else year_export.EVERYTHING

    def _calendar(self, planner: Planner, texts: Texts) -> CalendarScope:
        """Raises Invalid where no event is chosen, which would be a calendar of all."""
        scope = texts.get("scope", "chosen")
        ids = frozenset(each.id for each in self._found(planner, texts)) if scope in ("chosen", "shown") else None
        if ids is not None and not ids:
            raise Invalid({"": Message("There is nothing to export.")})
        year, audience = self.year if scope == "year" else None, Audience(texts["audience"])
        return CalendarScope(year=year, event_ids=ids or frozenset(), audience=audience, alarms=bool(texts["alarms"]))

    def _found(self, planner: Planner, texts: Texts) -> list[Event]:
        match texts.get("scope", "chosen"):
            case "chosen":
                return list(self.chosen)
            case "shown":
                return events.everything(planner, self.query)
            case "year":
                return [event for event in events.everything(planner) if event.start and event.start.year == self.year]
        return events.everything(planner)

    def _scopes(self) -> list[tuple[str, str]]:
        scopes = [("year", _("the year {year}").format(year=self.year)), ("all", _("all years"))]
        if self.query.filter.terms:
            scopes.append(("shown", _("what the filter shows: {text}").format(text=self.query.filter.text)))
        if len(self.chosen) == 1:
            scopes.append(("chosen", _("this event: {title}").format(title=self.chosen[0].title)))
        elif self.chosen:
            scopes.append(("chosen", _("the {n} marked events").format(n=len(self.chosen))))
        return scopes

    def _stem(self, texts: Texts) -> str:
        return file_stem(_("events"), str(self.year) if "year" in (texts["scope"], texts["format"]) else "")


def calendar_fields() -> list[FormField]:
    """Returns the choices of a calendar beside the events in it."""
    audiences = [("public", _("everybody: no ideas, no notes")), ("team", _("the team: ideas and notes too"))]
    return [
        FormField(name="audience", label=_("For whom"), choices=audiences),
        FormField(name="alarms", label=_("With alarms"), choices=no_yes()),
    ]


def _news(seen: calendar.CalendarPreview) -> Iterator[str]:
    """Yields how many events there are, and the first titles of what is new, changed and cancelled."""
    yield words(calendar.summary(seen))
    if seen.last is not None:
        changes = seen.changes
        for sign, titles in (("+", changes.added), (glyph("becomes"), changes.updated), ("×", changes.cancelled)):
            more = f" … {len(titles) - _NAMED}" if len(titles) > _NAMED else ""
            if titles:
                yield f"{sign} {' · '.join(titles[:_NAMED])}{more}"
