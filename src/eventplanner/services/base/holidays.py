"""Public holidays of the plan's country, stored for each year in use so that the past stays as it was."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.year.overlays import (
    OTHER_DATE,
    OVERLAY,
    Colour,
    Occasion,
    OtherDate,
    OtherDateDraft,
    Overlay,
    OverlayDraft,
    OverlaySource,
)
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import due_days as due_years
from eventplanner.storage.queries import overlays, records, year

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

_AROUND = (timedelta(days=-366), timedelta(days=60))
"""Within which nearly all is due that an event asks for; other years are taken up when the plan is opened."""
NOBODY = ""
"""Who takes them up: nobody's undo takes them away."""


def taken_up(planner: Planner) -> Overlay | None:
    """Returns the overlay of the country's holidays, if any year of it is in the plan."""
    scope = planner.settings().holidays_of
    matches = [o for o in overlays.overlays(planner.store) if o.source is OverlaySource.HOLIDAYS and o.scope == scope]
    return matches[0] if matches else None


def missing(planner: Planner, years: Iterable[int]) -> list[int]:
    """Returns the given years whose holidays should be in the plan and are not."""
    if planner.settings().holidays == "off":
        return []
    overlay = taken_up(planner)
    return sorted(set(years) - set(overlay.years if overlay else ()))


def take_up(planner: Planner, years: Iterable[int]) -> Change | None:
    """Stores the holidays of some years in the plan; returns None if there is nothing new to store."""
    if planner.store.read_only or not (wanted := missing(planner, years)):
        return None
    settings = planner.settings()
    drafts = {each: _of_year(settings, each) for each in wanted}
    if not any(drafts.values()):
        return None
    with planner.store.write(Message("Take up the public holidays"), NOBODY) as writing:
        # Asked while nobody else can write: another session may just have taken up the same, or chosen other holidays.
        now = planner.settings()
        wanted = missing(planner, wanted) if (now.country, now.region) == (settings.country, settings.region) else []
        new_dates = [draft for each in wanted for draft in drafts[each]]
        if not new_dates:
            return None
        id = _overlay(planner, writing, settings, wanted)
        writing.add_many(
            OTHER_DATE.name, [records.stored(OTHER_DATE, draft) | {"overlay_id": id} for draft in new_dates]
        )
    return writing.outcome


def load(planner: Planner) -> None:
    """Loads the holiday library in a thread of its own, before a year outside the plan is first shown."""
    _of_year(planner.settings(), planner.today().year)


def take_up_for(planner: Planner, drafts: Iterable[EventDraft]) -> None:
    """Stores the holidays of the years in which these events take place, and of those in which they are prepared."""
    days = [day for draft in drafts for day in (draft.first_day, draft.last_day) if day]
    around = [day + far for day in days for far in _AROUND] if planner.settings().working_days == "on" else []
    take_up(planner, {day.year for day in (*days, *around)})


def used_missing(planner: Planner) -> list[int]:
    """Returns years from this one on that have events, or what follows from their days, but no holidays in the plan."""
    this_year = planner.today().year
    due = due_years.years_from(planner.store, this_year) if planner.settings().working_days == "on" else []
    return missing(planner, [*year.years_from(planner.store, this_year), *due])


def take_up_used(planner: Planner) -> Change | None:
    """Stores missing holidays of all years with events, for a plan from an older version."""
    return take_up(planner, used_missing(planner))


def follow(planner: Planner, writing: "Writing", settings: Settings) -> None:
    """Shows the holidays of the plan's country and hides others, within a change of country or region."""
    for each in overlays.overlays(planner.store):
        if each.source is OverlaySource.HOLIDAYS:
            writing.change(OVERLAY.name, each.id, each.version, {"shown": each.scope == settings.holidays_of})


def in_advance(planner: Planner, first: date, last: date) -> list[Occasion]:
    """Returns the holidays of years that are only looked at and not in the plan."""
    settings = planner.settings()
    known = taken_up(planner)
    if known and not known.shown:
        return []
    overlay = known or Overlay(id=0, version=0, **_drafted(settings))
    dates = [draft for each in missing(planner, range(first.year, last.year + 1)) for draft in _of_year(settings, each)]
    return [
        Occasion(_unsaved(draft), overlay, draft.start, draft.end)
        for draft in dates
        if first <= draft.first_day <= last
    ]


def days(planner: Planner, first: date, last: date) -> frozenset[date]:
    """Returns the public holidays from one day to another, of years in the plan as they stand there."""
    known = taken_up(planner)
    stored = overlays.dates(planner.store, known.id) if known else []
    ahead = [
        draft
        for each in missing(planner, range(first.year, last.year + 1))
        for draft in _of_year(planner.settings(), each)
    ]
    return frozenset(each.first_day for each in (*stored, *ahead) if first <= each.first_day <= last)


def _overlay(planner: Planner, writing: "Writing", settings: Settings, years: list[int]) -> int:
    """Returns the id of the overlay, with these years on it."""
    if known := taken_up(planner):
        more = revised(known, years=tuple(sorted({*known.years, *years})))
        writing.change(OVERLAY.name, known.id, known.version, {"years": records.stored(OVERLAY, more)["years"]})
        return known.id
    draft = OverlayDraft(**_drafted(settings) | {"name": _free_name(planner, settings), "years": tuple(years)})
    return writing.add(OVERLAY.name, records.stored(OVERLAY, draft))


def _drafted(settings: Settings) -> dict[str, Any]:
    return {
        "name": _("Public holidays {scope}").format(scope=settings.holidays_of),
        "source": OverlaySource.HOLIDAYS,
        "colour": Colour.PINK,
        "scope": settings.holidays_of,
    }


def _free_name(planner: Planner, settings: Settings) -> str:
    """Someone may have called an overlay of her own so."""
    name = str(_drafted(settings)["name"])
    taken = {overlay.name for overlay in overlays.overlays(planner.store)}
    return next(each for each in (name, *(f"{name} {n}" for n in range(2, 100))) if each not in taken)


def _of_year(settings: Settings, each: int) -> list[OtherDateDraft]:
    # Here because the package takes a tenth of a second to load, and is asked once for each year.
    from eventplanner.formats.calendar.public_holidays import public_holidays

    return [
        OtherDateDraft(
            title=english,
            title_es=spanish if spanish != english else "",
            uid=f"{day.isoformat()}/{n}",
            start=datetime.combine(day, time()),
            end=datetime.combine(day, time()),
        )
        for n, (day, english, spanish) in enumerate(public_holidays(settings.country, settings.region, each))
    ]


def _unsaved(draft: OtherDateDraft) -> OtherDate:
    return OtherDate(**{name: getattr(draft, name) for name in OTHER_DATE.columns}, id=0, version=0)
