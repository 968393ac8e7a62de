"""A series in one line of text: `name: recurrence times, months @place #kind ~capacity +owner`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.events import quick_line_patterns as patterns
from eventplanner.domain.events.quick_line import parse, sketch
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, ends_early
from eventplanner.domain.parsing.calendar_words import WEEKDAY_NUMBER
from eventplanner.domain.parsing.scanner import ScannedLine, Token
from eventplanner.domain.series.recurrence_patterns import NTHS
from eventplanner.domain.series.recurrence_words import ReadRecurrence, read_recurrence
from eventplanner.domain.series.rules import cleaned, problems
from eventplanner.domain.series.series import SeriesDraft

_NAME = r"[^@#~+\"“«]*?(?<!\w:)\S:(?=\s)"
_KEYS = frozenset(
    "kind tipo type status estado format formato tag venue place sede lugar lead owner responsable".split()
)
_LEFT_ALONE = (patterns.PROTECTED, patterns.QUOTED, patterns.URL, patterns.TAG, patterns.NAMED, patterns.AMOUNT)
_SIGIL = r"(?<!\S)[@+]\s?[^\W\d_]\S*(?:\s+(?:(?:de|del|la|las|los|el|of|the)\s+)*[^\W\d_]\S*)*"
_RECURRING = frozenset(
    {*WEEKDAY_NUMBER, *NTHS, "every", "each", "cada", "todos", "todas", "weekly", "monthly", "daily"}
)


class ReadSeries(Struct, frozen=True, kw_only=True):
    """Result of reading a line about a series."""

    text: str
    """The line, cleaned; what `spans` refer to."""
    draft: SeriesDraft | None = None
    """None while there is a problem."""
    problem: Message | None = None
    spans: tuple[Token, ...] = ()
    """In order and apart from each other: what each stretch was taken for."""


def read_series(text: str, today: date, timezone: str, *, day_first: bool = True) -> ReadSeries:
    """Understand what can be; what neither recurs nor has a mark before it is the name."""
    line = ScannedLine(text)
    recurrence = read_recurrence(text, today, day_first=day_first, hidden=_hidden(line))
    quick = parse(text, today=today, day_first=day_first, taken=recurrence.spans)
    event = sketch(quick, timezone)
    name = event.title.rstrip(" :")
    if not recurrence.rule or recurrence.begins is None:
        usual = Message("Say how often: “second Thursday of each month”, “every Tuesday”, or an RRULE.")
        return ReadSeries(text=line.text, problem=usual, spans=quick.spans)
    if recurrence.begin and recurrence.end and ends_early(recurrence.begin, recurrence.end):
        return ReadSeries(text=line.text, problem=ENDS_EARLY, spans=quick.spans)
    start, end = _times(recurrence, recurrence.begins)
    draft = cleaned(
        SeriesDraft(
            name=name,
            rule=recurrence.rule,
            first=recurrence.begins,
            until=recurrence.until,
            template=revised(event, title=name, start=start, end=end, all_day=recurrence.begin is None),
        )
    )
    problem = next(iter(problems(draft).values()), None)
    return ReadSeries(text=line.text, draft=None if problem else draft, problem=problem, spans=quick.spans)


def _times(recurrence: ReadRecurrence, day: date) -> tuple[datetime, datetime]:
    """Of the event on a day; one that ends before it begins ends on the next day."""
    start = datetime.combine(day, recurrence.begin or time())
    if recurrence.begin is None:
        return start, start
    if recurrence.end is None:
        return start, start + USUAL_LENGTH
    end = datetime.combine(day, recurrence.end)
    return start, end if end > start else end + timedelta(days=1)


def _hidden(line: ScannedLine) -> Iterator[tuple[int, int]]:
    """Where nothing recurs: the name before a colon, what has a mark of its own, and the names of places and people."""
    name = re.match(_NAME, line.plain)
    if name and fold(name[0].split()[-1].rstrip(":")) not in _KEYS:
        yield name.span()
    for pattern in _LEFT_ALONE:
        yield from (match.span() for match in re.finditer(pattern, line.plain))
    for match in re.finditer(_SIGIL, line.text):
        yield match.start(), match.start() + _length_of_name(match[0])


def _length_of_name(text: str) -> int:
    """As far as words have capitals and say nothing that recurs, as in “@Plaza de Mayo every Tuesday”."""
    length = len(re.match(r"[@+]\s?\S+", text)[0])  # type: ignore[index]
    for word in re.finditer(r"\S+", text):
        key = fold(word[0].rstrip(".,;"))
        if word.start() >= length and (key in _RECURRING or key.removesuffix("s") in _RECURRING):
            break
        if word[0][0].isupper():
            length = max(length, word.end())
    return length
