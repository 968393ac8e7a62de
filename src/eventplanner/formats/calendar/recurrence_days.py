"""Days of a recurrence rule, computed period by period so that nothing outside a window is expanded."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from eventplanner.formats.calendar.recurrence_rule import Freq, Rule


def period_of(rule: Rule, start: date, day: date) -> int:
    """Returns the number of the last period that begins no later than a day; never negative."""
    match rule.freq:
        case Freq.YEARLY:
            passed = day.year - start.year
        case Freq.MONTHLY:
            passed = (day.year - start.year) * 12 + day.month - start.month
        case Freq.WEEKLY:
            passed = (day.toordinal() - _week(start, rule.week_start)) // 7
        case _:
            passed = day.toordinal() - start.toordinal()
    return max(0, passed // rule.interval)


def opens(rule: Rule, start: date, period: int) -> date | None:
    """Returns the first day of a period; None past the end of the calendar."""
    passed = period * rule.interval
    match rule.freq:
        case Freq.YEARLY:
            year, month = start.year + passed, 1
        case Freq.MONTHLY:
            year, month = divmod(start.year * 12 + start.month - 1 + passed, 12)
            month += 1
        case Freq.WEEKLY:
            return _of_ordinal(_week(start, rule.week_start) + 7 * passed)
        case _:
            return _of_ordinal(start.toordinal() + passed)
    return date(year, month, 1) if year <= date.max.year else None


def days_of(rule: Rule, first: date) -> Iterator[date]:
    """Returns the days of a settled rule in the period that begins on this day, in order."""
    return (day for day in _all_days(rule, first) if fits(rule, day))


def fits(rule: Rule, day: date) -> bool:
    """Returns whether the rule matches a day, in whichever period it lies."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _is_one_of(rule.month_days, day.day, monthrange(day.year, day.month)[1]):
        return False
    if rule.weekdays and not _weekday_fits(rule, day):
        return False
    if rule.year_days and not _is_one_of(rule.year_days, _day_of_year(day), _length_of_year(day.year)):
        return False
    return not rule.weeks or _is_one_of(rule.weeks, *_week_of_year(day, rule.week_start))


def _all_days(rule: Rule, first: date) -> Iterator[date]:
    match rule.freq:
        case Freq.YEARLY:
            for month in rule.months or range(1, 13):
                yield from _days(date(first.year, month, 1), monthrange(first.year, month)[1])
        case Freq.MONTHLY:
            yield from _days(first, monthrange(first.year, first.month)[1])
        case Freq.WEEKLY:
            # Nearly every rule is weekly, and of its days most need not be looked at.
            chosen = {weekday for _, weekday in rule.weekdays}
            yield from (day for day in _days(first, 7) if not chosen or day.weekday() in chosen)
        case _:
            yield first


def _days(first: date, length: int) -> Iterator[date]:
    end = min(first.toordinal() + length, date.max.toordinal() + 1)
    return map(date.fromordinal, range(first.toordinal(), end))


def _weekday_fits(rule: Rule, day: date) -> bool:
    weekday = day.weekday()
    chosen = [n for n, one in rule.weekdays if one == weekday]
    if not chosen or 0 in chosen or rule.freq > Freq.MONTHLY:
        return bool(chosen)
    if rule.freq == Freq.MONTHLY or rule.months:
        place, length = day.day, monthrange(day.year, day.month)[1]
    else:
        place, length = _day_of_year(day), _length_of_year(day.year)
    return (place - 1) // 7 + 1 in chosen or -((length - place) // 7 + 1) in chosen


def _is_one_of(wanted: tuple[int, ...], place: int, length: int) -> bool:
    """Counted from the beginning or, where negative, from the end."""
    return place in wanted or place - length - 1 in wanted


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _length_of_year(year: int) -> int:
    return 337 + monthrange(year, 2)[1]


def _week_of_year(day: date, week_start: int) -> tuple[int, int]:
    """Returns a day's week number and the weeks of that year; week 1 has at least four days in the year."""
    week = _week(day, week_start)
    year = _of_ordinal(week + 3) or date.max
    first = _first_week(year.year, week_start)
    length = (_first_week(year.year + 1, week_start) - first) // 7
    return (week - first) // 7 + 1, length


def _first_week(year: int, week_start: int) -> int:
    # 9999 repeats every 400 years like all the others, and the calendar ends before its last week does.
    beyond = 146_097 if year > date.max.year else 0
    return _week(date(year - 400 if beyond else year, 1, 4), week_start) + beyond


def _week(day: date, week_start: int) -> int:
    """Returns the ordinal of the day on which its week begins."""
    return day.toordinal() - (day.weekday() - week_start) % 7


def _of_ordinal(ordinal: int) -> date | None:
    return date.fromordinal(max(ordinal, 1)) if ordinal <= date.max.toordinal() else None
