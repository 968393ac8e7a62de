"""Preparation of people's text for drawing: the only place where text reaches the screen."""

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content

from eventplanner.domain.base.text import clean, clean_line
from eventplanner.widgets.chrome.glyphs import glyph


def plain(text: str) -> Content:
    """Several lines, never read as markup and never obeyed by a terminal."""
    return Content(clean(text))


def line(text: str) -> Content:
    """One line, never read as markup and never obeyed by a terminal."""
    return Content(harmless(text))


def harmless(text: str) -> str:
    """One line that no terminal obeys, its blanks kept."""
    return text if text.isprintable() else clean_line(text)


def fit(text: str, width: int, right: bool = False) -> str:
    """Exactly `width` cells of one harmless line; what is too long ends in an ellipsis."""
    text = harmless(text)
    length = cell_len(text)
    if length > width:
        return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + glyph("ellipsis"), width)
    blanks = " " * (width - length)
    return blanks + text if right else text + blanks


def called(name: str, width: int) -> str:
    """A person's name, or the first of it where there is no room for all."""
    return name if cell_len(name) <= width else next(iter(name.split()), "")


def segment(text: str, style: Style | None = None) -> Segment:
    """A piece of a line that is drawn by hand."""
    return Segment(harmless(text), style)
