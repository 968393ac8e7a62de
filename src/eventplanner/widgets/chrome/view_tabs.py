"""The views of one page: a line of their names and a rule that shows which is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.message import Message

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.tab_window import window


class TabView(Struct, frozen=True):
    """One of them, in words already."""

    key: str
    title: str
    count: str = ""
    alarm: bool = False
    """Something in it is late or over."""


class ViewTabs(Lines, can_focus=False):
    """Two lines; where not all fit, those around the open one are shown."""

    DEFAULT_CSS = "ViewTabs { height: 2; padding: 0 1; }"

    @dataclass
    class Chosen(Message):
        """Another view was clicked."""

        key: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._views: Sequence[TabView] = ()
        self._here = ""
        self._about = ""
        self._places: list[tuple[int, int, str]] = []

    def show(self, views: Sequence[TabView], here: str, about: str) -> None:
        """`about` stands at the left of all: which year."""
        self._views, self._here, self._about = views, here, about
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        about = f"{self._about}  "
        pieces: list[Piece] = [(about, "bold amber")]
        at = cell_len(about)
        self._places = []
        shown = self._fitting(width - at)
        first = last = 0
        for view in shown:
            here = view.key == self._here
            count = f" {view.count}" if view.count else ""
            taken = cell_len(view.title + count) + 2
            ink = "bold accent" if here else "muted"
            pieces += [(f" {view.title}", ink), (f"{count} ", "bold red" if view.alarm else ink), (" ", "")]
            self._places.append((at, at + taken, view.key))
            if here:
                first, last = at, at + taken
            at += taken + 1
        rule: Row = [
            (glyph("rule") * first, "line"),
            (glyph("bar") * (last - first), "accent"),
            (glyph("rule") * max(0, width - last), "line"),
        ]
        return [pieces, rule]

    def _fitting(self, room: int) -> list[TabView]:
        """From the left, or so many around the open one as fit."""
        widths = [cell_len(view.title + (f" {view.count}" if view.count else "")) + 3 for view in self._views]
        here = next((n for n, view in enumerate(self._views) if view.key == self._here), 0)
        first, last = window(widths, here, room)
        shown = list(self._views[first:last])
        if first:
            shown.insert(0, TabView(self._views[first - 1].key, glyph("before")))
        if last < len(self._views):
            shown.append(TabView(self._views[last].key, glyph("after")))
        return shown

    def on_click(self, event: events.Click) -> None:
        for first, last, key in self._places:
            if event.y == 0 and first <= event.x - 1 < last and key != self._here:
                self.post_message(self.Chosen(key))
