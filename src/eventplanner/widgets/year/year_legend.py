"""Legend of a year's signs and colours, with its warnings."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.geometry import Size

from eventplanner.domain.events.events import EventKind, Status
from eventplanner.domain.year.overlays import Overlay
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.chrome.kinds import kind_letters, kind_role
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.shown import fit, harmless
from eventplanner.widgets.chrome.theme import colourless

Said = tuple[str, str]
"""The name of the sign that a sentence stands under, and the sentence."""
_STATES = (Status.CONFIRMED, Status.PLANNED, Status.HELD, Status.CANCELLED)
_INKS: Final = {"late": "bold red", "over": "bold red", "warning": "amber", "done": "green", "holiday": "pink"}
_ROOMY = 85
"""Cells from which overlays may have a line of their own, and sentences some lines."""
_LINES = 5
_LONGEST_NAME = 20


class YearLegend(Lines):
    """The kinds that occur, the states, the load, the overlays; under them sentences.

    Sentences about the event in hand take the place of all else.
    """

    DEFAULT_CSS = "YearLegend { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kinds: tuple[EventKind, ...] = ()
        self._overlays: tuple[Overlay, ...] = ()
        self._said: tuple[Said, ...] = ()
        self._in_hand = False
        self._rest = ""
        self._more = 0

    def show(
        self,
        kinds: Sequence[EventKind],
        overlays: Sequence[Overlay],
        warnings: Sequence[Said],
        *,
        in_hand: bool = False,
        rest: str = "",
        more: int = 0,
    ) -> None:
        """`rest` is what stands behind the last sentence if there are `{n}` more, also such as are not given."""
        before = self._height(self.size.width)
        self._kinds, self._overlays, self._said = tuple(kinds), tuple(overlays), tuple(warnings)
        self._in_hand, self._rest, self._more = in_hand, rest, more
        if self._height(self.size.width) != before:
            self.refresh(layout=True)
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return self._height(width)

    def _height(self, width: int) -> int:
        if width >= _ROOMY:
            # Always the same: another height means that the whole page is laid out and painted again.
            return _LINES
        return 2 + bool(self._said)

    def rows(self, width: int, height: int) -> list[Row]:
        if self._in_hand and self._said:
            return self._sentences(width, height)
        found: list[Row] = [self._kind_pieces(width), self._sign_pieces(width)]
        if self._apart(width):
            found.append([(" ", ""), *self._overlay_pieces(width - 1)])
        return [*found, *self._sentences(width, height - len(found))]

    def _sentences(self, width: int, room: int) -> list[Row]:
        """As many as there is room for, the last of them with how many more there are."""
        found: list[Row] = []
        shown = self._said[: max(0, room)]
        for sign, text in shown:
            more = len(self._said) - len(shown) + self._more if len(found) + 1 == len(shown) else 0
            rest = " " + (self._rest or "+{n}").format(n=more) if more else ""
            ink = _INKS.get(sign, "accent")
            found.append(
                [(f" {glyph(sign)} ", ink), (fit(text, max(0, width - 4 - cell_len(rest))), ""), (rest, "muted")]
            )
        return found

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
        """States, load and overlays; the words of states are cut where they do not all fit.

        Where overlays have no line of their own and there is little room, they are more than the load.
        """
        beside = bool(self._overlays) and not self._apart(width)
        load = [] if beside and width < _ROOMY else self._load_pieces()
        least = 14 if beside else 0
        words, gap = _shortened([_state_word(status) for status in _STATES], width - 3 - _cells(load) - least)
        pieces: list[Piece] = [(" ", "")]
        for status, word in zip(_STATES, words, strict=True):
            pieces += [(f"{status_glyph(status)} ", ""), (word + " " * gap, "muted")]
        pieces += load
        if beside:
            pieces += [(" ", ""), *self._overlay_pieces(width - _cells(pieces) - 1)]
        return pieces

    def _load_pieces(self) -> list[Piece]:
        steps: list[Piece] = [("  ", f"text on load_{level}") for level in (1, 2, 3)]
        return [(f" {_('load')} ", "muted"), *steps, (f" {_('high')}", "muted")]

    def _apart(self, width: int) -> bool:
        """Do overlays take a line of their own?"""
        words = [_state_word(status) for status in _STATES]
        taken = sum(len(word) + 4 for word in words) + _cells(self._load_pieces()) + 2
        return width >= _ROOMY and taken + _seen(self._named(self._overlays)) > width

    def _named(self, overlays: Sequence[Overlay]) -> list[Piece]:
        pieces: list[Piece] = []
        for overlay in overlays:
            name = harmless(overlay.name)
            name = fit(name, _LONGEST_NAME) if cell_len(name) > _LONGEST_NAME else name
            pieces += [(f"{glyph('holiday')} ", overlay.colour.value), (f"{name}  ", "muted")]
        return pieces

    def _overlay_pieces(self, width: int) -> list[Piece]:
        """Their names; those for which there is no room are counted, and the first one is cut rather than left out."""
        pieces, overlays = self._named(self._overlays), self._overlays
        for left in range(len(overlays) - 1, 0, -1):
            if _seen(pieces) <= width:
                break
            pieces = [*self._named(overlays[:left]), (f"+{len(overlays) - left}", "muted")]
        if _seen(pieces) <= width:
            return pieces
        rest = f" +{len(overlays) - 1}" if len(overlays) > 1 else ""
        name = fit(overlays[0].name, max(0, width - 2 - cell_len(rest)))
        return [(f"{glyph('holiday')} ", overlays[0].colour.value), (name + rest, "muted")]


def _cells(pieces: Sequence[Piece]) -> int:
    return sum(cell_len(text) for text, _ink in pieces)


def _seen(pieces: Sequence[Piece]) -> int:
    """Without the blanks at the end."""
    return cell_len("".join(text for text, _ink in pieces).rstrip())


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
