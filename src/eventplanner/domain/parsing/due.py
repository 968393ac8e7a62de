"""Due dates: a number of days from the event, which they follow, or a fixed day."""

import re
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, any_of
from eventplanner.domain.parsing.dates import read_day

FARTHEST = 1500
"""Days from the event that may be said."""
UNIT = (
    r"(?:calendar\s+)?days?|dias?(?:\s+corridos)?|d|w|wks?|weeks?|s|sem|semanas?|mes(?:es)?|months?|fortnights?|quincenas?"
    r"|years?|anos?"
)
"""In folded text, as the signs and words that follow."""
SIGN = r"[+\-−–]"
_SMALL = {
    **COUNT_NUMBER,
    "the": 1,
    "el": 1,
    "la": 1,
    "al": 1,
    "a la": 1,
    "a couple of": 2,
    "un par de": 2,
    "a hundred": 100,
    "cien": 100,
    "thirteen": 13,
    "trece": 13,
    "fourteen": 14,
    "catorce": 14,
    "fifteen": 15,
    "quince": 15,
    "sixteen": 16,
    "dieciseis": 16,
    "seventeen": 17,
    "diecisiete": 17,
    "eighteen": 18,
    "dieciocho": 18,
    "nineteen": 19,
    "diecinueve": 19,
    "veintiun": 21,
    "veintidos": 22,
    "veinticinco": 25,
    "veintiocho": 28,
}
_TENS = {
    "twenty": 20,
    "veinte": 20,
    "thirty": 30,
    "treinta": 30,
    "forty": 40,
    "cuarenta": 40,
    "fifty": 50,
    "cincuenta": 50,
    "sixty": 60,
    "sesenta": 60,
    "seventy": 70,
    "setenta": 70,
    "eighty": 80,
    "ochenta": 80,
    "ninety": 90,
    "noventa": 90,
}
_DAYS = {"w": 7, "s": 7, "f": 14, "q": 15, "m": 30, "y": 365, "a": 365}
"""Days of a unit by its first letter; a month is taken for thirty, a year for 365."""
NUMBER = rf"\d{{1,4}}|(?:{any_of(_TENS)})(?:(?:-|\s+y\s+|\s+)(?:{any_of(COUNT_NUMBER)}))?|{any_of(_SMALL)}"
BEFORE = (
    r"before|antes|prior|previ[oa]s?|anterior(?:es)?|earlier|out|in\s+advance|ahead(?:\s+of\s+time)?"
    r"|(?:de|con)\s+(?:anticipacion|antelacion|anterioridad)"
)
AFTER = r"after|despues|later|posterior(?:es)?|siguientes?"
_COUNT = rf"(?P<n>{NUMBER})\s*(?P<unit>{UNIT})"
_OF_EVENT = r"(?:\s+(?:to|the|el|al?|del?|of|de|que|event|evento|day|dia))*"
_SAID = (
    (re.compile(rf"{_COUNT}\s+(?:{BEFORE}){_OF_EVENT}"), -1),
    (re.compile(rf"{_COUNT}\s+(?:{AFTER}){_OF_EVENT}"), 1),
    (re.compile(rf"(?:d(?:ay|ia)?)?\s*[-−–]\s*(?P<n>\d{{1,4}})\s*(?P<unit>{UNIT})?"), -1),
    (re.compile(rf"(?:d(?:ay|ia)?)?\s*\+\s*(?P<n>\d{{1,4}})\s*(?P<unit>{UNIT})?"), 1),
)
"""Distances from the event in words and with a sign alone, with their directions."""
_THE_DAY = re.compile(
    r"d(?:ia)?[\s-]?d(?:ay)?|(?:the |el |on the |en el )?(?:day|dia)(?: of| del?)?(?: the| el)?(?: event| evento)?"
)
EVE = (
    r"(?:on\s+)?the\s+(?:eve|(?:evening|night)\s+before)|(?:en\s+)?(?:la\s+)?vispera"
    r"|la\s+(?:noche|tarde)\s+(?:antes|anterior|previa)"
)
NEXT = r"(?:on\s+)?the\s+(?:next|following)\s+day|al\s+otro\s+dia|(?:a\s+)?la\s+manana\s+siguiente"
SAME = r"(?:on\s+)?(?:the\s+)?(?:very\s+)?same\s+day|(?:en\s+)?(?:(?:el|ese)\s+)?mismo\s+dia"
_NEAR = (
    (re.compile(rf"(?:{EVE}){_OF_EVENT}"), -1),
    (re.compile(rf"(?:{NEXT}){_OF_EVENT}"), 1),
    (re.compile(rf"(?:{SAME}){_OF_EVENT}"), 0),
)
"""Words for the days around the event, with their offsets."""
_OFFSET = rf"t(?:\s*({SIGN})\s*(\d{{1,4}})\s*({UNIT})?)?"


class Due(Struct, frozen=True):
    """An offset in days or a day; neither where nothing is said."""

    offset: int | None = None
    """Negative before the first day of the event, positive after its last, 0 on the first."""
    day: date | None = None

    def on(self, first: date | None, last: date | None) -> date | None:
        """The day it is due for an event of these days; None where that cannot be told."""
        if self.offset is None:
            return self.day
        anchor = last if self.offset > 0 else first
        if anchor is None:
            return None
        try:
            return anchor + timedelta(days=self.offset)
        except OverflowError:
            return None

    @property
    def text(self) -> str:
        """Returns the text that `read_due` reads back."""
        if self.offset is not None:
            return offset_text(self.offset)
        return self.day.isoformat() if self.day else ""


def offset_text(offset: int) -> str:
    """T-30, T, T+1."""
    return f"T{offset:+d}" if offset else "T"


def read_offset(text: str) -> int | None:
    """The days that T-30, T-1 w, T+1, T say; None if that is not what it says."""
    match = re.fullmatch(_OFFSET, fold(clean_line(text)))
    if match is None:
        return None
    sign, count, unit = match.groups()
    return _days(1 if sign == "+" else -1, count or "0", unit)


def read_distance(text: str) -> int | None:
    """The days that an offset in words says, besides T-30: “16 weeks before”, “D-7”, “-14”, “el día del evento”."""
    plain = fold(clean_line(text)).strip(" .").removeprefix("con ").removeprefix("with ")
    if (offset := read_offset(plain)) is not None or _THE_DAY.fullmatch(plain):
        return offset or 0
    for pattern, days in _NEAR:
        if pattern.fullmatch(plain):
            return days
    for pattern, direction in _SAID:
        if match := pattern.fullmatch(plain):
            return _days(direction, match["n"], match["unit"])
    return None


def _days(direction: int, count: str, unit: str | None) -> int | None:
    days = _count(count) * _DAYS.get((unit or "d")[0], 1)
    return direction * days if days <= FARTHEST else None


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text in _SMALL:
        return _SMALL[text]
    tens, *ones = re.split(r"-|\s+y\s+|\s+", text)
    return _TENS[tens] + sum(COUNT_NUMBER[one] for one in ones)


def read_due(text: str, today: date, *, day_first: bool = True) -> Due | None:
    """Reads an offset or a day; an empty text says neither, None stands for one that makes no sense."""
    text = clean_line(text)
    if not text:
        return Due()
    if (offset := read_distance(text)) is not None:
        return Due(offset=offset)
    day = read_day(text, today, day_first=day_first)
    return Due(day=day) if day else None
