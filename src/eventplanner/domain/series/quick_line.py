"""A series in one line of text: `name: recurrence times, months @place #kind ~capacity +owner`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, fold, fold_each
from eventplanner.domain.base.values import revised
from eventplanner.domain.events import quick_line_patterns as patterns
from eventplanner.domain.events.quick_line import QuickLine, parse, sketch
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, ends_early
from eventplanner.domain.events.vocabulary import kind_in
from eventplanner.domain.parsing.calendar_words import WEEKDAY_NUMBER
from eventplanner.domain.parsing.scanner import ScannedLine, Token, TokenKind, joined
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


_DOUBTFUL = (
    r"\b(?:every|each|cada|tod[oa]s|alternate|alternating|altern[oa]s|except\w*|excepto|salvo|menos|skipping|last|ultim[oa]s?"
    r"|penultim[oa]|first|primer[oa]?|(?:work|week)(?:ing\s+)?days?|weekends?|habil(?:es)?|laboral(?:es)?)\b(?:\W+\w+)?$"
)
"""Words that a name ends in only where they belong to a rule that was not understood whole."""
_UNREAD = {TokenKind.TITLE, TokenKind.PRIORITY, TokenKind.AMOUNT}


class ReadSeries(Struct, frozen=True, kw_only=True):
    """A line as it was understood."""

    text: str
    """The line, cleaned; what `spans` refer to."""
    draft: SeriesDraft | None = None
    """None while there is a problem."""
    problem: Message | None = None
    spans: tuple[Token, ...] = ()
    """In order and apart from each other: what each stretch was taken for."""


def read_series(text: str, today: date, timezone: str, *, day_first: bool = True) -> ReadSeries:
    """Reads a series; its name stands before a colon, or first; what else has no meaning is refused."""
    line = ScannedLine(text)
    recurrence = read_recurrence(text, today, day_first=day_first, hidden=_hidden(line))
    quick = parse(text, today=today, day_first=day_first, taken=recurrence.spans)
    draft, problem = _drafted(line, recurrence, quick, timezone)
    return ReadSeries(text=line.text, draft=None if problem else draft, problem=problem, spans=quick.spans)


def _drafted(
    line: ScannedLine, recurrence: ReadRecurrence, quick: QuickLine, timezone: str
) -> tuple[SeriesDraft | None, Message | None]:
    """The series that a line describes, or what stands in its way."""
    if not recurrence.rule or recurrence.begins is None:
        return None, Message("Say how often: “second Thursday of each month”, “every Tuesday”, or an RRULE.")
    if recurrence.begin and recurrence.end and ends_early(recurrence.begin, recurrence.end):
        return None, ENDS_EARLY
    name, rest = _name(line, quick)
    if rest:
        return None, not_understood(rest)
    if recurrence.problem:
        return None, recurrence.problem
    start, end = _times(recurrence, recurrence.begins)
    event = sketch(quick, timezone)
    draft = cleaned(
        SeriesDraft(
            name=name,
            rule=recurrence.rule,
            first=recurrence.begins,
            until=recurrence.until,
            template=revised(
                event,
                title=name,
                kind=quick.kind or kind_in(name) or event.kind,
                start=start,
                end=end,
                all_day=recurrence.begin is None,
            ),
            skipped=recurrence.skipped,
        )
    )
    return draft, next(iter(problems(draft).values()), None)


def not_understood(words: str) -> Message:
    """Refuses words that say neither how often, nor when, nor where."""
    return Message(
        "Not understood: “{words}”. The name stands first, before a colon; a place has @ before it, a tag #.",
        {"words": words},
    )


def _name(line: ScannedLine, quick: QuickLine) -> tuple[str, str]:
    """The name, and all words that belong neither to it nor to anything else."""
    unread = [token for token in quick.spans if token.kind in _UNREAD]
    over = _over(line) or next((token.end for token in unread if token.kind == TokenKind.TITLE), 0)
    named = [Token(start, min(end, over), kind) for start, end, kind in unread if start < over]
    name = joined(quick.text, named, patterns.ESCAPED).rstrip(" :")
    rest = joined(quick.text, [Token(max(start, over), end, kind) for start, end, kind in unread if end > over])
    if not _over(line) and (re.search(_DOUBTFUL, fold(name)) or _is_behind(quick, named)):
        return "", f"{name} {rest}".strip()
    return name, rest


def _is_behind(quick: QuickLine, named: Iterable[Token]) -> bool:
    """Words in small letters behind a rule are hardly a name."""
    first = next(iter(named), None)
    begun = any(
        token.kind in {TokenKind.DATE, TokenKind.TIME} and first and token.start < first.start for token in quick.spans
    )
    return bool(first and begun and quick.text[first.start].islower())


def _times(recurrence: ReadRecurrence, day: date) -> tuple[datetime, datetime]:
    """Of the event on a day; one that ends before it begins ends on the next day."""
    start = datetime.combine(day, recurrence.begin or time())
    if recurrence.begin is None:
        return start, start
    if recurrence.end is None:
        return start, start + USUAL_LENGTH
    end = datetime.combine(day, recurrence.end)
    return start, end if end > start else end + timedelta(days=1)


def _over(line: ScannedLine) -> int:
    """Where the name before a colon ends; 0 if there is none."""
    name = re.match(_NAME, fold_each(line.text))
    return name.end() if name and fold(name[0].split()[-1].rstrip(":")) not in _KEYS else 0


def _hidden(line: ScannedLine) -> Iterator[tuple[int, int]]:
    """Where nothing recurs: the name before a colon, what has a mark of its own, and the names of places and people."""
    if over := _over(line):
        yield 0, over
    yield from marked(line)


def marked(line: ScannedLine) -> Iterator[tuple[int, int]]:
    """Stretches of a line that have a mark of their own, and the names of places and people."""
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
        if word.end() >= length and word[0].endswith((",", ";")):
            break
    return length
