"""What the signs and colours of a year mean, and what is too much in it."""

from collections.abc import Sequence

from rich.cells import cell_len

from eventplanner.domain.events import Kind, Status
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _
from eventplanner.widgets.glyphs import glyph, status_glyph
from eventplanner.widgets.kinds import kind_letters, kind_role
from eventplanner.widgets.lines import Lines, Piece, Row
from eventplanner.widgets.shown import fit
from eventplanner.widgets.theme import colourless

_STATES = (Status.CONFIRMED, Status.PLANNED, Status.HELD, Status.CANCELLED)


class YearLegend(Lines):
    """The kinds that occur, the states, the load; under them warnings in words."""

    DEFAULT_CSS = "YearLegend { height: 4; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kinds: tuple[Kind, ...] = ()
        self._warnings: tuple[str, ...] = ()

    def show(self, kinds: Sequence[Kind], warnings: Sequence[str]) -> None:
        self._kinds, self._warnings = tuple(kinds), tuple(warnings)
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        warnings: list[Row] = [
            [(f" {glyph('late')} ", "bold red"), (fit(text, max(0, width - 4)), "")] for text in self._warnings
        ]
        return [self._kind_pieces(width), self._sign_pieces(width), *warnings[: height - 2]]

    def _kind_pieces(self, width: int) -> list[Piece]:
        plain = colourless(self.app)
        letters = kind_letters()
        pieces: list[Piece] = [(" ", "")]
        words, gap = _shortened([names.heading(names.kind(kind)) for kind in self._kinds], width - 1)
        for kind, word in zip(self._kinds, words, strict=True):
            sign = letters[kind] if plain else glyph("square")
            pieces += [(f"{sign} ", kind_role(kind)), (word + " " * gap, "muted")]
        return pieces

    def _sign_pieces(self, width: int) -> list[Piece]:
        """States and load; the words of states are cut where they do not all fit."""
        load = self._load_pieces()
        room = width - 3 - sum(cell_len(text) for text, _ink in load)
        pieces: list[Piece] = [(" ", "")]
        words, gap = _shortened([_state_word(status) for status in _STATES], room)
        for status, word in zip(_STATES, words, strict=True):
            pieces += [(f"{status_glyph(status)} ", ""), (word + " " * gap, "muted")]
        return pieces + load

    def _load_pieces(self) -> list[Piece]:
        steps: list[Piece] = [("  ", f"text on load_{level}") for level in (1, 2, 3)]
        return [(f" {_('load')} ", "muted"), *steps, (f" {_('high')}", "muted")]


def _shortened(words: list[str], width: int) -> tuple[list[str], int]:
    """The words, each with a sign before it, and the blanks behind them: closer together, or cut, until all fit."""
    if sum(len(word) + 4 for word in words) <= width + 2:
        return words, 2
    if sum(len(word) + 3 for word in words) > width + 1:
        words = [word.split(maxsplit=1)[0] for word in words]
    longest = max(map(len, words), default=0)
    while longest > 3 and sum(min(len(word), longest) + 3 for word in words) > width + 1:
        longest -= 1
    return [word if len(word) <= longest else fit(word, longest) for word in words], 1


def _state_word(status: Status) -> str:
    return _("tentative") if status is Status.PLANNED else names.status(status)
