"""Data of a year's page, and its sentences."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from eventplanner.domain.base.text import counted
from eventplanner.domain.year.order import Coming, Deadline, holidays
from eventplanner.domain.year.workload import person_days
from eventplanner.domain.year.year import Overload, YearPicture
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.year.year_views import YearLook

LEAST_TITLE = 12
"""Cells of an event's title that are always shown in a warning."""
_SWITCHES = {
    YearLook.MONTHS: N_("v twelve months"),
    YearLook.WALL: N_("v wall planner"),
    YearLook.MONTH: N_("v one month"),
    YearLook.AGENDA: N_("v list"),
}
"""What the key brings next."""


class YearData(NamedTuple):
    """Data of one year's page."""

    picture: YearPicture
    """All of it."""
    found: YearPicture
    """What the filter leaves of it."""
    deadlines: Mapping[date, tuple[Deadline, ...]]
    coming: Coming
    """What begins when, also in the first days of what follows."""
    overloads: list[Overload]
    plan_is_empty: bool


def counts(data: YearData, following: YearLook, clashing: int = 0, *, filtered: bool) -> str:
    """Returns the number of events, holidays and clashes of the year, with the next view."""
    total, free = data.picture.total, holidays(data.picture)
    said = [words(counted("{n} event", "{n} events", total))]
    if filtered:
        said = [_("{n} of {all}").format(n=formats.number(data.found.total), all=formats.number(total))]
    if free:
        said.append(words(counted("{n} holiday", "{n} holidays", free)))
    if clashing:
        said.append(words(counted("{n} clash", "{n} clashes", clashing)))
    return f" {glyph('dot')} ".join([*said, _(_SWITCHES[following])])


def warning(overload: Overload, room: int) -> str:
    """One sentence about a month or a week that holds too much, the title in it cut to what there is room for."""
    work = overload.work
    capacity = person_days(work.capacity)
    # Rounded up where rounding would hide that it is too much.
    load = max(person_days(work.load), capacity + 1)
    over = load - capacity
    if overload.whole_month:
        when = formats.month(work.first.month)
    else:
        when = _("week of {day}").format(day=formats.day_month(work.first))
    said = _("{when}: {load} person-days, {over} over your capacity.").format(when=when, load=load, over=over)
    if overload.movable is None or not person_days(overload.eases):
        return said
    pattern = _("Moving “{title}” eases {n}.")
    title, eased = overload.movable.title, person_days(overload.eases)
    excess = cell_len(f"{said} {pattern.format(title=title, n=eased)}") - room
    if excess > 0:
        title = fit(title, max(LEAST_TITLE, cell_len(title) - excess)).rstrip()
    return f"{said} {pattern.format(title=title, n=eased)}"
