"""Recurrence: the rules that series follow, as values and as RRULE (RFC 5545, 3.3.10)."""

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = tuple((0, weekday) for weekday in range(5))
MOST_DATES = 1000
"""What COUNT and INTERVAL may be at most."""
_LONGEST_RULE = 500
_FARTHEST = 366 * 9
"""29 February may be eight years off."""
_DAY = r"(?P<nth>[+-]?[0-9]{1,2})?(?P<day>MO|TU|WE|TH|FR|SA|SU)"
_NUMBER = "[+-]?[0-9]{1,3}"
_VALUES = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[0-9]{1,4}",
    "COUNT": "[0-9]{1,4}",
    "UNTIL": "[0-9]{8}(?:T[0-9]{6}Z?)?",
    "WKST": "MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": re.sub(r"\?P<\w+>", "?:", _DAY),
    "BYMONTHDAY": _NUMBER,
    "BYYEARDAY": _NUMBER,
    "BYWEEKNO": _NUMBER,
    "BYSETPOS": _NUMBER,
    "BYMONTH": "[0-9]{1,2}",
    "X-WITHOUT": "HOLIDAYS",
}
_LARGEST = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366, "BYMONTH": 12}
_LARGEST |= {"INTERVAL": MOST_DATES, "COUNT": MOST_DATES}
_WORDED = frozenset({"FREQ", "INTERVAL", "COUNT", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "X-WITHOUT"})
_NTHS = frozenset({1, 2, 3, 4, 5, -1, -2, -3})
_POSITIONS = range(-3, 24)


class Frequency(StrEnum):
    """Units of a rule."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class Recurrence(Struct, frozen=True, kw_only=True):
    """Rule that can be put in words; what it omits is as on the first date."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    """Which of a month, or 0 for all of them (-1 is the last), and which day of the week (0 is Monday)."""
    month_days: tuple[int, ...] = ()
    """1 to 31, or -1 for the last."""
    positions: tuple[int, ...] = ()
    """Which of all those weekdays in a month together; -1 is the last."""
    months: tuple[int, ...] = ()
    """Those that have dates; all of them if none is said."""
    count: int | None = None
    working: bool = False
    """Public holidays are passed over: neither dates nor counted as weekdays of a month."""


def rule_text(recurrence: Recurrence) -> str:
    """Returns the recurrence as RRULE value."""
    days = ",".join(f"{nth or ''}{WEEKDAY_CODES[weekday]}" for nth, weekday in recurrence.weekdays)
    parts = {
        "FREQ": recurrence.frequency.upper(),
        "INTERVAL": str(recurrence.interval) if recurrence.interval > 1 else "",
        "BYDAY": days,
        "BYMONTHDAY": ",".join(map(str, recurrence.month_days)),
        "BYMONTH": ",".join(map(str, recurrence.months)),
        "BYSETPOS": ",".join(map(str, recurrence.positions)),
        "COUNT": str(recurrence.count or ""),
        "X-WITHOUT": "HOLIDAYS" if recurrence.working else "",
    }
    return _joined(parts)


def from_rule(text: str) -> Recurrence | None:
    """Returns the recurrence of an RRULE; None where there are no words for it."""
    parts = _parts(text)
    if rule_problem(text) or not parts.keys() <= _WORDED:
        return None
    interval = int(parts.get("INTERVAL", "1"))
    found = Recurrence(
        frequency=Frequency(parts["FREQ"].lower()),
        interval=interval,
        weekdays=tuple(
            (int(nth or 0), WEEKDAY_CODES.index(day)) for nth, day in re.findall(_DAY, parts.get("BYDAY", ""))
        ),
        month_days=_numbers(parts.get("BYMONTHDAY", "")),
        months=_numbers(parts.get("BYMONTH", "")),
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        working="X-WITHOUT" in parts,
    )
    if parts["FREQ"] == "WEEKLY" and interval > 1 and parts.get("WKST", "MO") != "MO":
        return None
    return simplified(_with_position(found, parts["BYSETPOS"])) if "BYSETPOS" in parts else simplified(found)


def without_end(text: str) -> tuple[str, date | None]:
    """Returns an RRULE without its UNTIL, and the day of that."""
    parts = _parts(text)
    until = parts.pop("UNTIL", "")
    return _joined(parts), _day(until)


def without_holidays(text: str) -> tuple[str, bool]:
    """Returns an RRULE as other programs know it, and whether public holidays have to be passed over."""
    return without_parts(text, {"X-WITHOUT"}), bool(part_of(text, "X-WITHOUT"))


def without_parts(text: str, names: Collection[str]) -> str:
    """Returns an RRULE without some of its parts."""
    return _joined({name: value for name, value in _parts(text).items() if name not in names})


def part_of(text: str, name: str) -> str:
    """Returns the value of a part of an RRULE, or nothing."""
    return _parts(text).get(name, "")


def rule_problem(text: str) -> Message | None:
    """Returns the reason why a series cannot follow a rule; None if it can."""
    parts = _parts(text)
    if "FREQ" not in parts or len(text) > _LONGEST_RULE:
        return Message("A rule is written like FREQ=MONTHLY;BYDAY=2TH.")
    if parts["FREQ"] in {"HOURLY", "MINUTELY", "SECONDLY"} or parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        return Message("A series has at most one date a day.")
    for name, value in parts.items():
        if not _is_value(name, value):
            return Message("“{part}” is nothing that a rule can say.", {"part": f"{name}={value}"})
    if "X-WITHOUT" in parts and "BYSETPOS" in parts and parts["FREQ"] != "MONTHLY":
        return Message("Working days are counted within a month.")
    if {"COUNT", "UNTIL"} <= parts.keys():
        return Message("A rule ends after a number of dates or on a day, not both.")
    return None


def simplified(recurrence: Recurrence) -> Recurrence | None:
    """Returns the simplest rule for the same dates; None where there are no words for them."""
    found = revised(
        recurrence,
        weekdays=tuple(sorted(set(recurrence.weekdays), key=lambda each: (each[1], each[0] < 0, each[0]))),
        month_days=tuple(sorted(set(recurrence.month_days), key=lambda each: (each < 0, each))),
        positions=tuple(sorted(set(recurrence.positions), key=lambda each: (each < 0, each))),
        months=tuple(sorted(set(recurrence.months))) if len(set(recurrence.months)) < 12 else (),
    )
    nths = {nth for nth, _weekday in found.weekdays}
    if found.positions:
        return _by_position(found)
    if (found.weekdays and found.month_days) or not nths <= _NTHS | {0} or (0 in nths and len(nths) > 1):
        return None
    if not all(day == -1 or 1 <= day <= 31 for day in found.month_days):
        return None
    return _by_weekday(found) if 0 in nths else _by_month(found)


def first_day(recurrence: Recurrence, since: date) -> date | None:
    """Returns the first day from `since` on with which the rule can begin; None if there is none."""
    days = (since + timedelta(days=n) for n in range(_FARTHEST))
    return next((day for day in days if _fits(recurrence, day)), None)


def falls_on(recurrence: Recurrence, first: date, day: date) -> bool:
    """Returns whether a rule that begins on a first date gives a day too, the count of its dates and holidays aside."""
    if day < first or not _fits(recurrence, day):
        return False
    is_plain = not (recurrence.weekdays or recurrence.month_days)
    match recurrence.frequency:
        case Frequency.DAILY:
            return (day - first).days % recurrence.interval == 0
        case Frequency.WEEKLY:
            weeks = ((day - timedelta(days=day.weekday())) - (first - timedelta(days=first.weekday()))).days // 7
            return weeks % recurrence.interval == 0 and not (is_plain and day.weekday() != first.weekday())
        case Frequency.MONTHLY:
            months = (day.year - first.year) * 12 + day.month - first.month
            return months % recurrence.interval == 0 and not (is_plain and day.day != first.day)
        case Frequency.YEARLY:
            is_other = is_plain and (day.month, day.day) != (first.month, first.day)
            return (day.year - first.year) % recurrence.interval == 0 and not is_other


def _by_position(found: Recurrence) -> Recurrence | None:
    """Only of the working days of a month, which is what people say."""
    is_said = found.frequency is Frequency.MONTHLY and found.weekdays == WORKING_DAYS and not found.month_days
    return found if is_said and all(n in _POSITIONS and n for n in found.positions) else None


def _by_weekday(found: Recurrence) -> Recurrence | None:
    """A rule of days of the week is one of weeks, and one of all seven is one of days."""
    if found.frequency is Frequency.WEEKLY and (found.interval > 1 or len(found.weekdays) < 7):
        return found
    if found.interval > 1:
        return None
    if len(found.weekdays) == 7:
        return revised(found, frequency=Frequency.DAILY, weekdays=())
    return revised(found, frequency=Frequency.WEEKLY)


def _by_month(found: Recurrence) -> Recurrence | None:
    """A rule of days of the month is one of months, and one of a single day of the year is one of years."""
    if not found.weekdays and not found.month_days:
        yearly_in = found.frequency is Frequency.YEARLY and found.months
        return (revised(found, frequency=Frequency.MONTHLY) if found.interval == 1 else None) if yearly_in else found
    if found.frequency is Frequency.WEEKLY or (found.frequency is Frequency.DAILY and found.weekdays):
        return None
    if found.frequency in {Frequency.DAILY, Frequency.YEARLY} and found.interval > 1:
        return found if found.frequency is Frequency.YEARLY and found.months else None
    if found.frequency is Frequency.YEARLY and found.weekdays and not found.months:
        return None
    match found.month_days, found.months:
        case (day,), (month,) if found.interval == 1 and day > 0:
            exists = day <= monthrange(2000, month)[1]
            return revised(found, frequency=Frequency.YEARLY) if exists else None
    return revised(found, frequency=Frequency.MONTHLY)


def _with_position(found: Recurrence, position: str) -> Recurrence:
    """Of one weekday, the n-th of the set is the n-th of the month, as some programs write it."""
    match found.weekdays:
        case _ if tuple(sorted(found.weekdays)) == WORKING_DAYS:
            return revised(found, positions=_numbers(position))
        case ((0, weekday),) if found.frequency is Frequency.MONTHLY and "," not in position:
            return revised(found, weekdays=((int(position), weekday),))
    # As if there were no words: nothing is the tenth of its month.
    return revised(found, weekdays=((10, 0),))


def _fits(recurrence: Recurrence, day: date) -> bool:
    if recurrence.months and day.month not in recurrence.months:
        return False
    length = monthrange(day.year, day.month)[1]
    if recurrence.month_days:
        return day.day in recurrence.month_days or (day.day == length and -1 in recurrence.month_days)
    if recurrence.positions:
        days = [date(day.year, day.month, n + 1) for n in range(length)]
        counted = [each for each in days if (0, each.weekday()) in recurrence.weekdays]
        return any(day == counted[n - (n > 0)] for n in recurrence.positions if abs(n) <= len(counted))
    nths = {0, (day.day + 6) // 7, -((length - day.day) // 7 + 1)}
    return not recurrence.weekdays or any((nth, day.weekday()) in recurrence.weekdays for nth in nths)


def _parts(text: str) -> dict[str, str]:
    """By name; nothing where the text is no list of names and values, or says one twice."""
    plain = re.sub("^RRULE:", "", clean_line(text).upper()).strip("; ")
    pairs = [part.partition("=")[::2] for part in plain.split(";")]
    return dict(pairs) if len({name for name, _value in pairs}) == len(pairs) and all(map(all, pairs)) else {}


def _joined(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _is_value(name: str, value: str) -> bool:
    several = name.startswith("BY")
    pattern = _VALUES.get(name)
    if pattern is None or not re.fullmatch(rf"(?:{pattern})(?:,(?:{pattern}))*" if several else pattern, value):
        return False
    if name == "UNTIL":
        return _day(value) is not None
    numbers = [abs(int(each)) for each in re.findall("[0-9]+", value)]
    largest = 53 if name == "BYDAY" else _LARGEST.get(name, 0)
    return all(1 <= number <= largest for number in numbers)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",") if each)


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
