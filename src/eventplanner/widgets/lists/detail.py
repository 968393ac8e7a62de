"""Details of one record, beside its list."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eventplanner.domain.base.text import clean
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.chrome.theme import palette_of

LEAST, MOST = 12, 16
"""Cells that labels take, with the gap behind them."""


class DetailLine(NamedTuple):
    """A label and what stands beside it; without a label a paragraph, without both an empty line."""

    label: str
    text: str
    role: str = ""


Piece = tuple[str, str]
"""A text and its role."""


class Detail(ScrollView, can_focus=True):
    """Draws the entries line by line, and again only the lines that changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set()
    DEFAULT_CSS = "Detail { scrollbar-size: 1 1; overflow-x: hidden; height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[DetailLine] = ()
        self._lines: list[list[Piece]] = []

    def show(self, entries: Sequence[DetailLine]) -> None:
        self._entries = entries
        before = self._lines
        self._lines = _lines(entries, self.size.width)
        # Never less than the room there is, because another size means that all of the screen is laid out again.
        self.virtual_size = Size(self.size.width, max(self.size.height, len(self._lines)))
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, force=True)
            self.refresh()
            return
        for y in range(min(self.size.height, max(len(before), len(self._lines)))):
            if before[y : y + 1] != self._lines[y : y + 1]:
                self.refresh(Region(0, y, self.size.width, 1))

    def on_resize(self) -> None:
        self._lines = []
        self.show(self._entries)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        index = self.scroll_offset.y + y
        if index >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        pieces = [Segment(text, self._style(role)) for text, role in self._lines[index]]
        return Strip(pieces).adjust_cell_length(self.size.width, self.rich_style)

    def _style(self, role: str) -> Style:
        match role:
            case "":
                return self.rich_style
            case "strong":
                return self.rich_style + Style(bold=True)
            case "struck":
                return self.rich_style + Style(strike=True)
            case _:
                return self.rich_style + Style(color=getattr(palette_of(self), role), bold=role == "red" or None)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken between words where that is possible."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split():
            if line and cell_len(line) + 1 + cell_len(word) <= width:
                line += " " + word
                continue
            if line:
                lines.append(line)
            *full, line = chop_cells(word, max(1, width)) or [""]
            lines += full
        lines.append(line)
    return lines


def _lines(entries: Sequence[DetailLine], width: int) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    taken = min(MOST, max([LEAST, *(cell_len(entry.label) + 1 for entry in entries)]))
    for label, text, role in entries:
        first = [(fit(label, taken - 1) + " ", "muted")] if label else []
        rest: list[Piece] = [(" " * taken, "")] if label else []
        room = width - taken if label else width
        for number, part in enumerate(wrap(text, room)):
            lines.append([*(rest if number else first), (part, role)])
    return lines
