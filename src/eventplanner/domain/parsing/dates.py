"""Days as people write them, in English and in Spanish."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from eventplanner.domain.base.text import fold_each
from eventplanner.domain.parsing.calendar_words import (
    COUNT_NUMBER,
    MONTH,
    MONTH_NUMBER,
    WEEKDAY_NUMBER,
    any_of,
    month_end,
    move_months,
)

FIRST_YEAR = 1970
LAST_YEAR = 2200

_WEEKDAY = any_of(WEEKDAY_NUMBER)
_WHOLE_WEEKDAY = any_of(name for name in WEEKDAY_NUMBER if len(name) > 4)
_SHORT_WEEKDAY = any_of(("mar", "sun", "sat", *(name for name in WEEKDAY_NUMBER if len(name) < 3)))
"""Those that are other words as well."""
_DAY_OR_NUMERIC = (
    rf"[0-9]{{1,2}}(?:(?:st|nd|rd|th|o)?(?:\s+(?:de|of)\s+|\s?[-/]?\s?)(?:{MONTH})\b|[/.-][0-9])|[0-9]{{4}}-"
)
_IN_NAME = re.compile(r"(?:^|\s)(?:y|and|&|in\s+the|of\s+the|al|con\s+el)\s+$")
_BEFORE = r"(?<![\w/.,:$#~+-])"
_BEHIND = r"(?!\w|[/:.,-]?[0-9])"
_LED_BY = r"(?:(?:(?:desde\s+)?los\s+dias|(?:el|del|desde\s+el)\s+dia|desde\s+el|desde|del|el|from|on|the|entre(?:\s+el)?|between(?:\s+the)?)\s+)?"
_NAMED_DAY = rf"(?:(?:{_WEEKDAY})\b\.?,?\s+)?"
_TO = r"(?:\s*(?:-|–|—|\.\.)\s*|\s+(?:al?|to|till|until|hasta(?:\s+el)?|y|and|&)\s+(?:(?:the|el)\s+)?)"
_ORDINAL = r"(?:st|nd|rd|th|o|°)?"


def _day(n: int) -> str:
    return rf"(?P<d{n}>[0-3]?[0-9]){_ORDINAL}"


def _year(n: int) -> str:
    return rf"(?:(?:\s+(?:del?|of)\s+|,?\s+|[-/])(?P<y{n}>[12][0-9]{{3}}){_BEHIND})?"


def _day_month(n: int) -> str:
    return rf"{_day(n)}(?:\s+(?:de|of)\s+|\s?[-/]?\s?)(?P<m{n}>{MONTH})\b\.?{_year(n)}"


def _month_day(n: int) -> str:
    # “set 12” would be English far more often than September.
    return rf"(?P<m{n}>(?!set\b)(?:{MONTH}))\b\.?\s+(?:the\s+)?{_day(n)}{_BEHIND}{_year(n)}"


def _numeric(n: int) -> str:
    return rf"(?P<a{n}>[0-9]{{1,2}})(?P<s{n}>[/.-])(?P<b{n}>[0-9]{{1,2}})(?:(?P=s{n})(?P<Y{n}>[0-9]{{4}}|[0-9]{{2}}))?"


def _iso(n: int) -> str:
    return rf"(?P<iso{n}>[0-9]{{4}}(?:-[0-9]{{2}}-[0-9]{{2}}|/[0-9]{{1,2}}/[0-9]{{1,2}}))"


def _one(n: int) -> str:
    """Any way to write one day; its groups end in a number of the kind given."""
    return rf"{_NAMED_DAY}(?:{_iso(n)}|{_day_month(n + 1)}|{_month_day(n + 2)}|{_numeric(n + 3)})"


def _alone(pattern: str) -> str:
    """Compiled on first use, by `re` itself: most who import this need no pattern at all."""
    return f"{_BEFORE}{_LED_BY}{pattern}{_BEHIND}"


_DAYLIKE = (
    rf"{_BEFORE}(?:(?:el|la|on|the|this|next|last|first|este|esta|proxim[oa]|ultim[oa]|primer|fin|de|en|in|{_WEEKDAY}"
    rf"|[0-9]{{1,2}}{_ORDINAL})\s+)*(?:(?:{MONTH}|{_WHOLE_WEEKDAY}|week(?:end)?|finde|semana|month|mes)\b"
    r"|[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4})(?:\s+[0-9]{1,4}\b(?![:.h]))?"
)


class Sureness(IntEnum):
    """Ways to write a day, the surest first."""

    YEAR = 0
    MONTH = 1
    """Without a year."""
    NUMBERS = 2
    """As 1/2, which may be a fraction."""
    RELATIVE = 3
    """Seen from today."""
    WEEKDAY = 4


class FoundDays(NamedTuple):
    """Days that a text names, and where."""

    start: int
    end: int
    first: date
    last: date
    """The same as `first`, unless several days were named."""
    apart: bool = False
    """True for two days joined by “and” that do not follow each other, and so are no span."""
    sureness: Sureness = Sureness.YEAR


class _Part(NamedTuple):
    """A day as it was written; its year may be missing."""

    day: int
    month: int
    year: int | None = None

    def on(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day) if FIRST_YEAR <= year <= LAST_YEAR else None
        except ValueError:
            return None

    def from_day(self, earliest: date) -> date | None:
        """With its year, or else the next such day (29 February may be eight years off)."""
        if self.year is not None:
            return self.on(self.year)
        days = (self.on(year) for year in range(earliest.year, earliest.year + 9))
        return next((day for day in days if day and day >= earliest), None)


class _DayReading(NamedTuple):
    """The context in which words are read."""

    today: date
    day_first: bool


Days = tuple[date, date]
_Reader = Callable[[re.Match[str], _DayReading], date | Days | None]


def _part(match: re.Match[str], n: int, day_first: bool) -> _Part | None:
    """The day that one of the ways of writing beginning at group number `n` has found."""
    groups = match.groupdict()
    if iso := groups.get(f"iso{n}"):
        year, month, day = map(int, re.split("[-/]", iso))
        return _Part(day, month, year)
    for way in (n + 1, n + 2):
        if groups.get(f"m{way}"):
            return _Part(int(groups[f"d{way}"]), MONTH_NUMBER[groups[f"m{way}"]], _number(groups[f"y{way}"]))
    return _numeric_part(groups, n + 3, day_first)


def _numeric_part(groups: dict[str, str | None], n: int, day_first: bool) -> _Part | None:
    one, mark, two, year = (groups[f"{name}{n}"] or "" for name in "asbY")
    vague = {"/": False, "-": len(one + two) < 4, ".": len(year) < 4}[mark]
    if vague and not (mark == "-" and year):
        return None
    day, month = (one, two) if day_first else (two, one)
    return _Part(int(day), int(month), int(year) + (2000 if len(year) == 2 else 0) if year else None)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _read_one(match: re.Match[str], reading: _DayReading) -> date | None:
    part = _part(match, 10, reading.day_first)
    return part.from_day(reading.today) if part else None


def _read_two(match: re.Match[str], reading: _DayReading) -> Days | None:
    first, last = (_part(match, n, reading.day_first) for n in (10, 20))
    return _joined(first, last, reading.today) if first and last else None


def _read_within_month(match: re.Match[str], reading: _DayReading) -> Days | None:
    groups = match.groupdict()
    month, year = MONTH_NUMBER[groups.get("m0") or match["m1"]], _number(groups.get("y0") or match["y1"])
    first, last = (_Part(int(match[name]), month, year) for name in ("d0", "d1"))
    return _joined(first, last, reading.today)


def _joined(first: _Part, last: _Part, today: date) -> Days | None:
    """From one day to the other; a year that stands at one of them alone is near the other."""
    if first.year is None and last.year is not None:
        end = last.on(last.year)
        begin = first.on(last.year)
        if end and (begin is None or begin > end):
            begin = first.on(last.year - 1)
    else:
        begin = first.from_day(today)
        end = last.from_day(begin) if begin else None
    return (begin, end) if begin and end and begin <= end else None


def _read_distance(match: re.Match[str], reading: _DayReading) -> date | None:
    count = COUNT_NUMBER.get(match["n"]) or int(match["n"])
    unit = match["unit"]
    try:
        if unit.startswith(("d", "s", "w")):
            day = reading.today + timedelta(days=count * (1 if unit.startswith("d") else 7))
        else:
            day = move_months(reading.today, count * (1 if unit.startswith("m") else 12))
    except (OverflowError, ValueError):
        return None
    return day if day.year <= LAST_YEAR else None


def _read_month_end(_match: re.Match[str], reading: _DayReading) -> date:
    return month_end(reading.today.year, reading.today.month)


def _in_days(count: int) -> _Reader:
    return lambda _match, reading: reading.today + timedelta(days=count)


def _weekday_from(least: int) -> _Reader:
    """The first such weekday that is at least so many days off."""

    def read(match: re.Match[str], reading: _DayReading) -> date:
        earliest = reading.today + timedelta(days=least)
        return earliest + timedelta(days=(WEEKDAY_NUMBER[match["w"]] - earliest.weekday()) % 7)

    return read


_WAYS: tuple[tuple[tuple[str, _Reader], ...], ...] = (
    (
        (_alone(f"{_one(10)}{_TO}{_one(20)}"), _read_two),
        (_alone(f"{_NAMED_DAY}{_day(0)}{_TO}{_NAMED_DAY}{_day_month(1)}"), _read_within_month),
        (
            _alone(f"{_NAMED_DAY}{_month_day(0).replace(_BEHIND, '', 1)}{_TO}{_day(1)}{_BEHIND}{_year(1)}"),
            _read_within_month,
        ),
        (_alone(_one(10)), _read_one),
    ),
    (
        (_alone(r"(?:day\s+after\s+tomorrow|pasado\s+manana)"), _in_days(2)),
        (_alone(r"(?:tomorrow|(?<!\bla )(?<!\bpasado )manana)"), _in_days(1)),
        (_alone(r"(?:today|hoy)"), _in_days(0)),
        (_alone(r"(?:day\s+before\s+yesterday|anteayer|antes\s+de\s+ayer)"), _in_days(-2)),
        (_alone(r"(?:yesterday|ayer)"), _in_days(-1)),
        (
            _alone(
                rf"(?:en|dentro\s+de|in)\s+(?P<n>[0-9]{{1,4}}|{any_of(COUNT_NUMBER)})\s+"
                r"(?P<unit>dias?|semanas?|mes(?:es)?|anos?|days?|weeks?|months?|years?)(?:\s+mas\b)?"
            ),
            _read_distance,
        ),
        (
            _alone(
                r"(?:a\s+|at\s+)?(?:the\s+)?(?:fin(?:es)?\s+de(?:\s+este)?\s+mes|end\s+of\s+(?:the\s+|this\s+)?month)"
            ),
            _read_month_end,
        ),
        (_alone(rf"(?:next|prox(?:imo)?\.?)\s+(?P<w>{_WEEKDAY})\.?"), _weekday_from(1)),
        (_alone(rf"(?P<w>{_WHOLE_WEEKDAY})\s+(?:que\s+viene|proximo)"), _weekday_from(1)),
        (_alone(rf"(?:this|este)\s+(?P<w>{_WEEKDAY})\.?"), _weekday_from(0)),
    ),
    ((_alone(rf"(?P<w>{_WHOLE_WEEKDAY})"), _weekday_from(0)),),
)
"""Most explicit first: a date beats “today”, which beats a bare weekday."""


def find_days(text: str, today: date, *, day_first: bool = True) -> FoundDays | None:
    """The most explicit day or days that a text names, and of such the first."""
    plain = fold_each(text)
    reading = _DayReading(today, day_first)
    for ways in _WAYS:
        every = (days for way in ways for days in _found(*way, plain, reading))
        if found := min(every, key=_order, default=None):
            return found
    return None


def _order(days: FoundDays) -> tuple[bool | int, ...]:
    """The surest first, and a stretch before one of its ends."""
    return days.sureness, days.first == days.last, days.start, -days.end


def _found(pattern: str, read: _Reader, plain: str, reading: _DayReading) -> Iterator[FoundDays]:
    """Days that are read in one way, also where it lies across something else, as in “Back in May 12 mar 2027”."""
    wanted, place = re.compile(pattern), 0
    while match := wanted.search(plain, place):
        place = match.end()
        if days := read(match, reading):
            first, last = (days, days) if isinstance(days, date) else days
            place = match.start() + len(match[0].split()[0])
            start = _behind_word(match, first, plain)
            yield FoundDays(start, match.end(), first, last, _are_apart(first, last, match), _sureness(match))


def _behind_word(match: re.Match[str], first: date, plain: str) -> int:
    """Where the days begin, without a word that is a weekday only where it fits, as in “Sol y mar 12 abr 2027”."""
    led = re.match(rf"{_LED_BY}(?P<w>{_SHORT_WEEKDAY})\b,?\s+(?={_DAY_OR_NUMERIC})", match[0])
    if led is None or not plain[: match.start()].strip():
        return match.start()
    if WEEKDAY_NUMBER[led["w"]] == first.weekday() and not _IN_NAME.search(plain[: match.start()]):
        return match.start()
    return match.start() + led.end()


def _sureness(match: re.Match[str]) -> Sureness:
    told = {name.rstrip("0123456789") for name, value in match.groupdict().items() if value}
    if told & {"a", "b"} and "m" in told:
        # From 1/2 to 12 March is rather a part of two and a day.
        return Sureness.NUMBERS
    if told & {"y", "Y", "iso"}:
        return Sureness.YEAR
    if told & {"a", "m"}:
        return Sureness.MONTH if "m" in told else Sureness.NUMBERS
    return Sureness.WEEKDAY if told == {"w"} and match[0].strip() == match["w"] else Sureness.RELATIVE


def _are_apart(first: date, last: date, match: re.Match[str]) -> bool:
    joined = last - first > timedelta(days=1) and re.search(r"\s(?:y|and|&)\s", match[0])
    return bool(joined) and not re.match(r"(?:entre|between)\b", match[0])


def wrong_weekday(text: str, today: date, *, day_first: bool = True) -> str:
    """The weekday that stands before the day or days of a text that names nothing else, if they do not fall on it."""
    led = re.match(rf"{_LED_BY}(?P<w>{_WEEKDAY})\b\.?,?\s+", fold_each(text))
    if led is None:
        return ""
    days = read_days(text[led.end() :], today, day_first=day_first)
    return "" if days is None or days[0].weekday() == WEEKDAY_NUMBER[led["w"]] else text[slice(*led.span("w"))]


def find_no_day(text: str, *, day_first: bool = True) -> tuple[int, int] | None:
    """Returns the place of a day that no calendar has, as 31 February, or 2027-13-01."""
    for match in re.finditer(_alone(_one(10)), fold_each(text)):
        part = _part(match, 10, day_first)
        # A leap year, so that 29 February is one where no year is said; other years than ours are another matter.
        year = part.year if part and part.year and FIRST_YEAR <= part.year <= LAST_YEAR else 2000
        is_dated = re.search("[0-9]{4}", match[0]) or (part and 1 <= part.month <= 12 and 1 <= part.day <= 31)
        if part and is_dated and not _Part(part.day, part.month).on(year):
            return match.span()
    return None


def find_meant_day(text: str) -> tuple[int, int] | None:
    """Returns the place of words that sound like a day, though they may be none."""
    match = re.search(_DAYLIKE, fold_each(text))
    return match.span() if match else None


def read_days(text: str, today: date, *, day_first: bool = True) -> Days | None:
    """The days of a text that names nothing else."""
    text = text.strip()
    days = find_days(text, today, day_first=day_first)
    return (days.first, days.last) if days and days[:2] == (0, len(text)) and not days.apart else None


def read_day(text: str, today: date, *, day_first: bool = True) -> date | None:
    """The day of a text that names one and nothing else."""
    days = read_days(text, today, day_first=day_first)
    return days[0] if days and days[0] == days[1] else None
