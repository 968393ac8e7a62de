"""The next events with their countdown."""

from collections.abc import Sequence
from datetime import date

from textual.geometry import Size

from eventplanner.domain.events import Event
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _
from eventplanner.widgets.kinds import event_mark, kind_role
from eventplanner.widgets.lines import Lines, Row
from eventplanner.widgets.shown import fit
from eventplanner.widgets.theme import colourless

_STRIP = 60
"""Cells from which an event takes one line."""
_SOON = 3
"""Days."""


class ComingList(Lines):
    """Two lines an event in a column, one in a broad strip."""

    DEFAULT_CSS = "ComingList { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._events: tuple[Event, ...] = ()
        self._today = date.min

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self.rows(width, 0))

    def show(self, events: Sequence[Event], today: date) -> None:
        before, self._events, self._today = self._events, tuple(events), today
        if len(before) != len(events):
            self.refresh(layout=True)
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        del height
        if not self._events:
            return [[(_("No event is coming."), "muted")]]
        if width >= _STRIP:
            return [self._strip(event, width) for event in self._events]
        return [row for event in self._events for row in self._column(event, width)]

    def _column(self, event: Event, width: int) -> list[Row]:
        day, left = _days(event), self._countdown(event)
        place = event.venue or event.url or _("no place yet")
        return [
            [
                self._sign(event),
                (fit(event.title, max(0, width - 4 - len(day))), "bold"),
                (f"  {day}", ""),
            ],
            [
                ("  ", ""),
                (fit(place, max(0, width - 4 - len(left))), "muted"),
                (f"  {left}", self._countdown_ink(event)),
            ],
        ]

    def _strip(self, event: Event, width: int) -> Row:
        title = width * 2 // 5
        place = max(0, width - title - 2 - 18 - 12)
        return [
            self._sign(event),
            (fit(event.title, title), "bold"),
            (" " + fit(_days(event), 17), ""),
            (fit(event.venue or event.url, place - 1) + " ", "muted"),
            (fit(self._countdown(event), 12, right=True), self._countdown_ink(event)),
        ]

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
