"""The forms of an overlay and of one of its dates."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.form import EventReader
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.year.overlay_form import FORM_FIELD, LINES, read_date_form
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY, Colour, OtherDate, Overlay, cleaned, problems
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.recurrence import rule_words
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.screens.events.form import when_texts
from eventplanner.services.base.planner import Planner
from eventplanner.services.year import overlays
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form


class _SharedForm(FormScreen):
    """Where somebody was faster, takes over what was not touched here, and waits to be saved once more."""

    def theirs(self) -> Mapping[str, str]:
        """What the form would say of the record as it is now, which is edited from here on; runs in a thread.

        Raises NotFound.
        """
        raise NotImplementedError

    async def resolve(self, conflict: Conflict) -> None:
        try:
            theirs = dict(await asyncio.to_thread(self.theirs))
        except NotFound as error:
            self.complain(error)
            return
        form = self.query_one(Form)
        mine = {name: text for name, text in form.texts().items() if text != self._texts.get(name)}
        self._texts = theirs
        form.fill(theirs | mine)
        self.say(_("Somebody has changed this meanwhile; look at it and save once more."), "amber")
        del conflict


class OverlayForm(_SharedForm):
    """Form for the name and colour of an overlay."""

    FORM: ClassVar[str] = "overlay"

    def __init__(self, desk: Desk, overlay: Overlay, typed: Mapping[str, str] | None = None) -> None:
        super().__init__(desk, _("Overlay"), _overlay_texts(overlay), typed)
        self._overlay = overlay

    @property
    def record(self) -> int | None:
        return self._overlay.id

    @property
    def version(self) -> int | None:
        return self._overlay.version

    def fields(self) -> Sequence[FormField]:
        return [
            FormField(name="name", label=_label(OVERLAY, "name")),
            FormField(
                name="colour",
                label=_label(OVERLAY, "colour"),
                choices=[(colour.value, names.colour(colour)) for colour in Colour],
            ),
            FormField(
                name="shown",
                label=_label(OVERLAY, "shown"),
                choices=[("yes", _("yes")), ("", _("no: it warns of nothing either"))],
            ),
            FormField(
                name="days_off",
                label=_label(OVERLAY, "days_off"),
                choices=[("", _("no")), ("yes", _("yes: nothing is due on its whole days"))],
            ),
        ]

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        values = {"name": texts["name"], "colour": Colour(texts["colour"]), "shown": bool(texts["shown"])}
        values["days_off"] = bool(texts["days_off"])
        return overlays.change(planner, self._overlay, **values)

    def look_at(self, texts: Mapping[str, str]) -> tuple[Mapping[str, Message], Mapping[str, Message]]:
        return problems(cleaned(overlays.drafted(self._overlay, name=texts["name"]))), {}

    def theirs(self) -> Mapping[str, str]:
        self._overlay = overlays.get(self.desk.planner, self._overlay.id)
        return _overlay_texts(self._overlay)


class OtherDateForm(_SharedForm):
    """Everything that is said of one date."""

    FORM: ClassVar[str] = "other_date"

    def __init__(self, desk: Desk, date: OtherDate, typed: Mapping[str, str] | None = None) -> None:
        super().__init__(desk, _("Date"), _date_texts(date), typed)
        self._date = date
        self._reader = EventReader(desk.day, desk.day_first)
        self._zone = desk.settings.timezone

    @property
    def record(self) -> int | None:
        return self._date.id

    @property
    def version(self) -> int | None:
        return self._date.version

    def fields(self) -> Sequence[FormField]:
        hints = {
            "date": _("12 mar 2027, 15-16 apr, next friday, in 3 weeks"),
            "time": _("18:30-21:00; nothing for whole days"),
            "cfp_until": _("the last day on which talks may be proposed"),
        }
        own = {"date": _("date"), "time": _("time")}
        recurs = _("The first of many: {rule}").format(rule=rule_words(self._date.rule)) if self._date.rule else ""
        return [
            FormField(
                name=name,
                label=names.heading(own[name]) if name in own else _label(OTHER_DATE, name),
                hint=hints.get(name, ""),
                lines=3 if name == "notes" else 1,
                heading=recurs if name == "date" else "",
            )
            for name in _ORDER
        ]

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        draft = read_date_form(texts, overlays.date_drafted(self._date), self._reader, self._zone)
        return overlays.change_date(planner, self._date, draft)

    def look_at(self, texts: Mapping[str, str]) -> tuple[Mapping[str, Message], Mapping[str, Message]]:
        try:
            read_date_form(texts, overlays.date_drafted(self._date), self._reader, self._zone)
        except Invalid as error:
            return error.fields, {}
        return {}, {}

    def by_field(self, problems: Mapping[str, Message]) -> dict[str, Message]:
        return {FORM_FIELD.get(name, name): message for name, message in problems.items()}

    def theirs(self) -> Mapping[str, str]:
        self._date = overlays.date_of(self.desk.planner, self._date.id)
        return _date_texts(self._date)


_ASKED = tuple(field.name for field in OTHER_DATE.fields)
_TITLES = tuple(name for name in _ASKED if name.startswith("title"))
_ORDER = (*_TITLES, "date", "time", *(name for name in _ASKED if name not in _TITLES))


def _label(kind: Kind[Any], name: str) -> str:
    return names.heading(labels.field(kind.name, name))


def _overlay_texts(overlay: Overlay) -> dict[str, str]:
    said = {name: "yes" if getattr(overlay, name) else "" for name in ("shown", "days_off")}
    return {"name": overlay.name, "colour": overlay.colour.value} | said


def _date_texts(date: OtherDate) -> dict[str, str]:
    day, clock = when_texts(date.start, date.end, date.all_day)
    until = formats.day_month_year(date.cfp_until) if date.cfp_until else ""
    said = {name: getattr(date, name) for name in LINES} | {"notes": date.notes}
    said |= {"date": day, "time": clock, "cfp_until": until}
    return {name: said[name] for name in _ORDER}
