"""The lines of a year as pieces of text with their colours, in both layouts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rich.cells import cell_len

from eventplanner.domain.events import Event
from eventplanner.domain.text import counted
from eventplanner.domain.workload import Stretch, is_working, tint
from eventplanner.domain.year import YearPicture, month_length
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.widgets.glyphs import bars, glyph
from eventplanner.widgets.kinds import event_mark, kind_role
from eventplanner.widgets.lines import Piece
from eventplanner.widgets.load_bars import LEVEL_INK, common_scale
from eventplanner.widgets.shown import fit
from eventplanner.widgets.year_layout import (
    DAY_WIDTH,
    MONTH_HEIGHT,
    MONTH_WIDTH,
    WALL_COUNT,
    WALL_LABEL,
    MonthsLayout,
    WallLayout,
)


@dataclass(frozen=True, slots=True)
class YearView:
    """What is drawn: a year, and where one is in it."""

    picture: YearPicture
    today: date
    cursor: date
    colourless: bool = False
    carried: Event | None = None
    """The event that is being moved, and the days it would cover if it were dropped now."""
    target: frozenset[date] = field(default_factory=frozenset)


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


def load_bar(work: Stretch, scale: int, width: int) -> list[Piece]:
    """A lying bar: work on a scale common to all its neighbours."""
    filled = -(-work.load * width // scale) if scale else 0
    return [(bars()[5] * filled, LEVEL_INK[work.level]), (glyph("dot") * (width - filled), "dim")]


def _month_heading(view: YearView, month: int) -> list[Piece]:
    found = view.picture.months[month - 1]
    count = words(counted("{n} ev", "{n} ev", found.events)) if found.events else ""
    room = 7 * DAY_WIDTH - 3 - len(count)
    return [
        (fit(formats.month(month).capitalize(), room), _name_ink(view, month)),
        (f"{count} ", "muted"),
        (
            _height(found.work, common_scale(tuple(m.work for m in view.picture.months))) * 2,
            LEVEL_INK[found.work.level],
        ),
    ]


def _height(work: Stretch, scale: int) -> str:
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
    mark, colour = _mark(view, day)
    back = _back(view, day)
    number, plain = f"{day.day:>2}", "text" if is_working(day) else "muted"
    front = f"bold {colour}" if colour else plain
    if view.colourless and colour:
        front += " underline"
    if day == view.cursor or day in view.target:
        number_ink = _cursor_ink(view, day, colour or plain)
    elif day == view.today:
        number_ink = "bold page on accent"
    else:
        number_ink = f"{front} on {back}"
    return [(number, number_ink), (mark, f"{front} on {back}")]


def _wall_day(view: YearView, day: date, width: int) -> list[Piece]:
    mark, colour = _mark(view, day)
    is_today = day == view.today
    if not colour:
        mark = glyph("down") if is_today else glyph("dot") if is_working(day) else " "
    blank = " " * (width - 1)
    if day == view.cursor or day in view.target:
        return [(blank + mark, _cursor_ink(view, day, colour or "text"))]
    if is_today:
        return [(blank + mark, "bold page on accent")]
    front = f"bold {colour}" if colour else "dim"
    if view.colourless and colour:
        front += " underline"
    return [(blank + mark, f"{front} on {_back(view, day)}")]


def _mark(view: YearView, day: date) -> tuple[str, str]:
    """The sign of a day's foremost event and its colour; a blank and nothing where there is none."""
    event = view.carried if view.carried and day in view.target else _foremost(view.picture.days, day)
    if event is None:
        return " ", ""
    return event_mark(event, view.colourless), kind_role(event.kind)


def _foremost(days: Mapping[date, tuple[Event, ...]], day: date) -> Event | None:
    found = days.get(day)
    return found[0] if found else None


def _back(view: YearView, day: date) -> str:
    level = tint(view.picture.load.get(day, 0), view.picture.weekly)
    return f"load_{level}" if level else "page"


def _cursor_ink(view: YearView, day: date, colour: str) -> str:
    """The day's own colour turned inside out; today, which is so already, underlined and in the text's."""
    return "bold underline page on text" if day == view.today else f"bold page on {colour}"


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
        *load_bar(found.work, scale, max(0, layout.width - layout.end - WALL_COUNT)),
    ]


def _cells(pieces: list[Piece]) -> int:
    return sum(len(text) for text, _ink in pieces)
