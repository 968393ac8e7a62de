"""Forms and dialogs that are loaded when they are first asked for, because no start should wait for them."""

from collections.abc import Sequence

from textual.screen import ModalScreen

from eventplanner.domain.changes import Change
from eventplanner.domain.events import Event, EventDraft
from eventplanner.screens.desk import Desk
from eventplanner.services.events import EventQuery


def event_form(desk: Desk, event: Event | None, draft: EventDraft) -> ModalScreen[Change | None]:
    from eventplanner.screens.event_form import EventForm

    return EventForm(desk, event, draft)


def export_dialog(desk: Desk, query: EventQuery, chosen: Sequence[Event], year: int) -> ModalScreen[Change | None]:
    from eventplanner.screens.export_dialog import ExportDialog

    return ExportDialog(desk, query, chosen, year)


def import_dialog(desk: Desk) -> ModalScreen[Change | None]:
    from eventplanner.screens.import_dialog import ImportDialog

    return ImportDialog(desk)
