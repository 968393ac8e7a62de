"""Merits of a day beside its clashes: its week, holidays around it, distance from the series."""

from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from eventplanner.domain.base.text import Message, Part, counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_places import Placement, place_of, work_by_week
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import PERSON_DAY, Level, Stretch, is_working

_EVENING = time(17)
_MOST_NAMED = 2
"""Of the events in the same week, how many are named and count."""
_LONGEST_REST = 26 * 7
"""Days after which a series is not spoken of as if it went on."""


class Merit(NamedTuple):
    """One reason for a day, or against it, and its weight."""

    points: int
    reason: Message


def broken_week(event: Event, calendar: Calendar, language: str) -> Message | None:
    """Returns the reason why a week is unsuitable as a whole: two or more public holidays; None if it is not."""
    for monday in _mondays(place_of(event)):
        holidays = _holidays(calendar, monday, monday + 6)
        if len(holidays) > 1:
            # A holiday on a working day names the week: its Sunday is hardly what people stay away for.
            day = min(holidays, key=lambda day: (not is_working(day), day))
            parts: dict[str, Part] = {
                "holiday": holidays[day].title(language),
                "n": len(holidays),
                "day": min(holidays),
            }
            return Message("It is the week of {holiday}, with {n} public holidays from {day} on.", parts)
    return None


def merits(event: Event, calendar: Calendar, language: str) -> list[Merit]:
    """Returns the merits of a date that are worth mentioning."""
    place = place_of(event)
    return [
        *_of_holidays(place, calendar, language),
        *_of_evening(place, calendar, language),
        *_of_week(place, calendar, language),
        *_of_work(place, calendar),
        *_of_series(place, calendar),
    ]


def _of_holidays(place: Placement, calendar: Calendar, language: str) -> Iterator[Merit]:
    """Yields a holiday in the same week; worse beside a day that many take off to have four days."""
    for monday in _mondays(place):
        for day, occasion in _holidays(calendar, monday, monday + 6).items():
            parts: dict[str, Part] = {"holiday": occasion.title(language), "day": day}
            if not is_working(day):
                yield Merit(-3, Message("{holiday} is the same week, on {day}.", parts))
            elif any(_is_bridge(number, calendar) for number in range(place.first, place.last + 1)):
                yield Merit(-25, Message("A day between {holiday}, {day}, and the weekend.", parts))
            else:
                yield Merit(-15, Message("{holiday} is the same week, on {day}.", parts))


def _of_evening(place: Placement, calendar: Calendar, language: str) -> Iterator[Merit]:
    begin = place.hours.begin
    if place.event.all_day or begin.time() < _EVENING:
        return
    for occasion in _holidays(calendar, place.first + 1, place.first + 1).values():
        yield Merit(-10, Message("The evening before {holiday}.", {"holiday": occasion.title(language)}))


def _of_week(place: Placement, calendar: Calendar, language: str) -> Iterator[Merit]:
    """What else there is in the same week."""
    first, last = _span(place)
    ours = [other for other in calendar.between(first, last) if other.uid != place.uid]
    others = [other for other in calendar.occasions(first, last) if not other.is_holiday]
    theirs = [
        other
        for other in others
        if other.last_day.toordinal() < place.first or other.first_day.toordinal() > place.last
    ]
    if not ours and not others and not _holidays(calendar, first, last):
        yield Merit(10, Message("Nothing else that week."))
    for other in ours[:_MOST_NAMED]:
        yield Merit(
            -5,
            Message(
                "“{other}” is the same week, on {day}.",
                {"other": other.event.title, "day": date.fromordinal(other.first)},
            ),
        )
    for occasion in theirs[:_MOST_NAMED]:
        parts: dict[str, Part] = {
            "other": occasion.title(language),
            "overlay": occasion.overlay.name,
            "day": occasion.first_day,
        }
        yield Merit(-2, Message("“{other}” ({overlay}) is the same week, on {day}.", parts))


def _of_work(place: Placement, calendar: Calendar) -> Iterator[Merit]:
    """Yields the fullest week of the event's work, if it leaves little room; beyond capacity it is a clash."""
    capacity = calendar.rules.weekly * PERSON_DAY
    weeks = list(work_by_week(place.event, calendar.first_weekday))
    loads = {week: sum(share.minutes for share in calendar.week(week, place.event)) for week in weeks}
    busy = {
        week: load
        for week, load in loads.items()
        if Stretch(date.fromordinal(week), load, capacity).level is Level.BUSY
    }
    if busy:
        week = max(busy, key=lambda week: (busy[week], week))
        parts: dict[str, Part] = {
            "day": date.fromordinal(week),
            "load": -(-busy[week] // PERSON_DAY),
            "capacity": calendar.rules.weekly,
        }
        yield Merit(-10, Message("The week of {day} would be a full one: {load} of {capacity} person-days.", parts))


def _of_series(place: Placement, calendar: Calendar) -> Iterator[Merit]:
    """Yields a good distance from the last of its series."""
    before = [other for other in calendar.neighbours("series", place) if other.first <= place.first]
    for other in before:
        gap = place.first - other.last
        if not calendar.rules.series_gap <= gap <= _LONGEST_REST:
            continue
        parts: dict[str, Part] = {"other": other.event.title}
        if gap % 7:
            yield Merit(
                5,
                counted(
                    "{n} day after the last of its series, “{other}”.",
                    "{n} days after the last of its series, “{other}”.",
                    gap,
                    **parts,
                ),
            )
        else:
            yield Merit(
                5,
                counted(
                    "{n} week after the last of its series, “{other}”.",
                    "{n} weeks after the last of its series, “{other}”.",
                    gap // 7,
                    **parts,
                ),
            )


def _holidays(calendar: Calendar, first: int, last: int) -> dict[date, Occasion]:
    """Returns the public holidays by their days, of each day the first; in order."""
    found: dict[date, Occasion] = {}
    for number in range(first, last + 1):
        for occasion in calendar.occasions(number, number):
            if occasion.is_holiday:
                found.setdefault(date.fromordinal(number), occasion)
    return found


def _is_bridge(number: int, calendar: Calendar) -> bool:
    """Is it a working day with a free one on both sides, of which one is a holiday?"""
    before, after = (_is_free(day, calendar) for day in (number - 1, number + 1))
    holiday = _holidays(calendar, number - 1, number + 1)
    return before and after and any(is_working(day) for day in holiday)


def _is_free(number: int, calendar: Calendar) -> bool:
    return not is_working(date.fromordinal(number)) or bool(_holidays(calendar, number, number))


def _mondays(place: Placement) -> range:
    """Of the weeks that an event touches; whoever takes days off counts the weekend as the end of a week."""
    first, last = _span(place)
    return range(first, last, 7)


def _span(place: Placement) -> tuple[int, int]:
    """From the Monday to the Sunday around an event."""
    return place.first - (place.first - 1) % 7, place.last + (7 - place.last) % 7
