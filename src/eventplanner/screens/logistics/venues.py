"""The page of venues, which are kept over events."""

from collections.abc import Sequence
from typing import Any, ClassVar

from eventplanner.domain.logistics.venues import VENUE, Venue
from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base.parts import Held
from eventplanner.screens.logistics.columns import venue_columns, venue_entries
from eventplanner.screens.records.list_page import ListPage
from eventplanner.screens.records.record_import import RecordImport
from eventplanner.services.logistics import logistics
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import DetailLine


class VenuesScreen(ListPage):
    """Page of venues: capacity, equipment, events held there."""

    KIND = VENUE
    files = Held(RecordImport)
    SPEC = (N_("Venues"), N_("Where events take place: who fits in, what works there, what it costs."),
            N_("Sede Providencia theatre 120 @Santiago"))  # fmt: skip
    SHOWS: ClassVar[frozenset[str]] = frozenset({"venue", "event_place", "event"})

    def columns(self, more: Any) -> Sequence[Column[Venue]]:
        del more
        return venue_columns(self.desk.day)

    def entries(self, record: Venue) -> Sequence[DetailLine]:
        return venue_entries(record, logistics.events_at(self.desk.planner, record), self.desk.day)

    def links(self, record: Venue) -> Sequence[str]:
        return [each for each in (record.url, *record.files) if each]
