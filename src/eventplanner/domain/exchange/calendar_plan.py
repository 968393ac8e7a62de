"""Plan for importing calendar entries as events of one's own, given the events that exist."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.zones import wall_of_instant
from eventplanner.domain.events.events import OVER, Event, EventDraft, EventKind, Format, Status
from eventplanner.domain.events.rules import LENGTHS, MOST_TAGS, TAG_LENGTH, USUAL_LENGTH
from eventplanner.domain.events.vocabulary import kind_in
from eventplanner.domain.exchange.calendar_entries import CalendarContent, CalendarEntry
from eventplanner.domain.exchange.dates_plan import CANCELLED, identity, occurrence_uid
from eventplanner.domain.exchange.event_lines import EventLine, event_line
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, rejected, repeated

_COMPARED = ("title", "start", "end", "all_day", "timezone", "venue", "geo", "url", "status")
"""What a calendar says of an event that is there; the rest is ours."""
_TENTATIVE = frozenset({Status.IDEA, Status.PLANNED})
_DECIMALS = re.compile(r"(\.[0-9]{12})[0-9]+")

Starts = Callable[[CalendarEntry], list[datetime]]
"""The starts of an entry that are to become events."""


def plan_events(
    content: CalendarContent, starts: Starts, events: Iterable[Event], timezone: str, today: date
) -> list[EventLine]:
    """Returns a line for each entry and occurrence, in the file's order; `timezone` is for times without a zone."""
    known = {event.uid: event for event in events}
    lines = [rejected(bad, bad.reason) for bad in content.bad]
    told: dict[str, int] = {}
    for entry in content.entries:
        for uid, each in _occurrences(entry, starts):
            if uid in told:
                lines.append(repeated(entry, told[uid]))
                continue
            told[uid] = entry.line
            lines.append(_line(each, uid, known.get(uid), timezone, today))
    return sorted(lines, key=lambda line: line.line)


def _occurrences(entry: CalendarEntry, starts: Starts) -> Iterator[tuple[str, CalendarEntry]]:
    """Yields an entry under its uid; of a recurring one each occurrence, under a uid of its own that stays the same."""
    recurs, length = entry.rule or entry.extra, entry.end - entry.start
    for start in starts(entry):
        if not recurs:
            yield identity(entry), entry
            continue
        yield occurrence_uid(entry.uid, start), _placed(revised(entry, start=start, end=start + length))


def _placed(entry: CalendarEntry) -> CalendarEntry:
    """Returns an occurrence, which in UTC is put into the zone that it is meant for."""
    zone = entry.instants_in
    start, end = (wall_of_instant(at, zone) if zone else None for at in (entry.start, entry.end))
    return revised(entry, start=start, end=end, timezone=zone) if start and end else entry


def _line(entry: CalendarEntry, uid: str, event: Event | None, timezone: str, today: date) -> EventLine:
    if event is None and entry.status == CANCELLED:
        return ImportLine(entry.line, entry.title, Outcome.UNCHANGED, uid=uid, reason=Message("cancelled"))
    draft = changed_event(event, entry, timezone) if event else new_event(entry, timezone, today)
    return event_line(entry.line, entry.title, uid, draft, event, names=_COMPARED)


def new_event(entry: CalendarEntry, timezone: str, today: date) -> EventDraft:
    """Returns an entry as a new event; a past one that was confirmed counts as held."""
    url = _link(entry)
    said = _said(entry, timezone)
    recurs = bool(entry.rule or entry.extra or entry.recurrence_id)
    return EventDraft(
        **said,
        kind=kind_in(" ".join((*entry.categories, entry.title))) or EventKind.MEETUP,
        format=Format.VIRTUAL if url and not said["venue"] else Format.IN_PERSON,
        status=_new_status(entry, today),
        url=url,
        series=_cut(entry.title, "series") if recurs else "",
        tags=tuple(filter(None, map(_tag, entry.categories)))[:MOST_TAGS],
        lead="" if "@" in entry.organiser else _cut(entry.organiser, "lead"),
        notes=_cut(entry.description, "notes"),
    )


def changed_event(event: Event, entry: CalendarEntry, timezone: str) -> EventDraft:
    """Returns an event updated from a newer file; notes, kind and people are kept."""
    said: dict[str, Any] = _said(entry, timezone)
    if url := _link(entry):
        said["url"] = url
    if not entry.geo:
        said["geo"] = event.geo
    if not entry.timezone:
        said["timezone"] = event.timezone
    return revised(event, **said, status=_newer_status(event, entry))


def _said(entry: CalendarEntry, timezone: str) -> dict[str, Any]:
    begins_alone = entry.end == entry.start and not entry.all_day
    return {
        "title": _cut(entry.title, "title"),
        "start": entry.start,
        "end": entry.start + USUAL_LENGTH if begins_alone else entry.end,
        "all_day": entry.all_day,
        "timezone": entry.timezone or timezone,
        "venue": "" if is_link(entry.place) else _cut(entry.place, "venue"),
        "geo": _DECIMALS.sub(r"\1", entry.geo),
    }


def _cut(text: str, field: str) -> str:
    limit = LENGTHS[field]
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _link(entry: CalendarEntry) -> str:
    links = (entry.url, entry.conference_url, entry.place)
    return next((link for link in links if len(link) <= LENGTHS["url"] and is_link(link)), "")


def _new_status(entry: CalendarEntry, today: date) -> Status:
    if entry.status == "tentative":
        return Status.PLANNED
    if entry.end.date() < today:
        return Status.HELD
    return Status.CONFIRMED if entry.status == "confirmed" else Status.PLANNED


def _newer_status(event: Event, entry: CalendarEntry) -> Status:
    """Ours is finer: it changes only where the file says something else altogether."""
    if not entry.status or event.status in OVER - {Status.CANCELLED}:
        return event.status
    if entry.status == CANCELLED:
        return Status.CANCELLED
    if entry.status == "tentative":
        return event.status if event.status in _TENTATIVE else Status.PLANNED
    return Status.CONFIRMED


def _tag(category: str) -> str:
    return re.sub(r"[\s#,]+", "-", category.strip()).strip("-")[:TAG_LENGTH]
