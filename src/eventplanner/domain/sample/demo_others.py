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
    for sample in overlays:
        overlay = OverlayDraft(name=sample.name, source=sample.source, colour=sample.colour, file=sample.file)
        dates = (
            _date(year, sample_date)
            for year in range(first_year, last_year + 1)
            for sample_date in sample.dates
            if year == first_year or not sample_date.rule
        )
        yield Others(overlay, tuple(dates))


def _date(year: int, sample_date: SampleDate) -> OtherDateDraft:
    first = datetime.combine(date(year, sample_date.month, sample_date.day), time())
    title = sample_date.title.format(year=year)
    link = f"https://{sample_date.host}" if sample_date.host else ""
    return OtherDateDraft(
        uid=f"{first:%Y-%m-%d} {title}",
        title=title,
        start=first,
        end=first + timedelta(days=sample_date.days - 1),
        place=sample_date.place,
        url=link,
        cfp_until=first.date() - timedelta(days=sample_date.cfp) if sample_date.cfp else None,
        cfp_url=f"{link}/cfp" if sample_date.cfp else "",
        rule=sample_date.rule,
    )
