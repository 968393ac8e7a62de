"""The page of resources that events book."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from eventplanner.domain.base.listing import Listing
from eventplanner.domain.logistics.resources import RESOURCE, Resource
from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base.parts import Held
from eventplanner.screens.logistics.columns import resource_columns, resource_entries
from eventplanner.screens.records.list_page import ListPage
from eventplanner.screens.records.record_import import RecordImport
from eventplanner.services.logistics import logistics
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import DetailLine


class BookingTotals(NamedTuple):
    """Totals of all resources for the columns."""

    coming: Mapping[int, date]
    """The first day that each is booked for."""
    over: Mapping[int, int]
    """How much is wanted at the worst moment ahead, of what is too little."""


class ResourcesScreen(ListPage):
    """Page of resources: stock, next booking, overbookings."""

    KIND = RESOURCE
    files = Held(RecordImport)
    SPEC = (N_("Resources"), N_("What events book: equipment, rooms, licences, swag, people's hours."),
            N_("Projector 4 #equipment @Store room"))  # fmt: skip
    SHOWS: ClassVar[frozenset[str]] = frozenset({"resource", "booking", "event"})

    def load_more(self, listing: Listing[Resource]) -> BookingTotals:
        planner, rows = self.desk.planner, listing.rows()
        return BookingTotals(logistics.next_bookings(planner, rows), logistics.worst_ahead(planner))

    def columns(self, more: BookingTotals | None) -> Sequence[Column[Resource]]:
        return resource_columns(*(more or BookingTotals({}, {})))

    def entries(self, record: Resource) -> Sequence[DetailLine]:
        return resource_entries(record, logistics.of_resource(self.desk.planner, record))
