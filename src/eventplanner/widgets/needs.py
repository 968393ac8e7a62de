"""The events that need somebody, in groups by how soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.domain.home import Need, Urgency
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.lines import Lines, Row
from eventplanner.widgets.shown import called, fit

_GROUPS = {
    Urgency.NOW: (N_("NOW"), "late", "bold red"),
    Urgency.SOON: (N_("SOON"), "today", "amber"),
    Urgency.LATER: (N_("LATER"), "open", "sky"),
}
"""Heading, sign and ink."""
_WHEN = 14
_LEAD = 6
_ROOMY = 100
"""Columns from which there is a blank line between groups."""


class NeedList(Lines, can_focus=True):
    """One line an event under the heading of its group, with a cursor that stays on its event."""

    DEFAULT_CSS = "NeedList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), id="list.up", show=False, tooltip=N_("One row up")),
        Binding("down,j", "move(1)", N_("Down"), id="list.down", show=False, tooltip=N_("One row down")),
        Binding("pageup", "move(-10)", N_("Page up"), id="list.page_up", show=False),
        Binding("pagedown", "move(10)", N_("Page down"), id="list.page_down", show=False),
        Binding("home", "move(-1000)", N_("First row"), id="list.first", show=False),
        Binding("end,G", "move(1000)", N_("Last row"), id="list.last", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """Another event is under the cursor, or none, or the cursor has come here."""

        need: Need | None

    class Picked(Message):
        """The event under the cursor was clicked twice."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._needs: tuple[Need, ...] = ()
        self._today = date.min
        self._index = 0
        self._top = 0
        self._places: list[int | None] = []
        """For each line of the whole list the index of the event on it, None for headings."""

    @property
    def need(self) -> Need | None:
        """What is under the cursor."""
        return self._needs[self._index] if self._needs else None

    def show(self, needs: Sequence[Need], today: date) -> None:
        before = self.need
        self._needs, self._today = tuple(needs), today
        ids = [need.event.id for need in needs]
        if before and before.event.id in ids:
            self._index = ids.index(before.event.id)
        self._index = max(0, min(self._index, len(ids) - 1))
        self.redraw()
        self._tell()

    def rows(self, width: int, height: int) -> list[Row]:
        if not self._needs:
            return [[(f"{glyph('done')} ", "green"), (_("Nothing needs you now."), "muted")]]
        found: list[Row] = []
        self._places = []
        widths = self._widths(width)
        for urgency, (title, sign, colour) in _GROUPS.items():
            members = [(index, need) for index, need in enumerate(self._needs) if need.urgency is urgency]
            if not members:
                continue
            blank: list[Row] = [[]] if found and self.app.size.width >= _ROOMY else []
            found += [*blank, [(_(title), f"bold {colour}"), (f"  {len(members)}", "muted")]]
            found += [self._row(need, index, sign, colour, widths) for index, need in members]
            self._places += [None] * (1 + len(blank)) + [index for index, _need in members]
        return self._in_sight(found, height)

    def _row(self, need: Need, index: int, sign: str, colour: str, widths: tuple[int, int, int]) -> Row:
        at_cursor = index == self._index and self.has_focus
        back = " on cursor" if at_cursor else ""
        title, lacking, lead = widths
        quiet = "text" if at_cursor else "muted"
        return [
            (fit(f" {glyph(sign)} {self._when(need)}", _WHEN), f"{colour}{back}"),
            (fit(need.event.title, title), ("bold text" if at_cursor else "text") + back),
            ("  " + fit(names.lacks(need.lacks), lacking), ("text" if at_cursor else "muted") + back),
            ("  " + fit(called(need.event.lead, lead), lead), quiet + back),
        ]

    def _widths(self, width: int) -> tuple[int, int, int]:
        """Of title, what is lacking and lead; that is said in full as long as titles are still to be told apart."""
        lead = _LEAD if width >= 60 else 0
        room = max(0, width - _WHEN - lead - 4)
        longest = max(cell_len(need.event.title) for need in self._needs)
        lacking = max(cell_len(names.lacks(need.lacks)) for need in self._needs)
        title = min(longest, max(room - lacking, room * 2 // 5))
        return title, room - title, lead

    def _when(self, need: Need) -> str:
        day = need.event.first_day
        return formats.countdown(day, self._today) if day else _("no date")

    def _in_sight(self, found: list[Row], height: int) -> list[Row]:
        """The lines around the cursor, with the heading of its group where that is just above; what is below is told."""
        crowded = len(found) > height > 2 and self._index < len(self._needs) - 1
        height -= crowded
        line = self._places.index(self._index)
        above = max(0, line - 1) if line and self._places[line - 1] is None else line
        self._top = max(min(self._top, above), line - height + 1, 0)
        self._top = min(self._top, max(0, len(found) - height))
        shown = found[self._top : self._top + height]
        if not crowded:
            return shown
        below = sum(place is not None for place in self._places[self._top + height :])
        return [*shown, [(f" {_('and {n} more').format(n=below)}", "muted")]]

    def action_move(self, step: int) -> None:
        index = max(0, min(self._index + step, len(self._needs) - 1))
        if index != self._index:
            self._index = index
            self.redraw()
            self._tell()

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.redraw()
        self._tell()

    def _tell(self) -> None:
        if self.has_focus:
            self.post_message(self.Highlighted(self.need))

    def on_click(self, event: events.Click) -> None:
        line = event.y + self._top
        index = self._places[line] if line < len(self._places) else None
        if index is None:
            return
        if index == self._index and event.chain > 1:
            self.post_message(self.Picked())
        self.action_move(index - self._index)
