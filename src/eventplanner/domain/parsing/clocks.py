"""Times of day as people write them, in English and in Spanish."""

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from eventplanner.domain.base.text import fold_each
from eventplanner.domain.parsing.calendar_words import MONTH

_MINUTE = r"[0-5][0-9]"
_SUFFIX = r"\s?(?:[ap]\.?\s?m\b\.?|h(?:rs?|s|oras|ora(?!\s+de\s))?\b\.?)"
_LED_BY = r"(?:(?<=[0-9])t|(?<![\w:.,/$~#+-])(?:(?P<led>a\s+las?|at|de(?:sde)?(?:\s+las?)?|from|entre(?:\s+las?)?|between)\s+)?)"
_TO = r"(?:\s*[-–—]\s*|\s+(?:a|to|till|until|hasta|(?P<and>y|and))\s+(?:las?\s+)?)"
_BETWEEN = ("entre", "between")
_BEHIND = rf"(?!\w|[:/.,-]?[0-9]|\s+(?:de\s+)?(?:{MONTH})\b)"


def _clock(n: int) -> str:
    return rf"(?P<h{n}>[0-2]?[0-9])(?:(?P<mark{n}>[:.h])(?P<m{n}>{_MINUTE}))?(?P<s{n}>{_SUFFIX})?"


_RANGE = f"{_LED_BY}{_clock(1)}{_TO}{_clock(2)}{_BEHIND}"
_SINGLE = rf"{_LED_BY}{_clock(1)}(?!\w|[:/.,-]?[0-9])"


class FoundClock(NamedTuple):
    """A time of day that a text names, or two, and where."""

    start: int
    end: int
    first: time
    last: time | None
    """When it is over; may be earlier than `first`, on the next day then."""


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
            place = match.end("h1")


def _singles(plain: str, *, dotted: bool) -> Iterator[FoundClock]:
    for match in re.finditer(_SINGLE, plain):
        led = (match["led"] or "").startswith("a l")
        sure = match["mark1"] in (":", "h") or match["s1"] or led or (dotted and match["mark1"])
        if sure and (minutes := _minutes(match, 1, _half(match["s1"]))) is not None and minutes < 24 * 60:
            yield FoundClock(match.start(), match.end(), _time(minutes), None)


def _both(match: re.Match[str]) -> tuple[time, time] | None:
    """From when to when; a half of the day that stands at one of them alone is taken for both where it fits."""
    if not _sure(match):
        return None
    halves = [_half(match[name]) for name in ("s1", "s2")]
    first = _minutes(match, 1, halves[0] or halves[1])
    last = _minutes(match, 2, halves[1] or halves[0])
    if first is None or last is None or first >= 24 * 60:
        return None
    if first >= last and halves[0] is None and halves[1] and int(match["h1"]) <= 12:
        first = (first + 12 * 60) % (24 * 60)
    if first >= last and halves[1] is None and halves[0] and int(match["h2"]) <= 12:
        last = (last + 12 * 60) % (24 * 60)
    return _time(first), _time(last)


def _sure(match: re.Match[str]) -> bool:
    """Is it a stretch of time, rather than days of a month, two times of day, or two versions of something?"""
    if match["and"] and not (match["led"] or "").startswith(_BETWEEN):
        return False
    marks = {match["mark1"], match["mark2"]}
    dotted = marks == {"."} and int(match["m1"]) % 5 == 0 and int(match["m2"]) % 5 == 0
    return bool(match["s1"] or match["s2"] or dotted or marks & {":", "h"})


def _half(suffix: str | None) -> str | None:
    half = (suffix or "").strip()[:1]
    return half if half in ("a", "p") and half else None


def _minutes(match: re.Match[str], n: int, half: str | None) -> int | None:
    """Since midnight; 24:00 too, which only an end may be."""
    hour, minute = int(match[f"h{n}"]), int(match[f"m{n}"] or 0)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half and (half == "a" or hour == 0):
        return None
    minutes = hour * 60 + minute
    return minutes if minutes <= 24 * 60 else None


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
