"""Layout of the days of a year: twelve months side by side, or one row a month."""

from datetime import date

from msgspec import Struct

from eventplanner.domain.year.workload import week_start
from eventplanner.domain.year.year import month_length

MONTH_WIDTH = 22
"""Seven days of three cells, and one between months."""
MONTH_HEIGHT = 9
"""Name, weekdays, six weeks, and one line between months."""
DAY_WIDTH = 3
_WEEKS_FROM = 2
"""The line of a month that its first week is on."""
WALL_LABEL = 4
WALL_END = 11
"""Cells for the count and the load at the end of a row, at least."""
WALL_COUNT = 4
"""Cells for the count alone."""
DAYS = 31


class MonthsLayout(Struct, frozen=True):
    """Calendar sheets, as many side by side as there is room for."""

    year: int
    first_weekday: int
    width: int

    @property
    def day_width(self) -> int:
        return DAY_WIDTH

    @property
    def columns(self) -> int:
        fitting = (self.width + 1) // MONTH_WIDTH
        return next((columns for columns in (6, 4, 3, 2) if fitting >= columns), 1)

    @property
    def height(self) -> int:
        return (12 // self.columns) * MONTH_HEIGHT - 1

    def place(self, day: date) -> tuple[int, int]:
        """The column and line of a day's first cell."""
        x, y, _ = self.heading(day.month)
        first = week_start(day.replace(day=1), self.first_weekday)
        week, weekday = divmod((day - first).days, 7)
        return x + weekday * DAY_WIDTH, y + _WEEKS_FROM + week

    def heading(self, month: int) -> tuple[int, int, int]:
        """The column and line of a month's name, and how many cells belong to it."""
        row, column = divmod(month - 1, self.columns)
        return column * MONTH_WIDTH, row * MONTH_HEIGHT, MONTH_WIDTH - 1

    def day_at(self, x: int, y: int) -> date | None:
        """The day that is drawn there."""
        month = self.month_at(x, y)
        if month is None:
            return None
        first = date(self.year, month, 1)
        weekday = x % MONTH_WIDTH // DAY_WIDTH
        week = y % MONTH_HEIGHT - _WEEKS_FROM
        number = week * 7 + weekday - (first - week_start(first, self.first_weekday)).days + 1
        if week < 0 or weekday > 6 or not 1 <= number <= month_length(self.year, month):
            return None
        return date(self.year, month, number)

    def month_at(self, x: int, y: int) -> int | None:
        column, row = x // MONTH_WIDTH, y // MONTH_HEIGHT
        month = row * self.columns + column + 1
        return month if 0 <= column < self.columns and 1 <= month <= 12 else None

    def top(self, day: date, before: int, height: int) -> int:
        """The first line in sight so that the day is; as `before` if that will do."""
        if height >= self.height:
            return 0
        # Whole months only: a sheet that is cut off in the middle is hard to read.
        rows = max(1, (height + 1) // MONTH_HEIGHT)
        row, first = (day.month - 1) // self.columns, before // MONTH_HEIGHT
        return min(max(first, row - rows + 1), row) * MONTH_HEIGHT


class WallLayout(Struct, frozen=True):
    """A wall planner: one row a month under one line of day numbers."""

    year: int
    width: int
    room: int
    """Lines there are, at the most."""

    @property
    def day_width(self) -> int:
        if self.width >= WALL_LABEL + DAYS * 3 + WALL_END:
            return 3
        return 2 if self.width >= WALL_LABEL + DAYS * 2 + WALL_COUNT else 1

    @property
    def step(self) -> int:
        return 2 if self.room >= 24 else 1

    @property
    def height(self) -> int:
        return 1 + 11 * self.step + 1

    @property
    def end(self) -> int:
        """The first cell after the days."""
        return WALL_LABEL + DAYS * self.day_width

    def place(self, day: date) -> tuple[int, int]:
        return WALL_LABEL + (day.day - 1) * self.day_width, 1 + (day.month - 1) * self.step

    def heading(self, month: int) -> tuple[int, int, int]:
        return 0, 1 + (month - 1) * self.step, WALL_LABEL

    def day_at(self, x: int, y: int) -> date | None:
        month, between = divmod(y - 1, self.step)
        number = (x - WALL_LABEL) // self.day_width + 1
        if between or not 0 <= month < 12 or not 1 <= number <= month_length(self.year, month + 1):
            return None
        return date(self.year, month + 1, number)

    def top(self, day: date, before: int, height: int) -> int:
        if height >= self.height:
            return 0
        _, y = self.place(day)
        return min(max(before, y - height + 1), max(0, y - 1))


YearLayout = MonthsLayout | WallLayout
"""Either way to draw a year; lines are counted from the first of the picture, in sight or not."""
