"""Surroundings of an event: other events, other people's dates, its audience and series, the workload of its weeks."""

from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.events.shifts import Shift
from eventplanner.domain.year.clash_people import Roster
from eventplanner.domain.year.clash_places import Hours, Placement, hours_where, names_person, place_of, work_by_week
from eventplanner.domain.year.clash_values import Rules
from eventplanner.domain.year.overlays import Occasion
from eventplanner.domain.year.workload import LONGEST_RUN_UP

_LONGEST_OCCASION = 366
"""Days; what another's date covers beyond them is not looked at."""

Line = Literal["audience", "series"]


class WorkShare(NamedTuple):
    """The minutes of a week's work that one event makes."""

    minutes: int
    event: Event


class Calendar:
    """Events that are not cancelled and others' dates, found by day, audience, series and week."""

    def __init__(
        self,
        events: Iterable[Event],
        occasions: Iterable[Occasion],
        rules: Rules | None = None,
        first_weekday: int = 0,
        shifts: Iterable[Shift] = (),
    ) -> None:
        self.rules = rules or Rules()
        self.first_weekday = first_weekday
        dated = (event for event in events if event.start and event.status is not Status.CANCELLED)
        self._places = sorted(map(place_of, dated), key=_order)
        self._longest = max((place.last - place.first for place in self._places), default=0)
        self._lines: dict[tuple[Line, str], list[Placement]] = defaultdict(list)
        self._occasions: dict[int, list[Occasion]] = defaultdict(list)
        self._people: dict[str, frozenset[str]] = {}
        self._works: dict[str, Mapping[int, int]] = {}
        self._weeks: dict[int, list[WorkShare]] = {}
        self.roster = Roster(shifts, (place.event for place in self._places))
        for place in self._places:
            if place.audience:
                self._lines["audience", place.audience].append(place)
            if place.series:
                self._lines["series", place.series].append(place)
        self._zones: set[str] = set()
        """Of the hours of others' dates."""
        for occasion in occasions:
            if occasion.timezone and not occasion.all_day:
                self._zones.add(occasion.timezone)
            first = occasion.first_day.toordinal()
            last = min(occasion.last_day.toordinal(), first + _LONGEST_OCCASION)
            for day in range(first, max(first, last) + 1):
                self._occasions[day].append(occasion)

    def instead(self, events: Sequence[Event]) -> "Calendar":
        """Returns a calendar with these events in place of their former versions."""
        names = {event.uid for event in events}
        kept = [place.event for place in self._places if place.uid not in names]
        occasions = {id(found): found for day in self._occasions.values() for found in day}
        return Calendar([*kept, *events], occasions.values(), self.rules, self.first_weekday, self.roster.shifts)

    def between(self, first: int, last: int) -> list[Placement]:
        """Returns the events that touch the days from `first` to `last`, by first day."""
        begin = bisect_left(self._places, first - self._longest, key=_first)
        over = bisect(self._places, last, key=_first)
        return [place for place in self._places[begin:over] if place.last >= first]

    def around(self, place: Placement) -> list[Placement]:
        """Returns the other events on its days and on those beside them, which are the same elsewhere on Earth."""
        near = self.between(place.first - 1, place.last + 1)
        return [other for other in near if other.uid != place.uid]

    def occasions(self, first: int, last: int) -> list[Occasion]:
        """Returns others' dates that touch the days from `first` to `last`, each once."""
        if first == last:
            return self._occasions.get(first, [])
        found = (occasion for day in range(first, last + 1) for occasion in self._occasions.get(day, ()))
        return list({id(occasion): occasion for occasion in found}.values())

    def occasions_about(self, place: Placement) -> list[Occasion]:
        """Returns others' dates that touch the days of an event where it is, each once."""
        zone = place.event.timezone
        if self._zones <= {zone}:
            return self.occasions(place.first, place.last)
        near = self.occasions(place.first - 1, place.last + 1)
        return [occasion for occasion in near if _touches(hours_where(occasion, zone), place)]

    def lines(self) -> Iterator[tuple[Line, list[Placement]]]:
        """Yields the events of each audience and of each series, by first day."""
        for (line, _), places in self._lines.items():
            yield line, places

    def neighbours(self, line: Line, place: Placement) -> list[Placement]:
        """Returns the events before and after of the same audience or series."""
        places = self._lines.get((line, place.audience if line == "audience" else place.series), [])
        n = bisect(places, _order(place), key=_order)
        before = [other for other in places[max(0, n - 2) : n] if other.uid != place.uid]
        after = [other for other in places[n : n + 2] if other.uid != place.uid]
        return before[-1:] + after[:1]

    def people_named(self, text: str) -> frozenset[str]:
        """Returns the leads of events whom a text names."""
        if text not in self._people:
            self._people[text] = frozenset(person for person in self._leads if names_person(text, person))
        return self._people[text]

    def week_start(self, day: int) -> int:
        return day - (day - 1 - self.first_weekday) % 7

    def week(self, first: int, carried: Event | None = None) -> list[WorkShare]:
        """Returns the work of the week that begins on `first`, with an event at its new place."""
        if first not in self._weeks:
            near = self.between(first, first + 6 + LONGEST_RUN_UP.days)
            self._weeks[first] = [
                WorkShare(work[first], place.event) for place in near if first in (work := self._work(place))
            ]
        if carried is None:
            return self._weeks[first]
        own = WorkShare(work_by_week(carried, self.first_weekday).get(first, 0), carried)
        rest = [share for share in self._weeks[first] if share.event.uid != carried.uid]
        return [*rest, own] if own.minutes else rest

    @cached_property
    def _leads(self) -> frozenset[str]:
        return frozenset(person for place in self._places for person in place.people)

    def _work(self, place: Placement) -> Mapping[int, int]:
        work = self._works.get(place.uid)
        if work is None:
            work = self._works[place.uid] = work_by_week(place.event, self.first_weekday)
        return work


def _touches(hours: Hours, place: Placement) -> bool:
    # A moment before its end it is still on; what has no length is on its own day.
    first = hours.begin.toordinal()
    last = max(first, (hours.end - timedelta.resolution).toordinal())
    return first <= place.last and last >= place.first


def _first(place: Placement) -> int:
    return place.first


def _order(place: Placement) -> tuple[int, str]:
    return place.first, place.uid
