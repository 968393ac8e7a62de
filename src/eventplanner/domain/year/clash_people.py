"""Double bookings of people in roles, as clashes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.shifts import Shift, Span, counts, double_booked, overlap, span
from eventplanner.domain.year.clash_places import at_once, hours_of, people_of

Names = tuple[str, ...]


class Roster:
    """The shifts of all people at events that are looked at."""

    def __init__(self, shifts: Iterable[Shift], events: Iterable[Event]) -> None:
        self.shifts: Sequence[Shift] = tuple(shifts)
        self._events = {event.id: event for event in events} if self.shifts else {}

    def doubles(self) -> Mapping[tuple[str, str], tuple[Event, Event, Names]]:
        """Returns pairs of events that share people at the same time, by their uids in order."""
        taking = [(shift, event) for shift in self.shifts if (event := self._events.get(shift.event_id))]
        names: dict[tuple[str, str], set[str]] = defaultdict(set)
        pairs: dict[tuple[str, str], tuple[Event, Event]] = {}
        for double in double_booked(taking):
            if double.in_one_event or _lead_both(double.one.person, double.at, double.elsewhere):
                continue
            one, other = sorted((double.at, double.elsewhere), key=lambda event: event.uid)
            pairs[one.uid, other.uid] = (one, other)
            names[one.uid, other.uid].add(double.one.person)
        return {key: (*pair, tuple(sorted(names[key], key=fold))) for key, pair in pairs.items()}

    def doubles_of(self, event: Event) -> Mapping[str, tuple[Event, Names]]:
        """Returns other events with the same people at the same time, by uid, also of an event that is being moved."""
        if not counts(event):
            return {}
        own = [(shift, times) for shift in self._of_event.get(event.id, ()) if (times := span(shift, event))]
        found: dict[str, tuple[Event, set[str]]] = {}
        for shift, times in own:
            for there, other in self._of_person.get(shift.person_id, ()):
                if other.uid != event.uid and overlap(times, there) and not _lead_both(shift.person, event, other):
                    found.setdefault(other.uid, (other, set()))[1].add(shift.person)
        return {uid: (other, tuple(sorted(names, key=fold))) for uid, (other, names) in found.items()}

    @cached_property
    def _of_event(self) -> Mapping[int, list[Shift]]:
        found: dict[int, list[Shift]] = defaultdict(list)
        for shift in self.shifts:
            found[shift.event_id].append(shift)
        return found

    @cached_property
    def _of_person(self) -> Mapping[int, list[tuple[Span, Event]]]:
        found: dict[int, list[tuple[Span, Event]]] = defaultdict(list)
        for shift in self.shifts:
            event = self._events.get(shift.event_id)
            if event is not None and counts(event) and (times := span(shift, event)):
                found[shift.person_id].append((times, event))
        return found


def _lead_both(person: str, one: Event, other: Event) -> bool:
    """Then it is said already that two events have one lead."""
    name = fold(person)
    if name not in people_of(one.lead) or name not in people_of(other.lead):
        return False
    return at_once(hours_of(one), hours_of(other))
