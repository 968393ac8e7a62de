"""A year to try its views with: some events, dates of others, and what was done to it."""

from collections.abc import Sequence
from datetime import date, datetime

from textual.widget import Widget

from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.year.overlays import Colour, Occasion, OtherDate, Overlay, OverlaySource
from eventplanner.domain.year.year import draw_year
from eventplanner.widgets.year.day_cursor import DayCursor
from widgets.apps import Bench

TODAY = date(2027, 3, 9)
HOLIDAYS = Overlay(id=1, version=1, name="Holidays", source=OverlaySource.HOLIDAYS, colour=Colour.PINK)
LEAVE = Overlay(id=2, version=1, name="Leave", source=OverlaySource.CALENDAR, colour=Colour.AMBER)


def event(id: int, first: str, last: str = "", **fields: object) -> Event:
    start = datetime.fromisoformat(first)
    known = {"id": id, "version": 1, "uid": f"{id}@x", "sequence": 0, "created_at": start, "updated_at": start}
    values = {"title": f"Event {id}", "start": start, "end": datetime.fromisoformat(last or first), "all_day": True}
    return Event(**(known | values | fields))  # type: ignore[arg-type]


def other(id: int, overlay: Overlay, first: str, last: str = "", **fields: object) -> Occasion:
    """One date of an overlay."""
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last or first)
    known = {"id": id, "version": 1, "overlay_id": overlay.id, "title": f"Other {id}", "start": start, "end": end}
    return Occasion(OtherDate(**(known | fields)), overlay, start, end)  # type: ignore[arg-type]


MEETUP = event(1, "2027-03-12", status=Status.CONFIRMED)
CONFERENCE = event(2, "2027-04-15", "2027-04-16", kind=EventKind.CONFERENCE)


class Year(Bench):
    """One view of a year, and what it said."""

    def __init__(self, view: DayCursor, events: Sequence[Event], others: Sequence[Occasion] = ()) -> None:
        super().__init__(view)
        self.view, self.events, self.others = view, events, others
        self.said: list[object] = []

    def on_mount(self) -> None:
        self.show(2027)
        self.view.focus()

    def show(self, year: int, day: date | None = None) -> None:
        self.view.show(draw_year(year, self.events, 10, self.others), TODAY, day)

    def on_day_cursor_chosen(self, message: DayCursor.Chosen) -> None:
        self.said.append(message.day)

    def on_day_cursor_moved(self, message: DayCursor.Moved) -> None:
        self.said.append((message.event.id, message.days))

    def on_day_cursor_year_wanted(self, message: DayCursor.YearWanted) -> None:
        self.said.append(("year", message.day))

    def on_day_cursor_start_wanted(self, message: DayCursor.StartWanted) -> None:
        self.said.append(("start", message.step))

    def on_day_cursor_picked(self) -> None:
        self.said.append("picked")


def inks_of(widget: Widget, y: int, start: int, end: int) -> list[str]:
    """The colours of the text in some cells of a line."""
    cells = [
        str(segment.style.color.name) if segment.style and segment.style.color else ""
        for segment in widget.render_line(y)
        for _ in range(segment.cell_length)
    ]
    return cells[start:end]
