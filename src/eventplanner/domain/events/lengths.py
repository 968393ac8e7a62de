"""Lengths of time in words: `por 3 horas`, `for 90 minutes`, `durante hora y media`; for folded text."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, any_of

_HALF = r"\s+(?:y\s+media|and\s+a\s+half)"
_HOURS = r"(?:horas?|hours?|hrs?|hs?)\b\.?"
_MINUTES = r"(?:minut[oe]s?|mins?)\b\.?"
_LENGTH = (
    r"(?<![\w/-])(?P<led>(?:(?:por|for|durante|during|lasting|duracion|dura)(?:\s+de)?:?\s+)(?:(?:unas|about|unos)\s+)?)?"
    rf"(?:(?P<n>[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?|(?:{any_of(COUNT_NUMBER)})\b)?(?P<half>{_HALF})?\s*"
    rf"(?:(?P<hours>{_HOURS})(?P<half_>{_HALF})?(?:(?:\s+(?:y|and))?\s+(?P<more>[0-9]{{1,2}})\s*{_MINUTES})?|(?P<minutes>{_MINUTES}))"
    r"|(?P<half_hour>media\s+hora|half\s+an\s+hour))(?!\w)"
)


class FoundLength(NamedTuple):
    """A length of time, and where it stands."""

    start: int
    end: int
    length: timedelta
    led: bool
    """Does a word such as “for” stand before it?"""

    def later(self, begin: time) -> time:
        """Returns when it is over, maybe on the next day."""
        return (datetime.combine(date(2000, 1, 1), begin) + self.length).time()


def find_lengths(plain: str) -> list[FoundLength]:
    """Every length, in their order."""
    return [
        FoundLength(*match.span(), length, bool(match["led"]))
        for match in re.finditer(_LENGTH, plain)
        if (length := _length(match))
    ]


def _length(match: re.Match[str]) -> timedelta | None:
    if match["half_hour"]:
        return timedelta(minutes=30)
    if match["n"] is None and not (match["hours"] and match["half_"]):
        return None
    count = COUNT_NUMBER.get(match["n"] or "one") or float(match["n"].replace(",", "."))
    count += 0.5 if match["half"] or match["half_"] else 0
    if match["minutes"]:
        return timedelta(minutes=round(count))
    return timedelta(minutes=round(count * 60) + int(match["more"] or 0))
