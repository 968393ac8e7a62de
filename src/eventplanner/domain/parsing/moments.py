"""Cells of a table as dates and times, however people write them."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.calendar_words import MONTH, MONTH_NUMBER, WEEKDAY_NUMBER, any_of
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.parsing.values import LONGEST, Unreadable, unsaid


class Moment(Struct, frozen=True, gc=False):
    """Date and time in a cell; any part may be missing."""

    day: date | None = None
    clock: time | None = None
    last_day: date | None = None
    until: time | None = None
    days_on: int | None = None
    """Days after its own on which the clock is read: 26:30 is half past two of the next."""
    until_on: int | None = None
    """Days after its own on which the clock at the end is read."""
    instant: datetime | None = None
    """With an offset from UTC, in place of a day and a clock."""


_MONTH = rf"({MONTH})\b\.?"
_YEAR = r"(\d{4}|\d{2}(?!\s*(?:[:.h]|[ap]\.?\s?m\b)))(?!\d)"
_OF = r"[\s,/-]*(?:de[l]?\s+)?"
_TO = r"\s*(-|–|—|a|al|to|y|and|&|hasta|until)\s*"
_THROUGH = re.compile(r"[-–—]|\b(?:a|al|to|hasta|until|till)\b")
"""Stands between the ends of a span; `y`, `and`, `&` and commas stand between two of several."""
_BETWEEN = re.compile(r"\b(?:entre|between)\b")
_DAY = r"(\d{1,2})(?:st|nd|rd|th|º|°|o)?"

_NUMERIC = rf"(?<!\d)(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}"
_DATES = (
    ("ymd", r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"),
    ("d-numeric", rf"(?<![\d/])(\d{{1,2}}){_TO}(\d{{1,2}})/(\d{{1,2}})/{_YEAR}"),
    ("numeric", _NUMERIC),
    ("dm-dmy", rf"\b{_DAY}{_OF}{_MONTH}{_TO}{_DAY}{_OF}{_MONTH}{_OF}{_YEAR}"),
    ("d-dmy", rf"\b{_DAY}{_TO}{_DAY}{_OF}{_MONTH}{_OF}{_YEAR}"),
    ("md-dy", rf"\b{_MONTH}\s*{_DAY}{_TO}{_DAY},?\s+{_YEAR}"),
    ("dmy", rf"\b{_DAY}{_OF}{_MONTH}{_OF}{_YEAR}"),
    ("mdy", rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}"),
)
_YEARLESS = rf"\b{_DAY}{_OF}{_MONTH}|\b{_MONTH}\s*{_DAY}\b|(?<!\d)\d{{1,2}}[/-]\d{{1,2}}(?!\d)"
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})")
_HALF = r"(?:\s*([ap])\s?\.?\s?m\b\.?)?"
_CLOCK = re.compile(
    rf"(?<![\d:.])(\d{{1,2}})(?:[:.h](\d{{2}})(?:[:.](\d{{2}})(?:[.,]\d+)?)?)?{_HALF}(\s*h(?:rs?|oras?|ours?)?\b\.?)?(?![\d:])"
)
_GLUE = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?"
    r"|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?|a|al|to|y|and|at|las?|el|los|the|de|del|from|desde|until|hasta|entre|between|on|t|h|hrs?|horas?)\b"
    r"|[-–—,;.&@()]"
)
_Clock = tuple[time, int | None]
"""A time of day, and how many days later it is."""
_PLAIN = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?", re.ASCII)
"""As programs write dates, so that nothing has to be found out."""
_WEEKDAY = re.compile(rf"\b(?:{any_of(name for name in WEEKDAY_NUMBER if len(name) > 2 and name != 'mar')})\b")
"""“mar” is March as often as Tuesday, and two letters are anything."""
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73415
"""2000-01-01 and 2100-12-31 as spreadsheets count days."""
_EPOCH = datetime(1899, 12, 30)
_MOST_HOURS = 48
"""Of a time of day; 26:30 is one of the night after, 50:00 is none."""

_NOT_A_DATE = Message("not a date or a time")
_SEVERAL_DAYS = Message("several days that do not follow each other; give each a row of its own")
_SEVERAL_TIMES = Message("several times of day, and no span from one to the other; give each a row of its own")


def moment(cell: Cell, *, day_first: bool) -> Moment:
    """Reads a date and time from a cell. Raises Unreadable."""
    if isinstance(cell, datetime):
        return _of_datetime(cell)
    if isinstance(cell, date):
        return Moment(day=cell)
    if isinstance(cell, time):
        return Moment(clock=_whole(cell))
    if isinstance(cell, timedelta):
        return _of_hours(cell)
    if isinstance(cell, int | float):
        return _of_serial(float(cell))
    if found := _PLAIN.fullmatch(cell):
        with suppress(ValueError):
            return Moment(day=date.fromisoformat(found[1]), clock=time.fromisoformat(found[2]) if found[2] else None)
    text = fold(clean_line(cell))
    if _SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")))
    if _INSTANT.fullmatch(text):
        return Moment(instant=datetime.fromisoformat(text.upper()))
    return Moment() if not text or unsaid(text) else _of_text(text, day_first=day_first)


@cache
def _date_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # Compiled when a file is read, not when the app starts.
    return tuple((shape, re.compile(pattern)) for shape, pattern in _DATES)


def orders(cells: Iterable[Cell]) -> set[str]:
    """Returns the orders that the numeric dates of a column prove: `day` first, `month` first, or `either`."""
    found = set()
    for cell in cells:
        if isinstance(cell, str):
            for first, _mark, second, year in re.findall(_NUMERIC, cell):
                proof = "day" if int(first) > 12 else "month" if int(second) > 12 else "either"
                found.add(proof if proof != "either" else _by_weekday(fold(cell), first, second, year))
    return found


def may_be_two(cell: Cell) -> bool:
    """Returns whether a cell holds a numeric date that is another one with the month first."""
    return orders([cell]) == {"either"}


def _by_weekday(text: str, first: str, second: str, year: str) -> str:
    """The order that a weekday beside the date proves."""
    weekdays = _weekdays(text)
    if len(weekdays) != 1:
        return "either"
    days = {"day": (second, first), "month": (first, second)}
    fits = [name for name, (m, d) in days.items() if date(_year(year), int(m), int(d)).weekday() in weekdays]
    return fits[0] if len(fits) == 1 else "either"


def _weekdays(text: str) -> set[int]:
    return {WEEKDAY_NUMBER[word.rstrip(".")] for word in _WEEKDAY.findall(text)}


def _of_datetime(cell: datetime) -> Moment:
    rounded = (cell + timedelta(microseconds=500_000)).replace(microsecond=0)
    return Moment(day=rounded.date(), clock=rounded.time() if rounded.time() != time() else None)


def _whole(clock: time) -> time:
    return (datetime.combine(_EPOCH, clock) + timedelta(microseconds=500_000)).replace(microsecond=0).time()


def _of_hours(cell: timedelta) -> Moment:
    if not timedelta() <= cell < timedelta(hours=_MOST_HOURS):
        raise Unreadable(_NOT_A_DATE)
    wall = _EPOCH + timedelta(seconds=round(cell.total_seconds()))
    return Moment(clock=wall.time(), days_on=(wall - _EPOCH).days or None)


def _of_serial(number: float) -> Moment:
    if 0 <= number < 1:
        return _of_hours(timedelta(days=number))
    if _FIRST_SERIAL <= number < _LAST_SERIAL:
        return _of_datetime(_EPOCH + timedelta(days=number))
    raise Unreadable(_NOT_A_DATE)


def _of_text(text: str, *, day_first: bool) -> Moment:
    if len(text) > LONGEST:
        raise Unreadable(_NOT_A_DATE)
    days, rest = _days(text, day_first=day_first)
    clocks, rest = _clocks(rest)
    if not days and re.search(_YEARLESS, rest):
        raise Unreadable(Message("the year is missing"))
    if _GLUE.sub(" ", rest).strip() or len(days) > 2 or len(clocks) > 2:
        raise Unreadable(_NOT_A_DATE)
    if len(days) == 1 and len(weekdays := _weekdays(text)) == 1 and days[0].weekday() not in weekdays:
        raise Unreadable(Message("the day of the week is another one: it is {day}", {"day": days[0]}))
    found = Moment(day=days[0] if days else None)
    if len(days) == 2:
        found = revised(found, last_day=days[1])
    if clocks:
        found = revised(found, clock=clocks[0][0], days_on=clocks[0][1])
    return revised(found, until=clocks[1][0], until_on=clocks[1][1]) if len(clocks) == 2 else found


def _days(text: str, *, day_first: bool) -> tuple[list[date], str]:
    """The days named, in their order, and the text without them."""
    whole = text
    found: list[tuple[int, int, list[date]]] = []
    for shape, pattern in _date_patterns():
        while match := pattern.search(text):
            try:
                days = _build(shape, match.groups(), day_first=day_first)
            except ValueError as error:
                raise Unreadable(Message("there is no such day")) from error
            found.append((*match.span(), days))
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    found.sort(key=lambda each: each[0])
    for (_start, end, before), (start, _end, behind) in pairwise(found):
        if not _THROUGH.search(whole[end:start]) and not _BETWEEN.search(whole):
            _refuse_apart(before[-1], behind[0])
    return [day for _start, _end, days in found for day in days], text


def _build(shape: str, parts: tuple[str, ...], *, day_first: bool) -> list[date]:
    match shape, parts:
        case "ymd", (year, _mark, month, day):
            return [date(int(year), int(month), int(day))]
        case "d-numeric", (day, between, last, month, year):
            end = date(_year(year), int(month), int(last))
            return _both(end.replace(day=int(day)), between, end)
        case "numeric", (first, _mark, second, year):
            swapped = int(second) > 12 or (not day_first and int(first) <= 12)
            day, month = (second, first) if swapped else (first, second)
            return [date(_year(year), int(month), int(day))]
        case "dm-dmy", (day, month, between, last, last_month, year):
            end = _day(last, last_month, year)
            begin = _day(day, month, year)
            return _both(begin if begin <= end else begin.replace(year=begin.year - 1), between, end)
        case ("d-dmy", (day, between, last, month, year)) | ("md-dy", (month, day, between, last, year)):
            return _both(_day(day, month, year), between, _day(last, month, year))
        case ("dmy", (day, month, year)) | ("mdy", (month, day, year)):
            return [_day(day, month, year)]
    raise ValueError(shape)


def _both(first: date, between: str, last: date) -> list[date]:
    if not _THROUGH.fullmatch(between):
        _refuse_apart(first, last)
    return [first, last]


def _refuse_apart(first: date, last: date) -> None:
    """Days that are only named one after the other are a span where they follow each other. Raises Unreadable."""
    if last - first > timedelta(days=1):
        raise Unreadable(_SEVERAL_DAYS)


def _day(day: str, month: str, year: str) -> date:
    return date(_year(year), MONTH_NUMBER[month], int(day))


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _clocks(text: str) -> tuple[list[_Clock], str]:
    """The times named, and the text without them; “6-8 pm” gives its first hour the half of its second."""
    found = []
    for match in _CLOCK.finditer(text):
        hour, minute, second, half, word = match.groups()
        if half or minute or word:
            found.append((match.start(), match.end(), hour, minute, second, half))
    if len(found) == 1:
        before = re.search(rf"(?<![\d:.])(\d{{1,2}}){_TO}$", text[: found[0][0]])
        if before:
            found.insert(0, (before.start(), before.end(1), before[1], None, None, found[0][5]))
    if len(found) == 2:
        between = text[found[0][1] : found[1][0]]
        if not _THROUGH.search(between) and not _BETWEEN.search(text):
            raise Unreadable(_SEVERAL_TIMES)
    if len(found) == 2 and not found[0][5] and found[1][5] and int(found[0][2]) <= 12:
        found[0] = (*found[0][:5], found[1][5])
    for start, end, *_parts in found:
        text = text[:start] + " " * (end - start) + text[end:]
    return [_clock(*parts) for _start, _end, *parts in found], text


def _clock(hour: str, minute: str | None, second: str | None, half: str | None) -> _Clock:
    n = int(hour)
    if half:
        if not 1 <= n <= 12:
            raise Unreadable(Message("there is no such time"))
        n = n % 12 + (12 if half == "p" else 0)
    days_on, n = divmod(n, 24) if minute and n < _MOST_HOURS else (0, n)
    try:
        return time(n, int(minute or 0), int(second or 0)), days_on or None
    except ValueError as error:
        raise Unreadable(Message("there is no such time")) from error
