"""Use cases of series: listing dates, creating events, changing, extending, rearranging, removing."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message, Part, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import OVER, TENTATIVE, Event, EventDraft, Status, draft_of, moved_by
from eventplanner.domain.series.change import SeriesChange, series_change
from eventplanner.domain.series.dates import SeriesDate, draft_for, planned_dates
from eventplanner.domain.series.preview import SeenDate, arranged, is_open, last_planned, seen, with_others
from eventplanner.domain.series.rules import cleaned, problems
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.series.rule_days import rule_days, rule_problem_from
from eventplanner.services.year import clashes
from eventplanner.storage.queries import events as event_rows
from eventplanner.storage.queries import overlays, series

MAX_DATES = 1000
"""Dates of a series that are looked at, or made into events, at once."""
_FOLLOWED = 5000
"""Dates that are gone through to see which one of a changed series stands for which one of before."""
_NEARBY = timedelta(weeks=7)
"""Around the dates, for a date that is shifted and for a free day in its place."""


class SeriesSummary(Struct, frozen=True):
    """Series in a list."""

    series: Series
    next: date | None
    """The next day on which it takes place."""
    dates: int
    """Of those that are looked at, the days on which it takes place, or is to."""
    clashing: int
    """Those of them, from today on, that clash with something."""

    @property
    def id(self) -> int:
        return self.series.id


class SeriesLook(Struct, frozen=True):
    """Dates of a series with their surroundings."""

    series: SeriesDraft
    dates: tuple[SeenDate, ...]
    calendar: Calendar
    accepted: Collection[str]

    def at(self, dates: Sequence[SeriesDate]) -> list[SeenDate]:
        """Returns the given dates with their clashes, in place of those of the series."""
        return seen(self.series, dates, self.calendar, self.accepted)


def listing(planner: Planner, year: int | None = None) -> list[SeriesSummary]:
    """Returns all series by name, with their dates in a year; without one, in this and the next."""
    today = planner.today()
    first, last = date(year or today.year, 1, 1), date(year or today.year + 1, 12, 31)
    with planner.store.snapshot():
        found = series.all_of(planner.store)
        around = clashes.around(planner, first, last) if found else Calendar((), ())
        accepted = clashes.accepted(planner)
        ours = [series.events(planner.store, each.name) for each in found]
    summaries = []
    for of, its in zip(found, ours, strict=True):
        end = last if year else min(last, last_planned(of, its, today))
        there = seen(of, _dates(planner, of, its, first, end, today), around, accepted)
        summaries.append(_summary(of, its, there, today))
    return summaries


def get(planner: Planner, id: int) -> Series:
    """Raises NotFound."""
    return series.get(planner.store, id)


def named(planner: Planner, name: str) -> Series | None:
    """Returns the series with this name, case and accents aside; None if there is none."""
    return next((each for each in series.all_of(planner.store) if fold(each.name) == fold(name)), None)


def added(planner: Planner, change: Change) -> Series:
    """Returns the series that a change added."""
    return series.get(planner.store, overlays.added_by(planner.store, change.revision, "series"))


def dates(planner: Planner, of: SeriesDraft, horizon: date | None = None) -> list[SeenDate]:
    """Returns the dates of a series with clashes, up to the horizon; of a stored one from this year on."""
    return list(look(planner, of, last=horizon).dates)


def look(planner: Planner, of: SeriesDraft, first: date | None = None, last: date | None = None) -> SeriesLook:
    """Returns the dates of a series with their surroundings. Raises Invalid.

    Without a last day, as far as there are dates.
    """
    with planner.store.snapshot():
        today = planner.today()
        ours = _events(planner, of)
        begin = first or (max(of.first, date(today.year, 1, 1)) if isinstance(of, Series) else of.first)
        end = last or last_planned(of, ours, today)
        found = _dates(planner, of, ours, begin, end, today)
        days = [on.day for on in found] or [begin]
        around = clashes.around(planner, min(days) - _NEARBY, max(days) + _NEARBY)
        accepted = clashes.accepted(planner)
    return SeriesLook(of, tuple(seen(of, found, around, accepted)), around, accepted)


def days_of(planner: Planner, draft: SeriesDraft) -> list[date]:
    """Returns the days of the rule of a series that is not in the plan yet, without their surroundings."""
    return rule_days(planner, draft, draft.first, last_planned(draft, (), planner.today()), MAX_DATES)


def coming(planner: Planner, there: Series) -> list[Event]:
    """Returns its coming events, by start."""
    today = planner.today()
    ours = series.events(planner.store, there.name)
    return [event for event in ours if event.first_day and event.first_day >= today and event.status not in OVER]


def next_year(planner: Planner, there: Series) -> int:
    """Returns the first year from this one on for which an open series has no events."""
    years = [event.series_day.year for event in series.events(planner.store, there.name) if event.series_day]
    return max(max(years) + 1 if years else there.first.year, planner.today().year)


def create(planner: Planner, draft: SeriesDraft, chosen: Sequence[SeriesDate] | None = None) -> Change:
    """Adds a series with events for its dates or the chosen ones, as one step. Raises Invalid."""
    draft = sound(planner, draft)
    if chosen is None:
        chosen = planned_dates(draft, days_of(planner, draft), ())
    draft = arranged(draft, chosen)
    drafts = [events.sound(planner, draft_for(draft, on)) for on in chosen if not on.skipped]
    if not drafts:
        raise Invalid({"rule": Message("This rule gives no date.")})
    holidays.take_up_for(planner, drafts)
    with planner.write(
        counted(
            "Add the series “{name}” with {n} event",
            "Add the series “{name}” with {n} events",
            len(drafts),
            name=draft.name,
        )
    ) as writing:
        writing.add("series", series.columns(draft))
        for each in drafts:
            writing.add("event", event_rows.columns(each))
    return writing.outcome


def preview_change(planner: Planner, there: Series, draft: SeriesDraft) -> SeriesChange:
    """Returns the coming events that would follow or go, and the new dates. Raises Invalid."""
    draft = sound(planner, draft, there)
    today, ours = planner.today(), series.events(planner.store, there.name)
    days = rule_days(planner, draft, draft.first, last_planned(draft, ours, today), _FOLLOWED)
    # What was deleted by itself does not come back because something else of the series changes.
    known = set(rule_days(planner, there, there.first, last_planned(there, ours, today), _FOLLOWED))
    found = series_change(there, draft, days, ours, today)
    # A name alone is that of all of them, whoever follows.
    follows = tuple(each for each in found.follows if each.draft != draft_of(each.event, {"series": draft.name}))
    return SeriesChange(follows, tuple(on for on in found.added if on.rule_day not in known))


def usually(preview: SeriesChange) -> SeriesChange:
    """Returns the default choice: every event follows except those that were changed individually."""
    return revised(preview, follows=tuple(each for each in preview.follows if not each.is_own))


def change(planner: Planner, there: Series, draft: SeriesDraft, following: SeriesChange | None = None) -> Change:
    """Changes a series and the events that follow, as one step; a new name applies to all its events.

    Those that were changed by themselves stay unless they are chosen. Raises Invalid, Conflict.
    """
    draft = sound(planner, draft, there)
    following = following or usually(preview_change(planner, there, draft))
    followed = [(each, events.sound(planner, each.draft, each.event)) for each in following.follows if each.draft]
    new = [events.sound(planner, draft_for(draft, on)) for on in following.added]
    holidays.take_up_for(planner, [*new, *(each for _, each in followed)])
    done = {each.event.id for each in following.follows}
    with planner.write(_change_label(there, draft, len(done) + len(new))) as writing:
        # Before the first row goes in: without WAL nobody can read beside a large change, not even its maker.
        ours = series.events(planner.store, there.name)
        events.let_go(planner, writing, [each.event for each in following.gone])
        writing.change("series", there.id, there.version, series.columns(draft))
        for follow, wanted in followed:
            writing.change("event", follow.event.id, follow.event.version, event_rows.columns(wanted))
        for wanted in new:
            writing.add("event", event_rows.columns(wanted))
        if draft.name != there.name:
            for event in ours:
                if event.id not in done:
                    writing.change("event", event.id, event.version, {"series": draft.name})
    return writing.outcome


def year_ahead(planner: Planner, there: Series, year: int) -> SeriesLook:
    """Returns the dates of a further year that have no event yet. Raises Invalid if the series has an end."""
    if there.until:
        raise Invalid({"until": Message("the series ends on {day}", {"day": there.until})})
    if not is_open(there):
        raise Invalid({"until": Message("the series ends after a number of dates")})
    found = look(planner, there, date(year, 1, 1), date(year, 12, 31))
    return revised(found, dates=tuple(each for each in found.dates if each.on.event is None))


def extend(planner: Planner, there: Series, year: int, chosen: Sequence[SeriesDate] | None = None) -> Change:
    """Adds events for the dates of a further year or the chosen ones, as one step. Raises Invalid."""
    if chosen is None:
        chosen = [each.on for each in year_ahead(planner, there, year).dates if not each.on.skipped]
    draft = arranged(there, chosen)
    drafts = [events.sound(planner, draft_for(draft, on)) for on in chosen if not on.skipped]
    if not drafts:
        raise NotFound(Message("The series has no date in {year} that is not an event yet.", {"year": year}))
    holidays.take_up_for(planner, drafts)
    with planner.write(
        counted(
            "Add {n} event of “{name}” in {year}",
            "Add {n} events of “{name}” in {year}",
            len(drafts),
            name=there.name,
            year=year,
        )
    ) as writing:
        _refuse_twice(drafts, series.events(planner.store, there.name))
        writing.change("series", there.id, there.version, series.columns(draft))
        for each in drafts:
            writing.add("event", event_rows.columns(each))
    return writing.outcome


def arrange(planner: Planner, there: Series, chosen: Sequence[SeriesDate]) -> Change:
    """Skips, shifts or restores single dates with their events, as one step; dates are given as they are to be.

    The event of a skipped date is deleted, or cancelled if it was confirmed. Raises Invalid, Conflict, NotFound.
    """
    if not chosen:
        raise NotFound(Message("No date is chosen."))
    draft = arranged(there, [on for on in chosen if on.event is None or on.event.series_day])
    wanted = [(on, _becomes(planner, draft, on)) for on in chosen]
    holidays.take_up_for(planner, [event for _, event in wanted if event])
    new = [event for on, event in wanted if event and on.event is None]
    with planner.write(_arrange_label(there, chosen)) as writing:
        _refuse_twice(new, series.events(planner.store, there.name))
        events.let_go(planner, writing, [on.event for on, event in wanted if on.event and not event])
        writing.change("series", there.id, there.version, series.columns(draft))
        for on, event in wanted:
            if on.event and event:
                writing.change("event", on.event.id, on.event.version, event_rows.columns(event))
            elif event:
                writing.add("event", event_rows.columns(event))
    return writing.outcome


def remove(planner: Planner, chosen: Sequence[Series], with_events: bool = False) -> Change:
    """Deletes series, as one step; their events become independent unless the coming ones are deleted too."""
    if not chosen:
        raise NotFound(Message("No series is chosen."))
    several = counted("Remove {n} series", "Remove {n} series", len(chosen))
    label = Message("Remove the series “{name}”", {"name": chosen[0].name}) if len(chosen) == 1 else several
    with planner.write(label) as writing:
        going = [event for each in chosen for event in coming(planner, each)] if with_events else []
        events.let_go(planner, writing, going)
        for each in chosen:
            writing.remove("series", each.id, each.version)
    return writing.outcome


def sound(planner: Planner, draft: SeriesDraft, there: Series | None = None) -> SeriesDraft:
    """Returns the draft in its stored form, in place of the series. Raises Invalid with every wrong field."""
    draft = cleaned(draft)
    wrong = problems(draft)
    twin = named(planner, draft.name)
    if twin is not None and (there is None or twin.id != there.id):
        wrong["name"] = Message("there is a series of this name already")
    if "rule" not in wrong and (odd := rule_problem_from(draft.rule, draft.first)):
        wrong["rule"] = odd
    if not {"rule", "first", "until"} & wrong.keys():
        wrong |= _too_many_or_none(planner, draft, there)
    if wrong:
        raise Invalid(wrong)
    return draft if there else _on_its_days(planner, draft)


def _on_its_days(planner: Planner, draft: SeriesDraft) -> SeriesDraft:
    """A new series leaves out dates of its own alone."""
    if not draft.skipped:
        return draft
    return revised(
        draft, skipped=draft.skipped & set(rule_days(planner, draft, draft.first, max(draft.skipped), MAX_DATES))
    )


def _too_many_or_none(planner: Planner, draft: SeriesDraft, there: Series | None) -> dict[str, Message]:
    today = planner.today()
    begin = max(draft.first, today) if there else draft.first
    days = rule_days(
        planner, draft, begin, last_planned(draft, _events(planner, there) if there else (), today), MAX_DATES + 1
    )
    if len(days) > MAX_DATES:
        return {"until": Message("more than {n} dates; say an earlier last day", {"n": MAX_DATES})}
    return {} if days or there else {"rule": Message("This rule gives no date.")}


def _events(planner: Planner, of: SeriesDraft) -> list[Event]:
    """Returns those in the plan that are of it; none while it is only drafted."""
    return series.events(planner.store, of.name) if isinstance(of, Series) else []


def _dates(
    planner: Planner, of: SeriesDraft, ours: Sequence[Event], first: date, last: date, today: date
) -> list[SeriesDate]:
    """Returns the dates on these days; past ones of a stored series without an event are left out."""
    planned = planned_dates(of, rule_days(planner, of, first, last, MAX_DATES), ours)
    if not isinstance(of, Series):
        return planned
    others = [event for event in ours if event.first_day and first <= event.first_day <= last]
    return [on for on in with_others(planned, others) if on.event or on.skipped or on.day >= today]


def _refuse_twice(drafts: Sequence[EventDraft], ours: Sequence[Event]) -> None:
    """Asked while nobody else can write. Raises Conflict if a date that is to be added has an event by now."""
    taken_days = {event.series_day for event in ours if event.series_day}
    for draft in drafts:
        if draft.series_day in taken_days:
            raise Conflict(
                Message("“{title}” was added by somebody meanwhile; look once more.", {"title": draft.title})
            )


def _summary(of: Series, ours: Sequence[Event], dates: Sequence[SeenDate], today: date) -> SeriesSummary:
    ahead = (event.first_day for event in ours if event.first_day and event.first_day >= today and _is_live(event))
    held = [each for each in dates if each.takes_place]
    clashing = sum(bool(each.clashes) and each.on.day >= today for each in held)
    return SeriesSummary(of, min(ahead, default=None), len(held), clashing)


def _is_live(event: Event) -> bool:
    return event.status not in OVER


def _becomes(planner: Planner, draft: SeriesDraft, on: SeriesDate) -> EventDraft | None:
    """What the event of a date is to be; None where there is to be none."""
    event = on.event
    if event is None:
        return None if on.skipped else events.sound(planner, draft_for(draft, on))
    if event.status in OVER - {Status.CANCELLED}:
        raise Invalid({"start": Message("“{title}” was held and stays as it is", {"title": event.title})})
    if on.skipped:
        keeps = event.status not in TENTATIVE
        return events.sound(planner, draft_of(event, {"status": Status.CANCELLED}), event) if keeps else None
    moved = moved_by(event, on.day - event.first_day) if event.first_day else draft_of(event)
    status = Status.PLANNED if event.status is Status.CANCELLED else event.status
    return events.sound(planner, revised(moved, status=status), event)


def _change_label(there: Series, draft: SeriesDraft, n: int) -> Message:
    """Named for what matters most in the change."""
    if draft.name != there.name:
        return Message("Rename the series “{name}” to “{new}”", {"name": there.name, "new": draft.name})
    if not n:
        return Message("Change the series “{name}”", {"name": there.name})
    return counted(
        "Change the series “{name}” with {n} event", "Change the series “{name}” with {n} events", n, name=there.name
    )


def _arrange_label(there: Series, chosen: Sequence[SeriesDate]) -> Message:
    if len(chosen) > 1:
        return counted(
            "Change {n} date of the series “{name}”",
            "Change {n} dates of the series “{name}”",
            len(chosen),
            name=there.name,
        )
    (on,) = chosen
    before = (on.event.first_day if on.event else None) or on.rule_day
    parts: dict[str, Part] = {"day": before, "name": there.name}
    if on.skipped:
        return Message("Skip {day} in the series “{name}”", parts)
    if on.event and on.event.status is not Status.CANCELLED:
        return Message("Move {day} in the series “{name}” to {to}", parts | {"to": on.day})
    return Message("Add {day} to the series “{name}”", {"day": on.day, "name": there.name})
