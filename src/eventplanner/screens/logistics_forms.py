"""The forms of an event's place and of its quotes, of which more follows than what they say themselves."""

from collections.abc import Mapping
from typing import Any

from textual.screen import ModalScreen

from eventplanner.domain.changes import Change
from eventplanner.domain.records import RecordType
from eventplanner.domain.resources import QUOTE
from eventplanner.domain.venues import PLACE
from eventplanner.screens import dialogs_asked
from eventplanner.screens.desk import Desk
from eventplanner.screens.record_form import RecordForm
from eventplanner.services import logistics, quotes, records
from eventplanner.services.planner import Planner


class _Form(RecordForm):
    """Reads what was touched, as any form of a record."""

    def read(self, planner: Planner, texts: Mapping[str, str]) -> records.Reading:
        if self._new:
            return records.read(planner, self._kind, texts, self._record)
        said = {name: text for name, text in texts.items() if text != self._texts.get(name)}
        return records.read(planner, self._kind, said, self._kind.draft_of(self._record))


class PlaceForm(_Form):
    """Guests are told of the venue in the same step."""

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        there = None if self._new else self._record
        return logistics.put_place(planner, self._record.event_id, self.read(planner, texts), there)


class QuoteForm(_Form):
    """If it is chosen, no other for the same need is."""

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        return quotes.save(planner, self.read(planner, texts), None if self._new else self._record)


def form(
    desk: Desk, kind: RecordType[Any], record: Any, *, new: bool, typed: Mapping[str, str] | None = None
) -> ModalScreen[Change | None]:
    """The form of anything that the tab of logistics shows."""
    if kind is PLACE:
        return PlaceForm(desk, kind, record, new=new, typed=typed)
    if kind is QUOTE:
        return QuoteForm(desk, kind, record, new=new, typed=typed)
    return dialogs_asked.record_form(desk, kind, record, new=new, typed=typed)
