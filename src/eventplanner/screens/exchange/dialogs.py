"""Dialogs of files, loaded when they are first asked for, because no start should wait for them."""

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from eventplanner.domain.base.changes import Change
from eventplanner.screens.base.desk import Desk

if TYPE_CHECKING:
    from eventplanner.screens.exchange.export_spec import ExportSpec


def export_dialog(desk: Desk, spec: "ExportSpec") -> ModalScreen[Change | None]:
    from eventplanner.screens.exchange.export_dialog import ExportDialog

    return ExportDialog(desk, spec)


def import_dialog(desk: Desk) -> ModalScreen[Change | None]:
    from eventplanner.screens.exchange.import_dialog import ImportDialog

    return ImportDialog(desk)
