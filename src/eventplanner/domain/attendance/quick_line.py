"""A count of registrations as one types it: `85`, `85 40`, `12 mar 85+40`."""

import re
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line, fold
from eventplanner.domain.parsing.dates import read_day

MOST = 1_000_000
_YESTERDAY = frozenset({"yesterday", "ayer"})
_TWO = re.compile(r"(?:(?P<day>.*?)\s)?(?P<first>\d{1,7})(?:\s*(?P<sign>\+)\s*|\s+)(?P<second>\d{1,7})")
_ONE = re.compile(r"(?:(?P<day>.*?)\s)?(?P<first>\d{1,7})")


class RegistrationCount(Struct, frozen=True):
    """Registrations counted on a day."""

    day: date
    in_person: int
    online: int = 0


def read_count(text: str, today: date, *, day_first: bool = True, online_alone: bool = False) -> RegistrationCount:
    """Reads a count, of today where no day is named; a lone number is `online_alone`. Raises Invalid."""
    text = clean_line(text)
    matches = filter(None, (pattern.fullmatch(text) for pattern in (_TWO, _ONE)))
    counts = (_count(match, today, day_first=day_first, online_alone=online_alone) for match in matches)
    count = next(filter(None, counts), None)
    if count is None:
        raise Invalid({"in_person": Message("no count, as in 85 or 12 mar 85+40")})
    if count.day > today:
        raise Invalid({"day": Message("has not come yet")})
    if max(count.in_person, count.online) > MOST:
        raise Invalid({"in_person": Message("at most {n}", {"n": MOST})})
    return count


def _count(match: re.Match[str], today: date, *, day_first: bool, online_alone: bool) -> RegistrationCount | None:
    groups = match.groupdict()
    day_text, first, second = groups["day"] or "", groups["first"], groups.get("second")
    if day_text and second and not groups["sign"] and _is_year(first) and _day(f"{day_text} {first}", today, day_first):
        # 12 mar 2027 85: of two numbers behind a day, one that looks like a year is one.
        return None
    day = _day(day_text, today, day_first)
    if day is None:
        return None
    in_person, online = (0, int(first)) if online_alone and not second else (int(first), int(second or 0))
    return RegistrationCount(day, in_person, online)


def _day(text: str, today: date, day_first: bool) -> date | None:
    """The day that is named; of one without a year the last such day, because it has been counted already."""
    if not text:
        return today
    if fold(text) in _YESTERDAY:
        return today - timedelta(days=1)
    day = read_day(text, today, day_first=day_first)
    if day is not None and day > today and re.search(r"\d", text) and not re.search(r"\d{4}", text):
        earlier = read_day(f"{text} {today.year}", today, day_first=day_first)
        return max((past for past in (earlier, _year_before(day)) if past and past <= today), default=day)
    return day


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith("20")
