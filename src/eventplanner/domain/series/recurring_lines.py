"""Lines of events that say how often something recurs, which makes them lines of series."""

import re
from datetime import date
from typing import NamedTuple

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold_each
from eventplanner.domain.events.quick_line import QuickLine
from eventplanner.domain.parsing.scanner import LOOSE, ScannedLine, Token, TokenKind, joined
from eventplanner.domain.series import recurrence_patterns as patterns
from eventplanner.domain.series.quick_line import marked, read_series
from eventplanner.domain.series.recurrence_taking import is_each

_YEARLY = frozenset(name for name, (_n, unit) in patterns.ADVERBS.items() if unit == "year")
"""“Annual conference” is said of each one, and nobody means a series by it."""
_TITLE = r"[\s,:]*(?:(?:de|del|of|for|para|con|with|en|in|on|sobre|about|the|el|la)\s+)*[^\W\d_]"

_AFTER = (
    r"\s+(?:after(?:wards?|\s+that)?|thereafter|from\s+then(?:\s+on)?|despues|desde\s+(?:entonces|ahi)|de\s+ahi)(?!\w)"
)
_AND_THEN = r"(?:(?:(?:y|and|,)\s+)?(?:then|luego|despues)|y|and)\s+"
"""Words around how often, right behind the first day: “and monthly after”."""


class Recurring(NamedTuple):
    """Words of an event's line that recur, and the line of a series that says the same."""

    words: str
    """Those that recur, as they were written."""
    line: str
    """The line of a series that says it."""


def recurring(line: QuickLine, today: date) -> Recurring | None:
    """Returns how a line recurs; None for words that merely stand in a title.

    “Every Thursday” always recurs. “Weekly” before other words of a title does not, nor do “Thursdays” beside a date.
    """
    scanned = ScannedLine(line.text, today)
    for start, end in marked(scanned):
        scanned.keep(start, end)
    is_dated = any(
        re.search("[0-9]", line.text[start:end]) for start, end, kind in line.spans if kind == TokenKind.DATE
    )
    every = [
        *_sure(scanned),
        *_adverbs(line, scanned, is_dated=is_dated),
        *([] if is_dated else _weekdays(scanned)),
    ]
    if not every:
        return None
    start, end = min(every)
    return Recurring(line.text[start:end], _as_series(line, today, start, end))


def refuse_recurring(line: QuickLine, today: date) -> None:
    """Raises Invalid, with the command that makes a series of it, where a line recurs."""
    if found := recurring(line, today):
        command = f"eventplanner add series {_quoted(found.line)}"
        message = Message(
            "“{words}” recurs, and an event takes place once. For a series: {command} · \\ before it keeps it in the title.",
            {"words": found.words, "command": command},
        )
        raise Invalid({"title": message})


def _as_series(line: QuickLine, today: date, start: int, end: int) -> str:
    """The line as it is where it reads as a series, or else with its title as the name before a colon."""
    if read_series(line.text, today, "UTC").draft:
        return line.text
    pieces = [
        Token(begin, over, token.kind)
        for token in line.spans
        for begin, over in ((token.start, min(token.end, start)), (max(token.start, end), token.end))
        if begin < over
    ]
    name = joined(line.text, [piece for piece in pieces if piece.kind == TokenKind.TITLE]).strip(LOOSE + ":")
    inner = re.fullmatch(rf"(?:{_AND_THEN})?(.*?)(?:{_AFTER})?", fold_each(line.text[start:end]))
    rule = Token(start + inner.start(1), start + inner.end(1), "") if inner else Token(start, end, "")
    rest = joined(line.text, [rule, *(piece for piece in pieces if piece.kind != TokenKind.TITLE)])
    return f"{name}: {rest}" if name else rest


def _quoted(text: str) -> str:
    """As one word of a shell."""
    return "'" + text.replace("'", "'\"'\"'") + "'"


def _sure(line: ScannedLine) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(patterns.RECURS, line.plain)]


def _adverbs(line: QuickLine, scanned: ScannedLine, *, is_dated: bool) -> list[tuple[int, int]]:
    """Of words such as “weekly” those that no word of the title follows."""
    found = []
    for match in re.finditer(patterns.ADVERB, scanned.plain):
        in_title = any(start <= match.end() < end for start, end, kind in line.spans if kind == TokenKind.TITLE)
        is_attribute = in_title and re.match(_TITLE, scanned.plain[match.end() :])
        is_first = not scanned.plain[: match.start()].strip() and line.start is None
        before = re.search(rf"(?<!\w){_AND_THEN}$", scanned.plain[: match.start()])
        after = re.match(_AFTER, scanned.plain[match.end() :])
        start = before.start() if before and _is_behind_when(line, before.start()) else match.start()
        if is_dated and (after or start < match.start()):
            found.append((start, after.end() + match.end() if after else match.end()))
        elif match["adverb"] not in _YEARLY and not (is_attribute and (is_dated or is_first)):
            found.append(match.span())
    return found


def _is_behind_when(line: QuickLine, place: int) -> bool:
    """Does a day or a time stand right before?"""
    whens = (end for _start, end, kind in line.spans if kind in {TokenKind.DATE, TokenKind.TIME} and end <= place)
    return not line.text[max(whens, default=0) : place].strip(LOOSE)


def _weekdays(line: ScannedLine) -> list[tuple[int, int]]:
    """Thursdays; from Monday to Friday; the first Thursdays; Thursday of March, or until June."""
    matches = re.finditer(patterns.WEEKDAYS, line.plain)
    each = [match for match in matches if is_each(match) or re.search(patterns.WEEKDAY_SPAN, match["weekdays"])]
    each += re.finditer(patterns.NTH_WEEKDAYS, line.plain)
    for match in re.finditer(patterns.WEEKDAY_THROUGH, line.plain):
        if not re.search(rf"(?<![\w]){patterns.NTH}\s+$", line.plain[: match.start()]):
            each.append(match)
    return [match.span() for match in each]
