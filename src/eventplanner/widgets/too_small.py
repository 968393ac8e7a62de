"""The polite line that stands in place of a picture that a small terminal would break."""

from textual.content import Content
from textual.widget import Widget

from eventplanner.i18n.catalogue import _

LEAST = (60, 18)
"""Columns and rows that every screen is complete in… or nearly."""


class TooSmall(Widget):
    """Shown alone by the app's style sheet while the terminal is below 60x18."""

    DEFAULT_CSS = "TooSmall { display: none; height: 1fr; width: 1fr; content-align: center middle; }"

    def render(self) -> Content:
        columns, rows = LEAST
        return Content(_("Please make the window at least {columns}×{rows}.").format(columns=columns, rows=rows))
