"""Finding a date: days for a wish, the best first, and the wish that an event stands for."""

from datetime import date, timedelta

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, Format, draft_of
from eventplanner.domain.events.form import when
from eventplanner.domain.year.find_date import DateWish, FoundDates, find_dates, wished_event
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import words
from eventplanner.i18n.language import language
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.year import clashes

NEARBY = timedelta(weeks=6)
"""How far from where it is an event is looked at for another date."""


def find(planner: Planner, wish: DateWish, event: Event | None = None) -> FoundDates:
    """Returns the days that meet the wish; an event that exists is not in its own way."""
    zone = wish.timezone or (event.timezone if event else planner.settings().timezone)
    wish = revised(wish, timezone=zone, uid=event.uid if event else wish.uid)
    with planner.store.snapshot():
        found = clashes.surroundings(planner, wish.first, wish.last)
        return find_dates(wish, *found, clashes.rules(planner), language(), formats.first_weekday())


def settle(planner: Planner, event: Event, day: date, wish: DateWish) -> Change:
    """Sets the date of an event that has none, with the hours of the wish. Raises Invalid, Conflict."""
    wished = wished_event(wish, day)
    fields = {"start": wished.start, "end": wished.end, "all_day": wished.all_day}
    return events.change(planner, event, draft_of(event, fields))


def wish_of(event: Event, today: date) -> str:
    """Returns the wish for another date of an event, as typed text: weekday, hours, kind, place, people, period."""
    parts = [*_day_words(event), " - ".join(_period_words(event, today)), _kind_word(event)]
    if event.format is not Format.IN_PERSON:
        parts.append(names.format(event.format))
    for sign, text in (
        ("@", event.venue),
        ("+", event.lead),
        ("audience: ", event.audience),
        ("series: ", event.series),
    ):
        parts.append(f"{sign}{text}" if text else "")
    return " ".join(word for word in parts if word)


def _kind_word(event: Event) -> str:
    name = names.kind(event.kind)
    return f"#{event.kind if ' ' in name else name}"


def _day_words(event: Event) -> list[str]:
    if event.start is None or event.end is None:
        return []
    (first, last), clocks = when(event.start, event.end, event.all_day)
    days = (last - first).days + 1
    hours = f"{clocks[0]:%H:%M}-{clocks[1]:%H:%M}" if clocks else ""
    return [formats.weekday(first.weekday()), hours, words(counted("{n} day", "{n} days", days)) if days > 1 else ""]


def _period_words(event: Event, today: date) -> list[str]:
    day = event.first_day
    if day is None:
        return []
    first = max(today, clashes.shifted(day, -NEARBY))
    last = max(first, clashes.shifted(day, NEARBY))
    return [f"{day.day} {formats.month_short(day.month)} {day.year}" for day in (first, last)]
