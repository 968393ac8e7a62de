"""Sums under a list, in its columns."""

from collections.abc import Sequence
from typing import Any

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.row_view import GUTTER

_INKS = {"strong": "bold", "red": "bold red"}


class SumLines(Lines, can_focus=False):
    """A rule, and a line for each sum."""

    DEFAULT_CSS = "SumLines { height: auto; }"

    def __init__(self, records: RecordList[Any], id: str | None = None) -> None:
        super().__init__(id=id)
        self._records = records
        records.when_fitted = self.redraw
        self._sums: Sequence[Any] = ()

    def show(self, sums: Sequence[Any]) -> None:
        """Shows what is to stand in the columns of the list."""
        self._sums = sums
        self.styles.height = len(sums) + 1 if sums else 0
        self._records.set_sums(sums)
        self.redraw()
        self.refresh()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        lines: list[Row] = [[(glyph("rule") * width, "line")]]
        for each in self._sums:
            pieces: list[tuple[str, str]] = [(" " * GUTTER, "")]
            for fitted in self._records.fitted:
                column, wide = fitted.column, fitted.width
                if column.draw is not None:
                    drawn = [(text, _INKS.get(role, role)) for text, role in column.draw(each, wide)]
                    taken = sum(len(text) for text, _ink in drawn)
                    pieces += [*drawn, (" " * max(0, wide + column.gap - taken), "")]
                    continue
                text, role = column.cell(each)
                pieces.append((fit(text, wide, column.right) + " " * column.gap, _INKS.get(role, role)))
            lines.append(pieces)
        return lines
