"""The form of an event, new or there already."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import ClassVar

from textual import work

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EVENT, STEPS, Event, EventDraft, Status
from eventplanner.domain.events.form import FORM_FIELD, ORDER, EventReader, read_event, when
from eventplanner.domain.events.rules import problems, warnings
from eventplanner.domain.events.texts import texts
from eventplanner.domain.records.fields import Field
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _
from eventplanner.screens.base.conflict import ConflictScreen
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.field_choices import LINES, choices_of
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

SUGGESTED = ("venue", "lead", "audience", "series")
"""Fields that offer what has been written before."""


class EventForm(FormScreen):
    """Everything that can be said about an event; answers with the change once it is saved."""

    FORM: ClassVar[str] = "event"

    def __init__(
        self, desk: Desk, event: Event | None, draft: EventDraft, typed: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(desk, _("Event") if event else _("New event"), event_texts(draft), typed)
        self._event = event
        self._draft = draft
        self._lookout = Lookout(desk.planner, desk.day)
        self._reader = EventReader(desk.day, desk.day_first)

    @property
    def record(self) -> int | None:
        return self._event.id if self._event else None

    @property
    def version(self) -> int | None:
        return self._event.version if self._event else None

    def on_mount(self) -> None:
        self._suggest()

    def fields(self) -> Sequence[FormField]:
        return event_fields(self._event)

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        draft = read_event(texts, self._draft, self._reader)
        return events.change(planner, self._event, draft) if self._event else events.create(planner, draft)

    def look_at(self, texts: Mapping[str, str]) -> tuple[Mapping[str, Message], Mapping[str, Message]]:
        try:
            draft = read_event(texts, self._draft, self._reader)
        except Invalid as error:
            # The rest is judged as if what makes no sense were not there, so that all is said at once.
            senseless = {name: "" for name in error.fields if name not in ("kind", "format", "status")}
            rest = {**texts, **senseless, **({"time": ""} if "date" in senseless else {})}
            with suppress(Invalid):
                wrong = self.by_field(problems(read_event(rest, self._draft, self._reader)))
                return {**wrong, **error.fields}, {}
            return error.fields, {}
        against = self._lookout.against(draft, self._event)
        said = {"date": together(against)} if against else {}
        return self.by_field(problems(draft)), {**said, **self.by_field(warnings(draft))}

    def by_field(self, problems: Mapping[str, Message]) -> dict[str, Message]:
        return {FORM_FIELD.get(name, name): message for name, message in problems.items()}

    async def resolve(self, conflict: Conflict) -> None:
        """Show theirs beside mine, and save what was chosen over theirs."""
        if self._event is None:
            self.complain(conflict)
            return
        try:
            theirs, who = await asyncio.to_thread(_theirs, self.desk.planner, self._event.id)
        except NotFound as error:
            self.complain(error)
            return
        form = self.query_one(Form)
        chosen = await self.app.push_screen_wait(
            ConflictScreen(who, self.fields(), self._texts, form.texts(), event_texts(theirs))
        )
        if chosen is not None:
            self._event, self._draft, self._texts = theirs, theirs, event_texts(theirs)
            form.fill(chosen)
            form.action_save()

    @work(thread=True, exit_on_error=False, group="suggest")
    def _suggest(self) -> None:
        known = {name: events.names(self.desk.planner, name) for name in SUGGESTED}
        self.app.call_from_thread(self.query_one(Form).suggest, known)


def _theirs(planner: Planner, id: int) -> tuple[Event, str]:
    """The event as it is now, and who changed it last. Raises NotFound."""
    event = events.get(planner, id)
    return event, next((change.who for change in history.of_event(planner, id, 1)), "")


def together(against: Sequence[Message]) -> Message:
    """The gravest things that stand in its way, as one sentence beside a field."""
    if len(against) == 1:
        return against[0]
    return Message("{one} {other}", {"one": against[0], "other": against[1]})


def event_texts(draft: EventDraft) -> dict[str, str]:
    """Returns the texts of the fields for a draft."""
    kept = texts(draft)
    kept["date"], kept["time"] = when_texts(draft.start, draft.end, draft.all_day)
    kept["tags"] = " ".join(f"#{tag}" for tag in draft.tags)
    return {name: kept[name] for name in ORDER}


def event_fields(event: Event | None) -> list[FormField]:
    """The form's fields; the status offers only the steps that may be taken."""
    steps = [status for status in Status if event is None or status == event.status or status in STEPS[event.status]]
    hints = {
        "title": _("what it is called"),
        "date": _("12 mar 2027, 15-16 apr, next friday, in 3 weeks"),
        "time": _("18:30-21:00; nothing for whole days"),
        "url": _("https://… for those who take part online"),
        "tags": _("#python #community"),
        "geo": _("latitude,longitude"),
    }
    called = {"date": _("date"), "time": _("time")}
    return [
        FormField(
            name=name,
            label=names.heading(called.get(name) or names.field(name)),
            hint=hints.get(name, ""),
            choices=_choices(EVENT.kept.get(name), steps),
            lines=LINES.get(EVENT.kept[name].shape, 1) if name in EVENT.kept else 1,
        )
        for name in ORDER
    ]


def _choices(field: Field | None, steps: Sequence[Status]) -> Sequence[tuple[str, str]]:
    if field is None:
        return ()
    if field.choices is Status:
        return [(status.value, names.status(status)) for status in steps]
    return choices_of(field)


def when_texts(start: datetime | None, end: datetime | None, all_day: bool) -> tuple[str, str]:
    """Returns the texts of the fields for days and times."""
    if start is None or end is None:
        return "", ""
    (first, last), clocks = when(start, end, all_day)
    days = [formats.day_month_year(day) for day in dict.fromkeys((first, last))]
    return " – ".join(days), f"{clocks[0]:%H:%M}–{clocks[1]:%H:%M}" if clocks else ""
