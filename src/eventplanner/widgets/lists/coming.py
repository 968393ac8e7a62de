"""The next events with their countdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from eventplanner.domain.events.events import Event
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.chrome.kinds import event_mark, kind_role
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.chrome.theme import colourless

_STRIP = 60
"""Cells from which an event takes one line."""
_SOON = 3
"""Days."""


class ComingList(Lines, can_focus=True):
    """Two lines an event in a column, one in a broad strip; where the keys are it has a cursor."""

    DEFAULT_CSS = "ComingList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), id="list.up", show=False, tooltip=N_("One row up")),
        Binding("down,j", "move(1)", N_("Down"), id="list.down", show=False, tooltip=N_("One row down")),
        Binding("home", "move(-1000)", N_("First row"), id="list.first", show=False),
        Binding("end,G", "move(1000)", N_("Last row"), id="list.last", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """Another event is under the cursor, or the cursor has come here."""

        event: Event | None

    class Picked(Message):
        """The event under the cursor was clicked twice."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._events: tuple[Event, ...] = ()
        self._today = date.min
        self._index = 0
        self._top = 0

    @property
    def event(self) -> Event | None:
        """Event under the cursor."""
        return self._events[self._index] if self._events else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self._all(width))

    def show(self, events: Sequence[Event], today: date) -> None:
        before, here = self._events, self.event
        self._events, self._today = tuple(events), today
        ids = [event.id for event in events]
        self._index = ids.index(here.id) if here and here.id in ids else max(0, min(self._index, len(ids) - 1))
        if len(before) != len(events):
            self.refresh(layout=True)
        self.redraw()
        self._tell()

    def rows(self, width: int, height: int) -> list[Row]:
        step = 1 if width >= _STRIP else 2
        line = self._index * step
        self._top = max(min(self._top, line), line + step - height)
        return self._all(width)[self._top :]

    def action_move(self, step: int) -> None:
        index = max(0, min(self._index + step, len(self._events) - 1))
        if index != self._index:
            self._index = index
            self.redraw()
            self._tell()

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.redraw()
        self._tell()

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self._top) // (1 if self.size.width >= _STRIP else 2)
        if index < len(self._events):
            if index == self._index and event.chain > 1:
                self.post_message(self.Picked())
            self.action_move(index - self._index)

    def _tell(self) -> None:
        if self.has_focus:
            self.post_message(self.Highlighted(self.event))

    def _all(self, width: int) -> list[Row]:
        if not self._events:
            return [[(_("No event is coming."), "muted")]]
        if width >= _STRIP:
            return [self._strip(event, width) for event in self._events]
        return [row for event in self._events for row in self._column(event, width)]

    def _inked(self, event: Event, row: Row) -> Row:
        """The cursor's row stands out, and nothing in it is too faint to be read."""
        if not (self.has_focus and event == self.event):
            return row
        return [(text, f"{'text' if ink == 'muted' else ink} on cursor") for text, ink in row]

    def _column(self, event: Event, width: int) -> list[Row]:
        day, left = _days(event), self._countdown(event)
        place = event.venue or event.url or _("no place yet")
        first: Row = [
            self._sign(event),
            (fit(event.title, max(0, width - 4 - len(day))), "bold"),
            (f"  {day}", ""),
        ]
        second: Row = [
            ("  ", ""),
            (fit(place, max(0, width - 4 - len(left))), "muted"),
            (f"  {left}", self._countdown_ink(event)),
        ]
        return [self._inked(event, first), self._inked(event, second)]

    def _strip(self, event: Event, width: int) -> Row:
        title = width * 2 // 5
        place = max(0, width - title - 2 - 18 - 12)
        row: Row = [
            self._sign(event),
            (fit(event.title, title), "bold"),
            (" " + fit(_days(event), 17), ""),
            (fit(event.venue or event.url, place - 1) + " ", "muted"),
            (fit(self._countdown(event), 12, right=True), self._countdown_ink(event)),
        ]
        return self._inked(event, row)

    def _sign(self, event: Event) -> tuple[str, str]:
        return f"{event_mark(event, colourless(self.app))} ", kind_role(event.kind)

    def _countdown(self, event: Event) -> str:
        if event.first_day is None:
            return ""
        return _("now") if event.first_day < self._today else formats.countdown(event.first_day, self._today)

    def _countdown_ink(self, event: Event) -> str:
        near = event.first_day is not None and (event.first_day - self._today).days <= _SOON
        return "amber" if near else "muted"


def _days(event: Event) -> str:
    if event.start is None or event.end is None:
        return ""
    return formats.span(event.start, event.end, all_day=True)
