"""The months in which a date is looked for, small, with the free days marked by their rank."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from msgspec import Struct, field

from eventplanner.domain.parsing.calendar_words import move_months
from eventplanner.domain.year.workload import is_working, week_start
from eventplanner.domain.year.year import month_length
from eventplanner.i18n import formats
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.shown import fit

DAY_WIDTH = 5
"""Cells for a day: its number, a dot and its rank, or a sign."""
BEST = 9
"""Ranks that are told apart; further free days have a sign."""


class MarkedDays(Struct, frozen=True):
    """Days to mark."""

    first: date
    last: date
    cursor: date | None = None
    ranks: Mapping[date, int] = field(default_factory=dict)
    """The free days, the best is 1."""
    avoided: AbstractSet[date] = frozenset()


class FoundMonths(Lines):
    """Sheet of as many months as there is room for, including the cursor's."""

    DEFAULT_CSS = "FoundMonths { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.first_weekday = 0
        self._found: MarkedDays | None = None

    def show(self, found: MarkedDays) -> None:
        self._found = found
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        del width
        if self._found is None:
            return []
        rows: list[Row] = []
        for month in self._months(self._found, height):
            rows += [*self._month(self._found, month), []]
        return rows[:-1]

    def _months(self, found: MarkedDays, height: int) -> list[date]:
        """From the first that is searched on, or farther on where the cursor would not be in sight."""
        month, last = found.first.replace(day=1), found.last.replace(day=1)
        while found.cursor and month < found.cursor.replace(day=1) and not self._fits(month, found.cursor, height):
            month = move_months(month, 1)
        months = [month]
        while months[-1] < last and self._fits(month, move_months(months[-1], 1), height):
            months.append(move_months(months[-1], 1))
        return months

    def _fits(self, first: date, last: date, height: int) -> bool:
        """Is there room for the months from one to the other, with an empty line between them?"""
        taken, month = -1, first
        while month <= last:
            taken += 3 + self._weeks(month)
            month = move_months(month, 1)
        return taken <= height

    def _weeks(self, month: date) -> int:
        last = month.replace(day=month_length(month.year, month.month))
        return (last - week_start(month, self.first_weekday)).days // 7 + 1

    def _month(self, found: MarkedDays, month: date) -> list[Row]:
        name = f"{formats.month(month.month).capitalize()} {month.year}"
        days = (formats.weekday_abbr((self.first_weekday + n) % 7) for n in range(7))
        rows: list[Row] = [[(name, "bold")], [("".join(fit(day, DAY_WIDTH) for day in days), "muted")]]
        start = week_start(month, self.first_weekday)
        for week in range(self._weeks(month)):
            pieces: list[Piece] = []
            for n in range(7):
                day = start + timedelta(days=7 * week + n)
                pieces += self._day(found, day) if day.month == month.month else [(" " * DAY_WIDTH, "")]
            rows.append(pieces)
        return rows

    def _day(self, found: MarkedDays, day: date) -> list[Piece]:
        number, rank = f"{day.day:>2}", found.ranks.get(day)
        ink = "text" if rank or is_working(day) else "muted"
        if day == found.cursor:
            ink = "bold page on text"
        if rank and rank <= BEST:
            return [(number, ink), (glyph("dot"), "muted"), (str(rank), "bold green"), (" ", "")]
        if rank:
            return [(number, ink), (glyph("open"), "green"), ("  ", "")]
        sign = glyph("cancelled") if day in found.avoided else " "
        return [(number, ink), (sign, "amber"), ("  ", "")]
