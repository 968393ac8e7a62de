"""Use cases of events."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import asdict

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Status, draft_of, moved_by
from eventplanner.domain.events.filter import Filter
from eventplanner.domain.events.rules import cleaned, early_problem, problems, step_problem
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import events, year
from eventplanner.storage.queries.event_filter import where

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

SORTS = tuple(events.SORTS)


class EventQuery(Struct, frozen=True):
    """Filter and order of a list of events."""

    filter: Filter = field(default_factory=Filter)
    sort: str = "start"
    """One of `SORTS`."""
    descending: bool = False


EVERYTHING = EventQuery()


def listing(planner: Planner, query: EventQuery = EVERYTHING) -> Listing[Event]:
    """Returns the events of a query as a paged list."""
    what = where(query.filter)
    read = partial(events.page, planner.store, what, query.sort, query.descending)
    return Listing(events.total(planner.store, what), read)


def place(planner: Planner, query: EventQuery, event: Event) -> int:
    """Returns the position of an event in a listing, also of one that was removed."""
    return events.place(planner.store, where(query.filter), query.sort, query.descending, event)


def place_of_day(planner: Planner, query: EventQuery, day: date) -> int:
    """Returns the position, in a listing by start, of the first event on or after a day."""
    return events.place_of_day(planner.store, where(query.filter), query.descending, day)


def ids(planner: Planner, query: EventQuery = EVERYTHING) -> list[int]:
    """Returns the ids of a query's events, by start."""
    return events.ids(planner.store, where(query.filter))


def everything(planner: Planner, query: EventQuery = EVERYTHING) -> list[Event]:
    """Returns all events of a query at once, by start: for files."""
    return events.all_of(planner.store, where(query.filter))


def get(planner: Planner, id: int) -> Event:
    """Raises NotFound."""
    return events.get(planner.store, id)


def several(planner: Planner, ids: Sequence[int]) -> list[Event]:
    """Returns events by id; missing ones are left out."""
    return events.several(planner.store, ids)


def between(planner: Planner, first: date, last: date) -> list[Event]:
    """Returns the events on any of these days, by start."""
    return year.between(planner.store, first, last)


def names(planner: Planner, column: str) -> list[str]:
    """Returns the values in use of `venue`, `lead`, `series` or `audience`, the most frequent first."""
    return events.names(planner.store, column)


def blank(settings: Settings) -> EventDraft:
    """Returns the draft that a new event starts from."""
    return EventDraft(title="", timezone=settings.timezone)


def create(planner: Planner, draft: EventDraft) -> Change:
    """Raises Invalid by field."""
    draft = sound(planner, draft)
    holidays.take_up_for(planner, [draft])
    with planner.write(Message("Add “{title}”", {"title": draft.title})) as writing:
        writing.add("event", events.columns(draft))
    return writing.outcome


def change(planner: Planner, event: Event, draft: EventDraft) -> Change:
    """Changes an event to a draft. Raises Invalid by field, Conflict if it was changed since it was read."""
    draft = sound(planner, draft, event)
    label = _label_of(event, draft)
    holidays.take_up_for(planner, [draft])
    with planner.write(label) as writing:
        writing.change("event", event.id, event.version, events.columns(draft))
    return writing.outcome


def set_fields(planner: Planner, chosen: Sequence[Event], fields: Mapping[str, Any]) -> Change:
    """Sets the same fields of several events, as one step. Raises Invalid, Conflict."""
    if len(chosen) == 1:
        return change(planner, chosen[0], draft_of(chosen[0], fields))
    _refuse_none(chosen)
    drafts = [sound(planner, draft_of(event, fields), event) for event in chosen]
    holidays.take_up_for(planner, drafts)
    with planner.write(counted("Change {n} event", "Change {n} events", len(chosen))) as writing:
        writing.change_many("event", _changes(zip(chosen, drafts, strict=True)))
    return writing.outcome


def set_status(planner: Planner, chosen: Sequence[Event], status: Status) -> Change:
    """Changes the status of events, as one step. Raises Invalid if the step is not allowed."""
    return set_fields(planner, chosen, {"status": status})


def move(planner: Planner, chosen: Sequence[Event], by: timedelta) -> Change:
    """Moves events by a difference; those without a date stay. Raises Invalid, Conflict."""
    _refuse_none(chosen)
    moved = [(event, sound(planner, moved_by(event, by), event)) for event in chosen if event.start]
    if not moved:
        raise Invalid({"start": Message("there is no date to move")})
    if len(moved) == 1:
        return change(planner, *moved[0])
    holidays.take_up_for(planner, [draft for _event, draft in moved])
    with planner.write(counted("Move {n} event", "Move {n} events", len(moved))) as writing:
        writing.change_many("event", _changes(moved))
    return writing.outcome


def move_to(planner: Planner, event: Event, start: datetime) -> Change:
    """Moves one event, keeping its length. Raises Invalid, Conflict."""
    length = event.end - event.start if event.start and event.end else None
    return change(planner, event, draft_of(event, {"start": start, "end": start + length if length else None}))


def remove(planner: Planner, chosen: Sequence[Event]) -> Change:
    """Deletes events, as one step. Raises Conflict, NotFound."""
    _refuse_none(chosen)
    several = counted("Delete {n} event", "Delete {n} events", len(chosen))
    label = _label_for(chosen, Message("Delete “{title}”"), several)
    with planner.write(label) as writing:
        let_go(planner, writing, chosen)
    return writing.outcome


def let_go(planner: Planner, writing: "Writing", chosen: Sequence[Event]) -> None:
    """Deletes events with their records, before anything else is written in the same change."""
    # Here because what can belong to an event is forty kinds of values, and no start should wait for them.
    from eventplanner.services.records import records

    records.remove_with_events(planner, writing, [event.id for event in chosen])
    writing.remove_many("event", [(event.id, event.version) for event in chosen])


def duplicate(planner: Planner, chosen: Sequence[Event]) -> Change:
    """Copies that begin again as planned, with a life of their own."""
    _refuse_none(chosen)
    several = counted("Duplicate {n} event", "Duplicate {n} events", len(chosen))
    label = _label_for(chosen, Message("Duplicate “{title}”"), several)
    with planner.write(label) as writing:
        for event in chosen:
            status = Status.IDEA if event.status is Status.IDEA else Status.PLANNED
            writing.add("event", events.columns(draft_of(event, {"status": status})))
    return writing.outcome


def sound(planner: Planner, draft: EventDraft, event: Event | None = None) -> EventDraft:
    """Returns the draft in its stored form, in place of the event. Raises Invalid with every wrong field."""
    draft = cleaned(draft)
    wrong = problems(draft)
    if event is not None and (step := step_problem(event.status, draft.status)):
        wrong = wrong | {"status": step}
    # What is so already, from an import or a move of the clock, may still be changed in other ways.
    fresh = event is None or (event.status, event.start) != (draft.status, draft.start)
    if fresh and (early := early_problem(draft, planner.today())):
        wrong = wrong | {"status": early}
    if wrong:
        raise Invalid(wrong)
    return draft


def added(planner: Planner, change: Change) -> Event:
    """Returns the event that a change added."""
    return events.get(planner.store, events.added_by(planner.store, change.revision))


def _changes(pairs: Iterable[tuple[Event, EventDraft]]) -> list[tuple[int, int, dict[str, Any]]]:
    return [(event.id, event.version, events.columns(draft)) for event, draft in pairs]


def _refuse_none(chosen: Sequence[Event]) -> None:
    if not chosen:
        raise NotFound(Message("No event is chosen."))


def _label_for(chosen: Sequence[Event], one: Message, several: Message) -> Message:
    return revised(one, params={"title": chosen[0].title}) if len(chosen) == 1 else several


def _label_of(event: Event, draft: EventDraft) -> Message:
    """Named for what matters most in the change."""
    now, then = asdict(draft), asdict(event)
    changed = {name for name in now if now[name] != then[name]}
    title: dict[str, Any] = {"title": event.title}
    if changed == {"status"}:
        return revised(_STATUS_LABELS[draft.status], params=title)
    if changed and changed <= {"start", "end", "all_day"} and draft.start:
        return _move_label(event, draft, draft.start)
    if changed == {"title"}:
        return Message("Rename “{title}” to “{new}”", title | {"new": draft.title})
    return Message("Change “{title}”", title)


def _move_label(event: Event, draft: EventDraft, start: datetime) -> Message:
    """To which day; with its hour where that is another too."""
    title: dict[str, Any] = {"title": event.title}
    if start == event.start and draft.all_day == event.all_day and draft.end:
        at = draft.end.date() if draft.all_day else draft.end
        return Message("Let “{title}” end on {moment}", title | {"moment": at})
    same_hour = event.start and event.start.time() == start.time() and event.all_day == draft.all_day
    if draft.all_day or same_hour:
        return Message("Move “{title}” to {day}", title | {"day": start.date()})
    return Message("Move “{title}” to {moment}", title | {"moment": start})


_STATUS_LABELS = {
    Status.IDEA: Message("Make “{title}” an idea"),
    Status.PLANNED: Message("Plan “{title}”"),
    Status.CONFIRMED: Message("Confirm “{title}”"),
    Status.HELD: Message("“{title}” was held"),
    Status.CLOSED: Message("Close “{title}”"),
    Status.CANCELLED: Message("Cancel “{title}”"),
}
