"""Texts of the printed year that all its formats share."""

from collections.abc import Sequence

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event, Format, Status
from eventplanner.domain.planning.targets import QUARTERS
from eventplanner.domain.planning.year_sheet import YearSheet
from eventplanner.domain.planning.year_totals import Total, Totals, totals
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language, words

SURE = frozenset({Status.CONFIRMED, Status.HELD, Status.CLOSED})
OVER = frozenset({Status.HELD, Status.CLOSED})


def heading(sheet: YearSheet) -> str:
    title = _("Events {year}").format(year=sheet.year)
    return f"{sheet.organisation} · {title}" if sheet.organisation else title


def issued(sheet: YearSheet) -> str:
    """Returns the day of issue and the number of events."""
    events = words(counted("{n} event", "{n} events", sheet.count))
    return f"{events} · " + _("as of {day}").format(day=formats.day_year(sheet.issued))


def month(number: int) -> str:
    return names.heading(formats.month(number))


def title(event: Event) -> str:
    """Returns the title of an event, or its kind if nothing of the title may be shown to this reader."""
    return event.title or names.heading(names.kind(event.kind))


def status(event: Event) -> str:
    """Returns the status of an event; empty for confirmed ones."""
    match event.status:
        case Status.PLANNED:
            return _("tentative")
        case Status.CONFIRMED:
            return ""
    return names.status(event.status)


def place(event: Event) -> str:
    """Returns the venue of an event, or else that it is online."""
    return event.venue or ("" if event.format is Format.IN_PERSON else names.format(event.format))


def when(what: Event | Occasion) -> str:
    return formats.span(what.start, what.end, what.all_day, zone=what.timezone) if what.start else ""


def name(occasion: Occasion) -> str:
    """Returns the title of another's date, or else the name of its overlay."""
    return occasion.title(language()) or occasion.overlay.name


def table_of(sheet: YearSheet) -> Totals:
    return totals(sheet.progress, sheet.year, sheet.issued, sheet.kinds)


def totals_of(sheet: YearSheet) -> list[list[str]]:
    """Returns a row for each kind of event and one for all: its name, then its figures by period."""
    table = table_of(sheet)
    labels = [*(names.heading(names.kind(kind)) for kind in table.kinds), _("All")]
    return [[label, *map(figures, table.of_kind(n))] for n, label in enumerate(labels)]


def periods(sheet: YearSheet) -> Sequence[str]:
    """Returns the labels of the quarters and the year."""
    return [*(_("Q{n}").format(n=quarter) for quarter in QUARTERS), str(sheet.year)]


def planned(total: Total) -> str:
    """Returns planned events and target as `5/6`."""
    if total.target is None:
        return str(total.planned) if total.planned else "–"
    return f"{total.planned}/{total.target}"


def figures(total: Total) -> str:
    """Returns a total as `5/6 ✓2 −1`: five of six planned, two held, one missing."""
    parts = (planned(total), f"✓{total.done}" if total.done else "", f"−{total.missing}" if total.missing else "")
    return " ".join(filter(None, parts))


def key_to_figures() -> str:
    return _("5/6: five planned, six the target · ✓2: two held · −1: one is missing")
