"""The form of a series, new or there already."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import work

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid, NotFound, PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.form import ORDER, EventReader
from eventplanner.domain.series.form import FORM_FIELD, days_long, hours_text, read_series_form
from eventplanner.domain.series.recurrence_words import read_recurrence
from eventplanner.domain.series.rules import cleaned, problems
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.recurrence import rule_words
from eventplanner.screens.base.conflict import ConflictScreen
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.screens.events.form import event_fields, event_texts
from eventplanner.screens.series.dates_dialog import SeriesDates
from eventplanner.screens.series.follow_dialog import SeriesFollow
from eventplanner.screens.series.plans import new_series
from eventplanner.services.events import events
from eventplanner.services.series import series
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

OF_EVENTS = tuple(name for name in ORDER if name not in {"date", "time", "series"})
"""What can be said of its events that is the same for all of them."""
BEGINNINGS = frozenset({"idea", "planned", "confirmed"})
"""Statuses that an event may have from the start."""
SUGGESTED = ("venue", "lead", "audience")
"""Fields that offer what has been written before."""


class SeriesForm(FormScreen):
    """Everything that can be said about a series; the dates or the events that follow are looked at before it is kept."""

    FORM: ClassVar[str] = "series"

    def __init__(self, desk: Desk, there: Series | None, typed: Mapping[str, str] | None = None) -> None:
        self._there = there
        self._base: SeriesDraft = there or blank(desk)
        title = _("Series") if there else _("New series")
        super().__init__(desk, title, series_texts(self._base) if there else _blank_texts(self._base), typed)
        self._reader = EventReader(desk.day, desk.day_first)

    @property
    def record(self) -> int | None:
        return self._there.id if self._there else None

    @property
    def version(self) -> int | None:
        return self._there.version if self._there else None

    def on_mount(self) -> None:
        self._suggest()

    def fields(self) -> Sequence[FormField]:
        return series_fields()

    def look_at(self, texts: Mapping[str, str]) -> tuple[Mapping[str, Message], Mapping[str, Message]]:
        try:
            draft = cleaned(self._read(texts))
        except Invalid as error:
            return error.fields, {}
        return self.by_field(problems(draft)), {}

    def by_field(self, problems: Mapping[str, Message]) -> dict[str, Message]:
        return {FORM_FIELD.get(name, name): message for name, message in problems.items()}

    @work(group="write")
    async def carry_out(self) -> None:
        """Show what comes of it; the form stays open until that is carried out."""
        self._tried = True
        planner, form = self.desk.planner, self.query_one(Form)
        try:
            draft = await asyncio.to_thread(series.sound, planner, self._read(form.texts()), self._there)
            change = await (self._change(self._there, draft) if self._there else self._create(draft))
        except Invalid as error:
            await self.refuse(error)
        except Conflict as error:
            await self.resolve(error)
        except PlannerError as error:
            self.complain(error)
        else:
            if change:
                self.dismiss(change)

    async def _create(self, draft: SeriesDraft) -> Change | None:
        return await self.app.push_screen_wait(SeriesDates(self.desk, new_series(self.desk.planner, draft)))

    async def _change(self, there: Series, draft: SeriesDraft) -> Change | None:
        """Asked only where an event would follow or a date is new."""
        preview = await asyncio.to_thread(series.preview_change, self.desk.planner, there, draft)
        if not (preview.follows or preview.added):
            return await self.desk.write(series.change, there, draft, preview)
        answer = await self.app.push_screen_wait(SeriesFollow(self.desk, there, draft, preview))
        if isinstance(answer, PlannerError):
            raise answer
        return answer

    async def resolve(self, conflict: Conflict) -> None:
        """Show theirs beside mine; where it was one of the events that somebody changed, it is enough to look again."""
        there = self._there
        try:
            theirs = await asyncio.to_thread(series.get, self.desk.planner, there.id) if there else None
        except NotFound as error:
            self.complain(error)
            return
        if there is None or theirs is None or theirs.version == there.version:
            self.complain(conflict)
            return
        form = self.query_one(Form)
        chosen = await self.app.push_screen_wait(
            ConflictScreen("", self.fields(), self._texts, form.texts(), series_texts(theirs))
        )
        if chosen is not None:
            self._there, self._base, self._texts = theirs, theirs, series_texts(theirs)
            form.fill(chosen)
            form.action_save()

    def _read(self, texts: Mapping[str, str]) -> SeriesDraft:
        return read_series_form(texts, self._base, self._reader, new=self._there is None)

    @work(thread=True, exit_on_error=False, group="suggest")
    def _suggest(self) -> None:
        known = {name: events.names(self.desk.planner, name) for name in SUGGESTED}
        self.app.call_from_thread(self.query_one(Form).suggest, known)


def blank(desk: Desk) -> SeriesDraft:
    """Returns the draft that a new series starts from."""
    return SeriesDraft(name="", rule="", first=desk.day, template=events.blank(desk.settings))


def series_texts(draft: SeriesDraft) -> dict[str, str]:
    """Returns the texts of the fields for a series."""
    of_events = event_texts(draft.template)
    days = days_long(draft.template)
    own_title = draft.template.title if draft.template.title != draft.name else ""
    return {
        "name": draft.name,
        "rule": rule_text_of(draft.rule),
        "first": formats.day_month_year(draft.first),
        "until": formats.day_month_year(draft.until) if draft.until else "",
        "time": hours_text(draft.template),
        "days": str(days) if days > 1 else "",
        **{name: of_events[name] for name in OF_EVENTS},
        "title": own_title,
    }


def rule_text_of(rule: str) -> str:
    """The rule in words if these say all of it, in whatever order the rule says it; else as it is."""
    said = rule_words(rule)
    return said if set(read_recurrence(said, date(2027, 1, 1)).rule.split(";")) == set(rule.split(";")) else rule


def series_fields() -> list[FormField]:
    """The form's fields: of the series, then of its events."""
    hints = {
        "name": _("Python Santiago"),
        "rule": _("second Thursday of each month, March to November; or an RRULE"),
        "first": _("nothing: the first date from today"),
        "until": _("nothing: open, and made into events a year at a time"),
        "time": _("19:00-21:00; nothing for whole days"),
        "days": _("1; more if each event takes several days"),
    }
    labels = {"rule": _("recurs"), "first": _("from"), "until": _("until"), "time": _("time"), "days": _("days each")}
    own = [
        FormField(name=name, label=names.heading(labels.get(name) or names.field(name)), hint=hint)
        for name, hint in hints.items()
    ]
    return [*own, *(_of_events(each) for each in event_fields(None) if each.name in OF_EVENTS)]


def _of_events(each: FormField) -> FormField:
    match each.name:
        case "title":
            return FormField(name="title", label=each.label, hint=_("nothing: as the series"), heading=_("Its events"))
        case "status":
            choices = [choice for choice in each.choices if choice[0] in BEGINNINGS]
            return FormField(name="status", label=each.label, choices=choices)
    return each


def _blank_texts(base: SeriesDraft) -> dict[str, str]:
    return series_texts(base) | {"rule": "", "first": "", "time": ""}
