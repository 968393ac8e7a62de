"""Taking a recurrence in words apart: which stretch of the text says what."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from msgspec import Struct, field

from eventplanner.domain.base.text import fold_each
from eventplanner.domain.events.quick_line import LineSpan, SpanRole
from eventplanner.domain.events.quick_line_patterns import KEPT, LOOSE, TAKEN
from eventplanner.domain.parsing.clocks import find_clocks, find_dotted_clock
from eventplanner.domain.parsing.dates import AMOUNT, MONTH, MONTH_NUMBER, WEEKDAY_NUMBER, FoundDays, find_days
from eventplanner.domain.series import recurrence_patterns as patterns
from eventplanner.domain.series.recurrence import WORKING_DAYS, Frequency

_QUARTERS = (1, 4, 7, 10)
_QUARTER_ENDS = (3, 6, 9, 12)
_FREQUENCIES = {
    "day": (Frequency.DAILY, 1),
    "week": (Frequency.WEEKLY, 1),
    "month": (Frequency.MONTHLY, 1),
    "quarter": (Frequency.MONTHLY, 1),
    "half": (Frequency.MONTHLY, 6),
    "year": (Frequency.YEARLY, 1),
}


class RulePhrase(Struct):
    """The words while they are taken apart, and what they have said so far."""

    text: str
    today: date
    day_first: bool
    plain: str = ""
    """The text, folded, with what was understood taken out."""
    spans: list[LineSpan] = field(default_factory=list)
    rule: str = ""
    """An RRULE as it was written."""
    frequency: Frequency | None = None
    interval: int = 1
    weekdays: list[tuple[int, int]] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    """In the order they were said."""
    left_out: list[int] = field(default_factory=list)
    """Months."""
    count: int | None = None
    quarters: tuple[int, ...] = ()
    """The months that stand for the quarters, where those were said."""
    season_end: int = 0
    """The last of the months that were said, or 0."""
    yearly: bool = False
    """Was it said that it goes on every year?"""
    first: date | None = None
    until: date | None = None
    begin: time | None = None
    end: time | None = None

    def take(self, start: int, end: int, role: SpanRole = SpanRole.DATE) -> None:
        """Mark what is not marked yet, without what hangs loose around it."""
        for run in re.finditer(rf"[^{TAKEN}]+", self.plain[start:end]):
            piece = run[0]
            begin = start + run.start() + len(piece) - len(piece.lstrip(LOOSE))
            over = start + run.start() + len(piece.rstrip(LOOSE))
            if begin < over:
                self.spans.append(LineSpan(begin, over, role))
        self.plain = f"{self.plain[:start]}{TAKEN * (end - start)}{self.plain[end:]}"

    def follows(self, place: int) -> bool:
        """Does nothing stand between a place and what was understood before it?"""
        return self.plain[:place].rstrip(" ,").endswith(TAKEN) or not self.plain[:place].strip()


def take_apart(text: str, today: date, *, day_first: bool, hidden: Iterable[tuple[int, int]] = ()) -> RulePhrase:
    """What the words say; those in `hidden` stretches are somebody else's."""
    desk = RulePhrase(text, today, day_first, fold_each(text))
    for start, end in hidden:
        desk.plain = f"{desk.plain[:start]}{KEPT * (end - start)}{desk.plain[end:]}"
    for take in _WAYS:
        take(desk)
    return desk


def _take_rule(desk: RulePhrase) -> None:
    if match := re.search(patterns.RULE, desk.plain):
        desk.rule = match[0].rstrip(".,;")
        desk.take(*match.span())


def _take_clock(desk: RulePhrase) -> None:
    clocks = find_clocks(desk.plain)
    clock = next((clock for clock in clocks if clock.last), clocks[0] if clocks else None)
    if clock:
        desk.begin, desk.end = clock.first, clock.last
        desk.take(clock.start, clock.end, SpanRole.TIME)


def _take_dotted_clock(desk: RulePhrase) -> None:
    if desk.begin is None and (clock := find_dotted_clock(desk.plain, TAKEN)):
        desk.begin = clock.first
        desk.take(clock.start, clock.end, SpanRole.TIME)


def _take_count(desk: RulePhrase) -> None:
    if match := re.search(patterns.COUNT, desk.plain):
        desk.count = _number(match["n"])
        desk.take(*match.span())


def _take_left_out(desk: RulePhrase) -> None:
    if match := re.search(patterns.EXCEPT, desk.plain):
        desk.left_out = months_in(match["months"])
        desk.take(*match.span())


def _take_turns(desk: RulePhrase) -> None:
    """Every other Tuesday: the weeks are counted, not the Tuesdays of a month."""
    match = re.search(patterns.NTH_IN_TURN, desk.plain) or re.search(patterns.IN_TURN, desk.plain)
    if match:
        said = match.groupdict()
        desk.frequency = Frequency.WEEKLY
        desk.interval = _number(said["n"]) if said["n"] else 2
        desk.weekdays = [(0, weekday) for weekday in weekdays_in(said["weekdays"] or said["medio"])]
        desk.take(*match.span())


def _take_groups(desk: RulePhrase) -> None:
    """First and third Tuesday, last Friday."""
    match = None if desk.weekdays else re.search(patterns.OF_MONTH, desk.plain)
    if match:
        for group in re.finditer(patterns.GROUP, match["groups"]):
            nths = [patterns.NTHS[each] for each in re.findall(patterns.NTH, group["nths"])]
            desk.weekdays += [(nth, weekday) for nth in nths for weekday in weekdays_in(group["weekdays"])]
        desk.take(*match.span())


def _take_working_days(desk: RulePhrase) -> None:
    for pattern, days in ((patterns.WORKING_DAYS, WORKING_DAYS), (patterns.WEEKENDS, ((0, 5), (0, 6)))):
        match = None if desk.weekdays else re.search(pattern, desk.plain)
        if match:
            desk.weekdays = list(days)
            desk.take(*match.span())


def _take_units(desk: RulePhrase) -> None:
    for match in re.finditer(patterns.ADVERB, desk.plain):
        interval, unit = patterns.ADVERBS[match["adverb"]]
        _count_in(desk, match, unit, interval, starts=True)
    for match in re.finditer(patterns.UNIT, desk.plain):
        if match["of"]:
            before = re.search(rf"{patterns.DAY_ITEM}\s*$", desk.plain[: match.start()])
            if (desk.follows(match.start()) and desk.spans) or before:
                _count_in(desk, match, patterns.UNITS[match["of"]], 1, starts=False)
        else:
            interval = _number(match["n"]) if match["n"] else 1
            _count_in(desk, match, patterns.UNITS[match["unit"] or match["once"]], interval, starts=False)


def _count_in(desk: RulePhrase, match: re.Match[str], unit: str, interval: int, *, starts: bool) -> None:
    """Count in a unit, unless something else is counted already; `starts` means the beginning of each quarter."""
    frequency, length = _FREQUENCIES[unit]
    desk.yearly |= unit == "year"
    if desk.frequency is None:
        desk.frequency, desk.interval = frequency, interval * length
    elif unit != "year" and desk.frequency is not frequency:
        return
    if unit == "quarter" and interval > 1:
        desk.interval = interval * 3
    elif unit == "quarter":
        ends = not starts and any(nth < 0 for nth, _weekday in desk.weekdays)
        desk.quarters = _QUARTER_ENDS if ends else _QUARTERS
    desk.take(*match.span())


def _take_weekdays(desk: RulePhrase) -> None:
    """Thursdays; a weekday alone is meant where weeks are counted, or where nothing else is said."""
    if desk.weekdays or desk.frequency not in {None, Frequency.WEEKLY, Frequency.DAILY}:
        return
    matches = list(re.finditer(patterns.WEEKDAYS, desk.plain))
    sure = [match for match in matches if _is_each(match)]
    if found := sure or (matches if not desk.rule else []):
        desk.weekdays = [(0, weekday) for weekday in weekdays_in(found[0]["weekdays"])]
        desk.take(*found[0].span())


def _is_each(match: re.Match[str]) -> bool:
    last = re.findall(r"[a-z]+", match["weekdays"])[-1]
    plural = last not in WEEKDAY_NUMBER or re.search(r"\blos\b", match["lead"])
    return bool(plural or re.search(patterns.EACH, match["lead"]))


def _take_month_days(desk: RulePhrase) -> None:
    for match in re.finditer(patterns.DAYS_OF_MONTHS, desk.plain):
        days, months = _days_in(match["days"]), months_in(match["months"])
        single = len(days) == len(months) == 1 and days[0] > 0 and desk.frequency is not Frequency.YEARLY
        if not (desk.weekdays or single or _is_bound(desk, match.start("days"))):
            desk.month_days, desk.months = days, months
            desk.season_end = _season_end(match["months"])
            desk.take(*match.span())
            return
    if desk.frequency is not Frequency.MONTHLY or desk.weekdays:
        return
    for match in re.finditer(patterns.MONTH_DAYS, desk.plain):
        if match["lead"] or not match["days"].isdigit():
            desk.month_days = _days_in(match["days"])
            desk.take(*match.span())
            return


def _take_day_of_year(desk: RulePhrase) -> None:
    for match in re.finditer(patterns.DAY_OF_YEAR, desk.plain):
        asked = desk.frequency is Frequency.YEARLY or re.search(patterns.EACH, match["lead"])
        day, month = int(match["d"] or match["d_"]), months_in(match["m"] or match["m_"])
        if asked and not (desk.weekdays or desk.month_days or _is_bound(desk, match.end("lead"))):
            desk.frequency, desk.yearly = Frequency.YEARLY, True
            desk.month_days, desk.months = [day], month
            desk.take(*match.span())


def _is_bound(desk: RulePhrase, place: int) -> bool:
    """Is what stands there the day on which it begins or ends?"""
    return bool(re.search(rf"(?:{patterns.FROM}|{patterns.UNTIL})$", desk.plain[:place]))


def _take_days(desk: RulePhrase) -> None:
    days = find_days(desk.plain, desk.today, day_first=desk.day_first)
    if days and days.first != days.last:
        desk.first, desk.until = _running(desk, days)
        led = re.search(rf"{patterns.FROM}$", desk.plain[: days.start])
        desk.take(led.start() if led else days.start, days.end)
        return
    desk.first = _take_led_day(desk, patterns.FROM, desk.today)
    desk.until = _take_led_day(desk, patterns.UNTIL, desk.first or desk.today)
    days = find_days(desk.plain, desk.today, day_first=desk.day_first)
    if days and desk.first is None and re.search("[0-9]", desk.plain[days.start : days.end]):
        desk.first = days.first
        desk.take(days.start, days.end)


def _running(desk: RulePhrase, days: FoundDays) -> tuple[date, date]:
    """Without a year, a stretch that has begun and is not over is meant rather than the next one."""
    last_year = desk.today - timedelta(days=365)
    earlier = find_days(desk.plain, last_year, day_first=desk.day_first)
    meant = earlier if earlier and earlier.last >= desk.today else days
    return meant.first, meant.last


def _take_led_day(desk: RulePhrase, lead: str, today: date) -> date | None:
    for match in re.finditer(lead, desk.plain):
        rest = desk.plain[match.end() :]
        days = find_days(rest, today, day_first=desk.day_first)
        if days and days.first == days.last and not rest[: days.start].strip():
            desk.take(match.start(), match.end() + days.end)
            return days.first
    return None


def _take_months(desk: RulePhrase) -> None:
    if match := re.search(patterns.YEARS_APART, desk.plain):
        (first,), (last,) = months_in(match["m1"]), months_in(match["m2"])
        desk.first, desk.until = date(int(match["y1"]), first, 1), month_end(int(match["y2"]), last)
        desk.take(*match.span())
    elif not desk.months:
        for match in (*re.finditer(patterns.BETWEEN, desk.plain), *re.finditer(patterns.MONTHS, desk.plain)):
            if _are_months(desk, match):
                _keep_months(desk, match)
                break
    _take_month_bounds(desk)


def _are_months(desk: RulePhrase, match: re.Match[str]) -> bool:
    """Several months always are; one alone is where it follows what was understood, as “of March”."""
    lead = match.groupdict().get("lead") or ""
    several = len(months_in(match["months"])) > 1
    return several or bool(
        re.search(r"\b(?:in|of|en|de|only|solo|during|durante)\s+$", lead) and desk.follows(match.start())
    )


def _keep_months(desk: RulePhrase, match: re.Match[str]) -> None:
    said = (
        re.sub(r"\s+(?:and|y)\s+", " - ", match["months"]) if match.re.pattern == patterns.BETWEEN else match["months"]
    )
    desk.months, desk.season_end = months_in(said), _season_end(said)
    if match["year"]:
        year = int(match["year"])
        desk.first = desk.first or date(year, desk.months[0], 1)
        desk.until = desk.until or month_end(year + (desk.season_end < desk.months[0]), desk.season_end)
    desk.take(*match.span())


def _take_month_bounds(desk: RulePhrase) -> None:
    """From a month on, until another."""
    match = None if desk.first else re.search(patterns.FROM_MONTH, desk.plain)
    if match:
        (month,) = months_in(match["m"])
        year = int(match["year"] or desk.today.year + (month < desk.today.month))
        desk.first = max(date(year, month, 1), desk.today) if not match["year"] else date(year, month, 1)
        desk.take(*match.span())
    match = None if desk.until else re.search(patterns.UNTIL_MONTH, desk.plain)
    if match:
        (month,) = months_in(match["m"])
        since = desk.first or desk.today
        desk.until = month_end(int(match["year"] or since.year + (month < since.month)), month)
        desk.take(*match.span())


def _take_year(desk: RulePhrase) -> None:
    match = None if desk.first or desk.until else re.search(patterns.YEAR, desk.plain)
    if match:
        year = int(match["year"])
        desk.first, desk.until = date(year, 1, 1), date(year, 12, 31)
        desk.take(*match.span())


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_in(text: str) -> list[int]:
    """The months of a list, ranges filled in, also over the turn of the year."""
    return list(dict.fromkeys(month for first, last in _month_items(text) for month in _round(first, last, 12, 1)))


def weekdays_in(text: str) -> list[int]:
    """The weekdays of a list, ranges filled in."""
    found = []
    for item in re.findall(patterns.WEEKDAY_ITEM, text):
        ends = [_weekday(word) for word in re.findall(patterns.WEEKDAY, item)]
        found += _round(ends[0], ends[-1], 7, 0)
    return list(dict.fromkeys(found))


def _weekday(word: str) -> int:
    name = word.rstrip(".")
    return WEEKDAY_NUMBER[name if name in WEEKDAY_NUMBER else name.removesuffix("s")]


def _month_items(text: str) -> Iterator[tuple[int, int]]:
    for item in re.findall(patterns.MONTH_ITEM, text):
        ends = [MONTH_NUMBER[word.rstrip(".")] for word in re.findall(MONTH, item)]
        yield ends[0], ends[-1]


def _season_end(text: str) -> int:
    """The end of the last range; of single months, the latest."""
    items = list(_month_items(text))
    return max(items)[1] if all(first == last for first, last in items) else items[-1][1]


def _round(first: int, last: int, length: int, lowest: int) -> list[int]:
    return [(first - lowest + n) % length + lowest for n in range((last - first) % length + 1)]


def _days_in(text: str) -> list[int]:
    return [_day(each) for each in re.findall(patterns.DAY_ITEM, text)]


def _day(word: str) -> int:
    if word.startswith(("last", "ultimo")):
        return -1
    return 1 if word.startswith(("first", "primer")) else int(re.sub("[^0-9]", "", word))


def _number(word: str) -> int:
    if word in {"other", "otro", "otra"}:
        return 2
    return AMOUNT.get(word) or patterns.NTHS.get(word) or int(word)


_WAYS = (
    _take_rule,
    _take_clock,
    _take_count,
    _take_left_out,
    _take_turns,
    _take_groups,
    _take_working_days,
    _take_units,
    _take_weekdays,
    _take_month_days,
    _take_day_of_year,
    _take_days,
    _take_months,
    _take_year,
    _take_dotted_clock,
)
"""Times first, lest they be taken for days; what recurs before the days on which it begins and ends."""
