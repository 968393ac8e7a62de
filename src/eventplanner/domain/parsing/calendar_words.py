"""Months, weekdays and small counts by their names in English and Spanish, alone and in lists; for folded text."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

_MONTHS = (
    "january jan enero ene",
    "february feb febrero",
    "march mar marzo",
    "april apr abril abr",
    "may mayo",
    "june jun junio",
    "july jul julio",
    "august aug agosto ago",
    "september sept sep septiembre setiembre set",
    "october oct octubre",
    "november nov noviembre",
    "december dec diciembre dic",
)
_WEEKDAYS = (
    "monday mon lunes lun lu",
    "tuesday tues tue martes mar ma",
    "wednesday wed miercoles mie mi",
    "thursday thurs thur thu jueves jue ju",
    "friday fri viernes vie vi",
    "saturday sat sabado sab sa",
    "sunday sun domingo dom do",
)
_COUNTS = (
    "a an one un una uno",
    "two dos",
    "three tres",
    "four cuatro",
    "five cinco",
    "six seis",
    "seven siete",
    "eight ocho",
    "nine nueve",
    "ten diez",
    "eleven once",
    "twelve doce",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {name: number for number, row in enumerate(rows, first) for name in row.split()}


def any_of(names: Iterable[str]) -> str:
    """A pattern of names, the longest first."""
    return "|".join(sorted(names, key=len, reverse=True))


MONTH_NUMBER = _numbered(_MONTHS, 1)
"""By folded name."""
WEEKDAY_NUMBER = _numbered(_WEEKDAYS, 0)
"""By folded name; 0 is Monday."""
COUNT_NUMBER = _numbered(_COUNTS, 1)
"""By folded name."""
MONTH = any_of(MONTH_NUMBER)
"""A pattern of the months' folded names."""
TO = r"(?:\s*[-–—]\s*|\s+(?:to|through|thru|until|till|al?|hasta)\s+)"
# “mar” is March as often as Tuesday, and two letters are anything.
WEEKDAY = rf"(?:{any_of(name for name in WEEKDAY_NUMBER if len(name) > 2 and name != 'mar')})s?\b\.?"
WEEKDAY_ITEM = rf"{WEEKDAY}(?:{TO}{WEEKDAY})?"
"""A weekday, or all from one to another."""
A_MONTH = rf"(?:{MONTH})\b\.?"
MONTH_ITEM = rf"{A_MONTH}(?:{TO}{A_MONTH})?"


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def move_months(day: date, months: int) -> date:
    """Adds months to a day; the last day of a month that is too short. Raises ValueError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_in(text: str) -> tuple[int, ...]:
    """The months of a list, ranges filled in, also over the turn of the year."""
    return tuple(dict.fromkeys(month for ends in month_items(text) for month in _round(*ends, 12, 1)))


def month_items(text: str) -> Iterator[tuple[int, int]]:
    """The first and the last month of each range of a list."""
    for item in re.findall(MONTH_ITEM, text):
        ends = [MONTH_NUMBER[word] for word in re.findall(MONTH, item)]
        yield ends[0], ends[-1]


def weekdays_in(text: str) -> tuple[int, ...]:
    """The weekdays of a list, ranges filled in."""
    items = ([_weekday(word) for word in re.findall(WEEKDAY, item)] for item in re.findall(WEEKDAY_ITEM, text))
    return tuple(dict.fromkeys(weekday for ends in items for weekday in _round(ends[0], ends[-1], 7, 0)))


def _weekday(word: str) -> int:
    name = word.rstrip(".")
    return WEEKDAY_NUMBER[name if name in WEEKDAY_NUMBER else name.removesuffix("s")]


def _round(first: int, last: int, length: int, lowest: int) -> list[int]:
    return [(first - lowest + n) % length + lowest for n in range((last - first) % length + 1)]
