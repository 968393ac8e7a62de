"""A wish for a date as people write it, in English and in Spanish: `Thursday evening in September +Ana Soto`."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from msgspec import Struct, field

from eventplanner.domain.base.text import Message, clean_line, fold_each
from eventplanner.domain.events import quick_line_patterns as quickline_patterns
from eventplanner.domain.events.quick_line import LineSpan, SpanRole
from eventplanner.domain.events.vocabulary import FORMATS, KINDS, named
from eventplanner.domain.parsing.clocks import find_clocks
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR, MONTH_NUMBER, find_days, find_no_day, read_day
from eventplanner.domain.year import find_patterns as patterns
from eventplanner.domain.year.find_date import DateWish
from eventplanner.domain.year.year import month_length, move_months

USUAL_SEARCH = timedelta(days=90)
"""How far is looked where no period is said."""
_MOST_MONTHS = 120
_TAKEN = quickline_patterns.TAKEN


class ReadWish(NamedTuple):
    """What was understood of a wish."""

    wish: DateWish
    text: str
    """The line, cleaned; what `spans` refer to."""
    spans: tuple[LineSpan, ...]
    """In order, apart from each other; what no span covers says nothing or was not understood."""
    problem: Message | None
    """What about it cannot be meant, or was not understood."""


class _Wish(Struct):
    """The wish while it is taken apart."""

    text: str
    plain: str
    """The same, folded, with what was understood so far taken out."""
    today: date
    day_first: bool
    found: dict[str, Any] = field(default_factory=dict)
    spans: list[LineSpan] = field(default_factory=list)
    problem: Message | None = None

    def take(self, start: int, end: int, role: SpanRole) -> str:
        """Mark as understood what of a stretch is not yet; what stood there."""
        for run in re.finditer(rf"[^{_TAKEN}]+", self.plain[start:end]):
            begin = start + run.start() + len(run[0]) - len(run[0].lstrip())
            over = start + run.start() + len(run[0].rstrip())
            if begin < over:
                self.spans.append(LineSpan(begin, over, role))
        self.plain = f"{self.plain[:start]}{_TAKEN * (end - start)}{self.plain[end:]}"
        return self.text[start:end]

    def taken(self, pattern: str, role: SpanRole) -> re.Match[str] | None:
        """What is found first, and taken."""
        match = re.search(pattern, self.plain)
        if match:
            self.take(match.start(), match.end(), role)
        return match


def read_wish(text: str, today: date, *, day_first: bool = True) -> ReadWish:
    """Understand what can be; the wish is for the next three months where no period is said, and never for the past."""
    line = clean_line(unicodedata.normalize("NFC", clean_line(text)))
    desk = _Wish(line, fold_each(line), today, day_first)
    for take in _STEPS:
        take(desk)
    first, last = _clipped(desk)
    if first == last:
        # A day that is said is meant, also on a weekend.
        desk.found.setdefault("weekdays", frozenset({first.weekday()}))
    desk.found.pop("period", None)
    desk.problem = desk.problem or _not_understood(desk)
    wish = DateWish(first=first, last=last, **desk.found)
    return ReadWish(wish, line, tuple(sorted(desk.spans)), desk.problem)


def _clipped(desk: _Wish) -> tuple[date, date]:
    first, last = desk.found.get("period") or (desk.today, desk.today + USUAL_SEARCH)
    if last < desk.today:
        desk.problem = desk.problem or Message("{day} is past already.", {"day": last})
        return first, last
    return max(first, desk.today), last


def _take_labelled(desk: _Wish) -> None:
    for name, pattern in (("audience", patterns.AUDIENCE), ("series", patterns.SERIES)):
        if match := re.search(pattern, desk.plain):
            desk.found[name] = desk.text[slice(*match.span("value"))].strip()
            desk.take(match.start(), match.end(), SpanRole.TAG)


def _take_kind(desk: _Wish) -> None:
    """After `#`, or as a plain word; another word after `#` is whom it is for."""
    for tag in re.finditer(quickline_patterns.TAG, desk.plain):
        if kind := named(KINDS, tag[1]):
            desk.found.setdefault("kind", kind)
            desk.take(tag.start(), tag.end(), SpanRole.KIND)
        elif "audience" not in desk.found:
            desk.found["audience"] = desk.text[slice(*tag.span(1))]
            desk.take(tag.start(), tag.end(), SpanRole.TAG)
    words = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
    if "kind" not in desk.found and (match := desk.taken(rf"(?<![\w@+#-])(?P<kind>{words})s?(?![\w-])", SpanRole.KIND)):
        desk.found["kind"] = KINDS[match["kind"]]


def _take_format(desk: _Wish) -> None:
    if match := desk.taken(quickline_patterns.FORMAT, SpanRole.FORMAT):
        desk.found["format"] = FORMATS[match[0]]


def _take_length(desk: _Wish) -> None:
    if match := desk.taken(patterns.LONG_HOURS, SpanRole.TIME):
        hours = patterns.COUNTS.get(match["n"]) or float(match["n"].replace(",", "."))
        desk.found["minutes"] = round(hours * 60) + (30 if match["half"] else int(match["more"] or 0))
    elif match := desk.taken(patterns.LONG_CLOCK, SpanRole.TIME):
        desk.found["minutes"] = int(match["n"]) * 60 + int(match["more"])
    elif match := desk.taken(patterns.LONG_MINUTES, SpanRole.TIME):
        desk.found["minutes"] = int(match["n"])
    if match := desk.taken(patterns.LONG_DAYS, SpanRole.DATE):
        desk.found["days"] = max(1, patterns.COUNTS.get(match["n"]) or int(match["n"]))
    if not desk.found.get("minutes", 1):
        del desk.found["minutes"]


def _take_that_day(desk: _Wish) -> None:
    """`next Thursday` is one day, while `Thursday` is a weekday."""
    if match := re.search(patterns.THAT_DAY, desk.plain):
        day = read_day(match[0], desk.today)
        if day:
            desk.found["period"] = day, day
            desk.take(match.start(), match.end(), SpanRole.DATE)


def _take_clock(desk: _Wish) -> None:
    clocks = find_clocks(desk.plain)
    clock = next((clock for clock in clocks if clock.last), clocks[0] if clocks else None)
    if clock is None:
        if (match := desk.taken(patterns.AFTER_HOUR, SpanRole.TIME)) and int(match["hour"]) < 24:
            desk.found["begin"] = time(int(match["hour"]))
        return
    desk.found["begin"] = clock.first
    if clock.last:
        minutes = _since_midnight(clock.last) - _since_midnight(clock.first)
        desk.found["minutes"] = minutes % (24 * 60) or 24 * 60
    led = re.search(patterns.AFTER, desk.plain[: clock.start])
    desk.take(led.start() if led else clock.start, clock.end, SpanRole.TIME)


def _since_midnight(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _take_part_of_day(desk: _Wish) -> None:
    """What was said more precisely stays as it was said."""
    if desk.taken(patterns.ALL_DAY, SpanRole.TIME):
        desk.found.pop("begin", None)
        return
    parts = list(patterns.PARTS_OF_DAY)
    tomorrow = "begin" in desk.found or any(re.search(pattern, desk.plain) for pattern, _, _ in parts)
    if not tomorrow:
        parts.append((patterns.MORNING, *parts[-1][1:]))
    for pattern, begin, minutes in parts:
        if desk.taken(pattern, SpanRole.TIME) and "begin" not in desk.found:
            desk.found["begin"] = begin
            desk.found.setdefault("minutes", minutes)


def _take_weekdays(desk: _Wish) -> None:
    days: set[int] = set()
    while match := desk.taken(patterns.WEEKDAYS_BETWEEN, SpanRole.DATE):
        first, last = _weekday(match["first"]), _weekday(match["last"])
        days |= {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    for pattern, meant in ((patterns.WORKDAYS, {0, 1, 2, 3, 4}), (patterns.WEEKENDS, {5, 6})):
        if desk.taken(pattern, SpanRole.DATE):
            days |= meant
    while match := desk.taken(patterns.WEEKDAY, SpanRole.DATE):
        days.add(_weekday(match["w"]))
    if days:
        desk.found["weekdays"] = frozenset(days)


def _weekday(word: str) -> int:
    rows = enumerate(patterns.WEEKDAYS)
    return next(n for n, row in rows if any(re.fullmatch(name, word) for name in row.split()))


def _take_period(desk: _Wish) -> None:
    """Dates are more explicit than months, and those than `next quarter`; a year alone is all of it."""
    for find in (_dates, _months, _named_periods, _a_year):
        if "period" not in desk.found and (days := find(desk)):
            desk.found["period"] = days


def _dates(desk: _Wish) -> tuple[date, date] | None:
    days = find_days(desk.plain, desk.today, day_first=desk.day_first)
    if days is None:
        if place := find_no_day(desk.plain, day_first=desk.day_first):
            desk.problem = Message("There is no “{day}” in the calendar.", {"day": desk.take(*place, SpanRole.DATE)})
        return None
    since, until = (re.search(p, desk.plain[: days.start]) for p in (patterns.SINCE, patterns.UNTIL))
    led = since or until
    said = desk.plain[days.start : days.end]
    begin = led.start() if led else days.start
    first, last = days.first, days.last
    if first == last and (since or re.match("desde|from", said)):
        last = min(first + USUAL_SEARCH, date(LAST_YEAR, 12, 31))
    elif first == last and until:
        first = min(desk.today, last)
    elif first == last:
        _check_weekday(desk, first)
    desk.take(begin, days.end, SpanRole.DATE)
    return first, last


def _check_weekday(desk: _Wish, day: date) -> None:
    weekdays = desk.found.get("weekdays")
    if weekdays and day.weekday() not in weekdays:
        desk.problem = Message("{day} is none of the weekdays that were asked for.", {"day": day})


def _months(desk: _Wish) -> tuple[date, date] | None:
    match = desk.taken(patterns.MONTHS, SpanRole.DATE) or desk.taken(patterns.A_MONTH, SpanRole.DATE)
    if match is None:
        return None
    groups = match.groupdict()
    first = MONTH_NUMBER[match["first"]]
    last = MONTH_NUMBER[groups.get("last") or match["first"]]
    year = _year_said(desk, groups)
    return _from_month_to_month(desk, first, last, year)


def _from_month_to_month(desk: _Wish, first: int, last: int, year: int | None) -> tuple[date, date]:
    """Without a year the next that are not over; a last month that comes before the first is in the year after."""
    over = 1 if last < first else 0
    if year is None:
        year = desk.today.year
        if (year + over, last) < (desk.today.year, desk.today.month):
            year += 1
        # In March, “November to April” is what is going on still.
        if over and last >= desk.today.month:
            year -= 1
    return date(year, first, 1), _month_end(year + over, last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, month_length(year, month))


def _year_said(desk: _Wish, groups: dict[str, str | None]) -> int | None:
    """Beside a period, or anywhere else."""
    said = groups.get("year")
    year = int(said) if said else None
    if year is None and (match := desk.taken(patterns.A_YEAR, SpanRole.DATE)):
        year = int(match["year"])
    return year if year and FIRST_YEAR <= year < LAST_YEAR else None


def _named_periods(desk: _Wish) -> tuple[date, date] | None:
    for length, ways in ((3, patterns.QUARTERS), (6, patterns.HALVES)):
        for n, pattern in enumerate(ways):
            if match := desk.taken(pattern, SpanRole.DATE):
                first = n * length + 1
                return _from_month_to_month(desk, first, first + length - 1, _year_said(desk, match.groupdict()))
    for step, ways_by_unit in ((1, patterns.NEXT), (0, patterns.THIS)):
        for unit, pattern in ways_by_unit.items():
            if desk.taken(pattern, SpanRole.DATE):
                return _around(desk.today, unit, step)
    return None


def _around(today: date, unit: str, step: int) -> tuple[date, date]:
    """The week, month, quarter or year that today is in, or the next."""
    if unit == "week":
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return first, first + timedelta(days=6)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = move_months(date(today.year, (today.month - 1) // length * length + 1, 1), length * step)
    last = move_months(first, length - 1)
    return first, _month_end(last.year, last.month)


def _take_ahead(desk: _Wish) -> None:
    """`next 10 days` is a period, while `10 days` is a length."""
    if match := desk.taken(patterns.AHEAD, SpanRole.DATE):
        count, unit = int(match["n"] or match["m"]), match["unit"]
        months = move_months(desk.today, min(count, _MOST_MONTHS))
        days = desk.today + timedelta(days=count * (1 if unit.startswith("d") else 7))
        desk.found["period"] = desk.today, months if unit.startswith("m") else days


def _a_year(desk: _Wish) -> tuple[date, date] | None:
    match = desk.taken(patterns.A_YEAR, SpanRole.DATE)
    return (date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)) if match else None


def _take_people(desk: _Wish) -> None:
    people: list[str] = []
    for found in _until_none(desk, quickline_patterns.OWNER):
        name = desk.text[slice(*found.span("value"))].strip(quickline_patterns.LOOSE)
        if name and name not in people:
            people.append(name)
        desk.take(found.start(), found.end(), SpanRole.OWNER)
    if people:
        desk.found["people"] = tuple(people)


def _until_none(desk: _Wish, pattern: str) -> Iterator[re.Match[str]]:
    while match := re.search(pattern, desk.plain):
        yield match


def _take_place(desk: _Wish) -> None:
    if match := re.search(quickline_patterns.PLACE, desk.plain):
        desk.found["venue"] = desk.text[slice(*match.span("value"))].strip(quickline_patterns.LOOSE)
        desk.take(match.start(), match.end(), SpanRole.PLACE)


def _take_for_whom(desk: _Wish) -> None:
    match = re.search(patterns.FOR_WHOM, desk.plain)
    if match and "audience" not in desk.found and match["value"] not in patterns.IDLE:
        desk.found["audience"] = desk.text[slice(*match.span("value"))].strip(quickline_patterns.LOOSE)
        desk.take(match.start(), match.end(), SpanRole.TAG)


def _not_understood(desk: _Wish) -> Message | None:
    rest = [found[0] for found in re.finditer(r"[^\W_]+", desk.plain) if found[0] not in patterns.IDLE]
    if not rest:
        return None
    words = next(desk.text[found.start() : found.end()] for found in re.finditer(re.escape(rest[0]), desk.plain))
    return Message("“{words}” is not understood.", {"words": words})


_STEPS: tuple[Callable[[_Wish], None], ...] = (
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
