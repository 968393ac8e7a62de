"""Use cases of other people's dates: listing, adding, showing, hiding, renaming, removing."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, NotFound, PlannerError
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.year.overlays import (
    OTHER_DATE,
    OVERLAY,
    Occasion,
    OtherDate,
    OtherDateDraft,
    Overlay,
    OverlayDraft,
    OverlaySource,
    cleaned,
    occasion_at_home,
    problems,
)
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.services.base.settings import set_in
from eventplanner.storage.queries import overlays, records

_DAY = timedelta(days=1)
LONGEST = timedelta(days=400)
"""What lasts longer is looked for no farther back, where it recurs."""
MAX_OCCURRENCES = 5000
"""Occurrences of one rule in one window."""
MOST_TOGETHER = 50_000
"""Occurrences in one window."""


class OverlaySummary(Struct, frozen=True):
    """Overlay in a list."""

    overlay: Overlay
    dates: int
    """As entered, recurring ones counted once."""

    @property
    def id(self) -> int:
        return self.overlay.id


def listing(planner: Planner) -> list[OverlaySummary]:
    """Returns all overlays, holidays first."""
    with planner.store.snapshot():
        counts = overlays.counts(planner.store)
        return [OverlaySummary(each, counts.get(each.id, 0)) for each in overlays.overlays(planner.store)]


def get(planner: Planner, id: int) -> Overlay:
    """Raises NotFound."""
    return overlays.get(planner.store, id)


def named(planner: Planner, name: str) -> Overlay | None:
    """Returns the overlay with this name, case and accents aside; None if there is none."""
    return next((each for each in overlays.overlays(planner.store) if fold(each.name) == fold(name)), None)


def sound_name(planner: Planner, name: str) -> str:
    """Returns the name in its stored form, or the spelling of an existing overlay. Raises Invalid."""
    known = named(planner, name)
    return known.name if known else sound(planner, OverlayDraft(name=name)).name


def dates(planner: Planner, overlay: Overlay) -> list[OtherDate]:
    """Returns the dates of an overlay as they were entered, by first day."""
    return overlays.dates(planner.store, overlay.id)


def date_of(planner: Planner, id: int) -> OtherDate:
    """Raises NotFound."""
    return overlays.date_of(planner.store, id)


def occasions(planner: Planner, first: date, last: date, *, kept: bool = False) -> list[Occasion]:
    """Returns every occurrence on these days of dates in visible overlays, by start.

    Holidays of any year are included, unless only those `kept` in the plan are wanted.
    """
    home = planner.settings().timezone
    with planner.store.snapshot():
        # By the clocks of another zone it may be the day before or after.
        dates_of_period = overlays.between(planner.store, _moved(first, -_DAY), _moved(last, _DAY))
        by_id = {each.id: each for each in overlays.overlays(planner.store)} if dates_of_period else {}
        ahead = [] if kept else holidays.in_advance(planner, first, last)
    occurrences = (
        each for one in dates_of_period for each in _occurrences(one, by_id[one.overlay_id], first, last, home)
    )
    return _by_start([*islice(occurrences, MOST_TOGETHER), *ahead])


def of_overlay(planner: Planner, overlay: Overlay, first: date, last: date) -> list[Occasion]:
    """Returns every occurrence of one overlay on these days, visible or not, by start."""
    with planner.store.snapshot():
        entered = overlays.dates(planner.store, overlay.id)
        ahead = holidays.in_advance(planner, first, last) if overlay.source is OverlaySource.HOLIDAYS else []
    home = planner.settings().timezone
    occurrences = (each for one in entered for each in _occurrences(one, overlay, first, last, home))
    return _by_start([*islice(occurrences, MOST_TOGETHER), *(each for each in ahead if each.overlay.id == overlay.id)])


def calls(planner: Planner, days: int) -> list[Occasion]:
    """Returns others' events with an open call for papers that ends within so many days, by that day."""
    today = planner.today()
    with planner.store.snapshot():
        dates_of_period = overlays.calls(planner.store, today, today + timedelta(days=days))
        by_id = {each.id: each for each in overlays.overlays(planner.store)} if dates_of_period else {}
    home = planner.settings().timezone
    return [occasion_at_home(one, by_id[one.overlay_id], one.start, one.end, home) for one in dates_of_period]


def create(planner: Planner, draft: OverlayDraft) -> Change:
    """Adds an empty overlay. Raises Invalid."""
    draft = sound(planner, draft)
    with planner.write(Message("Add the overlay “{name}”", {"name": draft.name})) as writing:
        writing.add(OVERLAY.name, records.stored(OVERLAY, draft))
    return writing.outcome


def change(planner: Planner, overlay: Overlay, **values: Any) -> Change:
    """Renames, colours, shows or hides an overlay. Raises Invalid by field, Conflict."""
    draft = sound(planner, drafted(overlay, **values), overlay)
    with planner.write(_label(overlay, draft)) as writing:
        writing.change(OVERLAY.name, overlay.id, overlay.version, records.stored(OVERLAY, draft))
    return writing.outcome


def show(planner: Planner, chosen: Sequence[Overlay], *, shown: bool) -> Change:
    """Shows or hides overlays, as one step. Raises Conflict, NotFound."""
    if not chosen:
        raise NotFound(Message("No overlay is chosen."))
    with planner.write(_shown_label(chosen, shown=shown)) as writing:
        for overlay in chosen:
            writing.change(OVERLAY.name, overlay.id, overlay.version, {"shown": shown})
    return writing.outcome


def remove(planner: Planner, chosen: Sequence[Overlay]) -> Change:
    """Deletes overlays with all their dates, as one step; deleted holidays do not come back by themselves."""
    if not chosen:
        raise NotFound(Message("No overlay is chosen."))
    several = counted("Remove {n} overlay", "Remove {n} overlays", len(chosen))
    label = Message("Remove the overlay “{name}”", {"name": chosen[0].name}) if len(chosen) == 1 else several
    with planner.write(label) as writing:
        # Before the first row goes: without WAL nobody can read beside a large change, not even its maker.
        seen_dates = [
            (each.id, each.version) for overlay in chosen for each in overlays.dates(planner.store, overlay.id)
        ]
        if any(overlay.source is OverlaySource.HOLIDAYS for overlay in chosen):
            set_in(planner, writing, {"holidays": "off"})
        writing.remove_many(OTHER_DATE.name, seen_dates)
        for overlay in chosen:
            writing.remove(OVERLAY.name, overlay.id, overlay.version)
    return writing.outcome


def added(planner: Planner, change: Change) -> Overlay:
    """Returns the overlay that a change added."""
    return overlays.get(planner.store, overlays.added_by(planner.store, change.revision, OVERLAY.name))


def added_date(planner: Planner, change: Change) -> OtherDate:
    """Returns the date that a change added."""
    return overlays.date_of(planner.store, overlays.added_by(planner.store, change.revision, OTHER_DATE.name))


def add_date(planner: Planner, overlay: Overlay | str, draft: OtherDateDraft) -> Change:
    """Adds a date to an overlay, or to one with that name, which is created if missing. Raises Invalid."""
    draft = sound_date(draft)
    stored = overlay if isinstance(overlay, Overlay) else named(planner, overlay)
    new = None if stored else sound(planner, OverlayDraft(name=str(overlay)))
    with planner.write(Message("Add the date “{title}”", {"title": draft.title})) as writing:
        id = stored.id if stored else writing.add(OVERLAY.name, records.stored(OVERLAY, new)) if new else 0
        writing.add(OTHER_DATE.name, records.stored(OTHER_DATE, draft) | {"overlay_id": id})
    return writing.outcome


def change_date(planner: Planner, there: OtherDate, draft: OtherDateDraft) -> Change:
    """Changes a date to a draft. Raises Invalid, Conflict."""
    draft = sound_date(draft)
    values = records.stored(OTHER_DATE, draft) | {"overlay_id": there.overlay_id}
    with planner.write(Message("Change the date “{title}”", {"title": there.title})) as writing:
        writing.change(OTHER_DATE.name, there.id, there.version, values)
    return writing.outcome


def remove_dates(planner: Planner, chosen: Sequence[OtherDate]) -> Change:
    """Deletes dates, as one step. Raises Conflict, NotFound."""
    if not chosen:
        raise NotFound(Message("No date is chosen."))
    several = counted("Remove {n} date", "Remove {n} dates", len(chosen))
    label = Message("Remove the date “{title}”", {"title": chosen[0].title}) if len(chosen) == 1 else several
    with planner.write(label) as writing:
        writing.remove_many(OTHER_DATE.name, [(each.id, each.version) for each in chosen])
    return writing.outcome


def sound(planner: Planner, draft: OverlayDraft, overlay: Overlay | None = None) -> OverlayDraft:
    """Returns the draft in its stored form, in place of the overlay. Raises Invalid with every wrong field."""
    draft = cleaned(draft)
    wrong = problems(draft)
    twin = named(planner, draft.name)
    if twin is not None and (overlay is None or twin.id != overlay.id):
        wrong = wrong | {"name": Message("there is an overlay of this name already")}
    if wrong:
        raise Invalid(wrong)
    return draft


def sound_date(draft: OtherDateDraft) -> OtherDateDraft:
    """Returns the draft in its stored form. Raises Invalid with every wrong field."""
    checked: OtherDateDraft = OTHER_DATE.checked(draft, "")
    return checked


def drafted(overlay: Overlay, **values: Any) -> OverlayDraft:
    """Returns the draft of an overlay with some values replaced."""
    draft: OverlayDraft = OVERLAY.draft_of(overlay, values)
    return draft


def _label(overlay: Overlay, draft: OverlayDraft) -> Message:
    """Named for what matters most in the change."""
    name = {"name": overlay.name}
    now = revised(drafted(overlay), shown=draft.shown)
    if now == draft and overlay.shown != draft.shown:
        return _shown_label([overlay], shown=draft.shown)
    if draft.name != overlay.name:
        return Message("Rename the overlay “{name}” to “{new}”", {**name, "new": draft.name})
    return Message("Change the overlay “{name}”", name)


def date_drafted(date: OtherDate) -> OtherDateDraft:
    """Returns the draft of a date."""
    draft: OtherDateDraft = OTHER_DATE.draft_of(date)
    return draft


def _shown_label(chosen: Sequence[Overlay], *, shown: bool) -> Message:
    if len(chosen) == 1:
        name = {"name": chosen[0].name}
        return Message("Show the overlay “{name}”", name) if shown else Message("Hide the overlay “{name}”", name)
    if shown:
        return counted("Show {n} overlay", "Show {n} overlays", len(chosen))
    return counted("Hide {n} overlay", "Hide {n} overlays", len(chosen))


def _moved(day: date, by: timedelta) -> date:
    """Returns a day moved by a difference, within the range of dates."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _by_start(listed: list[Occasion]) -> list[Occasion]:
    return sorted(listed, key=lambda each: (each.start, each.of.id, each.of.title))


def _occurrences(one: OtherDate, overlay: Overlay, first: date, last: date, home: str) -> list[Occasion]:
    """When it takes place on these days of the plan's zone."""
    if not one.rule and not one.extra:
        occasion = occasion_at_home(one, overlay, one.start, one.end, home)
        return [occasion] if occasion.first_day <= last and occasion.last_day >= first else []
    # Here because most overlays have no rules, and following one takes a library.
    from eventplanner.formats.calendar.recurrence import starts

    length = one.end - one.start
    try:
        before, after = _moved(first, -min(length, LONGEST) - _DAY), _moved(last, _DAY)
        begins = starts(one.rule, one.extra, one.left_out, one.start, before, after, MAX_OCCURRENCES)
    except PlannerError:
        # Another program may have written it; the rest of the year is to be seen all the same.
        begins = [one.start]
    each = [occasion_at_home(one, overlay, start, start + length, home) for start in begins]
    return [occasion for occasion in each if occasion.first_day <= last and occasion.last_day >= first]
