"""Recurrence rules of RFC 5545 as validated values."""

import re
from datetime import datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised


class Freq(IntEnum):
    """Frequencies of recurrence, from coarse to fine."""

    YEARLY = 0
    MONTHLY = 1
    WEEKLY = 2
    DAILY = 3
    HOURLY = 4
    MINUTELY = 5
    SECONDLY = 6


class BadRule(PlannerError):
    """A rule of recurrence that makes no sense, or that nobody could live by."""


class _Limits(NamedTuple):
    """Which numbers a part of a rule may have; `back` is from the end, as negative ones."""

    least: int
    most: int
    back: bool = False


_LIMITS = {
    "months": _Limits(1, 12),
    "weeks": _Limits(1, 53, back=True),
    "year_days": _Limits(1, 366, back=True),
    "month_days": _Limits(1, 31, back=True),
    "hours": _Limits(0, 23),
    "minutes": _Limits(0, 59),
    "seconds": _Limits(0, 59),
    "positions": _Limits(1, 366, back=True),
}


class Rule(Struct, frozen=True, kw_only=True):
    """Recurrence rule; missing parts are empty."""

    freq: Freq
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    """Wall clock, included."""
    week_start: int = 0
    """Monday is 0."""
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    """Which one of the month or year (0 for each, negative from the end), and the weekday."""
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    @property
    def bare(self) -> bool:
        """True if the rule has a frequency and interval but names no days or times."""
        return not (
            self.months
            or self.weeks
            or self.year_days
            or self.month_days
            or self.weekdays
            or self.hours
            or self.minutes
            or self.seconds
            or self.positions
        )


COUNTED = 100_000
"""How many dates are counted one by one."""
_NAMES = {
    "BYMONTH": "months",
    "BYWEEKNO": "weeks",
    "BYYEARDAY": "year_days",
    "BYMONTHDAY": "month_days",
    "BYHOUR": "hours",
    "BYMINUTE": "minutes",
    "BYSECOND": "seconds",
    "BYSETPOS": "positions",
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})Z?)?")
_NUMBER = re.compile(r"[0-9]{1,9}")
_SIGNED = re.compile(r"[+-]?[0-9]{1,3}")
_STEPS = {
    Freq.WEEKLY: timedelta(weeks=1),
    Freq.DAILY: timedelta(days=1),
    Freq.HOURLY: timedelta(hours=1),
    Freq.MINUTELY: timedelta(minutes=1),
    Freq.SECONDLY: timedelta(seconds=1),
}
_END_OF_DAY = time(23, 59, 59)


@lru_cache(maxsize=1024)
def parse(text: str) -> Rule:
    """Parses an RRULE value. Raises BadRule."""
    parts: dict[str, object] = {}
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        if part.strip():
            name, value = _part(part.strip())
            if name in parts:
                raise _nonsense(part)
            parts[name] = value
    if "freq" not in parts:
        raise _nonsense(text)
    rule = Rule(**parts)  # type: ignore[arg-type]
    _refuse_endless(rule)
    return rule


@lru_cache(maxsize=1024)
def settled(rule: Rule, start: datetime) -> Rule:
    """Returns the rule with the parts that the first date implies, and its count as an end where that is simple."""
    if rule.count is not None and rule.bare and rule.freq in _STEPS:
        rule = revised(rule, until=_last_of(rule, start), count=None)
    implied: dict[str, tuple[object, ...]] = {}
    if not (rule.year_days or rule.month_days or rule.weekdays):
        if rule.freq == Freq.WEEKLY or rule.weeks:
            implied["weekdays"] = ((0, start.weekday()),)
        elif rule.freq <= Freq.MONTHLY:
            implied["month_days"] = (start.day,)
            if rule.freq == Freq.YEARLY and not rule.months:
                implied["months"] = (start.month,)
    for name, finer, value in (
        ("hours", Freq.HOURLY, start.hour),
        ("minutes", Freq.MINUTELY, start.minute),
        ("seconds", Freq.SECONDLY, start.second),
    ):
        if rule.freq < finer and not getattr(rule, name):
            implied[name] = (value,)
    return revised(rule, **implied)


def _part(part: str) -> tuple[str, object]:
    name, _, text = part.partition("=")
    name, text = name.strip(), text.strip()
    if name == "FREQ" and text in Freq.__members__:
        return "freq", Freq[text]
    if name in ("INTERVAL", "COUNT") and _NUMBER.fullmatch(text) and int(text):
        return name.lower(), int(text)
    if name == "UNTIL" and (moment := _until(text)):
        return "until", moment
    if name == "WKST" and text in _WEEKDAYS:
        return "week_start", _WEEKDAYS.index(text)
    if name == "BYDAY" and (weekdays := _weekdays(text)):
        return "weekdays", weekdays
    if name in _NAMES and (numbers := _numbers(_NAMES[name], text)):
        return _NAMES[name], numbers
    raise _nonsense(part)


def _until(text: str) -> datetime | None:
    match = _UNTIL.fullmatch(text)
    if not match:
        return None
    try:
        day = datetime.strptime(match[1], "%Y%m%d")
        # A day alone is meant with all its hours.
        clock = datetime.strptime(match[2], "%H%M%S").time() if match[2] else _END_OF_DAY
    except ValueError:
        return None
    return datetime.combine(day, clock)


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    matches = [_WEEKDAY.fullmatch(each.strip()) for each in text.split(",")]
    pairs = {(int(one[1] or 0), _WEEKDAYS.index(one[2])) for one in matches if one}
    sensible = (
        all(matches) and all(abs(n) <= 53 for n, _ in pairs) and not any(one and one[1] == "0" for one in matches)
    )
    return tuple(sorted(pairs)) if sensible else ()


def _numbers(name: str, text: str) -> tuple[int, ...]:
    """Sorted and each once; nothing if one of them cannot be meant."""
    limits = _LIMITS[name]
    parts = [each.strip() for each in text.split(",")]
    if not all(_SIGNED.fullmatch(each) for each in parts):
        return ()
    numbers = {int(each) for each in parts}
    # Leap seconds are no time of day that clocks show.
    numbers = {min(n, 59) for n in numbers} if name == "seconds" and max(numbers) <= 60 else numbers
    least, most = limits.least, limits.most
    allowed = all(least <= (abs(n) if limits.back else n) <= most for n in numbers)
    return tuple(sorted(numbers)) if allowed else ()


def _refuse_endless(rule: Rule) -> None:
    """Raises BadRule for what would have to be gone through second by second, or counted one by one for ever."""
    steps = rule.freq in _STEPS and rule.bare
    if rule.count is not None and rule.count > COUNTED and not steps:
        raise BadRule(Message("the rule gives more than {n} dates", {"n": COUNTED}))
    timed = rule.hours or rule.minutes or rule.seconds
    finest = Freq.HOURLY if rule.count else Freq.MINUTELY
    if (rule.freq > finest and timed) or (rule.freq > Freq.DAILY and rule.positions):
        raise BadRule(Message("the rule is finer than a calendar of days can follow"))


def _last_of(rule: Rule, start: datetime) -> datetime:
    """Returns the last of a counted run of equal steps."""
    count = rule.count or 1
    step = _STEPS[rule.freq]
    # Before the step is multiplied: what goes beyond the calendar may go beyond the numbers too.
    if (count - 1) * rule.interval * step.total_seconds() > (datetime.max - start).total_seconds():
        last = datetime.max
    else:
        last = start + (count - 1) * rule.interval * step
    return min(last, rule.until) if rule.until else last


def _nonsense(part: str) -> BadRule:
    return BadRule(Message("“{part}” makes no sense in a rule", {"part": clean_line(part)[:100]}))
