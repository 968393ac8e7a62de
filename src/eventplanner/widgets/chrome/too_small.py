"""The polite line that stands in place of a picture that a small terminal would break."""

from textual.content import Content
from textual.widget import Widget

from eventplanner.i18n.catalogue import _

LEAST = (60, 18)
"""Columns and rows below which no screen can be read."""


class TooSmall(Widget):
    """Shown alone by the app's style sheet while the terminal is below 60x18."""

    DEFAULT_CSS = """
    TooSmall {
        display: none;
        layer: small;
        dock: top;
        width: 100%;
        height: 100%;
        background: $background;
        content-align: center middle;
    }
    """

    def render(self) -> Content:
        columns, rows = LEAST
        return Content(_("Please make the window at least {columns}×{rows}.").format(columns=columns, rows=rows))
