"""Days that the rule of a series gives, public holidays passed over where the rule says so."""

from datetime import date, datetime, time
from itertools import groupby, islice

from eventplanner.domain.base.text import Message
from eventplanner.domain.series.recurrence import part_of, without_holidays, without_parts
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.formats.calendar.recurrence import MAX_STARTS, check, starts
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner


def rule_problem_from(rule: str, first: date) -> Message | None:
    """Returns the reason why a rule cannot be followed from its first day on; None if it can."""
    return check(without_holidays(rule)[0], datetime.combine(first, time()))


def rule_days(planner: Planner, of: SeriesDraft, first: date, last: date, most: int) -> list[date]:
    """Returns the days on which the rule has a date, those that are skipped among them; `most` if there are more."""
    end = min(of.until, last) if of.until else last
    rule, is_working = without_holidays(of.rule)
    if is_working:
        days = _working_days(planner, rule, of.first, end)
        return [day for day in days if day >= first][:most]
    return _days(rule, of.first, max(first, of.first), end, most)


def _working_days(planner: Planner, rule: str, begin: date, end: date) -> list[date]:
    """The holidays go before days are counted: of a month's working days, and of all dates."""
    positions = [int(each) for each in part_of(rule, "BYSETPOS").split(",") if each]
    count = int(part_of(rule, "COUNT") or MAX_STARTS)
    since = begin.replace(day=1) if positions else begin
    over = end if not positions else date(end.year + end.month // 12, end.month % 12 + 1, 1)
    off = holidays.days(planner, since, over)
    every = _days(without_parts(rule, {"BYSETPOS", "COUNT"}), since, since, over, MAX_STARTS)
    days = [day for day in every if day not in off]
    if positions:
        months = (list(month) for _month, month in groupby(days, key=lambda day: (day.year, day.month)))
        days = [day for month in months for day in _at(month, positions)]
    return [day for day in islice((day for day in days if day >= begin), count) if day <= end]


def _at(days: list[date], positions: list[int]) -> list[date]:
    return sorted({days[n - (n > 0)] for n in positions if abs(n) <= len(days)})


def _days(rule: str, begin: date, first: date, last: date, most: int) -> list[date]:
    moments = starts(rule, (), (), datetime.combine(begin, time()), first, last, most)
    return list(dict.fromkeys(moment.date() for moment in moments))
