"""Days of one month that are listed: `12, 13 y 14 de marzo`, `12 or 19 Mar`, `12/13 mar`."""

import re
from datetime import date
from typing import NamedTuple

from eventplanner.domain.base.text import fold_each
from eventplanner.domain.parsing.calendar_words import MONTH, WEEKDAY, any_of
from eventplanner.domain.parsing.dates import find_days

_BEFORE = r"(?<![\w/.,:$#~+-])"
_LED_BY = r"(?:(?:los\s+dias|the|los|del|el|on)\s+)?"
_NAMED = rf"(?:(?:the|el)\s+)?(?:(?:{WEEKDAY}|mar),?\s+)?"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th|o|°)?(?![0-9])"
_AND = ("y", "e", "and", "&", "+")
_OR = ("o", "u", "or")
_COMMA, _TIGHT_COMMA = ",", ",,"
"""With a blank behind it, as in a sentence, and without one."""
_BETWEEN = rf"(?:\s*[,/&+]\s*(?:(?:{any_of((*_AND[:3], *_OR))})\s+)?|\s+(?:{any_of((*_AND[:3], *_OR))})\s+)"
_DAYS = rf"(?P<days>{_DAY}(?:{_BETWEEN}{_NAMED}{_DAY})+)"
_YEAR = r"(?:(?:\s+(?:del?|of)\s+|,?\s+)(?P<year>[12][0-9]{3})(?!\w|[/:.,-]?[0-9]))?"
_MONTH_FIRST = (
    rf"{_BEFORE}(?<![0-9]\s)(?<!\bde\s)(?P<month>(?!set\b)(?:{MONTH}))\b\.?\s+{_DAYS}"
    rf"(?!\w|[:/.-]?[0-9]|\s*(?:[ap]\.?m\b|h\b|(?:de\s+)?(?:{MONTH})\b)){_YEAR}"
)
_WAYS = (
    rf"{_BEFORE}{_LED_BY}{_NAMED}{_DAYS}(?:\s+(?:de|of)\s+|\s?)(?P<month>{MONTH})\b\.?{_YEAR}",
    _MONTH_FIRST,
)


class DayList(NamedTuple):
    """Days of a list, and where it stands."""

    start: int
    end: int
    first: date
    last: date
    in_a_row: bool
    """True for days that follow each other and are all meant, which makes them a span."""


def find_day_list(text: str, today: date) -> DayList | None:
    """The first list of days; what two days joined by “and” are is known to those who read days."""
    plain = fold_each(text)
    return next(
        (found for way in _WAYS for match in re.finditer(way, plain) if (found := _read(match, today))),
        None,
    )


def _read(match: re.Match[str], today: date) -> DayList | None:
    numbers = [(int(re.sub("[^0-9]", "", each[0])), each.start()) for each in re.finditer(_DAY, match["days"])]
    marks = [_mark(each[0]) for each in re.finditer(_BETWEEN, match["days"])]
    begin = _begin([day for day, _place in numbers], marks)
    days, marks = numbers[begin:], marks[begin:]
    is_joined = len(marks) == 1 and marks[0] in _AND
    is_fraction = "/" in marks and set(marks) != {"/"}
    is_sentence = marks == [_COMMA] and match.start("month") < match.start("days") and not match["year"]
    if not marks or is_joined or is_fraction or is_sentence:
        return None
    each = [find_days(f"{day} {match['month']} {match['year'] or ''}", today) for day, _place in days]
    dates = sorted(found.first for found in each if found)
    if len(dates) < len(days):
        return None
    all_meant = len(days) > 2 and set(marks) <= {_COMMA, _TIGHT_COMMA, *_AND}
    in_a_row = all_meant and (dates[-1] - dates[0]).days == len(dates) - 1
    start = match.start("days") + days[0][1] if begin else match.start()
    return DayList(start, match.end(), dates[0], dates[-1], in_a_row)


def _mark(text: str) -> str:
    """The last word that joins two days."""
    mark = text.rsplit(maxsplit=1)[-1]
    return _TIGHT_COMMA if mark == _COMMA and not text.endswith(" ") else mark


def _begin(days: list[int], marks: list[str]) -> int:
    """Where the list begins: a higher number before a comma belongs to what stands before, as in “Java 21, 12 mar”."""
    begin = len(days) - 1
    while begin and (days[begin - 1] < days[begin] or marks[begin - 1] not in {_COMMA, *_AND}):
        begin -= 1
    return begin
