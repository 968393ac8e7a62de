"""A year as a document: totals, the events of each month, others' dates."""

from collections.abc import Sequence

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.planning.year_sheet import YearSheet
from eventplanner.domain.year.year import MONTHS
from eventplanner.formats.documents import year_words
from eventplanner.formats.documents.blocks import (
    Block,
    Bullets,
    CellRow,
    CellTable,
    Columns,
    Document,
    ListItem,
    Prose,
    Section,
    table_of,
)
from eventplanner.formats.documents.values import Struck
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _


def document(sheet: YearSheet) -> Document:
    """Returns a section for the totals and for each month in which there is something."""
    totals = [Section(_("Totals and targets"), _totals(sheet))] if sheet.progress else []
    months = [Section(f"{year_words.month(month)} {sheet.year}", _month(sheet, month)) for month in MONTHS]
    filled = [section for section in months if section.blocks]
    return Document(year_words.heading(sheet), f"{year_words.issued(sheet)}.", [*totals, *filled])


def _totals(sheet: YearSheet) -> Sequence[Block]:
    heads = (_("Kind"), *year_words.periods(sheet))
    return [CellTable(heads, list(map(CellRow, year_words.totals_of(sheet)))), Prose(year_words.key_to_figures())]


def _month(sheet: YearSheet, month: int) -> Sequence[Block]:
    columns: Columns[Event] = (
        (_("When"), year_words.when),
        (_("Title"), _title),
        (_("Kind"), lambda event: names.kind(event.kind)),
        (_("Where"), year_words.place),
        (_("Status"), lambda event: names.status(event.status)),
    )
    events = sheet.events_of(month)
    others = [
        ListItem([year_words.when(occasion), year_words.name(occasion), occasion.overlay.name])
        for occasion in sheet.occasions_of(month)
    ]
    return [*([table_of(events, columns)] if events else []), *([Bullets(others)] if others else [])]


def _title(event: Event) -> str | Struck:
    title = year_words.title(event)
    return Struck(title) if event.status is Status.CANCELLED else title
