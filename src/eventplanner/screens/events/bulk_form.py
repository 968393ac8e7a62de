"""One form for many events: what it says is set in all of them, what it leaves open stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.form import ORDER, EventReader, read_event
from eventplanner.i18n.catalogue import _
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.screens.events.form import event_fields
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.widgets.forms.fields import FormField

SHARED = tuple(name for name in ORDER if name not in {"title", "date", "time", "geo", "notes"})
"""What several events can sensibly have in common; days are moved with `m`."""
EMPTY = "-"
"""Typed into a field it empties it in all events."""


class BulkForm(FormScreen):
    """Sets fields of several events as one change."""

    def __init__(self, desk: Desk, chosen: Sequence[Event]) -> None:
        title = _("{n} events: what is written here is set in all of them").format(n=len(chosen))
        super().__init__(desk, title, dict.fromkeys(SHARED, ""))
        self._chosen = chosen

    def fields(self) -> Sequence[FormField]:
        open_hint = _("stays as it is ({sign} empties it)").format(sign=EMPTY)
        stays = [("", _("stays as it is"))]
        return [
            revised(field, hint=open_hint, choices=[*stays, *field.choices] if field.choices else ())
            for field in event_fields(None)
            if field.name in SHARED
        ]

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        said = {name: "" if text == EMPTY else text for name, text in texts.items() if text}
        draft = read_event(said, self._chosen[0], EventReader(self.desk.day))
        fields: dict[str, Any] = {name: getattr(draft, name) for name in said}
        return events.set_fields(planner, self._chosen, fields)
