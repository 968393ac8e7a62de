"""Due dates: a number of days from the event, which they follow, or a fixed day."""

import re
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.parsing.dates import read_day

FARTHEST = 1500
"""Days from the event that may be said."""
UNIT = r"d|dias?|days?|w|wks?|weeks?|s|sem|semanas?"
"""In folded text, as the sign."""
SIGN = r"[+\-−–]"
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
    days = int(count or 0) * (7 if (unit or "").startswith(("w", "s")) else 1)
    if days > FARTHEST:
        return None
    return days if sign == "+" else -days


def read_due(text: str, today: date, *, day_first: bool = True) -> Due | None:
    """Reads an offset or a day; an empty text says neither, None stands for one that makes no sense."""
    text = clean_line(text)
    if not text:
        return Due()
    if (offset := read_offset(text)) is not None:
        return Due(offset=offset)
    day = read_day(text, today, day_first=day_first)
    return Due(day=day) if day else None
