"""VTIMEZONE of a time zone, correct for the years that it is asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur
from msgspec import Struct

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = 0
# A rule is “the last Sunday” or “the first Sunday from day n on”; the ways every calendar knows are tried first.
_FIRST_DAYS = (_LAST, 1, 8, 15, 22, *(day for day in range(2, 26) if day % 7 != 1))
# In twelve years each day of the year falls on each weekday, so that no other rule fits what is seen.
_AROUND = 12
_STEP = timedelta(days=3)
_NONE = timedelta()


class Transition(Struct, frozen=True):
    """One change of a zone's clocks."""

    onset: datetime
    """The wall clock that was reached, before it was changed."""
    before: timedelta
    after: timedelta
    name: str
    daylight: bool

    @property
    def series(self) -> tuple[object, ...]:
        """The key that all transitions of one rule share."""
        return (self.onset.month, self.onset.weekday(), self.onset.time(), self.before, self.after, self.name)

    def is_by(self, first_day: int) -> bool:
        """Returns whether the rule “first such weekday from this day on” (or the last of the month) gives this date."""
        if first_day == _LAST:
            return (self.onset + timedelta(days=7)).month != self.onset.month
        return first_day <= self.onset.day < first_day + 7


class Observance(Struct, frozen=True):
    """A change of clocks, with the rule by which it comes back each year."""

    transition: Transition
    first_day: int | None = None
    """What `Transition.is_by` takes; None if it does not come back."""
    until: datetime | None = None
    """UTC; None if it comes back for good, or as long as anybody has asked."""


@lru_cache(maxsize=256)
def observances(zone: str, first_year: int, last_year: int) -> tuple[Observance, ...]:
    """Returns the observances of a zone that cover the given years, in order."""
    region = ZoneInfo(zone)
    changes = _transitions(region, first_year - _AROUND, last_year + _AROUND)
    found = [
        observance
        for first_day, run in _runs(changes)
        if (observance := _observance(first_day, run, first_year - 1, last_year))
    ]
    if not any(observance.transition.onset.year < first_year for observance in found):
        found.append(Observance(_beginning(region, first_year - 1)))
    return tuple(sorted(found, key=lambda observance: observance.transition.onset))


def vtimezone(zone: str, first_year: int, last_year: int) -> Timezone:
    """Returns the VTIMEZONE of an IANA zone for events of these years."""
    component = Timezone()
    component.add("tzid", zone)
    for observance in observances(zone, first_year, last_year):
        component.add_component(_component(observance))
    return component


def _component(observance: Observance) -> TimezoneStandard | TimezoneDaylight:
    transition = observance.transition
    component = TimezoneDaylight() if transition.daylight else TimezoneStandard()
    component.add("dtstart", transition.onset)
    component.add("tzoffsetfrom", transition.before)
    component.add("tzoffsetto", transition.after)
    component.add("tzname", transition.name)
    if observance.first_day is not None:
        component["RRULE"] = _recurrence(transition.onset, observance.first_day, observance.until)
    return component


def _recurrence(onset: datetime, first_day: int, until: datetime | None) -> vRecur:
    weekday = _WEEKDAYS[onset.weekday()]
    rule: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": onset.month}
    if first_day == _LAST:
        rule["BYDAY"] = f"-1{weekday}"
    elif first_day % 7 == 1:
        rule["BYDAY"] = f"{first_day // 7 + 1}{weekday}"
    else:
        rule |= {"BYDAY": weekday, "BYMONTHDAY": list(range(first_day, first_day + 7))}
    if until is not None:
        rule["UNTIL"] = until
    return vRecur(rule)


def _transitions(region: ZoneInfo, first_year: int, last_year: int) -> list[Transition]:
    """Returns all changes of a zone's offset in these years, found by looking every few days and then closely."""
    moment = datetime(max(first_year, 2), 1, 1, tzinfo=UTC)
    end = datetime(min(last_year, 9997) + 1, 1, 1, tzinfo=UTC)
    transitions = []
    offset = _offset(region, moment)
    while moment < end:
        later = moment + _STEP
        if (new := _offset(region, later)) != offset:
            transitions.append(_transition(region, _close_in(region, moment, later)))
            offset = new
        moment = later
    return transitions


def _close_in(region: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Returns the first second of the new offset."""
    old = _offset(region, early)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        early, late = (middle, late) if _offset(region, middle) == old else (early, middle)
    return late


def _transition(region: ZoneInfo, moment: datetime) -> Transition:
    old, new = (moment - timedelta(seconds=1)).astimezone(region), moment.astimezone(region)
    before, after = old.utcoffset() or _NONE, new.utcoffset() or _NONE
    # Some zones call winter the exception; a clock put forward for a season is daylight time to every reader.
    daylight = after > before and old.dst() != new.dst()
    return Transition(moment.replace(tzinfo=None) + before, before, after, new.tzname() or "", daylight)


def _offset(region: ZoneInfo, moment: datetime) -> timedelta | None:
    return moment.astimezone(region).utcoffset()


def _beginning(region: ZoneInfo, year: int) -> Transition:
    """What a zone's clocks show from the start, where no change before the first event says so."""
    moment = datetime(max(year, 2), 1, 1, tzinfo=UTC).astimezone(region)
    offset = moment.utcoffset() or _NONE
    onset = datetime(min(max(year, 1), 1970), 1, 1)
    return Transition(onset, offset, offset, moment.tzname() or "", (moment.dst() or _NONE) > _NONE)


def _runs(changes: Iterable[Transition]) -> list[tuple[int, list[Transition]]]:
    """Returns the changes as rules, each with the years in a row in which it holds.

    The rule that explains most years comes first, so that a year in which a government moved the date stands alone.
    """
    series = defaultdict(list)
    for change in changes:
        series[change.series].append(change)
    runs = []
    for alike in series.values():
        left = alike
        while left:
            first_day = max(_FIRST_DAYS, key=lambda day: sum(change.is_by(day) for change in left))
            runs += [(first_day, run) for run in _in_a_row([change for change in left if change.is_by(first_day)])]
            left = [change for change in left if not change.is_by(first_day)]
    return runs


def _in_a_row(changes: Sequence[Transition]) -> list[list[Transition]]:
    runs = [[changes[0]]]
    for previous, change in pairwise(changes):
        if change.onset.year == previous.onset.year + 1:
            runs[-1].append(change)
        else:
            runs.append([change])
    return runs


def _observance(first_day: int, run: Sequence[Transition], first_year: int, last_year: int) -> Observance | None:
    """As much of a run as these years need; a rule that outlives them is left open, which every reader can take."""
    seen = [change for change in run if first_year <= change.onset.year <= last_year]
    ends = run[-1].onset.year
    if not seen:
        return None
    if len(run) == 1 or (len(seen) == 1 and ends <= last_year):
        return Observance(seen[0])
    if ends >= last_year:
        return Observance(seen[0], first_day)
    # A day late, because readers that take UNTIL for wall time would lose the last one.
    last = seen[-1]
    until = (last.onset - last.before + timedelta(days=1)).replace(tzinfo=UTC)
    return Observance(seen[0], first_day, until)
