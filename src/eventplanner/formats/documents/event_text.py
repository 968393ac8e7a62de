"""Events as lines of text: to paste into a chat, and as Markdown."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from eventplanner.domain.events.events import Event, Format, Status
from eventplanner.formats.documents.markdown import escaped, table
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _

_UNTIL = "–"


def text(events: Sequence[Event], today: date) -> str:
    """Friendly lines under a heading for each week, for people who are not in the plan."""
    if not events:
        return _("No events.") + "\n"
    blocks = []
    for monday, of_week in groupby(events, _week):
        lines = [_week_heading(monday, today), *(line for event in of_week for line in _lines(event))]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def markdown(events: Sequence[Event]) -> str:
    """A table for each month."""
    if not events:
        return _("No events.") + "\n"
    blocks = []
    for month, of_month in groupby(
        events, lambda event: event.first_day and (event.first_day.year, event.first_day.month)
    ):
        title = names.heading(f"{formats.month(month[1])} {month[0]}") if month else _("Without a date")
        blocks.append("\n".join([f"## {title}", "", *_table(of_month)]))
    return "\n\n".join(blocks) + "\n"


def _week(event: Event) -> date | None:
    """The day that the week of an event begins with."""
    day = event.first_day
    return day - timedelta(days=(day.weekday() - formats.first_weekday()) % 7) if day else None


def _week_heading(monday: date | None, today: date) -> str:
    if monday is None:
        return _("Date to be announced")
    if monday <= today < monday + timedelta(days=7):
        return _("This week")
    last = monday + timedelta(days=6)
    return _("Week of {first} to {last}").format(first=formats.day_month(monday), last=formats.day_month_year(last))


def _lines(event: Event) -> Iterable[str]:
    """When and what, then where."""
    cancelled = _("CANCELLED") + ": " if event.status is Status.CANCELLED else ""
    tentative = " " + _("(to be confirmed)") if event.tentative else ""
    when = _when(event)
    yield f"• {when} · {cancelled}{event.title}{tentative}" if when else f"• {cancelled}{event.title}{tentative}"
    if where := _where(event):
        yield f"  {where}"


def _when(event: Event) -> str:
    return formats.span(event.start, event.end, event.all_day) if event.start else ""


def _where(event: Event) -> str:
    """Place and link; without either that it is online, if it is."""
    somewhere = "" if event.format is Format.IN_PERSON else names.format(event.format)
    return " · ".join(part for part in (event.venue, event.url) if part) or somewhere


def _table(events: Iterable[Event]) -> Iterable[str]:
    heads = (_("When"), _("Title"), _("Kind"), _("Where"), _("Status"))
    rows = []
    for event in events:
        where = _where(event)
        cells = (_when(event) or _UNTIL, event.title, names.kind(event.kind), where, names.status(event.status))
        rows.append([escaped(cell) for cell in cells])
    return table(heads, rows)
