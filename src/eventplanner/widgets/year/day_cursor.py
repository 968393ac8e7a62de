"""A cursor that is a day of a year, whichever way the year is drawn; events go where it goes."""

from abc import abstractmethod
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.calendar_words import move_months
from eventplanner.domain.year.order import deadlines
from eventplanner.domain.year.year import FIRST_YEAR, LAST_YEAR, YearPicture, next_start
from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.theme import colourless
from eventplanner.widgets.year.year_view import YearView


class DayCursor(Widget, can_focus=True):
    """Moves over days and years, takes an event in hand; each view of a year says where its days are."""

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
        """The cursor has gone to a day of a year that is not shown."""

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
        self.view: YearView | None = None
        self._day = self._from = today
        self._asked: int | None = None
        self._pressed: date | None = None
        self.first_weekday = 0

    @abstractmethod
    def refresh_days(self, days: AbstractSet[date], before: date) -> None:
        """Repaint days, and bring the cursor into sight, which was on the day `before`."""

    @abstractmethod
    def reach(self) -> bool:
        """Bring the cursor into sight; whether that has moved anything."""

    @abstractmethod
    def day_at(self, x: int, y: int) -> date | None:
        """The day that is drawn there."""

    @abstractmethod
    def beside(self, rows: int) -> date:
        """The day so many rows below the cursor."""

    @property
    def day(self) -> date:
        """The day under the cursor; for a moment it may be of a year that is not shown yet."""
        return self._day

    @property
    def carried(self) -> Event | None:
        """The event in hand."""
        return self.view.carried if self.view else None

    @property
    def distance(self) -> timedelta:
        """Distance of the event in hand from its place; its day under the cursor stays under it."""
        return self._day - self._from

    def show(self, picture: YearPicture, today: date, day: date | None = None) -> None:
        """Draw a year, newer or another, with the cursor where it has gone meanwhile, unless a `day` is given."""
        carried = self.carried
        self._day = day or self._day
        self._asked = None if self._day.year == picture.year else self._day.year
        plain = colourless(self.app)
        self.view = YearView(picture, today, self._day, plain, carried, deadlines=deadlines(picture))
        self._aim()
        self.drawn()
        self.reach()
        self.refresh()

    def drawn(self) -> None:
        """Another picture is to be drawn from now on."""

    def take_over(self, other: "DayCursor") -> None:
        """Go on where another view was left."""
        self._day, self._from = other.day, other.day - other.distance
        if other.view is not None:
            self.view = revised(other.view, cursor=self._day)
            self.show(other.view.picture, other.view.today)

    def go(self, day: date) -> None:
        """The cursor to a day, of another year if need be."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR or day == self._day:
            return
        if self.view is None:
            # There it will be once a year is shown.
            self._day = day
            return
        self._day = day
        if day.year != self.view.picture.year:
            # Once for each year: keys may come much faster than years.
            asked, self._asked = self._asked, day.year
            self.post_message(self.Chosen(day) if asked == day.year else self.YearWanted(day))
            return
        self._asked = None
        old, before = self.view.cursor, {self.view.cursor} | self.view.target
        self.view = revised(self.view, cursor=day)
        self._aim()
        self.refresh_days(before | {day} | self.view.target, old)
        self.post_message(self.Chosen(day))

    def pick_up(self, event: Event) -> None:
        """Take an event of this day in hand."""
        if self.view is not None:
            self._from = self._day
            self._hold(event)

    def _hold(self, event: Event | None) -> None:
        if self.view is None:
            return
        before = self.view.target
        self.view = revised(self.view, carried=event)
        self._aim()
        self.refresh_days(before | self.view.target | {self._day}, self._day)
        self.refresh_bindings()
        self.post_message(self.HandChanged())

    def _aim(self) -> None:
        """Which days the event in hand would cover."""
        if self.view is None:
            return
        event, covered = self.view.carried, set[date]()
        if event is not None and event.first_day is not None and event.last_day is not None:
            first = event.first_day + self.distance
            length = min(366, (event.last_day - event.first_day).days)
            covered = {first + timedelta(days=n) for n in range(length + 1)}
        self.view = revised(self.view, target=frozenset(covered))

    def on_resize(self) -> None:
        self.reach()
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
        self.go(self.beside(rows))

    def action_months(self, months: int) -> None:
        self.go(move_months(self._day, months))

    def action_edge(self, side: int) -> None:
        first = self._day.replace(day=1)
        self.go(first if side < 0 else move_months(first, 1) - timedelta(days=1))

    def action_start(self, step: int) -> None:
        if self.view is None:
            return
        known = self._day.year == self.view.picture.year
        if known and (day := next_start(self.view.picture, self._day, step)):
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
        return self.day_at(event.x, event.y) if event.y < self.size.height else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if day := self._day_under(event):
            self._pressed = None if self.carried else day
            self.capture_mouse()
            self.go(day)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """A pressed day that is dragged takes its foremost event along."""
        day = self._day_under(event)
        if self._pressed is None or self.view is None or day is None or day == self._day:
            return
        if self.carried is None and (found := self.view.picture.days.get(self._pressed)):
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
