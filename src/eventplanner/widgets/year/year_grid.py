"""A whole year at a glance: twelve months side by side, or a wall planner of a row a month."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from textual.geometry import Region
from textual.strip import Strip

from eventplanner.domain.parsing.calendar_words import move_months
from eventplanner.widgets.chrome.lines import draw
from eventplanner.widgets.chrome.theme import palette_of
from eventplanner.widgets.year.day_cursor import DayCursor
from eventplanner.widgets.year.year_drawing import months_line, wall_line
from eventplanner.widgets.year.year_layout import MonthsLayout, WallLayout, YearLayout

ROOMY = 87
"""Cells from which four months stand side by side."""


class YearGrid(DayCursor):
    """Draws the days of a year as lines, in either layout."""

    DEFAULT_CSS = "YearGrid { height: 1fr; }"

    def __init__(self, today: date, id: str | None = None) -> None:
        super().__init__(today, id)
        self._wall: bool | None = None
        self._top = 0

    @property
    def wall(self) -> bool:
        """One row a month; unless somebody has chosen, where there is no room for four months side by side."""
        return self.size.width < ROOMY if self._wall is None else self._wall

    def draw_as(self, *, wall: bool) -> None:
        """One way to draw the year, or the other."""
        self._wall = wall
        self._top = 0
        self.reach()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        palette, width = palette_of(self), self.size.width
        if self.view is None:
            return draw(palette, [], width)
        layout = self._layout
        if isinstance(layout, WallLayout):
            pieces = wall_line(self.view, layout, self._line(y))
        else:
            pieces = months_line(self.view, layout, self._line(y)) if self._line(y) <= layout.height else []
        return draw(palette, pieces, width)

    @property
    def _layout(self) -> YearLayout:
        year = self.view.picture.year if self.view else self._day.year
        if self.wall:
            return WallLayout(year, self.size.width, self.size.height)
        return MonthsLayout(year, self.first_weekday, self.size.width)

    def _line(self, y: int) -> int:
        """Which line of the whole picture is at `y`; the heading of the wall planner stays."""
        return y if self.wall and y == 0 else y + self._top

    def reach(self) -> bool:
        before, self._top = self._top, self._layout.top(self._day, self._top, self.size.height)
        return before != self._top

    def day_at(self, x: int, y: int) -> date | None:
        return self._layout.day_at(x, self._line(y))

    def beside(self, rows: int) -> date:
        return move_months(self._day, rows) if self.wall else self._day + timedelta(weeks=rows)

    def refresh_days(self, days: AbstractSet[date], before: date) -> None:
        if self.reach():
            self.refresh()
            return
        layout, shown = self._layout, self.view.picture.year if self.view else 0
        for day in days:
            if day.year == shown:
                x, y = layout.place(day)
                self.refresh(Region(x, y - self._top, layout.day_width, 1))
        months = {before.month, self._day.month}
        for month in months if len(months) > 1 else ():
            x, y, width = layout.heading(month)
            self.refresh(Region(x, y - self._top, width, 1))

    def on_resize(self) -> None:
        self._top = 0
        super().on_resize()
