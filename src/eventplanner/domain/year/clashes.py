"""Detection of clashes, of one event or of all in a period."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from eventplanner.domain.events.events import OVER, Event, EventKind, Status
from eventplanner.domain.events.shifts import Shift
from eventplanner.domain.year.clash_calendar import Calendar, Line
from eventplanner.domain.year.clash_places import (
    Placement,
    at_once,
    hours_of,
    hours_where,
    names_person,
    place_of,
    text_of,
    words_of,
    work_by_week,
)
from eventplanner.domain.year.clash_values import Clash, ClashKind, Rules, Severity, without_accepted
from eventplanner.domain.year.overlays import Occasion, OverlaySource
from eventplanner.domain.year.workload import LONGEST_RUN_UP, PERSON_DAY

__all__ = [
    "Calendar",
    "Clash",
    "ClashKind",
    "Rules",
    "Severity",
    "clashes_in",
    "clashes_of",
    "find_clashes",
    "without_accepted",
]

_AT_OTHERS = frozenset({EventKind.PRESENCE, EventKind.TALK})
"""Kinds that take place at what others hold."""
_LAST_DAY = date.max.toordinal()
_OF_NO_NAME = frozenset(
    "the of at in on de del la el los las en y and a un una con con presencia presence stand booth charla talk keynote"
    " conference conferencia conf congreso summit community comunidad community".split()
)
"""Words in a title that do not tell one conference from another."""


def find_clashes(
    events: Iterable[Event],
    occasions: Iterable[Occasion],
    rules: Rules,
    first: date,
    last: date,
    first_weekday: int = 0,
    shifts: Iterable[Shift] = (),
) -> list[Clash]:
    """Returns the clashes of events that touch the days from `first` to `last`, by day, the gravest first."""
    # Nothing reaches farther than the longest run-up, with its week, and the widest gap.
    reach = LONGEST_RUN_UP + timedelta(days=7 + max(rules.audience_gap, rules.series_gap))
    near = [event for event in events if _touches(event, first - reach, last + reach)]
    return clashes_in(Calendar(near, occasions, rules, first_weekday, shifts), first, last)


def clashes_in(calendar: Calendar, first: date, last: date) -> list[Clash]:
    """Finds clashes as `find_clashes` does, of events in a calendar that is at hand."""
    begin, over = first.toordinal(), last.toordinal()
    places = calendar.between(begin, over)
    found = [clash for place in places for clash in _with_occasions(place, calendar)]
    doubles = calendar.roster.doubles()
    for one, other in _pairs(places):
        found += _with_event(one, other, in_two_places=tuple(sorted((one.uid, other.uid))) in doubles)
    for here, there, names in doubles.values():
        found += _of_people(place_of(here), place_of(there), names, begin, over)
    for line, all_of_it in calendar.lines():
        for one, other in pairwise(all_of_it):
            if other.last >= begin and one.first <= over and (clash := _TOO_CLOSE[line](one, other, calendar.rules)):
                found.append(clash)
    for week in range(calendar.week_start(begin), over + 1, 7):
        found += _over_capacity(calendar, week)
    return _in_order(found)


def clashes_of(event: Event, calendar: Calendar) -> list[Clash]:
    """Returns the clashes of one event, in place or moved; it need not be in the calendar."""
    if event.start is None or event.status in OVER:
        return []
    place = place_of(event)
    found = list(_with_occasions(place, calendar))
    doubles = calendar.roster.doubles_of(event)
    for other in calendar.around(place):
        found += _with_event(place, other, in_two_places=other.uid in doubles)
    for elsewhere, names in doubles.values():
        found += _of_people(place, place_of(elsewhere), names)
    for line, too_close in _TOO_CLOSE.items():
        found += [c for other in calendar.neighbours(line, place) if (c := too_close(place, other, calendar.rules))]
    for week in work_by_week(event, calendar.first_weekday):
        found += _over_capacity(calendar, week, event)
    return _in_order(found)


def days_apart(event: Event, other: Event) -> int:
    """Returns the days from the end of the earlier to the start of the later event; 0 if they share a day."""
    return _gap(place_of(event), place_of(other))


def in_order(event: Event, other: Event) -> tuple[Event, Event]:
    """Returns two events, the earlier first."""
    earlier, later = sorted((place_of(event), place_of(other)), key=_start)
    return earlier.event, later.event


def _touches(event: Event, first: date, last: date) -> bool:
    # What lasts longer than it can is still found: the end is only looked at where the start does not do.
    begin = event.first_day
    return begin is not None and begin <= last and (begin >= first or (event.last_day or begin) >= first)


def _in_order(clashes: Iterable[Clash]) -> list[Clash]:
    """Each once."""
    found = {clash.key: clash for clash in clashes}
    return [clash for _, clash in sorted(found.items(), key=lambda pair: (pair[1].day, -pair[1].severity, pair[0]))]


def _pairs(places: Iterable[Placement]) -> Iterator[tuple[Placement, Placement]]:
    """Of these events, which share a day or have days beside each other."""
    going: list[Placement] = []
    for place in places:
        going = [other for other in going if other.last + 1 >= place.first]
        for other in going:
            yield other, place
        going.append(place)


def _with_occasions(place: Placement, calendar: Calendar) -> Iterator[Clash]:
    if place.event.status not in OVER:
        for occasion in calendar.occasions_about(place):
            if clash := _with_occasion(place, occasion, calendar):
                yield clash


def _with_occasion(place: Placement, occasion: Occasion, calendar: Calendar) -> Clash | None:
    event, hours = place.event, hours_where(occasion, place.event.timezone)
    day = max(date.fromordinal(place.first), hours.begin.date())
    if occasion.is_holiday:
        # The day of what others hold is theirs to choose.
        grave = Severity.WARNING if event.kind is EventKind.PRESENCE else Severity.SEVERE
        return Clash(ClashKind.HOLIDAY, _eased(grave, event), event, occasion, day)
    if _is_same(event, occasion):
        return None
    together = at_once(place.hours, hours_of(occasion) if place.hours.zone else hours)
    named = _named(place, occasion, calendar)
    if together and named & place.people:
        return Clash(ClashKind.AWAY, _eased(Severity.SEVERE, event), event, occasion, day)
    grave = Severity.WARNING if together and not named else Severity.NOTE
    return Clash(ClashKind.OVERLAY, _eased(grave, event), event, occasion, day)


def _named(place: Placement, occasion: Occasion, calendar: Calendar) -> frozenset[str]:
    """Whom of our people another's date is about, by its title or by the name of its overlay."""
    if occasion.overlay.source is OverlaySource.CONFERENCES:
        return frozenset()
    text = text_of(occasion)
    return calendar.people_named(text) | {person for person in place.people if names_person(text, person)}


def _is_same(event: Event, occasion: Occasion) -> bool:
    """Is another's date the event itself, or what it is a part of?"""
    titles = [title for title in (occasion.of.title, occasion.of.title_es) if title]
    if any(words_of(title) == words_of(event.title) for title in titles if words_of(title)):
        return True
    return event.kind in _AT_OTHERS and any(_resemble(event.title, title) for title in titles)


def _resemble(ours: str, theirs: str) -> bool:
    """Do two titles name the same conference? Then all that tells one apart from others is in the other one."""
    mine, yours = _telling(ours), _telling(theirs)
    return bool(mine and yours) and (mine <= yours or yours <= mine)


def _telling(title: str) -> frozenset[str]:
    return frozenset(word for word in words_of(title) - _OF_NO_NAME if not word.isdigit())


def _with_event(one: Placement, other: Placement, *, in_two_places: bool) -> Iterator[Clash]:
    """At once: at one place, under one person, or merely so; that somebody is in two places says that already."""
    if not at_once(one.hours, other.hours) or _both_over(one, other):
        return
    same_place, same_people = one.venue and one.venue == other.venue, one.people & other.people
    if same_place:
        yield _of_two(ClashKind.VENUE, Severity.SEVERE, one, other)
    if same_people:
        yield _of_two(ClashKind.LEAD, Severity.SEVERE, one, other)
    if not (same_place or same_people or in_two_places):
        yield _of_two(ClashKind.OVERLAP, Severity.WARNING, one, other)


def _of_people(
    one: Placement, other: Placement, names: tuple[str, ...], begin: int = 0, over: int = _LAST_DAY
) -> list[Clash]:
    """Where either is on these days: a shift may reach far before its event, or beyond it."""
    if max(one.last, other.last) < begin or min(one.first, other.first) > over:
        return []
    return [_of_two(ClashKind.PEOPLE, Severity.SEVERE, one, other)._replace(people=names)]


def _of_audience(one: Placement, other: Placement, rules: Rules) -> Clash | None:
    """Within a series it is the series that has its distances."""
    gap = _gap(one, other)
    same_series = one.series and one.series == other.series
    if gap >= rules.audience_gap or same_series or _both_over(one, other):
        return None
    return _of_two(ClashKind.AUDIENCE, Severity.NOTE if gap else Severity.WARNING, one, other)


def _of_series(one: Placement, other: Placement, rules: Rules) -> Clash | None:
    """Dates that its rule has closer together are meant to be."""
    least = rules.series_gap
    if one.event.series_day and other.event.series_day:
        least = min(least, abs((one.event.series_day - other.event.series_day).days))
    too_close = _gap(one, other) < least and not _both_over(one, other)
    return _of_two(ClashKind.SERIES, Severity.NOTE, one, other) if too_close else None


_TOO_CLOSE: Mapping[Line, Callable[[Placement, Placement, Rules], Clash | None]] = {
    "audience": _of_audience,
    "series": _of_series,
}


def _over_capacity(calendar: Calendar, week: int, carried: Event | None = None) -> list[Clash]:
    shares = calendar.week(week, carried)
    load, capacity = sum(share.minutes for share in shares), calendar.rules.weekly * PERSON_DAY
    live = [share for share in shares if share.event.status not in OVER]
    if load <= capacity or not live:
        return []
    most = max(live, key=lambda share: (share.event.tentative, share.minutes, share.event.uid)).event
    return [Clash(ClashKind.WEEK, Severity.WARNING, most, None, date.fromordinal(week), load, capacity)]


def _gap(one: Placement, other: Placement) -> int:
    """0 on common days."""
    return max(0, other.first - one.last if _start(one) < _start(other) else one.first - other.last)


def _start(place: Placement) -> tuple[int, str]:
    return place.first, place.uid


def _both_over(one: Placement, other: Placement) -> bool:
    return one.event.status in OVER and other.event.status in OVER


def _of_two(kind: ClashKind, severity: Severity, one: Placement, other: Placement) -> Clash:
    earlier, later = (one.event, other.event) if _start(one) < _start(other) else (other.event, one.event)
    day = date.fromordinal(max(one.first, other.first))
    mine, theirs = (earlier, later) if later.status in OVER else (later, earlier)
    return Clash(kind, _eased(severity, earlier, later), mine, theirs, day)


def _eased(severity: Severity, *events: Event) -> Severity:
    """What is only an idea is one step less grave."""
    if all(event.status is not Status.IDEA for event in events):
        return severity
    return Severity(max(Severity.NOTE, severity - 1))
