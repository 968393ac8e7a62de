"""A day and a time of day as people write them."""

from datetime import date, datetime, time
from typing import NamedTuple

from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.parsing.clocks import find_clocks
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.values import Unreadable

NO_MOMENT = Message("not a date and time; try 2027-03-12 18:30 or 12 mar 18:30")


class WallTime(NamedTuple):
    """Day and time of day in a text."""

    at: datetime
    is_day: bool
    """Did it name a day without a time?"""


def read_wall_time(text: str, today: date, now: datetime | None = None, *, day_first: bool = True) -> WallTime | None:
    """A day alone keeps the time of `now`, a time alone its day; None where nothing is said. Raises Unreadable."""
    text = clean_line(text)
    if not text:
        return None
    clocks = find_clocks(text, dotted=True)
    day_text = text if not clocks else f"{text[: clocks[0].start]} {text[clocks[0].end :]}".strip(" ,Tt")
    day = read_day(day_text, today, day_first=day_first) if day_text else (now.date() if now else None)
    if day is None or len(clocks) > 1:
        raise Unreadable(NO_MOMENT)
    if not clocks:
        return WallTime(datetime.combine(day, now.time() if now else time()), True)
    return WallTime(datetime.combine(day, clocks[0].first), False)
