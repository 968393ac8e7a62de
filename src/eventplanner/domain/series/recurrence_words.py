"""Recurrences as people write them, in English and in Spanish."""

from collections.abc import Iterable
from datetime import date, time

from msgspec import Struct

from eventplanner.domain.parsing.calendar_words import month_end
from eventplanner.domain.parsing.scanner import LOOSE, Token, joined, titles
from eventplanner.domain.series.recurrence import (
    Frequency,
    Recurrence,
    first_day,
    from_rule,
    rule_problem,
    rule_text,
    simplified,
    without_end,
)
from eventplanner.domain.series.recurrence_taking import RulePhrase, take_apart

LONGEST = 500
"""Of a text that is longer nothing is understood."""
_EVERY_MONTH = range(1, 13)
_LOOSE = f"{LOOSE}."


class ReadRecurrence(Struct, frozen=True, kw_only=True):
    """Result of reading a recurrence in words."""

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
    """In order and apart from each other: what was understood."""
    rest: str = ""
    """What was not."""


def read_recurrence(
    text: str, today: date, *, day_first: bool = True, hidden: Iterable[tuple[int, int]] = ()
) -> ReadRecurrence:
    """Understand what can be; words in `hidden` stretches of the cleaned text are left alone."""
    line = RulePhrase(text, today, day_first=day_first)
    if len(line.text) > LONGEST:
        return ReadRecurrence(text=line.text, rest=line.text)
    take_apart(line, hidden)
    rule, end = ("", None) if rule_problem(line.rule) else without_end(line.rule)
    recurrence = from_rule(rule) if line.rule else _recurrence(line)
    since = line.first or today
    begins = first_day(recurrence, since) if recurrence else since if rule else None
    spans = tuple(sorted(line.taken))
    return ReadRecurrence(
        text=line.text,
        rule=rule_text(recurrence) if recurrence else rule,
        recurrence=recurrence,
        first=line.first,
        begins=begins,
        until=line.until or end or _season_end(line, begins),
        begin=line.begin,
        end=line.end,
        spans=spans,
        rest=joined(line.text, titles(line.text, spans, _LOOSE, _LOOSE)).strip(_LOOSE),
    )


def _recurrence(line: RulePhrase) -> Recurrence | None:
    """The rule that was said, in its simplest form."""
    frequency = _frequency(line)
    months, interval = _months(line)
    if frequency is None or not 1 <= interval <= 1000 or line.count == 0:
        return None
    return simplified(
        Recurrence(
            frequency=frequency,
            interval=interval,
            weekdays=line.weekdays,
            month_days=line.month_days,
            months=months,
            count=line.count,
        )
    )


def _frequency(line: RulePhrase) -> Frequency | None:
    """What is counted in; days of the week or of a month tell where nobody said it."""
    if line.weekdays and line.weekdays[0][0] == 0:
        return Frequency.WEEKLY if line.frequency in {None, Frequency.DAILY} else line.frequency
    return line.frequency or (Frequency.MONTHLY if line.weekdays or line.month_days else None)


def _months(line: RulePhrase) -> tuple[tuple[int, ...], int]:
    """The months that have dates, and the interval; quarters begin in January unless the first day says otherwise."""
    if line.quarters and not line.months and line.first and line.first.month not in line.quarters:
        return (), line.interval * 3
    said = line.months or line.quarters or _EVERY_MONTH
    return tuple(month for month in said if month not in line.left_out), line.interval


def _season_end(line: RulePhrase, begins: date | None) -> date | None:
    """The end of the season in which it begins."""
    if begins is None or not line.season_end or line.yearly or line.count:
        return None
    return month_end(begins.year + (line.season_end < begins.month), line.season_end)
