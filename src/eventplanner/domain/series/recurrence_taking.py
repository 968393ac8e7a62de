"""Readers of a recurrence in words: each takes the tokens of one part of the rule."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.lengths import find_lengths
from eventplanner.domain.events.unknown_zones import unknown_zone
from eventplanner.domain.parsing.calendar_words import (
    A_MONTH,
    COUNT_NUMBER,
    WEEKDAY_NUMBER,
    month_end,
    month_items,
    months_in,
    weekdays_in,
)
from eventplanner.domain.parsing.clocks import find_dotted_clock, meant_clock
from eventplanner.domain.parsing.dates import FoundDays, find_days
from eventplanner.domain.parsing.scanner import TAKEN, TokenKind
from eventplanner.domain.series import recurrence_patterns as patterns
from eventplanner.domain.series.recurrence import WORKING_DAYS, Frequency
from eventplanner.domain.series.recurrence_exceptions import take_left_out
from eventplanner.domain.series.rule_phrase import RulePhrase

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


def take_apart(line: RulePhrase, hidden: Iterable[tuple[int, int]] = ()) -> None:
    """Takes all words that have a meaning; those in `hidden` stretches are left alone."""
    for stretch in hidden:
        line.keep(*stretch)
    for take in _WAYS:
        take(line)


def _take_rule(line: RulePhrase) -> None:
    if match := line.take_words(patterns.RULE):
        line.rule = match[0].rstrip(".,;")


def _take_clock(line: RulePhrase) -> None:
    """A time of day, also with how long it lasts; zones that are unknown are left to be refused."""
    if zone := unknown_zone(line):
        line.keep(*zone)
    length = next((length for length in find_lengths(line.plain) if length.led), None)
    if length:
        line.keep(length.start, length.end)
    line.take_clock(meant_clock(line.plain))
    if length and line.begin and line.end is None and length.length < timedelta(days=1):
        line.end = length.later(line.begin)
        line.cut(length.start, length.end, TokenKind.TIME)


def _take_dotted_clock(line: RulePhrase) -> None:
    if line.begin is None:
        line.take_clock(find_dotted_clock(line.plain, TAKEN))


def _take_count(line: RulePhrase) -> None:
    if match := line.take_words(patterns.COUNT):
        line.count = _number(match["n"])


def _take_turns(line: RulePhrase) -> None:
    """Every other Tuesday: the weeks are counted, not the Tuesdays of a month."""
    if match := line.take_words(patterns.NTH_IN_TURN) or line.take_words(patterns.IN_TURN):
        groups = match.groupdict()
        line.frequency = Frequency.WEEKLY
        line.interval = _number(groups["n"]) if groups["n"] else 2
        line.weekdays = _plain(weekdays_in(groups["weekdays"] or groups["medio"]))


def _plain(weekdays: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Weekdays of every week."""
    return tuple((0, weekday) for weekday in weekdays)


def _take_groups(line: RulePhrase) -> None:
    """First and third Tuesday, last Friday."""
    if not line.weekdays and (match := line.take_words(patterns.OF_MONTH)):
        for group in re.finditer(patterns.GROUP, match["groups"]):
            nths = [patterns.NTHS[word] for word in re.findall(patterns.NTH, group["nths"])]
            line.weekdays += tuple((nth, weekday) for nth in nths for weekday in weekdays_in(group["weekdays"]))


def _take_nth_working_day(line: RulePhrase) -> None:
    """The last weekday of a month, its third working day."""
    if not line.weekdays and (match := line.take_words(patterns.NTH_WORKING_DAY)):
        line.positions = tuple(map(_position, re.findall(patterns.POSITION, match["nths"])))
        line.weekdays, line.working = WORKING_DAYS, line.working or not match["weekday"]


def _position(word: str) -> int:
    return patterns.NTHS.get(word) or patterns.LATER_NTHS.get(word) or int(re.sub("[^0-9]", "", word))


def _take_working_days(line: RulePhrase) -> None:
    if not line.weekdays and (match := line.take_words(patterns.WORKING_DAYS)):
        line.weekdays, line.working = WORKING_DAYS, line.working or not match["weekday"]
    if not line.weekdays and line.take_words(patterns.WEEKENDS):
        line.weekdays = ((0, 5), (0, 6))


def _take_units(line: RulePhrase) -> None:
    for match in re.finditer(patterns.ADVERB, line.plain):
        interval, unit = patterns.ADVERBS[match["adverb"]]
        _count_in(line, match, unit, interval, starts=True)
    for match in re.finditer(patterns.UNIT, line.plain):
        if match["of"]:
            before = re.search(rf"{patterns.DAY_ITEM}\s*$", line.plain[: match.start()])
            if (line.follows(match.start()) and line.taken) or before:
                _count_in(line, match, patterns.UNITS[match["of"]], 1, starts=False)
        else:
            interval = _number(match["n"]) if match["n"] else 1
            _count_in(line, match, patterns.UNITS[match["unit"] or match["once"]], interval, starts=False)


def _count_in(line: RulePhrase, match: re.Match[str], unit: str, interval: int, *, starts: bool) -> None:
    """Counts in a unit, unless something else is counted already; `starts` means the beginning of each quarter."""
    frequency, length = _FREQUENCIES[unit]
    line.yearly |= unit == "year"
    if line.frequency is None:
        line.frequency, line.interval = frequency, interval * length
    elif unit != "year" and line.frequency is not frequency:
        return
    if unit == "quarter" and interval > 1:
        line.interval = interval * 3
    elif unit == "quarter":
        ends = not starts and any(nth < 0 for nth in (*line.positions, *(nth for nth, _day in line.weekdays)))
        line.quarters = _QUARTER_ENDS if ends else _QUARTERS
    line.take_match(match)


def _take_weekdays(line: RulePhrase) -> None:
    """Thursdays; a weekday alone is meant where weeks are counted, or where nothing else is said."""
    if line.weekdays or line.frequency not in {None, Frequency.WEEKLY, Frequency.DAILY}:
        return
    matches = list(re.finditer(patterns.WEEKDAYS, line.plain))
    sure = [match for match in matches if is_each(match)]
    if match := next(iter(sure or (matches if not line.rule else [])), None):
        line.weekdays = _plain(weekdays_in(match["weekdays"]))
        line.take_match(match)


def is_each(match: re.Match[str]) -> bool:
    """Returns whether weekdays are those of each week: plural, or behind “every”."""
    last = re.findall(r"[a-z]+", match["weekdays"])[-1]
    plural = last not in WEEKDAY_NUMBER or re.search(r"\blos\b", match["lead"])
    return bool(plural or re.search(patterns.EACH, match["lead"]))


def _take_month_days(line: RulePhrase) -> None:
    for match in re.finditer(patterns.DAYS_OF_MONTHS, line.plain):
        days, months = _days_in(match["days"]), months_in(match["months"])
        single = len(days) == len(months) == 1 and days[0] > 0 and line.frequency is not Frequency.YEARLY
        if not (line.weekdays or single or _is_bound(line, match.start("days"))):
            line.month_days, line.months = days, months
            line.season_end = _season_end(match["months"])
            line.take_match(match)
            return
    if line.frequency is not Frequency.MONTHLY or line.weekdays:
        return
    for match in re.finditer(patterns.MONTH_DAYS, line.plain):
        if match["lead"] or not match["days"].isdigit():
            line.month_days = _days_in(match["days"])
            line.take_match(match)
            return


def _take_day_of_year(line: RulePhrase) -> None:
    for match in re.finditer(patterns.DAY_OF_YEAR, line.plain):
        asked = line.frequency is Frequency.YEARLY or re.search(patterns.EACH, match["lead"])
        day, month = int(match["d"] or match["d_"]), months_in(match["m"] or match["m_"])
        if asked and not (line.weekdays or line.month_days or _is_bound(line, match.end("lead"))):
            line.frequency, line.yearly = Frequency.YEARLY, True
            line.month_days, line.months = (day,), month
            line.take_match(match)


def _is_bound(line: RulePhrase, place: int) -> bool:
    """Is what stands there the day on which it begins or ends?"""
    return bool(re.search(rf"(?:{patterns.FROM}|{patterns.UNTIL})$", line.plain[:place]))


def _take_days(line: RulePhrase) -> None:
    days = line.days()
    if days and days.first != days.last:
        line.first, line.until = _running(line, days)
        led = line.find(rf"{patterns.FROM}$", days.start)
        line.cut(led.start() if led else days.start, days.end, TokenKind.DATE)
        return
    line.first = _take_led_day(line, patterns.FROM, line.today)
    line.until = _take_led_day(line, patterns.UNTIL, line.first or line.today)
    days = line.days()
    if days and line.first is None and re.search("[0-9]", line.plain[days.start : days.end]):
        line.first = days.first
        line.cut(*days[:2], TokenKind.DATE)


def _running(line: RulePhrase, days: FoundDays) -> tuple[date, date]:
    """Without a year, a stretch that has begun and is not over is meant rather than the next one."""
    earlier = line.days(line.today - timedelta(days=365))
    meant = earlier if earlier and earlier.last >= line.today else days
    return meant.first, meant.last


def _take_led_day(line: RulePhrase, lead: str, today: date) -> date | None:
    for match in re.finditer(lead, line.plain):
        behind = line.plain[match.end() :]
        days = find_days(behind, today, day_first=line.day_first)
        if days and days.first == days.last and not behind[: days.start].strip():
            line.cut(match.start(), match.end() + days.end, TokenKind.DATE)
            return days.first
    return None


def _take_months(line: RulePhrase) -> None:
    if match := line.take_words(patterns.YEARS_APART):
        (first,), (last,) = months_in(match["m1"]), months_in(match["m2"])
        line.first, line.until = date(int(match["y1"]), first, 1), month_end(int(match["y2"]), last)
    elif not line.months:
        matches = (*re.finditer(patterns.BETWEEN, line.plain), *re.finditer(patterns.MONTHS, line.plain))
        if match := next((match for match in matches if _are_months(line, match)), None):
            _keep_months(line, match)
    _take_month_bounds(line)


def _are_months(line: RulePhrase, match: re.Match[str]) -> bool:
    """Several months always are; one alone is where it follows what was understood, as “of March” or “, March 2027”."""
    lead = match.groupdict().get("lead") or ""
    several = len(months_in(match["months"])) > 1
    is_bound = _is_bound(line, match.start("months"))
    alone = re.search(r"\b(?:in|of|en|de|only|solo|during|durante)\s+$", lead) or (match["year"] and not is_bound)
    follows = line.follows(match.start()) or (match["year"] and line.text[: match.start()].rstrip().endswith(","))
    return several or bool(alone and follows)


def _keep_months(line: RulePhrase, match: re.Match[str]) -> None:
    is_between = match.re.pattern == patterns.BETWEEN
    months = re.sub(r"\s+(?:and|y)\s+", " - ", match["months"]) if is_between else match["months"]
    line.months, line.season_end = months_in(months), _season_end(months)
    if match["year"]:
        year = int(match["year"])
        first, until = _season(line, year)
        line.first, line.until = line.first or first, line.until or until
        if first.year < year and first < line.today.replace(day=1):
            words = {"months": line.text[slice(*match.span("months"))], "example": _with_years(match["months"], year)}
            line.problem = Message("“{months}” has begun already: write both years, as “{example}”.", words)
        elif first.year < year:
            line.first = max(line.first, line.today)
    line.take_match(match)


def _season(line: RulePhrase, year: int) -> tuple[date, date]:
    """The first and the last day of the months said; over the turn of a year the year named is that of the end."""
    turns = line.season_end < line.months[0]
    begins = year - 1 if turns and month_end(year, line.season_end) >= line.today else year
    return date(begins, line.months[0], 1), month_end(begins + turns, line.season_end)


def _with_years(months: str, year: int) -> str:
    """From one month to another, with the years in which that is yet to come."""
    first, *_others, last = re.finditer(A_MONTH, months)
    return f"{first[0]} {year}{months[first.end() : last.start()]}{last[0]} {year + 1}"


def _take_month_bounds(line: RulePhrase) -> None:
    """From a month on, until another."""
    if not line.first and (match := line.take_words(patterns.FROM_MONTH)):
        (month,) = months_in(match["m"])
        year = int(match["year"] or line.today.year + (month < line.today.month))
        line.first = date(year, month, 1) if match["year"] else max(date(year, month, 1), line.today)
    if not line.until and (match := line.take_words(patterns.UNTIL_MONTH)):
        (month,) = months_in(match["m"])
        since = line.first or line.today
        line.until = month_end(int(match["year"] or since.year + (month < since.month)), month)


def _take_year(line: RulePhrase) -> None:
    if not (line.first or line.until) and (match := line.take_words(patterns.YEAR)):
        year = int(match["year"] or match["alone"])
        line.first, line.until = date(year, 1, 1), date(year, 12, 31)


def _season_end(text: str) -> int:
    """The end of the last range; of single months, the latest."""
    items = list(month_items(text))
    return max(items)[1] if all(first == last for first, last in items) else items[-1][1]


def _days_in(text: str) -> tuple[int, ...]:
    return tuple(map(_day, re.findall(patterns.DAY_ITEM, text)))


def _day(word: str) -> int:
    if word.startswith(("last", "ultimo")):
        return -1
    return 1 if word.startswith(("first", "primer")) else int(re.sub("[^0-9]", "", word))


def _number(word: str) -> int:
    if word in {"other", "otro", "otra"}:
        return 2
    return COUNT_NUMBER.get(word) or patterns.NTHS.get(word) or int(word)


_WAYS = (
    _take_rule,
    _take_clock,
    _take_count,
    take_left_out,
    _take_turns,
    _take_nth_working_day,
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
