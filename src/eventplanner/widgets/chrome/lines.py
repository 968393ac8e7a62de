"""Parts of a page that are drawn by hand, line by line, and repainted only where they have changed."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from eventplanner.widgets.chrome.shown import segment
from eventplanner.widgets.chrome.theme import Palette, palette_of

Piece = tuple[str, str]
"""Text and its ink: colours of the palette and `bold`, `strike`, `underline`; `on` before a background."""
Row = Sequence[Piece]


@lru_cache(maxsize=512)
def ink(palette: Palette, spec: str) -> Style:
    """The style for words such as `bold red on load_2`; text on the page where nothing else is said."""
    front, _, back = spec.partition(" on ")
    words = front.split()
    colours = [word for word in words if word not in {"bold", "strike", "underline"}]
    return Style(
        color=getattr(palette, colours[0] if colours else "text"),
        bgcolor=getattr(palette, back or "page"),
        bold="bold" in words or None,
        strike="strike" in words or None,
        underline="underline" in words or None,
    )


def draw(palette: Palette, row: Row, width: int) -> Strip:
    """A row as a line of exactly `width` cells."""
    segments = [segment(text, ink(palette, spec)) for text, spec in row if text]
    # What is repainted is written from the left edge of the widget on, so pieces of one colour are made one.
    return Strip(segments).adjust_cell_length(width, ink(palette, "")).simplify()


class Lines(Widget):
    """Shows the rows that `rows()` makes; `redraw()` repaints the cells that are different now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: list[Strip] = []

    def rows(self, width: int, height: int) -> list[Row]:
        """Returns the rows for a space of that size."""
        raise NotImplementedError

    def redraw(self) -> None:
        if not self.is_mounted:
            return
        before = self._strips
        self._strips = self._drawn()
        for y, (old, new) in enumerate(zip(before, self._strips, strict=False)):
            if changed := _difference(old, new):
                self.refresh(Region(changed[0], y, changed[1] - changed[0], 1))
        if len(before) != len(self._strips):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        # Drawn when it is asked for: while a page is opened its size and style change several times.
        if not self._strips:
            self._strips = self._drawn()
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, ink(palette_of(self), ""))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips = []

    def on_resize(self) -> None:
        self._strips = []
        self.refresh()

    def _drawn(self) -> list[Strip]:
        """As many strips as there are lines, so that they can be compared."""
        width, height = self.size
        if not width or not height:
            return []
        palette = palette_of(self)
        strips = [draw(palette, row, width) for row in self.rows(width, height)[:height]]
        blank = Strip.blank(width, ink(palette, ""))
        return strips + [blank] * (height - len(strips))


def _difference(old: Strip, new: Strip) -> tuple[int, int] | None:
    """From which cell to which two lines of the same length differ."""
    before, after = list(old), list(new)
    if before == after:
        return None
    width = new.cell_length
    if old.cell_length != width:
        return 0, width
    start = _common(before, after)
    end = width - _common(reversed(before), reversed(after))
    return start, max(end, start + 1)


def _common(some: Iterable[Segment], others: Iterable[Segment]) -> int:
    """The cells of the pieces that both begin with."""
    cells = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        cells += one.cell_length
    return cells
