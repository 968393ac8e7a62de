"""Introduction where a list is empty: an example to type, its result, and the keys."""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.forms.quick_input import LineReading


class Welcome(Struct, frozen=True):
    """Contents of an introduction."""

    example: str
    """A quick line."""
    reading: LineReading
    """What is understood of it."""
    keys: tuple[tuple[str, str], ...]
    """Each with what it does."""
    quiet: tuple[str, ...]
    """What is good to know: the file, what was assumed."""


class FirstRun(Lines):
    """An example of a quick line, read like any other, in the middle of the space."""

    DEFAULT_CSS = "FirstRun { height: 1fr; width: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._welcome: Welcome | None = None

    def show(self, welcome: Welcome) -> None:
        self._welcome = welcome
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        if self._welcome is None:
            return []
        blank: list[Piece] = []
        heading: list[list[Piece]] = [
            [(glyph("brand"), "bold accent")],
            blank,
            [(_("There are no events yet"), "bold")],
            [(_("Type one line and that is it; the rest can be filled in later."), "muted")],
            blank,
            [("a ", "bold accent"), (f"{glyph('plan')} ", "dim"), *_line(self._welcome)],
            _parse(self._welcome),
            blank,
        ]
        longest = max(cell_len(text) for _key, text in self._welcome.keys)
        margin = " " * max(0, (width - longest - 5) // 2)
        keys: list[Row] = [[(f"{margin}{key:<5}", "bold accent"), (text, "")] for key, text in self._welcome.keys]
        quiet: list[list[Piece]] = [blank, *([(_fitted(text, width), "muted")] for text in self._welcome.quiet)]
        found = [*_centred(heading, width), *keys, *_centred(quiet, width)]
        return [[] for _ in range((height - len(found)) // 2)] + found


def _fitted(text: str, width: int) -> str:
    """Cut only if it has to be."""
    return fit(text, min(width, cell_len(text)))


def _line(welcome: Welcome) -> list[Piece]:
    """The example with what was understood of it in colour."""
    pieces: list[Piece] = []
    done = 0
    for start, end, role in sorted(welcome.reading.spans):
        pieces += [(welcome.example[done:start], ""), (welcome.example[start:end], role)]
        done = end
    return [*pieces, (welcome.example[done:], "")]


def _parse(welcome: Welcome) -> list[Piece]:
    pieces: list[Piece] = [(f"{glyph('becomes')} ", "muted")]
    for text, role in welcome.reading.parts:
        pieces += [(text, role), (f" {glyph('dot')} ", "muted")]
    return pieces[:-1]


def _centred(rows: Sequence[Sequence[Piece]], width: int) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        blank = max(0, width - sum(cell_len(text) for text, _ink in row)) // 2
        found.append([(" " * blank, ""), *row])
    return found
