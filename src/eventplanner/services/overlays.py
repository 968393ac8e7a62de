"""What a person can do with other people's dates: see them, enter her own, show, hide, rename, remove."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from eventplanner.domain.changes import Change
from eventplanner.domain.errors import Invalid, NotFound
from eventplanner.domain.overlay_rules import cleaned, cleaned_date, date_problems, problems
from eventplanner.domain.overlays import Occasion, OtherDate, OtherDateDraft, Overlay, OverlayDraft, Source
from eventplanner.domain.text import Message, counted, fold
from eventplanner.services import holidays
from eventplanner.services.planner import Planner
from eventplanner.services.settings import set_in
from eventplanner.storage import overlays

LONGEST = timedelta(days=400)
"""What lasts longer is looked for no farther back, where it recurs."""
MOST = 5000
"""Occurrences of one rule in one window."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An overlay as a list shows it."""

    overlay: Overlay
    dates: int
    """As entered, recurring ones counted once."""

    @property
    def id(self) -> int:
        return self.overlay.id


def listing(planner: Planner) -> list[Summary]:
    """All overlays, holidays first."""
    with planner.store.snapshot():
        counts = overlays.counts(planner.store)
        return [Summary(each, counts.get(each.id, 0)) for each in overlays.overlays(planner.store)]


def get(planner: Planner, id: int) -> Overlay:
    """Raises NotFound."""
    return overlays.get(planner.store, id)


def named(planner: Planner, name: str) -> Overlay | None:
    """The overlay that is called so, case and accents aside."""
    return next((each for each in overlays.overlays(planner.store) if fold(each.name) == fold(name)), None)


def sound_name(planner: Planner, name: str) -> str:
    """A name as it may be kept, or as it is kept already. Raises Invalid."""
    known = named(planner, name)
    return known.name if known else sound(planner, OverlayDraft(name=name)).name


def dates(planner: Planner, overlay: Overlay) -> list[OtherDate]:
    """Its dates as they were entered, by their first day."""
    return overlays.dates(planner.store, overlay.id)


def date_of(planner: Planner, id: int) -> OtherDate:
    """Raises NotFound."""
    return overlays.date_of(planner.store, id)


def occasions(planner: Planner, first: date, last: date) -> list[Occasion]:
    """Every occurrence on these days of what the overlays that are shown have, by start; holidays of any year too."""
    with planner.store.snapshot():
        found = overlays.between(planner.store, first, last)
        known = {each.id: each for each in overlays.overlays(planner.store)} if found else {}
        ahead = holidays.in_advance(planner, first, last)
    there = [each for one in found for each in _occurrences(one, known[one.overlay_id], first, last)]
    return sorted([*there, *ahead], key=lambda each: (each.start, each.of.id, each.of.title))


def calls(planner: Planner, days: int) -> list[Occasion]:
    """Others' events whose call for papers is open and ends within so many days, the first to end first."""
    today = planner.today()
    with planner.store.snapshot():
        found = overlays.calls(planner.store, today, today + timedelta(days=days))
        known = {each.id: each for each in overlays.overlays(planner.store)} if found else {}
    return [Occasion(one, known[one.overlay_id], one.start, one.end) for one in found]


def create(planner: Planner, draft: OverlayDraft) -> Change:
    """An overlay without dates yet. Raises Invalid."""
    draft = sound(planner, draft)
    with planner.write(Message("Add the overlay “{name}”", {"name": draft.name})) as writing:
        writing.add("overlay", overlays.columns(draft))
    return writing.outcome


def change(planner: Planner, overlay: Overlay, **values: Any) -> Change:
    """Rename, colour, show or hide. Raises Invalid by field, Conflict."""
    draft = sound(planner, _drafted(overlay, values), overlay)
    with planner.write(_label(overlay, draft)) as writing:
        writing.change("overlay", overlay.id, overlay.version, overlays.columns(draft))
    return writing.outcome


def remove(planner: Planner, chosen: Sequence[Overlay]) -> Change:
    """Remove overlays with all their dates, as one step; holidays that are removed do not come back by themselves."""
    if not chosen:
        raise NotFound(Message("No overlay is chosen."))
    several = counted("Remove {n} overlay", "Remove {n} overlays", len(chosen))
    label = Message("Remove the overlay “{name}”", {"name": chosen[0].name}) if len(chosen) == 1 else several
    with planner.write(label) as writing:
        for overlay in chosen:
            for each in overlays.dates(planner.store, overlay.id):
                writing.remove("other_date", each.id, each.version)
            writing.remove("overlay", overlay.id, overlay.version)
        if any(overlay.source is Source.HOLIDAYS for overlay in chosen):
            set_in(planner, writing, {"holidays": "off"})
    return writing.outcome


def added(planner: Planner, change: Change) -> Overlay:
    """The overlay that a change added."""
    return overlays.get(planner.store, overlays.added_by(planner.store, change.revision, "overlay"))


def added_date(planner: Planner, change: Change) -> OtherDate:
    """The date that a change added."""
    return overlays.date_of(planner.store, overlays.added_by(planner.store, change.revision, "other_date"))


def add_date(planner: Planner, overlay: Overlay | str, draft: OtherDateDraft) -> Change:
    """One date more, in an overlay or in one of that name, which is made if there is none. Raises Invalid."""
    draft = _sound_date(draft)
    known = overlay if isinstance(overlay, Overlay) else named(planner, overlay)
    new = None if known else sound(planner, OverlayDraft(name=str(overlay)))
    with planner.write(Message("Add the date “{title}”", {"title": draft.title})) as writing:
        id = known.id if known else writing.add("overlay", overlays.columns(new)) if new else 0
        writing.add("other_date", overlays.date_columns(draft) | {"overlay_id": id})
    return writing.outcome


def change_date(planner: Planner, there: OtherDate, draft: OtherDateDraft) -> Change:
    """Make of a date what the draft says. Raises Invalid, Conflict."""
    draft = _sound_date(draft)
    with planner.write(Message("Change the date “{title}”", {"title": there.title})) as writing:
        writing.change("other_date", there.id, there.version, overlays.date_columns(draft))
    return writing.outcome


def remove_dates(planner: Planner, chosen: Sequence[OtherDate]) -> Change:
    """Take dates out of their overlays, as one step. Raises Conflict, NotFound."""
    if not chosen:
        raise NotFound(Message("No date is chosen."))
    several = counted("Remove {n} date", "Remove {n} dates", len(chosen))
    label = Message("Remove the date “{title}”", {"title": chosen[0].title}) if len(chosen) == 1 else several
    with planner.write(label) as writing:
        for each in chosen:
            writing.remove("other_date", each.id, each.version)
    return writing.outcome


def sound(planner: Planner, draft: OverlayDraft, overlay: Overlay | None = None) -> OverlayDraft:
    """The draft as it may be kept, in place of the overlay. Raises Invalid with every field that is wrong."""
    draft = cleaned(draft)
    wrong = problems(draft)
    twin = named(planner, draft.name)
    if twin is not None and (overlay is None or twin.id != overlay.id):
        wrong = wrong | {"name": Message("there is an overlay of this name already")}
    if wrong:
        raise Invalid(wrong)
    return draft


def _sound_date(draft: OtherDateDraft) -> OtherDateDraft:
    draft = cleaned_date(draft)
    if wrong := date_problems(draft):
        raise Invalid(wrong)
    return draft


def _drafted(overlay: Overlay, values: dict[str, Any]) -> OverlayDraft:
    now = {name: getattr(overlay, name) for name in OverlayDraft.__dataclass_fields__}
    return OverlayDraft(**now | values)


def _label(overlay: Overlay, draft: OverlayDraft) -> Message:
    """Named for what matters most in the change."""
    name = {"name": overlay.name}
    now = replace(_drafted(overlay, {}), shown=draft.shown)
    if now == draft and overlay.shown != draft.shown:
        return Message("Show the overlay “{name}”" if draft.shown else "Hide the overlay “{name}”", name)
    if draft.name != overlay.name:
        return Message("Rename the overlay “{name}” to “{new}”", {**name, "new": draft.name})
    return Message("Change the overlay “{name}”", name)


def _occurrences(one: OtherDate, overlay: Overlay, first: date, last: date) -> list[Occasion]:
    """When it takes place on these days."""
    if not one.rule and not one.extra:
        touches = one.first_day <= last and one.last_day >= first
        return [Occasion(one, overlay, one.start, one.end)] if touches else []
    # Here because most overlays have no rules, and following one takes a library.
    from eventplanner.formats.recurrence import starts

    length = one.end - one.start
    found = starts(one.rule, one.extra, one.left_out, one.start, first - min(length, LONGEST), last, MOST)
    each = [Occasion(one, overlay, start, start + length) for start in found]
    return [occasion for occasion in each if occasion.last_day >= first]
