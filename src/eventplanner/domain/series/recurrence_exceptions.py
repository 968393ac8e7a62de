"""Exceptions of a recurrence in words: the months, weekdays, holidays and single days that are left out."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from eventplanner.domain.parsing.calendar_words import month_end, months_in, weekdays_in
from eventplanner.domain.parsing.dates import FoundDays, find_days
from eventplanner.domain.parsing.scanner import TAKEN
from eventplanner.domain.series import recurrence_patterns as patterns
from eventplanner.domain.series.rule_phrase import RulePhrase

_FARTHEST = 12
"""Words of the longest stretch of days, as in “from the 25th of March 2027 to the 8th of April 2027”."""
_ENDS_SERIES = r"\s(?:until|till|hasta)\s"
_LED = r"(?:from|del|desde)\b"


def take_left_out(line: RulePhrase) -> None:
    """Takes all that is named behind words such as “except”; what is no day there is left to be refused."""
    place = 0
    while match := re.compile(patterns.EXCEPT).search(line.plain, place):
        place = match.end()
        if over := _items(line, place):
            line.cut_words(match.start(), over)


def _items(line: RulePhrase, start: int) -> int:
    """Notes each item of a list that begins there; returns where the last one ends, or 0 if there is none."""
    over = _days_at(line, start) or _stretch_at(line, start) or _others_at(line, start)
    while over and (match := re.compile(patterns.AND_EXCEPT).match(line.plain, over)):
        further = _days_at(line, match.end())
        # Behind a comma alone, a stretch or a month is rather when the series takes place.
        if match["and"].strip() != ",":
            further = further or _stretch_at(line, match.end()) or _others_at(line, match.end())
        if not further:
            break
        over = further
    return over


def _days_at(line: RulePhrase, start: int) -> int:
    """Single days, as 25 March, or 25/3."""
    if match := re.compile(patterns.LEFT_OUT_DAYS).match(line.plain, start):
        month, year = match["m"] or match["m_"], match["year"] or match["year_"] or ""
        days = re.findall(patterns.DAY_ITEM, match["days"] or match["days_"])
        line.left_out_days += tuple(f"{re.sub('[^0-9]', '', day)} {month} {year}".strip() for day in days)
        return match.end()
    match = re.compile(patterns.LEFT_OUT_NUMBERS).match(line.plain, start)
    if match and find_days(match[0], date(2000, 1, 1), day_first=line.day_first):
        line.left_out_days += (match[0],)
        return match.end()
    return 0


def _stretch_at(line: RulePhrase, start: int) -> int:
    if over := _stretch(line, start):
        line.left_out_days += (line.text[start:over],)
    return over


def _others_at(line: RulePhrase, start: int) -> int:
    """Months, weekdays, holidays."""
    match = re.compile(patterns.LEFT_OUT).match(line.plain, start)
    if match is None:
        return 0
    if match["weekdays"]:
        line.left_out_weekdays += weekdays_in(match["weekdays"])
    elif match["year"]:
        line.left_out_days += (match[0],)
    elif match["months"]:
        line.left_out += months_in(match["months"])
    else:
        line.working = True
    return match.end()


def _stretch(line: RulePhrase, start: int) -> int:
    """The end of the days that are written there from one to another; 0 if there are none."""
    plain = line.plain
    words = list(re.finditer(rf"[^\s{TAKEN},;]+", plain[start:]))[:_FARTHEST]
    for word in reversed(words):
        text = plain[start : start + word.end()]
        days = find_days(text, date(2000, 1, 1), day_first=line.day_first)
        if TAKEN in text or days is None or (days.start, days.end) != (0, len(text)) or days.apart:
            continue
        if days.first == days.last or (re.search(_ENDS_SERIES, text) and not re.match(_LED, text)):
            continue
        if not re.search(r"\s(?:y|and|&)\s", text):
            return start + word.end()
    return 0


def left_out_stretches(
    text: str, since: date, until: date | None, *, day_first: bool = True
) -> Iterator[tuple[date, date]]:
    """The days that an exception names; without a year, those of each year in which the series takes place."""
    earliest = since
    while days := _days(text, earliest, day_first=day_first):
        if days.last < earliest and earliest != since:
            return
        yield days.first, days.last
        earliest = days.last + timedelta(days=1)
        if until is None or days.last < since or earliest > until:
            return


def _days(text: str, since: date, *, day_first: bool) -> FoundDays | None:
    if match := re.fullmatch(patterns.LEFT_OUT_MONTH, text):
        months, year = months_in(match["month"]), int(match["year"])
        over = month_end(year + (months[-1] < months[0]), months[-1])
        return FoundDays(0, len(text), date(year, months[0], 1), over)
    return find_days(text, since, day_first=day_first)
