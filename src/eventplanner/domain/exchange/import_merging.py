"""Merging of a table row into an event."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EVENT, EventDraft, Format, draft_of
from eventplanner.domain.events.rules import ENDS_EARLY, USUAL_LENGTH, ends_early
from eventplanner.domain.events.vocabulary import kind_in
from eventplanner.domain.exchange.import_rows import ImportRow
from eventplanner.domain.parsing.moments import Moment
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.records.fields import Shape

_UNSAID = Moment()
_NEVER_EMPTY = frozenset({"title", "kind", "format", "status", "timezone"})


def new_event(said: ImportRow, timezone: str) -> EventDraft:
    """Returns the event that a row describes; `timezone` is the plan's. Raises Unreadable."""
    values = {name: value for name, value in said.values.items() if value not in ("", None, ())}
    values.setdefault("timezone", timezone)
    values.setdefault("format", _format(values))
    if "kind" not in values and (kind := kind_in(said.title)):
        values["kind"] = kind
    return _with_times(EventDraft(**values), said, known=None, decides=True)  # type: ignore[arg-type]


def changed_event(event: EventDraft, said: ImportRow, *, decides: bool) -> EventDraft:
    """Returns the event updated by a row; empty cells clear a field only if the row `decides`. Raises Unreadable."""
    values: dict[str, object] = {
        name: _emptied(name, value)
        for name, value in said.values.items()
        if value not in ("", None, ()) or (decides and name not in _NEVER_EMPTY)
    }
    draft = draft_of(event, values)
    return _with_times(draft, said, known=draft if draft.start else None, decides=decides)


def first_day(said: ImportRow, timezone: str) -> date | None:
    """Returns the first day of a row's event."""
    begin = _local(said.begin, _zone(said.values, timezone))
    return begin.day


def _emptied(name: str, value: object) -> object:
    if value == "" and EVENT.field(name).shape is Shape.NUMBER:
        return None
    return value


def _format(values: Mapping[str, object]) -> Format:
    if "url" in values:
        return Format.HYBRID if "venue" in values else Format.VIRTUAL
    return Format.IN_PERSON


def _zone(values: Mapping[str, object], timezone: str) -> str:
    return str(values.get("timezone") or timezone)


def _local(moment: Moment | None, zone: str) -> Moment:
    """With a day and a clock on the wall of that zone."""
    if moment is None or moment.instant is None:
        return moment or _UNSAID
    wall = moment.instant.astimezone(ZoneInfo(zone))
    return revised(moment, day=wall.date(), clock=wall.time(), instant=None)


def _with_times(draft: EventDraft, said: ImportRow, *, known: EventDraft | None, decides: bool) -> EventDraft:
    """Returns the draft at the time that the row says; `known` is the event with the time it has now."""
    if said.begin is None and said.end is None:
        return draft
    begin = _local(said.begin, draft.timezone)
    end = _joined(begin, _local(said.end, draft.timezone))
    if begin.day is None and known is not None and begin.clock:
        begin = revised(begin, day=known.first_day)
    if begin.day is None:
        return _undated(draft, begin, end, decides=decides and said.begin is not None)
    timed = begin.clock or end.clock
    if not timed and known and not known.all_day and not (decides and said.timed):
        return _moved(draft, known, begin.day, end.day)
    if begin.clock is None:
        return _whole_days(draft, known, begin.day, end, decides=decides)
    if end.days_on:
        end = revised(end, day=(end.day or begin.day) + timedelta(days=end.days_on))
    start = datetime.combine(begin.day, begin.clock)
    if begin.days_on:
        start += timedelta(days=begin.days_on)
    return _timed(draft, known, start, end)


def _joined(begin: Moment, end: Moment) -> Moment:
    """Returns the end, from its own columns or from a range in those of the start."""
    days_on = end.days_on if end.clock else begin.until_on
    return Moment(day=end.day or begin.last_day, clock=end.clock or begin.until, days_on=days_on)


def _undated(draft: EventDraft, begin: Moment, end: Moment, *, decides: bool) -> EventDraft:
    if begin.clock or end.day or end.clock:
        raise Unreadable(Message("there is a time and no date"))
    return revised(draft, start=None, end=None, all_day=False) if decides else draft


def _moved(draft: EventDraft, known: EventDraft, first: date, last: date | None) -> EventDraft:
    """To another day at the same time of day."""
    if known.start is None or known.end is None:
        return draft
    start = datetime.combine(first, known.start.time())
    end = (
        datetime.combine(last, known.end.time())
        if last and last != known.last_day
        else start + (known.end - known.start)
    )
    return _ordered(draft, start, end, all_day=False)


def _whole_days(draft: EventDraft, known: EventDraft | None, first: date, end: Moment, *, decides: bool) -> EventDraft:
    if end.clock:
        raise Unreadable(Message("there is an end time and no start time"))
    last = end.day
    if last is None:
        days = known.end - known.start if known and known.start and known.end and known.all_day else timedelta()
        last = first if decides else first + days
    return _ordered(draft, datetime.combine(first, time()), datetime.combine(last, time()), all_day=True)


def _timed(draft: EventDraft, known: EventDraft | None, start: datetime, end: Moment) -> EventDraft:
    if end.clock:
        until = datetime.combine(end.day or start.date(), end.clock)
        if end.day is None and ends_early(start.time(), end.clock):
            raise Unreadable(ENDS_EARLY)
        if end.day is None and until <= start:
            until += timedelta(days=1)
        return _ordered(draft, start, until, all_day=False)
    if end.day and end.day != start.date():
        raise Unreadable(Message("there is a last day and no end time"))
    length = known.end - known.start if known and known.start and known.end and not known.all_day else USUAL_LENGTH
    return _ordered(draft, start, start + length, all_day=False)


def _ordered(draft: EventDraft, start: datetime, end: datetime, *, all_day: bool) -> EventDraft:
    if end < start:
        raise Unreadable(Message("the end is before the start"))
    return revised(draft, start=start, end=end, all_day=all_day)
