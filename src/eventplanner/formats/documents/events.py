"""Events as documents: a table for spreadsheets, tables by month, and lines by week to paste into a chat."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.events.columns import COLUMNS, SHOWN
from eventplanner.domain.events.events import Event, Format, Status
from eventplanner.formats.documents.blocks import (
    Bullets,
    Columns,
    Document,
    ListItem,
    Prose,
    Section,
    plain_table,
    table_of,
)
from eventplanner.formats.documents.values import Value
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _
from eventplanner.i18n.language import translated
from eventplanner.i18n.tables import event_heading, table_word

_UNTIL = "–"


def table(events: Sequence[Event], language: str) -> Document:
    """Returns one table whose words are those of a language and whose columns can be imported again."""
    heads = [event_heading(column, language) for column in COLUMNS]
    return plain_table(heads, (_cells(event, language) for event in events), translated(N_("Events"), language))


def by_month(events: Sequence[Event]) -> Document:
    """Returns a table for each month."""
    columns: Columns[Event] = (
        (_("When"), lambda event: _when(event) or _UNTIL),
        (_("Title"), lambda event: event.title),
        (_("Kind"), lambda event: names.kind(event.kind)),
        (_("Where"), _where),
        (_("Status"), lambda event: names.status(event.status)),
    )
    return _document([Section(heading, [table_of(group, columns)]) for heading, group in groupby(events, _month)])


def by_week(events: Sequence[Event], today: date) -> Document:
    """Returns friendly lines under a heading for each week, for people who are not in the plan."""
    weeks = groupby(events, _week)
    return _document(
        [
            Section(_week_heading(monday, today), [Bullets([ListItem(list(_lines(event))) for event in group])])
            for monday, group in weeks
        ]
    )


def _document(sections: Sequence[Section]) -> Document:
    return Document("", "", sections or [Section("", [Prose(_("No events."))])])


def _cells(event: Event, language: str) -> list[Value]:
    """Returns the cells of one event, in the order of the columns."""
    start, end = event.start, event.end or event.start
    values: dict[str, Value] = {
        "date": start.date() if start else "",
        "start_time": start.time() if start and not event.all_day else "",
        "end_date": end.date() if end else "",
        "end_time": end.time() if end and not event.all_day else "",
        "tags": " ".join(f"#{tag}" for tag in event.tags),
    }
    cells = (values[name] if name in values else getattr(event, name) for name in COLUMNS)
    return [table_word(SHOWN.get(cell, cell.label), language) if isinstance(cell, Choice) else cell for cell in cells]


def _month(event: Event) -> str:
    day = event.first_day
    return names.heading(f"{formats.month(day.month)} {day.year}") if day else _("Without a date")


def _week(event: Event) -> date | None:
    """Returns the day that the week of an event begins with."""
    day = event.first_day
    return day - timedelta(days=(day.weekday() - formats.first_weekday()) % 7) if day else None


def _week_heading(monday: date | None, today: date) -> str:
    if monday is None:
        return _("Date to be announced")
    if monday <= today < monday + timedelta(days=7):
        return _("This week")
    last = monday + timedelta(days=6)
    return _("Week of {first} to {last}").format(first=formats.day_month(monday), last=formats.day_month_year(last))


def _lines(event: Event) -> Iterator[str]:
    """When and what, then where."""
    cancelled = _("CANCELLED") + ": " if event.status is Status.CANCELLED else ""
    tentative = " " + _("(to be confirmed)") if event.tentative else ""
    yield " · ".join(filter(None, (_when(event), f"{cancelled}{event.title}{tentative}")))
    if where := _where(event):
        yield where


def _when(event: Event) -> str:
    return formats.span(event.start, event.end, event.all_day, zone=event.timezone) if event.start else ""


def _where(event: Event) -> str:
    """Place and link; without either that it is online, if it is."""
    somewhere = "" if event.format is Format.IN_PERSON else names.format(event.format)
    return " · ".join(part for part in (event.venue, event.url) if part) or somewhere
