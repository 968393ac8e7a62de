"""A year as one page of HTML that is printed on A4 and pinned up: a column a month, a line a day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.planning.year_room import height, lines_of_days, shares
from eventplanner.domain.planning.year_sheet import YearSheet
from eventplanner.domain.year.overlays import Occasion, OverlaySource
from eventplanner.domain.year.workload import is_working
from eventplanner.domain.year.year import MONTHS, month_length
from eventplanner.formats.documents import year_words
from eventplanner.formats.documents.html_out import environment
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STATES = (Status.CONFIRMED, Status.PLANNED, Status.HELD, Status.CANCELLED)
_WALL = 153
"""Millimetres of the sheet that the days have under each other."""


class PrintedLine(Struct, frozen=True, kw_only=True):
    """One thing that a day shows."""

    text: str
    look: str
    """Classes of the style sheet."""
    letter: str = ""
    """Of an event's kind."""
    lines: int = 1
    """That it may take."""


class PrintedMark(Struct, frozen=True, kw_only=True):
    """The sign of an overlay: a letter, and its colour for those who print in colour."""

    letter: str
    colour: str
    name: str


class PrintedDay(Struct, frozen=True, kw_only=True):
    """One day as it is drawn."""

    number: int
    weekday: str
    look: str
    room: int
    """Lines it is high."""
    lines: Sequence[PrintedLine]
    marks: Sequence[PrintedMark]


class PrintedMonth(Struct, frozen=True, kw_only=True):
    """One column."""

    name: str
    count: int
    days: Sequence[PrintedDay]
    spare: int
    """Lines that are left empty under it."""


def page(sheet: YearSheet) -> str:
    """Returns the HTML page, which is self-contained."""
    months, high = _months(sheet)
    totals = year_words.table_of(sheet)
    letters = names.kind_letters()
    rows = zip(year_words.periods(sheet), (*totals.quarters, totals.year), strict=True)
    return environment.get_template("year.html.j2").render(
        language=language(),
        heading=year_words.heading(sheet),
        issued=year_words.issued(sheet),
        months=months,
        line=round(_WALL / high, 3),
        kinds=[(kind, letters[kind].upper(), names.heading(names.kind(kind))) for kind in totals.kinds],
        rows=[(name, [(year_words.planned(cell), cell) for cell in cells]) for name, cells in rows],
        key=year_words.key_to_figures(),
        states=[(_look_of(status), _word(status)) for status in _STATES],
        marks=list(_marks(sheet).values()),
        holidays=[overlay.name for overlay in sheet.overlays if overlay.source is OverlaySource.HOLIDAYS],
        all=_("All"),
        weekend=_("weekend"),
    )


def _months(sheet: YearSheet) -> tuple[list[PrintedMonth], int]:
    """Returns the columns, and how many lines they are high."""
    days = [[date(sheet.year, month, n + 1) for n in range(month_length(sheet.year, month))] for month in MONTHS]
    room = lines_of_days([[len(_needed(sheet, day)) for day in month] for month in days])
    high = height(room)
    marks = _marks(sheet)
    months = []
    for month, lines in zip(days, room, strict=True):
        number = month[0].month
        count = sum(event.status is not Status.CANCELLED for event in sheet.events_of(number))
        drawn = [_day(sheet, day, of_day, marks) for day, of_day in zip(month, lines, strict=True)]
        months.append(PrintedMonth(name=year_words.month(number), count=count, days=drawn, spare=high - sum(lines)))
    return months, high


def _day(sheet: YearSheet, day: date, room: int, marks: dict[int, PrintedMark]) -> PrintedDay:
    needed = _needed(sheet, day)
    others = [occasion for occasion in sheet.others.get(day, ()) if not occasion.is_holiday]
    begun = [occasion for occasion in others if sheet.begins(occasion) == day]
    shown: list[Event | Occasion] = [*needed, *begun[: max(0, room - len(needed))]]
    lines = [_line(sheet, day, what, share) for what, share in zip(shown, shares(room, len(shown)), strict=False)]
    if len(lines) < len(shown):
        lines.append(PrintedLine(text=_("{n} more").format(n=len(shown) - len(lines)), look="more"))
    off = "holiday" if any(o.is_holiday for o in sheet.others.get(day, ())) else "" if is_working(day) else "weekend"
    overlay_ids = {occasion.overlay.id for occasion in others}
    return PrintedDay(
        number=day.day,
        weekday=formats.weekday_short(day.weekday()),
        look=off,
        room=room,
        lines=lines,
        marks=[mark for id, mark in marks.items() if id in overlay_ids],
    )


def _needed(sheet: YearSheet, day: date) -> list[Event | Occasion]:
    """What a day has to show: its events, those that begin on it first, and its holidays."""
    events = sorted(sheet.days.get(day, ()), key=lambda event: sheet.begins(event) != day)
    return [*events, *(occasion for occasion in sheet.others.get(day, ()) if occasion.is_holiday)]


def _line(sheet: YearSheet, day: date, what: Event | Occasion, lines: int) -> PrintedLine:
    if isinstance(what, Occasion):
        return PrintedLine(text=year_words.name(what), look="name" if what.is_holiday else "name other", lines=lines)
    going_on = " continued" if sheet.begins(what) != day else ""
    letter = names.kind_letters()[what.kind].upper()
    look = f"{what.kind} {_look_of(what.status)}{going_on}"
    return PrintedLine(text=year_words.title(what), look=look, letter=letter, lines=lines)


def _look_of(status: Status) -> str:
    if status in year_words.OVER:
        return "sure over"
    if status is Status.CANCELLED:
        return "cancelled"
    return "sure" if status in year_words.SURE else "tentative"


def _word(status: Status) -> str:
    return _("tentative") if status is Status.PLANNED else names.status(status)


def _marks(sheet: YearSheet) -> dict[int, PrintedMark]:
    """Returns a letter for every overlay but those of holidays, whose days are named."""
    overlays = [overlay for overlay in sheet.overlays if overlay.source is not OverlaySource.HOLIDAYS]
    return {
        overlay.id: PrintedMark(letter=_LETTERS[n % len(_LETTERS)], colour=overlay.colour, name=overlay.name)
        for n, overlay in enumerate(overlays)
    }
