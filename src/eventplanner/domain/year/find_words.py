"""A wish for a date as people write it, in English and in Spanish: `Thursday evening in September +Ana Soto`."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import NamedTuple

from eventplanner.domain.base.text import Message
from eventplanner.domain.events import quick_line_patterns as quickline_patterns
from eventplanner.domain.events.vocabulary import FORMATS, KINDS, named
from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, MONTH_NUMBER, month_end, move_months, weekdays_in
from eventplanner.domain.parsing.clocks import meant_clock
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR, find_days, find_no_day, read_day
from eventplanner.domain.parsing.scanner import LOOSE, ScannedLine, Token, TokenKind
from eventplanner.domain.year import find_patterns as patterns
from eventplanner.domain.year.find_date import DateWish

USUAL_SEARCH = timedelta(days=90)
"""How far is looked where no period is said."""
_MOST_MONTHS = 120


class ReadWish(NamedTuple):
    """Result of reading a wish."""

    wish: DateWish
    text: str
    """The line, cleaned; what `spans` refer to."""
    spans: tuple[Token, ...]
    """In order, apart from each other; what no span covers says nothing or was not understood."""
    problem: Message | None
    """What about it cannot be meant, or was not understood."""


class _WishLine(ScannedLine):
    """The wish while it is read."""

    problem: Message | None = None

    def take_name(self, pattern: str, kind: str) -> str:
        """Takes what has a name behind a mark or a word; returns the name."""
        match = self.take(pattern, kind)
        return self.written(match, "value").strip(LOOSE) if match else ""


def read_wish(text: str, today: date, *, day_first: bool = True) -> ReadWish:
    """Understand what can be; the wish is for the next three months where no period is said, and never for the past."""
    line = _WishLine(text, today, day_first=day_first)
    for take in _STEPS:
        take(line)
    first, last = _clipped(line)
    if first == last:
        # A day that is said is meant, also on a weekend.
        line.values.setdefault("weekdays", frozenset({first.weekday()}))
    line.values.pop("period", None)
    wish = DateWish(first=first, last=last, **line.values)
    return ReadWish(wish, line.text, tuple(sorted(line.taken)), line.problem or _not_understood(line))


def _clipped(line: _WishLine) -> tuple[date, date]:
    first, last = line.values.get("period") or (line.today, line.today + USUAL_SEARCH)
    if last < line.today:
        line.problem = line.problem or Message("{day} is past already.", {"day": last})
        return first, last
    return max(first, line.today), last


def _take_labelled(line: _WishLine) -> None:
    for name, pattern in (("audience", patterns.AUDIENCE), ("series", patterns.SERIES)):
        if value := line.take_name(pattern, TokenKind.TAG):
            line.values[name] = value


def _take_kind(line: _WishLine) -> None:
    """After `#`, or as a plain word; another word after `#` is whom it is for."""
    for tag in re.finditer(quickline_patterns.TAG, line.plain):
        if kind := named(KINDS, tag[1]):
            line.values.setdefault("kind", kind)
            line.cut(*tag.span(), TokenKind.KIND)
        elif "audience" not in line.values:
            line.values["audience"] = line.text[slice(*tag.span(1))]
            line.cut(*tag.span(), TokenKind.TAG)
    words = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
    if "kind" not in line.values and (
        match := line.take(rf"(?<![\w@+#-])(?P<kind>{words})s?(?![\w-])", TokenKind.KIND)
    ):
        line.values["kind"] = KINDS[match["kind"]]


def _take_format(line: _WishLine) -> None:
    if match := line.take(quickline_patterns.FORMAT, TokenKind.FORMAT):
        line.values["format"] = FORMATS[match[0]]


def _take_length(line: _WishLine) -> None:
    if match := line.take(patterns.LONG_HOURS, TokenKind.TIME):
        hours = COUNT_NUMBER.get(match["n"]) or float(match["n"].replace(",", "."))
        line.values["minutes"] = round(hours * 60) + (30 if match["half"] else int(match["more"] or 0))
    elif match := line.take(patterns.LONG_CLOCK, TokenKind.TIME):
        line.values["minutes"] = int(match["n"]) * 60 + int(match["more"])
    elif match := line.take(patterns.LONG_MINUTES, TokenKind.TIME):
        line.values["minutes"] = int(match["n"])
    if match := line.take(patterns.LONG_DAYS, TokenKind.DATE):
        line.values["days"] = max(1, COUNT_NUMBER.get(match["n"]) or int(match["n"]))
    if not line.values.get("minutes", 1):
        del line.values["minutes"]


def _take_that_day(line: _WishLine) -> None:
    """`next Thursday` is one day, while `Thursday` is a weekday."""
    if match := line.find(patterns.THAT_DAY):
        day = read_day(match[0], line.today)
        if day:
            line.values["period"] = day, day
            line.cut(*match.span(), TokenKind.DATE)


def _take_clock(line: _WishLine) -> None:
    clock = meant_clock(line.plain)
    if clock is None:
        if (match := line.take(patterns.AFTER_HOUR, TokenKind.TIME)) and int(match["hour"]) < 24:
            line.values["begin"] = time(int(match["hour"]))
        return
    line.values["begin"] = clock.first
    if clock.last:
        minutes = _since_midnight(clock.last) - _since_midnight(clock.first)
        line.values["minutes"] = minutes % (24 * 60) or 24 * 60
    led = line.find(patterns.AFTER, clock.start)
    line.cut(led.start() if led else clock.start, clock.end, TokenKind.TIME)


def _since_midnight(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _take_part_of_day(line: _WishLine) -> None:
    """What was said more precisely stays as it was said."""
    if line.take(patterns.ALL_DAY, TokenKind.TIME):
        line.values.pop("begin", None)
        return
    parts = list(patterns.PARTS_OF_DAY)
    tomorrow = "begin" in line.values or any(line.find(pattern) for pattern, _, _ in parts)
    if not tomorrow:
        parts.append((patterns.MORNING, *parts[-1][1:]))
    for pattern, begin, minutes in parts:
        if line.take(pattern, TokenKind.TIME) and "begin" not in line.values:
            line.values["begin"] = begin
            line.values.setdefault("minutes", minutes)


def _take_weekdays(line: _WishLine) -> None:
    days: set[int] = set()
    while match := line.take(patterns.WEEKDAYS, TokenKind.DATE):
        days |= set(weekdays_in(match["days"]))
    for pattern, meant in ((patterns.WORKDAYS, {0, 1, 2, 3, 4}), (patterns.WEEKENDS, {5, 6})):
        if line.take(pattern, TokenKind.DATE):
            days |= meant
    if days:
        line.values["weekdays"] = frozenset(days)


def _take_period(line: _WishLine) -> None:
    """Dates are more explicit than months, and those than `next quarter`; a year alone is all of it."""
    for find in (_dates, _months, _named_periods, _a_year):
        if "period" not in line.values and (days := find(line)):
            line.values["period"] = days


def _dates(line: _WishLine) -> tuple[date, date] | None:
    days = find_days(line.plain, line.today, day_first=line.day_first)
    if days is None:
        if place := find_no_day(line.plain, day_first=line.day_first):
            line.problem = Message("There is no “{day}” in the calendar.", {"day": line.cut(*place, TokenKind.DATE)})
        return None
    since, until = (line.find(p, days.start) for p in (patterns.SINCE, patterns.UNTIL))
    led = since or until
    said = line.plain[days.start : days.end]
    begin = led.start() if led else days.start
    first, last = days.first, days.last
    if first == last and (since or re.match("desde|from", said)):
        last = min(first + USUAL_SEARCH, date(LAST_YEAR, 12, 31))
    elif first == last and until:
        first = min(line.today, last)
    elif first == last:
        _check_weekday(line, first)
    line.cut(begin, days.end, TokenKind.DATE)
    return first, last


def _check_weekday(line: _WishLine, day: date) -> None:
    weekdays = line.values.get("weekdays")
    if weekdays and day.weekday() not in weekdays:
        line.problem = Message("{day} is none of the weekdays that were asked for.", {"day": day})


def _months(line: _WishLine) -> tuple[date, date] | None:
    match = line.take(patterns.MONTHS, TokenKind.DATE) or line.take(patterns.A_MONTH, TokenKind.DATE)
    if match is None:
        return None
    groups = match.groupdict()
    first = MONTH_NUMBER[match["first"]]
    last = MONTH_NUMBER[groups.get("last") or match["first"]]
    year = _year_said(line, groups)
    return _from_month_to_month(line, first, last, year)


def _from_month_to_month(line: _WishLine, first: int, last: int, year: int | None) -> tuple[date, date]:
    """Without a year the next that are not over; a last month that comes before the first is in the year after."""
    over = 1 if last < first else 0
    if year is None:
        year = line.today.year
        if (year + over, last) < (line.today.year, line.today.month):
            year += 1
        # In March, “November to April” is what is going on still.
        if over and last >= line.today.month:
            year -= 1
    return date(year, first, 1), month_end(year + over, last)


def _year_said(line: _WishLine, groups: dict[str, str | None]) -> int | None:
    """Beside a period, or anywhere else."""
    said = groups.get("year")
    year = int(said) if said else None
    if year is None and (match := line.take(patterns.A_YEAR, TokenKind.DATE)):
        year = int(match["year"])
    return year if year and FIRST_YEAR <= year < LAST_YEAR else None


def _named_periods(line: _WishLine) -> tuple[date, date] | None:
    for length, ways in ((3, patterns.QUARTERS), (6, patterns.HALVES)):
        for n, pattern in enumerate(ways):
            if match := line.take(pattern, TokenKind.DATE):
                first = n * length + 1
                return _from_month_to_month(line, first, first + length - 1, _year_said(line, match.groupdict()))
    for step, ways_by_unit in ((1, patterns.NEXT), (0, patterns.THIS)):
        for unit, pattern in ways_by_unit.items():
            if line.take(pattern, TokenKind.DATE):
                return _around(line.today, unit, step)
    return None


def _around(today: date, unit: str, step: int) -> tuple[date, date]:
    """The week, month, quarter or year that today is in, or the next."""
    if unit == "week":
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return first, first + timedelta(days=6)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = move_months(date(today.year, (today.month - 1) // length * length + 1, 1), length * step)
    last = move_months(first, length - 1)
    return first, month_end(last.year, last.month)


def _take_ahead(line: _WishLine) -> None:
    """`next 10 days` is a period, while `10 days` is a length."""
    if match := line.take(patterns.AHEAD, TokenKind.DATE):
        count, unit = int(match["n"] or match["m"]), match["unit"]
        months = move_months(line.today, min(count, _MOST_MONTHS))
        days = line.today + timedelta(days=count * (1 if unit.startswith("d") else 7))
        line.values["period"] = line.today, months if unit.startswith("m") else days


def _a_year(line: _WishLine) -> tuple[date, date] | None:
    match = line.take(patterns.A_YEAR, TokenKind.DATE)
    return (date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)) if match else None


def _take_people(line: _WishLine) -> None:
    people: list[str] = []
    while line.find(quickline_patterns.OWNER):
        people.append(line.take_name(quickline_patterns.OWNER, TokenKind.OWNER))
    if people := [name for name in dict.fromkeys(people) if name]:
        line.values["people"] = tuple(people)


def _take_place(line: _WishLine) -> None:
    if match := line.take(quickline_patterns.PLACE, TokenKind.PLACE):
        line.values["venue"] = line.written(match, "value").strip(LOOSE)


def _take_for_whom(line: _WishLine) -> None:
    match = line.find(patterns.FOR_WHOM)
    if match and "audience" not in line.values and match["value"] not in patterns.IDLE:
        line.values["audience"] = line.take_name(patterns.FOR_WHOM, TokenKind.TAG)


def _not_understood(line: _WishLine) -> Message | None:
    words = (word for word in re.finditer(r"[^\W_]+", line.plain) if word[0] not in patterns.IDLE)
    word = next(words, None)
    return Message("“{words}” is not understood.", {"words": line.written(word)}) if word else None


_STEPS: tuple[Callable[[_WishLine], None], ...] = (
    _take_labelled,
    _take_kind,
    _take_format,
    _take_that_day,
    _take_ahead,
    _take_length,
    _take_clock,
    _take_part_of_day,
    _take_weekdays,
    _take_period,
    _take_people,
    _take_place,
    _take_for_whom,
)
"""In an order in which nothing is taken for what comes later: `2 h` is no clock, and a name goes on until the next sign."""
