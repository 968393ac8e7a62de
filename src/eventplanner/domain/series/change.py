"""Effects of a changed series on its coming events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import OVER, Event, EventDraft, draft_of
from eventplanner.domain.series.dates import SeriesDate, draft_for, place_of
from eventplanner.domain.series.series import SeriesDraft

_WHEN = frozenset({"start", "end", "all_day"})
_OF_SERIES = frozenset({"series", "series_day"})
_FIELDS = frozenset(EventDraft.__struct_fields__) - _WHEN - _OF_SERIES
_Place = tuple[int, int, int]
"""Year, month, and which of the month's dates."""


class Follow(Struct, frozen=True):
    """Effect on one event that follows its series."""

    event: Event
    draft: EventDraft | None
    """None if its date goes."""
    is_own: bool
    """Was it changed by itself, so that it is not what the series made any more? What was changed stays so."""


class SeriesChange(Struct, frozen=True):
    """Effects of a changed series: events that follow or go, by day, and new dates."""

    follows: tuple[Follow, ...] = ()
    """Without those that stay just as they are."""
    added: tuple[SeriesDate, ...] = ()

    @property
    def gone(self) -> tuple[Follow, ...]:
        return tuple(each for each in self.follows if each.draft is None)


def series_change(
    old: SeriesDraft, new: SeriesDraft, rule_days: Sequence[date], events: Iterable[Event], today: date
) -> SeriesChange:
    """Returns the effects of a change, given the days of the new rule; past and finished events are left alone."""
    names = {fold(old.name), fold(new.name)}
    ours = {event: event.series_day for event in events if event.series_day and fold(event.series) in names}
    wishes = _counterparts(ours.values(), rule_days)
    coming = {event: day for event, day in ours.items() if _may_follow(event, today)}
    coming = {event: day for event, day in coming.items() if not _is_behind(new, wishes[day], today)}
    settled = {day for event, day in ours.items() if event not in coming}
    free = [day for day in rule_days if day not in settled]
    to = _matched(coming, wishes, free, [day for day in free if place_of(new, day) >= today])
    follows = [_follow(old, new, event, to.get(event)) for event in coming]
    taken = set(to.values()) | new.skipped
    added = [SeriesDate(day, place_of(new, day)) for day in free if day not in taken]
    return SeriesChange(
        tuple(sorted((each for each in follows if each.draft != draft_of(each.event)), key=_start)),
        tuple(each for each in added if each.day >= today),
    )


def follow(
    old: SeriesDraft, new: SeriesDraft, rule_days: Sequence[date], events: Iterable[Event], today: date
) -> list[Follow]:
    """Returns the effect on each coming event that changes, by day."""
    return list(series_change(old, new, rule_days, events, today).follows)


def is_own(series: SeriesDraft, event: Event) -> bool:
    """Returns whether an event of a series differs from what the series would make of it."""
    made = _made(series, event.series_day) if event.series_day else series.template
    return any(getattr(event, name) != getattr(made, name) for name in _FIELDS | _WHEN)


def _may_follow(event: Event, today: date) -> bool:
    return event.status not in OVER and (event.first_day is None or event.first_day >= today)


def _is_behind(new: SeriesDraft, wish: date | None, today: date) -> bool:
    """Would an event that is still to come be put into the past?"""
    return wish is not None and place_of(new, wish) < today


def _counterparts(days: Iterable[date], rule_days: Iterable[date]) -> dict[date, date | None]:
    """For each old date the new one: the same day, or else the same one of its month."""
    new = _places(rule_days)
    by_place = {place: day for day, place in new.items()}
    return {day: day if day in new else by_place.get(place) for day, place in _places(days).items()}


def _places(days: Iterable[date]) -> dict[date, _Place]:
    months: dict[tuple[int, int], list[date]] = defaultdict(list)
    for day in sorted(set(days)):
        months[day.year, day.month].append(day)
    return {day: (*month, n) for month, found in months.items() for n, day in enumerate(found)}


def _matched(
    coming: Mapping[Event, date], wishes: Mapping[date, date | None], free: Iterable[date], ahead: Iterable[date]
) -> dict[Event, date]:
    """Returns the new date of each event: the same day, else its counterpart, else the next unused one of `ahead`."""
    left = set(free)
    found: dict[Event, date] = {}
    # Those that stay where they are come first, lest another take their date.
    in_order = sorted(coming, key=lambda event: (wishes[coming[event]] != coming[event], coming[event], event.id))
    for event in in_order:
        if (day := wishes[coming[event]]) in left:
            found[event] = day
            left.remove(day)
    waiting = [event for event in in_order if event not in found]
    return found | dict(zip(waiting, (day for day in sorted(ahead) if day in left), strict=False))


def _follow(old: SeriesDraft, new: SeriesDraft, event: Event, day: date | None) -> Follow:
    own = is_own(old, event)
    if day is None or day in new.skipped or event.series_day is None:
        return Follow(event, None, own)
    before, after = _made(old, event.series_day), _made(new, day)
    kept = {name: getattr(event, name) for name in _FIELDS if getattr(event, name) != getattr(before, name)}
    return Follow(event, draft_of(after, kept | _when(event, before, after)), own)


def _when(event: Event, before: EventDraft, after: EventDraft) -> dict[str, Any]:
    """Returns the day and the hours of an event; each is the new one unless it was changed by itself."""
    if event.start is None or event.end is None or before.first_day is None or before.start is None:
        return {name: getattr(event, name) for name in _WHEN}
    hours = after if _hours(event) == _hours(before) else event
    day = after.first_day if event.first_day == before.first_day else event.first_day
    if hours.start is None or hours.end is None or day is None:
        return {name: getattr(event, name) for name in _WHEN}
    start = datetime.combine(day, hours.start.time())
    return {"start": start, "end": start + (hours.end - hours.start), "all_day": hours.all_day}


def _hours(event: EventDraft) -> tuple[object, ...]:
    length = event.end - event.start if event.start and event.end else None
    return event.all_day, event.start and event.start.time(), length


def _made(series: SeriesDraft, rule_day: date) -> EventDraft:
    return draft_for(series, SeriesDate(rule_day, place_of(series, rule_day)))


def _start(follow: Follow) -> tuple[date, int]:
    return follow.event.first_day or date.max, follow.event.id
