"""Times of day as people write them, in English and in Spanish."""

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from eventplanner.domain.base.text import fold_each
from eventplanner.domain.parsing.calendar_words import MONTH, WEEKDAY_NUMBER, any_of
from eventplanner.domain.parsing.clock_words import HOUR, MIDNIGHT, PART, SHARP, half_of, hour_of, said_in, spoken

_MINUTE = r"[0-5][0-9]"
_SUFFIX = rf"(?<=[0-9])[ap]\b(?!\.?\w)|\s?(?:[ap]\.?\s?m\b\.?|h(?:rs?|s|oras|ora(?!\s+de\s))?\b\.?)|\s+(?:{PART})"
_LED_BY = (
    r"(?:(?<=[0-9])t|(?<![\w:.,/$~#+-])(?:(?P<led>a\s+(?:eso\s+de\s+)?las?|(?:como|tipo)\s+a\s+las?|hacia\s+las?|around|circa|al?(?=\s+medi)|at|de(?:sde)?(?:\s+las?)?"
    r"|from|entre(?:\s+las?)?|between)\s+)?)"
)
_TO = r"(?:\s*[-–—]\s*|\s+(?:al?|to|till|until|hasta|(?P<and>y|and))\s+(?:las?\s+)?)"
_BETWEEN = ("entre", "between")
_BEHIND = rf"(?!\w|[:/.,-]?[0-9])(?(mark2)|(?(s2)|(?!\s+(?:de\s+)?(?:{MONTH})\b)))"
_BESIDE_A_DAY = rf"(?:[0-9\x1f]|\b(?:{MONTH}|{any_of(WEEKDAY_NUMBER)}|today|tomorrow|hoy|manana)\.?)[\s,;·]+$"
"""Words before one such as “noon” where it is no part of a title."""
_NO_CLOCK = (
    rf"(?<![\w:.,/$~#+-])(?:a\s+las?\s+|a\s+(?=medi)|at\s+)?(?:(?:{HOUR})(?:[:.]{_MINUTE})?\s+(?:{PART})"
    rf"|[0-9]{{1,2}}:[0-9]{{2}}(?![\w:/.,-])|{spoken(0)}(?!\w))"
)


def _clock(n: int) -> str:
    numbers = rf"(?P<h{n}>{HOUR})(?:(?P<mark{n}>[:.h])(?P<m{n}>{_MINUTE}))?"
    return rf"(?:{spoken(n)}|{numbers})(?P<sharp{n}>{SHARP})?(?P<s{n}>{_SUFFIX})?(?:{SHARP})?"


_RANGE = f"{_LED_BY}{_clock(1)}{_TO}{_clock(2)}{_BEHIND}"
_SINGLE = rf"{_LED_BY}{_clock(1)}(?!\w|[:/.,-]?[0-9])"


class FoundClock(NamedTuple):
    """A time of day that a text names, or two, and where."""

    start: int
    end: int
    first: time
    last: time | None
    """When it is over; may be earlier than `first`, on the next day then."""


class _ClockPart(NamedTuple):
    """One of the times of a match, as it was written."""

    hour: int
    minutes: int
    """Past the hour, or before it if negative."""
    half: str | None
    """`a`, `p` or midnight, nothing if none was said; None where hour and part of the day do not go together."""
    sure: bool
    """Can it be nothing but a time?"""

    def at(self, half: str | None) -> int | None:
        """Minutes since midnight, as of a half of the day; 24:00 too, which only an end may be."""
        hour = self.hour
        if half is None:
            return None
        if half == MIDNIGHT:
            hour = 24
        elif half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half and (half == "a" or hour == 0):
            return None
        minutes = hour * 60 + self.minutes
        return minutes if 0 <= minutes <= 24 * 60 else None


def find_clocks(text: str, *, dotted: bool = False) -> list[FoundClock]:
    """Every time of day and every stretch of time, in their order; `19.30` alone is one where it can be nothing else."""
    plain = fold_each(text)
    stretches = list(_stretches(plain))
    for found in stretches:
        plain = f"{plain[: found.start]}{' ' * (found.end - found.start)}{plain[found.end :]}"
    return sorted([*stretches, *_singles(plain, dotted=dotted)], key=lambda found: found.start)


def meant_clock(text: str) -> FoundClock | None:
    """The first stretch of time that a text names, or else its first time of day."""
    clocks = find_clocks(text)
    return next((clock for clock in clocks if clock.last), clocks[0] if clocks else None)


def find_dotted_clock(text: str, behind: str) -> FoundClock | None:
    """A time as `19.30` that stands first, or right after the character `behind`, and not after the name of a thing."""
    found = re.search(rf"(?:^|{behind})[\s,;·]*(?P<clock>[0-2]?[0-9]\.[0-5][05])(?![\w%]|[:/.,-]?[0-9])", text)
    times = read_clocks(found["clock"], dotted=True) if found else None
    return FoundClock(*found.span("clock"), *times) if found and times else None


def find_no_clock(text: str) -> tuple[int, int] | None:
    """Returns the place of words that name a time which no day has, or which may be of either of two days."""
    plain = fold_each(text)
    for match in re.finditer(_NO_CLOCK, plain):
        if not match["word0"] or match[0] != match["word0"] or re.search(_BESIDE_A_DAY, plain[: match.start()]):
            return match.span()
    return None


def read_clocks(text: str, *, dotted: bool = False) -> tuple[time, time | None] | None:
    """The time, or the two, of a text that names nothing else."""
    text = text.strip()
    match find_clocks(text, dotted=dotted):
        case [found] if (found.start, found.end) == (0, len(text)):
            return found.first, found.last
    return None


def _stretches(plain: str) -> Iterator[FoundClock]:
    wanted = re.compile(_RANGE)
    place = 0
    while match := wanted.search(plain, place):
        if times := _both(match):
            yield FoundClock(match.start(), match.end(), *times)
            place = match.end()
        else:
            place = match.start() + 1 if match["h1"] is None else match.end("h1")


def _singles(plain: str, *, dotted: bool) -> Iterator[FoundClock]:
    for match in re.finditer(_SINGLE, plain):
        part = _part(match, 1)
        led = match["led"] or ""
        if match["word1"]:
            is_alone = led in {"at", "a", "al"} or match[0][0].isdigit()
            sure = bool(is_alone or not plain.replace(match[0], "", 1).strip() or _is_beside(match))
        else:
            sure = part.sure or led.startswith(("a ", "como ", "tipo ", "hacia ")) or bool(dotted and match["mark1"])
            if match["s1"] in {"a", "p"}:
                # “7p” beside a day is a time, and “the 4P” are none.
                sure = bool(led or match["mark1"] or _is_beside(match))
        minutes = part.at(part.half)
        if sure and minutes is not None and minutes < 24 * 60:
            yield FoundClock(match.start(), match.end(), _time(minutes), None)


def _is_beside(match: re.Match[str]) -> bool:
    """Does a word for a time stand behind a day, or first and before one?"""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return bool(re.search(_BESIDE_A_DAY, before) or (not before.strip() and re.match(r"[\s,]*[0-9]", behind)))


def _part(match: re.Match[str], n: int) -> _ClockPart:
    suffix = (match[f"s{n}"] or "").strip()
    hour, minutes = said_in(match, n) or (hour_of(match[f"h{n}"]), int(match[f"m{n}"] or 0))
    is_part = re.fullmatch(PART, suffix)
    half = half_of(suffix, hour) if is_part else suffix[:1] if suffix[:1] in {"a", "p"} else ""
    is_number = (match[f"h{n}"] or "0").isdecimal()
    sure = bool(match[f"mark{n}"] in {":", "h"} or match[f"sharp{n}"] or (suffix and (is_number or half)))
    return _ClockPart(hour, minutes, half, sure or match[f"h{n}"] is None)


def _both(match: re.Match[str]) -> tuple[time, time] | None:
    """From when to when; a half of the day that stands at one of them alone is taken for both where it fits."""
    begin, end = _part(match, 1), _part(match, 2)
    if not _is_stretch(match, begin, end):
        return None
    first, last = begin.at(_lent(begin, end)), end.at(_lent(end, begin))
    if first is None or last is None or first >= 24 * 60:
        return None
    if first >= last and not begin.half and end.half and begin.hour <= 12:
        first = (first + 12 * 60) % (24 * 60)
    if first >= last and not end.half and begin.half and end.hour <= 12:
        last = (last + 12 * 60) % (24 * 60)
    return _time(first), _time(last)


def _lent(part: _ClockPart, other: _ClockPart) -> str | None:
    """The half of the day of a time, or else that of the other; before midnight it is the evening."""
    if part.half != "" or not other.half or part.hour > 12:
        return part.half
    return "p" if other.half == MIDNIGHT else other.half


def _is_stretch(match: re.Match[str], begin: _ClockPart, end: _ClockPart) -> bool:
    """Is it a stretch of time, rather than days of a month, two times of day, or two versions of something?"""
    if match["and"] and not (match["led"] or "").startswith(_BETWEEN):
        return False
    if not all((match[f"h{n}"] or "0").isdecimal() or _part(match, n).sure or begin.half or end.half for n in (1, 2)):
        return False
    marks = {match["mark1"], match["mark2"]}
    dotted = marks == {"."} and int(match["m1"]) % 5 == 0 and int(match["m2"]) % 5 == 0
    return bool(begin.sure or end.sure or dotted)


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
