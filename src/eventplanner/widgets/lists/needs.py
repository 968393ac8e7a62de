"""The events that need somebody, in groups by how soon, and below them what else lies ahead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.domain.events.events import Event
from eventplanner.domain.home.home import Need, Urgency
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import called, fit
from eventplanner.widgets.lists.detail import DetailLine

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


class Further(NamedTuple):
    """A line about something else than what one event lacks."""

    key: str
    """What it is recognised by."""
    sign: str
    """The name of a glyph."""
    ink: str
    when: str
    title: str
    about: str
    entries: Sequence[DetailLine] = ()
    """All there is to say of it."""
    event: Event | None = None
    """What keys act on."""
    link: str = ""
    page: str = ""
    """What is opened where there is no event."""
    thing: Any = None
    """What it stands for, if it can be accepted."""
    page_of: int | None = None
    """What that page is opened for."""
    task: Any = None
    """The task that it stands for, if it is one."""


class FurtherGroup(NamedTuple):
    """Lines under a heading, which says how many there are in all."""

    heading: str
    ink: str
    total: int
    lines: Sequence[Further]


class NeedList(Lines, can_focus=True):
    """One line an event under the heading of its group, with a cursor that stays where it is.

    What else lies ahead comes later and stands below, so that nothing moves when it comes.
    """

    DEFAULT_CSS = "NeedList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), id="list.up", show=False, tooltip=N_("One row up")),
        Binding("down,j", "move(1)", N_("Down"), id="list.down", show=False, tooltip=N_("One row down")),
        Binding("pageup", "move(-10)", N_("Page up"), id="list.page_up", show=False),
        Binding("pagedown", "move(10)", N_("Page down"), id="list.page_down", show=False),
        Binding("home", "move(-1000)", N_("First row"), id="list.first", show=False),
        Binding("end,G", "move(1000)", N_("Last row"), id="list.last", show=False),
        Binding(
            "n", "group", N_("Next group"), id="list.next_group", show=False, tooltip=N_("After the last the first")
        ),
    ]

    @dataclass
    class Highlighted(Message):
        """Another event is under the cursor, or none, or the cursor has come here."""

        need: Need | None
        further: Further | None = None

    class Picked(Message):
        """Message that the row under the cursor was clicked twice."""

    def __init__(self, id: str | None = None, *, awaiting: bool = False) -> None:
        super().__init__(id=id)
        self._awaiting = awaiting
        """It is not known yet whether there is anything else."""
        self._needs: tuple[Need, ...] = ()
        self._groups: tuple[FurtherGroup, ...] = ()
        self._further: tuple[Further, ...] = ()
        self._today = date.min
        self._index = 0
        self._top = 0
        self._places: list[int | None] = []
        """For each line of the whole list the index of the event on it, None for headings."""

    @property
    def need(self) -> Need | None:
        """The event that lacks something under the cursor."""
        return self._needs[self._index] if self._index < len(self._needs) else None

    @property
    def further(self) -> Further | None:
        """Further item under the cursor."""
        at = self._index - len(self._needs)
        return self._further[at] if 0 <= at < len(self._further) else None

    def show(self, needs: Sequence[Need], today: date) -> None:
        before = self._here
        self._needs, self._today = tuple(needs), today
        self._stay(before)

    def show_further(self, groups: Sequence[FurtherGroup]) -> None:
        before = self._here
        self._groups, self._awaiting = tuple(groups), False
        self._further = tuple(line for group in groups for line in group.lines)
        self._stay(before)

    def rows(self, width: int, height: int) -> list[Row]:
        if not self._count:
            calm: Row = [(f"{glyph('done')} ", "green"), (_("Nothing needs you now."), "muted")]
            return [] if self._awaiting else [calm]
        found: list[Row] = []
        self._places = []
        widths = self._widths(width)
        for heading, members in self._grouped(widths):
            blank: list[Row] = [[]] if found and self.app.size.width >= _ROOMY else []
            found += [*blank, heading, *(row for _index, row in members)]
            self._places += [None] * (1 + len(blank)) + [index for index, _row in members]
        return self._in_sight(found, height)

    def _grouped(self, widths: tuple[int, int, int]) -> Iterator[tuple[Row, list[tuple[int, Row]]]]:
        """The heading of each group, and the lines below it with their indices."""
        for urgency, (title, sign, colour) in _GROUPS.items():
            members = [(index, need) for index, need in enumerate(self._needs) if need.urgency is urgency]
            if members:
                rows = [(index, self._row(need, index, sign, colour, widths)) for index, need in members]
                yield _heading(_(title), f"bold {colour}", len(members)), rows
        index = len(self._needs)
        for group in self._groups:
            rows = [(index + n, self._further_row(line, index + n, widths)) for n, line in enumerate(group.lines)]
            yield _heading(group.heading, f"bold {group.ink}", group.total), rows
            index += len(rows)

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

    def _further_row(self, line: Further, index: int, widths: tuple[int, int, int]) -> Row:
        at_cursor = index == self._index and self.has_focus
        back = " on cursor" if at_cursor else ""
        room = sum(widths)
        longest = max(cell_len(each.title) for each in self._further)
        # Below the titles above where that does, for those are not moved by what comes later.
        title = max(widths[0], min(longest, room * 2 // 5))
        if line.task:
            # Where it belongs is short, and what is to be done is not.
            title = room - min(max(cell_len(each.about) for each in self._further if each.task), room * 2 // 5)
        return [
            (fit(f" {glyph(line.sign)} {line.when}", _WHEN), f"{line.ink}{back}"),
            (fit(line.title, title), ("bold text" if at_cursor else "text") + back),
            ("  " + fit(line.about, room - title + 2), ("text" if at_cursor else "muted") + back),
        ]

    def _widths(self, width: int) -> tuple[int, int, int]:
        """Of title, what is lacking and lead; that is said in full as long as titles are still to be told apart."""
        lead = _LEAD if width >= 60 else 0
        room = max(0, width - _WHEN - lead - 4)
        titles = [need.event.title for need in self._needs] or [line.title for line in self._further]
        longest = max(map(cell_len, titles))
        lacking = max((cell_len(names.lacks(need.lacks)) for need in self._needs), default=room)
        title = min(longest, max(room - lacking, room * 2 // 5))
        return title, room - title, lead

    def _when(self, need: Need) -> str:
        day = need.event.first_day
        return formats.countdown(day, self._today) if day else _("no date")

    def _in_sight(self, found: list[Row], height: int) -> list[Row]:
        """The lines around the cursor, with the heading of its group where that is just above; what is below is told."""
        crowded = len(found) > height > 2 and self._index < self._count - 1
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
        index = max(0, min(self._index + step, self._count - 1))
        if index != self._index:
            self._index = index
            self.redraw()
            self._tell()

    def action_group(self) -> None:
        """To the first line of the next group."""
        starts = [after for before, after in pairwise(self._places) if before is None and after is not None]
        if starts:
            self.action_move(next((start for start in starts if start > self._index), starts[0]) - self._index)

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.redraw()
        self._tell()

    @property
    def _count(self) -> int:
        return len(self._needs) + len(self._further)

    @property
    def _here(self) -> int | str | None:
        """What the line under the cursor is recognised by."""
        return self._names[self._index] if self._index < self._count else None

    @property
    def _names(self) -> list[int | str]:
        return [*(need.event.id for need in self._needs), *(line.key for line in self._further)]

    def _stay(self, before: int | str | None) -> None:
        """The cursor goes with its line; if that is gone, it stays at its place."""
        names = self._names
        self._index = names.index(before) if before in names else max(0, min(self._index, len(names) - 1))
        self.redraw()
        self._tell()

    def _tell(self) -> None:
        if self.has_focus:
            self.post_message(self.Highlighted(self.need, self.further))

    def on_click(self, event: events.Click) -> None:
        line = event.y + self._top
        index = self._places[line] if line < len(self._places) else None
        if index is None:
            return
        if index == self._index and event.chain > 1:
            self.post_message(self.Picked())
        self.action_move(index - self._index)


def _heading(title: str, ink: str, count: int) -> Row:
    return [(title, ink), (f"  {formats.number(count)}", "muted")]
