"""Years on paper, for the tests of how they are written."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.planning.targets import Progress
from eventplanner.domain.planning.year_sheet import YearSheet, year_sheet
from eventplanner.domain.year.overlays import Occasion, OtherDate, Overlay, OverlaySource
from eventplanner.domain.year.year import draw_year

AT = datetime(2027, 1, 1, tzinfo=UTC)
ISSUED = date(2027, 3, 9)
HOLIDAYS = Overlay(id=1, version=1, name="Feriados", source=OverlaySource.HOLIDAYS)
SCHOOL = Overlay(id=2, version=1, name="School", source=OverlaySource.CALENDAR)
CONFERENCES = Overlay(id=3, version=1, name="Conferences", source=OverlaySource.CONFERENCES)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=http://e.example/x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "](javascript:alert(1)) ![x](http://e.example/x.png)",
    "a | b \\| c `d` **e** ~~f~~ &lt;g&gt; #h",
    "=cmd()|x",
    "עברית ארוכה מאוד",
    "x" * 300,
)
"""Titles that would rather be something else."""
_ids = iter(range(1, 1_000_000))


def event(title: str, first: str, last: str = "", **said: object) -> Event:
    """Whole days, confirmed, unless something else is said."""
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last or first)
    own = {"id": next(_ids), "version": 1, "uid": "u", "sequence": 0, "created_at": AT, "updated_at": AT}
    usual = {"all_day": "T" not in first, "status": Status.CONFIRMED, "start": start, "end": end}
    return Event(**(own | usual | said), title=title)  # type: ignore[arg-type]


def occasion(title: str, first: str, last: str = "", overlay: Overlay = HOLIDAYS, es: str = "") -> Occasion:
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(last or first)
    of = OtherDate(
        id=next(_ids), version=1, overlay_id=overlay.id, title=title, title_es=es, start=start, end=end, notes="secret"
    )
    return Occasion(of, overlay, start, end)


def sheet(
    events: Sequence[Event] = (),
    occasions: Sequence[Occasion] = (),
    progress: Sequence[Progress] = (),
    audience: Audience = Audience.PUBLIC,
    organisation: str = "Andes",
) -> YearSheet:
    return year_sheet(draw_year(2027, events, 10, occasions), organisation, ISSUED, progress, audience)


YEAR = [
    event("Over new year", "2026-12-30", "2027-01-02"),
    event("Meetup", "2027-03-12T18:30", "2027-03-12T21:00", venue="Sede Providencia", status=Status.PLANNED),
    event("DevConf", "2027-04-15", "2027-04-16", kind=EventKind.CONFERENCE),
    event("Rust night", "2027-04-15", kind=EventKind.MEETUP, status=Status.CANCELLED),
    event("Some day", "2027-05-04", status=Status.IDEA, notes="secret"),
    event("Retro", "2027-02-02", kind=EventKind.INTERNAL, status=Status.HELD),
]
OTHERS = [
    occasion("Good Friday", "2027-03-26", es="Viernes Santo"),
    occasion("Holidays", "2027-02-27", "2027-03-02", SCHOOL),
    occasion("PyCon", "2027-05-14", "2027-05-15", CONFERENCES),
]
PROGRESS = [
    Progress(EventKind.MEETUP, 1, 2, 1, 0),
    Progress(EventKind.CONFERENCE, 2, None, 1, 0),
    Progress(EventKind.INTERNAL, 1, 1, 1, 1),
]
