"""Forms of other people's dates, loaded when they are first asked for, because no start should wait for them."""

from textual.screen import ModalScreen

from eventplanner.domain.base.changes import Change
from eventplanner.domain.year.overlays import OtherDate, Overlay
from eventplanner.screens.base.desk import Desk


def overlay_form(desk: Desk, overlay: Overlay) -> ModalScreen[Change | None]:
    from eventplanner.screens.year.overlay_forms import OverlayForm

    return OverlayForm(desk, overlay)


def other_date_form(desk: Desk, date: OtherDate) -> ModalScreen[Change | None]:
    from eventplanner.screens.year.overlay_forms import OtherDateForm

    return OtherDateForm(desk, date)
