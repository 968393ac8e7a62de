"""A year in order of days: events, others' dates, and ends of their calls for papers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.year.overlays import Occasion, Overlay
from eventplanner.domain.year.year import YearPicture


class Deadline(Struct, frozen=True):
    """Last day of the call for papers of another's date."""

    of: Occasion
    day: date


Entry = Event | Occasion | Deadline
"""What may stand on a day."""
T = TypeVar("T", Event, Occasion | Deadline)


class Coming(Struct, frozen=True):
    """Events and dates by day, to be asked for what is near a day."""

    own: tuple[Event, ...] = ()
    others: tuple[Occasion | Deadline, ...] = ()

    def since(self, day: date, count: int) -> list[Entry]:
        """Returns the first entries on or after a day; at least half of them are own events, if there are enough."""
        own, others = _from(self.own, day, count), _from(self.others, day, count)
        least = min(len(own), (count + 1) // 2)
        nearest = sorted([*own, *others], key=place)[:count]
        if sum(isinstance(entry, Event) for entry in nearest) >= least:
            return nearest
        return sorted([*own[:least], *others[: count - least]], key=place)


def deadlines(picture: YearPicture) -> dict[date, tuple[Deadline, ...]]:
    """Returns the ends of calls for papers in the year, of the dates that it shows."""
    found: dict[date, list[Deadline]] = defaultdict(list)
    for occasion in occasions(picture):
        day = occasion.of.cfp_until
        if day is not None and day.year == picture.year:
            found[day].append(Deadline(occasion, day))
    return {day: tuple(ends) for day, ends in found.items()}


def entries(picture: YearPicture) -> list[Entry]:
    """Returns all entries of the year, each once, by its first day in the year."""
    found: list[Entry] = [*_events(picture), *occasions(picture)]
    found += [end for ends in deadlines(picture).values() for end in ends]
    return sorted(found, key=lambda entry: (max(first_day(entry), date(picture.year, 1, 1)), *place(entry)))


def coming(picture: YearPicture, after: Sequence[Event] = ()) -> Coming:
    """Returns what is near the days of a year: firm events, those in `after`, and others' dates."""
    own = [event for event in _events(picture) if event.status not in {Status.IDEA, Status.CANCELLED}]
    ends = [end for ends in deadlines(picture).values() for end in ends]
    others: list[Occasion | Deadline] = sorted([*occasions(picture), *ends], key=place)
    return Coming((*sorted(own, key=place), *after), tuple(others))


def occasions(picture: YearPicture) -> list[Occasion]:
    """Returns others' dates of the year, each occurrence once."""
    found = {(o.of.id, o.start): o for of_day in picture.others.values() for o in of_day}
    return list(found.values())


def overlays(picture: YearPicture) -> list[Overlay]:
    """Returns the overlays with a date in the year, in order of creation, holidays first."""
    found = {o.overlay.id: o for of_day in picture.others.values() for o in of_day}
    return [o.overlay for o in sorted(found.values(), key=lambda o: (not o.is_holiday, o.overlay.id))]


def holidays(picture: YearPicture) -> int:
    """Returns the number of public holidays in the year."""
    return sum(occasion.is_holiday for occasion in occasions(picture))


def first_day(entry: Entry) -> date:
    if isinstance(entry, Deadline):
        return entry.day
    return entry.first_day or date.min


def place(entry: Entry) -> tuple[date, int, datetime, int]:
    """Returns the sort key of an entry: by day, and within a day holidays, events, others' dates, ends of calls."""
    match entry:
        case Event():
            return first_day(entry), 1, entry.start or datetime.min, entry.id
        case Deadline():
            return entry.day, 3, entry.of.start, entry.of.of.id
        case _:
            return entry.first_day, 0 if entry.is_holiday else 2, entry.start, entry.of.id


def last_day(entry: Entry) -> date:
    if isinstance(entry, Deadline):
        return entry.day
    return entry.last_day or first_day(entry)


def on_day(picture: YearPicture, ends: Mapping[date, tuple[Deadline, ...]], day: date) -> list[Entry]:
    """Returns the entries of one day, events first."""
    return [*picture.days.get(day, ()), *picture.others.get(day, ()), *ends.get(day, ())]


def _events(picture: YearPicture) -> Collection[Event]:
    return {event.id: event for of_day in picture.days.values() for event in of_day}.values()


def _from(found: Sequence[T], day: date, count: int) -> Sequence[T]:
    start = bisect_left(found, day, key=first_day)
    return found[start : start + count]
