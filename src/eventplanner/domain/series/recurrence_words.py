"""Recurrences as people write them, in English and in Spanish."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.calendar_words import month_end
from eventplanner.domain.parsing.scanner import LOOSE, Token, joined, titles
from eventplanner.domain.series.recurrence import (
    Frequency,
    Recurrence,
    falls_on,
    first_day,
    from_rule,
    rule_problem,
    rule_text,
    simplified,
    without_end,
)
from eventplanner.domain.series.recurrence_exceptions import left_out_stretches
from eventplanner.domain.series.recurrence_taking import take_apart
from eventplanner.domain.series.rule_phrase import RulePhrase

LONGEST = 500
"""Of a text that is longer nothing is understood."""
_EVERY_MONTH = range(1, 13)
_LOOSE = f"{LOOSE}."


class ReadRecurrence(Struct, frozen=True, kw_only=True):
    """A recurrence in words as it was understood."""

    text: str
    """The words, cleaned; what `spans` refer to."""
    rule: str = ""
    """As RRULE without an end; nothing if no recurrence was understood."""
    recurrence: Recurrence | None = None
    """The same as a value; None also where a rule was written that there are no words for."""
    first: date | None = None
    """From which day on, if that was said."""
    begins: date | None = None
    """The first date from then on, or from today; where there are no words for the rule, that day itself."""
    until: date | None = None
    """The last day, if one was said, or the end of the last of the months that were said."""
    begin: time | None = None
    end: time | None = None
    """Not after `begin` if it is over on the next day."""
    spans: tuple[Token, ...] = ()
    """In order and apart from each other: the stretches that were understood."""
    skipped: frozenset[date] = frozenset()
    """Single dates of the rule that are left out."""
    rest: str = ""
    """All words that were not understood."""
    problem: Message | None = None
    """The reason why what was understood cannot be meant."""


def read_recurrence(
    text: str, today: date, *, day_first: bool = True, hidden: Iterable[tuple[int, int]] = ()
) -> ReadRecurrence:
    """Reads a recurrence; words in `hidden` stretches of the cleaned text are left alone."""
    line = RulePhrase(text, today, day_first=day_first)
    if len(line.text) > LONGEST:
        return ReadRecurrence(text=line.text, rest=line.text)
    take_apart(line, hidden)
    rule, end = ("", None) if rule_problem(line.rule) else without_end(line.rule)
    recurrence = from_rule(rule) if line.rule else _recurrence(line)
    since = line.first or today
    begins = _begins(recurrence, since) if recurrence else since if rule else None
    until = line.until or end or _season_end(line, begins)
    skipped, problem = _skipped(line, recurrence, begins, until)
    spans = tuple(sorted(line.taken))
    return ReadRecurrence(
        text=line.text,
        rule=rule_text(recurrence) if recurrence else rule,
        recurrence=recurrence,
        first=line.first,
        begins=begins,
        until=until,
        begin=line.begin,
        end=line.end,
        spans=spans,
        skipped=skipped,
        problem=line.problem or problem,
        rest=joined(line.text, titles(line.text, spans, _LOOSE, _LOOSE)).strip(_LOOSE),
    )


def _recurrence(line: RulePhrase) -> Recurrence | None:
    """The rule that was said, in its simplest form."""
    frequency = _frequency(line)
    months, interval = _months(line)
    if frequency is Frequency.WEEKLY and line.frequency is Frequency.DAILY:
        interval = _weeks(interval)
    if frequency is None or not 1 <= interval <= 1000 or line.count == 0:
        return None
    return simplified(
        Recurrence(
            frequency=frequency,
            interval=interval,
            weekdays=_weekdays(line),
            month_days=line.month_days,
            positions=line.positions,
            months=months,
            count=line.count,
            working=line.working,
        )
    )


def _weeks(days: int) -> int:
    """Of weekdays that are counted in days: `cada 15 días los jueves` is every other week; 0 if they are no weeks."""
    return {1: 1, 8: 1, 15: 2}.get(days, 0 if days % 7 else days // 7)


def _weekdays(line: RulePhrase) -> tuple[tuple[int, int], ...]:
    """Those that were said, without those that are left out; of every day, all others."""
    every = tuple((0, weekday) for weekday in range(7)) if line.frequency is Frequency.DAILY else ()
    if not line.left_out_weekdays:
        return line.weekdays
    return tuple(each for each in line.weekdays or every if each[1] not in line.left_out_weekdays)


def _frequency(line: RulePhrase) -> Frequency | None:
    """The unit that is counted in; days of the week or of a month tell where no word does."""
    if line.left_out_weekdays and not _weekdays(line):
        return None
    if line.positions:
        return line.frequency or Frequency.MONTHLY
    if (line.weekdays and line.weekdays[0][0] == 0) or _weekdays(line) != line.weekdays:
        return Frequency.WEEKLY if line.frequency in {None, Frequency.DAILY} else line.frequency
    return line.frequency or (Frequency.MONTHLY if line.weekdays or line.month_days else None)


def _begins(recurrence: Recurrence, since: date) -> date | None:
    """The first date; where holidays decide that, the day from which on it is looked for."""
    first = first_day(recurrence, since)
    return since if first and recurrence.working else first


def _skipped(
    line: RulePhrase, recurrence: Recurrence | None, begins: date | None, until: date | None
) -> tuple[frozenset[date], Message | None]:
    """The dates that were taken out one by one, or why they cannot be."""
    skipped: set[date] = set()
    if begins is None:
        return frozenset(), None
    for text in line.left_out_days:
        days = {
            first + timedelta(days=n)
            for first, last in left_out_stretches(text, begins, until, day_first=line.day_first)
            for n in range((last - first).days + 1)
        }
        ours = {day for day in days if _may_have(recurrence, begins, day) and (until is None or day <= until)}
        if not ours:
            return frozenset(), Message("“{text}” is left out, and has no date of the series.", {"text": text})
        skipped |= ours
    return frozenset(skipped), None


def _may_have(recurrence: Recurrence | None, begins: date, day: date) -> bool:
    """May the rule give a day? What depends on holidays, or has no words, is not known here."""
    if recurrence is None:
        return day >= begins
    if recurrence.working and recurrence.positions:
        recurrence = revised(recurrence, positions=())
    return falls_on(recurrence, begins, day)


def _months(line: RulePhrase) -> tuple[tuple[int, ...], int]:
    """The months that have dates, and the interval; quarters begin in January unless the first day says otherwise."""
    begins_elsewhere = 1 in line.quarters and line.first and line.first.month not in line.quarters
    if begins_elsewhere and not line.months:
        return (), line.interval * 3
    named = line.months or line.quarters or _EVERY_MONTH
    return tuple(month for month in named if month not in line.left_out), line.interval


def _season_end(line: RulePhrase, begins: date | None) -> date | None:
    """The end of the season in which it begins."""
    if begins is None or not line.season_end or line.yearly or line.count:
        return None
    return month_end(begins.year + (line.season_end < begins.month), line.season_end)
