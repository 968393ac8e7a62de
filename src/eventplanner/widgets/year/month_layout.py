"""Layout of the days of one month in the available room."""

from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.year.workload import week_start
from eventplanner.domain.year.year import month_length

FIRST_WEEK = 2
"""The line that the first week is on, below the month's name and the weekdays."""
WEEK_END = 3
"""Cells for a week's load at its end, at least."""
TALLEST = 6


class MonthLayout(Struct, frozen=True):
    """Seven columns of days, each a few lines high."""

    year: int
    month: int
    first_weekday: int
    width: int
    height: int

    @property
    def first(self) -> date:
        """The day in the upper left corner, of this month or the one before."""
        return week_start(date(self.year, self.month, 1), self.first_weekday)

    @property
    def weeks(self) -> int:
        last = date(self.year, self.month, month_length(self.year, self.month))
        return (last - self.first).days // 7 + 1

    @property
    def day_width(self) -> int:
        return max(4, (self.width - WEEK_END) // 7)

    @property
    def day_height(self) -> int:
        return max(1, min(TALLEST, (self.height - FIRST_WEEK) // self.weeks))

    def place(self, day: date) -> tuple[int, int]:
        """The column and line of a day's first cell."""
        week, weekday = divmod((day - self.first).days, 7)
        return weekday * self.day_width, FIRST_WEEK + week * self.day_height

    def week_at(self, y: int) -> date | None:
        """The first day of the week that is drawn on a line."""
        week = (y - FIRST_WEEK) // self.day_height
        return self.first + timedelta(weeks=week) if 0 <= week < self.weeks else None

    def line_of(self, y: int) -> int:
        """Returns the line number within a day's cell."""
        return (y - FIRST_WEEK) % self.day_height

    def day_at(self, x: int, y: int) -> date | None:
        """The day of this month that is drawn there."""
        week, weekday = self.week_at(y), x // self.day_width
        if week is None or not 0 <= weekday < 7:
            return None
        day = week + timedelta(days=weekday)
        return day if day.month == self.month else None
