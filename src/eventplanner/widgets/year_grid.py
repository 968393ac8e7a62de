"""A year to move about in: draws its days as lines, and moves events from day to day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from eventplanner.domain.events import Event
from eventplanner.domain.year import FIRST_YEAR, LAST_YEAR, YearPicture, move_months, next_start
from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.lines import draw
from eventplanner.widgets.theme import colourless, palette_of
from eventplanner.widgets.year_drawing import YearView, months_line, wall_line
from eventplanner.widgets.year_layout import MonthsLayout, WallLayout, YearLayout


class YearGrid(Widget, can_focus=True):
    """Twelve months or a wall planner, with a cursor that is a day; an event in hand goes where the cursor goes."""

    DEFAULT_CSS = "YearGrid { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "drop", N_("Drop here"), id="year.drop", tooltip=N_("Move the event to this day")),
        Binding("escape", "put_back", N_("Leave it"), id="year.put_back", tooltip=N_("Leave the event where it was")),
        Binding("left,h", "days(-1)", N_("Day before"), id="year.left", show=False),
        Binding("right,l", "days(1)", N_("Day after"), id="year.right", show=False),
        Binding("up,k", "rows(-1)", N_("Row above"), id="year.up", show=False, tooltip=N_("A week or a month back")),
        Binding("down,j", "rows(1)", N_("Row below"), id="year.down", show=False, tooltip=N_("A week or a month on")),
        Binding("pageup", "months(-1)", N_("Month before"), id="year.month_before", show=False),
        Binding("pagedown", "months(1)", N_("Month after"), id="year.month_after", show=False),
        Binding("home", "edge(-1)", N_("Start of the month"), id="year.month_start", show=False),
        Binding("end,G", "edge(1)", N_("End of the month"), id="year.month_end", show=False),
        Binding("plus", "months(12)", N_("Year after"), id="year.later", show=False),
        Binding("minus", "months(-12)", N_("Year before"), id="year.earlier", show=False),
        Binding("n", "start(1)", N_("Next event"), id="year.next", show=False),
        Binding("N", "start(-1)", N_("Event before"), id="year.previous", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Another day is under the cursor."""

        day: date

    @dataclass
    class YearWanted(Message):
        """The cursor is to go to a day of a year that is not shown."""

        day: date

    @dataclass
    class StartWanted(Message):
        """The next event (1) or the one before (-1) is in another year, if anywhere."""

        step: int

    class Picked(Message):
        """The day under the cursor was clicked twice."""

    @dataclass
    class Moved(Message):
        """An event was dropped so many days after where it was."""

        event: Event
        days: int

    class HandChanged(Message):
        """An event was picked up, dropped or left."""

    def __init__(self, today: date, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: YearView | None = None
        self._day = self._today = today
        self._wall: bool | None = None
        self._top = 0
        self._from = today
        self._pressed: date | None = None
        self.first_weekday = 0

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._day

    @property
    def carried(self) -> Event | None:
        """The event in hand."""
        return self._view.carried if self._view else None

    @property
    def distance(self) -> timedelta:
        """How far the event in hand has been taken: its day under the cursor stays under it."""
        return self._day - self._from

    @property
    def wall(self) -> bool:
        """One row a month; unless somebody has chosen, where there is no room for four months side by side."""
        return self.size.width < 87 if self._wall is None else self._wall

    def show(self, picture: YearPicture, today: date, day: date | None = None) -> None:
        """Draw a year, newer or another, with the cursor on `day` if one is given."""
        self._today = today
        carried = self.carried
        self._day = day or self._day
        if self._day.year != picture.year:
            self._day = move_months(self._day, (picture.year - self._day.year) * 12)
        self._view = YearView(picture, today, self._day, colourless(self.app), carried)
        self._aim()
        self._scroll()
        self.refresh()

    def switch(self) -> None:
        """The other way to draw the year."""
        self._wall = not self.wall
        self._top = 0
        self._scroll()
        self.refresh()

    def go(self, day: date) -> None:
        """The cursor to a day, of another year if need be."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR or self._view is None:
            return
        if day.year != self._view.picture.year:
            self.post_message(self.YearWanted(day))
            return
        if day == self._day:
            return
        before = {self._day} | self._view.target
        self._day, old = day, self._day
        self._view = replace(self._view, cursor=day)
        self._aim()
        if self._scroll():
            self.refresh()
        else:
            self._refresh_days(before | {day} | self._view.target)
            self._refresh_headings(old, day)
        self.post_message(self.Chosen(day))

    def pick_up(self, event: Event) -> None:
        """Take an event of this day in hand."""
        if self._view is not None:
            self._from = self._day
            self._hold(event)

    def _hold(self, event: Event | None) -> None:
        if self._view is None:
            return
        before = self._view.target
        self._view = replace(self._view, carried=event)
        self._aim()
        self._refresh_days(before | self._view.target | {self._day})
        self.refresh_bindings()
        self.post_message(self.HandChanged())

    def _aim(self) -> None:
        """Which days the event in hand would cover."""
        if self._view is None:
            return
        event, covered = self._view.carried, set[date]()
        if event is not None and event.first_day is not None and event.last_day is not None:
            first = event.first_day + self.distance
            length = min(366, (event.last_day - event.first_day).days)
            covered = {first + timedelta(days=n) for n in range(length + 1)}
        self._view = replace(self._view, target=frozenset(covered))

    def render_line(self, y: int) -> Strip:
        palette, width = palette_of(self), self.size.width
        if self._view is None:
            return draw(palette, [], width)
        layout = self._layout
        if isinstance(layout, WallLayout):
            pieces = wall_line(self._view, layout, self._line(y))
        else:
            pieces = months_line(self._view, layout, self._line(y)) if self._line(y) <= layout.height else []
        return draw(palette, pieces, width)

    @property
    def _layout(self) -> YearLayout:
        year = self._view.picture.year if self._view else self._day.year
        if self.wall:
            return WallLayout(year, self.size.width, self.size.height)
        return MonthsLayout(year, self.first_weekday, self.size.width)

    def _line(self, y: int) -> int:
        """Which line of the whole picture is at `y`; the heading of the wall planner stays."""
        return y if self.wall and y == 0 else y + self._top

    def _scroll(self) -> bool:
        """Bring the cursor into sight; whether anything has moved."""
        before, self._top = self._top, self._layout.top(self._day, self._top, self.size.height)
        return before != self._top

    def _refresh_days(self, days: set[date] | frozenset[date]) -> None:
        layout, shown = self._layout, self._view.picture.year if self._view else 0
        for day in days:
            if day.year == shown:
                x, y = layout.place(day)
                self.refresh(Region(x, y - self._top, layout.day_width, 1))

    def _refresh_headings(self, *days: date) -> None:
        months = {day.month for day in days}
        for month in months if len(months) > 1 else ():
            x, y, width = self._layout.heading(month)
            self.refresh(Region(x, y - self._top, width, 1))

    def on_resize(self) -> None:
        self._top = 0
        self._scroll()
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.carried is not None if action in {"drop", "put_back"} else True

    def on_key(self, event: events.Key) -> None:
        """With an event in hand only what moves, drops or leaves it is heeded."""
        if self.carried is None:
            return
        active = self.screen.active_bindings.get(event.key)
        if active is None or active.node is not self:
            event.prevent_default()
            event.stop()

    def action_days(self, days: int) -> None:
        self.go(self._day + timedelta(days=days))

    def action_rows(self, rows: int) -> None:
        self.go(move_months(self._day, rows) if self.wall else self._day + timedelta(weeks=rows))

    def action_months(self, months: int) -> None:
        self.go(move_months(self._day, months))

    def action_edge(self, side: int) -> None:
        first = self._day.replace(day=1)
        self.go(first if side < 0 else move_months(first, 1) - timedelta(days=1))

    def action_start(self, step: int) -> None:
        if self._view is None:
            return
        if day := next_start(self._view.picture, self._day, step):
            self.go(day)
        else:
            self.post_message(self.StartWanted(step))

    def action_drop(self) -> None:
        event, days = self.carried, (self._day - self._from).days
        self._hold(None)
        if event is not None and days:
            self.post_message(self.Moved(event, days))

    def action_put_back(self) -> None:
        self._hold(None)
        self.go(self._from)

    def _day_under(self, event: events.MouseEvent) -> date | None:
        return self._layout.day_at(event.x, self._line(event.y)) if event.y < self.size.height else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if day := self._day_under(event):
            self._pressed = None if self.carried else day
            self.capture_mouse()
            self.go(day)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """A pressed day that is dragged takes its foremost event along."""
        day = self._day_under(event)
        if self._pressed is None or self._view is None or day is None or day == self._day:
            return
        if self.carried is None and (found := self._view.picture.days.get(self._pressed)):
            self.pick_up(found[0])
        if self.carried is not None:
            self.go(day)

    def on_mouse_up(self) -> None:
        self.release_mouse()
        if self._pressed is not None and self.carried is not None:
            self.action_drop()
        self._pressed = None

    def on_click(self, event: events.Click) -> None:
        if event.chain > 1 and self._day_under(event) == self._day:
            self.post_message(self.Picked())
