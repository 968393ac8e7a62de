"""Other people's dates around the sample year: conferences, school holidays, leave of the team, days of the company."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.year.overlays import Colour, OtherDateDraft, OverlayDraft, OverlaySource


class SampleDate(Struct, frozen=True, kw_only=True):
    """One date of others, in each year."""

    month: int
    day: int
    days: int
    title: str
    """With the year at `{year}`, if at all."""
    place: str = ""
    host: str = ""
    """Of its web site, for a conference."""
    cfp: int = 0
    """Days from the end of the call for papers to the conference."""
    rule: str = ""
    """A date that repeats itself stands in the first year alone."""


class SampleOverlay(Struct, frozen=True, kw_only=True):
    """One overlay of the sample with its dates."""

    name: str
    source: OverlaySource
    colour: Colour
    file: str = ""
    dates: Sequence[SampleDate]


class Others(Struct, frozen=True):
    """One overlay of a plan with its dates."""

    overlay: OverlayDraft
    dates: tuple[OtherDateDraft, ...]


def others(overlays: Sequence[SampleOverlay], first_year: int, last_year: int) -> Iterator[Others]:
    """Returns the overlays over these years."""
    for each in overlays:
        overlay = OverlayDraft(name=each.name, source=each.source, colour=each.colour, file=each.file)
        dates = (
            _date(year, one)
            for year in range(first_year, last_year + 1)
            for one in each.dates
            if year == first_year or not one.rule
        )
        yield Others(overlay, tuple(dates))


def _date(year: int, one: SampleDate) -> OtherDateDraft:
    first, title = datetime.combine(date(year, one.month, one.day), time()), one.title.format(year=year)
    link = f"https://{one.host}" if one.host else ""
    return OtherDateDraft(
        uid=f"{first:%Y-%m-%d} {title}",
        title=title,
        start=first,
        end=first + timedelta(days=one.days - 1),
        place=one.place,
        url=link,
        cfp_until=first.date() - timedelta(days=one.cfp) if one.cfp else None,
        cfp_url=f"{link}/cfp" if one.cfp else "",
        rule=one.rule,
    )
