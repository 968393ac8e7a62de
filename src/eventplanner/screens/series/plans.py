"""Purposes of a preview of dates: a new, changed or extended series, and its final write."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.series.dates import SeriesDate
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.services.series import series
from eventplanner.services.series.series import SeriesLook


class SeriesPlan(Struct, frozen=True):
    """Series of the previewed dates, with the write at the end."""

    title: str
    look: Callable[[], SeriesLook]
    """Reads them; runs in a thread."""
    carry_out: Callable[[Planner, Sequence[SeriesDate]], Change]
    are_new: bool
    """All of them are to become events; else only what is otherwise now is carried out."""


def new_series(planner: Planner, draft: SeriesDraft) -> SeriesPlan:
    """The dates of a series that is not in the plan yet."""

    def create(planner: Planner, dates: Sequence[SeriesDate]) -> Change:
        return series.create(planner, draft, dates)

    title = _("{name} · enter makes events of these dates").format(name=draft.name)
    return SeriesPlan(title, partial(series.look, planner, draft), create, are_new=True)


def further_year(planner: Planner, there: Series, year: int) -> SeriesPlan:
    """The dates of an open series in one more year."""

    def extend(planner: Planner, dates: Sequence[SeriesDate]) -> Change:
        return series.extend(planner, there, year, dates)

    title = _("{name} in {year} · enter makes events of these dates").format(name=there.name, year=year)
    return SeriesPlan(title, partial(series.year_ahead, planner, there, year), extend, are_new=True)


def dates_of(planner: Planner, there: Series) -> SeriesPlan:
    """The dates of a series in the plan."""

    def arrange(planner: Planner, dates: Sequence[SeriesDate]) -> Change:
        return series.arrange(planner, there, dates)

    title = _("{name} · enter carries out what you change").format(name=there.name)
    return SeriesPlan(title, partial(series.look, planner, there), arrange, are_new=False)
