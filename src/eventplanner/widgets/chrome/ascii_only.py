"""Replacement of signs for ASCII terminals in everything that is drawn; accented letters stay."""

from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

BOXES_AND_BLOCKS: Final = range(0x2500, 0x25A0)
TWINS: Final[dict[int, str]] = {
    **dict.fromkeys(BOXES_AND_BLOCKS, " "),
    **{
        ord(sign): twin
        for sign, twin in zip("·–—−“”„‘’…→←↑↓×•«»│┃▌▐▏▊─━╭╮╰╯┌┐└┘", '.---"""\'\'~><^vx*<>||||||--++++++++', strict=True)
    },
}
"""Each is one cell wide, as what it stands for."""


class AsciiOnly(LineFilter):
    """Puts signs of ASCII in place of those that words are set with."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        del background
        return [Segment(text.translate(TWINS), style, control) for text, style, control in segments]
