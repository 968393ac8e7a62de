"""The ways to look at a year, one at a time: twelve months, a wall planner, one month, a list."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container

from eventplanner.domain.events.events import Event
from eventplanner.domain.year.year import YearPicture
from eventplanner.widgets.year.day_cursor import DayCursor
from eventplanner.widgets.year.month_sheet import MonthSheet
from eventplanner.widgets.year.year_agenda import YearAgenda
from eventplanner.widgets.year.year_grid import ROOMY, YearGrid


class YearLook(StrEnum):
    """A way to look at a year."""

    MONTHS = "months"
    WALL = "wall"
    MONTH = "month"
    AGENDA = "agenda"


WIDE: Final = (YearLook.MONTHS, YearLook.WALL, YearLook.MONTH, YearLook.AGENDA)
NARROW: Final = (YearLook.WALL, YearLook.MONTHS, YearLook.MONTH, YearLook.AGENDA)
"""The order in which they follow one another where there is room for four months side by side, and where not."""


class YearViews(Container):
    """Shows one view and hands the day, and the event in hand, from one to the next."""

    DEFAULT_CSS = "YearViews { height: 1fr; }"

    def __init__(self, today: date, id: str | None = None) -> None:
        super().__init__(id=id)
        self._grid = YearGrid(today)
        self._sheet = MonthSheet(today)
        self._list = YearAgenda(today)
        self._view: YearLook | None = None
        for view in self._all:
            view.display = view is self._grid

    def compose(self) -> ComposeResult:
        yield from self._all

    @property
    def _all(self) -> tuple[DayCursor, ...]:
        return self._grid, self._sheet, self._list

    @property
    def current(self) -> DayCursor:
        """The view that is shown."""
        return {YearLook.MONTH: self._sheet, YearLook.AGENDA: self._list}.get(self.view, self._grid)

    @property
    def view(self) -> YearLook:
        """View that is shown; unless somebody has chosen, the one there is room for."""
        return self._order[0] if self._view is None else self._view

    @property
    def following(self) -> YearLook:
        """The view that comes after this one."""
        return self._order[(self._order.index(self.view) + 1) % len(self._order)]

    @property
    def _order(self) -> tuple[YearLook, ...]:
        return NARROW if self.size.width < ROOMY else WIDE

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self.current.day

    @property
    def carried(self) -> Event | None:
        """The event in hand."""
        return self.current.carried

    @property
    def distance(self) -> timedelta:
        """Distance that the event in hand has been moved."""
        return self.current.distance

    @property
    def first_weekday(self) -> int:
        """The day on which weeks begin; 0 is Monday."""
        return self._grid.first_weekday

    @first_weekday.setter
    def first_weekday(self, weekday: int) -> None:
        for view in self._all:
            view.first_weekday = weekday

    def show(self, picture: YearPicture, today: date, day: date | None = None) -> None:
        self.current.show(picture, today, day)

    def go(self, day: date) -> None:
        self.current.go(day)

    def pick_up(self, event: Event) -> None:
        self.current.pick_up(event)

    def take_keys(self) -> None:
        """The keys to the view that is shown."""
        self.screen.set_focus(self.current)

    def switch(self) -> None:
        """The view that follows, with the cursor where it is."""
        before, self._view = self.current, self.following
        if self._view in {YearLook.MONTHS, YearLook.WALL}:
            self._grid.draw_as(wall=self._view is YearLook.WALL)
        if self.current is not before:
            self.current.take_over(before)
            self.current.display = True
            if before.has_focus:
                self.take_keys()
            before.display = False
