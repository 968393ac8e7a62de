"""Registrations as a curve towards the day of the event, over that of the last edition."""

from collections.abc import Sequence

from eventplanner.domain.attendance.curve import Point, people_at
from eventplanner.domain.parsing.due import offset_text
from eventplanner.i18n import formats
from eventplanner.widgets.chrome.glyphs import bars, glyph
from eventplanner.widgets.chrome.lines import Lines, Piece, Row

_FAR = 7
"""The least days that are drawn."""
_LEAST = 4
"""The least columns."""


class AttendanceChart(Lines):
    """Columns for this edition, a line for the last one, a ring for where this one will end."""

    DEFAULT_CSS = "AttendanceChart { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._now: Sequence[Point] = ()
        self._last: Sequence[Point] = ()
        self._forecast: int | None = None

    def show(self, now: Sequence[Point], last: Sequence[Point], forecast: int | None) -> None:
        self._now, self._last, self._forecast = now, last, forecast
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        points = [*self._now, *self._last]
        tall = height - 1
        if not points or tall < 1:
            return []
        most = max(1, self._forecast or 0, *(point.people for point in points))
        label = len(formats.number(most)) + 1
        # Where the numbers would leave nothing of the curve, it is drawn without them.
        label = label if width - label >= _LEAST else 0
        wide = max(1, width - label)
        days = self._days(wide)
        found: list[Row] = [[*self._scale(y, tall, most, label), *self._line(y, tall, most, days)] for y in range(tall)]
        return [*found, [(" " * label, ""), *self._axis(days)]]

    def _days(self, wide: int) -> list[int]:
        """The distance from the event that each column stands for."""
        far = max(_FAR, *(point.days for point in (*self._now, *self._last)))
        near = min(0, *(point.days for point in (*self._now, *self._last)), 0)
        return [far - (far - near) * x // max(1, wide - 1) for x in range(wide)]

    def _scale(self, y: int, tall: int, most: int, label: int) -> list[Piece]:
        """The most at the top, half of it where the middle is."""
        if not label:
            return []
        if y == 0:
            return [(formats.number(most).rjust(label - 1) + " ", "muted")]
        if tall > 4 and y == tall // 2:
            return [(formats.number(most * (tall - y) // tall).rjust(label - 1) + " ", "muted")]
        return [(" " * label, "")]

    def _line(self, y: int, tall: int, most: int, days: Sequence[int]) -> list[Piece]:
        """One line of the chart, `y` from its top."""
        return [self._cell(y, tall, most, day, x == len(days) - 1) for x, day in enumerate(days)]

    def _cell(self, y: int, tall: int, most: int, day: int, at_end: bool) -> Piece:
        if at_end and self._forecast is not None and _level(self._forecast, most, tall) == tall - 1 - y:
            return glyph("open"), "bold accent"
        now = _drawn(self._now, day)
        eighths = 0 if now is None else max(0, min(8, -(-now * tall * 8 // most) - (tall - 1 - y) * 8))
        last = _drawn(self._last, day)
        # What is there now goes before what was; where it covers a whole cell the line is cut out of it.
        if last is not None and _level(last, most, tall) == tall - 1 - y and eighths in {0, 8}:
            return glyph("rule"), "page on sky" if eighths else "amber"
        return bars()[eighths], "sky"

    def _axis(self, days: Sequence[int]) -> list[Piece]:
        """The distances below the chart, the newest count's among them."""
        here = self._now[-1].days if self._now else None
        line = [" "] * len(days)
        inks = ["muted"] * len(days)
        places = [0, len(days) - 1, len(days) // 2, len(days) // 4, len(days) * 3 // 4]
        wanted = [(_column(days, here), offset_text(-here), "bold accent")] if here is not None else []
        wanted += [(x, offset_text(-days[x]), "muted") for x in places]
        for x, text, ink in wanted:
            start = max(0, min(x - len(text) // 2, len(days) - len(text)))
            if len(text) <= len(days) and all(
                line[n] == " " for n in range(max(0, start - 1), min(len(days), start + len(text) + 1))
            ):
                line[start : start + len(text)] = text
                inks[start : start + len(text)] = [ink] * len(text)
        return list(zip(line, inks, strict=True))


def _drawn(points: Sequence[Point], day: int) -> int | None:
    """How many there were, as far as they were counted."""
    return people_at(points, day) if points and day >= points[-1].days else None


def _level(people: int, most: int, tall: int) -> int:
    """The line, from below, that a number of people reaches."""
    return min(tall - 1, people * tall // most)


def _column(days: Sequence[int], day: int) -> int:
    return min(range(len(days)), key=lambda x: abs(days[x] - day))
