"""Dialogs of files, loaded when they are first asked for, because no start should wait for them."""

from collections.abc import Sequence

from textual.screen import ModalScreen

from eventplanner.domain.base.changes import Change
from eventplanner.domain.events.events import Event
from eventplanner.screens.base.desk import Desk
from eventplanner.services.events.events import EventQuery


def export_dialog(desk: Desk, query: EventQuery, chosen: Sequence[Event], year: int) -> ModalScreen[Change | None]:
    from eventplanner.screens.exchange.export_dialog import ExportDialog

    return ExportDialog(desk, query, chosen, year)


def import_dialog(desk: Desk) -> ModalScreen[Change | None]:
    from eventplanner.screens.exchange.import_dialog import ImportDialog

    return ImportDialog(desk)
