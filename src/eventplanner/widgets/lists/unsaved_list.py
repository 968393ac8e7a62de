"""Unsaved forms of earlier sessions, a line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message

from eventplanner.i18n.catalogue import _
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit


class Unsaved(NamedTuple):
    """One form or line, in words."""

    when: str
    what: str
    """`event`, `task`, …"""
    text: str
    """How it begins."""


class UnsavedList(Lines):
    """Marks the first, which the keys are for; a click on a line is for that one."""

    DEFAULT_CSS = "UnsavedList { height: auto; }"

    @dataclass
    class Picked(Message):
        """One was clicked on."""

        place: int

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._unsaved: tuple[Unsaved, ...] = ()
        self._height = 0

    def show(self, unsaved: Sequence[Unsaved], height: int) -> None:
        """In at most so many lines; the last one counts those that there is no room for."""
        self._unsaved, self._height = tuple(unsaved), min(len(unsaved), height)
        self.styles.height = self._height
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        widths = [max((cell_len(each[n]) for each in self._unsaved), default=0) for n in (0, 1)]
        rows: list[Row] = [_row(each, n == 0, widths, width) for n, each in enumerate(self._unsaved[: self._height])]
        if len(self._unsaved) > self._height > 1:
            more = len(self._unsaved) - self._height + 1
            rows[-1] = [("  " + _("and {n} more").format(n=more), "muted")]
        return rows

    def on_click(self, event: events.Click) -> None:
        if event.y < len(self._unsaved):
            self.post_message(self.Picked(event.y))


def _row(unsaved: Unsaved, is_first: bool, widths: Sequence[int], width: int) -> Row:
    sign = glyph("today") if is_first else " "
    when, what = (fit(text, cells) for text, cells in zip(unsaved[:2], widths, strict=True))
    room = max(0, width - sum(widths) - 6)
    return [
        (f"{sign} ", "accent"),
        (f"{when}  ", "muted"),
        (f"{what}  ", "muted"),
        (fit(unsaved.text, room), "" if is_first else "muted"),
    ]
