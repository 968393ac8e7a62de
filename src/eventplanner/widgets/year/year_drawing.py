"""The lines of a year as pieces of text with their colours, in both layouts."""

from datetime import date

from rich.cells import cell_len

from eventplanner.domain.base.text import counted
from eventplanner.domain.year.workload import Stretch, is_working
from eventplanner.domain.year.year import month_length
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.widgets.charts.load_bars import LEVEL_INK, common_scale
from eventplanner.widgets.chrome.glyphs import bars, glyph
from eventplanner.widgets.chrome.lines import Piece
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.year.year_layout import (
    DAY_WIDTH,
    MONTH_HEIGHT,
    MONTH_WIDTH,
    WALL_COUNT,
    WALL_LABEL,
    MonthsLayout,
    WallLayout,
)
from eventplanner.widgets.year.year_view import DayMark, YearView, behind, cursor_ink, inks, mark


def months_line(view: YearView, layout: MonthsLayout, y: int) -> list[Piece]:
    """Line `y` of the calendar sheets."""
    row, line = divmod(y, MONTH_HEIGHT)
    pieces: list[Piece] = []
    for column in range(layout.columns):
        month = row * layout.columns + column + 1
        if month > 12 or line == MONTH_HEIGHT - 1:
            break
        if line == 0:
            pieces += _month_heading(view, month)
        elif line == 1:
            pieces += _weekdays(layout.first_weekday)
        else:
            pieces += _week(view, layout, month, line)
        pieces.append((" " * (MONTH_WIDTH - 7 * DAY_WIDTH), ""))
    return pieces


def wall_line(view: YearView, layout: WallLayout, y: int) -> list[Piece]:
    """Line `y` of the wall planner."""
    if y == 0:
        return _day_numbers(layout)
    row, between = divmod(y - 1, layout.step)
    if between or row > 11:
        return []
    year, month = view.picture.year, row + 1
    pieces: list[Piece] = [(fit(formats.month_short(month), WALL_LABEL), _name_ink(view, month))]
    for number in range(1, month_length(year, month) + 1):
        pieces += _wall_day(view, date(year, month, number), layout.day_width)
    pieces.append((" " * (layout.end - _cells(pieces)), ""))
    return pieces + _wall_end(view, month, layout)


def _month_heading(view: YearView, month: int) -> list[Piece]:
    found = view.picture.months[month - 1]
    count = words(counted("{n} ev", "{n} ev", found.events)) if found.events else ""
    room = 7 * DAY_WIDTH - 3 - len(count)
    return [
        (fit(formats.month(month).capitalize(), room), _name_ink(view, month)),
        (f"{count} ", "muted"),
        (
            height(found.work, common_scale(tuple(m.work for m in view.picture.months))) * 2,
            LEVEL_INK[found.work.level],
        ),
    ]


def height(work: Stretch, scale: int) -> str:
    """One cell, filled from below as far as the work goes."""
    if not work.load or not scale:
        return " "
    return bars()[max(1, min(8, round(work.load * 8 / scale)))]


def _name_ink(view: YearView, month: int) -> str:
    return "bold accent" if month == view.cursor.month else "bold"


def _weekdays(first_weekday: int) -> list[Piece]:
    names = (formats.weekday_short((first_weekday + n) % 7) for n in range(7))
    return [("".join(f"{fit(name, 2, right=True)} " for name in names), "muted")]


def _week(view: YearView, layout: MonthsLayout, month: int, line: int) -> list[Piece]:
    x, y, _width = layout.heading(month)
    pieces: list[Piece] = []
    for weekday in range(7):
        day = layout.day_at(x + weekday * DAY_WIDTH, y + line)
        pieces += _sheet_day(view, day) if day else [(" " * DAY_WIDTH, "")]
    return pieces


def _sheet_day(view: YearView, day: date) -> list[Piece]:
    found = mark(view, day)
    number, sign = inks(view, day, found)
    return [(f"{day.day:>2}", number), (found.sign, sign)]


def _wall_day(view: YearView, day: date, width: int) -> list[Piece]:
    found = mark(view, day)
    blank = " " * (width - 1)
    if found.both and blank and not view.chosen(day):
        return _wall_both(view, day, found, width)
    sign, ink = found.sign, inks(view, day, found)[1]
    if not found.colour:
        sign = glyph("down") if day == view.today else glyph("dot") if is_working(day) else " "
        ink = f"dim on {behind(view, day)}"
    if view.chosen(day):
        ink = cursor_ink(view, day, found.colour or "text")
    elif day == view.today:
        ink = "bold page on accent"
    return [(blank + sign, ink)]


def _wall_both(view: YearView, day: date, found: DayMark, width: int) -> list[Piece]:
    """Here no number can say that there is another's date beside the event, so that has its own sign before it."""
    back = "accent" if day == view.today else behind(view, day)
    other, own = ("page", "page") if day == view.today else (found.number, found.colour)
    style = "bold underline" if view.colourless else "bold"
    return [
        (" " * (width - 2) + glyph("holiday"), f"{other} on {back}"),
        (found.sign, f"{style} {own} on {back}"),
    ]


def _day_numbers(layout: WallLayout) -> list[Piece]:
    numbers = ""
    for number in (1, 5, 10, 15, 20, 25, 30):
        numbers = numbers.ljust(number * layout.day_width - len(str(number))) + str(number)
    load, room = _("load"), layout.width - layout.end - WALL_COUNT
    return [
        (" " * WALL_LABEL + numbers.ljust(layout.end - WALL_LABEL), "muted"),
        (fit(_("ev"), WALL_COUNT - 1, right=True) + " " + (fit(load, room) if cell_len(load) <= room else ""), "muted"),
    ]


def _wall_end(view: YearView, month: int, layout: WallLayout) -> list[Piece]:
    found = view.picture.months[month - 1]
    scale = common_scale(tuple(m.work for m in view.picture.months))
    count = str(found.events) if found.events else ""
    return [
        (f"{count:>{WALL_COUNT - 1}} ", ""),
        *_load_bar(found.work, scale, max(0, layout.width - layout.end - WALL_COUNT)),
    ]


def _cells(pieces: list[Piece]) -> int:
    return sum(len(text) for text, _ink in pieces)


def _load_bar(work: Stretch, scale: int, width: int) -> list[Piece]:
    """A lying bar: work on a scale common to all its neighbours."""
    filled = -(-work.load * width // scale) if scale else 0
    return [(bars()[5] * filled, LEVEL_INK[work.level]), (glyph("dot") * (width - filled), "dim")]
