"""One month as a large sheet, with what there is on each of its days in words."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from textual.geometry import Region
from textual.strip import Strip

from eventplanner.domain.base.text import counted
from eventplanner.domain.year.workload import person_days, stretch
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.widgets.charts.load_bars import LEVEL_INK
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Piece, draw
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.chrome.theme import palette_of
from eventplanner.widgets.year.day_cursor import DayCursor
from eventplanner.widgets.year.month_layout import MonthLayout
from eventplanner.widgets.year.year_view import YearView, behind, inks, mark, of_day, role, sign, title, title_ink


class MonthSheet(DayCursor):
    """Draws the month that the cursor is in."""

    DEFAULT_CSS = "MonthSheet { height: 1fr; }"

    @property
    def _layout(self) -> MonthLayout:
        return MonthLayout(self._day.year, self._day.month, self.first_weekday, self.size.width, self.size.height)

    def render_line(self, y: int) -> Strip:
        palette, width = palette_of(self), self.size.width
        pieces = month_line(self.view, self._layout, y) if self.view else []
        return draw(palette, pieces, width)

    def reach(self) -> bool:
        return False

    def day_at(self, x: int, y: int) -> date | None:
        return self._layout.day_at(x, y)

    def beside(self, rows: int) -> date:
        return self._day + timedelta(weeks=rows)

    def refresh_days(self, days: AbstractSet[date], before: date) -> None:
        here = self._day.year, self._day.month
        if (before.year, before.month) != here:
            self.refresh()
            return
        layout = self._layout
        for day in days:
            if (day.year, day.month) == here:
                self.refresh(Region(*layout.place(day), layout.day_width, layout.day_height))


def month_line(view: YearView, layout: MonthLayout, y: int) -> list[Piece]:
    """Line `y` of the sheet."""
    if y == 0:
        return _heading(view, layout)
    if y == 1:
        return _weekdays(layout)
    week = layout.week_at(y)
    if week is None:
        return []
    pieces: list[Piece] = []
    for n in range(7):
        day = week + timedelta(days=n)
        ours = day.month == layout.month
        pieces += _day(view, layout, day, layout.line_of(y)) if ours else [(" " * layout.day_width, "")]
    return pieces + (_week_end(view, layout, week) if layout.line_of(y) == 0 else [])


def _heading(view: YearView, layout: MonthLayout) -> list[Piece]:
    name: Piece = (f"{formats.month(layout.month).capitalize()} {layout.year}", "bold accent")
    if view.picture.year != layout.year:
        return [name]
    found = view.picture.months[layout.month - 1]
    count = words(counted("{n} event", "{n} events", found.events))
    load = _("{n} person-days").format(n=formats.number(person_days(found.work.load)))
    return [name, (f"  {count} {glyph('dot')} ", "muted"), (load, LEVEL_INK[found.work.level])]


def _weekdays(layout: MonthLayout) -> list[Piece]:
    width, room = layout.day_width, layout.width - 7 * layout.day_width
    name = formats.weekday if width > 10 else formats.weekday_abbr
    names = [name((layout.first_weekday + n) % 7) for n in range(7)]
    load = next((word for word in (_("load"), _("pd")) if len(word) <= room), "")
    return [("".join(fit(f" {each}", width) for each in names) + fit(load, room, right=True), "muted")]


def _day(view: YearView, layout: MonthLayout, day: date, line: int) -> list[Piece]:
    """One line of a day: its number with its mark, below it what there is in words, as far as there is room."""
    width, back = layout.day_width, behind(view, day)
    found, room = of_day(view, day), layout.day_height - 1
    if line == 0:
        more = len(found) - room if 0 < room < len(found) else 0
        return _day_head(view, day, width, more, marked=not room)
    if line > len(found):
        return [(" " * width, f"text on {back}")]
    entry = found[line - 1]
    return [
        (f"{sign(entry, view.colourless)} ", f"{role(entry)} on {back}"),
        (fit(title(entry), width - 3) + " ", f"{title_ink(entry)} on {back}"),
    ]


def _day_head(view: YearView, day: date, width: int, more: int, *, marked: bool) -> list[Piece]:
    found = mark(view, day)
    number, plain = inks(view, day, found)
    # A blank is not underlined as a mark is.
    back = f"muted on {behind(view, day)}"
    shown, ink = (found.sign, plain) if marked else (" ", back)
    said = f"+{more} " if more else ""
    if view.chosen(day):
        # The whole line, for one number is soon lost on a large sheet.
        return [(f"{day.day:>2}{shown}{said:>{width - 4}}", number), (" ", back)]
    return [
        (f"{day.day:>2}", number),
        (shown, ink),
        (f"{said:>{width - 3}}", back),
    ]


def _week_end(view: YearView, layout: MonthLayout, week: date) -> list[Piece]:
    """The work of a whole week, where all of it lies in the year that is shown."""
    room = layout.width - 7 * layout.day_width
    work = stretch(view.picture.load, week, 7, view.picture.weekly)
    days = person_days(work.load)
    if not days or {week.year, (week + timedelta(days=6)).year} != {view.picture.year}:
        return []
    return [(f"{days:>{room}}", LEVEL_INK[work.level])]
