"""Forms of events, loaded when they are first asked for, because no start should wait for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from eventplanner.domain.base.changes import Change
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.screens.base.desk import Desk
from eventplanner.services.base.planner import Planner
from eventplanner.services.events.events import EventQuery

if TYPE_CHECKING:
    from eventplanner.screens.exchange.export_spec import ExportSpec


def event_form(desk: Desk, event: Event | None, draft: EventDraft) -> ModalScreen[Change | None]:
    from eventplanner.screens.events.form import EventForm

    return EventForm(desk, event, draft)


def bulk_form(desk: Desk, chosen: Sequence[Event]) -> ModalScreen[Change | None]:
    from eventplanner.screens.events.bulk_form import BulkForm

    return BulkForm(desk, chosen)


def events_export(query: EventQuery, chosen: Sequence[Event], year: int) -> "ExportSpec":
    from eventplanner.screens.events.export import EventsExport

    return EventsExport(query, chosen, year).spec()


def sample_year(planner: Planner, year: int, language: str) -> Change:
    from eventplanner.services.sample import demo

    return demo.fill(planner, year, language)


def exported(planner: Planner, chosen: Sequence[Event], form: str) -> str:
    """Events as `text` or `md`, by start; runs in a thread."""
    from eventplanner.services.exchange import events_exchange as exchange

    by_start = sorted(chosen, key=lambda event: (event.start is None, event.start or datetime.min, event.id))
    return exchange.export_events(planner, by_start, form).decode()
