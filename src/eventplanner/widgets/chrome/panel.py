"""A titled part of a page: a rounded box where there is room, one rule where there is not."""

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import harmless, line

NARROW = 100
"""Columns from which there is room for boxes."""


class Panel(Vertical):
    """Holds other widgets under a title, with counts or keys beside it.

    Wide, the title is in the top border and the counts in the bottom one; narrow, both are in the rule above, unless
    the panel lies over a page, whose text must not be taken for the panel's.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Panel {
        border: round $line;
        border-title-color: $text;
        border-title-style: bold;
        border-subtitle-color: $muted;
        padding: 0 1;
        height: auto;
        &:focus-within { border: round $accent; border-title-color: $accent; }
    }
    .-narrow Panel {
        border: none;
        border-top: solid $line;
        padding: 0;
        &:focus-within { border: none; border-top: solid $accent; }
    }
    ModalScreen.-narrow > Panel {
        border: round $accent;
        padding: 0 1;
        &:focus-within { border: round $accent; }
    }
    App.-ascii Panel { border: ascii $line; &:focus-within { border: ascii $accent; } }
    App.-ascii .-narrow Panel { border: none; border-top: ascii $line; &:focus-within { border-top: ascii $accent; } }
    App.-ascii ModalScreen.-narrow > Panel { border: ascii $accent; &:focus-within { border: ascii $accent; } }
    """

    def __init__(self, title: str = "", counts: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._title = harmless(title)
        self._counts = harmless(counts)

    def set_title(self, title: str) -> None:
        self._title = harmless(title)
        self._label()

    def set_counts(self, counts: str) -> None:
        """Sets the text at the right: a count, or the purpose of a key."""
        self._counts = harmless(counts)
        self._label()

    def on_mount(self) -> None:
        self._label()

    def on_resize(self) -> None:
        self._label()

    def _label(self) -> None:
        if not self.is_attached:
            return
        if self.app.size.width >= NARROW or isinstance(self.screen, ModalScreen):
            self.border_title = line(self._title) if self._title else None
            self.border_subtitle = line(self._counts) if self._counts else None
        else:
            self.border_title = self._rule() if self._title or self._counts else None
            self.border_subtitle = None

    def _rule(self) -> Content:
        """The title, the line that goes on, and the counts at its end."""
        if not self._counts:
            return Content(self._title)
        taken = cell_len(self._title) + cell_len(self._counts)
        between = self.outer_size.width - taken - 8
        if between < 0:
            return Content(self._title)
        return Content.assemble(
            self._title, (f" {glyph('rule') * between} ", "$line not bold"), (self._counts, "$muted not bold")
        )
