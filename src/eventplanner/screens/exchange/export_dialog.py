"""Events as a file for others: a calendar or a table, of which events, for whom, and what is new in it."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import FileProblem, Invalid, PlannerError
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.filter import Filter
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.i18n.tables import CSV_FORMS, csv_description
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.screens.base.typed_path import path_of
from eventplanner.services.events import events
from eventplanner.services.events.events import EventQuery
from eventplanner.services.exchange import calendar
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.services.exchange.calendar import CalendarPreview
from eventplanner.services.planning import year_export
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

ENDINGS = {
    "ics": "ics",
    "xlsx": "xlsx",
    **dict.fromkeys(CSV_FORMS, "csv"),
    "md": "md",
    "text": "txt",
    "json": "json",
    "year": "html",
}
"""What a file of each format is called by."""
SHOWN = 3
"""Titles named of each kind of news."""
NO, YES = "", "yes"


class ExportDialog(FormScreen):
    """Writes one file and says what is in it."""

    SAVE: ClassVar[str] = N_("Write the file")
    DEFAULT_CSS = "ExportDialog #news { margin-top: 1; height: auto; color: $muted; }"

    def __init__(self, desk: Desk, query: EventQuery, chosen: Sequence[Event], year: int) -> None:
        self._query = query
        self._chosen = chosen
        self._year = year
        self._proposed = ""
        texts = {"format": "ics", "scope": "year", "audience": "public", "alarms": NO, "replace": NO}
        super().__init__(desk, _("Export"), texts)
        self._texts["path"] = self._propose(texts)

    def fields(self) -> Sequence[FormField]:
        no_yes = [(NO, _("no")), (YES, _("yes"))]
        return [
            FormField(name="format", label=_("File"), choices=_formats()),
            FormField(name="scope", label=_("Of what"), choices=self._scopes()),
            FormField(name="audience", label=_("For whom"), choices=_audiences()),
            FormField(name="alarms", label=_("With alarms"), choices=no_yes),
            FormField(name="path", label=_("Written to")),
            FormField(name="replace", label=_("Replace a file"), choices=no_yes),
        ]

    def on_mount(self) -> None:
        self.query_one(Form).mount(Static(id="news"), before="SaveLine")
        self._look_for_news()

    @on(Form.Edited)
    def propose_path(self, event: Form.Edited) -> None:
        """Proposes a path for the choices until one is typed."""
        if event.name in ("format", "scope"):
            form = self.query_one(Form)
            texts = form.texts()
            if texts["path"] == self._proposed:
                form.fill({"path": self._propose(texts)})
        if event.name in ("format", "scope", "audience"):
            self._look_for_news()

    @work(group="write")
    async def carry_out(self) -> None:
        """Write the file, in a thread; the form stays open if that fails."""
        texts = self.query_one(Form).texts()
        path = path_of(texts["path"])
        self._say(Content(_("Writing {path} …").format(path=path)))
        try:
            if texts["format"] == "ics":
                scope = self._scope(texts)
                file = await asyncio.to_thread(
                    calendar.save, self.desk.planner, scope, path, force=bool(texts["replace"])
                )
                said = words(calendar.summary(file))
                written = bool(file.count)
            elif texts["format"] == "year":
                await asyncio.to_thread(self._save_year, texts, path)
                said, written = "", True
            else:
                found = await asyncio.to_thread(self._found, texts)
                await asyncio.to_thread(
                    exchange.save_chosen, self.desk.planner, found, texts["format"], path, force=bool(texts["replace"])
                )
                said, written = "", True
        except FileProblem as error:
            await self.refuse(Invalid({"path": error.message}))
        except PlannerError as error:
            self.complain(error)
        else:
            self.notify(_("Written to {path}. {said}").format(path=path, said=said) if written else said, markup=False)
            self.dismiss(None)
            return
        self._look_for_news()

    def _save_year(self, texts: Mapping[str, str], path: Path) -> None:
        audience, force = Audience(texts["audience"]), bool(texts["replace"])
        year_export.save_year(
            self.desk.planner, self._year, "html", path, audience=audience, wanted=self._wanted(texts), force=force
        )

    def _wanted(self, texts: Mapping[str, str]) -> Filter:
        """Of a page for a year: the year is the one that was looked at, only its events can be fewer."""
        return self._query.filter if texts["scope"] == "shown" else year_export.EVERYTHING

    @work(exclusive=True, group="news")
    async def _look_for_news(self) -> None:
        """What the readers of the last file do not know yet."""
        texts = self.query_one(Form).texts()
        if texts["format"] == "year":
            sheet = await asyncio.to_thread(
                year_export.sheet, self.desk.planner, self._year, Audience(texts["audience"]), self._wanted(texts)
            )
            said = words(counted("{n} event", "{n} events", sheet.count))
            self._say(Content(_("the year {year}").format(year=self._year) + f" · {said}"))
            return
        if texts["format"] != "ics":
            found = await asyncio.to_thread(self._found, texts)
            self._say(Content(words(counted("{n} event", "{n} events", len(found)))))
            return
        self._say(_news(await asyncio.to_thread(calendar.preview, self.desk.planner, self._scope(texts))))

    def _say(self, content: Content) -> None:
        for news in self.query("#news").results(Static):
            news.update(content)

    def _scope(self, texts: Mapping[str, str]) -> CalendarScope:
        audience, alarms = Audience(texts["audience"]), bool(texts["alarms"])
        match texts["scope"]:
            case "year":
                return CalendarScope(year=self._year, audience=audience, alarms=alarms)
            case "all":
                return CalendarScope(audience=audience, alarms=alarms)
        ids = frozenset(event.id for event in self._found(texts))
        return CalendarScope(event_ids=ids, audience=audience, alarms=alarms)

    def _found(self, texts: Mapping[str, str]) -> list[Event]:
        planner = self.desk.planner
        match texts["scope"]:
            case "chosen":
                return list(self._chosen)
            case "shown":
                return events.everything(planner, self._query)
            case "year":
                return [event for event in events.everything(planner) if event.start and event.start.year == self._year]
        return events.everything(planner)

    def _scopes(self) -> list[tuple[str, str]]:
        scopes = [("year", _("the year {year}").format(year=self._year)), ("all", _("all years"))]
        if self._query.filter.terms:
            scopes.append(("shown", _("what the filter shows: {text}").format(text=self._query.filter.text)))
        if len(self._chosen) == 1:
            scopes.append(("chosen", _("this event: {title}").format(title=self._chosen[0].title)))
        elif self._chosen:
            scopes.append(("chosen", _("the {n} marked events").format(n=len(self._chosen))))
        return scopes

    def _propose(self, texts: Mapping[str, str]) -> str:
        what = f"-{self._year}" if "year" in (texts["scope"], texts["format"]) else ""
        self._proposed = f"~/{_('events')}{what}.{ENDINGS[texts['format']]}"
        return self._proposed


def _formats() -> list[tuple[str, str]]:
    return [
        ("ics", _("calendar (.ics)")),
        ("year", _("the year on one page (.html)")),
        ("xlsx", _("spreadsheet (.xlsx)")),
        *((form, csv_description(form)) for form in CSV_FORMS),
        ("md", _("Markdown (.md)")),
        ("text", _("text to paste (.txt)")),
        ("json", _("JSON for scripts (.json)")),
    ]


def _audiences() -> list[tuple[str, str]]:
    return [("public", _("everybody: no ideas, no notes")), ("team", _("the team: ideas and notes too"))]


def _news(seen: CalendarPreview) -> Content:
    """How many events, and the first titles of what is new, changed and cancelled."""
    lines = [line(words(calendar.summary(seen)))]
    if seen.last is not None:
        changes = seen.changes
        for sign, titles in (("+", changes.added), (glyph("becomes"), changes.updated), ("×", changes.cancelled)):
            more = f" … {len(titles) - SHOWN}" if len(titles) > SHOWN else ""
            if titles:
                lines.append(line(f"{sign} {' · '.join(titles[:SHOWN])}{more}"))
    return Content("\n").join(lines)
