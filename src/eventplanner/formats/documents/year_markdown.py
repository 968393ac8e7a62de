"""A year as a Markdown document: totals, the events of each month, others' dates."""

from collections.abc import Iterable

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.planning.year_sheet import YearSheet
from eventplanner.domain.year.year import MONTHS
from eventplanner.formats.documents import year_words
from eventplanner.formats.documents.markdown import escaped, table
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _


def markdown(sheet: YearSheet) -> str:
    """Only months in which there is something."""
    blocks = [[f"# {escaped(year_words.heading(sheet))}", "", f"{year_words.issued(sheet)}."]]
    if sheet.progress:
        blocks.append(list(_totals(sheet)))
    blocks += [block for month in MONTHS if (block := list(_month(sheet, month)))]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _totals(sheet: YearSheet) -> Iterable[str]:
    found = year_words.table_of(sheet)
    heads = (_("Kind"), *year_words.periods(sheet))
    labels = [*(names.heading(names.kind(kind)) for kind in found.kinds), _("All")]
    rows = [[label, *map(year_words.figures, found.of_kind(n))] for n, label in enumerate(labels)]
    yield f"## {_('Totals and targets')}"
    yield ""
    yield from table(heads, rows)
    yield ""
    yield year_words.key_to_figures()


def _month(sheet: YearSheet, month: int) -> Iterable[str]:
    events, others = sheet.events_of(month), sheet.occasions_of(month)
    if not events and not others:
        return
    yield f"## {year_words.month(month)} {sheet.year}"
    if events:
        yield ""
        heads = (_("When"), _("Title"), _("Kind"), _("Where"), _("Status"))
        yield from table(heads, map(_cells, events))
    if others:
        yield ""
        for occasion in others:
            named = escaped(f"{year_words.name(occasion)} · {occasion.overlay.name}")
            yield f"- {year_words.when(occasion)} · {named}"


def _cells(event: Event) -> list[str]:
    title = escaped(year_words.title(event))
    return [
        year_words.when(event),
        f"~~{title}~~" if event.status is Status.CANCELLED else title,
        names.kind(event.kind),
        escaped(year_words.place(event)),
        names.status(event.status),
    ]
