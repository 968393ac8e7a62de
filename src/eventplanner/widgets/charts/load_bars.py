"""Work as standing bars, one for each month or week, against what the team can do."""

from collections.abc import Sequence
from typing import NamedTuple

from eventplanner.domain.events.events import Event
from eventplanner.domain.year.workload import Level, Stretch
from eventplanner.widgets.chrome.glyphs import bars
from eventplanner.widgets.chrome.kinds import event_mark, kind_role
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.chrome.theme import colourless

LEVEL_INK = {Level.CALM: "sky", Level.BUSY: "amber", Level.OVER: "red"}
_GAP = 2
_WIDEST = 7


class Bar(NamedTuple):
    """One bar and what stands below it."""

    label: str
    """Left out but for its first word where there is no room."""
    work: Stretch
    events: tuple[Event, ...] = ()
    """Marked in a line of their own."""
    here: bool = False
    """It is now, or where the cursor is."""


class LoadBars(Lines):
    """Bars side by side on a common scale; red where the work is more than the team can do."""

    DEFAULT_CSS = "LoadBars { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bars: tuple[Bar, ...] = ()

    def show(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        if not self._bars:
            return []
        step = width // len(self._bars)
        marked = any(bar.events for bar in self._bars)
        tall = max(1, height - 1 - marked)
        found: list[Row] = [self._level(line, tall, step) for line in range(tall)]
        found.append([self._label(bar, step) for bar in self._bars])
        if marked and len(found) < height:
            found.append([piece for bar in self._bars for piece in self._marks(bar, step)])
        return found

    def _level(self, line: int, tall: int, step: int) -> Row:
        """One line of all bars, `line` from the top of `tall`."""
        scale = common_scale(tuple(bar.work for bar in self._bars))
        thick = max(1, min(step - _GAP, _WIDEST)) if step > _GAP else 1
        return [
            (self._eighths(bar.work, scale, tall - 1 - line, tall) * thick + " " * (step - thick), _ink(bar))
            for bar in self._bars
        ]

    def _eighths(self, work: Stretch, scale: int, above: int, tall: int) -> str:
        """The cell of a bar that has `above` cells below it."""
        filled = -(-work.load * tall * 8 // scale) if scale else 0
        return bars()[max(0, min(8, filled - above * 8))]

    def _label(self, bar: Bar, step: int) -> Piece:
        first, _, rest = bar.label.partition(" ")
        # A large number says more than the blank before it.
        ways = (bar.label, first + rest) if rest.isdecimal() else (bar.label,)
        label = next((way for way in ways if len(way) < step), first)
        return fit(label, max(0, step - 1)) + " ", "bold accent" if bar.here else "muted"

    def _marks(self, bar: Bar, step: int) -> list[Piece]:
        shown = bar.events[: step - 1]
        plain = colourless(self.app)
        return [
            *((event_mark(event, plain), f"bold {kind_role(event.kind)}") for event in shown),
            (" " * (step - len(shown)), ""),
        ]


def _ink(bar: Bar) -> str:
    return LEVEL_INK[bar.work.level]


def common_scale(stretches: tuple[Stretch, ...]) -> int:
    """Returns the amount of a full bar: the largest workload or capacity."""
    return max((max(work.load, work.capacity) for work in stretches), default=0)
