"""Export of calendar files, with a record of what each told its readers."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.exchange.calendar import CalendarChanges, CalendarHead, CalendarScope
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import journal
from eventplanner.storage.kernel.output import write_whole
from eventplanner.storage.queries import calendar_exports, events, year
from eventplanner.storage.queries.calendar_exports import Export, ExportMark
from eventplanner.storage.queries.event_filter import WhereClause

__all__ = ["CalendarFile", "CalendarPreview", "CalendarScope", "export", "preview", "record", "save", "summary"]


class CalendarPreview(Struct, frozen=True):
    """Preview of a calendar export: number of events, and changes since the last export."""

    count: int
    """Of all its events, cancelled ones too; nothing to export if 0."""
    changes: CalendarChanges
    """Since the last export of the same choice."""
    last: Export | None
    """When that was; None if this is the first."""


class CalendarFile(CalendarPreview, frozen=True):
    """A calendar file and what it tells."""

    data: bytes
    revision: int
    told: Mapping[str, ExportMark]
    """What is told otherwise than before, by uid."""


class _Choice(Struct, frozen=True):
    """What is to be told, beside what was told before."""

    told: list[ExportMark]
    before: Mapping[str, ExportMark]
    last: Export | None

    @property
    def news(self) -> dict[str, ExportMark]:
        return {mark.event.uid: mark for mark in self.told if _is_news(mark, self.before.get(mark.event.uid))}

    @property
    def preview(self) -> CalendarPreview:
        return CalendarPreview(len(self.told), _changes(self.news.values(), self.before), self.last)


def preview(planner: Planner, scope: CalendarScope) -> CalendarPreview:
    """Returns the contents of an export without making it."""
    with planner.store.snapshot():
        return _choose(planner, scope).preview


def export(planner: Planner, scope: CalendarScope) -> CalendarFile:
    """Returns the file; the caller records it with `record`. Raises FileProblem for an unknown time zone."""
    # Here because icalendar takes a tenth of a second to load, and no screen should wait for that.
    from eventplanner.formats.calendar.ical import calendar_file

    with planner.store.snapshot():
        choice = _choose(planner, scope)
        revision = journal.last_revision(planner.store)
        head = _head(planner.settings(), scope, choice.told)
    data = calendar_file((mark.event for mark in choice.told), head) if choice.told else b""
    seen = choice.preview
    return CalendarFile(seen.count, seen.changes, seen.last, data, revision, choice.news)


def record(planner: Planner, scope: CalendarScope, file: CalendarFile) -> None:
    """Records an export; a read-only session records nothing."""
    if file.count:
        now = planner.now().replace(microsecond=0)
        planner.store.note(calendar_exports.saving(scope, now, file.revision, planner.actor, file.told))


def save(planner: Planner, scope: CalendarScope, path: Path, *, force: bool = False) -> CalendarFile:
    """Writes the file and records it, unless it is empty. Raises FileProblem."""
    file = export(planner, scope)
    if file.count:
        write_whole(path, file.data, force=force)
        record(planner, scope, file)
    return file


def summary(seen: CalendarPreview) -> Message:
    """Returns the contents of an export in one sentence."""
    if not seen.count:
        return Message("There is nothing to export.")
    if seen.last is None:
        return counted("{n} event", "{n} events", seen.count)
    return counted(
        "{n} event; since the last export {added} new, {updated} changed, {cancelled} cancelled",
        "{n} events; since the last export {added} new, {updated} changed, {cancelled} cancelled",
        seen.count,
        added=len(seen.changes.added),
        updated=len(seen.changes.updated),
        cancelled=len(seen.changes.cancelled),
    )


def _choose(planner: Planner, scope: CalendarScope) -> _Choice:
    last = calendar_exports.last(planner.store, scope)
    before = calendar_exports.marks(planner.store, last) if last else {}
    chosen = {event.uid: ExportMark(event.id, event.version, False, event) for event in _chosen(planner, scope)}
    told = [
        *chosen.values(),
        *_told_before(planner, scope, last, [before[uid] for uid in before.keys() - chosen.keys()]),
    ]
    if scope.since is not None:
        told = _changed_since(planner, scope.since, told)
    return _Choice(told, before, last)


def _chosen(planner: Planner, scope: CalendarScope) -> list[Event]:
    """Returns the events that the choice is of by themselves."""
    chosen = [event for event in _in_time(planner, scope) if _is_wanted(event, scope)]
    if scope.event_ids or scope.statuses or not any(event.status is Status.CANCELLED for event in chosen):
        return chosen
    # Nobody is told of the end of what she was not told of.
    shared = calendar_exports.shared(planner.store, scope.audience)
    open_then = _open_then(planner, scope)
    return [
        event
        for event in chosen
        if event.status is not Status.CANCELLED or event.uid in shared or event.id in open_then
    ]


def _in_time(planner: Planner, scope: CalendarScope) -> Iterable[Event]:
    if scope.event_ids:
        return events.several(planner.store, sorted(scope.event_ids))
    if scope.year is None:
        return events.all_of(planner.store, WhereClause())
    if not FIRST_YEAR <= scope.year <= LAST_YEAR:
        return []
    first = date(scope.year, scope.month or 1, 1)
    last = date(scope.year + 1, 1, 1) if scope.month is None else (first + timedelta(days=31)).replace(day=1)
    return year.between(planner.store, first, last - timedelta(days=1))


def _is_wanted(event: Event, scope: CalendarScope) -> bool:
    return (
        _is_for(event, scope.audience)
        and (not scope.kinds or event.kind in scope.kinds)
        and (not scope.statuses or event.status in scope.statuses)
    )


def _is_for(event: Event, audience: Audience) -> bool:
    """May this audience be told of it?"""
    return event.start is not None and (audience is Audience.TEAM or event.status is not Status.IDEA)


def _open_then(planner: Planner, scope: CalendarScope) -> frozenset[int]:
    """Returns events that could have been told of at the revision that readers have."""
    if scope.since is None:
        return frozenset()
    statuses = calendar_exports.statuses_at(planner.store, _revision(planner, scope.since))
    left_out = {Status.CANCELLED} if scope.audience is Audience.TEAM else {Status.CANCELLED, Status.IDEA}
    return frozenset(id for id, status in statuses.items() if status not in left_out)


def _told_before(
    planner: Planner, scope: CalendarScope, last: Export | None, known: list[ExportMark]
) -> list[ExportMark]:
    """What was told and is not in the choice any more: as it is now, or as cancelled where that may not be told."""
    if last is None or not known:
        return []
    existing = {event.id: event for event in events.several(planner.store, [mark.event_id for mark in known])}
    told, gone = [], []
    for mark in known:
        event = existing.get(mark.event_id)
        if event and _is_for(event, scope.audience):
            told.append(ExportMark(event.id, event.version, False, event))
        elif mark.withdrawn:
            told.append(mark)
        else:
            gone.append((mark, event))
    return told + (_withdrawn(planner, last, gone) if gone else [])


def _withdrawn(planner: Planner, last: Export, gone: list[tuple[ExportMark, Event | None]]) -> list[ExportMark]:
    removals, sequences = calendar_exports.removals(planner.store), calendar_exports.sequences(planner.store)
    otherwise = max(filter(None, (last.at, calendar_exports.last_taken_back(planner.store))))
    told = []
    for mark, event in gone:
        if mark.event.status is Status.CANCELLED:
            told.append(revised(mark, withdrawn=True))
            continue
        sequence = max(sequences[mark.event.uid] + 1, event.sequence if event else 0)
        stamp = event.updated_at if event else removals.get(mark.event_id, otherwise)
        as_told = revised(mark.event, status=Status.CANCELLED, sequence=sequence, updated_at=stamp)
        told.append(ExportMark(mark.event_id, mark.version, True, as_told))
    return told


def _changed_since(planner: Planner, since: int | date, told: list[ExportMark]) -> list[ExportMark]:
    if isinstance(since, int):
        ids, moment = calendar_exports.changed(planner.store, since), calendar_exports.moment_of(planner.store, since)
        return [m for m in told if m.event_id in ids or (m.withdrawn and m.event.updated_at > moment)]
    midnight = _midnight(planner, since)
    return [mark for mark in told if mark.event.updated_at >= midnight]


def _revision(planner: Planner, since: int | date) -> int:
    return since if isinstance(since, int) else calendar_exports.last_before(planner.store, _midnight(planner, since))


def _midnight(planner: Planner, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(planner.settings().timezone))


def _is_news(mark: ExportMark, before: ExportMark | None) -> bool:
    return before is None or _state(mark) != _state(before)


def _state(mark: ExportMark) -> tuple[int, int, Status]:
    return mark.version, mark.event.sequence, mark.event.status


def _changes(news: Iterable[ExportMark], before: Mapping[str, ExportMark]) -> CalendarChanges:
    added, updated, cancelled = [], [], []
    for mark in sorted(news, key=lambda mark: (mark.event.start or datetime.min, mark.event_id)):
        old = before.get(mark.event.uid)
        if mark.event.status is Status.CANCELLED and (old is None or old.event.status is not Status.CANCELLED):
            cancelled.append(mark.event.title)
        elif old is None:
            added.append(mark.event.title)
        else:
            updated.append(mark.event.title)
    return CalendarChanges(tuple(added), tuple(updated), tuple(cancelled))


def _head(settings: Settings, scope: CalendarScope, told: list[ExportMark]) -> CalendarHead:
    if len(scope.event_ids) == 1 and told:
        name = told[0].event.title
    elif scope.year:
        name = _("Events {year}").format(year=scope.year)
    else:
        name = _("Events")
    return CalendarHead(
        name=f"{settings.organisation} · {name}" if settings.organisation else name,
        organisation=settings.organisation,
        organisation_email=settings.organisation_email,
        audience=scope.audience,
        alarms=scope.alarms,
    )
