"""The targets of a year: kinds by quarters, each with what is done, what is planned and what is aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.planning.targets import LARGEST, QUARTERS, Progress, quarter_of
from eventplanner.domain.planning.year_totals import Total, Totals, totals
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.kinds import kind_role
from eventplanner.widgets.chrome.lines import Lines, Piece, Row
from eventplanner.widgets.chrome.shown import fit

KINDS = tuple(EventKind)
FOOT = 2
"""Lines below that say in words what is under the cursor."""
_WIDEST = 22
"""Cells of a quarter."""
_YEAR = 2
"""Cells that the year has more than a quarter."""
_SHORTEST_BAR, _LONGEST_BAR = 3, 8
_DIGITS = len(str(LARGEST))
_ALL = len(KINDS)
"""The row of the sums."""


class TargetGrid(Lines, can_focus=True):
    """A row a kind and one of sums, a column a quarter and one of the year; in a cell a number can be typed."""

    DEFAULT_CSS = "TargetGrid { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", N_("Up"), id="list.up", show=False, tooltip=N_("One row up")),
        Binding("down,j", "move(1, 0)", N_("Down"), id="list.down", show=False, tooltip=N_("One row down")),
        Binding("left,h", "move(0, -1)", N_("Quarter before"), id="target.left", show=False),
        Binding("right,l", "move(0, 1)", N_("Next quarter"), id="target.right", show=False),
        Binding("home", "move(-1000, 0)", N_("First row"), id="list.first", show=False),
        Binding("end,G", "move(1000, 0)", N_("Last row"), id="list.last", show=False),
    ]

    class Moved(Message):
        """Another cell is under the cursor."""

    class Typing(Message):
        """A number is typed where none may be."""

    @dataclass
    class Entered(Message):
        """A target was typed; None if it is to be taken away."""

        kind: EventKind
        quarter: int
        events: int | None

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._year = 0
        self._today = date.min
        self._totals: Totals = totals((), 0, date.min, KINDS)
        self._row = 0
        self._column = 0
        self._typed: str | None = None
        """What stands in the cell while a number is typed there."""
        self.locked = False
        """Targets may only be looked at."""

    @property
    def chosen(self) -> tuple[EventKind, int]:
        """The kind and the quarter under the cursor."""
        return KINDS[self._row], QUARTERS[self._column]

    @property
    def chosen_total(self) -> Total:
        return self._total(self._row, self._column)

    def show(self, year: int, found: Sequence[Progress], today: date) -> None:
        """Shows the targets of a year; another year discards unfinished input."""
        if year != self._year:
            self._typed = None
        self._year, self._today = year, today
        self._totals = totals(found, year, today, KINDS)
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        label, cell = _widths(width)
        room = height - FOOT
        step = _step(room)
        found = [self._heading(label, cell)]
        for row in range(_ALL + 1):
            found += [self._line(row, label, cell, step == 1), self._words(row, label, cell), []][:step]
        found = found[:room]
        found += [[] for _line in range(room - len(found))]
        return [*found, self._foot(width), self._foot_of_year(width)]

    def type(self) -> None:
        """Begin with the target that stands there."""
        target = self.chosen_total.target
        self._typed = "" if target is None else str(target)
        self.redraw()

    def action_move(self, down: int, right: int) -> None:
        self._row = max(0, min(self._row + down, _ALL - 1))
        self._column = max(0, min(self._column + right, len(QUARTERS) - 1))
        self.redraw()
        self.post_message(self.Moved())

    def on_key(self, event: events.Key) -> None:
        """A digit begins a number in the cell; until it is set or left the keys belong to it."""
        if event.character and event.character in "0123456789":
            event.stop()
            self._digit(event.character)
        elif self._typed is not None:
            self._heed(event)

    def on_blur(self) -> None:
        self._leave()

    def on_click(self, event: events.Click) -> None:
        label, cell = _widths(self.size.width)
        row, column = (event.y - 1) // _step(self.size.height - FOOT), (event.x - label) // cell
        if event.x >= label and event.y and row < _ALL and column < len(QUARTERS):
            self._set()
            self.action_move(row - self._row, column - self._column)

    def _digit(self, digit: str) -> None:
        if self.locked:
            self.post_message(self.Typing())
            return
        typed = (self._typed or "") + digit
        self._typed = typed if len(typed) <= _DIGITS else self._typed
        self.redraw()

    def _heed(self, event: events.Key) -> None:
        """Enter sets, esc leaves; who goes on to another cell means what she typed."""
        match event.key:
            case "enter":
                self._set()
            case "escape":
                self._leave()
            case "backspace" | "ctrl+h":
                self._typed = (self._typed or "")[:-1]
                self.redraw()
            case "ctrl+u":
                self._typed = ""
                self.redraw()
            case "up" | "down" | "left" | "right" | "tab" | "shift+tab":
                self._set()
                return
        event.stop()
        event.prevent_default()

    def _set(self) -> None:
        if self._typed is not None:
            events = int(self._typed) if self._typed else None
            if events != self.chosen_total.target:
                self.post_message(self.Entered(*self.chosen, events))
            self._leave()

    def _leave(self) -> None:
        self._typed = None
        self.redraw()

    def _total(self, row: int, column: int) -> Total:
        """The last row is of all kinds, the last column of all quarters."""
        return self._totals.of_kind(row)[column]

    def _heading(self, label: int, cell: int) -> Row:
        found: list[Piece] = [(fit(_("done/planned"), label), "muted")]
        for quarter in QUARTERS:
            now = (self._year, quarter) == (self._today.year, quarter_of(self._today))
            found.append((fit(f" {_months(quarter, cell)}", cell), "bold accent" if now else "muted"))
        return [*found, (fit(f" {self._year}", cell + _YEAR), "bold text")]

    def _line(self, row: int, label: int, cell: int, alone: bool) -> Row:
        cells = [piece for column in range(len(QUARTERS) + 1) for piece in self._cell(row, column, cell, alone)]
        return [*_label(row, label), *cells]

    def _cell(self, row: int, column: int, cell: int, alone: bool) -> list[Piece]:
        """The figures and a bar; where there is no line for words below, a sign says what is behind plan."""
        total, back = self._total(row, column), self._back(row, column)
        room = cell + _YEAR * (column == len(QUARTERS)) - 1
        sign: Piece = (glyph("warning"), f"amber{back}") if alone and self._is_late(row, column) else (" ", back)
        if self._typed is not None and back:
            return [(" ", back), (fit(f"{self._typed}{glyph('edge')}", room), f"bold accent{back}")]
        strong = "bold " if row == _ALL or column == len(QUARTERS) else ""
        ink = "text" if total.target is not None or total.planned or back else "dim"
        figures = _figures(total)
        bar = _bar(total, min(_LONGEST_BAR, room - len(figures) - 2))
        if not bar:
            return [sign, (fit(figures, room), f"{strong}{ink}{back}")]
        rest = room - len(figures) - 1 - sum(len(text) for text, _ink in bar)
        coloured = [(text, f"{colour}{back}") for text, colour in bar]
        return [sign, (f"{figures} ", f"{strong}{ink}{back}"), *coloured, (" " * rest, back)]

    def _words(self, row: int, label: int, cell: int) -> Row:
        """Below the figures what is missing, in words."""
        found: list[Piece] = [(" " * label, "")]
        for column in range(len(QUARTERS) + 1):
            late, back = self._is_late(row, column), self._back(row, column)
            said = self._missing(self._total(row, column), column)
            ink = "amber" if late else "text" if back else "muted"
            room = cell + _YEAR * (column == len(QUARTERS))
            found.append((fit(f" {glyph('warning')} {said}" if late else f" {said}", room), f"{ink}{back}"))
        return found

    def _is_late(self, row: int, column: int) -> bool:
        """In the quarters of today's year up to the one that goes on, and in all of years that are over."""
        if not self._total(row, column).missing or self._year > self._today.year:
            return False
        if column == len(QUARTERS):
            return any(self._is_late(row, quarter) for quarter in range(len(QUARTERS)))
        return self._year < self._today.year or QUARTERS[column] <= quarter_of(self._today)

    def _missing(self, total: Total, column: int) -> str:
        """How many; a year that goes on has quarters in which it is too late to plan, and others."""
        n, this = total.missing, quarter_of(self._today)
        if not n:
            return ""
        if self._year == self._today.year and column == len(QUARTERS):
            return words(counted("{n} missing", "{n} missing", n))
        over = self._year < self._today.year or (self._year == self._today.year and column + 1 < this)
        return words(counted("{n} missed", "{n} missed", n) if over else counted("{n} to plan", "{n} to plan", n))

    def _back(self, row: int, column: int) -> str:
        return " on cursor" if self.has_focus and (row, column) == (self._row, self._column) else ""

    def _foot(self, width: int) -> Row:
        """The cell under the cursor in words."""
        kind, quarter = self.chosen
        total = self.chosen_total
        title = _("{kind} · Q{quarter} {year}").format(
            kind=names.heading(names.kind(kind)), quarter=quarter, year=self._year
        )
        said = self._missing(total, self._column)
        sign = glyph("warning") if self._is_late(self._row, self._column) else glyph("dot")
        late: Piece = (f" {sign} {said}" if said else "", "amber" if sign == glyph("warning") else "text")
        told = f" · {_told(total)}"
        room = max(0, min(len(told), width - len(title) - len(late[0])))
        return [(title, "bold text"), (fit(told, room), "text"), late]

    def _foot_of_year(self, width: int) -> Row:
        kind = names.heading(names.kind(self.chosen[0]))
        told = _told(self._total(self._row, len(QUARTERS)))
        return [(fit(f"{kind} · {self._year} · {told}", width), "muted")]


def _widths(width: int) -> tuple[int, int]:
    """Of the names of kinds, and of a cell."""
    least = 18 if width >= 80 else 12
    cell = min(_WIDEST, (width - least - _YEAR) // (len(QUARTERS) + 1))
    return width - cell * (len(QUARTERS) + 1) - _YEAR, cell


def _step(room: int) -> int:
    """Lines a row: figures, what is missing in words, and a blank, as there is room for them."""
    return next((step for step in (3, 2) if room >= 1 + (_ALL + 1) * step), 1)


def _months(quarter: int, cell: int) -> str:
    short = _("Q{n}").format(n=quarter)
    first, last = formats.month_short(quarter * 3 - 2), formats.month_short(quarter * 3)
    long = f"{short} {first}–{last}"
    return long if len(long) < cell else short


def _label(row: int, label: int) -> list[Piece]:
    if row == _ALL:
        return [(fit(names.heading(_("all kinds")), label), "bold text")]
    return [(fit(names.heading(names.kind(KINDS[row])), label), kind_role(KINDS[row]))]


def _figures(total: Total) -> str:
    """`1/2 of 3`: one held, two planned, three aimed at."""
    if total.target is None:
        return f"{total.done}/{total.planned}" if total.planned else glyph("free")
    return _("{done}/{planned} of {target}").format(done=total.done, planned=total.planned, target=total.target)


def _bar(total: Total, length: int) -> list[Piece]:
    """What is done and what is planned on the scale of the target; nothing without one."""
    if not total.target or length < _SHORTEST_BAR:
        return []
    scale = max(total.target, total.planned)
    done = total.done * length // scale
    planned = total.planned * length // scale - done
    return [
        (glyph("bar") * done, "green"),
        (glyph("bar") * planned, "sky"),
        (glyph("free") * (length - done - planned), "dim"),
    ]


def _told(total: Total) -> str:
    target = _("no target") if total.target is None else _("target {n}").format(n=formats.number(total.target))
    planned = _("planned {n}").format(n=formats.number(total.planned))
    return f"{target} · {planned} · " + _("done {n}").format(n=formats.number(total.done))
