"""Occurrences of a recurrence rule within a window, without expanding all that come before."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from heapq import merge
from itertools import product

from eventplanner.domain.base.text import Message
from eventplanner.formats.calendar.recurrence_days import days_of, fits, opens, period_of
from eventplanner.formats.calendar.recurrence_rule import COUNTED, BadRule, Freq, Rule, parse, settled

MAX_STARTS = 5000
"""Occurrences in one answer."""
_MIDNIGHT = time()
_UNITS = {Freq.HOURLY: 3600, Freq.MINUTELY: 60, Freq.SECONDLY: 1}


def check(rule: str, start: datetime) -> Message | None:
    """Returns the reason why a rule with that start cannot be used; None if it can."""
    try:
        settled(parse(rule), start)
    except BadRule as error:
        return error.message
    return None


def starts(
    rule: str,
    extra: Sequence[datetime],
    left_out: Sequence[datetime],
    start: datetime,
    first: date,
    last: date,
    most: int = MAX_STARTS,
) -> list[datetime]:
    """Returns wall-clock starts from the first day to the last, in order; `most` of them if there are more.

    Without a rule it is `start` and what is extra. What is left out at midnight is left out all day. Raises BadRule.
    """
    by_rule = _by_rule(settled(parse(rule), start), start, first, last) if rule else iter((start,))
    gone = frozenset(left_out)
    moments: list[datetime] = []
    for moment in merge(by_rule, sorted(extra)):
        if moment.date() > last or len(moments) >= most:
            break
        if moment.date() < first or (moments and moments[-1] == moment):
            continue
        if moment not in gone and datetime.combine(moment, _MIDNIGHT) not in gone:
            moments.append(moment)
    return moments


def rule_days(rule: str, first: date, until: date | None, horizon: date) -> list[date]:
    """Returns the days of a rule from its first day to its end or the horizon. Raises BadRule."""
    start = datetime.combine(first, _MIDNIGHT)
    last = min(until, horizon) if until else horizon
    return list(dict.fromkeys(moment.date() for moment in starts(rule, (), (), start, first, last, COUNTED)))


def _by_rule(rule: Rule, start: datetime, first: date, last: date) -> Iterator[datetime]:
    """What a settled rule gives up to the last day; what lies before the first is passed over where nothing counts it."""
    if rule.until:
        last = min(last, rule.until.date())
    # One that counts has to be gone through from its beginning.
    first = start.date() if rule.count is not None else max(first, start.date())
    left = rule.count
    for moment in (_in_steps if rule.freq > Freq.DAILY else _in_periods)(rule, start, first, last):
        if moment < start:
            continue
        if left == 0 or (rule.until and moment > rule.until):
            return
        left = left and left - 1
        yield moment


def _in_periods(rule: Rule, start: datetime, first: date, last: date) -> Iterator[datetime]:
    clocks = [time(*clock) for clock in product(rule.hours, rule.minutes, rule.seconds)]
    period = period_of(rule, start.date(), first)
    while (day := opens(rule, start.date(), period)) and day <= last:
        candidates = (datetime.combine(one, clock) for one in days_of(rule, day) for clock in clocks)
        yield from _chosen(list(candidates), rule.positions) if rule.positions else candidates
        period += 1


def _chosen(moments: Sequence[datetime], positions: Sequence[int]) -> list[datetime]:
    """Returns those at the positions of a period, which are counted from one or, backwards, from minus one."""
    places = {n - 1 if n > 0 else len(moments) + n for n in positions}
    return [moments[n] for n in sorted(places) if 0 <= n < len(moments)]


def _in_steps(rule: Rule, start: datetime, first: date, last: date) -> Iterator[datetime]:
    """Of a rule that is finer than daily: day by day, and within a day only where a step falls."""
    unit = _UNITS[rule.freq]
    a_day = 86_400 // unit
    begin = start.toordinal() * a_day + (start.hour * 3600 + start.minute * 60 + start.second) // unit
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if fits(rule, day):
            midnight = ordinal * a_day
            for step in range((begin - midnight) % rule.interval, a_day, rule.interval):
                yield from _within(rule, day, step * unit)


def _within(rule: Rule, day: date, second: int) -> Iterator[datetime]:
    """Yields the moments of one step of a rule that is finer than daily."""
    hour, minute = second // 3600, second // 60 % 60
    if rule.hours and hour not in rule.hours:
        return
    if rule.freq == Freq.HOURLY:
        for clock in product(rule.minutes, rule.seconds):
            yield datetime.combine(day, time(hour, *clock))
    elif not rule.minutes or minute in rule.minutes:
        for each in rule.seconds or (second % 60,):
            yield datetime.combine(day, time(hour, minute, each))
