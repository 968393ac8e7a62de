"""Form of an event: days in one field, times in another, all others as texts."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EVENT, EventDraft, draft_of
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, ends_early
from eventplanner.domain.events.texts import drafted
from eventplanner.domain.parsing.clocks import read_clocks
from eventplanner.domain.parsing.dates import read_days

FORM_FIELD: Mapping[str, str] = {"start": "date", "end": "time", "all_day": "time"}
"""Where a form asks for what an event keeps under another name."""

_PLACES = (
    *("title", "date", "time", "kind", "format", "status", "venue", "url", "capacity", "capacity_online"),
    *("lead", "audience", "goal", "series", "tags", "timezone", "geo", "notes"),
)
"""The fields that have a place of their own in a form, in their order."""

Days = tuple[date, date]
Clocks = tuple[time, time | None]


class EventReader(Struct, frozen=True):
    """Context in which texts of an event are read."""

    today: date
    day_first: bool = True


def _order() -> tuple[str, ...]:
    names, place = list(_PLACES), 0
    for name in (FORM_FIELD.get(each, each) for each in EVENT.asked):
        if name not in names:
            names.insert(place, name)
        place = names.index(name) + 1
    return tuple(names)


ORDER = _order()
"""The fields of a form; one that was given no place comes after the one that is declared before it."""


def read_event(texts: Mapping[str, str], base: EventDraft, reader: EventReader) -> EventDraft:
    """Returns the draft updated by texts; missing ones keep their value. Raises Invalid by form field."""
    wrong: dict[str, Message] = {}
    draft = draft_of(base)
    said = {name: text for name, text in texts.items() if name not in ("date", "time")}
    try:
        draft = drafted(draft, said, reader.today, day_first=reader.day_first)
    except Invalid as error:
        wrong |= error.fields
    span = None
    if "date" in texts:
        try:
            span = read_when(clean_line(texts["date"]), clean_line(texts.get("time", "")), reader)
        except Invalid as error:
            wrong |= error.fields
    if wrong:
        raise Invalid(wrong)
    return _with(draft, *span) if span else draft


def when(start: datetime, end: datetime, all_day: bool) -> tuple[Days, tuple[time, time] | None]:
    """Returns days and times of a form from a start and an end."""
    if all_day:
        return (start.date(), end.date()), None
    next_day = end.date() == start.date() + timedelta(days=1) and end.time() < start.time()
    overnight = next_day and not ends_early(start.time(), end.time())
    last = start.date() if overnight else end.date()
    return (start.date(), last), (start.time(), end.time())


def read_when(day_text: str, clock_text: str, reader: EventReader) -> tuple[Days | None, Clocks | None]:
    """Returns days and times from the texts of a form. Raises Invalid by form field."""
    wrong = {}
    days = read_days(day_text, reader.today, day_first=reader.day_first) if day_text else None
    clocks = read_clocks(clock_text, dotted=True) if clock_text else None
    if day_text and days is None:
        wrong["date"] = Message("Not a date: write 12 mar 2027, 15-16 apr, tomorrow, in 3 weeks.")
    if clock_text and clocks is None:
        wrong["time"] = Message("Not a time: write 18:30-21:00 or 18:30, and nothing for whole days.")
    elif clock_text and not day_text:
        wrong["date"] = Message("A time needs a date.")
    elif days and clocks and clocks[1] and days[0] == days[1] and ends_early(clocks[0], clocks[1]):
        wrong["time"] = ENDS_EARLY
    if wrong:
        raise Invalid(wrong)
    return days, clocks


def _with(draft: EventDraft, days: Days | None, clocks: Clocks | None) -> EventDraft:
    start, end, all_day = span_of(days, clocks)
    return revised(draft, start=start, end=end, all_day=all_day)


def span_of(days: Days | None, clocks: Clocks | None) -> tuple[datetime | None, datetime | None, bool]:
    """Returns start, end and whether it is whole days, from the two fields of a form."""
    if days is None:
        return None, None, False
    first, last = days
    if clocks is None:
        return datetime.combine(first, time.min), datetime.combine(last, time.min), True
    begin, over = clocks
    start = datetime.combine(first, begin)
    if over is None:
        return start, start + USUAL_LENGTH + (last - first), False
    end = datetime.combine(last, over)
    return start, end + timedelta(days=1) if end < start else end, False
