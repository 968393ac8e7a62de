"""Recurrences as people write them, in English and in Spanish."""

import unicodedata
from collections.abc import Iterable
from datetime import date, time

from msgspec import Struct

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.events.quick_line import LineSpan
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
from eventplanner.domain.series.recurrence_taking import RulePhrase, month_end, take_apart

LONGEST = 500
"""Of a text that is longer nothing is understood."""
_EVERY_MONTH = range(1, 13)
_LOOSE = " ,;.|·–—-"


class ReadRecurrence(Struct, frozen=True, kw_only=True):
    """What was understood of a recurrence in words."""

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
    spans: tuple[LineSpan, ...] = ()
    """In order and apart from each other: what was understood."""
    rest: str = ""
    """What was not."""


def read_recurrence(
    text: str, today: date, *, day_first: bool = True, hidden: Iterable[tuple[int, int]] = ()
) -> ReadRecurrence:
    """Understand what can be; words in `hidden` stretches of the cleaned text are left alone."""
    line = clean_line(unicodedata.normalize("NFC", clean_line(text)))
    if len(line) > LONGEST:
        return ReadRecurrence(text=line, rest=line)
    desk = take_apart(line, today, day_first=day_first, hidden=hidden)
    rule, end = ("", None) if rule_problem(desk.rule) else without_end(desk.rule)
    recurrence = from_rule(rule) if desk.rule else _recurrence(desk)
    since = desk.first or today
    begins = first_day(recurrence, since) if recurrence else since if rule else None
    spans = tuple(sorted(desk.spans))
    return ReadRecurrence(
        text=line,
        rule=rule_text(recurrence) if recurrence else rule,
        recurrence=recurrence,
        first=desk.first,
        begins=begins,
        until=desk.until or end or _season_end(desk, begins),
        begin=desk.begin,
        end=desk.end,
        spans=spans,
        rest=_rest(line, spans),
    )


def _recurrence(desk: RulePhrase) -> Recurrence | None:
    """The rule that was said, in its simplest form."""
    frequency = _frequency(desk)
    months, interval = _months(desk)
    if frequency is None or not 1 <= interval <= 1000 or desk.count == 0:
        return None
    return simplified(
        Recurrence(
            frequency=frequency,
            interval=interval,
            weekdays=tuple(desk.weekdays),
            month_days=tuple(desk.month_days),
            months=months,
            count=desk.count,
        )
    )


def _frequency(desk: RulePhrase) -> Frequency | None:
    """What is counted in; days of the week or of a month tell where nobody said it."""
    if desk.weekdays and desk.weekdays[0][0] == 0:
        return Frequency.WEEKLY if desk.frequency in {None, Frequency.DAILY} else desk.frequency
    return desk.frequency or (Frequency.MONTHLY if desk.weekdays or desk.month_days else None)


def _months(desk: RulePhrase) -> tuple[tuple[int, ...], int]:
    """The months that have dates, and the interval; quarters begin in January unless the first day says otherwise."""
    if desk.quarters and not desk.months and desk.first and desk.first.month not in desk.quarters:
        return (), desk.interval * 3
    said = desk.months or desk.quarters or _EVERY_MONTH
    return tuple(month for month in said if month not in desk.left_out), desk.interval


def _season_end(desk: RulePhrase, begins: date | None) -> date | None:
    """The end of the season in which it begins."""
    if begins is None or not desk.season_end or desk.yearly or desk.count:
        return None
    return month_end(begins.year + (desk.season_end < begins.month), desk.season_end)


def _rest(line: str, spans: Iterable[LineSpan]) -> str:
    place, pieces = 0, []
    for start, end in [*((span.start, span.end) for span in spans), (len(line), len(line))]:
        pieces.append(line[place:start].strip(_LOOSE))
        place = end
    return " ".join(piece for piece in pieces if piece)
