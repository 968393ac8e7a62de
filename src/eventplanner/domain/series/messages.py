"""Messages about the effects of a changed series, and about events that were changed individually."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.events.vocabulary import called
from eventplanner.domain.series.change import Follow
from eventplanner.domain.series.dates import SeriesDate, draft_for, place_of
from eventplanner.domain.series.series import SeriesDraft

_LONG = frozenset({"notes", "goal", "url"})
_SAID = tuple(
    name
    for name in EventDraft.__struct_fields__
    if name not in {"start", "end", "all_day", "series", "series_day", *_LONG}
)


def effects(follow: Follow) -> tuple[Message, ...]:
    """Returns the effects on an event that follows; none where it only takes the place of another date of the rule."""
    if follow.draft is None:
        return (Message("goes"),)
    return tuple(differences(follow.event, follow.draft))


def own_ways(series: SeriesDraft, event: Event) -> tuple[Message, ...]:
    """Returns the differences between an event and the one that its series made."""
    if event.series_day is None:
        return ()
    made = draft_for(series, SeriesDate(event.series_day, place_of(series, event.series_day)))
    return tuple(differences(made, event))


def differences(before: EventDraft, after: EventDraft) -> Iterator[Message]:
    """Yields the differences between two events: day, hours, then field by field."""
    if before.first_day != after.first_day and after.first_day:
        yield Message("on {day}", {"day": after.first_day})
    if hours := _hours(after, before):
        yield hours
    for name in _SAID:
        if getattr(before, name) != getattr(after, name):
            yield Message("{field}: {value}", {"field": Message(name), "value": _value(getattr(after, name))})
    for name in sorted(_LONG):
        if getattr(before, name) != getattr(after, name):
            yield Message(name)


def _hours(after: EventDraft, before: EventDraft) -> Message | None:
    if after.start is None or after.end is None or before.start is None or before.end is None:
        return None
    same = (before.start.time(), before.all_day, before.end - before.start)
    if same == (after.start.time(), after.all_day, after.end - after.start):
        return None
    if after.all_day:
        return Message("whole days")
    clocks: Mapping[str, Part] = {"begin": after.start.time(), "end": after.end.time()}
    return Message("at {begin}–{end}", clocks)


def _value(value: object) -> Part:
    match value:
        case StrEnum():
            return called(value)
        case tuple():
            return " ".join(f"#{tag}" for tag in value) or "–"
        case int():
            return value
    return str(value or "–")
