"""The row on top: where one can go, which day it is, who is here, and whether all is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import segment
from eventplanner.widgets.chrome.tab_window import window
from eventplanner.widgets.chrome.theme import Palette, palette_of

NARROW = 100
NAME = "eventplanner"


class Tab(NamedTuple):
    """One main screen."""

    mode: str
    key: str
    title: str
    short: str
    """For narrow terminals."""


class BarState(NamedTuple):
    """State of the plan at the right end of the bar."""

    words: str = ""
    short: str = ""
    role: str = "muted"
    """A colour of the theme."""


class TopBar(Widget):
    """Draws itself as one line; a click on a tab goes there."""

    DEFAULT_CSS = "TopBar { dock: top; height: 1; background: $panel; }"
    current: reactive[str] = reactive("")
    """The mode of the page that is shown."""
    day: reactive[tuple[str, str]] = reactive(("", ""))
    """Today, long and short."""
    who: reactive[str] = reactive("")
    state: reactive[BarState] = reactive(BarState())

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        mode: str

    def __init__(self, tabs: Sequence[Tab], current: str) -> None:
        super().__init__()
        self._tabs = tabs
        self._places: list[tuple[int, int, str]] = []
        """From and to which column which mode is drawn."""
        self.set_reactive(TopBar.current, current)

    def render_line(self, y: int) -> Strip:
        del y
        colours = palette_of(self)
        width = self.size.width
        right = self._right(colours, wide=width >= NARROW)
        room = width - _cells(right)
        left = self._left(colours, wide=width >= NARROW, room=room)
        base = Style(bgcolor=colours.panel)
        gap = Segment(" " * max(0, room - _cells(left)), base)
        return Strip([*left, gap, *right]).adjust_cell_length(width, base)

    def _left(self, colours: Palette, wide: bool, room: int) -> list[Segment]:
        name = f" {glyph('brand')} {NAME} " if wide else f" {glyph('brand')} "
        segments = [segment(name, Style(color=colours.accent, bgcolor=colours.panel, bold=True))]
        muted = Style(color=colours.muted, bgcolor=colours.panel)
        titles = self._titles(room - cell_len(name))
        here = next((n for n, tab in enumerate(self._tabs) if tab.mode == self.current), 0)
        first, last = window([cell_len(title) + 4 for title in titles], here, room - cell_len(name))
        if first:
            segments.append(segment(f" {glyph('before')}", muted))
        self._places = []
        for tab, title in zip(self._tabs[first:last], titles[first:last], strict=True):
            start = _cells(segments)
            segments += self._tab(tab, title, colours)
            self._places.append((start, _cells(segments), tab.mode))
        if last < len(self._tabs):
            segments.append(segment(f" {glyph('after')}", muted))
        return segments

    def _titles(self, room: int) -> list[str]:
        """Returns whole words where they all fit, else short ones, which are whole words too; the open one is whole."""
        whole = [tab.title for tab in self._tabs]
        short = [tab.title if tab.mode == self.current else tab.short for tab in self._tabs]
        return whole if sum(cell_len(title) + 4 for title in whole) <= room else short

    def _tab(self, tab: Tab, title: str, colours: Palette) -> list[Segment]:
        if tab.mode == self.current:
            return [segment(f" {tab.key} {title} ", Style(color=colours.page, bgcolor=colours.accent, bold=True))]
        return [
            segment(f" {tab.key} ", Style(color=colours.accent, bgcolor=colours.panel)),
            segment(f"{title} ", Style(color=colours.text, bgcolor=colours.panel)),
        ]

    def _right(self, colours: Palette, wide: bool) -> list[Segment]:
        muted = Style(color=colours.muted, bgcolor=colours.panel)
        role = getattr(colours, self.state.role)
        if wide:
            text = Style(color=colours.text, bgcolor=colours.panel)
            parts = [(self.day[0], text), (self.who, muted)]
        else:
            parts = [(self.day[1], muted)]
        words = self.state.words if wide else self.state.short
        parts.append((words, Style(color=role, bgcolor=colours.panel, bold=self.state.role != "muted")))
        said = [(part, style) for part, style in parts if part]
        return [segment(f"{part}  " if wide and part is not words else f"{part} ", style) for part, style in said]

    def on_click(self, event: events.Click) -> None:
        for start, end, mode in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(mode))


def _cells(segments: Sequence[Segment]) -> int:
    return sum(each.cell_length for each in segments)
