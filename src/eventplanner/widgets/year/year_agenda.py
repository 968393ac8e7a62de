"""A year as a list: what there is on its days, by month and day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from textual.strip import Strip

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.year.order import Deadline, Entry, entries, first_day
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, words
from eventplanner.widgets.charts.load_bars import LEVEL_INK
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Piece, draw
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.chrome.theme import palette_of
from eventplanner.widgets.year.day_cursor import DayCursor
from eventplanner.widgets.year.year_view import YearView, of_day, overlay_name, role, sign, title, title_ink

DAY = 11
"""Cells for a day in words."""


class AgendaRow(NamedTuple):
    """One line of the list: a month's heading, or something on a day, or a day with nothing."""

    day: date
    entry: Entry | None = None
    heading: bool = False
    first: bool = False
    """It is the first of its day, and says which that is."""


class YearAgenda(DayCursor):
    """Every entry once, on the first of its days; the day under the cursor has a row in any case."""

    DEFAULT_CSS = "YearAgenda { height: 1fr; }"

    def __init__(self, today: date, id: str | None = None) -> None:
        super().__init__(today, id)
        self._listed: list[AgendaRow] = []
        """Without the cursor's day, where that has nothing of its own."""
        self._rows: list[AgendaRow] = []
        self._top = 0

    def drawn(self) -> None:
        self._listed = list(_rows(self.view)) if self.view else []
        self._put_cursor()

    def _put_cursor(self) -> None:
        """The cursor's day among the rows: all that it has, whenever that began."""
        view = self.view
        if view is None or self._day.year != view.picture.year:
            self._rows = self._listed
            return
        start = bisect_left(self._listed, (self._day, True), key=_place)
        end = bisect_right(self._listed, (self._day, True), key=_place)
        found: Sequence[Entry | None] = of_day(view, self._day) or [None]
        here = [AgendaRow(self._day, entry, first=not n) for n, entry in enumerate(found)]
        self._rows = [*self._listed[:start], *here, *self._listed[end:]]

    def render_line(self, y: int) -> Strip:
        palette, width, line = palette_of(self), self.size.width, y + self._top
        if self.view is None or line >= len(self._rows):
            return draw(palette, [], width)
        return draw(palette, agenda_row(self.view, self._rows[line], width), width)

    def reach(self) -> bool:
        top, before, height = self._top, self._top, max(1, self.size.height)
        first, last = self._lines(self._day)
        # With the month's heading, where the day is the first of its month.
        first -= first > 0 and self._rows[first - 1].heading
        if first < before or last >= before + height:
            # Half a page at once: each time that lines move up or down all of them are painted.
            before = first - height // 2
        self._top = max(0, min(max(before, last - height + 1), first, len(self._rows) - height))
        return top != self._top

    def _lines(self, day: date) -> tuple[int, int]:
        """The first and the last line of a day that has any, else of what comes after it."""
        start = bisect_left(self._rows, (day, True), key=_place)
        end = bisect_right(self._rows, (day, True), key=_place)
        return min(start, max(0, len(self._rows) - 1)), max(start, end - 1)

    def day_at(self, x: int, y: int) -> date | None:
        del x
        line = y + self._top
        return self._rows[line].day if line < len(self._rows) and not self._rows[line].heading else None

    def beside(self, rows: int) -> date:
        """The next or the last day that has something; beyond them the year before or after."""
        days = [row.day for row in self._listed if row.first]
        if rows > 0:
            later = days[bisect_right(days, self._day) :]
            return later[0] if later else date(self._day.year + 1, 1, 1)
        earlier = days[: bisect_left(days, self._day)]
        return earlier[-1] if earlier else date(self._day.year - 1, 12, 31)

    def refresh_days(self, days: AbstractSet[date], before: date) -> None:
        """All of it: what has not changed is not written to the terminal."""
        del days, before
        start = self._lines(self._day)[0]
        self._put_cursor()
        # The day stays in its line where a row before it has come or gone.
        self._top = max(0, self._top + self._lines(self._day)[0] - start)
        self.reach()
        self.refresh()

    def on_resize(self) -> None:
        self._top = len(self._rows)
        super().on_resize()


def agenda_row(view: YearView, row: AgendaRow, width: int) -> list[Piece]:
    """One line of the list."""
    if row.heading:
        return _heading(view, row.day.month, width)
    here, back = row.day == view.cursor, " on cursor" if row.day == view.cursor else ""
    day = fit(formats.day(row.day), DAY) if row.first else " " * DAY
    day_ink = "bold page on text" if here and row.first else "accent" if row.day == view.today else f"muted{back}"
    pieces: list[Piece] = [(" ", ""), (day, day_ink), (" ", f"text{back}")]
    if row.entry is None:
        return [*pieces, (fit(_("nothing"), max(0, width - DAY - 2)), f"text{back}")]
    name = max(12, (width - DAY - 5) * 2 // 5)
    quiet = "text" if here else "muted"
    title_role = "text" if here and title_ink(row.entry) == "muted" else title_ink(row.entry)
    return [
        *pieces,
        (f"{sign(row.entry, view.colourless)} ", f"{role(row.entry)}{back}"),
        (fit(title(row.entry), name), f"{title_role}{back}"),
        ("  " + fit(_facts(row.entry), max(0, width - DAY - name - 6)), f"{quiet}{back}"),
    ]


def _heading(view: YearView, month: int, width: int) -> list[Piece]:
    found = view.picture.months[month - 1]
    name = f" {formats.month(month).capitalize()} "
    count = words(counted("{n} event", "{n} events", found.events)) if found.events else ""
    said = f" {count} " if count else ""
    rule = glyph("rule") * max(0, width - len(name) - len(said) - 1)
    ink = "bold accent" if month == view.cursor.month else "bold"
    return [(name, ink), (rule, "line"), (said, LEVEL_INK[found.work.level] if found.work.level else "muted")]


def _facts(entry: Entry) -> str:
    """When and where, and in what state; whose date it is."""
    match entry:
        case Event():
            parts = [_when(entry), entry.venue or entry.url, names.status(entry.status)]
        case Deadline():
            parts = [overlay_name(entry), entry.of.of.cfp_url]
        case _:
            parts = [overlay_name(entry), _when(entry), entry.of.place]
    return f" {glyph('dot')} ".join(part for part in parts if part)


def _when(entry: Entry) -> str:
    """The time of what is over within a day, the days of what is not; nothing where the row's day says it all."""
    if isinstance(entry, Deadline) or entry.start is None or entry.end is None:
        return ""
    if entry.first_day != entry.last_day:
        return formats.span(entry.start, entry.end, all_day=True)
    return "" if entry.all_day else formats.clock(entry.start, entry.timezone)


def _rows(view: YearView) -> Iterator[AgendaRow]:
    start, month, before = date(view.picture.year, 1, 1), 0, None
    for entry in entries(view.picture):
        day = max(first_day(entry), start)
        for number in range(month + 1, day.month + 1):
            yield AgendaRow(date(view.picture.year, number, 1), heading=True)
        month = day.month
        yield AgendaRow(day, entry, first=day != before)
        before = day
    for number in range(month + 1, 13):
        yield AgendaRow(date(view.picture.year, number, 1), heading=True)


def _place(row: AgendaRow) -> tuple[date, bool]:
    """By which rows are in order: a heading before the first day of its month."""
    return row.day, not row.heading
