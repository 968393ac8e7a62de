"""Sums under a list, in its columns."""

from collections.abc import Sequence
from typing import Any

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.lists.columns import Column, layout
from eventplanner.widgets.lists.record_list import GUTTER

_INKS = {"strong": "bold", "red": "bold red"}


class SumLines(Lines, can_focus=False):
    """A rule, and a line for each sum."""

    DEFAULT_CSS = "SumLines { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: Sequence[Column[Any]] = ()
        self._sums: Sequence[Any] = ()

    def show(self, columns: Sequence[Column[Any]], sums: Sequence[Any]) -> None:
        """The same columns as the list has, and what is to stand in them."""
        self._columns, self._sums = columns, sums
        self.styles.height = len(sums) + 1 if sums else 0
        self.redraw()
        self.refresh()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        # The list above has a scroll bar at its right only where it needs one.
        found: list[Row] = [[(glyph("rule") * width, "line")]]
        widths = layout(self._columns, width - GUTTER)
        for each in self._sums:
            pieces: list[tuple[str, str]] = [(" " * GUTTER, "")]
            for column, wide in widths:
                if column.draw is not None:
                    drawn = [(text, _INKS.get(role, role)) for text, role in column.draw(each, wide)]
                    taken = sum(len(text) for text, _ink in drawn)
                    pieces += [*drawn, (" " * max(0, wide + column.gap - taken), "")]
                    continue
                text, role = column.cell(each)
                pieces.append((fit(text, wide, column.right) + " " * column.gap, _INKS.get(role, role)))
            found.append(pieces)
        return found
