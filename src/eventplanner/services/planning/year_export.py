"""Export of a year for printing and pasting."""

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.filter import Filter
from eventplanner.domain.planning.targets import Progress, progress
from eventplanner.domain.planning.year_sheet import YearSheet, year_sheet
from eventplanner.domain.year.year import YearPicture, narrowed
from eventplanner.formats.documents import year as written
from eventplanner.formats.documents.writing import write
from eventplanner.formats.documents.year_text import text
from eventplanner.services.base.planner import Planner
from eventplanner.services.planning import targets
from eventplanner.services.year import year as years

FORMATS = ("html", "md", "text")
EVERYTHING = Filter()


def export_year(
    planner: Planner, year: int, format: str, audience: Audience = Audience.PUBLIC, wanted: Filter = EVERYTHING
) -> bytes:
    """Returns the year in one of `FORMATS`; `html` fits on one page of A4, text is UTF-8. Raises Invalid."""
    if format not in FORMATS:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS)})})
    found = sheet(planner, year, audience, wanted)
    match format:
        case "html":
            # Here because making HTML takes a library that the start of the app can do without.
            from eventplanner.formats.documents.year_page import page

            return page(found).encode()
        case "text":
            return text(found).encode()
    return write(written.document(found), format)


def sheet(planner: Planner, year: int, audience: Audience, wanted: Filter = EVERYTHING) -> YearSheet:
    """Returns the year as this audience may read it."""
    with planner.store.snapshot():
        picture = narrowed(years.picture(planner, year), wanted)
        # Targets are for all events: a choice of them is counted, and held against nothing.
        figures = _counted(picture) if wanted.terms else targets.of_year(planner, year)
        organisation = planner.settings().organisation
    return year_sheet(picture, organisation, planner.today(), figures, audience)


def _counted(picture: YearPicture) -> list[Progress]:
    events = {event.id: event for found in picture.days.values() for event in found}
    return progress(picture.year, (), events.values())
