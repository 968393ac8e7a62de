"""Preview of the dates of a series: actual or would-be events with their clashes."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import OVER, Event, EventDraft, Status
from eventplanner.domain.parsing.dates import LAST_YEAR
from eventplanner.domain.series.dates import SeriesDate, draft_for, draft_of_series
from eventplanner.domain.series.series import SeriesDraft
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.domain.year.clash_remedies import carried, free_day
from eventplanner.domain.year.clash_values import Clash, without_accepted
from eventplanner.domain.year.clashes import clashes_of

_LATEST = date(LAST_YEAR, 12, 31)


class SeenDate(Struct, frozen=True):
    """Date of a series with its clashes."""

    on: SeriesDate
    there: Event
    """The event that it has or would have, on that day."""
    clashes: tuple[Clash, ...] = ()
    """Without those that were accepted; none of a date on which nothing takes place."""

    @property
    def takes_place(self) -> bool:
        return not self.on.skipped and self.there.status is not Status.CANCELLED


def seen(
    series: SeriesDraft, dates: Sequence[SeriesDate], calendar: Calendar, accepted: Collection[str] = ()
) -> list[SeenDate]:
    """Returns each date with its clashes, the other dates of the series considered."""
    there = [as_event(series, on) for on in dates]
    around = calendar.instead(there)
    return [
        SeenDate(on, event, () if on.skipped else tuple(without_accepted(clashes_of(event, around), accepted)))
        for on, event in zip(dates, there, strict=True)
    ]


def as_event(series: SeriesDraft, on: SeriesDate) -> Event:
    """Returns the actual or would-be event of a date; cancelled where the date is skipped."""
    event = on.event or _unmade(draft_for(series, on))
    if event.first_day:
        event = carried(event, on.day - event.first_day)
    return revised(event, status=Status.CANCELLED) if on.skipped and event.status not in OVER else event


def way_out(seen: SeenDate, beside: Sequence[SeenDate], calendar: Calendar, today: date) -> date | None:
    """Returns the nearest free day of the same weekday for a clashing date, other dates considered."""
    if not seen.clashes:
        return None
    return free_day(seen.there, calendar.instead([each.there for each in beside]), today)


def with_others(dates: Iterable[SeriesDate], events: Iterable[Event]) -> list[SeriesDate]:
    """Returns the dates of the rule, and events of the series beside them, by day."""
    found = list(dates)
    known = {each.event.id for each in found if each.event}
    others = [
        SeriesDate(event.series_day or event.first_day, event.first_day, event=event)
        for event in events
        if event.first_day and event.id not in known
    ]
    return sorted([*found, *others], key=lambda each: (each.day, each.rule_day))


def is_settled(on: SeriesDate, today: date) -> bool:
    """Returns whether a date has nothing left that a plan could still change."""
    return on.day < today or (on.event is not None and on.event.status in OVER - {Status.CANCELLED})


def arranged(series: SeriesDraft, dates: Iterable[SeriesDate]) -> SeriesDraft:
    """Returns the series with skipped and moved dates recorded."""
    known = {on.rule_day: on for on in dates}
    skipped = {day for day in series.skipped if day not in known} | {day for day, on in known.items() if on.skipped}
    shifted = {day: to for day, to in series.shifted.items() if day not in known}
    shifted |= {day: on.day for day, on in known.items() if not on.skipped and on.day != day}
    return revised(draft_of_series(series), skipped=frozenset(skipped), shifted=dict(sorted(shifted.items())))


def is_open(series: SeriesDraft) -> bool:
    """Returns whether a series has no end."""
    return series.until is None and "COUNT=" not in series.rule


def last_planned(series: SeriesDraft, events: Iterable[Event], today: date) -> date:
    """Returns the last day of a series; while it is open, the end of a year."""
    if not is_open(series):
        return series.until or _LATEST
    made = [event.series_day.year for event in events if event.series_day]
    return date(max((series.first.year, today.year if made else 0, *made)), 12, 31)


def _unmade(draft: EventDraft) -> Event:
    """An event that is not in the plan; its day of the rule tells it from others of its series."""
    fields = {name: getattr(draft, name) for name in EventDraft.__struct_fields__}
    at = datetime.min.replace(tzinfo=UTC)
    return Event(
        **fields, id=0, version=0, uid=f"{draft.series}/{draft.series_day}", sequence=0, created_at=at, updated_at=at
    )
