"""A few drawn lines about something, which the keys can reach, and go through where they do not all have room."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size

from eventplanner.domain.base.text import counted
from eventplanner.i18n.catalogue import N_, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Row

Make = Callable[[int], Sequence[Row]]
"""The rows for a width."""


class Glance(Lines, can_focus=True):
    """Shows the rows that it is given a way to make; as high as they are unless the page says otherwise."""

    DEFAULT_CSS = "Glance { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), id="list.up", show=False, tooltip=N_("One row up")),
        Binding("down,j", "move(1)", N_("Down"), id="list.down", show=False, tooltip=N_("One row down")),
        Binding("home", "move(-1000)", N_("First row"), id="list.first", show=False),
        Binding("end,G", "move(1000)", N_("Last row"), id="list.last", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make: Make = lambda _width: ()
        self._count = -1
        self._skipped = 0

    def show(self, make: Make) -> None:
        """Show other rows; the space is measured again only if there are more or fewer of them."""
        self._make = make
        if (count := len(make(self.size.width or 80))) != self._count:
            self._count = count
            self.refresh(layout=True)
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self._make(width))

    def rows(self, width: int, height: int) -> list[Row]:
        found = self._make(width)
        self._skipped = max(0, min(self._skipped, len(found) - height))
        shown = list(found[self._skipped : self._skipped + height])
        if 1 < height < (hidden := len(found) - self._skipped):
            more = words(counted("{n} more", "{n} more", hidden - height + 1))
            shown[-1] = [(f"{glyph('down')} {more}", "muted")]
        return shown

    def action_move(self, lines: int) -> None:
        self._skipped = max(0, self._skipped + lines)
        self.redraw()
