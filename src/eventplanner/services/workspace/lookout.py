"""Conflicts of an event while it is typed or moved, found in memory at every key."""

import threading
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, moved_by
from eventplanner.domain.workspace.moving import MovePreview, all_parts_moved, preview_move, preview_moves
from eventplanner.domain.workspace.moving_part_messages import goes_along, goes_wrong, stays_behind
from eventplanner.domain.workspace.moving_parts import Belongings, Parts
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Clash, named, without_accepted
from eventplanner.domain.year.clashes import clashes_of
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n.language import language
from eventplanner.services.base.planner import Planner
from eventplanner.services.year import clashes

_MARGIN = timedelta(days=190)
"""Read on both sides of a day that is asked about, because the next question is about a day nearby."""


class _Around(NamedTuple):
    """What is known of some stretches of days; made anew when one more is read, so that all of it fits together."""

    read: tuple[tuple[date, date], ...]
    calendar: Calendar
    accepted: Mapping[str, str]


class Lookout:
    """Clash detection with a cache, which reads only for days far from those asked about before.

    Reads in the thread that asks, one at a time; `knows_of` says what can be answered without.
    """

    def __init__(self, planner: Planner, today: date, margin: timedelta = _MARGIN) -> None:
        self._planner, self._today, self._margin = planner, today, margin
        self._reading = threading.Lock()
        self._around: _Around | None = None
        self._events: dict[int, Event] = {}
        self._belongings: tuple[frozenset[int], Belongings] | None = None
        self._occasions: dict[tuple[int, str, datetime], Occasion] = {}

    def knows(self, *days: date) -> bool:
        """Returns whether the data of all these days is in memory."""
        return self._around is not None and all(_is_in(self._around.read, day) for day in days)

    def knows_of(self, events: Sequence[Event], by: timedelta) -> bool:
        """Returns whether the data for moving these events is in memory."""
        return self.knows(*_days(events, by)) and self._belongings is not None and self._belongings[0] == _ids(events)

    def _read(self, *days: date) -> _Around:
        """What could stand in the way of an event on these days."""
        if (cached := self._around) is not None and all(_is_in(cached.read, day) for day in days):
            return cached
        with self._reading:
            read = self._around.read if self._around is not None else ()
            for day in days:
                if not _is_in(read, day):
                    read = (*read, self._read_around(day))
            calendar = clashes.calendar_of(self._planner, self._events.values(), self._occasions.values())
            around = self._around = _Around(read, calendar, clashes.accepted(self._planner))
        return around

    def _read_around(self, day: date) -> tuple[date, date]:
        """From when to when has been read now."""
        first, last = clashes.shifted(day, -self._margin), clashes.shifted(day, self._margin)
        events, occasions = clashes.surroundings(self._planner, first, last)
        self._events |= {event.id: event for event in events}
        self._occasions |= {(each.overlay.id, named(each), each.start): each for each in occasions}
        return first, last

    def clashes(self, draft: EventDraft, event: Event | None = None) -> list[Clash]:
        """Returns clashes of a draft that are not accepted, the gravest first; `event` is the version it replaces."""
        if draft.first_day is None:
            return []
        event_now = described(draft, event)
        around = self._read(draft.first_day, draft.last_day or draft.first_day)
        remaining = without_accepted(clashes_of(event_now, around.calendar), around.accepted)
        return sorted(remaining, key=lambda clash: -clash.severity)

    def against(self, draft: EventDraft, event: Event | None = None) -> list[Message]:
        """Returns the clashes of a draft in words, and the effects on an event's records if its days change."""
        event_now = described(draft, event)
        messages = [about_day(clash, event_now, language()) for clash in self.clashes(draft, event)]
        if event is None or (event.first_day, event.last_day) == (draft.first_day, draft.last_day):
            return messages
        moved = all_parts_moved([(event, draft)], self._belonging_to([event]), self._today)[event.id]
        return [*messages, *goes_wrong([moved]), *goes_along([moved]), *stays_behind([moved])]

    def moves(self, events: Sequence[Event], by: timedelta) -> tuple[MovePreview, ...]:
        """Previews moving events together. Raises Invalid outside the range of years."""
        for event in events:
            moved_by(event, by)
        today, calendar = self._today, self._read(*_days(events, by)).calendar
        belongings = self._belonging_to(events)
        if len(events) == 1:
            return (preview_move(events[0], by, calendar, today, belongings),)
        return preview_moves(events, by, calendar, today, belongings)

    def moves_more(self, events: Sequence[Event]) -> bool:
        """Returns whether any record of these events has a day or is a booking."""
        return self._belonging_to(events) != Belongings({event.id: Parts() for event in events})

    def _belonging_to(self, events: Sequence[Event]) -> Belongings:
        # Here because it is asked for when something is moved, and loads tasks, gates and bookings.
        from eventplanner.services.workspace import moving

        ids, cached = _ids(events), self._belongings
        if cached is None or cached[0] != ids:
            with self._reading:
                cached = self._belongings = ids, moving.belongings(self._planner, events)
        return cached[1]


def _is_in(stretches: Sequence[tuple[date, date]], day: date) -> bool:
    return any(first <= day <= last for first, last in stretches)


def _ids(events: Sequence[Event]) -> frozenset[int]:
    return frozenset(event.id for event in events)


def _days(events: Sequence[Event], by: timedelta) -> list[date]:
    """Returns those on which they begin and end, here and there."""
    days = [day for event in events for day in (event.first_day, event.last_day) if day]
    return [*days, *(clashes.shifted(day, by) for day in days)]


def described(draft: EventDraft, event: Event | None = None) -> Event:
    """Returns the event that a draft describes; one that is not in the plan has no name."""
    fields = {name: getattr(draft, name) for name in EventDraft.__struct_fields__}
    if event is not None:
        return revised(event, **fields)
    made = draft.start or datetime.min
    return Event(id=0, version=0, uid="", sequence=0, created_at=made, updated_at=made, **fields)
