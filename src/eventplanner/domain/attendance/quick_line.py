"""Quick line of a registration count: `85`, `85 40`, `12 mar 85+40`."""

import re
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.parsing.dates import read_day

MOST = 1_000_000
_YESTERDAY = frozenset({"yesterday", "ayer"})
_END = re.compile(r"(?:(?P<day>.*?)\s)?(?P<first>\d{1,7})(?:\s*(?P<sign>\+)\s*|\s+)(?P<second>\d{1,7})")
_ONE = re.compile(r"(?:(?P<day>.*?)\s)?(?P<first>\d{1,7})")


class RegistrationCount(Struct, frozen=True):
    """Number of registrations on a day."""

    day: date
    in_person: int
    online: int = 0


def read_count(text: str, today: date, *, day_first: bool = True, online_alone: bool = False) -> RegistrationCount:
    """Reads a line; today where it names no day, and a lone number is `online_alone`. Raises Invalid."""
    text = clean_line(text)
    found = _two(text, today, day_first) or _one(text, today, day_first, online_alone)
    if found is None:
        raise Invalid({"in_person": Message("no count, as in 85 or 12 mar 85+40")})
    if found.day > today:
        raise Invalid({"day": Message("has not come yet")})
    if max(found.in_person, found.online) > MOST:
        raise Invalid({"in_person": Message("at most {n}", {"n": MOST})})
    return found


def _two(text: str, today: date, day_first: bool) -> RegistrationCount | None:
    match = _END.fullmatch(text)
    if match is None:
        return None
    said, first, second = match["day"] or "", match["first"], match["second"]
    if said and not match["sign"] and _is_year(first) and _day(f"{said} {first}", today, day_first):
        # 12 mar 2027 85: of two numbers behind a day, one that looks like a year is one.
        return None
    day = _day(said, today, day_first)
    return RegistrationCount(day, int(first), int(second)) if day else None


def _one(text: str, today: date, day_first: bool, online_alone: bool) -> RegistrationCount | None:
    match = _ONE.fullmatch(text)
    day = _day(match["day"] or "", today, day_first) if match else None
    if match is None or day is None:
        return None
    people = int(match["first"])
    return RegistrationCount(day, 0, people) if online_alone else RegistrationCount(day, people)


def _day(text: str, today: date, day_first: bool) -> date | None:
    """The day that is named; of one without a year the last such day, because it has been counted already."""
    if not text:
        return today
    if fold(text) in _YESTERDAY:
        return today - timedelta(days=1)
    day = read_day(text, today, day_first=day_first)
    if day is not None and day > today and re.search(r"\d", text) and not re.search(r"\d{4}", text):
        earlier = read_day(f"{text} {today.year}", today, day_first=day_first)
        days = [each for each in (earlier, _year_before(day)) if each is not None and each <= today]
        return max(days, default=day)
    return day


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith("20")
