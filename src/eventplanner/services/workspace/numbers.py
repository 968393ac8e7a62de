"""Attendance of an event: registrations, comparison with the last edition, new counts."""

from collections.abc import Mapping

from eventplanner.domain.attendance.attendance import Edition, Numbers
from eventplanner.domain.attendance.curve import curve
from eventplanner.domain.attendance.headcounts import (
    HEADCOUNT,
    REGISTRATION,
    Headcount,
    Registration,
    RegistrationDraft,
)
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines
from eventplanner.services.events import events
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import numbers, records


def of_event(planner: Planner, event: Event) -> Numbers:
    """Returns the attendance figures of an event."""
    with planner.store.snapshot():
        return Numbers(
            event=event,
            today=planner.today(),
            readings=records.of(planner.store, REGISTRATION, event.id),
            headcount=next(iter(records.of(planner.store, HEADCOUNT, event.id)), None),
            last=last_edition(planner, event),
        )


def last_edition(planner: Planner, event: Event) -> Edition | None:
    """Returns the previous edition, by series or by title and kind, with its figures."""
    id = numbers.last_edition(planner.store, event)
    if id is None:
        return None
    before = events.get(planner, id)
    if before.first_day is None:
        return None
    readings = records.of(planner.store, REGISTRATION, id)
    headcount = next(iter(records.of(planner.store, HEADCOUNT, id)), None)
    return Edition(before, tuple(curve(readings, before.first_day)), headcount)


def put_headcount(planner: Planner, reading: plain.RecordReading, there: Headcount | None = None) -> Change:
    """Saves the headcount of an event; with an approved budget, also the amendments that follow from it.

    Raises Invalid, Conflict.
    """
    draft = reading.draft
    with planner.write(
        Message("Change the numbers of “{title}”", {"title": _title(planner, draft.event_id)})
    ) as writing:
        values = records.stored(HEADCOUNT, draft)
        # Read while the write lock is held, and before the first row is written.
        moved = budget_lines.replanned(planner, draft.event_id, values)
        if there is None:
            writing.add(HEADCOUNT.name, values)
        else:
            writing.change(HEADCOUNT.name, there.id, there.version, values)
        budget_lines.note(writing, moved)
    return writing.outcome


def _title(planner: Planner, event_id: int) -> str:
    return records.names(planner.store, "event", [event_id]).get(event_id, "")


def save_count(planner: Planner, reading: plain.RecordReading, count: Registration | None = None) -> Change:
    """Saves a number of registrations, replacing another of its day. Raises Invalid, Conflict."""
    if count is not None:
        return plain.change(planner, REGISTRATION, count, reading)
    return put_count(planner, reading.draft)


def put_count(planner: Planner, draft: RegistrationDraft) -> Change:
    """Writes the number of registrations of a day, replacing another of the same day.

    Raises Invalid.
    """
    draft = REGISTRATION.checked(draft, planner.settings().currency)
    people = draft.in_person + draft.online
    label = Message("{n} registered on {day}", {"n": people, "day": draft.day})
    with planner.write(label) as writing:
        # Asked while the write lock is held: two who count at once write one row.
        stored = next(iter(_of_day(planner, draft)), None)
        values: Mapping[str, object] = records.stored(REGISTRATION, draft)
        if stored is None:
            writing.add(REGISTRATION.name, values)
        else:
            writing.change(REGISTRATION.name, stored.id, stored.version, values)
    return writing.outcome


def _of_day(planner: Planner, draft: RegistrationDraft) -> list[Registration]:
    return [each for each in records.of(planner.store, REGISTRATION, draft.event_id) if each.day == draft.day]
