"""What stands where there is nothing yet: what to type, what comes of it, and which keys there are."""

from collections.abc import Sequence

from rich.cells import cell_len

from eventplanner.i18n.catalogue import _
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.lines import Lines, Piece, Row
from eventplanner.widgets.quick_input import Reading


class FirstRun(Lines):
    """An example of a quick line, read like any other, in the middle of the space."""

    DEFAULT_CSS = "FirstRun { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._example = ""
        self._reading = Reading()
        self._keys: tuple[tuple[str, str], ...] = ()

    def show(self, example: str, reading: Reading, keys: Sequence[tuple[str, str]]) -> None:
        self._example, self._reading, self._keys = example, reading, tuple(keys)
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        heading: list[list[Piece]] = [
            [(glyph("brand"), "bold accent")],
            [],
            [(_("There are no events yet"), "bold")],
            [(_("Type one line and that is it; the rest can be filled in later."), "muted")],
            [],
            [("a ", "bold accent"), (f"{glyph('plan')} ", "dim"), *self._line()],
            self._parse(),
            [],
        ]
        middle = [_centred(row, width) for row in heading]
        longest = max((cell_len(text) for _key, text in self._keys), default=0)
        margin = " " * max(0, (width - longest - 5) // 2)
        keys: list[Row] = [[(f"{margin}{key:<5}", "bold accent"), (text, "")] for key, text in self._keys]
        found = [*middle, *keys]
        return [[] for _ in range((height - len(found)) // 2)] + found

    def _line(self) -> list[Piece]:
        """The example with what was understood of it in colour."""
        pieces: list[Piece] = []
        done = 0
        for start, end, role in sorted(self._reading.spans):
            pieces += [(self._example[done:start], ""), (self._example[start:end], role)]
            done = end
        return [*pieces, (self._example[done:], "")]

    def _parse(self) -> list[Piece]:
        pieces: list[Piece] = [(f"{glyph('becomes')} ", "muted")]
        for text, role in self._reading.parts:
            pieces += [(text, role), (f" {glyph('dot')} ", "muted")]
        return pieces[:-1]


def _centred(row: Sequence[Piece], width: int) -> Row:
    blank = max(0, width - sum(cell_len(text) for text, _ink in row)) // 2
    return [(" " * blank, ""), *row]
