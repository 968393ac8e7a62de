"""Dates of a series: those of its rule, without skipped ones, on the days to which they are shifted."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, EventDraft, Status, draft_of, moved_by
from eventplanner.domain.series.series import SeriesDraft


class SeriesDate(Struct, frozen=True):
    """Date that the rule of a series gives."""

    rule_day: date
    day: date
    """When it takes place: where its event is, or else where the series has it."""
    skipped: bool = False
    event: Event | None = None


def planned_dates(series: SeriesDraft, rule_days: Iterable[date], events: Iterable[Event]) -> list[SeriesDate]:
    """Returns the dates for these days of the rule, with their events if they have any, by day."""
    known = by_rule_day(series.name, events)
    found = [_date(series, rule_day, known.get(rule_day)) for rule_day in rule_days]
    return sorted(found, key=lambda each: (each.day, each.rule_day))


def by_rule_day(name: str, events: Iterable[Event]) -> dict[date, Event]:
    """Returns the events of a series by day of its rule; of two for one day, the one that takes place."""
    ours = [event for event in events if event.series_day and fold(event.series) == fold(name)]
    # The last one stays: the eldest of those that are not cancelled.
    ours.sort(key=lambda event: (event.status is not Status.CANCELLED, -event.id))
    return {event.series_day: event for event in ours if event.series_day}


def shift(series: SeriesDraft, day: date, by: int) -> SeriesDraft:
    """Returns the series with one date moved by days, earlier if negative; raises Invalid outside all years."""
    try:
        to = place_of(series, day) + timedelta(days=by)
    except OverflowError as error:
        raise Invalid({"start": Message("outside the years that a calendar has")}) from error
    others = {each: place for each, place in series.shifted.items() if each != day}
    return revised(draft_of_series(series), shifted=others if to == day else dict(sorted({**others, day: to}.items())))


def skip(series: SeriesDraft, day: date) -> SeriesDraft:
    """Returns the series without one date; its shift is forgotten."""
    others = {each: place for each, place in series.shifted.items() if each != day}
    return revised(draft_of_series(series), skipped=series.skipped | {day}, shifted=others)


def place_of(series: SeriesDraft, rule_day: date) -> date:
    """Returns the day on which a date of the rule takes place."""
    return series.shifted.get(rule_day, rule_day)


def draft_of_series(series: SeriesDraft) -> SeriesDraft:
    """Returns the draft of a series."""
    return SeriesDraft(**{name: getattr(series, name) for name in SeriesDraft.__struct_fields__})


def draft_for(series: SeriesDraft, on: SeriesDate) -> EventDraft:
    """Returns the event that a series makes for a date; raises Invalid outside the range of years."""
    template = series.template
    by = on.day - (template.first_day or series.first)
    return draft_of(moved_by(template, by), {"series": series.name, "series_day": on.rule_day})


def _date(series: SeriesDraft, rule_day: date, event: Event | None) -> SeriesDate:
    day = (event.first_day if event else None) or place_of(series, rule_day)
    return SeriesDate(rule_day, day, rule_day in series.skipped, event)
